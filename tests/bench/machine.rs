//! What the figures were taken on.

use std::process::Command;
use std::{fs, thread};

use crate::browser::Browser;

/// A description of the machine, its programs, and how busy it was.
pub(crate) struct Machine {
    processor: String,
    cores: usize,
    /// GiB.
    memory: f64,
    system: String,
    browser: String,
    prometheus: String,
    date: String,
    /// Processes that wanted to run in the last minute, on average, when the bench began.
    load: String,
}

impl Machine {
    pub(crate) fn describe(browser: &Browser) -> Self {
        let memory = field("/proc/meminfo", "MemTotal");
        let kib: f64 = memory.trim_end_matches(" kB").parse().unwrap_or_default();
        Self {
            processor: field("/proc/cpuinfo", "model name"),
            cores: thread::available_parallelism().map_or(1, usize::from),
            memory: kib / 1_048_576.0,
            system: said("sh", &["-c", ". /etc/os-release && echo $PRETTY_NAME"]),
            browser: browser.version(),
            prometheus: said("prometheus", &["--version"])
                .split(" (")
                .next()
                .unwrap_or_default()
                .replace(", version", ""),
            date: said("date", &["--utc", "+%Y-%m-%d"]),
            load: load(),
        }
    }

    pub(crate) fn to_markdown(&self) -> String {
        let Self {
            processor,
            cores,
            memory,
            system,
            browser,
            prometheus,
            date,
            load: before,
        } = self;
        format!(
            "Taken on {date}: {processor}, {cores} cores, {memory:.0} GiB, {system}; {browser}, headless and \
             without a GPU; {prometheus}. Load of the machine before {before}, after {}.",
            load()
        )
    }
}

fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// A field of a file of lines like `name : value`.
fn field(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let value = text
        .lines()
        .find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(':'));
    value.unwrap_or_default().trim().to_owned()
}

/// The first line of what a program says.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    text.unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}
