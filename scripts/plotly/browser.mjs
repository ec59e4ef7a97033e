// A headless browser, driven over chromedriver's WebDriver protocol.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const settings = new URL('../../webdriver.json', import.meta.url);

/** Opens a browser without a page. */
export async function open() {
    const driver = spawn('chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const port = await listening(driver);
    const ask = async (method, path, body) => {
        const url = `http://127.0.0.1:${port}/session${path}`;
        const answer = await fetch(url, { method, body: body && JSON.stringify(body) });
        const { value } = await answer.json();
        if (value?.error) throw new Error(`${value.error}: ${value.message}`);
        return value;
    };
    const capabilities = { alwaysMatch: JSON.parse(await readFile(settings, 'utf8')) };
    const { sessionId } = await ask('POST', '', { capabilities });
    const post = (path, body) => ask('POST', `/${sessionId}/${path}`, body);
    return {
        size: (width, height) => post('window/rect', { width, height }),
        go: (url) => post('url', { url }),
        /** What `script`, a function, answers in the page; throws what it throws. */
        run: (script) => post('execute/async', { script: `(${awaited})(${script}, arguments[0])`, args: [] }),
        /** Moves and presses the pointer; `key`, if any, is held meanwhile. */
        act: (pointer, key) => {
            const keys = key ? [held(key, pointer.length)] : [];
            return post('actions', { actions: [...keys, { type: 'pointer', id: 'mouse', actions: pointer }] });
        },
        close: async () => {
            await ask('DELETE', `/${sessionId}`);
            driver.kill();
        },
    };
}

/** Runs in the page. An answer with an `error` is thrown on this side. */
async function awaited(script, done) {
    try {
        done(await script());
    } catch (error) {
        done({ error: error.name, message: error.stack });
    }
}

function held(key, ticks) {
    const wait = Array.from({ length: ticks - 1 }, () => ({ type: 'pause' }));
    const actions = [{ type: 'keyDown', value: key }, ...wait, { type: 'keyUp', value: key }];
    return { type: 'key', id: 'keys', actions };
}

/** The port that the driver says it listens on. Its output is read to the end: a closed pipe would end it. */
function listening(driver) {
    return new Promise((resolve, reject) => {
        createInterface(driver.stdout).on('line', (line) => {
            const port = line.match(/started successfully on port (\d+)/)?.[1];
            if (port) resolve(port);
        });
        driver.on('error', reject);
        driver.on('exit', () => reject(new Error('chromedriver ended')));
    });
}
