//! What an HTTP status asks the reader to do, and how long it asks to wait.
//!
//! Source: RFC 9110, "Status Codes" and "Retry-After", and RFC 6585 for 429 and 431; 499 is
//! nginx's.

use super::duration::Duration;
use super::timestamp::Timestamp;
use super::zone::{self, UTC};

/// What to do next after an answer that has no data.
#[must_use]
pub const fn next_step(code: u16) -> &'static str {
    match code {
        400 => "Correct the query and run it again, or check the server's address.",
        401 | 403 => "Log in to it in another tab and serve the page from the same origin.",
        404 | 405 | 410 | 501 => "Check the address: there is no Prometheus HTTP API below it.",
        407 | 511 => "Log in to the network or its proxy in another tab, then refresh.",
        408 => {
            "The question did not reach it in time: refresh, or check the network and any proxy \
             before it."
        }
        413 => {
            "The question or its answer is larger than it or a proxy before it allows: shorten \
             the query, ask for less, or raise that limit."
        }
        414 => "The query is too long for an address: shorten it, or let the server take POST.",
        422 => {
            "It cannot carry this query out: ask for fewer series or a shorter range, or correct \
             the query."
        }
        429 => "It is asked too often: choose a longer auto-refresh interval.",
        431 => {
            "The request's headers are too large for it: delete the cookies of its site, shorten \
             the query, or raise its limit for headers."
        }
        499 | 504 => {
            "Something before it did not wait long enough: ask for a shorter range or a longer \
             step, or raise that time limit."
        }
        502 | 503 | 520..=527 | 530 => {
            "It may still be starting, or a proxy before it cannot reach it: refresh in a while."
        }
        300..=399 => "It sends requests elsewhere without saying where: check the address.",
        402..=499 => {
            "It or a proxy before it does not take the request as it is: check the address, then \
             the query."
        }
        _ => "Look at the server's own log, then refresh.",
    }
}

/// Whether a server that takes no POST says so.
#[must_use]
pub const fn refuses_post(code: u16) -> bool {
    matches!(code, 405 | 501)
}

/// How long a `Retry-After` header asks to wait from `now`: seconds, or the date as HTTP writes it.
/// At most a day, since no longer wait is believed.
#[must_use]
pub fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let asked = if is_number {
        let seconds = value.parse();
        seconds.map_or(Duration::DAY, Duration::from_seconds)
    } else {
        http_date(value)?.since(now)
    };
    Some(asked.min(Duration::DAY))
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// When `Sun, 06 Nov 1994 08:49:37 GMT` is.
fn http_date(text: &str) -> Option<Timestamp> {
    let (_, date) = text.split_once(", ")?;
    let words: Vec<&str> = date.split(' ').collect();
    let [day, month, year, time, "GMT"] = words[..] else {
        return None;
    };
    let month = MONTHS.iter().position(|name| *name == month)?;
    let date = format!("{year}-{:02}-{day} {time}", month + 1);
    Some(zone::instant(date.parse().ok()?, UTC))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_status_asks_for_something_of_its_own() {
        for (codes, said) in [
            (
                vec![400],
                "Correct the query and run it again, or check the server's address.",
            ),
            (
                vec![401, 403],
                "Log in to it in another tab and serve the page from the same origin.",
            ),
            (
                vec![404, 405, 501],
                "Check the address: there is no Prometheus HTTP API below it.",
            ),
            (
                vec![407, 511],
                "Log in to the network or its proxy in another tab, then refresh.",
            ),
            (
                vec![408],
                "The question did not reach it in time: refresh, or check the network and any proxy before it.",
            ),
            (
                vec![413],
                "The question or its answer is larger than it or a proxy before it allows: shorten the query, ask for less, or raise that limit.",
            ),
            (
                vec![414],
                "The query is too long for an address: shorten it, or let the server take POST.",
            ),
            (
                vec![422],
                "It cannot carry this query out: ask for fewer series or a shorter range, or correct the query.",
            ),
            (
                vec![429],
                "It is asked too often: choose a longer auto-refresh interval.",
            ),
            (
                vec![431],
                "The request's headers are too large for it: delete the cookies of its site, shorten the query, or raise its limit for headers.",
            ),
            (
                vec![499, 504],
                "Something before it did not wait long enough: ask for a shorter range or a longer step, or raise that time limit.",
            ),
            (
                vec![502, 503, 521],
                "It may still be starting, or a proxy before it cannot reach it: refresh in a while.",
            ),
            (
                vec![302],
                "It sends requests elsewhere without saying where: check the address.",
            ),
            (
                vec![402, 406, 418],
                "It or a proxy before it does not take the request as it is: check the address, then the query.",
            ),
            (
                vec![500, 505],
                "Look at the server's own log, then refresh.",
            ),
        ] {
            for code in codes {
                assert_eq!(next_step(code), said, "{code}");
            }
        }
    }

    #[test]
    fn a_server_says_how_long_to_wait() {
        // 1994-11-06 08:47:37Z
        let now = Timestamp::from_ms(784_111_657_000);
        let day = Duration::DAY.ms();
        for (value, ms) in [
            ("120", Some(120_000)),
            (" 0 ", Some(0)),
            ("99999999999999999999", Some(day)),
            ("604800", Some(day)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(120_000)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("Mon, 06 Nov 2034 08:00:00 GMT", Some(day)),
            ("Sun, 06 Nov 1994 08:49:37", None),
            ("soon", None),
            ("-1", None),
            ("1.5", None),
            ("", None),
        ] {
            assert_eq!(
                retry_after(value, now),
                ms.map(Duration::from_ms),
                "{value}"
            );
        }
    }
}
