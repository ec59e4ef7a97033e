// The order of the program's functions. gzip finds again only what stands within the last 32 KiB, so
// functions that are alike stand together: it takes a twentieth off the program.
import { CODE, IMPORTS, joined, names, number, sections } from "./module.mjs";

/** How many bytes of code in a row are looked for, from what a few instructions take. */
const RUNS = [4, 6, 9];
/** How far back they are looked for, in bytes: no farther than gzip does. */
const WINDOW = 32_000;
/** What keeps short functions from coming first: this much of each is found nowhere. */
const HEAD = 60;

/**
 * The module without notes of the linker's, and with its functions named so that they are in order of their names when
 * those alike stand together.
 */
export function namedByLikeness(module) {
    const parts = sections(module).filter(({ id }) => id !== 0);
    const [imported] = number(parts.find(({ id }) => id === IMPORTS).bytes, 0);
    const place = [];
    byLikeness(bodies(parts.find(({ id }) => id === CODE).bytes)).forEach((body, at) => {
        place[body] = [imported + body, String(at).padStart(6, "0")];
    });
    return joined(module, [...parts, names(place)]);
}

function bodies(bytes) {
    let [count, at] = number(bytes, 0);
    return Array.from({ length: count }, () => {
        const [length, begin] = number(bytes, at);
        at = begin + length;
        return bytes.subarray(begin, at);
    });
}

/** The bodies' numbers: the next one is always the one of which the last ones hold most. */
function byLikeness(bodies) {
    const holders = [];
    const runs = bodies.map(runsOf(holders));
    // A run that many hold is found everywhere, and says little.
    const weight = holders.map((those) => (those.length > 1 ? those.length ** -0.5 : 0));
    const whole = runs.map((mine) => mine.reduce((sum, run) => sum + weight[run], HEAD));
    const shared = new Float64Array(bodies.length);
    const near = new Int32Array(holders.length);
    const left = new Set(bodies.keys());
    const order = [];

    function come(body) {
        for (const run of runs[body]) if (near[run]++ === 0) tell(run, weight[run]);
    }
    function go(body) {
        for (const run of runs[body]) if (--near[run] === 0) tell(run, -weight[run]);
    }
    function tell(run, weight) {
        if (weight !== 0) for (const body of holders[run]) shared[body] += weight;
    }
    function next() {
        let best, most = -1;
        for (const body of left) {
            const share = shared[body] / whole[body];
            if (share > most) [best, most] = [body, share];
        }
        return best;
    }

    for (let held = 0, first = 0; left.size > 0; ) {
        const body = next();
        left.delete(body);
        order.push(body);
        come(body);
        held += bodies[body].length;
        for (; held > WINDOW && first < order.length - 1; first++) {
            held -= bodies[order[first]].length;
            go(order[first]);
        }
    }
    return order;
}

/** The runs of a body, each once, by numbers; `holders` learns which bodies hold each. */
function runsOf(holders) {
    const numbers = new Map();
    return (bytes, body) => {
        const mine = new Set();
        for (const length of RUNS) {
            for (let at = 0; at + length <= bytes.length; at++) {
                const run = bytes.latin1Slice(at, at + length);
                if (!numbers.has(run)) {
                    numbers.set(run, holders.length);
                    holders.push([]);
                }
                mine.add(numbers.get(run));
            }
        }
        for (const run of mine) holders[run].push(body);
        return [...mine];
    };
}
