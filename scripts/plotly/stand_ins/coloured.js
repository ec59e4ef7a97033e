// Marks have one colour, or each its own; no scale gives them theirs.
module.exports = () => ({ color: { valType: 'color', arrayOk: true, editType: 'style', anim: true } });
