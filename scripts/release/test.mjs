// Packs a page twice, as two people on two machines would: `node --test scripts/release/test.mjs`.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";

const pack = fileURLToPath(new URL("pack.sh", import.meta.url));
const page = { "index.html": "<title>A page</title>", "promscope-1_bg.wasm": "\0asm".repeat(999) };
const commit = 1_700_000_000;
let folder;

before(async () => {
    folder = await mkdtemp(join(tmpdir(), "promscope-"));
    await packed("one", { mode: 0o600, time: 1, zone: "Asia/Shanghai" });
    await packed("other", { mode: 0o755, time: 1_600_000_001, zone: "America/New_York" });
    execFileSync("python3", ["-m", "zipfile", "-e", join(folder, "one.zip"), folder]);
});
after(() => rm(folder, { recursive: true }));

/** Packs the page as somebody has it, into a zip of that name. */
async function packed(name, { mode, time, zone }) {
    const own = join(folder, name);
    await mkdir(own);
    for (const [file, text] of Object.entries(page)) {
        for (const [path, content] of [[join(own, file), text], [join(own, `${file}.gz`), gzipSync(text)]]) {
            await writeFile(path, content, { mode });
            await utimes(path, time, time);
        }
    }
    const env = { ...process.env, SOURCE_DATE_EPOCH: commit, TZ: zone };
    execFileSync(pack, [own, join(folder, `${name}.zip`)], { env });
}

test("the same page gives the same bytes", async () => {
    const [one, other] = await Promise.all(["one.zip", "other.zip"].map((name) => readFile(join(folder, name))));
    assert.ok(one.equals(other));
});

test("each file has its compressed twins, and is as old as the commit", async () => {
    const own = join(folder, "promscope");
    const names = ["LICENSE", ...Object.keys(page)];
    assert.deepEqual((await readdir(own)).sort(), names.flatMap((name) => [name, `${name}.br`, `${name}.gz`]).sort());
    for (const name of names) {
        const [plain, br, gz] = await Promise.all(["", ".br", ".gz"].map((end) => readFile(join(own, name + end))));
        if (name in page) assert.equal(plain.toString(), page[name]);
        assert.ok(plain.equals(gunzipSync(gz)), name);
        assert.ok(plain.equals(brotliDecompressSync(br)), name);
    }
    const listed = execFileSync("python3", ["-m", "zipfile", "-l", join(folder, "one.zip")], { encoding: "utf8" });
    assert.equal(listed.match(/2023-11-14 22:13:20/g).length, 3 * names.length);
});
