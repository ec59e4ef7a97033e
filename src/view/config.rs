//! What whoever serves the page configures, and what may be wrong with it.

use serde::Deserialize;
use thiserror::Error;

use super::named_server::NamedServer;
use super::settings::AutoRefresh;
use crate::prom::duration::Duration;
use crate::prom::server::Server;

/// `config.json` beside `index.html`; every key may be missing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Config {
    /// Servers on offer, the first is opened.
    pub servers: Vec<NamedServer>,
    /// Addresses of Alertmanagers; the first one's silences are shown and made.
    pub alertmanagers: Vec<String>,
    /// The first panel's query.
    pub query: Option<String>,
    pub range: Option<Duration>,
    /// Its step; absent means automatic once any other key of the panel is given.
    pub step: Option<Duration>,
    /// `off` or an interval.
    pub refresh: Option<String>,
    /// How many series plotly draws.
    pub front_series: Option<usize>,
    /// How long an answer may take.
    pub timeout: Option<Duration>,
}

/// Why the page opens without its `config.json`, though there may be one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unread {
    /// It is not what it has to be.
    #[error("config.json is not used: {0}. Correct it and reload the page.")]
    Malformed(String),
    /// Larger than any that a person writes.
    #[error(
        "config.json is not used: it has more than {} KiB. See that it is the file you mean, and \
         reload the page.",
        Config::MOST_BYTES / 1024
    )]
    TooLarge,
    /// Neither there nor missing.
    #[error(
        "config.json is not used: the web server answered {0} for it. See to the web server, or to \
         the file's permissions, and reload the page."
    )]
    Status(u16),
    /// The connection broke.
    #[error("config.json is not used: it did not come through. Reload the page to try again.")]
    Lost,
    /// It is still on its way.
    #[error(
        "config.json is not used: it had not come within {} s. See why the web server takes so \
         long, and reload the page.",
        Config::PATIENCE.seconds()
    )]
    Late,
}

/// Answers take about as long as this at best.
const SHORTEST_TIMEOUT: Duration = Duration::SECOND;

impl Config {
    /// How large the file may be, bytes.
    pub const MOST_BYTES: usize = 256 * 1024;

    /// How long the page waits for the file before it opens without.
    pub const PATIENCE: Duration = Duration::from_seconds(3);

    /// How long an answer may take, where that can be.
    #[must_use]
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout.filter(|timeout| *timeout >= SHORTEST_TIMEOUT)
    }

    /// Sentences on what of it is not followed.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        let refresh = AutoRefresh::odd(self.refresh.clone());
        let refresh = refresh.map(|text| AutoRefresh::complaint("config.json's", &text));
        let timeout = self.timeout.filter(|_| self.timeout().is_none());
        let timeout = timeout.map(|timeout| {
            format!(
                "config.json's timeout is not followed: in {timeout} no answer comes. Give it \
                 {SHORTEST_TIMEOUT} at least, or leave it out."
            )
        });
        let managers = self.alertmanagers.iter().filter_map(|address| {
            let bad = address.parse::<Server>().err()?;
            Some(format!(
                "An alertmanager of config.json is not asked. {bad}"
            ))
        });
        refresh.into_iter().chain(timeout).chain(managers).collect()
    }

    /// What the web server's answer comes to; a missing file is none. Of its type only a page's says
    /// something: some servers know none for JSON.
    ///
    /// # Errors
    /// What is wrong with the file, since whoever wrote it wants to know.
    pub fn read(status: u16, content_type: &str, body: &str) -> Result<Self, Unread> {
        match status {
            // A server that answers every path with a page has no config.json.
            200..=299 if content_type.contains("html") => Ok(Self::default()),
            // Some editors begin a text with a mark of its encoding.
            200..=299 => serde_json::from_str(body.trim_start_matches('\u{feff}'))
                .map_err(|error| Unread::Malformed(error.to_string())),
            // Storage that is used as a web server forbids what is not there.
            401 | 403 | 404 | 410 => Ok(Self::default()),
            _ => Err(Unread::Status(status)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_not_followed() {
        for (body, timeout, said) in [
            ("{}", None, vec![]),
            (
                r#"{"alertmanagers": ["http://a:9093", "ftp://b"]}"#,
                None,
                vec![
                    "An alertmanager of config.json is not asked. “ftp://b” cannot be asked from a browser. Write an address that begins with http:// or https://.",
                ],
            ),
            (
                r#"{"refresh": "24d", "timeout": "1s"}"#,
                Some(1_000),
                vec![],
            ),
            (
                r#"{"refresh": "25d", "timeout": "0s"}"#,
                None,
                vec![
                    "config.json's refresh is not followed: “25d” is no interval. Choose one from 1s to 24d, or off.",
                    "config.json's timeout is not followed: in 0s no answer comes. Give it 1s at least, or leave it out.",
                ],
            ),
        ] {
            let config = Config::read(200, "", body).unwrap_or_default();
            assert_eq!(config.timeout().map(Duration::ms), timeout, "{body}");
            assert_eq!(config.complaints(), said, "{body}");
        }
    }

    #[test]
    fn reads_what_is_there() {
        let of_range = || Config {
            range: "1h".parse().ok(),
            ..Config::default()
        };
        let none = Config::default;
        for (status, content_type, body, config) in [
            (200, "application/json", "{ \"range\": \"1h\" }", of_range()),
            (200, "", "\u{feff}{ \"range\": \"1h\" }", of_range()),
            (200, "application/octet-stream", "{}", none()),
            (
                200,
                "text/html; charset=utf-8",
                "<title>Home</title>",
                none(),
            ),
            (404, "text/plain", "404 page not found\n", none()),
            (
                403,
                "application/xml",
                "<Error>AccessDenied</Error>",
                none(),
            ),
        ] {
            let read = Config::read(status, content_type, body);
            assert_eq!(read, Ok(config), "{status} {content_type} {body}");
        }
    }

    #[test]
    fn says_why_a_file_is_not_used() {
        for (status, body, told) in [
            (
                200,
                "{ \"range\": \"soon\" }",
                "config.json is not used: “soon” is not a duration.",
            ),
            (
                200,
                "",
                "config.json is not used: EOF while parsing a value at line 1 column 0. Correct it and reload the page.",
            ),
            (
                200,
                "<title>Home</title>",
                "config.json is not used: expected value at line 1 column 1. Correct it and reload the page.",
            ),
            (
                502,
                "<html>Bad Gateway</html>",
                "config.json is not used: the web server answered 502 for it. See to the web server, or to the file's permissions, and reload the page.",
            ),
        ] {
            let said =
                Config::read(status, "application/json", body).map_err(|unread| unread.to_string());
            assert!(
                said.as_ref()
                    .is_err_and(|sentence| sentence.starts_with(told)),
                "{said:?}"
            );
        }
        assert_eq!(
            Unread::TooLarge.to_string(),
            "config.json is not used: it has more than 256 KiB. See that it is the file you mean, and reload the page."
        );
        assert_eq!(
            Unread::Late.to_string(),
            "config.json is not used: it had not come within 3 s. See why the web server takes so long, and reload the page."
        );
    }
}
