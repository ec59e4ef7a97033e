// Finishes the page that trunk built: programs that are fetched once they are needed are put beside it; JavaScript is minified, which trunk cannot do to modules; a
// release's program is made smaller; what has no integrity hash yet, or a new one, gets it; and
// plotly is fetched from the beginning but runs only when the program says so.
import { build, transform } from "esbuild";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { namedExports } from "./program/exports.mjs";
import { shortImports } from "./program/imports.mjs";
import { namedByLikeness } from "./program/order.mjs";

/** What rustc uses of WebAssembly for the target. */
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map((name) => `--enable-${name}`);
const TARGET = "wasm32-unknown-unknown";
const folder = process.env.TRUNK_STAGING_DIR;
const path = (name) => join(folder, name);
const hash = (content) => `sha384-${createHash("sha384").update(content).digest("base64")}`;

/** Replaces what is there once; throws where it is not. */
function replaced(text, pattern, replacement) {
    const after = text.replace(pattern, replacement);
    if (after === text) throw new Error(`index.html has no ${pattern}`);
    return after;
}

/** Minifies a script in its place, and gives it. */
async function minified(script, format) {
    const { code } = await transform(await readFile(path(script), "utf8"), { minify: true, format, target: "es2022" });
    await writeFile(path(script), code);
    return code;
}

/** Leaves of a script only what its start needs, in its place. */
async function startAlone(script) {
    const entry = { contents: `export { default } from "./${script}"`, resolveDir: folder };
    const options = { bundle: true, format: "esm", treeShaking: true, logLevel: "error", write: false };
    const { outputFiles } = await build({ stdin: entry, ...options });
    await writeFile(path(script), outputFiles[0].text);
}

/** Makes the program smaller in its place, together with the script that it shares names with. */
async function shrink(module, script) {
    await startAlone(script);
    const started = await readFile(path(script), "utf8");
    await writeFile(path(module), namedExports(await readFile(path(module)), started));
    execFileSync("wasm-opt", [path(module), "-o", path(module), ...FEATURES, "--remove-unused-module-elements"]);
    const [renamed, newScript] = shortImports(await readFile(path(module)), started);
    await writeFile(path(module), namedByLikeness(renamed));
    execFileSync("wasm-opt", [path(module), "-o", path(module), "--reorder-functions-by-name"]);
    await writeFile(path(script), newScript);
}

/** Puts a program that is fetched once it is needed beside the page's own, and gives the names of its files. */
async function aside(program) {
    const profile = process.env.TRUNK_PROFILE === "debug" ? "dev" : process.env.TRUNK_PROFILE;
    const options = ["--locked", "--quiet", "--target", TARGET, "--profile", profile, "--bin", program];
    execFileSync("cargo", ["build", ...options], { stdio: "inherit" });
    const built = join("target", TARGET, process.env.TRUNK_PROFILE, `${program}.wasm`);
    const name = `${program}-${createHash("sha256").update(await readFile(built)).digest("hex").slice(0, 16)}`;
    const [module, script] = [`${name}_bg.wasm`, `${name}.js`];
    execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", name, built]);
    if (process.env.TRUNK_PROFILE === "release") {
        execFileSync("wasm-opt", [path(module), "-o", path(module), ...FEATURES, "-O2", "--one-caller-inline-max-function-size=0"]);
        await shrink(module, script);
    }
    await minified(script, "esm");
    return [script, module];
}

let html = await readFile(path("index.html"), "utf8");

const [, program] = html.match(/data-js="?[^" ]*?(promscope-[0-9a-f]+\.js)/);
const [, module] = html.match(/data-wasm="?[^" ]*?(promscope-[0-9a-f]+_bg\.wasm)/);
const hashes = () => Promise.all([program, module].map(async (file) => hash(await readFile(path(file)))));

const built = await hashes();
if (process.env.TRUNK_PROFILE === "release") await shrink(module, program);
await minified(program, "esm");
for (const [at, finished] of (await hashes()).entries()) html = html.replaceAll(built[at], finished);

const start = await minified("start.js", "iife");
html = replaced(html, /src="?[^" ]*start\.js"?/, `$& integrity="${hash(start)}"`);
await minified("worker.js", "esm");

for (const program of ["reader", "importer"]) {
    const [script, module] = await aside(program);
    html = replaced(html, /data-js=/, `data-${program}="./${script}" data-${program}-wasm="./${module}" $&`);
}

// The attributes come in any order.
html = replaced(html, /<script([^>]*\bdata-plotly\b[^>]*)><\/script>/, (_, attributes) => {
    const kept = attributes.replace(/\basync(="")?/, "").replace(/\bsrc=/, "href=");
    return `<link rel="preload" as="script" ${kept}>`;
});
await writeFile(path("index.html"), html);
