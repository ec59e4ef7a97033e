//! All that is known, in one file to attach to a bug report.

use leptos::prelude::*;

use super::app::App;
use super::facts;
use super::load::Answered;
use super::panel::PanelState;
use crate::browser::{address, clock, page};
use crate::prom::shift::earlier_text;
use crate::report::page::{Page, table};
use crate::report::{Chapter, Table, part, write};
use crate::view::query::letter;

/// Writes the report; `about` is what the server tells of itself.
#[must_use]
pub fn text(app: App, about: Table) -> String {
    untrack(|| {
        let link = app.view().link(&app.other.get_value());
        let page = table(Page {
            address: format!("{}{}/", address::origin(), address::folder()),
            link,
            user_agent: page::user_agent(),
            now: clock::now(),
        });
        let notices = app.notices.get().into_iter().map(|notice| vec![notice]);
        let notices = Table::with_heads("Notices", &["Notice"], notices.collect());
        let general = vec![page, about, app.log.table(), notices];
        let panels = app.panels.get().into_iter().enumerate();
        let chapters = panels.flat_map(|(place, panel)| of_panel(place, panel));
        let all: Vec<Chapter> = std::iter::once(("General".to_owned(), general))
            .chain(chapters)
            .collect();
        write(&all)
    })
}

fn of_panel(place: usize, panel: PanelState) -> Vec<Chapter> {
    let name = format!("Panel {}", place + 1);
    let drawn = panel.drawn.get();
    panel.load.with(|load| {
        let failure = load.failure.iter();
        let failure = failure.map(|failure| ("Failure", failure.to_string()));
        let state = vec![Table::of_facts("State", failure)];
        let answers = load.answers.iter().flat_map(|answers| &answers.list);
        let answers = answers.map(|answered| of_answer(&name, answered, drawn));
        std::iter::once((name.clone(), state))
            .chain(answers)
            .collect()
    })
}

fn of_answer(panel: &str, answered: &Answered, drawn: Option<f64>) -> Chapter {
    let (query, earlier) = (letter(answered.place), earlier_text(answered.earlier));
    let name = format!("{panel}, query {query}{earlier}");
    let tables = vec![
        facts::request(Some(&answered.asked)),
        facts::answer(Some(answered), drawn),
        part::table(&answered.parts),
        part::headers(&answered.parts),
    ];
    (name, tables)
}
