// Lists what the page is made of, as CycloneDX: `node scripts/release/contents.mjs VERSION DIST OUT.json`.
// cargo-cyclonedx knows the crates, npm the packages; of those only what the bundle of plotly says it holds, and the
// icons, are in the page. What differs between two runs or machines (times, serial numbers, folders) is left out.
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whose icons scripts/icons/sprite.mjs takes. */
const ICONS = "lucide-static";

const [version, dist, out] = process.argv.slice(2);
const run = (cwd, program, ...options) => {
    return execFileSync(program, options, { cwd, encoding: "utf8", maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "inherit"] });
};

/** A folder with copies of these files, for as long as `use` needs it: the tools write beside what they read. */
async function withCopies(files, use) {
    const folder = await mkdtemp(join(tmpdir(), "promscope-"));
    try {
        for (const file of files) await cp(file, join(folder, file), { recursive: true });
        return await use(folder);
    } finally {
        await rm(folder, { recursive: true });
    }
}

/** The crates that the program is linked of; those that only write its code, as macros do, are not in the page. */
async function crates() {
    const target = ["--target", "wasm32-unknown-unknown"];
    const tree = run(".", "cargo", "tree", "--locked", "--quiet", ...target, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}");
    const linked = new Set([...tree.matchAll(/^(\S+) v(\S+)/gm)].map(([, name, version]) => `pkg:cargo/${name}@${version}`));
    const all = await withCopies(["Cargo.toml", "Cargo.lock", "src", "tests"], async (folder) => {
        run(folder, "cargo", "cyclonedx", "--quiet", "--format", "json", "--spec-version", "1.5", ...target, "--override-filename", "crates");
        return JSON.parse(await readFile(join(folder, "crates.json"), "utf8")).components;
    });
    const found = all.filter(({ purl }) => linked.has(purl));
    // All but the program itself.
    if (found.length !== linked.size - 1) throw new Error(`cargo-cyclonedx knows ${found.length} of ${linked.size - 1} crates`);
    return found;
}

/** The packages that plotly's bundle is made of, by its first lines, and the icons. */
async function packages() {
    const bundle = (await readdir(dist)).find((name) => /^plotly-.*\.js$/.test(name));
    const [head] = (await readFile(join(dist, bundle), "utf8")).split("*/");
    const parts = new Set([...head.matchAll(/^(\S+) ([\d.]+), /gm)].map(([, name, version]) => `${name}@${version}`));
    const { devDependencies } = JSON.parse(await readFile("package.json", "utf8"));
    parts.add(`${ICONS}@${devDependencies[ICONS]}`);
    const all = await withCopies(["package.json", "package-lock.json"], (folder) => {
        run(folder, "npm", "pkg", "set", `version=${version}`);
        return JSON.parse(run(folder, "npm", "sbom", "--package-lock-only", "--sbom-format", "cyclonedx")).components;
    });
    const found = all.filter((component) => parts.has(component["bom-ref"]));
    if (parts.size < 2 || found.length !== parts.size) throw new Error(`npm knows ${found.length} of the page's ${parts.size} parts`);
    return found;
}

const compiler = run(".", "rustc", "--version").trim().slice("rustc ".length);

/** The standard library, which no list of crates has. */
function library() {
    const [version] = compiler.split(" ");
    const licenses = [{ expression: "MIT OR Apache-2.0" }];
    return { name: "std", version, purl: `pkg:generic/rust-std@${version}`, licenses, description: "Rust's standard library" };
}

/** What is said of a component, in this order. */
function component({ name, version, description, licenses, hashes, purl }) {
    return { type: "library", "bom-ref": purl, name, version, description, licenses, hashes, purl };
}

const components = [library(), ...(await crates()), ...(await packages())].map(component);
components.sort((one, other) => (one.purl < other.purl ? -1 : 1));

const list = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
        timestamp: new Date(process.env.SOURCE_DATE_EPOCH * 1000).toISOString(),
        tools: [{ name: "rustc", version: compiler }, { name: "cargo-cyclonedx" }, { name: "npm" }],
        component: { type: "application", "bom-ref": "promscope", name: "promscope", version, licenses: [{ expression: "Apache-2.0" }] },
    },
    components,
};
await writeFile(out, `${JSON.stringify(list, null, 2)}\n`);
