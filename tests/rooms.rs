//! Keeps the drawing of the rooms true: the code names rooms below its own only, pure rooms know
//! neither browser nor clock, and every folder is in ARCHITECTURE.md.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// How high a room lies; it may name rooms of its own height and below.
/// A room that is not named here is pure: the edge has to be declared.
fn height(room: &str) -> u8 {
    match room {
        "prom" | "order" => 0,
        "browser" => 2,
        "state" => 3,
        "ui" => 4,
        "main" | "lib" | "start" => 5,
        _ => 1,
    }
}

/// The height of the highest pure rooms.
const PURE: u8 = 1;

/// Crates that reach the browser, by the first part of their names.
const BROWSER: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

const CLOCK: [&str; 3] = ["Instant::now", "SystemTime", "Date::now"];

#[test]
fn no_room_names_a_higher_one() -> io::Result<()> {
    let upward: Vec<String> = sources()?
        .iter()
        .flat_map(|source| {
            source
                .rooms_named()
                .into_iter()
                .filter(|named| height(named) > height(&source.room))
                .map(|named| format!("{} names crate::{named}", source.path.display()))
        })
        .collect();
    assert_eq!(upward, [""; 0]);
    Ok(())
}

#[test]
fn pure_rooms_know_neither_browser_nor_clock() -> io::Result<()> {
    let impure: Vec<String> = sources()?
        .iter()
        .filter(|source| height(&source.room) <= PURE)
        .flat_map(|source| {
            source
                .impurities()
                .into_iter()
                .map(|named| format!("{} names {named}", source.path.display()))
        })
        .collect();
    assert_eq!(impure, [""; 0]);
    Ok(())
}

#[test]
fn every_folder_is_in_the_architecture() -> io::Result<()> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md"))?;
    let unnamed: Vec<String> = folders()?
        .into_iter()
        .filter(|folder| !text.contains(&format!("`{folder}/`")))
        .collect();
    assert_eq!(unnamed, [""; 0], "in ARCHITECTURE.md, with a line on each");
    Ok(())
}

#[test]
fn a_source_names_rooms_alone_and_in_groups() {
    let source = Source::new(
        "src/link.rs",
        "use crate::prom::Labels;\n\
         use crate::{state::load::{Load, Last}, ui};\n\
         /// Not [`crate::chart`], that is a comment.\n\
         fn f() -> crate::view::View {}\n",
    );
    assert_eq!(source.room, "link");
    let rooms: Vec<String> = source.rooms_named().into_iter().collect();
    assert_eq!(rooms, ["prom", "state", "ui", "view"]);
}

#[test]
fn a_source_names_what_is_not_pure() {
    let source = Source::new(
        "src/prom/window.rs",
        "use leptos_router::Url;\nlet now = Instant::now();\nlet kind = Kind::Instant;\n",
    );
    assert_eq!(source.room, "prom");
    assert_eq!(source.impurities(), ["leptos_router", "Instant::now"]);
}

/// A file under `src/`.
struct Source {
    path: PathBuf,
    /// The folder or file right under `src/` that it belongs to.
    room: String,
    /// Its text without lines of comments.
    code: String,
}

impl Source {
    fn new(path: impl Into<PathBuf>, text: &str) -> Self {
        let path = path.into();
        let room = path
            .components()
            .skip_while(|part| part.as_os_str() != "src")
            .nth(1)
            .map(|part| part.as_os_str().to_string_lossy())
            .map(|part| part.trim_end_matches(".rs").to_owned())
            .unwrap_or_default();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        Self { path, room, code }
    }

    /// The rooms in `crate::room` and `crate::{room, room::Type}`.
    fn rooms_named(&self) -> BTreeSet<String> {
        self.code
            .split("crate::")
            .skip(1)
            .flat_map(|after| match after.strip_prefix('{') {
                Some(group) => heads(group),
                None => vec![word(after)],
            })
            .filter(|name| name.starts_with(char::is_lowercase))
            .map(str::to_owned)
            .collect()
    }

    fn impurities(&self) -> Vec<&str> {
        let names = self
            .code
            .split(|letter: char| !is_of_word(letter))
            .filter(|name| BROWSER.iter().any(|browser| name.starts_with(browser)));
        let clocks = CLOCK.into_iter().filter(|clock| self.code.contains(clock));
        names.chain(clocks).collect()
    }
}

/// The first words of a group's members: `a::{b, c}, d}; …` has `a` and `d`.
fn heads(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut heads = vec![word(group)];
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(word(&group[at + 1..])),
            _ => {}
        }
    }
    heads
}

fn word(text: &str) -> &str {
    let text = text.trim_start();
    text.split(|letter| !is_of_word(letter))
        .next()
        .unwrap_or_default()
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path)?;
                let short = path.strip_prefix(root()).unwrap_or(&path);
                sources.push(Source::new(short, &text));
            }
        }
    }
    Ok(sources)
}

/// The folders of the first two levels, without what is built and fetched.
fn folders() -> io::Result<Vec<String>> {
    let not_ours = [
        ".git",
        ".cache",
        "target",
        "dist",
        "node_modules",
        "artifacts",
        "corpus",
        "coverage",
    ];
    let is_ours = |folder: &PathBuf| !not_ours.iter().any(|name| folder.ends_with(name));
    let mut folders = Vec::new();
    for top in subfolders(root())?.into_iter().filter(is_ours) {
        folders.extend(subfolders(&top)?.into_iter().filter(is_ours));
        folders.push(top);
    }
    Ok(folders
        .iter()
        .map(|folder| folder.strip_prefix(root()).unwrap_or(folder))
        .map(|folder| folder.display().to_string())
        .collect())
}

fn subfolders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}
