//! The README's pictures, of live data of this machine.

use std::path::Path;
use std::time::Duration;

use crate::page::{Page, link, within};
use crate::stage::Stage;

/// Size of the window, and the name of it.
const WINDOWS: [(u32, u32, &str); 2] = [(1400, 900, "wide"), (390, 844, "phone")];

pub(crate) fn are_taken(stage: &Stage) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screenshots");
    let parameters = [
        ("server", stage.prometheus.url()),
        (
            "g0.expr",
            "sum by (mode) (rate(node_cpu_seconds_total[10s]))",
        ),
        ("g0.range_input", "2m"),
        ("g0.step_input", "1"),
        ("refresh", "5s"),
    ];
    let page = Page::open(stage, &link(&stage.site, &parameters));
    let samples = || page.chart().samples;
    within(
        Duration::from_secs(180),
        "two minutes of data",
        samples,
        |samples| *samples > 8 * 115,
    );
    for scheme in ["light", "dark"] {
        page.prefers(scheme);
        for (width, height, name) in WINDOWS {
            page.resizes(width, height);
            page.sees_newer_than(page.chart());
            page.saves_picture(&folder.join(format!("{name}-{scheme}.png")));
        }
    }
}
