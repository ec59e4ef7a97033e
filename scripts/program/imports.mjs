// The names by which the program asks for what is JavaScript's: wasm-bindgen makes each of a long
// name and a checksum, which stand in both files and which no compression takes away.
import { IMPORTS, joined, list, number, sections, text } from "./module.mjs";

const A_FUNCTION = 0;
/** How wasm-bindgen names what it imports. */
const LONG = /\b__wbg_\w+|\b__wbindgen_\w+/g;

/** The module and its script, with short names for the functions that the one imports of the other. */
export function shortImports(module, script) {
    const short = new Map();
    const renamed = sections(module).map((section) => {
        if (section.id !== IMPORTS) return section;
        return { id: IMPORTS, bytes: list(imports(section.bytes).map((entry) => renamedImport(entry, short))) };
    });
    const newScript = script.replace(LONG, (name) => short.get(name) ?? name);
    return [joined(module, renamed), newScript];
}

function renamedImport({ from, name, type }, short) {
    if (!name.match(LONG)) return Buffer.concat([text(from), text(name), type]);
    short.set(name, `_${short.size.toString(36)}`);
    return Buffer.concat([text(from), text(short.get(name)), type]);
}

function imports(bytes) {
    let [count, at] = number(bytes, 0);
    const taken = () => {
        const [length, begin] = number(bytes, at);
        at = begin + length;
        return bytes.toString("utf8", begin, at);
    };
    return Array.from({ length: count }, () => {
        const [from, name] = [taken(), taken()];
        if (bytes[at] !== A_FUNCTION) throw new Error(`${name} is imported and no function`);
        const [, end] = number(bytes, at + 1);
        const type = bytes.subarray(at, end);
        at = end;
        return { from, name, type };
    });
}
