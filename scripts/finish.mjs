// Finishes the page that trunk built: the program's JavaScript is minified, which trunk cannot; what
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

let html = await readFile(path("index.html"), "utf8");

const [, script] = html.match(/data-js="?[^" ]*?(promscope-[0-9a-f]+\.js)/);
const before = await readFile(path(script), "utf8");
const { code } = await transform(before, { minify: true, format: "esm", target: "es2022" });
await writeFile(path(script), code);
html = html.replaceAll(hash(before), hash(code));

const start = hash(await readFile(path("start.mjs")));
html = replaced(html, /src="?[^" ]*start\.mjs"?/, `$& integrity="${start}"`);

html = replaced(html, /<script([^>]*\bdata-plotly\b[^>]*)><\/script>/, (_, attributes) => {
    const kept = attributes.replace(/\basync(="")?/, "").replace(/\bsrc=/, "href=");
    return `<link rel="preload" as="script" ${kept}>`;
});
await writeFile(path("index.html"), html);
