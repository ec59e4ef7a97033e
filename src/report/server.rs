//! What the server tells of itself: which it is, and whether it is ready.
//!
//! Source: "Build Information" and "Management API" in Prometheus' documentation. Answers to pages
//! of another origin may be read below `/api/v1/` alone, and there only where the server knows the
//! path.

use super::{Table, json};
use crate::prom::server::Server;

/// Where the build information stands.
pub const BUILD: &str = "api/v1/status/buildinfo";

/// Where the server says whether it is ready.
pub const READY: &str = "-/ready";

/// HTTP status and text of an answer; none where none came that this page may read.
pub type Reply = Option<(u16, String)>;

/// What is known of a server.
#[must_use]
pub fn table(server: &Server, build: &Reply, ready: &Reply) -> Table {
    let known = [
        ("Address".to_owned(), server.to_string()),
        ("Ready".to_owned(), readiness(server, ready)),
    ];
    Table::of_facts("Server", known.into_iter().chain(build_facts(build)))
}

fn build_facts(reply: &Reply) -> Vec<(String, String)> {
    let not_told = |why: String| vec![("Build".to_owned(), why)];
    let Some((status, body)) = reply else {
        return not_told(
            "Not told: no answer that this page may read. Servers before Prometheus 2.14 have no \
             build information, nor have some that only speak its API."
                .to_owned(),
        );
    };
    let mut facts = json::members(body);
    let told = facts.iter().any(|(name, _)| name == "version");
    if *status != 200 || !told {
        return not_told(format!(
            "Not told: the server answered {status}, without build information."
        ));
    }
    facts.retain(|(name, _)| name != "status");
    facts
}

fn readiness(server: &Server, reply: &Reply) -> String {
    let Some((status, body)) = reply else {
        return format!(
            "Not told: Prometheus lets pages of another origin read only its API. In a terminal: \
             curl {}",
            server.endpoint(READY)
        );
    };
    let first_line: String = body
        .lines()
        .next()
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect();
    let is_ready = if *status == 200 { "yes" } else { "no" };
    format!("{is_ready} ({status}): {first_line}")
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test's own address")]
mod tests {
    use super::*;

    fn told(build: Option<(u16, &str)>, ready: Option<(u16, &str)>) -> Vec<String> {
        let reply = |(status, body): (u16, &str)| (status, body.to_owned());
        let (build, ready) = (build.map(reply), ready.map(reply));
        let server = "http://lab:9090".parse().expect("an address");
        let rows = table(&server, &build, &ready).rows.into_iter();
        rows.map(|row| row.join(": ")).collect()
    }

    #[test]
    fn tells_what_it_is() {
        let build = (
            200,
            r#"{"status":"success","data":{"version":"2.42.0","goVersion":"go1.19"}}"#,
        );
        assert_eq!(
            told(Some(build), Some((200, "Prometheus Server is Ready.\n"))),
            [
                "Address: http://lab:9090",
                "Ready: yes (200): Prometheus Server is Ready.",
                "version: 2.42.0",
                "goVersion: go1.19"
            ]
        );
    }

    #[test]
    fn says_what_it_does_not_tell() {
        let nothing = told(None, None);
        assert_eq!(
            nothing[1..],
            [
                "Ready: Not told: Prometheus lets pages of another origin read only its API. In a \
                 terminal: curl http://lab:9090/-/ready",
                "Build: Not told: no answer that this page may read. Servers before Prometheus \
                 2.14 have no build information, nor have some that only speak its API."
            ]
        );
        let page = told(Some((200, "<html>")), Some((503, "Service Unavailable")));
        assert_eq!(
            page[1..],
            [
                "Ready: no (503): Service Unavailable",
                "Build: Not told: the server answered 200, without build information."
            ]
        );
    }
}
