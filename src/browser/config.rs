//! What is found beside the page: `config.json`, and perhaps the Prometheus that serves it.

use gloo_net::http::Request;
use web_sys::RequestCache;

use super::address;
use crate::view::Config;

/// Reads `config.json` beside the page. A missing one is none; an unreadable one is an error
/// sentence for the reader, since whoever wrote it wants to know.
///
/// # Errors
/// A sentence that says what is wrong with the file.
pub async fn read() -> Result<Config, String> {
    let url = format!("{}{}/config.json", address::origin(), address::folder());
    let Ok(response) = Request::get(&url).cache(RequestCache::NoCache).send().await else {
        return Ok(Config::default());
    };
    let json = response
        .headers()
        .get("content-type")
        .is_some_and(|kind| kind.contains("json"));
    // A server that answers every path with a page has no config.json.
    if !response.ok() || !json {
        return Ok(Config::default());
    }
    let text = response.text().await.unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| {
        format!("config.json is not used: {error}. Correct it and reload the page.")
    })
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
        if let Ok(response) = Request::get(&url).send().await
            && response.ok()
            && response
                .text()
                .await
                .is_ok_and(|text| text.contains(r#""status":"success""#))
        {
            return Some(base);
        }
    }
    None
}
