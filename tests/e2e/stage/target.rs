//! A program that tells Prometheus of its work, and of a trace behind each number.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

/// A running target; it ends with the tests.
pub(crate) struct Target {
    port: u16,
}

impl Target {
    /// Answers each scrape with this OpenMetrics text.
    pub(crate) fn start(metrics: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\
             Content-Type: application/openmetrics-text; version=1.0.0; charset=utf-8\r\n\r\n{metrics}",
            metrics.len()
        );
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A scrape that was given up is no fault of ours.
                serve(&stream, &answer).ok();
            }
        });
        Self { port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }
}

fn serve(mut stream: &TcpStream, answer: &str) -> io::Result<()> {
    let mut head = BufReader::new(stream).lines();
    while head
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    stream.write_all(answer.as_bytes())
}
