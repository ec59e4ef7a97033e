//! The main thread's work for a move of the mouse over the chart.

use crate::cell::MILLION;
use crate::contestant::{Contestant, Until, Width};
use crate::median::median;
use crate::stage::Stage;
use crate::tab::Tab;
use crate::table::{short, table, verdict};

/// At most so many milliseconds a move.
const GOAL: f64 = 5.0;

/// Moves in one run.
const MOVES: u32 = 60;

pub(crate) fn measure(stage: &Stage, runs: usize) -> String {
    let [promscope, plotly] = [Contestant::Promscope, Contestant::Plotly(Width::Thin)]
        .map(|contestant| work(stage, contestant, runs));
    let row = vec![
        format!("work for a move at {} (ms)", MILLION.name()),
        short(promscope),
        short(plotly),
        format!("at most {GOAL}"),
        verdict(promscope <= GOAL),
    ];
    table(&["", "Promscope", "plotly", "goal", ""], &[row])
}

fn work(stage: &Stage, contestant: Contestant, runs: usize) -> f64 {
    let tab = Tab::open(&stage.browser);
    tab.go(&contestant.link(stage, &MILLION, Until::End));
    tab.run("bench.painted(0)");
    tab.run("bench.quiet()");
    let edge =
        tab.run("(({ left, top }) => [left, top])(bench.find('chart').getBoundingClientRect())");
    let at = |index: usize| edge[index].as_f64().expect("a length");
    let (left, top) = (at(0), at(1));
    let (width, height) = stage.chart;
    let sweep = || {
        let trace = tab.trace(|tab| {
            tab.run("performance.mark('asked')");
            for step in 0..MOVES {
                let part = f64::from(step) / f64::from(MOVES);
                tab.move_mouse(
                    left + width * (0.1 + 0.8 * part),
                    top + height * (0.2 + 0.5 * part),
                );
            }
        });
        let (begin, end) = trace.span();
        trace.work(begin, end) / f64::from(MOVES)
    };
    sweep();
    median((0..runs).map(|_| sweep()))
}
