// The page words numbers and dates itself.
exports.format = exports.utcFormat = () => {};
exports.formatLocale = exports.timeFormatLocale = () => ({});
