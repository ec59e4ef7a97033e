//! What the server answers on each of its days.

use serde_json::{Value, json};

use super::{Request, broken};
use crate::stage::now;

pub(super) fn ok(body: &Value) -> String {
    http("200 OK", JSON, &body.to_string())
}

/// The bytes of an answer; none is silence.
pub(super) fn answer(request: &Request) -> Option<Vec<u8>> {
    let answer = data(request)
        .or_else(|| oddity(request))
        .or_else(|| refusal(request))
        .map(String::into_bytes)
        .or_else(|| broken::answer(request));
    match request.fault.as_str() {
        "silent" | "slow-query" | "slow-exemplars" => answer,
        fault => Some(answer.unwrap_or_else(|| {
            http(
                "500 Internal Server Error",
                "text/plain",
                &format!("no such fault: {fault}"),
            )
            .into_bytes()
        })),
    }
}

/// Samples as they should be.
fn data(request: &Request) -> Option<String> {
    Some(match request.fault.as_str() {
        // Its answers' dates cannot be read, but it tells the time where it is asked for it.
        "no-date" | "slow-exemplars" if request.query == "time()" => {
            let now = now().as_secs_f64();
            ok(
                &json!({ "status": "success", "data": { "resultType": "scalar", "result": [now, now.to_string()] } }),
            )
        }
        "no-date" => ok(&matrix(request, &json!({ "__name__": "up" }))),
        // A probe is answered at once; only the query waits.
        "slow-query" if !request.query.contains("slow") => {
            ok(&matrix(request, &json!({ "__name__": "quick" })))
        }
        // Knows queries, but no exemplars; or never comes to an end with them.
        "no-exemplars" | "slow-exemplars" if request.endpoint == "api/v1/query_range" => {
            ok(&matrix(request, &json!({ "__name__": request.query })))
        }
        "heavy" => ok(&heavy(request)),
        "get-only" if !request.is_post => ok(&matrix(request, &json!({ "__name__": "got" }))),
        "reset" | "breaks-off" => ok(&matrix(request, &json!({ "__name__": "got" }))),
        "long-label" => ok(&matrix(
            request,
            &json!({ "__name__": "long", "text": "x".repeat(1 << 20) }),
        )),
        "dollars" => {
            let mut body = matrix(request, &json!({ "__name__": "up", "job": DOLLARS }));
            if request.endpoint == "api/v1/query" {
                body["data"]["resultType"] = json!("vector");
                body["data"]["result"][0]["value"] = json!([request.end, "1"]);
                body["data"]["result"][0]["values"] = json!(null);
            }
            ok(&body)
        }
        "other-json" => ok(&json!({ "hello": "world" })),
        "vector" => ok(
            &json!({ "status": "success", "data": { "resultType": "vector", "result": [
            { "metric": { "__name__": "up" }, "value": [request.end, "1"] }
        ] } }),
        ),
        "string" => ok(
            &json!({ "status": "success", "data": { "resultType": "string", "result": [request.end, "some words"] } }),
        ),
        "markup" => ok(&matrix(
            request,
            &json!({ "__name__": "up", "job": MARKUP, "instance": MARKUP }),
        )),
        "infinite" => ok(
            &json!({ "status": "success", "data": { "resultType": "matrix", "result": [
            { "metric": { "__name__": "ratio" }, "values": [
                [request.start, "+Inf"], [request.start + request.step, "NaN"], [request.end, "0.5"]
            ] }
        ] } }),
        ),
        _ => return None,
    })
}

/// Answers that say less or more than they should.
fn oddity(request: &Request) -> Option<String> {
    Some(match request.fault.as_str() {
        "cut-off" => {
            let whole = ok(&matrix(request, &json!({ "__name__": "half" })));
            whole[..whole.len() - 100].to_owned()
        }
        "login-page" => http(
            "200 OK",
            "text/html",
            "<!doctype html><title>Log in</title>\n<form>…</form>",
        ),
        "not-for-you" => {
            ok(&matrix(request, &json!({}))).replace("Access-Control-Allow-Origin: *\r\n", "")
        }
        "partial" => {
            let mut body = matrix(request, &json!({ "__name__": "part" }));
            body["isPartial"] = json!(true);
            ok(&body)
        }
        "null" => {
            ok(&json!({ "status": "success", "data": { "resultType": "matrix", "result": null } }))
        }
        "talkative" => {
            let mut body = matrix(request, &json!({ "__name__": "up" }));
            let warning = |number| format!("warning number {number}");
            body["warnings"] = (1..=60).map(warning).collect();
            ok(&body)
        }
        "warnings" => {
            let mut body = matrix(request, &json!({ "__name__": "up" }));
            body["warnings"] = json!(["the remote read was slow"]);
            body["infos"] = json!(["metric might not be a counter"]);
            ok(&body)
        }
        // A proxy that hides the date, and tells a secret.
        "telling" => {
            let mut body = matrix(request, &json!({ "__name__": "up" }));
            body["warnings"] = json!(["slow"]);
            let exposed = "Access-Control-Expose-Headers: x-api-key\r\nX-Api-Key: secret-in-header\r\nConnection:";
            ok(&body).replacen("Connection:", exposed, 1)
        }
        _ => return None,
    })
}

/// Answers without samples, with the reason as far as it is told.
fn refusal(request: &Request) -> Option<String> {
    let refused = |status, kind: &str, error: &str| {
        http(
            status,
            JSON,
            &json!({ "status": "error", "errorType": kind, "error": error }).to_string(),
        )
    };
    Some(match request.fault.as_str() {
        "starting" => http("503 Service Unavailable", "text/plain", ""),
        "missing" | "no-exemplars" => http("404 Not Found", "text/plain", "404 page not found\n"),
        "login" => http("401 Unauthorized", "text/plain", "Unauthorized\n"),
        "timeout" => refused(
            "503 Service Unavailable",
            "timeout",
            "query timed out in expression evaluation",
        ),
        "execution" => refused(
            "422 Unprocessable Entity",
            "execution",
            "query processing would load too many samples into memory in query execution",
        ),
        "wait" => http(
            "429 Too Many Requests\r\nRetry-After: 120\r\nAccess-Control-Expose-Headers: Retry-After",
            "text/plain",
            "",
        ),
        "get-only" => http("405 Method Not Allowed", "text/plain", ""),
        "circle" if request.endpoint.contains("api/") => http(
            &format!("302 Found\r\nLocation: /circle/{}", request.endpoint),
            "text/plain",
            "",
        ),
        "circle" => http("200 OK", "text/plain", ""),
        "hidden-circle" => http(
            &format!("302 Found\r\nLocation: /hidden-circle/{}", request.endpoint),
            "text/plain",
            "",
        )
        .replace("Access-Control-Allow-Origin: *\r\n", ""),
        "wrong-prefix" => http("404 Not Found", "text/plain", "404 page not found\n")
            .replace("Access-Control-Allow-Origin: *\r\n", ""),
        "too-large" => http("413 Content Too Large", "text/html", "<html>\n"),
        "no-reason" => http(
            "422 Unprocessable Entity",
            JSON,
            &json!({ "status": "error" }).to_string(),
        ),
        "parse-error" => refused(
            "400 Bad Request",
            "bad_data",
            "1:6: parse error: unexpected identifier",
        ),
        "markup-error" => refused("400 Bad Request", "bad_data", MARKUP),
        _ => return None,
    })
}

pub(super) const JSON: &str = "application/json";

/// Looks like variables, and is a label's value.
pub(crate) const DOLLARS: &str = "$job ${__range}";

/// Would run, or at least show, if it ever became markup.
pub(crate) const MARKUP: &str = "<img src=x onerror=\"document.title='broken in'\"><u>lined</u>";

/// A matrix of one series, with a sample at each step of the window.
pub(super) fn matrix(request: &Request, labels: &Value) -> Value {
    let values: Vec<Value> = (0..11_000)
        .map(|step| request.start + f64::from(step) * request.step)
        .take_while(|time| *time <= request.end)
        .map(|time| json!([time, "1"]))
        .collect();
    json!({ "status": "success", "data": { "resultType": "matrix", "result": [
        { "metric": labels, "values": values }
    ] } })
}

/// A hundred series of 2,000 samples.
fn heavy(request: &Request) -> Value {
    let step = (request.end - request.start) / 1_999.0;
    let series = (0..100).map(|name| {
        let samples = (0..2_000).map(|at| json!([request.start + f64::from(at) * step, "1.5"]));
        json!({ "metric": { "name": name.to_string() }, "values": samples.collect::<Vec<_>>() })
    });
    let result: Vec<Value> = series.collect();
    json!({ "status": "success", "data": { "resultType": "matrix", "result": result } })
}

pub(super) fn http(status: &str, kind: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
