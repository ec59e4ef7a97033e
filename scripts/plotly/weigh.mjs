// Prints how many bytes of the page, gzipped, each function saves that left_out.mjs empties:
// `node scripts/plotly/weigh.mjs`.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundled } from './bundle.mjs';
import { emptied } from './left_out.mjs';

/** The module, the name, and the bytes that the bundle has more where only that function is left in. */
export async function savings() {
    const least = await weight(emptied);
    const functions = Object.entries(emptied).flatMap(([module, names]) => names.map((name) => [module, name]));
    const weighed = functions.map(async ([module, name]) => {
        const others = emptied[module].filter((other) => other !== name);
        return { module, name, bytes: (await weight({ ...emptied, [module]: others })) - least };
    });
    return Promise.all(weighed);
}

async function weight(emptied) {
    const { text } = await bundled(emptied);
    return gzipSync(text, { level: 9 }).length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    for (const { module, name, bytes } of await savings()) console.log(`${String(bytes).padStart(6)}  ${module}: ${name}`);
}
