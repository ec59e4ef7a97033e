//! A refresh: what it transfers, and the main thread's work for it.

use crate::cell::HUNDRED;
use crate::contestant::{Contestant, Until};
use crate::median::median;
use crate::stage::Stage;
use crate::tab::Tab;
use crate::table::{short, table, verdict};

/// At most so many percent of the full answer's bytes.
const BYTES: f64 = 3.0;

/// At most so many milliseconds of work.
const WORK: f64 = 40.0;

pub(crate) fn measure(stage: &Stage, runs: usize) -> String {
    let tab = Tab::open(&stage.browser);
    let opened = tab.trace(|tab| {
        tab.go(&Contestant::Promscope.link(stage, &HUNDRED, Until::Now));
        tab.run("bench.painted(0)");
    });
    let (full_wire, full) = opened.answer_bytes();
    let refresh = || {
        let trace = tab.trace(|tab| drop(tab.run("bench.click('refresh')")));
        let (wire, bytes) = trace.answer_bytes();
        let (_, end) = trace.span();
        let work = trace.work(trace.mark("asked", 0.0), end);
        (wire, bytes, work)
    };
    refresh();
    let taken: Vec<_> = (0..runs).map(|_| refresh()).collect();
    let percent = |part: f64, whole: f64| 100.0 * part / whole;
    let bytes = percent(median(taken.iter().map(|(_, bytes, _)| *bytes)), full);
    let wire = percent(median(taken.iter().map(|(wire, ..)| *wire)), full_wire);
    let work = median(taken.iter().map(|(.., work)| *work));
    let name = HUNDRED.name();
    table(
        &["", "Promscope", "goal", ""],
        &[
            vec![
                format!(
                    "bytes of a refresh of {name}, of the full answer's {} KiB (%)",
                    short(full / 1_024.0)
                ),
                short(bytes),
                format!("at most {BYTES}"),
                verdict(bytes <= BYTES),
            ],
            vec![
                format!(
                    "the same gzipped over the wire, of {} KiB (%)",
                    short(full_wire / 1_024.0)
                ),
                short(wire),
                String::new(),
                String::new(),
            ],
            vec![
                "the main thread's work for it (ms)".to_owned(),
                short(work),
                format!("at most {WORK}"),
                verdict(work <= WORK),
            ],
        ],
    )
}
