//! A web server that hands out the page with something wrong with one of its files.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

use crate::stage::dist;

/// What is wrong.
#[derive(Clone, Copy)]
pub(crate) enum Wrong {
    /// The answer has this status, and no content.
    Status(&'static str),
    /// The file has this type.
    Type(&'static str),
    /// The file has another content: type and text.
    Content(&'static str, &'static str),
    /// The file comes with one more header.
    Header(&'static str),
    /// The connection ends without an answer.
    Lost,
    /// Nothing comes until the browser hangs up.
    Stalled,
    /// The file ends in this, too.
    Altered(&'static str),
    /// The file is so many bytes of JSON.
    Size(usize),
}

/// A running server; it ends with the tests.
pub(crate) struct CrookedSite {
    port: u16,
}

impl CrookedSite {
    /// Serves the page; something is wrong with the file of this name, where a `*` stands for a hash.
    pub(crate) fn start(name: &'static str, wrong: Wrong) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A browser that hangs up in the middle is no fault of ours.
                thread::spawn(move || serve(&stream, name, wrong).ok());
            }
        });
        Self { port }
    }

    /// The page's address, with parameters.
    pub(crate) fn page(&self, parameters: &str) -> String {
        format!("http://127.0.0.1:{}/{parameters}", self.port)
    }
}

fn serve(stream: &TcpStream, crooked: &str, wrong: Wrong) -> io::Result<()> {
    let name = read(stream)?;
    let sends = |bytes: Vec<u8>| (&mut &*stream).write_all(&bytes);
    if !is(&name, crooked) {
        return sends(straight(&name, ""));
    }
    match wrong {
        Wrong::Status(status) => sends(http(status, "text/plain", "", b"")),
        Wrong::Type(kind) => sends(http(OK, kind, "", &content(&name).unwrap_or_default())),
        Wrong::Content(kind, text) => sends(http(OK, kind, "", text.as_bytes())),
        Wrong::Header(header) => sends(straight(&name, header)),
        Wrong::Altered(end) => {
            let whole = [&*content(&name).unwrap_or_default(), end.as_bytes()].concat();
            sends(http(OK, kind(&name), "", &whole))
        }
        Wrong::Lost => Ok(()),
        Wrong::Stalled => io::copy(&mut &*stream, &mut io::sink()).map(drop),
        Wrong::Size(bytes) => {
            let text = format!("{{ \"query\": \"{}\" }}", "1".repeat(bytes));
            sends(http(OK, "application/json", "", text.as_bytes()))
        }
    }
}

/// The name of the file that is asked for.
fn read(stream: &TcpStream) -> io::Result<String> {
    let mut lines = BufReader::new(stream).lines();
    let line = lines.next().transpose()?.unwrap_or_default();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let path = line.split(' ').nth(1).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    let name = path.trim_start_matches('/');
    Ok(if name.is_empty() { "index.html" } else { name }.to_owned())
}

fn is(name: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => name.starts_with(start) && name.ends_with(end),
        None => name == pattern,
    }
}

const OK: &str = "200 OK";

/// The file as it should be.
fn straight(name: &str, header: &str) -> Vec<u8> {
    match content(name) {
        Some(bytes) => http(OK, kind(name), header, &bytes),
        None => http("404 Not Found", "text/plain", "", b""),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html",
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        _ => "text/plain",
    }
}

fn content(name: &str) -> Option<Vec<u8>> {
    fs::read(dist().join(name)).ok()
}

fn http(status: &str, kind: &str, header: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let header = if header.is_empty() {
        String::new()
    } else {
        format!("{header}\r\n")
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{header}Connection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}
