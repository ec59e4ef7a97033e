// Runs the page's own program off the main thread, where it decodes answers.
addEventListener("message", async ({ data: { js, module } }) => {
  const { default: init } = await import(js);
  await init({ module_or_path: module });
  postMessage("ready");
}, { once: true });
