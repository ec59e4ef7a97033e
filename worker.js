// Runs a program off the main thread: the page's own, which decodes answers there, or one that is fetched for it.
addEventListener("message", async ({ data: { js, module } }) => {
  try {
    const { default: init } = await import(js);
    await init({ module_or_path: module });
    postMessage("ready");
  } catch (error) {
    // The page hears of errors, and not of promises that are broken.
    reportError(error);
  }
}, { once: true });
