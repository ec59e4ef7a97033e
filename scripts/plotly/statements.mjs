// The statements of a module of plotly.js, and what each of them defines and asks for.

const name = String.raw`[\w$]+`;
/** A name that stands for itself: no property, no key, no text. */
const free = String.raw`(?<!["'\w$]|(?<!\.\.)\.)`;
const required = /require\("([^"]+)"\)(?:\.([\w$]+))?/g;
const isImport = new RegExp(String.raw`^(?:var|const|let) (${name}) = require\("([^"]+)"\);\n$`);
const isPick = /^(?:var|const|let) \{ (.*) \} = (?=require\()/;
const isSeveral = /^(?:var|const|let) .*, [\w$]+ = /;
const isList = /^(?:.* = )?module\.exports = \{\n/;

/**
 * `text` is a module as esbuild prints it, in which whatever begins a line begins a statement. Of
 * each statement, or item of a list of exports: its `text`; the `locals` and `exported` that it
 * defines, neither where it is needed for itself; the `words` in it; and its `asks`, each a module
 * by the name that it is required by, '.' for its own, and the export that is wanted: '*' for any,
 * none where the module is only to be there.
 */
export function statements(text) {
    const [, alias] = text.match(new RegExp(`^(?:var|const|let) (${name}) = module\\.exports = \\{`, 'm')) ?? [];
    const own = ['module\\.exports', 'exports', ...(alias ? [alias] : [])].join('|');
    const pieces = text.split(/^(?=[^\s)\]}])/m).flatMap((piece) => (isList.test(piece) ? items(piece) : [piece]));
    const imports = new Map(pieces.map((piece) => piece.match(isImport)?.slice(1)).filter(Boolean));
    return pieces.map((piece) => {
        const { locals, exported, body } = defined(piece, own);
        const asks = isImport.test(piece) ? [[imports.get(locals[0])]] : wanted(piece, body, imports, own);
        return { text: piece, locals, exported, words: new Set(body.match(/[\w$]+/g)), asks };
    });
}

const items = (list) => list.split(/^(?= {2}[^\s)\]}]|\})/m);

/** The names that a piece gives, and what is behind them. */
function defined(piece, own) {
    const item = piece.match(new RegExp(`^ {2}(?:async )?"?(${name})`));
    if (item) return { locals: [], exported: [item[1]], body: piece };
    const made = piece.match(new RegExp(`^(?:async )?(?:function\\*?|class) (${name})`));
    if (made) return { locals: [made[1]], exported: [], body: piece.slice(made[0].length) };
    const picked = piece.match(isPick);
    if (picked) return { locals: keys(picked).map(([, local]) => local), exported: [], body: piece.slice(picked[0].length) };
    if (isSeveral.test(piece)) return { locals: [], exported: [], body: piece };
    const [head, local, chain, whole] = piece.match(
        new RegExp(`^(?:(?:var|const|let) (${name}) = )?((?:(?:${own})\\.${name} = )*)(module\\.exports = )?`),
    );
    const exported = [...chain.matchAll(new RegExp(`\\.(${name}) = `, 'g'))].map(([, key]) => key);
    return { locals: local && !whole ? [local] : [], exported, body: piece.slice(head.length) };
}

/** The names of `{ name, name: local }`, each with the local one. */
const keys = ([, list]) => list.split(', ').map((pair) => [pair.split(': ')[0], pair.split(': ').at(-1)]);

function wanted(piece, body, imports, own) {
    const picked = piece.match(isPick);
    const direct = [...body.matchAll(required)].flatMap(([, module, key]) =>
        picked ? keys(picked).map(([each]) => [module, each]) : [[module, key ?? '*']],
    );
    const mentions = (names) => [...body.matchAll(new RegExp(`${free}(${names})(?![\\w$:])(?:\\.(${name}))?`, 'g'))];
    const imported = mentions(name).filter(([, local]) => imports.has(local));
    return [
        ...direct,
        ...imported.map(([, local, key]) => [imports.get(local), key ?? '*']),
        ...mentions(own)
            .filter(({ index }) => !body.slice(0, index).endsWith('extendFlat('))
            .map(([, , key]) => ['.', key ?? '*']),
    ];
}
