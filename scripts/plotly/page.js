// The part of plotly.js that the page uses. To draw another kind of trace, register it here.
const registry = require('plotly.js/src/registry');
const api = require('plotly.js/src/plot_api/plot_api');
const toImage = require('./stand_ins/picture');

registry.register([
    require('plotly.js/src/traces/scatter'),
    require('./stand_ins/absent'),
    require('./stand_ins/locale'),
]);

// Plotly calls these by name: to make room for long ticks, after a zoom.
registry.register([
    { moduleType: 'apiMethod', name: '_doPlot', fn: api._doPlot },
    { moduleType: 'apiMethod', name: '_guiRelayout', fn: api._guiRelayout },
]);

require('plotly.js/build/plotcss');
require('./stand_ins/fade');

window.Plotly = { react: api.react, purge: api.purge, toImage };
