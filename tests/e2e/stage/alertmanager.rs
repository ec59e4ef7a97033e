//! An Alertmanager of the stage.

use std::process::Command;

use serde_json::{Value, json};

use super::process::{Folder, Process, answers, free_port, wait_for, write};

/// Nobody is told: what is held back is all that stories ask for.
const CONFIG: &str = r"
route: { receiver: nobody }
receivers: [{ name: nobody }]
inhibit_rules:
  - source_matchers: [alertname=Burning]
    target_matchers: [alertname=Smoking]
    equal: []
";

/// A running Alertmanager; its CORS lets every page read and write, as it comes.
pub(crate) struct Alertmanager {
    url: String,
    _process: Process,
}

impl Alertmanager {
    /// Starts one, and waits until it listens.
    pub(super) fn start(folder: &Folder) -> Self {
        let own = folder.subfolder("alertmanager");
        let port = free_port();
        let mut command = Command::new("prometheus-alertmanager");
        command
            .arg(format!("--web.listen-address=127.0.0.1:{port}"))
            .arg("--cluster.listen-address=")
            .arg(format!("--storage.path={}", own.join("data").display()))
            .arg(format!(
                "--config.file={}",
                write(&own, "alertmanager.yml", CONFIG).display()
            ));
        let process = Process::start(folder, &mut command);
        let url = format!("http://127.0.0.1:{port}");
        wait_for("Alertmanager", || answers(&format!("{url}/-/ready")));
        Self {
            url,
            _process: process,
        }
    }

    /// A Prometheus sends it alerts with these labels.
    pub(crate) fn is_sent(&self, labels: &[Value]) {
        let alerts: Vec<Value> = labels
            .iter()
            .map(|labels| json!({ "labels": labels }))
            .collect();
        let sent = ureq::post(format!("{}/api/v2/alerts", self.url)).send_json(&alerts);
        assert!(sent.is_ok(), "{sent:?}");
    }

    /// Its base address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}
