// Each axis goes its own way: none has another's range or scale.
exports.enforce = () => {};
exports.clean = () => {};
