//! What the browser keeps.

use crate::page::{Page, link};
use crate::stage::Stage;

pub(crate) fn blocked_is_said_and_survived(stage: &Stage) {
    let parameters = [("server", stage.prometheus.url()), ("g0.expr", "up")];
    let page = Page::open_without_storage(stage, &link(&stage.site, &parameters));
    page.sees_series(1);
    page.sees(
        "page-notice",
        "This browser keeps no settings for this page",
    );
}
