//! Taking a file from the reader.

use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File, HtmlInputElement};

/// The text of the file that was chosen in a field. The field is empty again then, so that the same
/// file can be chosen once more. None where none was chosen; a file that is no text reads as one
/// of odd characters.
pub async fn text(field: &HtmlInputElement) -> Option<String> {
    let file = field.files()?.get(0)?;
    field.set_value("");
    read(&file).await
}

/// The file that was dropped, if it is one.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The text of a file, and its name.
pub async fn named(file: &File) -> Option<(String, String)> {
    Some((file.name(), read(file).await?))
}

async fn read(file: &File) -> Option<String> {
    let text = JsFuture::from(file.text()).await;
    Some(text.ok()?.as_string().unwrap_or_default())
}
