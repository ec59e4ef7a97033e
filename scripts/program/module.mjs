// A WebAssembly module's bytes, as far as its functions and imports are concerned
// (https://webassembly.github.io/spec/core/binary/modules.html).

/** The sections' numbers. */
const NAMES = 0;
export const IMPORTS = 2;
export const EXPORTS = 7;
export const CODE = 10;

/** The number, of no fixed length, that begins at `at`, and where it ends. */
export function number(bytes, at) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        value |= (byte & 127) << shift;
        if (byte < 128) return [value >>> 0, at];
    }
}

/** A number as a module holds it. */
function written(value) {
    const bytes = [];
    for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
    return Buffer.from([...bytes, value]);
}

/** Text with its length before it, as a module holds it. */
export const text = (value) => counted(Buffer.from(value));
const counted = (bytes) => Buffer.concat([written(bytes.length), bytes]);

/** The module's sections, each with its number and what it holds. */
export function sections(module) {
    const found = [];
    for (let at = 8; at < module.length; ) {
        const [length, begin] = number(module, at + 1);
        found.push({ id: module[at], bytes: module.subarray(begin, begin + length) });
        at = begin + length;
    }
    return found;
}

/** A module of such sections. */
export const joined = (module, sections) =>
    Buffer.concat([module.subarray(0, 8), ...sections.flatMap(({ id, bytes }) => [Buffer.from([id]), counted(bytes)])]);

/** A list as a module holds it. */
export const list = (items) => Buffer.concat([written(items.length), ...items]);

/** The section that names functions, by their numbers, in the order of those. */
export function names(functions) {
    const entries = functions.map(([index, name]) => Buffer.concat([written(index), text(name)]));
    const OF_FUNCTIONS = Buffer.from([1]);
    return { id: NAMES, bytes: Buffer.concat([text("name"), OF_FUNCTIONS, counted(list(entries))]) };
}
