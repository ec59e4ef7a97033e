//! The head of a paper: `name: value` lines between two lines of `---`.

use super::options::{clauses, query_string};
use super::tree::Paper;

/// What the head sets, beside the title, and the field of a link that it becomes.
const SETTINGS: [(&str, &str); 7] = [
    ("server", "server"),
    ("refresh", "refresh"),
    ("zone", "tz"),
    ("range", "g0.range_input"),
    ("start", "g0.start_input"),
    ("end", "g0.end_input"),
    ("step", "g0.step_input"),
];

/// Takes the head off a text: the paper that has it, and what comes after. A head that does not end is none.
#[must_use]
pub(super) fn read(text: &str) -> (Paper, &str) {
    let Some((head, rest)) = split(text) else {
        return (Paper::default(), text);
    };
    let mut paper = Paper::default();
    let mut fields = Vec::new();
    for line in head.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(variable) = line.trim().strip_prefix('$') {
            match variable.split_once(':') {
                Some((name, definition)) if is_name(name.trim()) => {
                    paper
                        .variables
                        .push((name.trim().to_owned(), definition.trim().to_owned()));
                }
                _ => paper.problems.push(told(line)),
            }
            continue;
        }
        let clause = clauses(line).into_iter().next();
        let Some((name, _)) = clause else { continue };
        let value = line.split_once(':').map_or("", |(_, value)| value.trim());
        let setting = SETTINGS.iter().find(|(setting, _)| *setting == name);
        match setting {
            _ if name == "title" => value.clone_into(&mut paper.title),
            Some((_, field)) if !value.is_empty() => {
                fields.push(((*field).to_owned(), value.to_owned()));
            }
            _ => paper.problems.push(told(line)),
        }
    }
    paper.link = query_string(&fields);
    (paper, rest)
}

/// The lines between, and what comes after.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    let (first, after) = text.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = 0;
    for line in after.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((&after[..at], &after[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn is_name(name: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !name.is_empty() && name.chars().all(is_of_name)
}

fn told(line: &str) -> String {
    let names: Vec<&str> = SETTINGS.iter().map(|(name, _)| *name).collect();
    format!(
        "“{}” in the paper's head is not followed. Write one of title, {} or $variable, a colon, and a value.",
        line.trim(),
        names.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_head() {
        let text = "---\ntitle: The home lab: all of it\nrange: 24h\n\nrefresh: 1m\nserver: home lab\n$host: label_values(up{job=\"node\"}, instance)\ncolour: red\n$: x\n---\n\n# Text";
        let (paper, rest) = read(text);
        assert_eq!(paper.title, "The home lab: all of it");
        assert_eq!(paper.link, "g0.range_input=24h&refresh=1m&server=home+lab");
        let definition = "label_values(up{job=\"node\"}, instance)".to_owned();
        assert_eq!(paper.variables, [("host".to_owned(), definition)]);
        assert_eq!(paper.problems.len(), 2);
        assert_eq!(
            paper.problems[0],
            "“colour: red” in the paper's head is not followed. Write one of title, server, refresh, zone, range, start, end, step or $variable, a colon, and a value."
        );
        assert_eq!(rest, "\n# Text");
    }

    #[test]
    fn what_is_no_head_is_text() {
        for text in [
            "",
            "# Text",
            "---",
            "---\ntitle: open",
            " ---\na: b\n---\n",
            "----\na\n----\n",
        ] {
            assert_eq!(read(text), (Paper::default(), text), "{text}");
        }
        let (paper, rest) = read("\u{feff}---\r\ntitle: a\r\n---\r\nb");
        assert_eq!((paper.title.as_str(), rest), ("a", "b"));
    }
}
