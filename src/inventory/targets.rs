//! Who is scraped by a server, those that are down first.
//!
//! Source: "Targets" in Prometheus' documentation of its HTTP API.

use super::row::Row;
use crate::measure::unit::Unit;
use crate::prom::decode::tree::Json;
use crate::prom::float;
use crate::prom::labels::Labels;

pub(super) const PATHS: [&str; 1] = ["api/v1/targets?state=active"];

pub(super) fn read(data: &[&Json]) -> Vec<Row> {
    let targets = data
        .iter()
        .flat_map(|data| data.get("activeTargets").list());
    let (down, up): (Vec<Row>, Vec<Row>) = targets.map(row).partition(|row| row.is_bad);
    down.into_iter().chain(up).collect()
}

fn row(target: &Json) -> Row {
    let text = |name: &str| target.get(name).text();
    let labels = target.get("labels").members().iter();
    let labels: Vec<(&str, &str)> = labels
        .map(|(name, value)| (name.as_str(), value.text()))
        .collect();
    let of = |name: &str| {
        labels
            .iter()
            .find(|(own, _)| *own == name)
            .map_or("", |(_, value)| value)
    };
    let others = labels
        .iter()
        .filter(|(name, _)| !["job", "instance"].contains(name));
    let others: Vec<String> = others
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let told = [
        text("lastError").to_owned(),
        text("scrapeUrl").to_owned(),
        scraped(target),
        others.join(" "),
    ];
    let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
    Row {
        name: of("instance").to_owned(),
        kind: text("health").to_owned(),
        is_bad: text("health") == "down",
        about: told.join(" · "),
        query: format!("up{}", Labels::new(labels)),
    }
}

/// When it was scraped last, and how long that took.
fn scraped(target: &Json) -> String {
    // The day is today in all but odd cases, and the clock is what one looks for.
    let clock = target.get("lastScrape").text().get(11..19);
    let took = float::read(target.get("lastScrapeDuration").text());
    match (clock, took) {
        (Some(clock), Some(took)) => {
            format!("scraped {clock} UTC in {}", Unit::Seconds.format(took))
        }
        _ => String::new(),
    }
}
