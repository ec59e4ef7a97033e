//! What is known of the page itself.

use super::table::instant_text;
use super::{Table, secret};
use crate::prom::timestamp::Timestamp;
use crate::view::Link;

/// The page and what it runs in.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its address without a query string.
    pub address: String,
    /// What is open.
    pub link: Link,
    /// What the browser calls itself.
    pub user_agent: String,
    pub now: Timestamp,
}

/// What is known of the page.
#[must_use]
pub fn table(page: Page) -> Table {
    let link = format!("{}?{}", page.address, secret::link(page.link));
    let facts = [
        ("Promscope", env!("CARGO_PKG_VERSION").to_owned()),
        ("Link", link),
        ("User agent", page.user_agent),
        ("Now (UTC)", instant_text(page.now)),
    ];
    Table::of_facts("Page", facts)
}
