// What plotly looks up in every layout, of components that are left out.
module.exports = {
    moduleType: 'component',
    name: 'absent',
    supplyLayoutDefaults: (_, layout) => {
        layout.shapes = [];
        layout.modebar = { orientation: 'h' };
    },
};
