//! What a search among thousands of alerts costs the main thread.

use std::fmt::Write as _;

use crate::hands::work;
use crate::median::median;
use crate::stage::{Flags, Stage};
use crate::tab::Tab;
use crate::table::{at_most, table};

/// How many rules, and how many alerts each.
const RULES: usize = 1_000;
const EACH: usize = 5;

/// At most so many milliseconds.
const GOAL: f64 = 50.0;

/// What is done, in the page's own words.
const DEEDS: [(&str, &str); 2] = [
    ("search the alerts", "bench.type('alert-filter', 'Busy77')"),
    ("show all alerts again", "bench.type('alert-filter', '')"),
];

pub(crate) fn measure(stage: &Stage, runs: usize) -> String {
    let rules = rules();
    let flags = Flags {
        origin: Some(r"http://127\.0\.0\.1:\d+"),
        rules: Some(&rules),
        ..Flags::default()
    };
    let prometheus = stage.another_prometheus(flags);
    let tab = Tab::open(&stage.browser);
    tab.go(&format!(
        "{}?server={}&page=alerts",
        stage.site.page(),
        prometheus.url()
    ));
    tab.run(&format!(
        "bench.until(() => bench.find('alerts')?.textContent.includes('{} firing'))",
        RULES * EACH
    ));
    tab.run("bench.quiet()");
    let nothing = work(&tab, "0");
    let mut taken = vec![Vec::new(); DEEDS.len()];
    for run in 0..=runs {
        for ((_, deed), taken) in DEEDS.iter().zip(&mut taken) {
            tab.collect_garbage();
            let work = (work(&tab, deed) - nothing).max(0.0);
            if run > 0 {
                taken.push(work);
            }
        }
    }
    let rows = DEEDS
        .iter()
        .zip(taken)
        .map(|((name, _), taken)| at_most(GOAL, name, median(taken)));
    let head = [
        "the main thread's work to ... (ms)",
        "Promscope",
        "goal",
        "",
    ];
    format!(
        "{RULES} rules, of each {EACH} alerts.\n\n{}",
        table(&head, &rows.collect::<Vec<_>>())
    )
}

fn rules() -> String {
    let alert = |n: usize| format!("label_replace(vector({n}), \"disk\", \"sd{n}\", \"\", \"\")");
    let expr = (0..EACH).map(alert).collect::<Vec<_>>().join(" or ");
    let mut rules = "groups:\n  - name: home\n    interval: 5s\n    rules:\n".to_owned();
    for rule in 0..RULES {
        let _ = write!(
            rules,
            "      - alert: Busy{rule}\n        expr: {expr}\n        labels: {{ severity: page }}\n        annotations: {{ summary: \"disk {{{{ $labels.disk }}}} of {rule} is busy\" }}\n"
        );
    }
    rules
}
