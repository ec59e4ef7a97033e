// Puts the page for `make run` together: what trunk does for dist/, without what is made smaller there, so that a
// first run has not to wait for trunk itself: quick.mjs PROGRAM FOLDER
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";

const [program, folder] = process.argv.slice(2);
const hash = (kind, content, form) => createHash(kind).update(content).digest(form);
const attribute = (tag, name) => tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

// Named by their content, so that no browser takes an old one for a new one.
const name = `promscope-${hash("sha256", readFileSync(program), "hex").slice(0, 16)}`;
execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", name, program]);
execFileSync("node", ["scripts/plotly/bundle.mjs", ".cache/plotly/plotly.js"]);
execFileSync("node", ["scripts/icons/sprite.mjs", ".cache/icons.svg"]);

/** Copies a file under a name of its content, and gives that and the hash that browsers ask for. */
function placed(path) {
    const content = readFileSync(path);
    const end = extname(path);
    const placed = `${basename(path, end)}-${hash("sha256", content, "hex").slice(0, 16)}${end}`;
    writeFileSync(join(folder, placed), content);
    return `"${placed}" integrity="sha384-${hash("sha384", content, "base64")}"`;
}

/** What stands in the place of a link that trunk reads. */
function built(tag) {
    const path = attribute(tag, "href");
    switch (attribute(tag, "rel")) {
        case "inline":
            return path.endsWith(".svg") ? readFileSync(path, "utf8") : `<style>${readFileSync(path, "utf8")}</style>`;
        case "icon":
            return `<link rel="icon" href=${placed(path)}>`;
        case "copy-dir":
            cpSync(path, join(folder, basename(path)), { recursive: true });
            return "";
        case "copy-file":
            copyFileSync(path, join(folder, basename(path)));
            return "";
        case "rust":
            return readFileSync("Trunk.toml", "utf8")
                .match(/^pattern_script = '(.*)'$/m)[1]
                .replaceAll("{base}", "./")
                .replace("{js}", `${name}.js`)
                .replace("{wasm}", `${name}_bg.wasm`);
        default:
            throw new Error(`index.html has ${tag}, which only trunk knows`);
    }
}

const html = readFileSync("index.html", "utf8")
    .replace(/<link data-trunk [^>]*>/g, built)
    .replace(/<script data-trunk data-plotly [^>]*src="([^"]*)"/, (_, path) => `<script data-plotly src=${placed(path)}`);
writeFileSync(join(folder, "index.html"), html);
execFileSync("node", ["scripts/finish.mjs"], {
    stdio: "inherit",
    env: { ...process.env, TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: "quick" },
});
