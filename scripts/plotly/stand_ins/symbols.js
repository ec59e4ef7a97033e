// Markers are circles, and diamonds for exemplars: two symbols instead of fifty.
const round = (length) => Math.round(length * 100) / 100;

const circle = (radius) => {
    const r = round(radius);
    return `M${r},0A${r},${r} 0 1,1 0,-${r}A${r},${r} 0 0,1 ${r},0Z`;
};

const diamond = (radius) => {
    const r = round(radius);
    return `M${r},0L0,${r}L-${r},0L0,-${r}Z`;
};

module.exports = { circle: { n: 0, f: circle }, diamond: { n: 1, f: diamond } };
