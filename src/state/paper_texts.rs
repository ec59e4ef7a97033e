//! Where the texts of papers come from: from beside the page, out of the link, or of a dashboard.

use super::drafts::MINE;
use crate::browser::reader::{self, Wish};
use crate::browser::{address, deflate, http, page};
use crate::prom::decode::tree::Json;

/// The most of a paper that is read, bytes.
pub(super) const MOST_BYTES: usize = 2 << 20;

/// What a paper in the link itself begins with.
pub(super) const IN_LINK: &str = "#paper=";

/// What the address of a file begins with that the reader brought.
const BROUGHT: &str = "brought/";

/// The address of a file that the reader brought, by its name.
#[must_use]
pub(super) fn brought(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    format!("{BROUGHT}{stem}.md")
}

pub(super) const NO_READER: &str = "The program that reads papers does not come through. Copy the whole folder of the page to the web server again, then reload the page.";

/// The text at an address, where this browser has none of its own.
///
/// # Errors
/// Why there is none, in a sentence.
pub(super) async fn fetch(address: &str) -> Result<String, String> {
    if address == MINE || address.starts_with(BROUGHT) {
        return Err(format!(
            "The text of {address} is not in this browser. Drop the file on this page again."
        ));
    }
    if let Some(short) = address.strip_prefix(IN_LINK) {
        let text = deflate::inflated(short, MOST_BYTES).await;
        return text.ok_or_else(|| {
            "The paper in this link is not whole. Ask for the link again.".to_owned()
        });
    }
    let url = page::address(address).ok_or_else(|| {
        format!("“{address}” is no address of a paper. Write one such as papers/home.md.")
    })?;
    if !url.starts_with(&format!("{}/", address::origin())) {
        return Err(format!(
            "{address} is on another web server, and a paper from there could ask yours. Save it as a file, and drop it on this page."
        ));
    }
    match http::get(&url).await {
        Ok((200, text)) => Ok(text),
        Ok((404, _)) => Err(format!(
            "There is no paper at {address}: the web server answers 404. See that the file is there, and how it is spelt."
        )),
        Ok((status, _)) => Err(format!(
            "{address} does not come: the web server answers {status}. See to the web server, or to the file's permissions."
        )),
        Err(_) => Err(format!(
            "{address} does not come through. See to the web server and the network, then reload the page."
        )),
    }
}

/// The paper that a dashboard becomes.
///
/// # Errors
/// Why there is none, in a sentence.
pub(super) async fn of_dashboard(json: &str) -> Result<String, String> {
    let answer = reader::read(Wish::Dashboard, json)
        .await
        .ok_or_else(|| NO_READER.to_owned())?;
    let said = Json::read(&answer).unwrap_or_default();
    match said.list() {
        [text, fault] if fault.text().is_empty() => Ok(text.text().to_owned()),
        [_, fault] => Err(fault.text().to_owned()),
        _ => Err(NO_READER.to_owned()),
    }
}
