// Bundles the part of plotly.js that the page uses: `node scripts/plotly/bundle.mjs OUT.js`.
// Plotly's own smallest bundle that draws lines is more than twice as heavy.
import { build } from 'esbuild';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { d3 } from './d3.mjs';
import { d3LeftOut, d3Parts, emptied, leftOut, standIns, unstyled } from './left_out.mjs';
import { undescribed, withEmpty, withoutRules } from './trim.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.join(here, '../../node_modules');

const known = { ...leftOut, ...standIns, ...emptied, ...unstyled };
const isPackage = /^[^./]/;
const isPlotlys = /\/plotly\.js\/((?:src|build)\/.*\.js)$/;

/** Serves esbuild the modules as left_out.mjs wants them, and adds to `met` each name of it that it comes by. */
function slim(met) {
    const replacement = (name) => {
        if (name in known) met.add(name);
        if (name in leftOut) return empty(leftOut[name].calls);
        if (name in standIns) return readFile(path.join(here, 'stand_ins', standIns[name]), 'utf8');
        return name === '@plotly/d3' ? d3(path.join(packages, name, 'src'), d3Parts, d3LeftOut) : undefined;
    };
    const trimmed = async (name, file) => {
        const source = withEmpty(await readFile(file, 'utf8'), emptied[name] ?? []);
        return undescribed(withoutRules(source, unstyled[name] ?? []));
    };
    return {
        name: 'slim',
        setup(build) {
            build.onLoad({ filter: isPlotlys }, async ({ path: file }) => {
                const [, name] = file.match(isPlotlys);
                return { contents: (await replacement(name)) ?? (await trimmed(name, file)) };
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

/** Writes the bundle. Throws where plotly.js is not as left_out.mjs knows it. */
export async function bundle(outfile) {
    const met = new Set();
    const { metafile, outputFiles } = await build({
        entryPoints: [path.join(here, 'page.js')],
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'es2020',
        define: { global: 'window' },
        plugins: [slim(met)],
        legalComments: 'none',
        metafile: true,
        write: false,
        outfile,
        logLevel: 'warning',
    });
    const stale = Object.keys(known).filter((name) => !met.has(name));
    if (stale.length) throw new Error(`left_out.mjs: take off what plotly.js does not ask for: ${stale.join(', ')}`);
    await mkdir(path.dirname(outfile), { recursive: true });
    await writeFile(outfile, `${await notices(metafile)}\n${outputFiles[0].text}`);
}

/** Whose code it is: the licences ask for these lines in every copy. */
async function notices({ inputs }) {
    const used = Object.keys(inputs).map((input) => input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
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
