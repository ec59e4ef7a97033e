//! A Prometheus that is asked how it would write a query.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, process, thread};

use serde_json::Value;

/// A running Prometheus without targets; it ends with this.
pub(crate) struct Prometheus {
    process: Child,
    folder: PathBuf,
    url: String,
}

impl Prometheus {
    /// Starts one and waits until it answers; none where none is installed.
    pub(crate) fn start() -> Option<Self> {
        let folder = env::temp_dir().join(format!("promscope-promql-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        let config = folder.join("prometheus.yml");
        fs::write(&config, "{}\n").expect("a file can be written");
        let port = free_port();
        let process = Command::new("prometheus")
            .arg(format!("--config.file={}", config.display()))
            .arg(format!(
                "--storage.tsdb.path={}",
                folder.join("data").display()
            ))
            .arg(format!("--web.listen-address=127.0.0.1:{port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let started = Self {
            process: process.ok()?,
            folder,
            url: format!("http://127.0.0.1:{port}"),
        };
        started.wait();
        Some(started)
    }

    fn wait(&self) {
        let ready = format!("{}/-/ready", self.url);
        let is_there = (0..600).any(|_| {
            let is_there = ureq::get(&ready).call().is_ok();
            if !is_there {
                thread::sleep(Duration::from_millis(50));
            }
            is_there
        });
        assert!(is_there, "Prometheus was not there after 30 seconds");
    }

    /// How it writes a query; none where it refuses it.
    pub(crate) fn format(&self, query: &str) -> Option<String> {
        let mut asked = form_urlencoded::Serializer::new(String::new());
        asked.append_pair("query", query);
        let url = format!("{}/api/v1/format_query?{}", self.url, asked.finish());
        let mut answer = ureq::get(&url).call().ok()?;
        let json: Value = answer.body_mut().read_json().expect("it answers in JSON");
        Some(json["data"].as_str()?.to_owned())
    }
}

impl Drop for Prometheus {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    address.port()
}
