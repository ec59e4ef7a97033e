//! What the page and its worker say to each other, as plain JavaScript values.

use js_sys::{Array, Float64Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::end::End;
use super::http::Received;
use super::values::{Values, count, list};
use crate::prom::batch::{Batch, Misfit};
use crate::prom::decode::Progress;
use crate::prom::series::Series;

/// The worker's word that it is there: once it has started, and after each question that was ended.
pub(super) const READY: &str = "ready";

/// The page's word to the worker.
#[derive(Debug)]
pub(super) enum Order {
    /// Ask, under this number.
    Ask {
        id: u32,
        url: String,
        form: Option<String>,
        /// How many bytes of the answer are read.
        most: f64,
    },
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

/// An order as a message: `[id, url, form, most]`, without all but the first where it is to be
/// ended, and without a form where there is none.
pub(super) fn order(order: Order) -> JsValue {
    match order {
        Order::Ask {
            id,
            url,
            form,
            most,
        } => list([id.into(), url.into(), form.into(), most.into()]),
        Order::Abort { id } => list([id.into()]),
    }
}

pub(super) fn read_order(message: &JsValue) -> Option<Order> {
    let mut values = Values::of(message)?;
    let id = id(&mut values)?;
    Some(match (values.text(), values.text(), values.number()) {
        (Some(url), form, Some(most)) => Order::Ask {
            id,
            url,
            form,
            most,
        },
        _ => Order::Abort { id },
    })
}

/// News as a message, `[id, kind, values, payload]`, and the buffers in it that are given away
/// instead of copied.
pub(super) fn news(id: u32, news: News) -> (JsValue, Array) {
    let transferred = Array::new();
    let (kind, values, payload) = match news {
        News::Progress(Progress {
            bytes,
            series,
            samples,
        }) => {
            let counts = [bytes, series as u64, samples as u64];
            ("progress", list(counts.map(count)), JsValue::UNDEFINED)
        }
        News::Batch(series) => {
            let Batch { text, numbers } = Batch::pack(&series);
            let numbers = Float64Array::from(numbers.as_slice());
            transferred.push(&numbers.buffer());
            ("batch", text.into(), numbers.into())
        }
        News::Done(received) => {
            let Received {
                answer,
                status,
                is_redirected,
                raw,
                timings,
                server_time,
                headers,
            } = *received;
            let end = End {
                answer,
                status,
                is_redirected,
                timings,
                server_time,
                headers,
            };
            ("done", end.write(), raw.into())
        }
        News::Failed => ("failed", JsValue::UNDEFINED, JsValue::UNDEFINED),
    };
    (list([id.into(), kind.into(), values, payload]), transferred)
}

/// Reads news; what of a question cannot be read must not leave a hole in its answer.
pub(super) fn read_news(message: &JsValue) -> Option<(u32, Result<News, Misfit>)> {
    let mut parts = Values::of(message)?;
    let id = id(&mut parts)?;
    Some((id, read_parts(&mut parts).ok_or(Misfit)))
}

fn read_parts(parts: &mut Values) -> Option<News> {
    let kind = parts.text()?;
    let (values, payload) = (parts.next(), parts.next());
    Some(match &*kind {
        "progress" => News::Progress(progress(&values)?),
        "batch" => {
            let numbers = payload.dyn_into::<Float64Array>().ok()?.to_vec();
            let text = values.as_string()?;
            News::Batch(Batch { text, numbers }.unpack().ok()?)
        }
        "done" => {
            let End {
                answer,
                status,
                is_redirected,
                timings,
                server_time,
                headers,
            } = End::read(&values)?;
            News::Done(Box::new(Received {
                answer,
                status,
                is_redirected,
                raw: payload.dyn_into::<Blob>().ok()?,
                timings,
                server_time,
                headers,
            }))
        }
        "failed" => News::Failed,
        _ => return None,
    })
}

fn progress(values: &JsValue) -> Option<Progress> {
    let mut values = Values::of(values)?;
    Some(Progress {
        bytes: values.count()?,
        series: values.count()?.try_into().ok()?,
        samples: values.count()?.try_into().ok()?,
    })
}

fn id(values: &mut Values) -> Option<u32> {
    values.count()?.try_into().ok()
}
