//! A VictoriaMetrics of the stage.

use std::fmt::Write as _;
use std::process::Command;

use super::clock::now;
use super::process::{Folder, Process, free_port, wait_for};

/// A running VictoriaMetrics with an hour of two series; every page may read it, as it comes.
pub(crate) struct VictoriaMetrics {
    url: String,
    _process: Process,
}

impl VictoriaMetrics {
    /// Starts one, and waits until it tells its samples.
    pub(super) fn start(folder: &Folder) -> Self {
        let own = folder.subfolder("victoria");
        let port = free_port();
        let mut command = Command::new("victoria-metrics");
        command
            .arg(format!("-httpListenAddr=127.0.0.1:{port}"))
            .arg(format!("-storageDataPath={}", own.join("data").display()));
        let process = Process::start(folder, &mut command);
        let url = format!("http://127.0.0.1:{port}");
        let text = hour();
        wait_for("VictoriaMetrics", || {
            ureq::post(format!("{url}/api/v1/import/prometheus"))
                .send(&text)
                .is_ok()
        });
        wait_for("its samples", || {
            let asked =
                ureq::get(format!("{url}/api/v1/query?query=lab_temperature&step=1h")).call();
            asked
                .and_then(|mut answer| answer.body_mut().read_to_string())
                .is_ok_and(|body| body.contains("attic"))
        });
        Self {
            url,
            _process: process,
        }
    }

    /// Its base address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

/// A sample of two rooms every 15 seconds.
fn hour() -> String {
    let now = now().as_secs();
    let mut text = String::new();
    for (room, value) in [("attic", 31), ("cellar", 12)] {
        for time in (now - 3_600..=now).step_by(15) {
            let _ = writeln!(text, "lab_temperature{{room=\"{room}\"}} {value} {time}000");
        }
    }
    text
}
