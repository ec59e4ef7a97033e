//! Why there is no new answer, whatever room says so.

use thiserror::Error;

use crate::browser::error::Unreachable;
use crate::browser::http::Received;
use crate::prom::answer::Answer;
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

/// Takes the answer out of what was received. Prometheus' own words come before the HTTP status,
/// which comes before the fault of a body that nobody promised to be an answer.
///
/// # Errors
/// Why there is no answer.
pub fn judge(server: &Server, received: &mut Received) -> Result<Answer, Failure> {
    let answer = std::mem::replace(&mut received.answer, Ok(Answer::default()));
    let fault = match answer {
        Ok(answer) if (200..300).contains(&received.status) => return Ok(answer),
        Ok(_) => None,
        Err(fault @ Unanswered::Refused { .. }) => return Err(fault.into()),
        Err(fault) => Some(fault),
    };
    if let (Some(fault), 200..300) = (fault.as_ref(), received.status) {
        return Err(fault.clone().into());
    }
    let first_line = match fault {
        Some(Unanswered::NotJson { first_line }) => first_line,
        _ => String::new(),
    };
    let (server, code) = (server.clone(), received.status);
    Err(Unreachable::Status {
        server,
        code,
        first_line,
    }
    .into())
}
