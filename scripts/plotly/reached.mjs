// Which statements of plotly.js the page reaches. A bundler leaves out what nothing asks for only of modules that
// export by name; plotly's are of the older kind.
import { statements } from './statements.mjs';

/**
 * The text of each module that the file `entry` leads to, without the functions and values that
 * nothing reached asks for. `read` gives a module's text as esbuild prints it, or none where a
 * module is to stay as it is; `find` gives the file that is meant where a file requires a name;
 * `only` gives the exports that are wanted of a module that is asked for all, where not all are.
 */
export async function reached(entry, { read, find, only }) {
    const modules = new Map();
    const wishes = new Map();

    const wish = (file, key) => {
        const wanted = wishes.get(file) ?? new Set();
        for (const each of key === '*' ? (only(file) ?? ['*']) : [key]) wanted.add(each);
        wishes.set(file, wanted);
    };
    const enter = async (file) => {
        if (modules.has(file)) return;
        const text = await read(file);
        const waiting = text === undefined ? [] : statements(text);
        const missing = only(file)?.filter((key) => !waiting.some(({ exported }) => exported.includes(key)));
        if (missing?.length) throw new Error(`left_out.mjs: ${file} has no ${missing.join(', ')}`);
        modules.set(file, { waiting, kept: new Set(), words: new Set() });
    };
    /** Keeps what is asked for by now; whether there was any. */
    const grow = async (file, { waiting, kept, words }) => {
        const wanted = wishes.get(file) ?? new Set();
        const isWanted = ({ locals, exported }) =>
            locals.length + exported.length === 0 ||
            locals.some((local) => words.has(local)) ||
            exported.some((key) => wanted.has(key) || wanted.has('*'));
        const found = waiting.filter((statement) => !kept.has(statement) && isWanted(statement));
        for (const statement of found) {
            kept.add(statement);
            statement.words.forEach((word) => words.add(word));
            for (const [module, key] of statement.asks) {
                const other = module === '.' ? file : find(file, module);
                await enter(other);
                if (key) wish(other, key);
            }
        }
        return found.length > 0;
    };

    await enter(entry);
    for (let grown = true; grown; ) {
        grown = false;
        for (const [file, module] of modules) if (await grow(file, module)) grown = true;
    }
    const rest = ({ waiting, kept }) => waiting.filter((statement) => kept.has(statement));
    const lookedInto = [...modules].filter(([, { waiting }]) => waiting.length);
    return new Map(lookedInto.map(([file, module]) => [file, rest(module).map(({ text }) => text).join('')]));
}
