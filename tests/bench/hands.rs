//! What the reader's hand costs the main thread at a thousand series.

use crate::cell::MILLION;
use crate::contestant::{Contestant, Until};
use crate::median::median;
use crate::stage::Stage;
use crate::tab::Tab;
use crate::table::{at_most, table};

/// What is done, in the page's own words, and how many milliseconds it may cost. Each is done on
/// what those before it left.
const DEEDS: [(&str, &str, f64); 8] = [
    (
        "sort the legend",
        "bench.find('legend-by-Max').click()",
        50.0,
    ),
    (
        "search the legend",
        "bench.type('legend-search', 'host0')",
        50.0,
    ),
    (
        "show the whole legend again",
        "bench.type('legend-search', '')",
        50.0,
    ),
    ("type a letter of the query", "bench.letter()", 5.0),
    ("open the table", "bench.find('tab-table').click()", 50.0),
    ("sort the table", "bench.sort()", 50.0),
    (
        "filter the table",
        "bench.type('table-filter', 'host0')",
        50.0,
    ),
    (
        "go back to the chart",
        "bench.find('tab-graph').click()",
        50.0,
    ),
];

pub(crate) fn measure(stage: &Stage, runs: usize) -> String {
    let mut taken = vec![Vec::new(); DEEDS.len()];
    for run in 0..=runs {
        let tab = Tab::open(&stage.browser);
        tab.go(&Contestant::Promscope.link(stage, &MILLION, Until::End));
        tab.run("bench.painted(0)");
        tab.run("bench.quiet()");
        let nothing = work(&tab, "0");
        for (deed, taken) in DEEDS.iter().zip(&mut taken) {
            // What was thrown away before is not this deed's.
            tab.collect_garbage();
            let work = (work(&tab, deed.1) - nothing).max(0.0);
            if run > 0 {
                taken.push(work);
            }
        }
    }
    let rows = DEEDS
        .iter()
        .zip(taken)
        .map(|((name, _, goal), taken)| at_most(*goal, name, median(taken)));
    let head = [
        "the main thread's work to ... (ms)",
        "Promscope",
        "goal",
        "",
    ];
    format!(
        "At {}, less what the page does while nobody touches it.\n\n{}",
        MILLION.name(),
        table(&head, &rows.collect::<Vec<_>>())
    )
}

/// The main thread's work for a deed, in milliseconds.
pub(crate) fn work(tab: &Tab, deed: &str) -> f64 {
    let trace = tab.trace(|tab| {
        tab.run(&format!("performance.mark('asked'); {deed}; bench.quiet()"));
    });
    let (_, end) = trace.span();
    trace.work(trace.mark("asked", 0.0), end)
}
