//! What probes found after a request failed, and what that comes to: the browser itself says only
//! that it failed.

use super::error::Unreachable;
use crate::prom::server::Server;
use crate::prom::status::refuses_post;

/// What is known once a request failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The HTTP status of a small question by POST, where its answer may be read.
    pub posted: Option<u16>,
    /// The same by GET.
    pub got: Option<u16>,
    /// Whether an answer to the small POST came at all, read or not.
    pub came: bool,
    /// Whether anything of the server's origin came at all.
    pub there: bool,
    /// Whether the question is sent elsewhere.
    pub redirects: bool,
    /// Where else on the origin there is an API.
    pub elsewhere: Option<Server>,
    /// Whether what came, and must not be read, is an HTTP error; none where the browser does not
    /// tell.
    pub is_error: Option<bool>,
    /// Whether an answer of the origin was read before.
    pub was_read: bool,
}

/// What to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Ask by GET: the server takes no POST.
    AskByGet,
    /// Tell the reader.
    Tell(Unreachable),
}

impl Findings {
    /// What they come to for this server and a page of this origin.
    #[must_use]
    pub fn verdict(self, server: &Server, origin: &str) -> Verdict {
        let server = server.clone();
        let is_good = |status: Option<u16>| status.is_some_and(|code| (200..300).contains(&code));
        if is_good(self.got) && !is_good(self.posted) {
            return Verdict::AskByGet;
        }
        let answered = self.posted.filter(|code| !refuses_post(*code)).or(self.got);
        Verdict::Tell(match answered {
            Some(code) if !is_good(Some(code)) => Unreachable::Status {
                server,
                code,
                first_line: String::new(),
                retry_after: None,
            },
            Some(_) => Unreachable::BrokenOff { server },
            None => self.unread(server, origin),
        })
    }

    /// No answer may be read.
    fn unread(self, server: Server, origin: &str) -> Unreachable {
        let is_foreign = origin != server.origin();
        if self.redirects && self.came {
            Unreachable::Redirected { server }
        } else if self.redirects {
            Unreachable::Circle { server }
        } else if let Some(there) = self.elsewhere {
            Unreachable::Elsewhere { server, there }
        } else if !self.came && self.there {
            Unreachable::Endless { server }
        } else if self.came && is_foreign {
            match self.is_error {
                _ if self.was_read => Unreachable::Unreadable { server },
                Some(true) => Unreachable::NoApi { server },
                _ => Unreachable::Cors {
                    server,
                    origin: origin.to_owned(),
                },
            }
        } else if origin.starts_with("https:") && !server.is_https() {
            Unreachable::Mixed { server }
        } else if self.came {
            Unreachable::BrokenOff { server }
        } else {
            Unreachable::Down { server }
        }
    }
}

/// Addresses of the same origin at which an API may be, if it is not at this one: those above it,
/// and where proxies and Prometheus' relatives usually have it.
#[must_use]
pub fn candidates(server: &Server) -> Vec<Server> {
    let origin = server.origin();
    let path = &server.as_str()[origin.len()..];
    let ends = path.match_indices('/').map(|(at, _)| at);
    let above = ends.rev().map(|at| path[..at].to_owned());
    let usual = [format!("{path}/prometheus"), "/prometheus".to_owned()];
    let mut found: Vec<Server> = Vec::new();
    for path in above.chain(usual) {
        let candidate = format!("{origin}{path}").parse();
        found.extend(
            candidate
                .ok()
                .filter(|one| one != server && !found.contains(one)),
        );
    }
    found.truncate(MOST);
    found
}

/// How many candidates are asked.
const MOST: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::server::BadAddress;

    fn findings() -> Findings {
        Findings::default()
    }

    /// Something came, and none of it may be read.
    fn unread() -> Findings {
        Findings {
            came: true,
            there: true,
            ..findings()
        }
    }

    #[test]
    fn what_is_found_names_the_cause() -> Result<(), BadAddress> {
        let server: Server = "http://lab.home:9090/prom".parse()?;
        let there: Server = "http://lab.home:9090".parse()?;
        let foreign = "http://page.home";
        let own = "http://lab.home:9090";
        let of = |server: &Server| server.clone();
        let status = |code| Unreachable::Status {
            server: of(&server),
            code,
            first_line: String::new(),
            retry_after: None,
        };
        let cors = Unreachable::Cors {
            server: of(&server),
            origin: foreign.to_owned(),
        };
        for (origin, found, cause) in [
            (
                foreign,
                findings(),
                Unreachable::Down {
                    server: of(&server),
                },
            ),
            (
                own,
                findings(),
                Unreachable::Down {
                    server: of(&server),
                },
            ),
            (
                "https://page.home",
                findings(),
                Unreachable::Mixed {
                    server: of(&server),
                },
            ),
            // Nothing but the small questions is known of: the flag is what is left.
            (foreign, unread(), cors.clone()),
            (
                foreign,
                Findings {
                    is_error: Some(false),
                    ..unread()
                },
                cors,
            ),
            (
                foreign,
                Findings {
                    is_error: Some(true),
                    ..unread()
                },
                Unreachable::NoApi {
                    server: of(&server),
                },
            ),
            // Never the flag where answers were read before.
            (
                foreign,
                Findings {
                    was_read: true,
                    ..unread()
                },
                Unreachable::Unreadable {
                    server: of(&server),
                },
            ),
            (
                foreign,
                Findings {
                    was_read: true,
                    is_error: Some(true),
                    ..unread()
                },
                Unreachable::Unreadable {
                    server: of(&server),
                },
            ),
            (
                foreign,
                Findings {
                    elsewhere: Some(of(&there)),
                    ..unread()
                },
                Unreachable::Elsewhere {
                    server: of(&server),
                    there,
                },
            ),
            (
                own,
                Findings {
                    redirects: true,
                    ..unread()
                },
                Unreachable::Redirected {
                    server: of(&server),
                },
            ),
            (
                own,
                Findings {
                    redirects: true,
                    ..findings()
                },
                Unreachable::Circle {
                    server: of(&server),
                },
            ),
            (
                foreign,
                Findings {
                    came: false,
                    ..unread()
                },
                Unreachable::Endless {
                    server: of(&server),
                },
            ),
            (
                own,
                unread(),
                Unreachable::BrokenOff {
                    server: of(&server),
                },
            ),
            (
                foreign,
                Findings {
                    posted: Some(200),
                    got: Some(200),
                    ..unread()
                },
                Unreachable::BrokenOff {
                    server: of(&server),
                },
            ),
            (
                foreign,
                Findings {
                    posted: Some(404),
                    got: Some(404),
                    ..unread()
                },
                status(404),
            ),
            (
                foreign,
                Findings {
                    posted: Some(503),
                    ..unread()
                },
                status(503),
            ),
            (
                foreign,
                Findings {
                    posted: Some(405),
                    got: Some(401),
                    ..unread()
                },
                status(401),
            ),
        ] {
            let told = found.clone().verdict(&server, origin);
            assert_eq!(told, Verdict::Tell(cause), "{origin} {found:?}");
        }
        for posted in [None, Some(405), Some(501), Some(403)] {
            let found = Findings {
                posted,
                got: Some(200),
                ..unread()
            };
            assert_eq!(found.verdict(&server, foreign), Verdict::AskByGet);
        }
        Ok(())
    }

    #[test]
    fn an_api_is_looked_for_above_and_where_it_usually_is() -> Result<(), BadAddress> {
        for (server, looked) in [
            ("http://a:9090", vec!["http://a:9090/prometheus"]),
            (
                "http://a:9090/prom",
                vec![
                    "http://a:9090",
                    "http://a:9090/prom/prometheus",
                    "http://a:9090/prometheus",
                ],
            ),
            (
                "https://a/x/prometheus",
                vec![
                    "https://a/x",
                    "https://a",
                    "https://a/x/prometheus/prometheus",
                    "https://a/prometheus",
                ],
            ),
            (
                "http://a/1/2/3/4/5",
                vec![
                    "http://a/1/2/3/4",
                    "http://a/1/2/3",
                    "http://a/1/2",
                    "http://a/1",
                ],
            ),
        ] {
            let found = candidates(&server.parse()?);
            let found: Vec<&str> = found.iter().map(Server::as_str).collect();
            assert_eq!(found, looked);
        }
        Ok(())
    }
}
