// Starts the program; kept out of index.html so that the page needs no inline script.
const stopped = document.getElementById("stopped");
document.getElementById("reload").addEventListener("click", () => location.reload());

/** A program that stopped must not look alive. */
function stop(why) {
  document.getElementById("stopped-why").textContent ||= why;
  stopped.hidden = false;
}

// A panic ends in a trap. One in the worker arrives without its error, only as a message.
addEventListener("error", ({ message }) => {
  if (message.includes("RuntimeError")) stop(message);
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) stop(String(reason));
});

try {
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const { default: init } = await import(new URL(js, document.baseURI));
  await init({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  stop(String(error));
}
