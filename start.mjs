// Starts the program; kept out of index.html so that the page needs no inline script.
const stopped = document.getElementById("stopped");
document.getElementById("reload").addEventListener("click", () => location.reload());

try {
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const { default: init } = await import(new URL(js, document.baseURI));
  await init({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  const why = document.getElementById("stopped-why");
  // The program's own last words say more.
  why.textContent ||= String(error);
  stopped.hidden = false;
}
