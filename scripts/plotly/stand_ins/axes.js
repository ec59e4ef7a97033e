// Axes as the page sends them, and as it leaves them to plotly.
const { id2name } = require('plotly.js/src/plots/cartesian/axis_ids');
const setRange = require('plotly.js/src/plots/cartesian/range_defaults');
const setConvert = require('plotly.js/src/plots/cartesian/set_convert');

const unsaid = {
    visible: true,
    title: { text: '', font: {} },
    autorange: false,
    domain: [0, 1],
    showticklabels: true,
    showgrid: true,
    ticklen: 5,
    tickwidth: 1,
    gridwidth: 1,
    griddash: 'solid',
    layer: 'above traces',
};

/** What plotly notes of things on an axis. */
const notes = ['_annIndices', '_shapeIndices', '_selectionIndices', '_imgIndices', '_subplotsWith', '_counterAxes'];

module.exports = (sent, layout, traces) => {
    const { xaxis, yaxis } = layout._subplots;
    layout.plot_bgcolor = sent.plot_bgcolor;
    layout._axisConstraintGroups = [];
    layout._axisMatchGroups = [];

    const add = (id, place) => {
        const name = id2name(id);
        const axis = { ...unsaid, ...place, ...sent[name], _id: id, _name: name, _attr: name, _input: sent[name] };
        for (const note of notes) axis[note] = [];
        const drawn = traces.filter((trace) => trace.xaxis === id || trace.yaxis === id);
        axis._traceIndices = drawn.map((trace) => trace.index);
        setRange(sent[name], axis);
        setConvert(axis, layout);
        layout[name] = axis;
    };
    for (const id of xaxis) add(id, { side: 'bottom', anchor: yaxis[0] });
    for (const id of yaxis) add(id, { side: 'left', anchor: xaxis[0] });
};
