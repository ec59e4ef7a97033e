//! Why no answer came, or none with data.

use thiserror::Error;

use crate::prom::duration::Duration;
use crate::prom::request::{QUERY, SMALL};
use crate::prom::server::Server;
use crate::prom::status::next_step;

/// What went wrong between the page and the server, each with the next step.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreachable {
    /// Nothing came through, not even a bare probe.
    #[error(
        "No answer from {server}. Check that the name is right, that Prometheus runs there{}, and \
         that this computer reaches it: curl {server}/-/ready",
        trusted(.server)
    )]
    Down {
        /// Who was asked.
        server: Server,
    },
    /// Other questions are answered.
    #[error(
        "{server} answers other questions, but broke this one off. Refresh; where that does not \
         help, ask for a shorter range or fewer series, and see in its log whether it runs out of \
         memory."
    )]
    BrokenOff {
        /// Who was asked.
        server: Server,
    },
    /// Something is there, and the API comes to no answer whatever is asked.
    #[error(
        "Something answers at {}, but what is asked of {server} comes to no answer: the connection \
         is broken off, or redirects lead in a circle. See which: curl -vL '{}'",
        .server.origin(), small(.server)
    )]
    Endless {
        /// Who was asked.
        server: Server,
    },
    /// Redirects lead to where the page may not follow.
    #[error(
        "{server} sends its requests elsewhere, and this page cannot follow: a login has run out, \
         or the address has moved. Open {server} in another tab, log in there or take the address \
         where that ends, then refresh."
    )]
    Redirected {
        /// Who was asked.
        server: Server,
    },
    /// Redirects lead nowhere.
    #[error(
        "{server} sends its requests on in a circle, or to where nothing answers. See the way: \
         curl -vL '{}'",
        small(.server)
    )]
    Circle {
        /// Who was asked.
        server: Server,
    },
    /// The API is below another address of the same origin.
    #[error(
        "There is no Prometheus HTTP API below {server}, but there is one below {there}: take that \
         address."
    )]
    Elsewhere {
        /// Who was asked.
        server: Server,
        /// Where the API is.
        there: Server,
    },
    /// An HTTP error came that must not be read.
    #[error(
        "{server} answers with an error that this page may not read: perhaps there is no Prometheus \
         HTTP API below this address, or a proxy before it asks for a login. See what it says: \
         curl -i '{}'",
        small(.server)
    )]
    NoApi {
        /// Who was asked.
        server: Server,
    },
    /// An answer came that must not be read, from where answers were read before.
    #[error(
        "{server} answered, but not in a way that this page may read, as it could before: perhaps \
         with an error of a proxy before it. Refresh in a while, or see what it says: curl -i '{}'",
        small(.server)
    )]
    Unreadable {
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
    #[error(
        "{server} answered {code}{}. {}{}",
        reason(.first_line), next_step(*.code), leave(*.retry_after)
    )]
    Status {
        /// Who was asked.
        server: Server,
        /// The HTTP status.
        code: u16,
        /// The body's first line, empty where there is none.
        first_line: String,
        /// How long it asks to wait before the next try, if it does.
        retry_after: Option<Duration>,
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

fn leave(retry_after: Option<Duration>) -> String {
    retry_after.map_or_else(String::new, |after| {
        format!(" It asks to be left alone for {after}.")
    })
}

/// Browsers do not tell a certificate that they refuse from a server that is not there.
fn trusted(server: &Server) -> &'static str {
    if server.is_https() {
        " with a certificate that this browser trusts (open it in another tab to see)"
    } else {
        ""
    }
}

/// The smallest question as an address.
fn small(server: &Server) -> String {
    format!("{}?{SMALL}", server.endpoint(QUERY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_what_to_do_next() -> Result<(), crate::prom::server::BadAddress> {
        let server: Server = "http://lab.home:9090".parse()?;
        let secure = "https://lab.home".parse()?;
        for (error, said) in [
            (
                Unreachable::Down {
                    server: server.clone(),
                },
                "No answer from http://lab.home:9090. Check that the name is right, that Prometheus runs there, and that this computer reaches it: curl http://lab.home:9090/-/ready",
            ),
            (
                Unreachable::Down { server: secure },
                "No answer from https://lab.home. Check that the name is right, that Prometheus runs there with a certificate that this browser trusts (open it in another tab to see), and that this computer reaches it: curl https://lab.home/-/ready",
            ),
            (
                Unreachable::BrokenOff {
                    server: server.clone(),
                },
                "http://lab.home:9090 answers other questions, but broke this one off. Refresh; where that does not help, ask for a shorter range or fewer series, and see in its log whether it runs out of memory.",
            ),
            (
                Unreachable::Endless {
                    server: "http://lab.home:9090/prom".parse()?,
                },
                "Something answers at http://lab.home:9090, but what is asked of http://lab.home:9090/prom comes to no answer: the connection is broken off, or redirects lead in a circle. See which: curl -vL 'http://lab.home:9090/prom/api/v1/query?query=1'",
            ),
            (
                Unreachable::Redirected {
                    server: server.clone(),
                },
                "http://lab.home:9090 sends its requests elsewhere, and this page cannot follow: a login has run out, or the address has moved. Open http://lab.home:9090 in another tab, log in there or take the address where that ends, then refresh.",
            ),
            (
                Unreachable::Circle {
                    server: server.clone(),
                },
                "http://lab.home:9090 sends its requests on in a circle, or to where nothing answers. See the way: curl -vL 'http://lab.home:9090/api/v1/query?query=1'",
            ),
            (
                Unreachable::Elsewhere {
                    server: "http://lab.home:9090/prom".parse()?,
                    there: server.clone(),
                },
                "There is no Prometheus HTTP API below http://lab.home:9090/prom, but there is one below http://lab.home:9090: take that address.",
            ),
            (
                Unreachable::NoApi {
                    server: server.clone(),
                },
                "http://lab.home:9090 answers with an error that this page may not read: perhaps there is no Prometheus HTTP API below this address, or a proxy before it asks for a login. See what it says: curl -i 'http://lab.home:9090/api/v1/query?query=1'",
            ),
            (
                Unreachable::Unreadable {
                    server: server.clone(),
                },
                "http://lab.home:9090 answered, but not in a way that this page may read, as it could before: perhaps with an error of a proxy before it. Refresh in a while, or see what it says: curl -i 'http://lab.home:9090/api/v1/query?query=1'",
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
        ] {
            assert_eq!(error.to_string(), said);
        }
        Ok(())
    }

    #[test]
    fn a_status_says_what_to_do_next() -> Result<(), crate::prom::server::BadAddress> {
        let server: Server = "http://lab.home:9090".parse()?;
        let status = |code, first_line: &str| Unreachable::Status {
            server: server.clone(),
            code,
            first_line: first_line.to_owned(),
            retry_after: (code == 429).then_some(Duration::from_seconds(120)),
        };
        for (error, said) in [
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
                "http://lab.home:9090 answered 429 without a word. It is asked too often: choose a longer auto-refresh interval. It asks to be left alone for 2m.",
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
