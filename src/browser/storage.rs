//! What the reader chose, kept in this browser.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// The browser keeps nothing for this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "This browser keeps no settings for this page, so they last until it is closed. Allow site \
     data for it, or bookmark the link: it holds all that is open."
)]
pub struct StorageBlocked;

/// Reads what was kept under `key`; nothing where there is nothing, or nothing readable.
///
/// # Errors
/// Where the browser blocks storage.
pub fn read<T: DeserializeOwned>(key: &str) -> Result<Option<T>, StorageBlocked> {
    let text = storage()?.get_item(key).map_err(|_| StorageBlocked)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps `value` under `key`.
///
/// # Errors
/// Where the browser blocks storage, or it is full.
pub fn write<T: Serialize>(key: &str, value: &T) -> Result<(), StorageBlocked> {
    let text = serde_json::to_string(value).map_err(|_| StorageBlocked)?;
    storage()?.set_item(key, &text).map_err(|_| StorageBlocked)
}

/// Even to look for the storage throws where site data is blocked.
fn storage() -> Result<web_sys::Storage, StorageBlocked> {
    let window = web_sys::window().ok_or(StorageBlocked)?;
    window.local_storage().ok().flatten().ok_or(StorageBlocked)
}
