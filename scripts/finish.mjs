// Finishes the page that trunk built: JavaScript is minified, which trunk cannot do to modules; what
// has no integrity hash yet, or a new one, gets it; and plotly is fetched from the beginning but
// runs only when the program says so.
import { transform } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const path = (name) => join(folder, name);
const hash = (content) => `sha384-${createHash("sha384").update(content).digest("base64")}`;

/** Replaces what is there once; throws where it is not. */
function replaced(text, pattern, replacement) {
    const after = text.replace(pattern, replacement);
    if (after === text) throw new Error(`index.html has no ${pattern}`);
    return after;
}

/** Minifies a script in its place; gives it as it was and as it is. */
async function minified(script, format) {
    const before = await readFile(path(script), "utf8");
    const { code } = await transform(before, { minify: true, format, target: "es2022" });
    await writeFile(path(script), code);
    return [before, code];
}

let html = await readFile(path("index.html"), "utf8");

const [, program] = html.match(/data-js="?[^" ]*?(promscope-[0-9a-f]+\.js)/);
const [before, after] = await minified(program, "esm");
html = html.replaceAll(hash(before), hash(after));

const [, start] = await minified("start.js", "iife");
html = replaced(html, /src="?[^" ]*start\.js"?/, `$& integrity="${hash(start)}"`);
await minified("worker.js", "esm");

// The attributes come in any order.
html = replaced(html, /<script([^>]*\bdata-plotly\b[^>]*)><\/script>/, (_, attributes) => {
    const kept = attributes.replace(/\basync(="")?/, "").replace(/\bsrc=/, "href=");
    return `<link rel="preload" as="script" ${kept}>`;
});
await writeFile(path("index.html"), html);
