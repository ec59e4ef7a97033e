// Tries the bundle in a browser, under the page's Content-Security-Policy:
// `node --test scripts/plotly/test.mjs`.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';
import { open } from './browser.mjs';
import { linePath, withLinePath } from './path.mjs';
import { reached } from './reached.mjs';
import { undescribed, withEmpty, withoutRules } from './trim.mjs';
import { savings } from './weigh.mjs';

const root = new URL('../../', import.meta.url);
const file = new URL('.cache/plotly/plotly.js', root);
const limit = 90_000;

let browser;
let server;

describe('in a browser', () => {
    before(async () => {
        await bundle(file.pathname);
        server = await serve();
        browser = await open();
        await browser.size(900, 600);
    });

    after(async () => {
        await browser?.close();
        server?.close();
    });

    beforeEach(async () => {
        await browser.go(`http://127.0.0.1:${server.address().port}/`);
        await browser.run(draw);
    });

    test('it draws lines, marks, fills and ticks', async () => {
        const drawn = await browser.run(() => {
            const count = (selector) => chart.querySelectorAll(selector).length;
            const texts = chart.querySelectorAll('.xtick text, .ytick text, .y2tick text');
            return {
                lines: count('path.js-line'),
                fills: count('path.js-fill[d^=M]'),
                marks: count('path.point'),
                mark: chart.querySelectorAll('path.point')[6].getAttribute('d'),
                diamonds: [...chart.querySelectorAll('path.point')].slice(-2).map((point) => [point.getAttribute('d'), point.style.fill]),
                ticks: [...texts].map((text) => text.textContent),
            };
        });
        const ticks = ['10:00Mon', '11:00', '12:00', '−2', '<0>', '3 MB', '0 %', '20 %'];
        // The gap parts the first line in two. The mark is 6 px wide.
        const mark = 'M3,0A3,3 0 1,1 0,-3A3,3 0 0,1 3,0Z';
        const diamond = 'M5,0L0,5L-5,0L0,-5Z';
        const diamonds = [[diamond, 'rgb(1, 2, 3)'], [diamond, 'rgb(4, 5, 6)']];
        assert.deepEqual(drawn, { lines: 4, fills: 1, marks: 103, mark, diamonds, ticks });
        await faultless();
    });

    test('it paints in the colours it is told', async () => {
        const painted = await browser.run(() => {
            const style = (selector) => getComputedStyle(chart.querySelector(selector));
            const [fill, line, paper] = [style('path.js-fill[d^=M]'), style('.tracefill path.js-line'), style('.main-svg')];
            const [grid, text, ground] = [style('.xgrid'), style('.xtick text'), style('.bg')];
            return [fill.fill, fill.fillOpacity, line.stroke, paper.backgroundColor, ground.fillOpacity, grid.stroke, text.fill];
        });
        const clear = 'rgba(0, 0, 0, 0)';
        assert.deepEqual(painted, ['rgb(214, 39, 40)', '0.4', 'rgb(255, 0, 0)', clear, '0', 'rgb(227, 232, 238)', 'rgb(85, 97, 111)']);
    });

    test('a drag zooms the x axis', async () => {
        await browser.act(drag.slice(0, -1));
        const box = await browser.run(() => {
            const box = chart.querySelector('.zoombox');
            return [box.getAttribute('d'), getComputedStyle(box).transitionDuration];
        });
        assert.deepEqual(box, ['M0,0H700V350H0V0M175,0v350h350v-350h-350Z', '0.2s']);
        await browser.act(drag.slice(-1));
        assert.deepEqual(await heard('plotly_relayout'), [{ 'xaxis.range[0]': 25, 'xaxis.range[1]': 75 }]);
        assert.deepEqual(await browser.run(() => [chart.layout.xaxis.range, chart.layout.yaxis.range]), [[25, 75], [-2, 3]]);
        await faultless();
    });

    test('a drag with shift pans', async () => {
        await browser.act(drag, shift);
        assert.deepEqual(await heard('plotly_relayout'), [{ 'xaxis.range[0]': -50, 'xaxis.range[1]': 50 }]);
        assert.ok((await heard('plotly_relayouting')).length > 0);
        await faultless();
    });

    test('a drag along the x axis pans, at an end of it zooms', async () => {
        await browser.act(dragged(400, 575, 385));
        assert.deepEqual(await heard('plotly_relayout'), [{ 'xaxis.range[0]': -25, 'xaxis.range[1]': 75 }]);
        await browser.act(dragged(60, 90, 385));
        const [, { 'xaxis.range[0]': start, 'xaxis.range[1]': end }] = await heard('plotly_relayout');
        assert.ok(start < -25 && end === 75, `${start} to ${end}`);
        await faultless();
    });

    test('a double click is heard, and not once its listener is gone', async () => {
        await browser.act([drag[0], ...click, ...click]);
        assert.equal((await heard('plotly_doubleclick')).length, 1);
        await browser.run(() => {
            for (const [event, listener] of listeners) chart.removeListener(event, listener);
        });
        await browser.act([drag[0], { type: 'pause', duration: 400 }, ...click, ...click]);
        assert.equal((await heard('plotly_doubleclick')).length, 1);
        await faultless();
    });

    test('react draws what changed', async () => {
        const paths = await browser.run(async () => {
            const path = () => chart.querySelector('.tracegaps path.js-line').getAttribute('d');
            const before = path();
            traces[0] = { ...traces[0], y: traces[0].y.map((y) => y / 2) };
            await Plotly.react(chart, traces.slice(0, 1), { ...layout }, config);
            return { before, after: path(), traces: chart.querySelectorAll('.trace').length };
        });
        assert.notEqual(paths.before, paths.after);
        assert.equal(paths.traces, 1);
        await faultless();
    });

    test('axes are there before any line, and follow what they are told', async () => {
        const axes = await browser.run(async () => {
            const grid = () => [...chart.querySelectorAll('.xgrid')].map((line) => line.getAttribute('transform'));
            await Plotly.react(chart, [], structuredClone(layout), config);
            const before = grid();
            const { xaxis } = layout;
            await Plotly.react(chart, [], { ...layout, xaxis: { ...xaxis, range: [25, 125], gridcolor: '#2a343f' } }, config);
            return { before, after: grid(), colour: chart.querySelector('.xgrid').style.stroke };
        });
        const at = (x) => `translate(${x},0)`;
        assert.deepEqual(axes, { before: [at(400)], after: [at(225), at(575)], colour: 'rgb(42, 52, 63)' });
        await faultless();
    });

    test('a range without room gets some, and one too wide is cut', async () => {
        const ranges = await browser.run(async () => {
            const drawn = async (range) => {
                await Plotly.react(chart, traces, { ...layout, yaxis: { ...layout.yaxis, range } }, config);
                return chart._fullLayout.yaxis.range;
            };
            return [await drawn([5, 5]), await drawn([-1.7e308, 1.7e308])];
        });
        const most = Number.MAX_VALUE * 1e-4;
        assert.deepEqual(ranges, [[4, 6], [-most, most]]);
        await faultless();
    });

    test('it makes pictures', async () => {
        const options = { format: 'svg', width: 640, height: 320, imageDataOnly: true };
        const picture = await browser.run(`async () => Plotly.toImage(chart, ${JSON.stringify(options)})`);
        assert.match(picture, /^<svg .*width="640" height="320".*class="js-line".*3 MB.*<\/svg>$/s);
        assert.equal(await browser.run(() => `${chart.layout.width} ${document.querySelectorAll('.js-plotly-plot').length}`), '800 1');
        await faultless();
    });

    test('purge leaves nothing, and all can be drawn again', async () => {
        assert.equal(await browser.run(() => Plotly.purge(chart).innerHTML), '');
        const drawn = await browser.run(async () => {
            await Plotly.react(chart, traces, layout, config);
            return chart.querySelectorAll('.trace').length === traces.length;
        });
        assert.ok(drawn);
        await faultless();
    });

    test('it is light', async () => {
        const bytes = gzipSync(await readFile(file), { level: 9 }).length;
        assert.ok(bytes <= limit, `${bytes} bytes gzipped, of at most ${limit}`);
    });
});

test('each function that is emptied is worth its line', async () => {
    const all = await savings();
    assert.ok(all.length <= 25, `${all.length} functions`);
    assert.deepEqual(all.filter(({ bytes }) => bytes <= 1024), []);
});

test('what nothing asks for goes, with what it alone reaches', async () => {
    const kept = async (modules, only = {}) => {
        const texts = await reached('page', { read: (file) => modules[file], find: (_, name) => name, only: (file) => only[file] });
        return Object.fromEntries(texts);
    };
    const page = (text) => `const a = require("a");\n${text}`;
    const cases = [
        // Functions and values by name; what is needed for itself stays.
        ['a.one();\n', 'exports.one = function() {\n  help();\n};\nexports.two = 2;\nfunction help() {\n}\nfunction idle() {\n  idle();\n}\nstart();\n',
            'exports.one = function() {\n  help();\n};\nfunction help() {\n}\nstart();\n'],
        // By another name of the exports, and under two names.
        ['a.one();\n', 'var all = module.exports = {};\nall.one = all.two = () => all.three;\nall.three = 3;\nall.four = 4;\n',
            'var all = module.exports = {};\nall.one = all.two = () => all.three;\nall.three = 3;\n'],
        // From a list.
        ['a.one();\n', 'function one() {\n}\nfunction two() {\n}\nmodule.exports = {\n  one,\n  two,\n  three: {\n    two\n  }\n};\n',
            'function one() {\n}\nmodule.exports = {\n  one,\n};\n'],
        // All, where the whole is handed on.
        ['all(...a);\n', 'exports.one = 1;\nexports.two = 2;\n', 'exports.one = 1;\nexports.two = 2;\n'],
        ['all[a];\n', 'exports.one = 1;\n', 'exports.one = 1;\n'],
        // Neither a property nor a key nor a text is the module.
        ['b.a.one({ a: "a", c: "a" });\n', 'exports.one = 1;\n', ''],
        // Several of one statement stay together.
        ['a.one();\n', 'var b = 1, c = 2;\nexports.one = c;\n', 'var b = 1, c = 2;\nexports.one = c;\n'],
    ];
    for (const [use, text, rest] of cases) {
        const texts = await kept({ page: page(use), a: text });
        assert.equal(texts.a, rest, use);
    }
    const picked = await kept({ page: 'const { one: b, two } = require("a");\nb();\n', a: 'exports.one = 1;\nexports.three = 3;\n' });
    assert.equal(picked.a, 'exports.one = 1;\n');
    const passed = 'const b = require("b");\nvar all = module.exports = {};\nLib.extendFlat(all, b);\nall.two = 2;\n';
    const merged = await kept({ page: page('a.one();\n'), a: passed, b: 'exports.one = 1;\n' });
    assert.deepEqual([merged.a, merged.b], [passed.replace('all.two = 2;\n', ''), 'exports.one = 1;\n']);
    const few = { page: page('all(a);\n'), a: 'module.exports = {\n  one: 1,\n  two: 2\n};\n' };
    assert.equal((await kept(few, { a: ['one'] })).a, 'module.exports = {\n  one: 1,\n};\n');
    await assert.rejects(kept(few, { a: ['three'] }), { message: 'left_out.mjs: a has no three' });
});

test('descriptions go, whatever their brackets and commas', () => {
    const cases = [
        ["{\n    dflt: 1,\n    description: 'a, b'\n}", '{\n    dflt: 1,\n}'],
        ["{\n    description: [\n        'it is (so',\n        \"don't }\"\n    ].join(' '),\n    dflt: 1\n}", '{\n\n    dflt: 1\n}'],
        ['{\n    description: `a ${b}`, // why, (really\n    dflt: 1\n}', '{\n // why, (really\n    dflt: 1\n}'],
    ];
    for (const [source, kept] of cases) assert.equal(undescribed(source), kept);
});

test('functions are emptied by name, and missed aloud', () => {
    const source = 'function a(b) {\n    if (b) {\n    }\n}\nplots.c = function(d) {\n    e;\n};\n';
    assert.equal(withEmpty(source, ['a', 'c']), 'function a(b) {}\nplots.c = function(d) {};\n');
    const nested = 'function a() {\n    function b() {\n        c;\n    }\n    d;\n}\n';
    assert.equal(withEmpty(nested, ['b']), 'function a() {\n    function b() {}\n    d;\n}\n');
    assert.equal(withEmpty(`${nested}function b() {\n    e;\n}\n`, ['b']), `${nested}function b() {}\n`);
    assert.throws(() => withEmpty(source, ['f']), { message: 'plotly.js: there is no function f to empty' });
});

test('rules go by a word of their selectors, and are missed aloud', () => {
    const source = 'var rules = {\n    "X a": "color:red;",\n    Y: "top:0;",\n    "X .b": "content:\\"Y\\";"\n};\n';
    assert.equal(withoutRules(source, ['X a', 'Y']), 'var rules = {\n    "X .b": "content:\\"Y\\";"\n};\n');
    assert.throws(() => withoutRules(source, ['f']), { message: 'plotly.js: there is no rule for f to leave out' });
});

test('paths have tenths of a pixel', () => {
    const cases = [
        [[], 'M'],
        [[[0, 1]], 'M0.0,1.0'],
        [[[12.34, 5.67], [100, 0.96]], 'M12.3,5.7L100.0,1.0'],
        [[[-0.5, -12.34], [-0.04, 1e6]], 'M-0.5,-12.3L0.0,1000000.0'],
    ];
    for (const [points, path] of cases) assert.equal(linePath(points), path);
    assert.throws(() => withLinePath('else'), { message: 'plotly.js: lines make their paths in another way' });
});

/** A page with the policy of index.html, that keeps what went wrong in `wrongs`. */
async function serve() {
    const index = await readFile(new URL('index.html', root), 'utf8');
    const [policy] = index.match(/<meta http-equiv="Content-Security-Policy"[^>]*>/);
    const page = `<!doctype html><meta charset="utf-8">${policy}<style>body { margin: 0 }</style>
        <script src="wrongs.js"></script><script src="plotly.js"></script><div id="chart"></div>`;
    const wrongs = `const wrongs = [];
        addEventListener('error', ({ message }) => wrongs.push(message));
        addEventListener('unhandledrejection', ({ reason }) => wrongs.push(String(reason)));
        addEventListener('securitypolicyviolation', ({ violatedDirective }) => wrongs.push(violatedDirective));`;
    const files = {
        '/': ['text/html', page],
        '/wrongs.js': ['text/javascript', wrongs],
        '/plotly.js': ['text/javascript', await readFile(file)],
    };
    const server = createServer(({ url }, response) => {
        const [type, content] = files[url] ?? ['text/plain', ''];
        response.writeHead(files[url] ? 200 : 404, { 'content-type': type }).end(content);
    });
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Runs in the page: three lines and two diamonds, the last two on a second axis, and what plotly says in `heard`. */
async function draw() {
    const column = (count, at) => Float64Array.from({ length: count }, (_, i) => at(i));
    const axis = (tickvals, ticktext, more) => ({
        type: 'linear',
        range: [tickvals.at(0), tickvals.at(-1)],
        tickmode: 'array',
        tickvals,
        ticktext,
        ticks: 'outside',
        zeroline: false,
        gridcolor: '#e3e8ee',
        tickfont: { size: 12, color: '#55616f', family: 'sans-serif' },
        ticklabeloverflow: 'allow',
        tickangle: 0,
        ...more,
    });
    const line = (uid, y, more) => ({
        type: 'scatter',
        uid,
        mode: 'lines',
        x: column(y.length, (i) => i),
        y,
        hoverinfo: 'skip',
        connectgaps: false,
        ...more,
    });
    const sizes = Array.from({ length: 101 }, (_, i) => i % 7);
    const right = { overlaying: 'y', side: 'right' };
    window.traces = [
        line('gaps', column(101, (i) => (i === 50 ? NaN : Math.sin(i / 9)))),
        line('fill', column(101, (i) => 1 + Math.sin(i / 9)), {
            fill: 'toself',
            fillcolor: 'rgba(214,39,40,0.4)',
            line: { color: 'red', dash: 'dash', shape: 'hv' },
        }),
        line('marks', column(101, (i) => i / 10), { mode: 'lines+markers', yaxis: 'y2', marker: { size: sizes } }),
        line('diamonds', column(2, (i) => i + 9), {
            mode: 'markers',
            yaxis: 'y2',
            marker: { size: 10, symbol: 'diamond', color: ['#010203', '#040506'], line: { width: 1, color: '#fff' } },
        }),
    ];
    window.layout = {
        width: 800,
        height: 400,
        margin: { l: 50, r: 50, t: 20, b: 30, pad: 0, autoexpand: false },
        xaxis: axis([0, 50, 100], ['10:00<br>Mon', '11:00', '12:00'], { fixedrange: false }),
        yaxis: axis([-2, 0, 3], ['−2', '&lt;0&gt;', '3 MB'], { fixedrange: true }),
        yaxis2: axis([0, 20], ['0 %', '20 %'], { fixedrange: true, ...right }),
        dragmode: 'zoom',
        hovermode: false,
        showlegend: false,
        paper_bgcolor: 'rgba(0,0,0,0)',
        plot_bgcolor: 'rgba(0,0,0,0)',
    };
    window.config = { displayModeBar: false, doubleClick: false, responsive: false, showTips: false };
    window.heard = [];
    window.chart = document.querySelector('#chart');
    await Plotly.react(chart, traces, layout, config);
    const events = ['plotly_relayout', 'plotly_relayouting', 'plotly_doubleclick'];
    window.listeners = events.map((event) => [event, (data) => heard.push([event, data ?? null])]);
    for (const [event, listener] of listeners) chart.on(event, listener);
}

const dragged = (from, to, y) => [
    { type: 'pointerMove', duration: 0, x: from, y },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerMove', duration: 50, x: (from + to) / 2, y: y + 5 },
    { type: 'pointerMove', duration: 50, x: to, y: y + 5 },
    { type: 'pointerUp', button: 0 },
];
/** Over the middle half of the plot, which is 700 px wide from x = 50. */
const drag = dragged(225, 575, 150);
const click = [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
const shift = '\uE008';

const heard = async (name) => {
    const all = await browser.run(() => heard);
    return all.filter(([event]) => event === name).map(([, data]) => data);
};
const faultless = async () => assert.deepEqual(await browser.run(() => wrongs), []);
