//! Texts made short enough for a link: deflated, in base64 as links have it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableWritablePair};

use super::http;

#[wasm_bindgen]
extern "C" {
    /// A stream that comes out shorter than it goes in; web-sys does not have it yet.
    #[wasm_bindgen(extends = ReadableWritablePair)]
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    /// The way back.
    #[wasm_bindgen(extends = ReadableWritablePair)]
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// How browsers call deflate without head and checksum.
const RAW: &str = "deflate-raw";

/// A text in short; none where the browser cannot.
pub async fn deflated(text: &str) -> Option<String> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let through = CompressionStream::new(RAW).ok()?;
    let stream = blob.stream().pipe_through(&through);
    let response = web_sys::Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let letters: String = bytes.into_iter().map(char::from).collect();
    let coded = web_sys::window()?.btoa(&letters).ok()?;
    Some(
        coded
            .trim_end_matches('=')
            .replace('+', "-")
            .replace('/', "_"),
    )
}

/// The text of such a one; none where it is none, or of more than `most` bytes.
pub async fn inflated(short: &str, most: usize) -> Option<String> {
    let coded = short.replace('-', "+").replace('_', "/");
    let letters = web_sys::window()?.atob(&coded).ok()?;
    let bytes: Vec<u8> = letters
        .chars()
        .filter_map(|letter| u8::try_from(letter).ok())
        .collect();
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let through = DecompressionStream::new(RAW).ok()?;
    let stream: ReadableStream = blob.stream().pipe_through(&through);
    let response = web_sys::Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    String::from_utf8(http::bytes(response, most).await?).ok()
}
