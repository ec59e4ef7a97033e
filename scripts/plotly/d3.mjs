// The parts of d3 that are used, as one module.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** `src` is d3's source folder; `import "file"` in there means: that file's text, once, unless it is left out. */
export function d3(src, parts, leftOut) {
    const fileOf = (name) => `${name.endsWith('/') ? `${name}index` : name}.js`;
    const left = leftOut.map((name) => path.join(src, fileOf(name)));
    const met = new Set();
    const take = (name) => {
        const file = fileOf(name);
        if (met.has(file)) return '';
        met.add(file);
        if (left.includes(file)) return '';
        const text = readFileSync(file, 'utf8');
        return text.replace(/^import "(.*)";$/gm, (_, other) => take(path.join(path.dirname(file), other)));
    };
    const texts = parts.map((part) => take(path.join(src, part)));
    const stale = left.filter((file) => !met.has(file));
    if (stale.length) throw new Error(`left_out.mjs: take off what d3 does not ask for: ${stale.join(', ')}`);
    // They read `this` as the window, and fill one object.
    return `const d3 = {};
        (function () { ${texts.join('\n')} }).apply(self);
        module.exports = d3;`;
}
