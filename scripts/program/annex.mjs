// The page's program in two: what a first chart needs, and the annex, which that fetches once something of it is needed
// (src/ui/annex.rs). The linker has left its relocations in the program for that.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where a program that is to be split imports from what is on the other side. */
const SPLIT = "__wasm_split_placeholder__";
/** The splitter's own names. */
const LINK = "__wasm_split.js";
const ANNEX = "split_annex.wasm";

export const isSplit = (program) => readFileSync(program).includes(SPLIT);

/**
 * Splits a program within a folder. Gives the files there: the program's first part as `NAME.wasm`, the annex, and the
 * script that links them, which asks `NAME.js` for what they share.
 */
export function split(program, folder, name) {
    execFileSync("wasm-split-cli", [program, folder, "--target", "web", "--out-name", name]);
    return { first: join(folder, `${name}.wasm`), annex: join(folder, ANNEX), link: join(folder, LINK) };
}

/** Names the annex by its content, and lets the script that links fetch it by that name, and only as it was built. */
export function nameAnnex(annex, link) {
    const content = readFileSync(annex);
    const hash = (kind, form) => createHash(kind).update(content).digest(form);
    const name = `annex-${hash("sha256", "hex").slice(0, 16)}.wasm`;
    // By its bytes: not all web servers send the type that instantiateStreaming insists on.
    const script = readFileSync(link, "utf8")
        .replace(`fetch(new URL("./${ANNEX}", import.meta.url))`, `fetch(new URL("./${name}", import.meta.url), { integrity: "sha384-${hash("sha384", "base64")}" })`)
        .replace("WebAssembly.instantiateStreaming(src, imports)", "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)")
        // The page tells the reader; whoever looks into the console finds why.
        .replace("console.error(e)", "console.warn(e)");
    for (const part of [name, "arrayBuffer", "console.warn"]) if (!script.includes(part)) throw new Error(`${LINK} fetches the annex in another way`);
    writeFileSync(link, script);
    renameSync(annex, join(dirname(annex), name));
}
