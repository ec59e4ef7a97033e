//! Whether an address answers with an HTTP error, where its answer must not be read.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

use super::page;

/// Whether it does; none where the browser does not tell. What comes is neither run nor shown: a
/// link of this kind only fills the cache, and says whether it could.
pub(super) async fn is_error(url: &str) -> Option<bool> {
    let document = page::document()?;
    let link: HtmlLinkElement = document.create_element("link").ok()?.dyn_into().ok()?;
    let _remove = Removed(link.clone());
    link.set_rel("prefetch");
    link.set_href(url);
    let told = Promise::new(&mut |loaded, failed| {
        link.set_onload(Some(&loaded));
        link.set_onerror(Some(&failed));
    });
    document.head()?.append_child(&link).ok()?;
    Some(JsFuture::from(told).await.is_err())
}

/// Takes the link out of the page again, however long it was waited for.
struct Removed(HtmlLinkElement);

impl Drop for Removed {
    fn drop(&mut self) {
        self.0.remove();
    }
}
