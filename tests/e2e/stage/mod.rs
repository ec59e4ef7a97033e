//! What the stories play on: a Prometheus that watches this machine, the page on web servers, and a
//! browser. All on loopback, on free ports, with their files in a temporary folder.

mod alertmanager;
mod browser;
mod clock;
mod hosts;
mod process;
mod prometheus;
mod site;
mod target;
mod victoria;

use std::fs;
use std::process::Command;

use process::{Folder, Process, answers, free_port, wait_for};

pub(crate) use alertmanager::Alertmanager;
pub(crate) use browser::BROWSER_FLAGS;
pub(crate) use clock::now;
pub(crate) use hosts::WebServer;
use prometheus::hours_of;
pub(crate) use prometheus::{Flags, LOGIN, Prometheus};
use site::copy_dist;
pub(crate) use site::{Site, dist};
pub(crate) use target::Target;
use victoria::VictoriaMetrics;

/// The origins of the stage's sites.
const SITES: &str = r"http://127\.0\.0\.1:\d+";

/// The stage; all that runs on it ends when it is dropped.
pub(crate) struct Stage {
    /// The page at the root of a web server.
    pub(crate) site: Site,
    /// The page under `/x/y/` of another.
    pub(crate) deep_site: Site,
    /// Lets all sites of the stage read, and has samples of this machine.
    pub(crate) prometheus: Prometheus,
    exporter_port: u16,
    chromedriver: String,
    _processes: [Process; 2],
    // Last: it is removed when the processes have ended.
    folder: Folder,
}

impl Stage {
    /// Starts everything, and waits until Prometheus has samples.
    pub(crate) fn set_up() -> Self {
        let folder = Folder::new();
        let (exporter_port, driver_port) = (free_port(), free_port());
        let exporter = Process::start(
            &folder,
            Command::new("prometheus-node-exporter")
                .arg(format!("--web.listen-address=127.0.0.1:{exporter_port}")),
        );
        let driver = Process::start(
            &folder,
            Command::new("chromedriver").arg(format!("--port={driver_port}")),
        );
        let site = Site::at_root(&folder, &dist());
        let deep_site = Site::below(&folder, &dist());
        let flags = Flags {
            origin: Some(SITES),
            exporter: Some(exporter_port),
            // As if it had been scraped for hours.
            history: Some(&hours_of(exporter_port)),
            ..Flags::default()
        };
        let prometheus = Prometheus::start(&folder, flags);
        let chromedriver = format!("http://127.0.0.1:{driver_port}");
        wait_for("chromedriver", || {
            answers(&format!("{chromedriver}/status"))
        });
        prometheus.wait_for_samples("node_memory_MemFree_bytes");
        // The others are backfilled; these come with the first scrape alone.
        prometheus.wait_for_samples("scrape_series_added");
        Self {
            site,
            deep_site,
            prometheus,
            exporter_port,
            chromedriver,
            _processes: [exporter, driver],
            folder,
        }
    }

    /// Where chromedriver listens.
    pub(crate) fn chromedriver(&self) -> &str {
        &self.chromedriver
    }

    /// One more web server with the page, for a story that configures it.
    pub(crate) fn another_site(&self) -> Site {
        Site::at_root(&self.folder, &dist())
    }

    /// The page by https, with a certificate that nobody vouches for.
    pub(crate) fn encrypted_site(&self) -> Site {
        Site::encrypted(&self.folder, &dist())
    }

    /// The page behind a login.
    pub(crate) fn locked_site(&self) -> Site {
        Site::locked(&self.folder, &dist())
    }

    /// The page below a path of a web server as Debian ships it.
    pub(crate) fn site_by(&self, server: WebServer) -> Site {
        let root = self.folder.subfolder("root");
        let page = root.join("x/y");
        fs::create_dir_all(&page).expect("a folder");
        // Nobody configured it to send the gzipped twins.
        copy_dist(&page, |name| !name.contains(".gz"));
        server.serve(&self.folder, &root)
    }

    /// One more Prometheus, which has this machine's samples and its own, and nothing else.
    pub(crate) fn prometheus_of_this_machine(&self) -> Prometheus {
        self.another_prometheus(Flags {
            origin: Some(SITES),
            exporter: Some(self.exporter_port),
            itself: true,
            ..Flags::default()
        })
    }

    /// A VictoriaMetrics with an hour of the temperatures of two rooms.
    pub(crate) fn victoria_metrics(&self) -> VictoriaMetrics {
        VictoriaMetrics::start(&self.folder)
    }

    /// An Alertmanager that tells nobody.
    pub(crate) fn alertmanager(&self) -> Alertmanager {
        Alertmanager::start(&self.folder)
    }

    /// One more Prometheus, for a story that stops it or needs it different.
    pub(crate) fn another_prometheus(&self, flags: Flags<'_>) -> Prometheus {
        Prometheus::start(&self.folder, flags)
    }

    /// Starts a Prometheus again that was stopped.
    pub(crate) fn start_again(&self, prometheus: &Prometheus) {
        prometheus.start_again(&self.folder);
    }
}
