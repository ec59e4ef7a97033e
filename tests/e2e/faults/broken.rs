//! Answers that are no text, or not whole.

use promscope::prom::duration::Duration;
use promscope::prom::timestamp::Timestamp;
use promscope::prom::zone::{UTC, local};
use serde_json::json;

use super::Request;
use super::answers::{JSON, http, matrix, ok};
use crate::stage::now;

/// How large the answer is that is too much.
const HUGE: usize = 200_000_000;

/// The bytes of an answer with such a fault.
pub(super) fn answer(request: &Request) -> Option<Vec<u8>> {
    let whole = || ok(&matrix(request, &json!({ "__name__": "up" })));
    if let Some(tenths) = request.fault.strip_prefix("cut-off-") {
        return Some(cut(&whole(), tenths.parse().ok()?));
    }
    if let Some(status) = request.fault.strip_prefix("status-") {
        return Some(http(&format!("{status} Told"), "text/plain", "").into_bytes());
    }
    Some(match request.fault.as_str() {
        "reset-in-head" | "reset-in-body" if !request.is_asked() => whole().into_bytes(),
        "reset-in-head" => b"HTTP/1.1 200 OK\r\nContent-Ty".to_vec(),
        "reset-in-body" => cut(&whole(), 5),
        "dated" => dated(&whole(), request.ahead).into_bytes(),
        "empty" => http("200 OK", JSON, "").into_bytes(),
        "wrong-type" => whole().replace(JSON, "image/png").into_bytes(),
        "byte-order-mark" => {
            let body = matrix(request, &json!({ "__name__": "up" }));
            http("200 OK", JSON, &format!("\u{feff}{body}")).into_bytes()
        }
        "broken-gzip" => whole()
            .replacen("Connection:", "Content-Encoding: gzip\r\nConnection:", 1)
            .into_bytes(),
        "invalid-utf-8" => {
            let body = matrix(request, &json!({ "__name__": "up", "job": "JOB" }));
            let mut bytes = ok(&body).into_bytes();
            let at = bytes.windows(3).position(|part| part == b"JOB");
            bytes[at.expect("the label's value")] = 0xff;
            bytes
        }
        "nested" => {
            let nest = "[".repeat(10_000) + &"]".repeat(10_000);
            let body = format!(r#"{{"status":"success","more":{nest},"data":null}}"#);
            http("200 OK", JSON, &body).into_bytes()
        }
        "twice" => {
            let data = matrix(request, &json!({ "__name__": "up" }))["data"].take();
            let body = format!(
                r#"{{"status":"success","status":"success","data":{data},"warnings":[],"warnings":[]}}"#
            );
            http("200 OK", JSON, &body).into_bytes()
        }
        "nulls" => {
            let mut body = matrix(request, &json!({ "__name__": "up" }));
            body["warnings"] = json!(null);
            body["infos"] = json!(null);
            body["data"]["stats"] = json!(null);
            ok(&body).into_bytes()
        }
        "moved" if request.endpoint.starts_with("api/") => {
            moved(&request.endpoint)
        }
        "moved-with-the-question" => {
            moved(&format!("{}?{}", request.endpoint, request.in_address))
        }
        // As Prometheus, which misses what a redirect dropped.
        "new-home" if request.query.is_empty() => http(
            "400 Bad Request",
            JSON,
            &json!({ "status": "error", "errorType": "bad_data", "error": "invalid parameter \"query\": unknown position: parse error: no expression found in input" }).to_string(),
        )
        .into_bytes(),
        "huge" if request.is_asked() => {
            let body = matrix(request, &json!({ "__name__": "up" })).to_string();
            http("200 OK", JSON, &(" ".repeat(HUGE) + &body)).into_bytes()
        }
        "fine" | "new-home" | "huge" => whole().into_bytes(),
        // An Alertmanager that may be read, and not be written to.
        "read-only" => http("200 OK", JSON, "[]").into_bytes(),
        _ => return None,
    })
}

/// Sent on to another address, by the same method only where that is GET.
fn moved(there: &str) -> Vec<u8> {
    // Browsers would remember it beyond that day.
    let status =
        format!("301 Moved Permanently\r\nCache-Control: no-store\r\nLocation: /new-home/{there}");
    http(&status, "text/plain", "").into_bytes()
}

/// The head and so many tenths of the body.
fn cut(answer: &str, tenths: usize) -> Vec<u8> {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    let part = &body[..body.len() * tenths / 10];
    format!("{head}\r\n\r\n{part}").into_bytes()
}

/// With the date of a clock that is so many milliseconds ahead.
fn dated(answer: &str, ahead: i64) -> String {
    let now = Timestamp::from_ms(i64::try_from(now().as_millis()).unwrap_or(i64::MAX));
    let date = local(now + Duration::from_ms(ahead), UTC).exact();
    let told = format!("Date: {date} UTC\r\nAccess-Control-Expose-Headers: Date\r\nConnection:");
    answer.replacen("Connection:", &told, 1)
}
