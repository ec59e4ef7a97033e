// Bundles the part of plotly.js that the page uses: `node scripts/plotly/bundle.mjs OUT.js`.
// Plotly's own smallest bundle that draws lines is more than twice as heavy.
import { build, transform } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { d3 } from './d3.mjs';
import { d3LeftOut, d3Parts, emptied, leftOut, sent, standIns, unstyled } from './left_out.mjs';
import { withLinePath } from './path.mjs';
import { reached } from './reached.mjs';
import { undescribed, withEmpty, withoutRules } from './trim.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.join(here, '../../node_modules');
const entry = path.join(here, 'page.js');

const isPackage = /^[^./]/;
const isPlotlys = /\/plotly\.js\/((?:src|build)\/.*\.js)$/;
const nameOf = (file) => file?.match(isPlotlys)?.[1];
const target = 'es2020';
/** The module that draws lines. */
const LINES = 'src/traces/scatter/plot.js';

/**
 * The bundle's text, and the files in it; `emptied` is as in left_out.mjs. Throws where plotly.js is
 * not as that knows it.
 */
export async function bundled(emptied) {
    const { replacement, read, stale } = sources(emptied);
    const texts = await reached(entry, { read, find, only: (file) => sent[nameOf(file)] });
    const { metafile, outputFiles } = await build({
        entryPoints: [entry],
        bundle: true,
        minify: true,
        format: 'iife',
        target,
        define: { global: 'window' },
        plugins: [slim(texts, replacement)],
        legalComments: 'none',
        metafile: true,
        write: false,
        logLevel: 'warning',
    });
    const names = stale();
    if (names.length) throw new Error(`left_out.mjs: take off what plotly.js does not ask for: ${names.join(', ')}`);
    return { text: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
}

/** Where the texts of modules come from, as left_out.mjs wants them; `stale` are its names that nobody asked for. */
function sources(emptied) {
    const known = { ...leftOut, ...standIns, ...sent, ...emptied, ...unstyled };
    const met = new Set();
    const replacement = (name) => {
        met.add(name);
        if (name in leftOut) return empty(leftOut[name].calls);
        if (name in standIns) return readFile(path.join(here, 'stand_ins', standIns[name]), 'utf8');
        return name === '@plotly/d3' ? d3(path.join(packages, name, 'src'), d3Parts, d3LeftOut) : undefined;
    };
    const trimmed = async (file, name) => {
        const own = await readFile(file, 'utf8');
        const source = withEmpty(name === LINES ? withLinePath(own) : own, emptied[name] ?? []);
        return undescribed(withoutRules(source, unstyled[name] ?? []));
    };
    const read = async (file) => {
        if (!file) return undefined;
        const name = nameOf(file);
        const { code } = await transform((await replacement(name)) ?? (await trimmed(file, name)), { target });
        return code;
    };
    return { replacement, read, stale: () => Object.keys(known).filter((name) => !met.has(name)) };
}

/** Serves esbuild the texts of files, and of packages that are replaced. */
function slim(texts, replacement) {
    return {
        name: 'slim',
        setup(build) {
            build.onLoad({ filter: /\.js$/ }, ({ path: file }) => {
                return texts.has(file) ? { contents: texts.get(file) } : undefined;
            });
            build.onResolve({ filter: isPackage }, async ({ path: name }) => {
                const contents = await replacement(name);
                return contents === undefined ? undefined : { path: name, namespace: 'replaced', pluginData: contents };
            });
            build.onLoad({ filter: /.*/, namespace: 'replaced' }, ({ pluginData: contents }) => {
                return { contents, resolveDir: here };
            });
        },
    };
}

function empty(calls) {
    const names = ['module.exports', ...calls.map((call) => `module.exports.${call}`)];
    return names.map((name) => `${name} = function () {};`).join('\n');
}

/** The file that another one means by a name, if it is plotly's or the page's. */
function find(file, name) {
    const base = name.startsWith('plotly.js/') ? packages : name.startsWith('.') ? path.dirname(file) : undefined;
    if (!base) return undefined;
    const found = path.join(base, name);
    return [found, `${found}.js`, `${found}/index.js`].find((each) => each.endsWith('.js') && existsSync(each));
}

/** Writes the bundle. */
export async function bundle(outfile) {
    const { text, inputs } = await bundled(emptied);
    await mkdir(path.dirname(outfile), { recursive: true });
    await writeFile(outfile, `${await notices(inputs)}\n${text}`);
}

/** Whose code it is: the licences ask for these lines in every copy. */
async function notices(inputs) {
    const used = inputs.map((input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
    const names = [...new Set(['@plotly/d3', ...used.filter(Boolean)])].sort();
    const lines = names.map(async (name) => {
        const folder = path.join(packages, name);
        const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
        const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
        const text = file ? await readFile(path.join(folder, file), 'utf8') : '';
        const holder = text.match(/^\W*copyright.*$/im)?.[0].trim() ?? '';
        return `${name} ${version}, ${license}. ${holder}`.trim();
    });
    return `/* Parts of:\n${(await Promise.all(lines)).join('\n')}\n*/`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(process.argv[2]);
