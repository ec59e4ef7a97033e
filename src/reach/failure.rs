//! Why there is no new answer, whatever room says so.

use thiserror::Error;

use crate::prom::batch::Misfit;
use crate::prom::duration::Duration;
use crate::prom::end::BadTimespan;
use crate::prom::error::{Unanswered, explain_status};
use crate::prom::server::{BadAddress, Server};
use crate::reach::error::Unreachable;

/// One sentence for the reader; each room words its own.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Failure {
    /// The server's address is no address.
    #[error(transparent)]
    Address(#[from] BadAddress),
    /// The stretch of time has nothing that a chart could show.
    #[error(transparent)]
    Timespan(#[from] BadTimespan),
    /// No answer came.
    #[error(transparent)]
    Unreachable(#[from] Unreachable),
    /// An answer came, and it has no data.
    #[error(transparent)]
    Unanswered(#[from] Unanswered),
    /// An answer came, and got lost between the page and its worker.
    #[error(transparent)]
    Misfit(#[from] Misfit),
    /// What reads answers beside the page stopped over this one.
    #[error(
        "What reads answers beside the page stopped over this one. Ask for fewer series or a \
         shorter range, or refresh to try again."
    )]
    Stopped,
    /// The server answered with an error of its own.
    #[error("{}", explain_status(*.code, .kind, .message))]
    Refused {
        /// The HTTP status.
        code: u16,
        /// `errorType`.
        kind: String,
        /// `error`.
        message: String,
        /// How long it asks to wait before the next try, if it does.
        retry_after: Option<Duration>,
    },
    /// One of several queries has no answer.
    #[error("Query {letter}: {failure}")]
    OfQuery {
        /// What the query is called.
        letter: String,
        /// Why it has none.
        failure: Box<Failure>,
    },
}

impl Failure {
    /// The same, of the query that is called so.
    #[must_use]
    pub fn of(self, letter: String) -> Self {
        let failure = Box::new(self);
        Self::OfQuery { letter, failure }
    }

    /// The server's own words where it refused the query that is called so; the only one of a panel is called A.
    #[must_use]
    pub fn refusal(&self, letter: &str) -> Option<&str> {
        match self {
            Self::OfQuery {
                letter: of,
                failure,
            } if of == letter => failure.refusal("A"),
            Self::Refused { message, .. }
            | Self::Unanswered(Unanswered::Refused { message, .. })
                if letter == "A" =>
            {
                Some(message)
            }
            _ => None,
        }
    }

    /// How long the server asks to wait before the next try, if it does.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. }
            | Self::Unreachable(Unreachable::Status { retry_after, .. }) => *retry_after,
            Self::OfQuery { failure, .. } => failure.retry_after(),
            _ => None,
        }
    }

    /// Whether there is more of the answer than was read.
    #[must_use]
    pub fn is_too_much(&self) -> bool {
        match self {
            Self::Unanswered(Unanswered::TooMuch) => true,
            Self::OfQuery { failure, .. } => failure.is_too_much(),
            _ => false,
        }
    }

    /// Whether it looks as if there were no API below the address.
    #[must_use]
    pub fn is_of_address(&self) -> bool {
        match self {
            Self::Unreachable(Unreachable::Status { code, .. }) => {
                matches!(code, 404 | 405 | 410 | 501)
            }
            Self::Unanswered(Unanswered::NotJson { first_line }) => first_line.starts_with('<'),
            _ => false,
        }
    }
}

/// What an HTTP answer says beside its body.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Who answered.
    pub server: &'a Server,
    /// The HTTP status.
    pub status: u16,
    /// How long it asks to wait before the next try, if it does.
    pub retry_after: Option<Duration>,
}

impl Head<'_> {
    /// The answer that came with it. Prometheus' own words come before the HTTP status, which comes
    /// before the fault of a body that nobody promised to be an answer.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn judge<T>(self, answer: Result<T, Unanswered>) -> Result<T, Failure> {
        match answer {
            Ok(answer) if self.is_good() => Ok(answer),
            answer => Err(self.blame(answer.err())),
        }
    }

    fn is_good(self) -> bool {
        (200..300).contains(&self.status)
    }

    fn blame(self, fault: Option<Unanswered>) -> Failure {
        let Self {
            status: code,
            retry_after,
            ..
        } = self;
        let first_line = match fault {
            Some(Unanswered::Refused { kind, message }) => {
                return Failure::Refused {
                    code,
                    kind,
                    message,
                    retry_after,
                };
            }
            Some(fault) if self.is_good() => return fault.into(),
            Some(Unanswered::NotJson { first_line }) => first_line,
            _ => String::new(),
        };
        let server = self.server.clone();
        Unreachable::Status {
            server,
            code,
            first_line,
            retry_after,
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::decode::decode;

    #[test]
    fn each_answer_knows_its_sentence_and_how_long_to_wait() -> Result<(), BadAddress> {
        let server: Server = "http://lab.home".parse()?;
        let minutes = Some(Duration::from_seconds(120));
        for (status, body, retry_after, said) in [
            (
                429,
                "",
                minutes,
                "http://lab.home answered 429 without a word. It is asked too often: choose a longer auto-refresh interval. It asks to be left alone for 2m.",
            ),
            (
                503,
                r#"{"status":"error","errorType":"unavailable","error":"busy"}"#,
                minutes,
                "Prometheus refused the query (unavailable): busy. It may still be starting, or a proxy before it cannot reach it: refresh in a while.",
            ),
            (
                422,
                r#"{"status":"error"}"#,
                None,
                "Prometheus refused the query (422); the server gave no reason. It cannot carry this query out: ask for fewer series or a shorter range, or correct the query.",
            ),
            (
                413,
                "<html>\n<head><title>413 Request Entity Too Large</title></head>",
                None,
                "http://lab.home answered 413: <html>. The question or its answer is larger than it or a proxy before it allows: shorten the query, ask for less, or raise that limit.",
            ),
            (
                408,
                "{}",
                None,
                "http://lab.home answered 408 without a word. The question did not reach it in time: refresh, or check the network and any proxy before it.",
            ),
            (
                200,
                "",
                None,
                "The answer is empty. Check that the address is Prometheus' own and that no login page or proxy answers for it.",
            ),
        ] {
            let head = Head {
                server: &server,
                status,
                retry_after,
            };
            let failure = head.judge(decode(body.as_bytes())).err();
            let told = failure.as_ref().map(ToString::to_string);
            assert_eq!(told.as_deref(), Some(said), "{status}");
            let wait = failure.map(|failure| failure.of("B".to_owned()).retry_after());
            assert_eq!(wait, Some(retry_after), "{status}");
        }
        Ok(())
    }

    #[test]
    fn what_is_beyond_the_page_says_so() {
        assert_eq!(
            Failure::Stopped.to_string(),
            "What reads answers beside the page stopped over this one. Ask for fewer series or a shorter range, or refresh to try again."
        );
        let too_much: Failure = Unanswered::TooMuch.into();
        assert!(too_much.is_too_much() && too_much.of("B".to_owned()).is_too_much());
        assert!(!Failure::Stopped.is_too_much());
    }

    #[test]
    fn a_wrong_address_is_suspected_where_no_api_answers() -> Result<(), BadAddress> {
        let server: Server = "http://lab.home".parse()?;
        for (status, body, is_suspect) in [
            (404, "404 page not found", true),
            (405, "", true),
            (200, "<!doctype html>", true),
            (200, "", false),
            (
                404,
                r#"{"status":"error","errorType":"not_found","error":"no"}"#,
                false,
            ),
            (503, "<html>", false),
            (401, "", false),
        ] {
            let head = Head {
                server: &server,
                status,
                retry_after: None,
            };
            let failure = head.judge(decode(body.as_bytes())).err();
            let suspect = failure.map(|failure| failure.is_of_address());
            assert_eq!(suspect, Some(is_suspect), "{status} {body}");
        }
        Ok(())
    }
}
