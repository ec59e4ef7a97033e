//! A page that nobody configured.

use crate::page::{Page, key};
use crate::stage::Stage;

pub(crate) fn takes_the_address_and_remembers_it(stage: &Stage) {
    let page = Page::open(stage, &stage.site.page());
    page.sees("first-run", "config.json");
    page.sees("config-example", "\"servers\"");
    page.finds(
        "return document.querySelector('[data-testid=first-run] a').href",
        &"https://prometheus.io/docs/prometheus/latest/querying/api/".into(),
    );
    page.fills("first-server", stage.prometheus.url());
    page.presses(&[key::ENTER]);
    page.sees_status("1 series");
    page.sees_no("first-run");
    page.goes_to(&stage.site.page());
    page.sees("server", stage.prometheus.url());
    page.sees_series(1);
}
