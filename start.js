// Starts the program, or says in words why it does not start. Kept out of index.html, so that the page
// needs no inline script; and no module, since browsers run those under the right type only, and
// somebody has to tell of a wrong one.
const { js, wasm } = document.currentScript.dataset;

/** How long a file may take before the reader is told what is waited for, milliseconds. */
const PATIENCE = 3000;

const AGAIN = "then reload the page.";
const COPY = `Copy the whole folder to the web server again, ${AGAIN}`;

document.getElementById("reload").addEventListener("click", () => location.reload());

// A panic ends in a trap. One in the worker arrives without its error, only as a message.
addEventListener("error", ({ message }) => {
  if (message.includes("RuntimeError")) stop(message);
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) stop(String(reason));
});

if (!leavesLoginBehind()) start();

/**
 * Opens the page anew where its address holds a name or password: no file can be asked for from
 * there, and it is nobody's business. The browser has logged in by then, and remembers.
 */
function leavesLoginBehind() {
  const address = new URL(document.URL);
  if (!address.username && !address.password) return false;
  address.username = "";
  address.password = "";
  location.replace(address);
  return true;
}

async function start() {
  if (typeof WebAssembly !== "object") {
    tell("This browser runs no WebAssembly, or was told not to. Allow it, or open the page in another browser.");
    return;
  }
  starting();
  try {
    const { default: init } = await inTime(js, import(url(js)));
    // As it was built, and as it is fetched already.
    const { integrity } = document.querySelector("link[as=fetch]") ?? {};
    await inTime(wasm, init({ module_or_path: fetch(url(wasm), { integrity }) }));
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) stop(String(error));
    else tell(await whyNot(error));
  }
}

/** Waits for what needs a file, and says so where it takes long. */
async function inTime(file, promise) {
  const timer = setTimeout(() => {
    tell(`Still waiting for ${name(file)}. If it does not come, look at the web server and the network, ${AGAIN}`);
  }, PATIENCE);
  try {
    const come = await promise;
    starting();
    return come;
  } finally {
    clearTimeout(timer);
  }
}

/** The cause of a failed start, with the next step. The browser's own words hardly ever have it. */
async function whyNot(error) {
  if (/content.security.policy|\bCSP\b/i.test(error.message)) {
    return `The web server's Content-Security-Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src, ${AGAIN}`;
  }
  for (const file of [js, wasm]) {
    const cause = await wrongWith(file);
    if (cause) return cause;
  }
  return `The program is not whole, is not the one that belongs to this page, or this browser is too old for it (${error.message}). ${COPY}`;
}

/** What is wrong with how the web server hands out a file; nothing where all is well. */
async function wrongWith(file) {
  let answer;
  try {
    answer = await fetch(url(file), { cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
  } catch {
    return `${name(file)} does not come through. Look at the web server, the network and what blocks requests in this browser, ${AGAIN}`;
  }
  if (answer.status === 404) return `${name(file)} is missing on the web server. ${COPY}`;
  if (!answer.ok) return `The web server answers ${answer.status} for ${name(file)}. Let it hand out all files of the folder, ${AGAIN}`;
  const type = answer.headers.get("content-type") ?? "no type";
  if (type.includes("html")) return `In the place of ${name(file)} the web server sends a page. ${COPY}`;
  if (file === js && !/\b(java|ecma)script\b/.test(type)) {
    return `The web server sends ${name(file)} as ${type}, and browsers run scripts as text/javascript only. Give files that end in .js that type, ${AGAIN}`;
  }
}

/** All is well so far; what stood there was about this script, or a file that has come by now. */
function starting() {
  say("Promscope is starting.", "starting");
}

function tell(cause) {
  say(`Promscope has not started. ${cause}`, "starting error");
}

/** Changes the waiting text, which is gone once the program runs. */
function say(text, className) {
  const waiting = document.getElementById("starting");
  if (waiting) Object.assign(waiting, { textContent: text, className });
}

/** A program that stopped must not look alive. */
function stop(why) {
  document.getElementById("stopped-why").textContent ||= why;
  document.getElementById("stopped").hidden = false;
}

function url(file) {
  return new URL(file, document.baseURI);
}

function name(file) {
  return file.slice(file.lastIndexOf("/") + 1);
}
