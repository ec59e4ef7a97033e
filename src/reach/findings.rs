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
    /// What came at all, read or not.
    pub came: Came,
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

/// What of a server came, though perhaps it must not be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Came {
    #[default]
    Nothing,
    /// Something of its origin.
    Anything,
    /// An answer to the small question by POST.
    Answer,
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
        let has_answer = self.came == Came::Answer;
        let is_foreign = origin != server.origin();
        match self {
            Self {
                redirects: true, ..
            } if has_answer => Unreachable::Redirected { server },
            Self {
                redirects: true, ..
            } => Unreachable::Circle { server },
            Self {
                elsewhere: Some(there),
                ..
            } => Unreachable::Elsewhere { server, there },
            Self {
                came: Came::Anything,
                ..
            } => Unreachable::Endless { server },
            _ if has_answer && !is_foreign => Unreachable::BrokenOff { server },
            Self { was_read: true, .. } if has_answer => Unreachable::Unreadable { server },
            Self {
                is_error: Some(true),
                ..
            } if has_answer => Unreachable::NoApi { server },
            _ if has_answer => Unreachable::Cors {
                server,
                origin: origin.to_owned(),
            },
            _ if origin.starts_with("https:") && !server.is_https() => {
                Unreachable::Mixed { server }
            }
            _ => Unreachable::Down { server },
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

    /// An answer came, and must not be read.
    fn unread() -> Findings {
        Findings {
            came: Came::Answer,
            ..findings()
        }
    }

    fn read(posted: Option<u16>, got: Option<u16>) -> Findings {
        Findings {
            posted,
            got,
            ..unread()
        }
    }

    const FOREIGN: &str = "http://page.home";

    /// The page's origin, what was found, and what that comes to.
    type Case = (&'static str, Findings, Unreachable);

    fn where_none_is_read(server: &Server, there: &Server) -> Vec<Case> {
        let own = "http://lab.home:9090";
        let of = || server.clone();
        let cors = Unreachable::Cors {
            server: of(),
            origin: FOREIGN.to_owned(),
        };
        let told = |is_error| Findings {
            is_error: Some(is_error),
            ..unread()
        };
        let read_before = |found: Findings| Findings {
            was_read: true,
            ..found
        };
        let redirected = |found: Findings| Findings {
            redirects: true,
            ..found
        };
        let found_there = |found: Findings| Findings {
            elsewhere: Some(there.clone()),
            ..found
        };
        let elsewhere = || Unreachable::Elsewhere {
            server: of(),
            there: there.clone(),
        };
        let half = Findings {
            came: Came::Anything,
            ..findings()
        };
        vec![
            (FOREIGN, findings(), Unreachable::Down { server: of() }),
            (own, findings(), Unreachable::Down { server: of() }),
            (
                "https://page.home",
                findings(),
                Unreachable::Mixed { server: of() },
            ),
            // The flag only where nothing else explains it.
            (FOREIGN, unread(), cors.clone()),
            (FOREIGN, told(false), cors),
            (FOREIGN, told(true), Unreachable::NoApi { server: of() }),
            (FOREIGN, found_there(unread()), elsewhere()),
            (own, found_there(half.clone()), elsewhere()),
            // And never where answers were read before.
            (
                FOREIGN,
                read_before(unread()),
                Unreachable::Unreadable { server: of() },
            ),
            (
                FOREIGN,
                read_before(told(false)),
                Unreachable::Unreadable { server: of() },
            ),
            (
                FOREIGN,
                read_before(findings()),
                Unreachable::Down { server: of() },
            ),
            (
                own,
                redirected(unread()),
                Unreachable::Redirected { server: of() },
            ),
            (
                own,
                redirected(findings()),
                Unreachable::Circle { server: of() },
            ),
            (FOREIGN, half, Unreachable::Endless { server: of() }),
            (own, unread(), Unreachable::BrokenOff { server: of() }),
        ]
    }

    fn where_one_is_read(server: &Server) -> Vec<Case> {
        let status = |code| Unreachable::Status {
            server: server.clone(),
            code,
            first_line: String::new(),
            retry_after: None,
        };
        let broken_off = Unreachable::BrokenOff {
            server: server.clone(),
        };
        vec![
            (FOREIGN, read(Some(200), Some(200)), broken_off),
            (FOREIGN, read(Some(404), Some(404)), status(404)),
            (FOREIGN, read(Some(503), None), status(503)),
            (FOREIGN, read(Some(405), Some(401)), status(401)),
        ]
    }

    #[test]
    fn what_is_found_names_the_cause() -> Result<(), BadAddress> {
        let server: Server = "http://lab.home:9090/prom".parse()?;
        let there: Server = "http://lab.home:9090".parse()?;
        let mut cases = where_none_is_read(&server, &there);
        cases.extend(where_one_is_read(&server));
        for (origin, found, cause) in cases {
            let told = found.clone().verdict(&server, origin);
            assert_eq!(told, Verdict::Tell(cause), "{origin} {found:?}");
        }
        for posted in [None, Some(405), Some(501), Some(403)] {
            let verdict = read(posted, Some(200)).verdict(&server, FOREIGN);
            assert_eq!(verdict, Verdict::AskByGet);
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
