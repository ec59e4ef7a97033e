// What plotly looks up in every layout, of components that are left out.
module.exports = {
    moduleType: 'component',
    name: 'absent',
    supplyLayoutDefaults: (from, layout) => {
        layout.shapes = [];
        layout.modebar = { orientation: 'h' };
        layout.dragmode = from.dragmode;
        layout.hovermode = false;
        layout.clickmode = 'none';
    },
};
