// What is drawn on a chart, as the text of an SVG of another size.
const { newPlot, purge } = require('plotly.js/src/plot_api/plot_api');
const toSVG = require('plotly.js/src/snapshot/tosvg');

module.exports = async (chart, { width, height }) => {
    const twin = document.body.appendChild(document.createElement('div'));
    Object.assign(twin.style, { position: 'absolute', left: '-5000px' });
    const layout = { ...structuredClone(chart.layout), width, height };
    try {
        await newPlot(twin, chart.data, layout, { ...chart._context, staticPlot: true, _exportedPlot: true });
        return toSVG(twin, 'svg', 1);
    } finally {
        purge(twin);
        twin.remove();
    }
};
