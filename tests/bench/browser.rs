//! A browser, driven by the `DevTools` protocol itself (<https://chromedevtools.github.io/devtools-protocol/>):
//! the figures need its traces, and its word on workers.

use std::cell::RefCell;
use std::fs;
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket, client::client_with_config};

use crate::stage::{BROWSER_FLAGS, Folder, Process, wait_for};

/// A headless Chromium with a fresh profile; ended when dropped.
pub(crate) struct Browser {
    line: RefCell<Line>,
    _process: Process,
}

/// The connection to it.
struct Line {
    socket: WebSocket<TcpStream>,
    last_id: u64,
    /// What it said unasked.
    events: Vec<Value>,
}

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_mins(10);

impl Browser {
    /// Starts one, and waits until it listens.
    pub(crate) fn start(folder: &Folder) -> Self {
        let profile = folder.subfolder("chromium");
        let process = Process::start(
            folder,
            Command::new("chromium")
                .args(BROWSER_FLAGS)
                .arg("--remote-debugging-port=0")
                .arg(format!("--user-data-dir={}", profile.display()))
                .arg("about:blank"),
        );
        // Written when it listens: the port, and the path to connect to.
        let file = profile.join("DevToolsActivePort");
        let address = || {
            let text = fs::read_to_string(&file).ok()?;
            let (port, path) = text.split_once('\n')?;
            Some((port.to_owned(), path.trim().to_owned()))
        };
        wait_for("chromium", || address().is_some());
        let (port, path) = address().expect("where chromium listens");
        let stream = TcpStream::connect(format!("127.0.0.1:{port}")).expect("chromium listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
        let any_size = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let url = format!("ws://127.0.0.1:{port}{path}");
        let (socket, _) =
            client_with_config(url, stream, Some(any_size)).expect("chromium answers");
        Self {
            line: RefCell::new(Line {
                socket,
                last_id: 0,
                events: Vec::new(),
            }),
            _process: process,
        }
    }

    /// Sends a command to the browser itself, or to one of its pages or workers by their session,
    /// and waits for the answer.
    #[track_caller]
    pub(crate) fn call(&self, session: Option<&str>, method: &str, parameters: &Value) -> Value {
        let mut line = self.line.borrow_mut();
        line.last_id += 1;
        let id = line.last_id;
        let mut command = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = session {
            command["sessionId"] = session.into();
        }
        line.socket
            .send(Message::text(command.to_string()))
            .expect("chromium listens");
        loop {
            let mut said = line.hear();
            if said["id"] != id {
                line.events.push(said);
                continue;
            }
            assert!(said["error"].is_null(), "{method}: {}", said["error"]);
            return said["result"].take();
        }
    }

    /// All events with a method so far, or to the first of them that is still to come; they are
    /// told once. The session that they are of, and their parameters.
    pub(crate) fn events(&self, method: &str) -> Vec<(String, Value)> {
        let mut line = self.line.borrow_mut();
        let (told, kept) = std::mem::take(&mut line.events)
            .into_iter()
            .partition(|event| event["method"] == method);
        line.events = kept;
        let parts = |mut event: Value| {
            let session = event["sessionId"].as_str().unwrap_or_default().to_owned();
            (session, event["params"].take())
        };
        Vec::into_iter(told).map(parts).collect()
    }

    /// Waits for an event.
    pub(crate) fn wait_for(&self, method: &str) {
        let mut line = self.line.borrow_mut();
        while !line.events.iter().any(|event| event["method"] == method) {
            let said = line.hear();
            line.events.push(said);
        }
        line.events.retain(|event| event["method"] != method);
    }

    /// Its name and version.
    pub(crate) fn version(&self) -> String {
        let version = self.call(None, "Browser.getVersion", &json!({}));
        version["product"]
            .as_str()
            .unwrap_or_default()
            .replace('/', " ")
    }
}

impl Line {
    fn hear(&mut self) -> Value {
        loop {
            if let Message::Text(text) = self.socket.read().expect("chromium answers in time") {
                let said: Value = serde_json::from_str(&text).expect("JSON");
                // It would answer nothing any more.
                let is_crash = said["method"] == "Inspector.targetCrashed";
                assert!(!is_crash, "the tab crashed at what it was told last");
                return said;
            }
        }
    }
}
