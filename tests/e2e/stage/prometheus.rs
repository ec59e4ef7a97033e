//! A Prometheus of the stage.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use super::clock::now;
use super::process::{Folder, Process, answers, free_port, wait_for, write};

/// The name and password that a Prometheus with a [`Flags::login`] accepts, as they stand in an address.
pub(crate) const LOGIN: &str = "reader:a%20lab%20secret";

/// With the bcrypt hash of that password, cheap on purpose.
const WEB_CONFIG: &str = "basic_auth_users:
  reader: $2b$04$vgqhJCg0bz1ubdTMpUa3eup6KOnEbAcQFpGJo6FUnCUeZJKc1XAm6
";

/// How a Prometheus is started.
#[derive(Clone, Copy, Default)]
pub(crate) struct Flags<'a> {
    /// The origins that may read its answers, as a regular expression; none is Prometheus' own
    /// default, all.
    pub(crate) origin: Option<&'a str>,
    /// The port of a `node_exporter` to scrape, once a second.
    pub(crate) exporter: Option<u16>,
    /// Whether it scrapes itself, too.
    pub(crate) itself: bool,
    /// The port of what else it scrapes, once a second, with its exemplars and native
    /// histograms.
    pub(crate) traced: Option<u16>,
    /// What it remembers, as OpenMetrics text.
    pub(crate) history: Option<&'a str>,
    /// A file of rules, evaluated once a second.
    pub(crate) rules: Option<&'a str>,
    /// Static files to serve below `/user/`.
    pub(crate) user_assets: Option<&'a Path>,
    /// The path that all of it lies below, such as `/metrics`; empty is none.
    pub(crate) prefix: &'a str,
    /// Whether it asks for [`LOGIN`].
    pub(crate) login: bool,
}

/// A running Prometheus.
pub(crate) struct Prometheus {
    url: String,
    command: Mutex<Command>,
    process: Mutex<Option<Process>>,
}

impl Prometheus {
    /// Starts one, and waits until it listens.
    pub(super) fn start(folder: &Folder, flags: Flags<'_>) -> Self {
        let own = folder.subfolder("prometheus");
        let port = free_port();
        let itself = flags.itself.then_some(("prometheus", port));
        let node = flags.exporter.map(|exporter| ("node", exporter));
        let traced = flags.traced.map(|port| ("traced", port));
        let jobs: Vec<(&str, u16)> = [itself, node, traced].into_iter().flatten().collect();
        let rules = flags.rules.map(|rules| write(&own, "rules.yml", rules));
        let mut config = scraping(&jobs);
        if let Some(rules) = rules {
            let _ = writeln!(config, "rule_files: [{}]", rules.display());
        }
        let mut command = Command::new("prometheus");
        command
            .arg(format!("--web.listen-address=127.0.0.1:{port}"))
            .arg(format!(
                "--storage.tsdb.path={}",
                own.join("data").display()
            ))
            .arg(format!(
                "--config.file={}",
                write(&own, "prometheus.yml", &config).display()
            ));
        if flags.traced.is_some() {
            command.arg("--enable-feature=exemplar-storage,native-histograms");
        }
        if let Some(origin) = flags.origin {
            command.arg(format!("--web.cors.origin={origin}"));
        }
        if let Some(assets) = flags.user_assets {
            command.arg(format!("--web.user-assets={}", assets.display()));
        }
        if flags.login {
            command.arg(format!(
                "--web.config.file={}",
                write(&own, "web.yml", WEB_CONFIG).display()
            ));
        }
        if let Some(history) = flags.history {
            remember(&own, history);
        }
        let url = format!("http://127.0.0.1:{port}{}", flags.prefix);
        command.arg(format!("--web.external-url={url}/"));
        let process = Process::start(folder, &mut command);
        wait_for("Prometheus", || answers(&format!("{url}/-/ready")));
        Self {
            url,
            command: Mutex::new(command),
            process: Mutex::new(Some(process)),
        }
    }

    /// Its base address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Ends it at once, as a crash would.
    pub(crate) fn stop(&self) {
        self.process.lock().expect("nobody panicked with it").take();
    }

    /// Starts it again with what it knew, and waits until it listens.
    pub(super) fn start_again(&self, folder: &Folder) {
        let mut command = self.command.lock().expect("nobody panicked with it");
        let process = Process::start(folder, &mut command);
        wait_for("Prometheus", || answers(&format!("{}/-/ready", self.url)));
        *self.process.lock().expect("nobody panicked with it") = Some(process);
    }

    /// Waits until a metric has a sample that is a second old: windows end at whole seconds, so that a younger one may
    /// not be on the chart yet.
    pub(crate) fn wait_for_samples(&self, metric: &str) {
        wait_for(metric, || {
            let at = now().as_secs_f64() - 1.0;
            ureq::get(format!(
                "{}/api/v1/query?query={metric}&time={at}",
                self.url
            ))
            .call()
            .and_then(|mut answer| answer.body_mut().read_to_string())
            .is_ok_and(|body| body.contains(r#""value""#))
        });
    }
}

/// A sample of the default query, and of `up`, every 15 seconds of the last hours.
pub(super) fn hours_of(exporter: u16) -> String {
    let now = now().as_secs();
    let labels = format!("{{instance=\"127.0.0.1:{exporter}\",job=\"node\"}}");
    let mut text = String::new();
    for (metric, value) in [("node_memory_MemFree_bytes", 8_000_000_000), ("up", 1_u64)] {
        let _ = writeln!(text, "# TYPE {metric} gauge");
        for time in (now - 2 * 3_600..now).step_by(15) {
            let _ = writeln!(text, "{metric}{labels} {value} {time}");
        }
    }
    text.push_str("# EOF\n");
    text
}

/// Lays OpenMetrics text down as data of a Prometheus that has not been started yet.
fn remember(own: &Path, text: &str) {
    let made = Command::new("promtool")
        .args(["tsdb", "create-blocks-from", "openmetrics"])
        .arg(write(own, "history.txt", text))
        .arg(own.join("data"))
        .output();
    assert!(
        made.is_ok_and(|made| made.status.success()),
        "promtool wrote no history"
    );
}

/// The configuration that scrapes these ports of this machine: names and ports.
fn scraping(jobs: &[(&str, u16)]) -> String {
    let job = |(name, port): &(&str, u16)| {
        format!(r#"{{ job_name: {name}, static_configs: [{{ targets: ["127.0.0.1:{port}"] }}] }}"#)
    };
    let jobs: Vec<String> = jobs.iter().map(job).collect();
    format!(
        "global: {{ scrape_interval: 1s, evaluation_interval: 1s }}\nscrape_configs: [{}]\n",
        jobs.join(", ")
    )
}
