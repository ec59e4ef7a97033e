//! The folders of the repository, and those on the map.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::source::root;

/// Folders that are built or fetched.
const NOT_OURS: [&str; 8] = [
    ".git",
    ".cache",
    "target",
    "dist",
    "node_modules",
    "artifacts",
    "corpus",
    "coverage",
];

/// The folders in the first cells of the map's rows: `` | `src/prom/` | … ``.
pub(super) fn on_the_map(map: &str) -> BTreeSet<String> {
    let cells = map.lines().filter_map(|line| {
        let cell = line.strip_prefix("| `")?;
        cell.split(" | ").next()
    });
    let names = cells.flat_map(|cell| cell.split('`'));
    names
        .filter_map(|name| name.strip_suffix('/'))
        .map(str::to_owned)
        .collect()
}

/// The folders of the first two levels, and all below `src/`.
pub(super) fn there() -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![root().to_owned()];
    while let Some(folder) = waiting.pop() {
        for folder in subfolders(&folder)? {
            let short = folder.strip_prefix(root()).unwrap_or(&folder);
            let is_deep = short.components().count() >= 2 && !short.starts_with("src");
            found.insert(short.display().to_string());
            waiting.extend((!is_deep).then_some(folder));
        }
    }
    Ok(found)
}

fn subfolders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let is_ours = !NOT_OURS.iter().any(|name| path.ends_with(name));
        folders.extend((path.is_dir() && is_ours).then_some(path));
    }
    Ok(folders)
}

#[test]
fn rows_name_folders() {
    let map = "The road\n\n| folder | what |\n|---|---|\n| `src/` | all of `src/a.rs` |\n\
               | `docs/`, `docs/pictures/` | pictures, as in `x/` |\n| `tz` | a zone |\n";
    let folders = ["docs", "docs/pictures", "src"].map(str::to_owned);
    assert_eq!(on_the_map(map), folders.into());
}
