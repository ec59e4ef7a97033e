//! What the page and its worker say to each other, as plain JavaScript objects.

use js_sys::{Array, Float64Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::http::Received;
use crate::prom::answer::Answer;
use crate::prom::batch::Batch;
use crate::prom::decode::Progress;
use crate::prom::error::Unanswered;
use crate::prom::series::Series;
use crate::report::timings::Timings;

/// The page's word to the worker.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Order {
    /// Ask, under this number.
    Post { id: u32, url: String, body: String },
    /// Nobody waits for this one any more.
    Abort { id: u32 },
}

/// The worker's word to the page, on the question with this number.
pub(super) enum News {
    /// How far the answer is.
    Progress(Progress),
    /// Series that are finished.
    Batch(Vec<Series>),
    /// The end of the answer; its series have come in batches.
    Done(Box<Received>),
    /// The request did not come through.
    Failed,
}

/// What of the end of an answer is plain data.
#[derive(Serialize, Deserialize)]
struct End {
    answer: Result<Answer, Unanswered>,
    status: u16,
    timings: Timings,
    server_time: Option<f64>,
    headers: Vec<(String, String)>,
}

/// `[id, kind, json, payload]`.
const KINDS: [&str; 4] = ["progress", "batch", "done", "failed"];

/// An order as a message.
pub(super) fn order(order: &Order) -> JsValue {
    serde_json::to_string(order).unwrap_or_default().into()
}

/// Reads an order.
pub(super) fn read_order(message: &JsValue) -> Option<Order> {
    json(message)
}

/// News as a message, and the buffers in it that are given away instead of copied.
pub(super) fn news(id: u32, news: News) -> (Array, Array) {
    let transferred = Array::new();
    let (kind, text, payload) = match news {
        News::Progress(progress) => (0, serde_json::to_string(&progress), JsValue::UNDEFINED),
        News::Batch(series) => {
            let Batch { text, numbers } = Batch::pack(&series);
            let numbers = Float64Array::from(numbers.as_slice());
            transferred.push(&numbers.buffer());
            (1, Ok(text), numbers.into())
        }
        News::Done(received) => {
            let Received {
                answer,
                status,
                raw,
                timings,
                server_time,
                headers,
            } = *received;
            let end = End {
                answer,
                status,
                timings,
                server_time,
                headers,
            };
            (2, serde_json::to_string(&end), raw.into())
        }
        News::Failed => (3, Ok(String::new()), JsValue::UNDEFINED),
    };
    let kind = JsValue::from(KINDS[kind]);
    (
        Array::of4(
            &id.into(),
            &kind,
            &text.unwrap_or_default().into(),
            &payload,
        ),
        transferred,
    )
}

/// Reads news.
pub(super) fn read_news(message: &JsValue) -> Option<(u32, News)> {
    let parts = message.dyn_ref::<Array>()?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number that this page gave out"
    )]
    let id = parts.get(0).as_f64()? as u32;
    let (text, payload) = (parts.get(2), parts.get(3));
    let news = match parts.get(1).as_string()?.as_str() {
        "progress" => News::Progress(json(&text)?),
        "batch" => {
            let numbers = payload.dyn_into::<Float64Array>().ok()?.to_vec();
            let text = text.as_string()?;
            // A batch that cannot be read must not leave a hole in the answer.
            Batch { text, numbers }
                .unpack()
                .map_or(News::Failed, News::Batch)
        }
        "done" => {
            let End {
                answer,
                status,
                timings,
                server_time,
                headers,
            } = json(&text)?;
            let raw = payload.dyn_into::<Blob>().ok()?;
            News::Done(Box::new(Received {
                answer,
                status,
                raw,
                timings,
                server_time,
                headers,
            }))
        }
        _ => News::Failed,
    };
    Some((id, news))
}

fn json<T: DeserializeOwned>(text: &JsValue) -> Option<T> {
    serde_json::from_str(&text.as_string()?).ok()
}
