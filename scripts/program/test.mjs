// Makes a small program smaller, and asks it the same as before: `node --test scripts/program/test.mjs`.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { namedExports } from "./exports.mjs";
import { shortImports } from "./imports.mjs";
import { namedByLikeness } from "./order.mjs";

const LIKE = (value) => `(i32.mul (i32.add (local.get 0) (i32.const ${value})) (i32.xor (local.get 0) (i32.const 77)))`;
const PROGRAM = `(module
    (import "./p_bg.js" "__wbg_twice_0123456789abcdef" (func $twice (param i32) (result i32)))
    (func (export "one") (param i32) (result i32) ${LIKE(1000)})
    (func (export "other") (param i32) (result i32) (call $twice (local.get 0)))
    (func (export "three") (param i32) (result i32) ${LIKE(1003)}))`;
const SCRIPT = `const import0 = { __wbg_twice_0123456789abcdef: (number) => 2 * number, __wbg_ptr: 0 };
    export const imports = { "./p_bg.js": import0 };`;

let folder, module;

before(async () => {
    folder = await mkdtemp(join(tmpdir(), "promscope-"));
    await writeFile(join(folder, "p.wat"), PROGRAM);
    execFileSync("wasm-as", [join(folder, "p.wat"), "-o", join(folder, "p.wasm")]);
    module = await readFile(join(folder, "p.wasm"));
});
after(() => rm(folder, { recursive: true }));

async function answers(module, script) {
    const { imports } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
    const { exports } = (await WebAssembly.instantiate(module, imports)).instance;
    return [exports.one(5), exports.other(21), exports.three(7)];
}

async function ordered(module) {
    await writeFile(join(folder, "named.wasm"), namedByLikeness(module));
    execFileSync("wasm-opt", [join(folder, "named.wasm"), "-o", join(folder, "o.wasm"), "--reorder-functions-by-name"]);
    return readFile(join(folder, "o.wasm"));
}

test("a program with short names in another order answers as before", async () => {
    const [renamed, script] = shortImports(module, SCRIPT);
    assert.deepEqual(await answers(await ordered(renamed), script), await answers(module, SCRIPT));
});

test("what is imported has a short name on both sides, and nothing else is renamed", () => {
    const [renamed, script] = shortImports(module, SCRIPT);
    assert(!renamed.includes("__wbg_twice") && !script.includes("__wbg_twice"));
    assert(script.includes("__wbg_ptr"));
    assert.deepEqual(WebAssembly.Module.exports(new WebAssembly.Module(renamed)).map(({ name }) => name), ["one", "other", "three"]);
});

test("functions that are alike stand side by side", async () => {
    const text = execFileSync("wasm-dis", ["-"], { input: await ordered(module) }).toString();
    const [one, call, three] = ["1000", "call", "1003"].map((part) => text.indexOf(part));
    assert(one > 0 && three > 0 && call > 0);
    assert((call < one) === (call < three), text);
});

test("only what the script names is exported", () => {
    const kept = namedExports(module, "wasm.one(1); wasm.three(3);");
    assert.deepEqual(WebAssembly.Module.exports(new WebAssembly.Module(kept)).map(({ name }) => name), ["one", "three"]);
});
