// Finishes the page that trunk built: what a first chart does without becomes a program of its own, and so do those
// that run beside the page; a release's programs are made smaller; JavaScript is minified, which trunk cannot do to
// modules; what has no integrity hash yet, or a new one, gets it; and plotly is fetched from the beginning but runs only
// when the program says so.
import { transform } from "esbuild";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isSplit, nameAnnex, split } from "./program/annex.mjs";
import { shrink, shrinkAlone } from "./program/shrink.mjs";

const TARGET = "wasm32-unknown-unknown";
const PROFILE = process.env.TRUNK_PROFILE;
const isRelease = PROFILE === "release";
const folder = process.env.TRUNK_STAGING_DIR;
const path = (name) => join(folder, name);
const built = (program) => join("target", TARGET, PROFILE, `${program}.wasm`);
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

/** Writes a program and the script that starts it into the folder: `NAME_bg.wasm` and `NAME.js`. */
function bind(program, name, ...how) {
    execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", name, ...how, program]);
}

/** Takes the annex out of the page's program, which trunk put there whole, and puts it beside that. */
async function takeAnnexOut(program, name) {
    const { first, annex, link } = split(program, folder, name);
    bind(first, name, "--keep-lld-exports");
    await shrinkAlone(annex);
    nameAnnex(annex, link);
    await shrink(path(`${name}_bg.wasm`), path(`${name}.js`));
    // Its script has taken that in.
    await Promise.all([rm(first), rm(link)]);
}

/** Puts a program that is fetched once it is needed beside the page's own, and gives the names of its files. */
async function aside(program) {
    const options = ["--locked", "--quiet", "--target", TARGET, "--profile", PROFILE === "debug" ? "dev" : PROFILE, "--bin", program];
    execFileSync("cargo", ["build", ...options], { stdio: "inherit" });
    const name = `${program}-${createHash("sha256").update(await readFile(built(program))).digest("hex").slice(0, 16)}`;
    bind(built(program), name);
    const [script, module] = [`${name}.js`, `${name}_bg.wasm`];
    if (isRelease) await shrink(path(module), path(script));
    await minified(script, "esm");
    return [script, module];
}

let html = await readFile(path("index.html"), "utf8");

const [, program] = html.match(/data-js="?[^" ]*?(promscope-[0-9a-f]+\.js)/);
const [, module] = html.match(/data-wasm="?[^" ]*?(promscope-[0-9a-f]+_bg\.wasm)/);
const hashes = () => Promise.all([program, module].map(async (file) => hash(await readFile(path(file)))));

const before = await hashes();
if (isSplit(built("promscope"))) await takeAnnexOut(built("promscope"), basename(program, ".js"));
else if (isRelease) await shrink(path(module), path(program));
await minified(program, "esm");
for (const [at, finished] of (await hashes()).entries()) html = html.replaceAll(before[at], finished);

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
