//! A server that answers as real ones do on their bad days; the address says which day it is.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use form_urlencoded::parse;
use serde_json::{Value, json};

use crate::stage::now;

/// A running server; it ends with the tests.
pub(crate) struct Faults {
    port: u16,
    log: Arc<Mutex<Vec<Entry>>>,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// It came in: the fault asked for, below which endpoint, and the query.
    Asked(String, String, String),
    /// The browser left before there was an answer.
    Left(String),
}

impl Faults {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let for_requests = Arc::clone(&log);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&for_requests);
                // A browser that hangs up in the middle is no fault of ours.
                thread::spawn(move || serve(&stream, &log).ok());
            }
        });
        Self { port, log }
    }

    /// The base address of a server with this fault, one of those in [`answer`].
    pub(crate) fn server(&self, fault: &str) -> String {
        format!("http://127.0.0.1:{}/{fault}", self.port)
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

    fn entries<T>(&self, pick: impl FnMut(&Entry) -> Option<T>) -> Vec<T> {
        self.log
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
    /// Below the server's address.
    endpoint: String,
    query: String,
    /// Seconds since 1970.
    start: f64,
    end: f64,
    /// Seconds.
    step: f64,
}

fn serve(stream: &TcpStream, log: &Mutex<Vec<Entry>>) -> io::Result<()> {
    let request = read(stream)?;
    let note = |entry| log.lock().expect("nobody panicked with it").push(entry);
    // The page's own small question, after a failure, is none of the reader's.
    let is_asked = !request.query.is_empty() && request.query != "1";
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
        return (&mut &*stream).write_all(answer.as_bytes());
    }
    // Says nothing until the browser hangs up.
    io::copy(&mut &*stream, &mut io::sink()).ok();
    note(Entry::Left(request.fault));
    Ok(())
}

fn read(stream: &TcpStream) -> io::Result<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let is_post = line.starts_with("POST ");
    let address = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let (path, in_address) = address.split_once('?').unwrap_or((&address, ""));
    let mut length = 0;
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
        fault: path.split('/').nth(1).unwrap_or_default().to_owned(),
        is_post,
        endpoint: path.split('/').skip(2).collect::<Vec<_>>().join("/"),
        query: field("query"),
        start: of_window("start"),
        end: of_window("end"),
        step: number("step").unwrap_or(1.0),
    })
}

/// Sends two pieces of an answer that never ends, the second after a while.
fn drip(mut stream: &TcpStream, answer: &str) -> io::Result<()> {
    let (first, second) = answer[..answer.len() - 100].split_at(answer.len() / 2);
    stream.write_all(first.as_bytes())?;
    thread::sleep(Duration::from_millis(500));
    stream.write_all(second.as_bytes())
}

fn ok(body: &Value) -> String {
    http("200 OK", JSON, &body.to_string())
}

/// The bytes of an answer; none is silence.
fn answer(request: &Request) -> Option<String> {
    let answer = data(request)
        .or_else(|| oddity(request))
        .or_else(|| refusal(request));
    match request.fault.as_str() {
        "silent" | "slow-query" | "slow-exemplars" => answer,
        fault => Some(answer.unwrap_or_else(|| {
            http(
                "500 Internal Server Error",
                "text/plain",
                &format!("no such fault: {fault}"),
            )
        })),
    }
}

/// Samples as they should be.
fn data(request: &Request) -> Option<String> {
    Some(match request.fault.as_str() {
        // Its answers' dates cannot be read, but it tells the time where it is asked for it.
        "no-date" | "slow-exemplars" if request.query == "time()" => {
            let now = now().as_secs_f64();
            ok(
                &json!({ "status": "success", "data": { "resultType": "scalar", "result": [now, now.to_string()] } }),
            )
        }
        "no-date" => ok(&matrix(request, &json!({ "__name__": "up" }))),
        // A probe is answered at once; only the query waits.
        "slow-query" if !request.query.contains("slow") => {
            ok(&matrix(request, &json!({ "__name__": "quick" })))
        }
        // Knows queries, but no exemplars; or never comes to an end with them.
        "no-exemplars" | "slow-exemplars" if request.endpoint == "api/v1/query_range" => {
            ok(&matrix(request, &json!({ "__name__": request.query })))
        }
        "heavy" => ok(&heavy(request)),
        "get-only" if !request.is_post => ok(&matrix(request, &json!({ "__name__": "got" }))),
        "reset" | "breaks-off" => ok(&matrix(request, &json!({ "__name__": "got" }))),
        "long-label" => ok(&matrix(
            request,
            &json!({ "__name__": "long", "text": "x".repeat(1 << 20) }),
        )),
        "dollars" => {
            let mut body = matrix(request, &json!({ "__name__": "up", "job": DOLLARS }));
            if request.endpoint == "api/v1/query" {
                body["data"]["resultType"] = json!("vector");
                body["data"]["result"][0]["value"] = json!([request.end, "1"]);
                body["data"]["result"][0]["values"] = json!(null);
            }
            ok(&body)
        }
        "other-json" => ok(&json!({ "hello": "world" })),
        "vector" => ok(
            &json!({ "status": "success", "data": { "resultType": "vector", "result": [
            { "metric": { "__name__": "up" }, "value": [request.end, "1"] }
        ] } }),
        ),
        "string" => ok(
            &json!({ "status": "success", "data": { "resultType": "string", "result": [request.end, "some words"] } }),
        ),
        "markup" => ok(&matrix(
            request,
            &json!({ "__name__": "up", "job": MARKUP, "instance": MARKUP }),
        )),
        "infinite" => ok(
            &json!({ "status": "success", "data": { "resultType": "matrix", "result": [
            { "metric": { "__name__": "ratio" }, "values": [
                [request.start, "+Inf"], [request.start + request.step, "NaN"], [request.end, "0.5"]
            ] }
        ] } }),
        ),
        _ => return None,
    })
}

/// Answers that say less or more than they should.
fn oddity(request: &Request) -> Option<String> {
    Some(match request.fault.as_str() {
        "cut-off" => {
            let whole = ok(&matrix(request, &json!({ "__name__": "half" })));
            whole[..whole.len() - 100].to_owned()
        }
        "login-page" => http(
            "200 OK",
            "text/html",
            "<!doctype html><title>Log in</title>\n<form>…</form>",
        ),
        "not-for-you" => {
            ok(&matrix(request, &json!({}))).replace("Access-Control-Allow-Origin: *\r\n", "")
        }
        "partial" => {
            let mut body = matrix(request, &json!({ "__name__": "part" }));
            body["isPartial"] = json!(true);
            ok(&body)
        }
        "null" => {
            ok(&json!({ "status": "success", "data": { "resultType": "matrix", "result": null } }))
        }
        "talkative" => {
            let mut body = matrix(request, &json!({ "__name__": "up" }));
            let warning = |number| format!("warning number {number}");
            body["warnings"] = (1..=60).map(warning).collect();
            ok(&body)
        }
        "warnings" => {
            let mut body = matrix(request, &json!({ "__name__": "up" }));
            body["warnings"] = json!(["the remote read was slow"]);
            body["infos"] = json!(["metric might not be a counter"]);
            ok(&body)
        }
        // A proxy that hides the date, and tells a secret.
        "telling" => {
            let mut body = matrix(request, &json!({ "__name__": "up" }));
            body["warnings"] = json!(["slow"]);
            let exposed = "Access-Control-Expose-Headers: x-api-key\r\nX-Api-Key: secret-in-header\r\nConnection:";
            ok(&body).replacen("Connection:", exposed, 1)
        }
        _ => return None,
    })
}

/// Answers without samples, with the reason as far as it is told.
fn refusal(request: &Request) -> Option<String> {
    let refused = |status, kind: &str, error: &str| {
        http(
            status,
            JSON,
            &json!({ "status": "error", "errorType": kind, "error": error }).to_string(),
        )
    };
    Some(match request.fault.as_str() {
        "starting" => http("503 Service Unavailable", "text/plain", ""),
        "missing" | "no-exemplars" => http("404 Not Found", "text/plain", "404 page not found\n"),
        "login" => http("401 Unauthorized", "text/plain", "Unauthorized\n"),
        "timeout" => refused(
            "503 Service Unavailable",
            "timeout",
            "query timed out in expression evaluation",
        ),
        "execution" => refused(
            "422 Unprocessable Entity",
            "execution",
            "query processing would load too many samples into memory in query execution",
        ),
        "wait" => http(
            "429 Too Many Requests\r\nRetry-After: 120\r\nAccess-Control-Expose-Headers: Retry-After",
            "text/plain",
            "",
        ),
        "get-only" => http("405 Method Not Allowed", "text/plain", ""),
        "circle" if request.endpoint.contains("api/") => http(
            &format!("302 Found\r\nLocation: /circle/{}", request.endpoint),
            "text/plain",
            "",
        ),
        "circle" => http("200 OK", "text/plain", ""),
        "hidden-circle" => http(
            &format!("302 Found\r\nLocation: /hidden-circle/{}", request.endpoint),
            "text/plain",
            "",
        )
        .replace("Access-Control-Allow-Origin: *\r\n", ""),
        "wrong-prefix" => http("404 Not Found", "text/plain", "404 page not found\n")
            .replace("Access-Control-Allow-Origin: *\r\n", ""),
        "too-large" => http("413 Content Too Large", "text/html", "<html>\n"),
        "no-reason" => http(
            "422 Unprocessable Entity",
            JSON,
            &json!({ "status": "error" }).to_string(),
        ),
        "parse-error" => refused(
            "400 Bad Request",
            "bad_data",
            "1:6: parse error: unexpected identifier",
        ),
        "markup-error" => refused("400 Bad Request", "bad_data", MARKUP),
        _ => return None,
    })
}

const JSON: &str = "application/json";

/// Looks like variables, and is a label's value.
pub(crate) const DOLLARS: &str = "$job ${__range}";

/// Would run, or at least show, if it ever became markup.
pub(crate) const MARKUP: &str = "<img src=x onerror=\"document.title='broken in'\"><u>lined</u>";

/// A matrix of one series, with a sample at each step of the window.
fn matrix(request: &Request, labels: &Value) -> Value {
    let values: Vec<Value> = (0..11_000)
        .map(|step| request.start + f64::from(step) * request.step)
        .take_while(|time| *time <= request.end)
        .map(|time| json!([time, "1"]))
        .collect();
    json!({ "status": "success", "data": { "resultType": "matrix", "result": [
        { "metric": labels, "values": values }
    ] } })
}

/// A hundred series of 2,000 samples.
fn heavy(request: &Request) -> Value {
    let step = (request.end - request.start) / 1_999.0;
    let series = (0..100).map(|name| {
        let samples = (0..2_000).map(|at| json!([request.start + f64::from(at) * step, "1.5"]));
        json!({ "metric": { "name": name.to_string() }, "values": samples.collect::<Vec<_>>() })
    });
    let result: Vec<Value> = series.collect();
    json!({ "status": "success", "data": { "resultType": "matrix", "result": result } })
}

fn http(status: &str, kind: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
