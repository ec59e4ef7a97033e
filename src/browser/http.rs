//! Asking: a form goes out, columns come in while the answer downloads.

use gloo_net::http::{Request, RequestBuilder, Response};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Blob, ReadableStreamDefaultReader};

use super::abort::AbortOnDrop;
use super::clock;
use crate::prom::answer::Answer;
use crate::prom::decode::Decoder;
use crate::prom::error::Unanswered;
use crate::prom::timestamp::Timestamp;
use crate::report::timings::Timings;

/// An answer with what is known of how it came.
#[derive(Clone, Debug)]
pub struct Received {
    /// The decoded answer, or why it is none.
    pub answer: Result<Answer, Unanswered>,
    /// The HTTP status.
    pub status: u16,
    /// Whether it came from elsewhere than was asked.
    pub is_redirected: bool,
    /// The body as it came, uncompressed.
    pub raw: Blob,
    /// How long each part took.
    pub timings: Timings,
    /// The server's clock, from the `Date` header; whole seconds.
    pub server_time: Option<Timestamp>,
    /// The headers that the browser lets the page read.
    pub headers: Vec<(String, String)>,
}

/// Bodies one after the other, each on a line of its own.
#[must_use]
pub fn joined<'a>(bodies: impl IntoIterator<Item = &'a Blob>) -> Option<Blob> {
    let parts = Array::new();
    for body in bodies {
        parts.push(body);
        parts.push(&"\n".into());
    }
    Blob::new_with_blob_sequence(&parts).ok()
}

/// A body as text; odd bytes are odd characters.
pub async fn text(body: &Blob) -> String {
    let text = JsFuture::from(body.text()).await;
    let text = text.ok().and_then(|text| text.as_string());
    text.unwrap_or_default()
}

/// As [`text`], of its first bytes alone where it has more than so many.
pub async fn beginning(body: &Blob, bytes: i32) -> String {
    match body.slice_with_i32_and_i32(0, bytes) {
        Ok(beginning) => text(&beginning).await,
        Err(_) => String::new(),
    }
}

/// The request did not come through; the browser does not say why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed;

/// Gets a plain text, and its HTTP status. Dropping the future ends the request.
///
/// # Errors
/// Where no answer came, or none that the page may read.
pub async fn get(url: &str) -> Result<(u16, String), Failed> {
    let guard = AbortOnDrop::new();
    let request = Request::get(url).abort_signal(guard.signal().as_ref());
    let response = request.send().await.map_err(|_| Failed)?;
    let text = response.text().await.map_err(|_| Failed)?;
    Ok((response.status(), text))
}

/// What a stream holds, if that is no more than so many bytes.
pub(super) async fn bytes(response: web_sys::Response, most: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut chunks = Chunks::of(&Response::from(response));
    while let Some(chunk) = chunks.next().await.ok()? {
        bytes.extend(chunk.to_vec());
        if bytes.len() > most {
            return None;
        }
    }
    Some(bytes)
}

/// Posts JSON; the HTTP status of the answer, none where none came that the page may read.
pub async fn post_json(url: &str, json: &str) -> Option<u16> {
    let request = Request::post(url).header("Content-Type", "application/json");
    let response = request.body(json).ok()?.send().await.ok()?;
    Some(response.status())
}

/// The HTTP status of an answer that the page may read. Dropping the future ends the request.
pub(super) async fn status(url: &str, form: Option<&str>) -> Option<u16> {
    let guard = AbortOnDrop::new();
    let request = request(url, form).abort_signal(guard.signal().as_ref());
    let response = send(request, form).await.ok()?;
    Some(response.status())
}

/// A request that posts `form`, or gets the address where there is none.
pub(super) fn request(url: &str, form: Option<&str>) -> RequestBuilder {
    match form {
        Some(_) => Request::post(url).header("Content-Type", "application/x-www-form-urlencoded"),
        None => Request::get(url),
    }
}

/// Sends such a request.
pub(super) async fn send(request: RequestBuilder, form: Option<&str>) -> Result<Response, Failed> {
    let sent = match form {
        Some(form) => request.body(form).map_err(|_| Failed)?.send().await,
        None => request.send().await,
    };
    sent.map_err(|_| Failed)
}

/// Posts `form` to `url`, or gets it where there is none, and decodes while the answer downloads, as far
/// as `most` bytes. After each chunk `each` may look at the decoder, and take the series that are finished.
///
/// # Errors
/// Where no answer came at all; a body that breaks off is an answer that is truncated.
pub async fn ask(
    url: &str,
    form: Option<&str>,
    most: f64,
    signal: Option<&AbortSignal>,
    mut each: impl FnMut(&mut Decoder),
) -> Result<Received, Failed> {
    let asked = clock::monotonic();
    let response = send(request(url, form).abort_signal(signal), form).await?;
    let mut timings = Timings {
        waited: clock::monotonic() - asked,
        ..Timings::default()
    };
    let began = clock::monotonic();
    let mut decoder = Decoder::new();
    let mut fault = None;
    let parts = Array::new();
    let mut chunks = Chunks::of(&response);
    let mut bytes = Vec::new();
    loop {
        let chunk = match chunks.next().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            Err(Failed) => {
                fault = fault.or(Some(Unanswered::Truncated {
                    bytes: whole(timings.bytes),
                }));
                break;
            }
        };
        parts.push(&chunk);
        bytes.resize(chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes);
        #[allow(clippy::cast_precision_loss, reason = "sizes far below 2^53")]
        {
            timings.bytes += bytes.len() as f64;
        }
        if timings.bytes > most {
            fault = fault.or(Some(Unanswered::TooMuch));
            break;
        }
        if fault.is_none() {
            let started = clock::monotonic();
            fault = decoder.feed(&bytes).err();
            timings.decoded += clock::monotonic() - started;
            each(&mut decoder);
        }
    }
    timings.downloaded = clock::monotonic() - began;
    let answer = match fault {
        Some(fault) => Err(fault),
        None => decoder.finish(),
    };
    let date = response.headers().get("date");
    let server_time = date.map(|date| js_sys::Date::parse(&date));
    let server_time = server_time.filter(|time| time.is_finite());
    Ok(Received {
        answer,
        status: response.status(),
        is_redirected: response.redirected(),
        raw: Blob::new_with_u8_array_sequence(&parts).map_err(|_| Failed)?,
        timings,
        server_time: server_time.map(Timestamp::from_float),
        headers: response.headers().entries().collect(),
    })
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size: whole, not negative, below 2^53"
)]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}

/// The body of a response, chunk by chunk.
pub(super) struct Chunks(Option<ReadableStreamDefaultReader>);

impl Chunks {
    pub(super) fn of(response: &Response) -> Self {
        let reader = response.body().map(|stream| stream.get_reader());
        Self(reader.and_then(|reader| reader.dyn_into().ok()))
    }

    /// The next chunk, or none at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Uint8Array>, Failed> {
        let Some(reader) = &self.0 else {
            return Ok(None);
        };
        let result = JsFuture::from(reader.read()).await.map_err(|_| Failed)?;
        let value = Reflect::get(&result, &"value".into()).map_err(|_| Failed)?;
        Ok(value.dyn_into().ok())
    }
}
