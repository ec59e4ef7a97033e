// Each axis goes its own way: none has another's range or scale.
exports.handleDefaults = (_, layout) => {
    layout._axisConstraintGroups = [];
    layout._axisMatchGroups = [];
};
exports.enforce = () => {};
exports.clean = () => {};
