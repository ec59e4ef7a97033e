// The page sends each axis its range, so that nobody looks for the ends of data.
exports.doAutoRange = (_, axis) => axis.setScale();
exports.findExtremes = () => {};
