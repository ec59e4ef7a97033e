// The parts of d3 that are used, as one module.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** `src` is d3's source folder; `import "file"` in there means: that file's text, once. */
export function d3(src, parts) {
    const taken = new Set();
    const take = (name) => {
        const file = `${name.endsWith('/') ? `${name}index` : name}.js`;
        if (taken.has(file)) return '';
        taken.add(file);
        const text = readFileSync(file, 'utf8');
        return text.replace(/^import "(.*)";$/gm, (_, other) => take(path.join(path.dirname(file), other)));
    };
    // They read `this` as the window, and fill one object.
    return `const d3 = {};
        (function () { ${parts.map((part) => take(path.join(src, part))).join('\n')} }).apply(self);
        module.exports = d3;`;
}
