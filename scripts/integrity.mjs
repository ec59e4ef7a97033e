// Gives the start script in the built page its integrity hash, as trunk gives all others theirs.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, "index.html");
const hash = createHash("sha384").update(readFileSync(join(folder, "start.mjs"))).digest("base64");
const before = readFileSync(page, "utf8");
const after = before.replace(/src="?[^" ]*start\.mjs"?/, `$& integrity="sha384-${hash}"`);
if (after === before) throw new Error("index.html does not start start.mjs");
writeFileSync(page, after);
