//! The page as its reader knows it: what can be done to it, and what can be seen. Elements are found
//! by their `data-testid`. What is expected may take a while; what does not come within
//! [`PATIENCE`] ends the story.

mod does;
mod sees;

use std::fmt::Debug;
use std::fs;
use std::panic::Location;
use std::path::Path;
use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use form_urlencoded::Serializer;
use serde_json::{Value, json};

use crate::driver::Driver;
use crate::stage::{Site, Stage};

/// How long a story waits for what it expects.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often it looks.
const GLANCE: Duration = Duration::from_millis(50);

/// Keys that are no letters, as WebDriver names them.
pub(crate) mod key {
    pub(crate) const BACKSPACE: char = '\u{e003}';
    pub(crate) const TAB: char = '\u{e004}';
    pub(crate) const ENTER: char = '\u{e007}';
    pub(crate) const SHIFT: char = '\u{e008}';
    pub(crate) const CONTROL: char = '\u{e009}';
    pub(crate) const ESCAPE: char = '\u{e00c}';
    pub(crate) const LEFT: char = '\u{e012}';
    pub(crate) const UP: char = '\u{e013}';
    pub(crate) const RIGHT: char = '\u{e014}';
    pub(crate) const DOWN: char = '\u{e015}';
}

/// A browser's window with the page in it.
pub(crate) struct Page {
    driver: Driver,
    /// The story that opened it: its file and line.
    story: &'static Location<'static>,
}

/// What the chart says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chart {
    pub(crate) series: usize,
    pub(crate) samples: usize,
    /// Grows with each completed paint.
    pub(crate) painted: u64,
}

/// The address of the page with parameters.
pub(crate) fn link(site: &Site, parameters: &[(&str, &str)]) -> String {
    let query = Serializer::new(String::new())
        .extend_pairs(parameters)
        .finish();
    format!("{}?{query}", site.page())
}

impl Page {
    /// Opens an address in a browser that has never been here.
    #[track_caller]
    pub(crate) fn open(stage: &Stage, url: &str) -> Self {
        Self::open_in_browser(stage, url, &json!({}), "normal")
    }

    /// The same, where some of it never comes.
    #[track_caller]
    pub(crate) fn open_in_part(stage: &Stage, url: &str) -> Self {
        Self::open_in_browser(stage, url, &json!({}), "none")
    }

    /// Opens an address in a browser that lets pages store nothing.
    #[track_caller]
    pub(crate) fn open_without_storage(stage: &Stage, url: &str) -> Self {
        let blocked = json!({ "profile.default_content_setting_values.cookies": 2 });
        Self::open_in_browser(stage, url, &blocked, "normal")
    }

    /// Opens an address in a browser whose clock is so many milliseconds ahead.
    #[track_caller]
    pub(crate) fn open_with_clock(stage: &Stage, url: &str, ahead: i64) -> Self {
        let page = Self::open_in_browser(stage, "about:blank", &json!({}), "normal");
        let source = format!(
            "const now = Date.now.bind(Date);
            Date.now = () => now() + {ahead};"
        );
        let added = page.driver.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": source }),
        );
        well(added);
        page.goes_to(url);
        page
    }

    #[track_caller]
    fn open_in_browser(stage: &Stage, url: &str, preferences: &Value, loads: &str) -> Self {
        let driver = well(Driver::open(stage.chromedriver(), preferences, loads));
        well(driver.go(url));
        Self {
            driver,
            story: Location::caller(),
        }
    }

    /// Opens the page on the stage's Prometheus with this query.
    #[track_caller]
    pub(crate) fn open_query(stage: &Stage, query: &str) -> Self {
        let parameters = [("server", stage.prometheus.url()), ("g0.expr", query)];
        Self::open(stage, &link(&stage.site, &parameters))
    }
}

impl Drop for Page {
    /// A story that failed leaves a picture, and the browser's complaints.
    fn drop(&mut self) {
        if !thread::panicking() {
            return;
        }
        let file = Path::new(self.story.file()).file_stem().unwrap_or_default();
        let name = format!("{}-{}.png", file.to_string_lossy(), self.story.line());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if let Ok(picture) = self.driver.picture()
            && let Ok(bytes) = BASE64_STANDARD.decode(picture)
            && fs::write(&path, bytes).is_ok()
        {
            eprintln!("the page as it was: {}", path.display());
        }
        for complaint in self.driver.complaints().unwrap_or_default() {
            eprintln!("the browser complained: {complaint}");
        }
    }
}

/// Looks until what is seen is as it should be, and gives it.
#[track_caller]
pub(crate) fn eventually<T: Debug>(what: &str, look: impl Fn() -> T, is: impl Fn(&T) -> bool) -> T {
    within(PATIENCE, what, look, is)
}

/// The same with another patience.
#[track_caller]
pub(crate) fn within<T: Debug>(
    patience: Duration,
    what: &str,
    look: impl Fn() -> T,
    is: impl Fn(&T) -> bool,
) -> T {
    let glances = patience.as_millis() / GLANCE.as_millis();
    for _ in 0..glances {
        let seen = look();
        if is(&seen) {
            return seen;
        }
        thread::sleep(GLANCE);
    }
    panic!("expected {what}, saw {:?}", look());
}

fn selector(id: &str) -> String {
    format!("[data-testid='{id}']")
}

/// What a browser that works always does.
#[track_caller]
fn well<T>(result: Result<T, String>) -> T {
    result.unwrap_or_else(|error| panic!("the browser: {error}"))
}
