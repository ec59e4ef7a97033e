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
        "{}. Check that the address is Prometheus' own and that no login page or proxy answers \
         for it.", describe(.first_line)
    )]
    NotJson {
        /// The answer's first non-empty line, cut to 200 characters; empty for an empty answer.
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

fn describe(first_line: &str) -> String {
    if first_line.is_empty() {
        return "The answer is empty".to_owned();
    }
    format!("The answer is not JSON; its first line is: {first_line}")
}

fn explain(kind: &str, message: &str) -> String {
    let next = match kind {
        "bad_data" if message.contains("invalid expression type") => {
            "Wrap it in a function that gives a number at each step, such as rate(). The Table tab shows \
             it as it is."
        }
        "bad_data" if message.contains("maximum resolution") => {
            "Choose a longer step or a shorter range."
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_names_the_next_step() {
        let refused = |kind: &str, message: &str| Unanswered::Refused {
            kind: kind.to_owned(),
            message: message.to_owned(),
        };
        for (error, sentence) in [
            (
                refused(
                    "bad_data",
                    "invalid expression type \"range vector\" for range query",
                ),
                "Prometheus refused the query (bad_data): invalid expression type \"range vector\" \
                 for range query. Wrap it in a function that gives a number at each step, such as \
                 rate(). The Table tab shows it as it is.",
            ),
            (
                refused(
                    "bad_data",
                    "exceeded maximum resolution of 11,000 points per timeseries.",
                ),
                "Prometheus refused the query (bad_data): exceeded maximum resolution of 11,000 \
                 points per timeseries. Choose a longer step or a shorter range.",
            ),
            (
                refused("bad_data", "1:7: parse error: unclosed left parenthesis"),
                "Prometheus refused the query (bad_data): 1:7: parse error: unclosed left \
                 parenthesis. Correct the query and run it again.",
            ),
            (
                refused("timeout", "query timed out!"),
                "Prometheus refused the query (timeout): query timed out! Ask for a shorter range \
                 or a longer step, or raise --query.timeout.",
            ),
            (
                Unanswered::NotJson {
                    first_line: "<html>".to_owned(),
                },
                "The answer is not JSON; its first line is: <html>. Check that the address is \
                 Prometheus' own and that no login page or proxy answers for it.",
            ),
            (
                Unanswered::NotJson {
                    first_line: String::new(),
                },
                "The answer is empty. Check that the address is Prometheus' own and that no login \
                 page or proxy answers for it.",
            ),
            (
                Unanswered::Truncated { bytes: 7 },
                "The answer broke off after 7 bytes. Refresh to ask again, or ask for less.",
            ),
            (
                Unanswered::NotPrometheus {
                    what: "data is not an object".to_owned(),
                    at: 27,
                },
                "The answer is JSON, but not Prometheus' (data is not an object, at byte 27). \
                 Check that the address is that of a Prometheus HTTP API.",
            ),
        ] {
            assert_eq!(error.to_string(), sentence);
        }
    }
}
