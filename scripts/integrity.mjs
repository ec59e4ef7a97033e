// Gives the start script in the built page its integrity hash, as trunk gives all others theirs, and
// has plotly fetched from the beginning but run only when the program says so.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, "index.html");
const hash = createHash("sha384").update(readFileSync(join(folder, "start.mjs"))).digest("base64");

/** Replaces what is there once; throws where it is not. */
function replaced(text, pattern, replacement) {
    const after = text.replace(pattern, replacement);
    if (after === text) throw new Error(`index.html has no ${pattern}`);
    return after;
}

let html = readFileSync(page, "utf8");
html = replaced(html, /src="?[^" ]*start\.mjs"?/, `$& integrity="sha384-${hash}"`);
html = replaced(html, /<script([^>]*)data-plotly([^>]*)src=([^ >]+)([^>]*)><\/script>/, (_, ...parts) => {
    const [before, between, src, after] = parts;
    const attributes = `${before} ${between} ${after}`.replace(/\basync(="")?/, "");
    return `<link rel="preload" as="script" data-plotly href=${src} ${attributes}>`;
});
writeFileSync(page, html);
