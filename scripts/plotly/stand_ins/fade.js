// The zoom box comes up little by little. Nothing else moves by itself, so that d3's transitions,
// which blend values of any kind, are left out for the browser's.
const { prototype } = require('@plotly/d3').selection;

prototype.transition = function () {
    return this.style('transition-property', 'fill, opacity');
};
prototype.duration = function (milliseconds) {
    return this.style('transition-duration', `${milliseconds}ms`);
};
