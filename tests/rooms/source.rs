//! A file under `src/`, and what it names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A file under `src/`.
pub(super) struct Source {
    /// Where it is in the program: `src/prom/decode/text.rs` is `prom`, `decode`, `text`, and
    /// `src/link/mod.rs` is `link`.
    pub(super) module: Vec<String>,
    /// Its text without lines of comments.
    pub(super) code: String,
    /// How much of that comes before its tests.
    program: usize,
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        let path = path.trim_start_matches("src/").trim_end_matches(".rs");
        let path = path.trim_end_matches("/mod");
        let lines = text.lines();
        let code = lines.filter(|line| !line.trim_start().starts_with("//"));
        let code: Vec<&str> = code.collect();
        let code = code.join("\n");
        let program = code.find("#[cfg(test)]\nmod tests").unwrap_or(code.len());
        Self {
            module: path.split('/').map(str::to_owned).collect(),
            program,
            code,
        }
    }

    /// What it is called: its path without `src/`, `mod` and ending.
    pub(super) fn file(&self) -> String {
        self.module.join("/")
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.code.split(|letter: char| !is_of_word(letter))
    }

    /// The paths of the program that it names, each from the root on.
    pub(super) fn names(&self) -> BTreeSet<Vec<String>> {
        let code = &self.code[..self.program];
        let children = code.lines().filter_map(|line| {
            let (_, child) = line.split_once("mod ")?;
            child.strip_suffix(';')
        });
        let children: Vec<&str> = children.collect();
        absolute(code, &self.module, &children)
    }

    /// Those that its tests name.
    pub(super) fn names_in_tests(&self) -> BTreeSet<Vec<String>> {
        let mut module = self.module.clone();
        module.push("tests".to_owned());
        absolute(&self.code[self.program..], &module, &[])
    }
}

/// The paths in some code of a module that begin at the root, at the module, at one around it or at
/// one of its children.
fn absolute(code: &str, module: &[String], children: &[&str]) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for path in paths(code) {
        let mut parts = path.split("::").peekable();
        let mut at = match parts.next() {
            Some("crate") => Vec::new(),
            Some("self") => module.to_vec(),
            Some("super") => above(module),
            Some(child) if children.contains(&child) => [module, &[child.to_owned()]].concat(),
            _ => continue,
        };
        while parts.next_if_eq(&"super").is_some() {
            at = above(&at);
        }
        at.extend(parts.map(str::to_owned));
        found.insert(at);
    }
    found
}

fn above(module: &[String]) -> Vec<String> {
    let (_, above) = module.split_last().unwrap_or((&module[0], &[]));
    above.to_vec()
}

/// All paths of several parts, those in groups written out: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("::") {
        let start = rest[..at].rfind(|letter| !is_of_word(letter));
        let start = start.map_or(0, |before| before + 1);
        let length = expand("", &rest[start..], &mut found);
        rest = &rest[start + length..];
    }
    found
}

/// Puts the path or group that a text begins with behind a prefix, and says how long it is.
fn expand(prefix: &str, text: &str, found: &mut Vec<String>) -> usize {
    if !text.starts_with('{') {
        let end = text.find(|letter| !is_of_word(letter));
        let end = end.unwrap_or(text.len());
        let name = format!("{prefix}{}", &text[..end]);
        if let Some(after) = text[end..].strip_prefix("::") {
            return end + 2 + expand(&format!("{name}::"), after, found);
        }
        found.push(name.trim_end_matches("::").to_owned());
        return end;
    }
    let mut at = 1;
    while let Some(letter) = text[at..].chars().next() {
        at += match letter {
            '}' => return at + 1,
            '{' => expand(prefix, &text[at..], found),
            _ if is_of_word(letter) => expand(prefix, &text[at..], found),
            _ => letter.len_utf8(),
        };
    }
    at
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `src/`.
pub(super) fn sources() -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let short = path.strip_prefix(root()).unwrap_or(&path);
                let text = fs::read_to_string(&path)?;
                sources.push(Source::new(&short.to_string_lossy(), &text));
            }
        }
    }
    Ok(sources)
}

#[test]
fn a_source_names_what_is_around_it_and_below() {
    let source = Source::new(
        "src/chart/figure/mod.rs",
        "mod areas;\n\
         use super::super::prom::{labels::{Labels, NAME}, float};\n\
         use self::look::Look;\n\
         use crate::order;\n\
         /// Not [`crate::ui`], that is a comment.\n\
         fn f() -> super::lines::Lines { areas::pile(f64::NAN) }\n\
         #[cfg(test)]\nmod tests {\n    use super::*;\n    use super::super::paint::Painter;\n}\n",
    );
    assert_eq!(source.file(), "chart/figure");
    let names = |names: BTreeSet<Vec<String>>| -> Vec<String> {
        names.iter().map(|name| name.join("::")).collect()
    };
    let expected = [
        "chart::figure::areas::pile",
        "chart::figure::look::Look",
        "chart::lines::Lines",
        "order",
        "prom::float",
        "prom::labels::Labels",
        "prom::labels::NAME",
    ];
    assert_eq!(names(source.names()), expected);
    let in_tests = ["chart::figure", "chart::paint::Painter"];
    assert_eq!(names(source.names_in_tests()), in_tests);
}
