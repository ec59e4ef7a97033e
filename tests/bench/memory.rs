//! What the page holds in memory, its worker included.

use crate::cell::{CELLS, HUNDRED, MILLION};
use crate::contestant::{Contestant, Until};
use crate::median::median;
use crate::stage::Stage;
use crate::tab::Tab;
use crate::table::{at_most, short, table};

/// At most so many MB over the idle page.
const HEAP: f64 = 100.0;

/// At most so many percent of growth.
const GROWTH: f64 = 5.0;

/// Refreshes after which growth is looked for.
const REFRESHES: u32 = 1_000;

/// Refreshes before that, until what is kept has its size: the log holds 50 requests.
const FIRST: u32 = 100;

pub(crate) fn measure(stage: &Stage, runs: usize) -> String {
    let heap = median((0..runs).map(|_| held(stage)));
    let (before, growth) = growth(stage);
    table(
        &["", "Promscope", "goal", ""],
        &[
            at_most(
                HEAP,
                &format!("heap after {}, over the idle page (MB)", MILLION.name()),
                heap,
            ),
            at_most(
                GROWTH,
                &format!(
                    "growth of {} MB by {REFRESHES} refreshes of {} (%)",
                    short(before),
                    HUNDRED.name()
                ),
                growth,
            ),
        ],
    )
}

/// MB that an answer of a million samples holds.
fn held(stage: &Stage) -> f64 {
    let tab = Tab::open(&stage.browser);
    tab.go(&Contestant::Promscope.link(stage, &CELLS[0], Until::End));
    tab.run("bench.painted(0)");
    tab.run("bench.quiet()");
    let workers = tab.workers();
    let idle = tab.heap(&workers);
    tab.run(&format!(
        "bench.ask({})",
        serde_json::Value::from(MILLION.query())
    ));
    tab.run("bench.quiet()");
    (tab.heap(&workers) - idle) / 1e6
}

/// MB before the refreshes, and the growth by them in percent.
fn growth(stage: &Stage) -> (f64, f64) {
    let tab = Tab::open(&stage.browser);
    tab.go(&Contestant::Promscope.link(stage, &HUNDRED, Until::Now));
    tab.run("bench.painted(0)");
    let workers = tab.workers();
    let refresh = |times: u32| {
        tab.run(&format!(
            "(async () => {{ for (let time = 0; time < {times}; time++) await bench.click('refresh'); }})()"
        ));
        tab.run("bench.quiet()");
        // Those of `watch.js`, which the browser would keep.
        tab.run("performance.clearMarks()");
        tab.heap(&workers)
    };
    let before = refresh(FIRST);
    let after = refresh(REFRESHES);
    (before / 1e6, 100.0 * (after / before - 1.0))
}
