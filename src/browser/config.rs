//! What is found beside the page: `config.json`, and perhaps the Prometheus that serves it.

use std::future::Future;
use std::pin::pin;

use futures_util::future::{Either, select};
use gloo_net::http::Request;
use web_sys::RequestCache;

use super::abort::AbortOnDrop;
use super::http::{self, Chunks, Failed};
use super::{address, clock};
use crate::view::{Config, Unread};

/// Reads `config.json` beside the page; a missing one is none. Nobody waits for it for long.
///
/// # Errors
/// Why there is none, though there may be one.
pub async fn read() -> Result<Config, Unread> {
    in_time(fetch()).await.unwrap_or(Err(Unread::Late))
}

async fn fetch() -> Result<Config, Unread> {
    let url = format!("{}{}/config.json", address::origin(), address::folder());
    let guard = AbortOnDrop::new();
    let request = Request::get(&url)
        .cache(RequestCache::NoCache)
        .abort_signal(guard.signal().as_ref());
    let response = request.send().await.map_err(|_| Unread::Lost)?;
    let mut body = Vec::new();
    let mut chunks = Chunks::of(&response);
    while let Some(chunk) = chunks.next().await.map_err(|Failed| Unread::Lost)? {
        body.extend(chunk.to_vec());
        if body.len() > Config::MOST_BYTES {
            return Err(Unread::TooLarge);
        }
    }
    let content_type = response.headers().get("content-type").unwrap_or_default();
    let body = String::from_utf8_lossy(&body);
    Config::read(response.status(), &content_type, &body)
}

/// The base address of the Prometheus that serves this page, if one does: below its own `/user/`
/// (`--web.user-assets`), or behind a proxy that has both on one origin.
pub async fn own_server() -> Option<String> {
    let origin = address::origin();
    let folder = address::folder();
    let above = folder
        .strip_suffix("/user")
        .map(|above| format!("{origin}{above}"));
    for base in above
        .into_iter()
        .chain([format!("{origin}{folder}"), origin.clone()])
    {
        let url = format!("{base}/api/v1/status/buildinfo");
        if let Some(Ok((200, text))) = in_time(http::get(&url)).await
            && text.contains(r#""status":"success""#)
        {
            return Some(base);
        }
    }
    None
}

/// What comes of it as long as somebody waits; drops it afterwards.
async fn in_time<T>(coming: impl Future<Output = T>) -> Option<T> {
    match select(pin!(coming), pin!(clock::wait(Config::PATIENCE))).await {
        Either::Left((come, _)) => Some(come),
        Either::Right(_) => None,
    }
}
