// Two of the package's thirty functions, for finding the pointer on a scaled or turned page.
module.exports = { invert: require('gl-mat4/invert'), multiply: require('gl-mat4/multiply') };
