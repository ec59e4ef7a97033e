//! What the reader chose, kept in this browser.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// Why the browser keeps nothing more for this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StorageFault {
    /// It keeps nothing at all.
    #[error(
        "This browser keeps no settings for this page, so they last until it is closed. Allow site \
         data for it, or bookmark the link: it holds all that is open."
    )]
    Blocked,
    /// It takes nothing more.
    #[error(
        "This browser has no more room for what this page keeps, so the newest lasts until it is \
         closed. Clear the history, or delete papers of your own."
    )]
    Full,
}

/// Reads what was kept under `key`; nothing where there is nothing, or nothing readable.
///
/// # Errors
/// Where the browser blocks storage.
pub fn read<T: DeserializeOwned>(key: &str) -> Result<Option<T>, StorageFault> {
    let text = storage()?
        .get_item(key)
        .map_err(|_| StorageFault::Blocked)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps `value` under `key`.
///
/// # Errors
/// Where the browser blocks storage, or it is full.
pub fn write<T: Serialize>(key: &str, value: &T) -> Result<(), StorageFault> {
    let text = serde_json::to_string(value).map_err(|_| StorageFault::Full)?;
    storage()?
        .set_item(key, &text)
        .map_err(|_| StorageFault::Full)
}

/// Even to look for the storage throws where site data is blocked.
fn storage() -> Result<web_sys::Storage, StorageFault> {
    let window = web_sys::window().ok_or(StorageFault::Blocked)?;
    window
        .local_storage()
        .ok()
        .flatten()
        .ok_or(StorageFault::Blocked)
}
