//! Why the browser brought no answer.

use thiserror::Error;

use crate::prom::duration::Duration;
use crate::prom::server::Server;

/// What went wrong between the page and the server, each with the next step.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreachable {
    /// Neither the query nor a bare probe came through.
    #[error(
        "No answer from {server}. Check that the name is right, that Prometheus runs there, and \
         that this computer reaches it: curl {server}/-/ready"
    )]
    Down {
        /// Who was asked.
        server: Server,
    },
    /// A bare probe came through, the query's answer must not be read.
    #[error(
        "{server} is there, but does not let this page read its answers. Start Prometheus with \
         --web.cors.origin='{}' (this page's origin), or serve the page from Prometheus' own \
         origin; a server that asks for a login can only be used that way.", 
        anchored(.origin)
    )]
    Cors {
        /// Who was asked.
        server: Server,
        /// The page's own origin.
        origin: String,
    },
    /// Browsers block plain requests from encrypted pages.
    #[error(
        "This page came by https, and browsers let it ask no plain http server like {server}. \
         Serve Prometheus by https, or open this page by http."
    )]
    Mixed {
        /// Who was to be asked.
        server: Server,
    },
    /// No data, but an HTTP status.
    #[error("{server} answered {code}{}. {}", reason(.first_line), next_step(*.code))]
    Status {
        /// Who was asked.
        server: Server,
        /// The HTTP status.
        code: u16,
        /// The body's first line, empty where there is none.
        first_line: String,
    },
    /// It took too long.
    #[error(
        "No whole answer from {server} within {after}. Ask for a shorter range or a longer step, \
         or check how busy the server is."
    )]
    TimedOut {
        /// Who was asked.
        server: Server,
        /// How long was waited.
        after: Duration,
    },
}

/// An origin as the regular expression that the flag takes; Prometheus anchors it itself.
fn anchored(origin: &str) -> String {
    origin.replace('.', r"\.")
}

fn reason(first_line: &str) -> String {
    if first_line.is_empty() {
        " without a word".to_owned()
    } else {
        format!(": {first_line}")
    }
}

fn next_step(code: u16) -> &'static str {
    match code {
        401 | 403 => "Log in to it in another tab and serve the page from the same origin.",
        404 | 405 => "Check the address: there is no Prometheus HTTP API below it.",
        429 => "It is asked too often: choose a longer auto-refresh interval.",
        502..=504 => {
            "It may still be starting, or a proxy before it cannot reach it: refresh in a while."
        }
        _ => "Look at the server's own log, then refresh.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_what_to_do_next() -> Result<(), crate::prom::server::BadAddress> {
        let server: Server = "http://lab.home:9090".parse()?;
        let status = |code, first_line: &str| Unreachable::Status {
            server: server.clone(),
            code,
            first_line: first_line.to_owned(),
        };
        for (error, said) in [
            (
                Unreachable::Down {
                    server: server.clone(),
                },
                "No answer from http://lab.home:9090. Check that the name is right, that Prometheus runs there, and that this computer reaches it: curl http://lab.home:9090/-/ready",
            ),
            (
                Unreachable::Cors {
                    server: server.clone(),
                    origin: "http://127.0.0.1:8080".to_owned(),
                },
                r"http://lab.home:9090 is there, but does not let this page read its answers. Start Prometheus with --web.cors.origin='http://127\.0\.0\.1:8080' (this page's origin), or serve the page from Prometheus' own origin; a server that asks for a login can only be used that way.",
            ),
            (
                Unreachable::Mixed {
                    server: server.clone(),
                },
                "This page came by https, and browsers let it ask no plain http server like http://lab.home:9090. Serve Prometheus by https, or open this page by http.",
            ),
            (
                Unreachable::TimedOut {
                    server: server.clone(),
                    after: Duration::from_seconds(90),
                },
                "No whole answer from http://lab.home:9090 within 1m30s. Ask for a shorter range or a longer step, or check how busy the server is.",
            ),
            (
                status(503, ""),
                "http://lab.home:9090 answered 503 without a word. It may still be starting, or a proxy before it cannot reach it: refresh in a while.",
            ),
            (
                status(404, "404 page not found"),
                "http://lab.home:9090 answered 404: 404 page not found. Check the address: there is no Prometheus HTTP API below it.",
            ),
            (
                status(401, "Unauthorized"),
                "http://lab.home:9090 answered 401: Unauthorized. Log in to it in another tab and serve the page from the same origin.",
            ),
            (
                status(429, ""),
                "http://lab.home:9090 answered 429 without a word. It is asked too often: choose a longer auto-refresh interval.",
            ),
            (
                status(500, "oops"),
                "http://lab.home:9090 answered 500: oops. Look at the server's own log, then refresh.",
            ),
        ] {
            assert_eq!(error.to_string(), said);
        }
        Ok(())
    }
}
