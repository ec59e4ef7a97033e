//! A server that answers as real ones do on their bad days; the address says which day it is.

mod answers;
mod broken;

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use form_urlencoded::parse;
use serde_json::json;

pub(crate) use self::answers::{DOLLARS, MARKUP};
use self::answers::{answer, http, matrix, ok};

/// The address of a server whose days change.
const CHANGING: &str = "changing";

/// A running server; it ends with the tests.
pub(crate) struct Faults {
    port: u16,
    shared: Arc<Shared>,
}

/// What all requests know.
#[derive(Default)]
struct Shared {
    log: Mutex<Vec<Entry>>,
    /// The day of the server whose days change.
    day: Mutex<String>,
    /// How far that server's clock is ahead, milliseconds.
    ahead: AtomicI64,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// It came in: the fault asked for, below which endpoint, and the query.
    Asked(String, String, String),
    /// The browser left before there was an answer.
    Left(String),
    /// The browser asked whether it may ask.
    Preflight,
}

impl Faults {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let shared = Arc::new(Shared::default());
        let for_requests = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&for_requests);
                // A browser that hangs up in the middle is no fault of ours.
                thread::spawn(move || serve(&stream, &shared).ok());
            }
        });
        Self { port, shared }
    }

    /// The base address of a server with this fault, one of those in [`answer`].
    pub(crate) fn server(&self, fault: &str) -> String {
        format!("http://127.0.0.1:{}/{fault}", self.port)
    }

    /// The base address of a server that has one fault today, and another tomorrow.
    pub(crate) fn changing_server(&self, fault: &str) -> String {
        self.becomes(fault);
        self.server(CHANGING)
    }

    /// What the changing server is from now on.
    pub(crate) fn becomes(&self, fault: &str) {
        fault.clone_into(&mut self.shared.day.lock().expect("nobody panicked with it"));
    }

    /// So many milliseconds pass for the changing server.
    pub(crate) fn lets_pass(&self, ms: i64) {
        self.shared.ahead.fetch_add(ms, Ordering::Relaxed);
    }

    /// The same, under a name that is not this machine's in the browser's eyes.
    pub(crate) fn remote_server(&self, fault: &str) -> String {
        format!("http://lab.test:{}/{fault}", self.port)
    }

    /// The queries that came in for this fault, in order.
    pub(crate) fn queries(&self, fault: &str) -> Vec<String> {
        self.entries(|entry| match entry {
            Entry::Asked(of, _, query) if of == fault => Some(query.clone()),
            _ => None,
        })
    }

    /// How many questions came in for this fault at an endpoint.
    pub(crate) fn asked_at(&self, fault: &str, endpoint: &str) -> usize {
        let is_it = |entry: &Entry| matches!(entry, Entry::Asked(of, at, _) if of == fault && at == endpoint);
        self.entries(|entry| is_it(entry).then_some(())).len()
    }

    /// How often the browser left before it was answered.
    pub(crate) fn left(&self, fault: &str) -> usize {
        self.entries(|entry| (*entry == Entry::Left(fault.to_owned())).then_some(()))
            .len()
    }

    /// How often the browser asked whether it may ask.
    pub(crate) fn preflights(&self) -> usize {
        self.entries(|entry| (*entry == Entry::Preflight).then_some(()))
            .len()
    }

    fn entries<T>(&self, pick: impl FnMut(&Entry) -> Option<T>) -> Vec<T> {
        self.shared
            .log
            .lock()
            .expect("nobody panicked with it")
            .iter()
            .filter_map(pick)
            .collect()
    }
}

/// A request for data, as far as it matters here.
struct Request {
    fault: String,
    is_post: bool,
    /// Whether it only asks whether it may ask.
    is_preflight: bool,
    /// Below the server's address.
    endpoint: String,
    /// The parameters in the address.
    in_address: String,
    query: String,
    /// Seconds since 1970.
    start: f64,
    end: f64,
    /// Seconds.
    step: f64,
    /// How far the server's clock is ahead, milliseconds.
    ahead: i64,
}

impl Request {
    /// Whether it is a question of the reader's; the page's own small one, after a failure, is none.
    fn is_asked(&self) -> bool {
        !self.query.is_empty() && self.query != "1"
    }
}

fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    let request = read(stream, shared)?;
    let note = |entry| {
        let mut log = shared.log.lock().expect("nobody panicked with it");
        log.push(entry);
    };
    if request.is_preflight {
        note(Entry::Preflight);
        let refused = http("403 Forbidden", "text/plain", "");
        return (&mut &*stream).write_all(refused.as_bytes());
    }
    let is_asked = request.is_asked();
    if is_asked {
        note(Entry::Asked(
            request.fault.clone(),
            request.endpoint.clone(),
            request.query.clone(),
        ));
    }
    if request.fault == "reset" && request.endpoint.contains("api/") {
        return Ok(());
    }
    if request.fault == "breaks-off" && is_asked {
        return Ok(());
    }
    if request.fault == "dripping" && !request.query.is_empty() {
        drip(
            stream,
            &ok(&matrix(&request, &json!({ "__name__": "drop" }))),
        )?;
    } else if let Some(answer) = answer(&request) {
        (&mut &*stream).write_all(&answer)?;
        if resets(&request.fault) {
            // So that it is read before the connection is gone.
            thread::sleep(Duration::from_millis(100));
        }
        return Ok(());
    }
    // Says nothing until the browser hangs up.
    io::copy(&mut &*stream, &mut io::sink()).ok();
    note(Entry::Left(request.fault));
    Ok(())
}

/// Whether the connection is reset: closed while there is more to read.
fn resets(fault: &str) -> bool {
    fault.starts_with("reset-")
}

fn read(stream: &TcpStream, shared: &Shared) -> io::Result<Request> {
    // Byte by byte, so that some can be left.
    let mut reader = BufReader::with_capacity(1, stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let is_post = line.starts_with("POST ");
    let is_preflight = line.starts_with("OPTIONS ");
    let address = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let (path, in_address) = address.split_once('?').unwrap_or((&address, ""));
    let mut fault = path.split('/').nth(1).unwrap_or_default().to_owned();
    if fault == CHANGING {
        fault.clone_from(&shared.day.lock().expect("nobody panicked with it"));
    }
    let mut length: u64 = 0;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let header = line.trim_end().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or_default();
        }
    }
    if resets(&fault) {
        length = length.saturating_sub(1);
    }
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body)?;
    if !is_post {
        body = in_address.as_bytes().to_vec();
    }
    let field = |name: &str| {
        parse(&body)
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    let number = |name| field(name).parse().ok();
    // An instant is a window of one step.
    let time = number("time");
    let of_window = |name| time.or_else(|| number(name)).unwrap_or_default();
    Ok(Request {
        fault,
        is_post,
        is_preflight,
        endpoint: path.split('/').skip(2).collect::<Vec<_>>().join("/"),
        in_address: in_address.to_owned(),
        query: field("query"),
        start: of_window("start"),
        end: of_window("end"),
        step: number("step").unwrap_or(1.0),
        ahead: shared.ahead.load(Ordering::Relaxed),
    })
}

/// Sends two pieces of an answer that never ends, the second after a while.
fn drip(mut stream: &TcpStream, answer: &str) -> io::Result<()> {
    let (first, second) = answer[..answer.len() - 100].split_at(answer.len() / 2);
    stream.write_all(first.as_bytes())?;
    thread::sleep(Duration::from_millis(500));
    stream.write_all(second.as_bytes())
}
