// Texts of ticks: lines parted by <br>, and the entities that the page writes.
const d3 = require('@plotly/d3');
const { LINE_SPACING } = require('plotly.js/src/constants/alignment');

const written = { amp: '&', lt: '<', gt: '>' };

exports.convertToTspans = (text) => {
    const lines = text.text().split('<br>').map((line) => line.replace(/&(amp|lt|gt);/g, (_, name) => written[name]));
    text.style('white-space', 'pre').text(lines.length > 1 ? '' : lines[0]);
    if (lines.length > 1) {
        lines.forEach((line, at) => text.append('tspan').attr({ class: 'line', dy: `${at * LINE_SPACING}em` }).text(line));
    }
    return exports.positionText(text);
};

exports.lineCount = (text) => text.selectAll('tspan.line').size() || 1;

exports.positionText = (text, x, y) =>
    text.each(function () {
        const place = (key, value) => value ?? this.getAttribute(key) ?? 0;
        const at = { x: place('x', x), y: place('y', y) };
        d3.select(this).attr(at).selectAll('tspan.line').attr(at);
    });
