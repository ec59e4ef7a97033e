//! Opening the page: what it weighs, and when it can be used.

use crate::cell::CELLS;
use crate::contestant::{Contestant, Until, Width};
use crate::median::median;
use crate::stage::Stage;
use crate::tab::Tab;
use crate::table::{short, table, verdict};

/// All that a cold load may transfer, KiB: what scripts/weight.sh allows of files, the rest of heads.
const WEIGHT: f64 = 583.0;

/// What a cold load took.
struct Load {
    /// KiB over the wire, heads included.
    weight: f64,
    /// Files.
    files: usize,
    /// Milliseconds until the query box can be used.
    usable: f64,
}

pub(crate) fn measure(stage: &Stage, runs: usize) -> String {
    let (promscope, plotly) = (Contestant::Promscope, Contestant::Plotly(Width::Thin));
    let mut loads = [Vec::new(), Vec::new()];
    for run in 0..=runs {
        let pair = [promscope, plotly].map(|contestant| load(stage, contestant));
        if run > 0 {
            for (all, one) in loads.iter_mut().zip(pair) {
                all.push(one);
            }
        }
    }
    let of = |figure: fn(&Load) -> f64| loads.each_ref().map(|all| median(all.iter().map(figure)));
    let [weight, plotly_weight] = of(|load| load.weight);
    let [usable, plotly_usable] = of(|load| load.usable);
    let files = loads[0].first().map_or(0, |load| load.files);
    table(
        &["", "Promscope", "plotly", "goal", ""],
        &[
            vec![
                format!(
                    "all that a cold load transfers, {files} files, gzipped, with their heads (KiB)"
                ),
                short(weight),
                short(plotly_weight),
                format!("at most {WEIGHT}"),
                verdict(weight <= WEIGHT),
            ],
            vec![
                "from the click on a link to a query box that can be used (ms)".to_owned(),
                short(usable),
                short(plotly_usable),
                "before plotly's page".to_owned(),
                verdict(usable < plotly_usable),
            ],
        ],
    )
}

fn load(stage: &Stage, contestant: Contestant) -> Load {
    let tab = Tab::open(&stage.browser);
    let trace = tab.trace(|tab| {
        tab.go(&contestant.link(stage, &CELLS[0], Until::End));
        tab.run("bench.painted(0)");
    });
    let usable = tab.run("performance.getEntriesByName('usable')[0].startTime");
    let (bytes, files) = trace.loaded();
    Load {
        weight: bytes / 1_024.0,
        files,
        usable: usable.as_f64().expect("a time"),
    }
}
