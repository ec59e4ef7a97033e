//! Why there is no new answer, whatever room says so.

use thiserror::Error;

use crate::browser::error::Unreachable;
use crate::prom::error::Unanswered;
use crate::prom::server::{BadAddress, Server};

/// One sentence for the reader; each room words its own.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Failure {
    /// The server's address is no address.
    #[error(transparent)]
    Address(#[from] BadAddress),
    /// No answer came.
    #[error(transparent)]
    Unreachable(#[from] Unreachable),
    /// An answer came, and it has no data.
    #[error(transparent)]
    Unanswered(#[from] Unanswered),
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
}

/// The answer that a server gave with this status. Prometheus' own words come before the HTTP
/// status, which comes before the fault of a body that nobody promised to be an answer.
///
/// # Errors
/// Why there is no answer.
pub fn judge<T>(server: &Server, status: u16, answer: Result<T, Unanswered>) -> Result<T, Failure> {
    match answer {
        Ok(answer) if is_good(status) => Ok(answer),
        answer => Err(blame(server, status, answer.err())),
    }
}

fn is_good(status: u16) -> bool {
    (200..300).contains(&status)
}

fn blame(server: &Server, code: u16, fault: Option<Unanswered>) -> Failure {
    let first_line = match fault {
        Some(fault @ Unanswered::Refused { .. }) => return fault.into(),
        Some(fault) if is_good(code) => return fault.into(),
        Some(Unanswered::NotJson { first_line }) => first_line,
        _ => String::new(),
    };
    let server = server.clone();
    Unreachable::Status {
        server,
        code,
        first_line,
    }
    .into()
}
