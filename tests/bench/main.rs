//! Measures the page beside plain pages that do the same, in a real browser on a real Prometheus,
//! and writes what it finds into `BENCHMARKS.md`, where it says how each figure is taken.
//!
//! It runs on the built page, as the stories do. `cargo test --test bench` measures all; with names
//! of parts (`-- speed`) only those, on screen only. `PROMSCOPE_BENCH_RUNS` sets how often.

#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a figure that cannot be taken ends the run, with what was in the way"
)]

mod alerts;
mod browser;
mod cell;
mod contestant;
mod hands;
mod history;
mod load;
mod machine;
mod median;
mod memory;
mod pointer;
mod refresh;
mod speed;
mod stage;
mod tab;
mod table;
mod trace;

use std::path::Path;
use std::{env, fs};

use machine::Machine;
use stage::Stage;

/// A part: its name, what it measures, and the measuring itself, which gives Markdown.
type Part = (&'static str, &'static str, fn(&Stage, usize) -> String);

const PARTS: &[Part] = &[
    ("load", "Opening the page", load::measure),
    ("speed", "From the last byte to the frame", speed::measure),
    ("pointer", "Moving the mouse", pointer::measure),
    ("hands", "Legend, table and query box", hands::measure),
    ("alerts", "Searching alerts", alerts::measure),
    ("refresh", "Refreshing", refresh::measure),
    ("memory", "Memory", memory::measure),
];

/// How often each figure is taken, after one time that does not count.
const RUNS: usize = 5;

const BEGIN: &str = "<!-- Written by `make bench` from here -->\n";
const END: &str = "<!-- to here -->\n";

fn main() {
    let asked: Vec<String> = env::args().skip(1).collect();
    let runs = env::var("PROMSCOPE_BENCH_RUNS")
        .ok()
        .and_then(|runs| runs.parse().ok())
        .unwrap_or(RUNS);
    let stage = Stage::set_up();
    let machine = Machine::describe(&stage.browser);
    let parts: Vec<String> = PARTS
        .iter()
        .filter(|(name, ..)| asked.is_empty() || asked.iter().any(|asked| asked == name))
        .map(|(name, title, measure)| {
            eprintln!("bench: {name}");
            let part = format!("## {title}\n\n{}", measure(&stage, runs));
            println!("{part}");
            part
        })
        .collect();
    let about = format!("{}\n\n{}", machine.to_markdown(), about(runs));
    println!("{about}");
    if asked.is_empty() {
        write(&format!("{about}\n\n{}", parts.join("\n")));
    }
}

fn about(runs: usize) -> String {
    format!(
        "Each figure is the median of {runs} runs after one that does not count; the pages take turns \
         within each run, so that what else the machine does hits all alike."
    )
}

/// Puts the figures between the marks in `BENCHMARKS.md`.
fn write(figures: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("BENCHMARKS.md");
    let text = fs::read_to_string(&path).expect("BENCHMARKS.md");
    let (before, rest) = text
        .split_once(BEGIN)
        .expect("the mark where figures begin");
    let (_, after) = rest.split_once(END).expect("the mark where figures end");
    fs::write(&path, format!("{before}{BEGIN}\n{figures}\n{END}{after}")).expect("written figures");
}
