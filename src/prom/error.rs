//! Why there is no answer, as far as the answer's own bytes tell.

use thiserror::Error;

use super::status::next_step;

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
    /// More than [`MOST_BYTES`].
    #[error(
        "The answer has more than 100 MB, and was not read to its end. Ask for fewer series, a \
         shorter range or a longer step."
    )]
    TooMuch,
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

/// How many bytes of an answer are read unasked: some four million samples.
pub const MOST_BYTES: u32 = 100_000_000;

fn describe(first_line: &str) -> String {
    if first_line.is_empty() {
        return "The answer is empty".to_owned();
    }
    format!("The answer is not JSON; its first line is: {first_line}")
}

/// A server's own error with the HTTP status that it came with: some have no type or no text, and
/// then the status is all there is.
#[must_use]
pub fn explain_status(code: u16, kind: &str, message: &str) -> String {
    refusal(Some(code), kind, message)
}

fn explain(kind: &str, message: &str) -> String {
    refusal(None, kind, message)
}

fn refusal(code: Option<u16>, kind: &str, message: &str) -> String {
    let message = message.trim();
    let kind = if kind == UNKNOWN { "" } else { kind };
    // VictoriaMetrics writes the status where Prometheus writes a type.
    let code = kind.parse().ok().or(code.filter(|code| *code >= 300));
    let next = advice(kind, message)
        .or(code.map(next_step))
        .unwrap_or("Look at the server's own log, then refresh.");
    let of_code = code.map(|code| code.to_string());
    let sort = match (kind, of_code) {
        ("", None) => String::new(),
        ("", Some(code)) => format!(" ({code})"),
        (kind, _) => format!(" ({kind})"),
    };
    if message.is_empty() {
        return format!("Prometheus refused the query{sort}; the server gave no reason. {next}");
    }
    let end = if message.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("Prometheus refused the query{sort}: {message}{end} {next}")
}

/// What to do after an error of this type.
fn advice(kind: &str, message: &str) -> Option<&'static str> {
    Some(match kind {
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
        "unavailable" => next_step(503),
        "too_many_requests" => next_step(429),
        "too_large_entry" => next_step(413),
        "internal" => next_step(500),
        _ => return None,
    })
}

/// What stands for a type where there is none.
pub(super) const UNKNOWN: &str = "unknown";

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
                refused("unknown", ""),
                "Prometheus refused the query; the server gave no reason. Look at the server's \
                 own log, then refresh.",
            ),
            (
                refused("422", "cannot execute query"),
                "Prometheus refused the query (422): cannot execute query. It cannot carry this \
                 query out: ask for fewer series or a shorter range, or correct the query.",
            ),
            (
                refused("too_many_requests", "limit reached\n"),
                "Prometheus refused the query (too_many_requests): limit reached. It is asked too \
                 often: choose a longer auto-refresh interval.",
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
                Unanswered::TooMuch,
                "The answer has more than 100 MB, and was not read to its end. Ask for fewer \
                 series, a shorter range or a longer step.",
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
        assert_eq!(MOST_BYTES, 100 * 1_000_000);
    }

    #[test]
    fn where_the_error_says_little_the_status_says_what_to_do() {
        for (code, kind, message, said) in [
            (
                422,
                UNKNOWN,
                "",
                "Prometheus refused the query (422); the server gave no reason. It cannot carry \
                 this query out: ask for fewer series or a shorter range, or correct the query.",
            ),
            (
                413,
                UNKNOWN,
                "too big",
                "Prometheus refused the query (413): too big. The question or its answer is \
                 larger than it or a proxy before it allows: shorten the query, ask for less, or \
                 raise that limit.",
            ),
            (
                431,
                "headers",
                " ",
                "Prometheus refused the query (headers); the server gave no reason. The request's \
                 headers are too large for it: delete the cookies of its site, shorten the query, \
                 or raise its limit for headers.",
            ),
            (
                200,
                UNKNOWN,
                "",
                "Prometheus refused the query; the server gave no reason. Look at the server's \
                 own log, then refresh.",
            ),
            (
                400,
                "bad_data",
                "no",
                "Prometheus refused the query (bad_data): no. Correct the query and run it again.",
            ),
        ] {
            assert_eq!(explain_status(code, kind, message), said);
        }
    }
}
