//! A server's address.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// The base address of a Prometheus: `http://raspberrypi.home:9090`, with a path where it is
/// served below one, without a slash at the end.
///
/// It can only be made of text that is a sound address without a secret in it, so that it may
/// stand in a link.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Server(String);

/// Text that is no server's address; each says what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadAddress {
    /// Nothing was typed.
    #[error("Type the server's address, such as http://raspberrypi.home:9090.")]
    Empty,
    /// No host can be read out of it.
    #[error("“{0}” is not a server's address. Write one as http://raspberrypi.home:9090.")]
    Malformed(String),
    /// Another protocol.
    #[error(
        "“{0}” cannot be asked from a browser. Write an address that begins with http:// or https://."
    )]
    Scheme(String),
    /// A name or password before the host.
    #[error(
        "An address with a name or password in it would end up in links. Leave them out; the \
         README shows how to serve the page from the same origin instead."
    )]
    Secret,
    /// A name that nobody has.
    #[error(
        "No server is called “{0}” here. Choose one of those on offer, or write an address such as http://raspberrypi.home:9090."
    )]
    Unnamed(String),
    /// A question mark or fragment.
    #[error("Leave out all from the “{0}” on: only the server's base address is needed.")]
    Query(char),
}

impl Server {
    /// The address of an endpoint below `/api/v1/`, or of a page such as `-/healthy`.
    #[must_use]
    pub fn endpoint(&self, path: &str) -> String {
        format!("{}/{path}", self.0)
    }

    /// The base address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        let end = self.0[host..]
            .find('/')
            .map_or(self.0.len(), |at| host + at);
        &self.0[..end]
    }

    /// Whether requests to it are encrypted.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Pages of the Prometheus UI and of its API, which people copy from their address bar.
const PAGES: [&str; 5] = ["/graph", "/query", "/api/v1", "/targets", "/alerts"];

/// Reads an address leniently: `raspberrypi:9090` is taken as http, and the path of a page of the
/// Prometheus UI is cut off.
impl FromStr for Server {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let text = text.trim();
        if text.is_empty() {
            return Err(BadAddress::Empty);
        }
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
            None => ("http".to_owned(), text),
        };
        if scheme != "http" && scheme != "https" {
            return Err(BadAddress::Scheme(text.to_owned()));
        }
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(BadAddress::Secret);
        }
        if !is_authority(authority) || path.contains(|letter: char| letter.is_whitespace()) {
            return Err(BadAddress::Malformed(text.to_owned()));
        }
        if let Some(mark) = path.chars().find(|letter| matches!(letter, '?' | '#')) {
            return Err(BadAddress::Query(mark));
        }
        let path = path.trim_end_matches('/');
        let base = PAGES
            .iter()
            .find_map(|page| path.strip_suffix(page))
            .unwrap_or(path);
        let authority = authority.to_ascii_lowercase();
        Ok(Self(format!("{scheme}://{authority}{base}")))
    }
}

/// Host with an optional port. Which letters a host may have is left to the browser, but for
/// those that no host has.
fn is_authority(authority: &str) -> bool {
    let bracket = authority.rfind(']').map_or(0, |at| at + 1);
    let (host, port) = match authority[bracket..].rfind(':') {
        Some(colon) => {
            let (host, port) = authority.split_at(bracket + colon);
            (
                host,
                port.get(1..).filter(|port| port.parse::<u16>().is_ok()),
            )
        }
        None => (authority, Some("")),
    };
    let inner = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let sound = match inner {
        Some(address) => {
            address.contains(':')
                && address
                    .bytes()
                    .all(|byte| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.')
        }
        None => !host.contains(|letter: char| {
            letter.is_whitespace() || "<>\"'\\^`{|}[]%:,;()!*$&+=~".contains(letter)
        }),
    };
    sound && !host.is_empty() && port.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_leniently() {
        for (text, base, origin) in [
            (
                "http://raspberrypi.home:9090",
                "http://raspberrypi.home:9090",
                "http://raspberrypi.home:9090",
            ),
            (
                "http://raspberrypi:9090/",
                "http://raspberrypi:9090",
                "http://raspberrypi:9090",
            ),
            (
                " raspberrypi:9090 ",
                "http://raspberrypi:9090",
                "http://raspberrypi:9090",
            ),
            (
                "HTTPS://Lab.Example/prom/graph",
                "https://lab.example/prom",
                "https://lab.example",
            ),
            ("localhost", "http://localhost", "http://localhost"),
            (
                "http://[::1]:9090/api/v1/",
                "http://[::1]:9090",
                "http://[::1]:9090",
            ),
            (
                "http://bücher.example/x",
                "http://bücher.example/x",
                "http://bücher.example",
            ),
        ] {
            let server = text.parse::<Server>();
            assert_eq!(server.as_ref().map(Server::as_str), Ok(base), "{text}");
            assert_eq!(server.as_ref().map(Server::origin), Ok(origin), "{text}");
        }
    }

    #[test]
    fn says_what_to_write_instead() {
        for (text, said) in [
            (
                "",
                "Type the server's address, such as http://raspberrypi.home:9090.",
            ),
            (
                "ftp://a",
                "“ftp://a” cannot be asked from a browser. Write an address that begins with http:// or https://.",
            ),
            (
                "http://",
                "“http://” is not a server's address. Write one as http://raspberrypi.home:9090.",
            ),
            (
                "http://a b",
                "“http://a b” is not a server's address. Write one as http://raspberrypi.home:9090.",
            ),
            (
                "http://a:99999",
                "“http://a:99999” is not a server's address. Write one as http://raspberrypi.home:9090.",
            ),
            (
                "http://a:b:1",
                "“http://a:b:1” is not a server's address. Write one as http://raspberrypi.home:9090.",
            ),
            (
                "javascript:alert(1)",
                "“javascript:alert(1)” is not a server's address. Write one as http://raspberrypi.home:9090.",
            ),
            (
                "http://me:pw@a",
                "An address with a name or password in it would end up in links. Leave them out; the README shows how to serve the page from the same origin instead.",
            ),
            (
                "http://a/?x=1",
                "Leave out all from the “?” on: only the server's base address is needed.",
            ),
        ] {
            assert_eq!(
                text.parse::<Server>().map_err(|error| error.to_string()),
                Err(said.to_owned())
            );
        }
    }
}
