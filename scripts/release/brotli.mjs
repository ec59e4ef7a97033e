// Lays a twin by brotli beside each file of a folder: `node scripts/release/brotli.mjs FOLDER`.
// By a pinned package, since another version of brotli may pack otherwise.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

// As a module it is made for browsers.
const brotli = createRequire(import.meta.url)("brotli-wasm");

const folder = process.argv[2];
for (const name of await readdir(folder)) {
    if (name.endsWith(".gz")) continue;
    const path = join(folder, name);
    await writeFile(`${path}.br`, brotli.compress(await readFile(path), { quality: 11 }));
}
