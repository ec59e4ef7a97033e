// Axes of numbers, each as long as the plot: where a value lies in pixels, and back. Logarithms and times come from
// the page as numbers.
const number = (value) => (Number.isFinite(value) ? value : undefined);

module.exports = (axis, layout) => {
    // None where plotly makes an axis to read the sizes of marks by.
    const letter = axis._id?.[0];
    const toPixels = (value) =>
        Number.isFinite(value) ? Math.round((axis._b + axis._m * value) * 100) / 100 : undefined;
    const toNumber = (pixels) => (pixels - axis._b) / axis._m;

    // From data (d), calculated (c), linear (l) and range (r) to each other, and to pixels (p).
    for (const name of ['d2c', 'd2l', 'd2r', 'c2l', 'l2r', 'r2c', 'r2l']) axis[name] = number;
    for (const name of ['c2p', 'l2p', 'r2p']) axis[name] = toPixels;
    for (const name of ['p2l', 'p2r']) axis[name] = toNumber;

    axis.setScale = () => {
        const { l, t, w, h } = layout._size;
        const [start, end] = axis.range;
        [axis._offset, axis._length] = letter === 'x' ? [l, w] : [t, h];
        axis._m = letter === 'x' ? w / (end - start) : h / (start - end);
        axis._b = -axis._m * (letter === 'x' ? start : end);
        if (!Number.isFinite(axis._m) || axis._length < 0) throw new Error(`nothing fits on the axis ${axis._id}`);
    };
    axis.makeCalcdata = (trace, column) => trace[column].slice(0, trace._length);
    axis.isPtWithinRange = (point) => {
        const [start, end] = axis.range;
        return Math.min(start, end) <= point[letter] && point[letter] <= Math.max(start, end);
    };
    for (const name of ['limitRange', 'clearCalc', 'sortByInitialCategories']) axis[name] = () => {};
};
