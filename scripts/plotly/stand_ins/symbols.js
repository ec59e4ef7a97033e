// Markers are circles: one symbol instead of fifty.
const path = (radius) => {
    const r = Math.round(radius * 100) / 100;
    return `M${r},0A${r},${r} 0 1,1 0,-${r}A${r},${r} 0 0,1 ${r},0Z`;
};

module.exports = { circle: { n: 0, f: path } };
