//! All that is known, in one file to attach to a bug report.

use leptos::prelude::*;

use super::answers::Exchange;
use super::app::App;
use super::facts;
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
    let failure = panel.desk.with(|desk| desk.chart().failure.clone());
    let failure = failure.map(|failure| ("Failure", failure.to_string()));
    let state = vec![Table::of_facts("State", failure)];
    panel.answers.with(|answers| {
        let list = answers.iter().flat_map(|answers| &answers.list);
        let list = list.map(|exchange| {
            let letter = letter(panel.place(exchange.question.id));
            of_answer(&name, &letter, exchange, drawn)
        });
        std::iter::once((name.clone(), state)).chain(list).collect()
    })
}

fn of_answer(panel: &str, letter: &str, exchange: &Exchange, drawn: Option<f64>) -> Chapter {
    let earlier = earlier_text(exchange.question.earlier);
    let name = format!("{panel}, query {letter}{earlier}");
    let tables = vec![
        facts::request(Some(&exchange.asked)),
        facts::answer(Some(exchange), drawn),
        part::table(&exchange.parts),
        part::headers(&exchange.parts),
    ];
    (name, tables)
}
