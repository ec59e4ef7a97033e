// The range that the page sends, or that a zoom leaves: never empty, and no wider than can be computed with.
const LARGEST = Number.MAX_VALUE * 1e-4;

module.exports = (sent, axis) => {
    const [start, end] = sent.range.map((value) => Math.min(Math.max(value, -LARGEST), LARGEST));
    const room = start === end ? Math.max(1, Math.abs(start * 1e-6)) : 0;
    axis.range = [start - room, end + room];
};
