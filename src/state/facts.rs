//! What is known of a question and its answer.

use super::answers::Exchange;
use crate::prom::request::RangeQuery;
use crate::prom::window::Window;
use crate::prom::zone::{self, UTC};
use crate::report::Table;
use crate::report::table::{UNKNOWN, ms_text};

/// The exact request.
#[must_use]
pub fn request(query: Option<&RangeQuery>) -> Table {
    let facts = query.into_iter().flat_map(|query| {
        let form = query.form().into_iter();
        std::iter::once(("POST", query.url())).chain(form)
    });
    Table::of_facts("Request", facts)
}

/// Timings, sizes, and what the server adds to its answer; `drawn` is how long the last draw took,
/// in milliseconds.
#[must_use]
pub fn answer(exchange: Option<&Exchange>, drawn: Option<f64>) -> Table {
    let facts = exchange.map(|exchange| facts(exchange, drawn));
    Table::of_facts("Timings and sizes", facts.unwrap_or_default())
}

fn facts(exchange: &Exchange, drawn: Option<f64>) -> Vec<(String, String)> {
    let (timings, answer) = (&exchange.timings, &exchange.answer);
    let drawn = drawn.map_or_else(|| "not drawn while this tab is open".to_owned(), ms_text);
    let facts = [
        ("On screen", window(&exchange.question.query)),
        ("Asked for by this request", window(&exchange.asked)),
        ("Network: until the first byte", ms_text(timings.waited)),
        ("Network: until the last byte", ms_text(timings.downloaded)),
        ("Decode (while it downloads)", ms_text(timings.decoded)),
        ("Last draw", drawn),
        ("Size, uncompressed", format!("{:.0} bytes", timings.bytes)),
        ("Series", answer.series.len().to_string()),
        ("Samples", answer.samples().to_string()),
        ("This clock ahead of the server's by", skew(exchange)),
    ];
    let facts = facts.map(|(name, fact)| (name.to_owned(), fact));
    let said = [("Warning", &answer.warnings), ("Info", &answer.infos)];
    let said = said.into_iter().flat_map(|(kind, notes)| {
        let notes = notes.iter().enumerate();
        notes.map(move |(at, note)| (format!("{kind} {}", at + 1), note.clone()))
    });
    facts.into_iter().chain(said).collect()
}

fn skew(exchange: &Exchange) -> String {
    let Some(server_time) = exchange.server_time else {
        return format!(
            "{UNKNOWN} The answer's Date header cannot be read. A proxy before the server lets it \
             be read by adding Access-Control-Expose-Headers: Date."
        );
    };
    let skew = (exchange.received_at.float() - server_time.float()) / 1_000.0;
    format!("{skew:.0} s (± 1 s)")
}

fn window(query: &RangeQuery) -> String {
    let Window { start, end, step } = query.window;
    format!(
        "{} to {} UTC, step {step}",
        zone::local(start, UTC),
        zone::local(end, UTC)
    )
}
