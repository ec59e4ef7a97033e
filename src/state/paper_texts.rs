//! Where the texts of papers come from: from beside the page, out of the link, or of a dashboard.

use super::drafts::MINE;
use crate::browser::reader::{self, Wish};
use crate::browser::{address, deflate, http, page};
use crate::prom::decode::tree::Json;

/// The most of a paper that is read, bytes.
pub(super) const MOST_BYTES: usize = 2 << 20;

/// What a paper in the link itself begins with.
pub(super) const IN_LINK: &str = "#paper=";

pub(super) const NO_READER: &str = "The program that reads papers does not come through. Copy the whole folder of the page to the web server again, then reload the page.";

/// The text at an address.
pub(super) async fn fetch(address: &str) -> Result<String, String> {
    if address == MINE {
        return Ok(String::new());
    }
    if let Some(short) = address.strip_prefix(IN_LINK) {
        let text = deflate::inflated(short, MOST_BYTES).await;
        return text.ok_or_else(|| "The paper in this link is not whole. Ask for the link again: it has to be copied to its very end.".to_owned());
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
