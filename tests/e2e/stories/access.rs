//! What axe, which looks for what keeps people with disabilities out, finds: nothing.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::page::{Page, eventually};
use crate::stage::Stage;

/// Each page, by its link, and what is in sight once it is there.
const PAGES: &[(&str, &str)] = &[
    ("&g0.expr=up", "legend"),
    ("&g0.expr=up&g0.tab=table", "table"),
    ("&g0.expr=up&g0.tab=debug", "debug-timeline"),
    ("&page=alerts", "alerts"),
    ("&page=metrics", "inventory-row"),
    ("&page=targets", "inventory-row"),
    ("&page=server", "inventory-row"),
    ("&paper=papers/home-lab.md", "paper"),
];

/// Menus of the first page.
const MENUS: &[&str] = &[
    "time-button",
    "server-button",
    "chart-options",
    "export",
    "history",
];

pub(crate) fn finds_no_obstacle_on_any_page(stage: &Stage) {
    for (link, testid) in PAGES {
        let page = open(stage, &format!("?server={}{link}", stage.prometheus.url()));
        page.sees(testid, "");
        looks(&page, link);
    }
}

pub(crate) fn finds_no_obstacle_in_menus(stage: &Stage) {
    let page = open(
        stage,
        &format!("?server={}&g0.expr=up", stage.prometheus.url()),
    );
    page.sees_series(1);
    for menu in MENUS {
        page.opens(menu);
        looks(&page, menu);
    }
}

pub(crate) fn finds_no_obstacle_at_the_first_run(stage: &Stage) {
    let page = open(stage, "");
    page.sees("first-run", "Which Prometheus?");
    looks(&page, "first run");
}

/// A page with axe in it.
fn open(stage: &Stage, query: &str) -> Page {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let axe = fs::read_to_string(root.join("node_modules/axe-core/axe.min.js"));
    let page = Page::open(stage, "about:blank");
    page.before_any_script(&axe.expect("axe-core, which scripts/setup.sh test fetches"));
    page.goes_to(&format!("{}{query}", stage.site.page()));
    page
}

/// Lets axe look at the page as it is: on a desk and on a phone, light and dark.
fn looks(page: &Page, what: &str) {
    for (width, height) in [(1400, 900), (390, 844)] {
        page.resizes(width, height);
        for scheme in ["light", "dark"] {
            page.prefers(scheme);
            page.script(
                "window.obstacles = undefined;
                axe.run().then(({ violations }) => {
                    window.obstacles = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('; ')}`);
                })",
            );
            let found = || page.script("return window.obstacles ?? null");
            let found = eventually(what, found, |found| !found.is_null());
            assert_eq!(found, json!([]), "{what} {width} {scheme}");
        }
    }
}
