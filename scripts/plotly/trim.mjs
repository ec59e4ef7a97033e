// Cuts from the source text of plotly.js what only its documentation or unused calls need.

const token = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\/.*|\/\*[^]*?\*\/|[([{]|[)\]}]|,/g;

/** Where the value that begins at `start` ends: behind its comma, or before the bracket around it. */
function endOfValue(source, start) {
    let depth = 0;
    token.lastIndex = start;
    for (let found; (found = token.exec(source)); ) {
        const [text] = found;
        if ('([{'.includes(text)) depth += 1;
        else if (')]}'.includes(text) && depth-- === 0) return found.index;
        else if (text === ',' && depth === 0) return token.lastIndex;
    }
    throw new Error(`plotly.js: no end of the value at character ${start}`);
}

/** Without the texts that describe each attribute, a seventh of the bundle. */
export function undescribed(source) {
    const key = /^ *(?:description|requiredOpts|otherOpts):\s/gm;
    let kept = '';
    let from = 0;
    for (let found; (found = key.exec(source)); ) {
        kept += source.slice(from, found.index);
        from = endOfValue(source, key.lastIndex);
        key.lastIndex = from;
    }
    return kept + source.slice(from);
}

/** With nothing in the functions of these names; of two of a name, the one that is farther out. */
export function withEmpty(source, names) {
    return names.reduce((text, name) => {
        const head = `(?:function ${name}|(?:\\S.*)?\\b${name} = function ?\\w*)\\([^)]*\\)`;
        const whole = (margin) => new RegExp(`^(${margin}${head}) ?\\{.*\\n[^]*?^${margin}\\}`, 'm');
        const found = margins.map(whole).find((it) => it.test(text));
        if (!found) throw new Error(`plotly.js: there is no function ${name} to empty`);
        return text.replace(found, '$1 {}');
    }, source);
}

/** How far in functions may begin. */
const margins = ['', '    ', '        '];

/** Without the style rules, one a line, whose selectors have these words in them. */
export function withoutRules(source, words) {
    return words.reduce((text, word) => {
        const rules = new RegExp(`^ .*${word}.*: ".*\\n`, 'gm');
        if (!rules.test(text)) throw new Error(`plotly.js: there is no rule for ${word} to leave out`);
        return text.replace(rules, '');
    }, source);
}
