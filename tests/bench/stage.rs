//! What the bench runs on: a Prometheus with a history, the page and the plain pages on web
//! servers, and a browser. Built from the pieces of the stories' stage.

#[path = "../e2e/stage/browser.rs"]
mod browser;
#[path = "../e2e/stage/clock.rs"]
mod clock;
#[allow(dead_code, reason = "shared with the stories, which need more of it")]
#[path = "../e2e/stage/process.rs"]
mod process;
#[allow(dead_code, reason = "shared with the stories, which need more of it")]
#[path = "../e2e/stage/prometheus.rs"]
mod prometheus;
#[allow(dead_code, reason = "shared with the stories, which need more of it")]
#[path = "../e2e/stage/site.rs"]
mod site;

use std::fs;
use std::path::Path;
use std::process::Command;

use prometheus::Prometheus;
use site::{Site, dist};

pub(crate) use browser::BROWSER_FLAGS;
pub(crate) use process::{Folder, Process, wait_for};
pub(crate) use prometheus::Flags;

use crate::browser::Browser;
use crate::history;
use crate::tab::Tab;

/// The stage; all that runs on it ends when it is dropped.
pub(crate) struct Stage {
    /// The page.
    pub(crate) site: Site,
    /// The plain pages.
    pub(crate) plain: Site,
    /// Remembers [`history::open_metrics`].
    pub(crate) prometheus: Prometheus,
    pub(crate) browser: Browser,
    /// The last sample's time, seconds since 1970; some time ahead, so that a refresh finds news.
    pub(crate) end: i64,
    /// Width and height of the page's chart in CSS pixels.
    pub(crate) chart: (f64, f64),
    // Last: it is removed when the processes have ended.
    folder: Folder,
}

/// Seconds from now to the end of the history.
const AHEAD: i64 = 5_400;

impl Stage {
    pub(crate) fn set_up() -> Self {
        eprintln!("bench: writing history");
        let now = i64::try_from(clock::now().as_secs()).expect("seconds of this age");
        let end = (now + AHEAD) / 60 * 60;
        let folder = Folder::new();
        let flags = Flags {
            origin: Some(r"http://127\.0\.0\.1:\d+"),
            history: Some(&history::open_metrics(end)),
            ..Flags::default()
        };
        let mut stage = Self {
            site: Site::at_root(&folder, &dist()),
            plain: Site::at_root(&folder, &plain_pages(&folder)),
            prometheus: Prometheus::start(&folder, flags),
            browser: Browser::start(&folder),
            end,
            chart: (0.0, 0.0),
            folder,
        };
        stage.chart = stage.chart_size();
        stage
    }

    /// A Prometheus beside the stage's own.
    pub(crate) fn another_prometheus(&self, flags: Flags<'_>) -> Prometheus {
        Prometheus::start(&self.folder, flags)
    }

    fn chart_size(&self) -> (f64, f64) {
        let tab = Tab::open(&self.browser);
        tab.go(&format!(
            "{}?server={}",
            self.site.page(),
            self.prometheus.url()
        ));
        tab.run("bench.painted(0)");
        let sides = tab.run(
            "(({ width, height }) => [width, height])(bench.find('chart').getBoundingClientRect())",
        );
        let length = |index: usize| sides[index].as_f64().expect("a length");
        (length(0), length(1))
    }
}

/// The plain pages beside the plotly of npm, each with its gzipped twin, as the page's files have one.
fn plain_pages(folder: &Folder) -> std::path::PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = folder.subfolder("plain");
    // What a site is waited for by.
    fs::write(pages.join("index.html"), "").expect("an empty page");
    let plotly = root.join("node_modules/plotly.js/dist/plotly-basic.min.js");
    let own = fs::read_dir(root.join("tests/bench/pages")).expect("the plain pages");
    for file in own.flatten().map(|entry| entry.path()).chain([plotly]) {
        let copy = pages.join(file.file_name().expect("a file's name"));
        fs::copy(&file, &copy)
            .unwrap_or_else(|error| panic!("{}: {error}; `make bench` sets it up", file.display()));
        let zipped = Command::new("gzip")
            .args(["--best", "--keep", "--no-name"])
            .arg(&copy)
            .status();
        assert!(zipped.is_ok_and(|status| status.success()), "gzip failed");
    }
    pages
}
