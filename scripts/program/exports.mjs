// What the program offers JavaScript and nobody there names: wasm-bindgen offers all that any crate has, such as streams
// that are Rust's.
import { EXPORTS, joined, list, number, sections } from "./module.mjs";

/** The module without the exports whose names its script does not have; what only they need can go then. */
export function namedExports(module, script) {
    const kept = sections(module).map((section) => {
        if (section.id !== EXPORTS) return section;
        const entries = exports(section.bytes).filter(({ name }) => script.includes(name));
        return { id: EXPORTS, bytes: list(entries.map(({ bytes }) => bytes)) };
    });
    return joined(module, kept);
}

function exports(bytes) {
    let [count, at] = number(bytes, 0);
    return Array.from({ length: count }, () => {
        const begin = at;
        const [length, start] = number(bytes, at);
        const name = bytes.toString("utf8", start, start + length);
        // Its kind is one byte, and then comes which it is.
        [, at] = number(bytes, start + length + 1);
        return { name, bytes: bytes.subarray(begin, at) };
    });
}
