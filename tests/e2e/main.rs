//! Stories of a reader, told by a real browser on a real Prometheus.
//!
//! They run on the built page, `dist/` or the folder that `PROMSCOPE_DIST` names:
//! `cargo test --test e2e`, or some of them by a part of their names, `cargo test --test e2e -- zoom`.

#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a story that does not hold ends there, with what was expected and what was seen"
)]

mod crooked;
mod driver;
mod faults;
mod page;
mod stage;
mod stories;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use stage::Stage;
use stories::Story;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let stage = Arc::new(Stage::set_up());
    let trial = |(name, story): &(&str, Story)| {
        let (stage, story) = (Arc::clone(&stage), *story);
        Trial::test(*name, move || {
            story(&stage);
            Ok(())
        })
    };
    let always = stories::ALL.iter().map(trial);
    let asked_for = stories::ASKED_FOR
        .iter()
        .map(|story| trial(story).with_ignored_flag(true));
    let trials = always.chain(asked_for).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}
