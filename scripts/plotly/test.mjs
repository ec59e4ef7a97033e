// Tries the bundle in a browser, under the page's Content-Security-Policy:
// `node --test scripts/plotly/test.mjs`.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';
import { open } from './browser.mjs';
import { undescribed, withEmpty } from './trim.mjs';

const root = new URL('../../', import.meta.url);
const file = new URL('.cache/plotly/plotly.js', root);
const limit = 160_000;

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
        const ticks = ['10:00', '11:00', '12:00', '−2', '0', '3 MB', '0 %', '20 %'];
        // The gap parts the first line in two. The mark is 6 px wide.
        const mark = 'M3,0A3,3 0 1,1 0,-3A3,3 0 0,1 3,0Z';
        const diamond = 'M5,0L0,5L-5,0L0,-5Z';
        const diamonds = [[diamond, 'rgb(1, 2, 3)'], [diamond, 'rgb(4, 5, 6)']];
        assert.deepEqual(drawn, { lines: 4, fills: 1, marks: 103, mark, diamonds, ticks });
        await faultless();
    });

    test('a drag zooms the x axis', async () => {
        await browser.act(drag);
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

    test('without a layout, axes fit their data and ticks come by themselves', async () => {
        const fitted = await browser.run(async () => {
            await Plotly.react(chart, [{ type: 'scatter', mode: 'lines', x: [0, 10], y: [0, 18] }], {}, config);
            const ticks = [...chart.querySelectorAll('.ytick text')].map((text) => text.textContent);
            return { x: chart.layout.xaxis.range, y: chart.layout.yaxis.range, ticks };
        });
        assert.deepEqual(fitted, { x: [0, 10], y: [-1, 19], ticks: ['0', '5', '10', '15'] });
        await faultless();
    });

    test('it makes pictures', async () => {
        const pictures = await browser.run(async () => {
            const picture = (format) => Plotly.toImage(chart, { format, width: 640, height: 320 });
            const [svg, png] = [await picture('svg'), await picture('png')];
            const image = new Image();
            image.src = png;
            await image.decode();
            return { svg: decodeURIComponent(svg), png: png.slice(0, 22), size: [image.width, image.height] };
        });
        assert.match(pictures.svg, /^data:image\/svg\+xml,<svg .*class="js-line".*3 MB.*<\/svg>$/s);
        assert.equal(pictures.png, 'data:image/png;base64,');
        assert.deepEqual(pictures.size, [640, 320]);
        await faultless();
    });

    test('purge leaves nothing', async () => {
        assert.equal(await browser.run(() => Plotly.purge(chart).innerHTML), '');
        await faultless();
    });

    test('it is light', async () => {
        const bytes = gzipSync(await readFile(file), { level: 9 }).length;
        assert.ok(bytes <= limit, `${bytes} bytes gzipped, of at most ${limit}`);
    });
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
    assert.throws(() => withEmpty(source, ['f']), { message: 'plotly.js: there is no function f to empty' });
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
            line: { color: '#d62728', dash: 'dash', shape: 'hv' },
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
        xaxis: axis([0, 50, 100], ['10:00', '11:00', '12:00'], { fixedrange: false }),
        yaxis: axis([-2, 0, 3], ['−2', '0', '3 MB'], { fixedrange: true }),
        yaxis2: axis([0, 20], ['0 %', '20 %'], { fixedrange: true, ...right }),
        dragmode: 'zoom',
        hovermode: false,
        showlegend: false,
    };
    window.config = { displayModeBar: false, doubleClick: false, responsive: false, showTips: false };
    window.heard = [];
    window.chart = document.querySelector('#chart');
    await Plotly.react(chart, traces, layout, config);
    const events = ['plotly_relayout', 'plotly_relayouting', 'plotly_doubleclick'];
    window.listeners = events.map((event) => [event, (data) => heard.push([event, data ?? null])]);
    for (const [event, listener] of listeners) chart.on(event, listener);
}

/** From a third to two thirds of the plot, which is 700 px wide from x = 50. */
const drag = [
    { type: 'pointerMove', duration: 0, x: 225, y: 150 },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerMove', duration: 50, x: 400, y: 160 },
    { type: 'pointerMove', duration: 50, x: 575, y: 160 },
    { type: 'pointerUp', button: 0 },
];
const click = [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
const shift = '\uE008';

const heard = async (name) => {
    const all = await browser.run(() => heard);
    return all.filter(([event]) => event === name).map(([, data]) => data);
};
const faultless = async () => assert.deepEqual(await browser.run(() => wrongs), []);
