//! Keeps ARCHITECTURE.md true: rooms and wings name only what lies below them, files name each
//! other in no circle, pure rooms know neither browser nor clock, few fetch, and every folder is on
//! the map.

mod circles;
mod folders;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use circles::circles;
use source::{Source, sources};

/// The rooms, lowest first: each names only those before it. Of one file or a folder, right under
/// `src/`.
const ROOMS: [&str; 26] = [
    "order",
    "excerpt",
    "query_id",
    "prom",
    "promql",
    "measure",
    "chart",
    "view",
    "link",
    "paper",
    "table",
    "dashboard",
    "export",
    "reach",
    "asking",
    "alerts",
    "inventory",
    "report",
    "history",
    "browser",
    "state",
    "ui",
    "start",
    "lib",
    "main",
    "bin",
];

/// The first room that is not pure.
const EDGE: &str = "browser";

/// The wings of the chart, lowest first: each names only those before it.
const WINGS: [&str; 9] = [
    "axis", "mode", "thin", "lines", "colour", "figure", "paint", "pointing", "plotly",
];

/// Crates that reach the browser, by the first part of their names.
const BROWSER: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

const CLOCK: [&str; 3] = ["Instant::now", "SystemTime", "Date::now"];

/// The files above the edge that handle what is the browser's own: an event, an element, a blob.
const NEAR_THE_BROWSER: [&str; 11] = [
    "start",
    "state/answers",
    "state/export",
    "state/transport",
    "ui/focus",
    "ui/history_panel",
    "ui/inline_value",
    "ui/legend",
    "ui/surface",
    "ui/table",
    "ui/text_field",
];

/// The files that can fetch.
const FETCHING: [&str; 3] = ["browser/config", "browser/http", "browser/probe"];

/// The files above the edge that name those; `ui/debug` only reads the text of a body that came.
const ASKING: [&str; 8] = [
    "start",
    "state/about",
    "state/paper_texts",
    "state/post",
    "state/shelf",
    "state/silences",
    "state/transport",
    "ui/debug",
];

#[test]
fn a_room_names_only_those_before_it() -> io::Result<()> {
    let upward = named(|source| {
        let names = source.names().into_iter().chain(source.names_in_tests());
        let rooms = names.filter_map(|name| name.first().cloned());
        above(&ROOMS, source.module.first(), rooms)
    })?;
    assert_eq!(upward, [""; 0]);
    Ok(())
}

#[test]
fn every_room_has_its_place_in_the_order() -> io::Result<()> {
    let found: BTreeSet<String> = sources()?
        .into_iter()
        .filter_map(|source| source.module.into_iter().next())
        .collect();
    let known: BTreeSet<String> = ROOMS.map(str::to_owned).into();
    assert_eq!(found, known);
    Ok(())
}

#[test]
fn a_wing_names_only_those_before_it() -> io::Result<()> {
    let upward = named(|source| {
        let of_chart = |module: &[String]| match module {
            [room, wing, ..] if room == "chart" => Some(wing.clone()),
            _ => None,
        };
        let names = source.names().into_iter();
        let wings = names.filter_map(|name| of_chart(&name));
        above(&WINGS, of_chart(&source.module).as_ref(), wings)
    })?;
    assert_eq!(upward, [""; 0]);
    Ok(())
}

/// Those of the names that come after `own` in the order; none for what is not in it.
fn above(order: &[&str], own: Option<&String>, names: impl Iterator<Item = String>) -> Vec<String> {
    let place = |name: &str| order.iter().position(|known| *known == name);
    let own = own.and_then(|own| place(own));
    names
        .filter(|name| own.is_some() && place(name) > own)
        .collect()
}

#[test]
fn files_name_each_other_in_no_circle() -> io::Result<()> {
    let sources = sources()?;
    let files: BTreeSet<String> = sources.iter().map(Source::file).collect();
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in &sources {
        let names = source.names();
        let others = names.iter().filter_map(|name| file_of(name, &files));
        let others = others.filter(|other| *other != source.file());
        edges.insert(source.file(), others.collect());
    }
    let found = circles(&edges);
    assert!(found.is_empty(), "{found:#?}");
    Ok(())
}

/// The file that a path leads into.
fn file_of(name: &[String], files: &BTreeSet<String>) -> Option<String> {
    let mut parts = (1..=name.len())
        .rev()
        .map(|length| name[..length].join("/"));
    parts.find(|file| files.contains(file))
}

#[test]
fn pure_rooms_know_neither_browser_nor_clock() -> io::Result<()> {
    let pure: Vec<&str> = ROOMS.into_iter().take_while(|room| *room != EDGE).collect();
    let impure = named(|source| {
        let is_pure = source
            .module
            .first()
            .is_some_and(|room| pure.contains(&room.as_str()));
        let crates = source
            .words()
            .filter(|word| BROWSER.iter().any(|one| word.starts_with(one)));
        let clocks = CLOCK
            .into_iter()
            .filter(|clock| source.code.contains(clock));
        crates
            .chain(clocks)
            .filter(|_| is_pure)
            .map(str::to_owned)
            .collect()
    })?;
    assert_eq!(impure, [""; 0]);
    Ok(())
}

#[test]
fn few_files_above_the_edge_handle_what_is_the_browsers() -> io::Result<()> {
    let near = files_where(|source| {
        let is_above = source.module.first().is_some_and(|room| room != EDGE);
        is_above
            && source
                .words()
                .any(|word| matches!(word, "web_sys" | "js_sys"))
    })?;
    assert_eq!(near, NEAR_THE_BROWSER);
    Ok(())
}

/// What the page's parts hold of `state` they hold by these names.
const OF_STATE: [&str; 4] = ["state.", "app.", "self.state.", "self.app."];

#[test]
fn ui_writes_signals_of_state_by_its_verbs_alone() -> io::Result<()> {
    let written = named(|source| {
        if source.module.first().is_none_or(|room| room != "ui") {
            return Vec::new();
        }
        let is_of_path = |letter: char| letter.is_alphanumeric() || "_.".contains(letter);
        let paths = source.code.split(|letter| !is_of_path(letter));
        let writes = paths.filter(|path| {
            let is_of_state = OF_STATE.iter().any(|name| path.starts_with(name));
            is_of_state && matches!(path.rsplit('.').next(), Some("set" | "update"))
        });
        writes.map(str::to_owned).collect()
    })?;
    assert_eq!(written, [""; 0]);
    Ok(())
}

#[test]
fn few_files_fetch() -> io::Result<()> {
    let fetching = files_where(|source| source.words().any(|word| word.starts_with("gloo_net")))?;
    assert_eq!(fetching, FETCHING);
    let asking = files_where(|source| {
        let names = source.names();
        let mut names = names.iter().map(|name| name.join("/"));
        let is_above = source.module.first().is_some_and(|room| room != EDGE);
        is_above && names.any(|name| FETCHING.iter().any(|file| name.starts_with(file)))
    })?;
    assert_eq!(asking, ASKING);
    Ok(())
}

#[test]
fn the_map_has_every_folder_and_no_other() -> io::Result<()> {
    let map = fs::read_to_string(source::root().join("ARCHITECTURE.md"))?;
    assert_eq!(folders::on_the_map(&map), folders::there()?);
    Ok(())
}

/// What each source names that it may not.
fn named(find: impl Fn(&Source) -> Vec<String>) -> io::Result<Vec<String>> {
    let sources = sources()?;
    let found = sources.iter().flat_map(|source| {
        let names = find(source).into_iter();
        names.map(move |name| format!("{} names {name}", source.file()))
    });
    Ok(found.collect())
}

fn files_where(holds: impl Fn(&Source) -> bool) -> io::Result<Vec<String>> {
    let sources = sources()?.into_iter();
    let mut files: Vec<String> = sources.filter(holds).map(|source| source.file()).collect();
    files.sort();
    Ok(files)
}
