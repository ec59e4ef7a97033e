// The paths of lines. plotly writes each coordinate with all digits that a number has, which takes longer than all else
// of a refresh; a tenth of a CSS pixel is finer than what is seen.

/** The SVG path through points of the screen, pairs of CSS pixels. */
export function linePath(points) {
    const tenths = (value) => {
        const size = Math.abs(Math.round(value * 10));
        // Of whole numbers, which are quickly written.
        return `${value < 0 && size ? '-' : ''}${Math.trunc(size / 10)}.${size % 10}`;
    };
    let path = '';
    for (const [x, y] of points) path += `${path && 'L'}${tenths(x)},${tenths(y)}`;
    return `M${path}`;
}

const own = "return 'M' + pts.join('L');";

/** The module that draws lines, with paths of ours. */
export function withLinePath(source) {
    if (source.split(own).length !== 2) throw new Error('plotly.js: lines make their paths in another way');
    return `${source.replace(own, 'return linePath(pts);')}\n${linePath}\n`;
}
