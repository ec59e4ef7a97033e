// Colours as the browser reads them, which spares a parser and the table of their names.
const pen = document.createElement('canvas').getContext('2d');

/** Red, green, blue, and alpha where it is not 1; black where `text` is no colour. */
function parts(text) {
    pen.fillStyle = '#000';
    pen.fillStyle = text;
    const written = pen.fillStyle;
    if (!written.startsWith('#')) return written.match(/[\d.]+/g).map(Number);
    return [1, 3, 5].map((at) => parseInt(written.slice(at, at + 2), 16));
}

/** `from` is a text, or an object of parts. */
function colour(from) {
    const [red, green, blue, a = 1] = from?.r === undefined ? parts(from) : [from.r, from.g, from.b, from.a];
    const [r, g, b] = [red, green, blue].map(Math.round);
    return {
        isValid: () => CSS.supports('color', from),
        getAlpha: () => a,
        getLuminance: () => 0.2126 * (r / 255) ** 2.2 + 0.7152 * (g / 255) ** 2.2 + 0.0722 * (b / 255) ** 2.2,
        toRgb: () => ({ r, g, b, a }),
        toRgbString: () => (a === 1 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${a})`),
    };
}

colour.mix = (one, other, percent) => {
    const [from, to] = [colour(one).toRgb(), colour(other).toRgb()];
    const between = (key) => from[key] + ((to[key] - from[key]) * percent) / 100;
    return colour({ r: between('r'), g: between('g'), b: between('b'), a: between('a') });
};

module.exports = colour;
