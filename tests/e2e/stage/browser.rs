//! How the stage's browsers are started.

/// For a headless Chromium that reaches nobody but this machine; `lab.test` is this machine, too.
pub(crate) const BROWSER_FLAGS: [&str; 12] = [
    "--headless=new",
    // Chromium's sandbox refuses root, and only pages of our own are opened.
    "--no-sandbox",
    // Containers often have little shared memory; without it the browser crashes now and then.
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,900",
    "--force-prefers-reduced-motion",
    "--host-resolver-rules=MAP lab.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
