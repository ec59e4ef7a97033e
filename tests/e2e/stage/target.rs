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
        const KIND: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
        Self::answering(KIND, metrics.as_bytes())
    }

    /// The same with metrics as protocol buffers, from which alone this Prometheus takes native
    /// histograms.
    pub(crate) fn start_binary(metrics: &[u8]) -> Self {
        const KIND: &str = "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";
        Self::answering(KIND, metrics)
    }

    fn answering(kind: &str, metrics: &[u8]) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let mut answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\nContent-Type: {kind}\r\n\r\n",
            metrics.len()
        )
        .into_bytes();
        answer.extend_from_slice(metrics);
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

fn serve(mut stream: &TcpStream, answer: &[u8]) -> io::Result<()> {
    let mut head = BufReader::new(stream).lines();
    while head
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    stream.write_all(answer)
}
