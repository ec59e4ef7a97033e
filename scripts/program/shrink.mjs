// Makes a release's programs smaller: each is a module of WebAssembly, and most have a script that starts them.
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { namedExports } from "./exports.mjs";
import { shortImports } from "./imports.mjs";
import { namedByLikeness } from "./order.mjs";

/** What rustc uses of WebAssembly for the target. */
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map((name) => `--enable-${name}`);

/** Makes a program smaller in its place, together with the script that it shares names with. */
export async function shrink(module, script) {
    optimize(module, "-O2", "--one-caller-inline-max-function-size=0");
    const started = await startAlone(script);
    await writeFile(module, namedExports(await readFile(module), started));
    optimize(module, "--remove-unused-module-elements");
    const [renamed, newScript] = shortImports(await readFile(module), started);
    await writeFile(module, renamed);
    await reorder(module);
    await writeFile(script, newScript);
}

/** Makes a program smaller that has no script: whatever it offers and asks for keeps its name. */
export async function shrinkAlone(module) {
    optimize(module, "-O2", "--one-caller-inline-max-function-size=0");
    await reorder(module);
}

/** Puts functions that are alike side by side. */
async function reorder(module) {
    await writeFile(module, namedByLikeness(await readFile(module)));
    optimize(module, "--reorder-functions-by-name");
}

function optimize(module, ...how) {
    // It warns of names that go; where it fails, its words are in the error.
    execFileSync("wasm-opt", [module, "-o", module, ...FEATURES, ...how], { stdio: "pipe" });
}

/** What of a script its start needs, with all that it imports. */
async function startAlone(script) {
    const entry = { contents: `export { default } from "./${basename(script)}"`, resolveDir: dirname(script) };
    const options = { bundle: true, format: "esm", treeShaking: true, logLevel: "error", write: false };
    const { outputFiles } = await build({ stdin: entry, ...options });
    return outputFiles[0].text;
}
