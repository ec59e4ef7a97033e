//! Why there is no answer, as far as the answer's own bytes tell.

use thiserror::Error;

/// What is wrong with an answer's bytes, or what Prometheus says is wrong with the question.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unanswered {
    /// Prometheus answered with an error of its own.
    #[error("{}", explain(.kind, .message))]
    Refused {
        /// `errorType`: `bad_data`, `execution`, `timeout`, `canceled`, `internal`, ...
        kind: String,
        /// `error`: Prometheus' own text.
        message: String,
    },
    /// The bytes are not JSON, a proxy's HTML page perhaps.
    #[error(
        "The answer is not JSON; its first line is: {first_line}. Check that the address is \
         Prometheus' own and that no login page or proxy answers for it."
    )]
    NotJson {
        /// The answer's first non-empty line, cut to 200 characters.
        first_line: String,
    },
    /// The bytes end, or break off, before the answer does.
    #[error("The answer broke off after {bytes} bytes. Refresh to ask again, or ask for less.")]
    Truncated {
        /// Bytes that had arrived.
        bytes: u64,
    },
    /// JSON, but not what Prometheus answers to a query.
    #[error(
        "The answer is JSON, but not Prometheus' ({what}, at byte {at}). Check that the address \
         is that of a Prometheus HTTP API."
    )]
    NotPrometheus {
        /// What was found or missed.
        what: String,
        /// Where, in bytes from the start.
        at: u64,
    },
}

fn explain(kind: &str, message: &str) -> String {
    let next = match kind {
        "bad_data" => "Correct the query and run it again.",
        "execution" => "Ask for fewer series or a shorter range, or correct the query.",
        "timeout" => "Ask for a shorter range or a longer step, or raise --query.timeout.",
        "canceled" => "Refresh to ask again.",
        "not_found" => "Check the server's address and its version.",
        _ => "Look at the server's own log, then refresh.",
    };
    let end = if message.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("Prometheus refused the query ({kind}): {message}{end} {next}")
}
