//! What is being typed at the cursor of a query: a name, a label, a value, or a length of time.

use super::scan::{Kind, Piece, is_name, pieces};
use super::selector::{is_listing, parts};
use super::string::{string, unquoted};

/// A word that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typing<'a> {
    /// What it may become.
    pub kind: Wanted,
    /// What stands there up to the cursor, without an opening quote.
    pub typed: &'a str,
    /// Where that begins, in bytes.
    pub start: usize,
}

/// What a word may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A metric, a function or a keyword.
    Name,
    /// A label of the series that this selects; of all where it is empty.
    Label(String),
    /// A value of a label, among the series that this selects.
    Value { label: String, of: String },
    /// A length of time.
    Length,
}

/// What is typed where the cursor is, in bytes; nothing in comments, numbers and other strings.
#[must_use]
pub fn typing(text: &str, cursor: usize) -> Option<Typing<'_>> {
    let before = text.get(..cursor)?;
    let pieces = pieces(before);
    let (last, earlier) = pieces.split_last()?;
    match last.kind {
        Kind::Matchers if !is_whole(last.text) => in_braces(before, *last, earlier),
        Kind::Range if !last.text.ends_with(']') => {
            let start = before.rfind(['[', ':']).unwrap_or_default() + 1;
            word(before, start, Wanted::Length)
        }
        Kind::Name if last.end() == cursor => {
            let kind = if is_in_list(earlier) {
                Wanted::Label(first_metric(&pieces))
            } else {
                Wanted::Name
            };
            word(before, last.start, kind)
        }
        _ if is_in_list(&pieces) && !last.text.ends_with(')') => {
            word(before, cursor, Wanted::Label(first_metric(&pieces)))
        }
        _ => None,
    }
}

fn word(before: &str, start: usize, kind: Wanted) -> Option<Typing<'_>> {
    // `$` is a word of its own, and belongs to what follows.
    let start = start - usize::from(before.get(..start)?.ends_with('$'));
    let typed = before.get(start..)?;
    Some(Typing { kind, typed, start })
}

/// What is typed behind a brace that is not closed yet.
fn in_braces<'a>(before: &'a str, braces: Piece<'a>, earlier: &[Piece<'a>]) -> Option<Typing<'a>> {
    let inside = braces.text.get(1..)?;
    let base = braces.start + 1;
    let inner = pieces(inside);
    let comma = inner.iter().rposition(|piece| piece.text == ",");
    let (whole, part) = match comma {
        Some(comma) => (&inside[..inner[comma].start], &inner[comma + 1..]),
        None => ("", &inner[..]),
    };
    let metric = earlier.last().filter(|piece| {
        let touches = piece.end() == braces.start;
        touches && piece.kind == Kind::Name
    });
    let of = selector(metric.map_or("", |piece| piece.text), whole);
    match part {
        [] => word(before, before.len(), Wanted::Label(of)),
        [label] if label.kind == Kind::Name && base + label.end() == before.len() => {
            word(before, base + label.start, Wanted::Label(of))
        }
        [label, sign, value]
            if value.kind == Kind::Text && !is_closed(value.text) && sign.kind == Kind::Sign =>
        {
            let label = unquoted(label.text);
            word(before, base + value.start + 1, Wanted::Value { label, of })
        }
        _ => None,
    }
}

/// A selector of a metric and the matchers that are whole already.
fn selector(metric: &str, whole: &str) -> String {
    let is_whole = |part: &super::selector::Part<'_>| part.label.is_none() || is_closed(part.value);
    let all_whole = parts(whole, 0).iter().all(is_whole);
    match (metric, whole.trim()) {
        ("", "") => String::new(),
        (metric, "") => metric.to_owned(),
        (metric, whole) if all_whole => format!("{metric}{{{whole}}}"),
        (metric, _) => metric.to_owned(),
    }
}

/// Whether braces are closed, by one that is in no string.
fn is_whole(braces: &str) -> bool {
    let inside = braces.get(1..).map(pieces).unwrap_or_default();
    inside.last().is_some_and(|last| last.text == "}")
}

fn is_closed(text: &str) -> bool {
    let quote = text.chars().next();
    text.len() > 1 && quote.is_some_and(|quote| "\"'`".contains(quote) && text.ends_with(quote))
}

/// Whether these end within the list of labels behind `by` and its like.
fn is_in_list(pieces: &[Piece<'_>]) -> bool {
    let open = pieces
        .iter()
        .rposition(|piece| matches!(piece.text, "(" | ")"));
    let Some(open) = open.filter(|open| pieces[*open].text == "(") else {
        return false;
    };
    let word = open.checked_sub(1).and_then(|at| pieces.get(at));
    let ends = pieces
        .last()
        .is_some_and(|last| matches!(last.text, "(" | ","));
    ends && word.is_some_and(|word| is_listing(*word))
}

/// The first metric that is named, which a list of labels is most likely of.
fn first_metric(pieces: &[Piece<'_>]) -> String {
    let mut named = pieces
        .iter()
        .zip(pieces.iter().skip(1).map(Some).chain([None]));
    let metric = named.find(|(piece, next)| {
        let opens = next.is_some_and(|next| next.text == "(" || is_listing(*next));
        piece.kind == Kind::Name && !opens && piece.text.contains('_')
    });
    metric.map_or_else(String::new, |(piece, _)| piece.text.to_owned())
}

/// Which byte a place is that browsers count in UTF-16 units.
#[must_use]
pub fn byte_at(text: &str, units: usize) -> usize {
    let mut left = units;
    let passed = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= left;
        left -= if fits { c.len_utf16() } else { left };
        fits
    });
    passed.map(char::len_utf8).sum()
}

/// How many UTF-16 units a text has, as browsers count.
#[must_use]
pub fn units_before(text: &str) -> u32 {
    let units = text.encode_utf16().count();
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// A selector of the metric of this name: names that PromQL did not always allow stand in braces.
#[must_use]
pub fn metric(name: &str) -> String {
    if is_plain(name) {
        name.to_owned()
    } else {
        format!("{{{}}}", string(name))
    }
}

/// Whether a text can stand for a label or metric without quotes.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_name) && !name.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is typed at `|`, its kind, and what it is of.
    fn told(text: &str) -> String {
        let cursor = text.find('|').unwrap_or(text.len());
        let bare = text.replacen('|', "", 1);
        typing(&bare, cursor).map_or_else(
            || "nothing".to_owned(),
            |typing| {
                let kind = match typing.kind {
                    Wanted::Name => "name".to_owned(),
                    Wanted::Label(of) => format!("label of {of}"),
                    Wanted::Value { label, of } => format!("{label} of {of}"),
                    Wanted::Length => "length".to_owned(),
                };
                format!("{kind}: {}", typing.typed)
            },
        )
    }

    #[test]
    fn knows_what_is_typed() {
        for (text, expected) in [
            ("", "nothing"),
            ("|", "nothing"),
            ("node|", "name: node"),
            ("no|de", "name: no"),
            ("sum(ra|", "name: ra"),
            ("up + no|", "name: no"),
            ("up |", "nothing"),
            ("12|", "nothing"),
            ("rate(x[5m]) > 0.|", "nothing"),
            ("# rate|", "nothing"),
            ("label_replace(up, \"a|", "nothing"),
            ("up{|", "label of up: "),
            ("up{j|", "label of up: j"),
            ("up{job|=\"a\"}", "label of up: job"),
            ("{j|", "label of : j"),
            ("up{job=\"|", "job of up: "),
            ("up{job=\"no|", "job of up: no"),
            ("up{job=~\"no|\"}", "job of up: no"),
            ("up{job='no|", "job of up: no"),
            ("up{job=\"node\"|", "nothing"),
            ("up{job=\"node\",|", "label of up{job=\"node\"}: "),
            ("up{job=\"node\", ins|", "label of up{job=\"node\"}: ins"),
            (
                "up{job=\"node\", instance=\"a|",
                "instance of up{job=\"node\"}: a",
            ),
            ("up{job=,instance=\"a|", "instance of up: a"),
            ("{job=\"node\",__name__=\"|", "__name__ of {job=\"node\"}: "),
            ("up{job=\"a,b|", "job of up: a,b"),
            ("up{job=\"}|", "job of up: }"),
            ("up{job|", "label of up: job"),
            ("up{job=|", "nothing"),
            ("up{job =~ \"x|", "job of up: x"),
            ("rate(x_total[|", "length: "),
            ("rate(x_total[5|", "length: 5"),
            ("rate(x_total[$__r|", "length: $__r"),
            ("x_total[1h:|", "length: "),
            ("rate(x_total[5m]|", "nothing"),
            ("sum by (|", "label of : "),
            ("sum by (j|", "label of : j"),
            ("sum by (job, ins|) (node_load1)", "label of : ins"),
            (
                "sum(rate(node_cpu_seconds_total[5m])) by (m|",
                "label of node_cpu_seconds_total: m",
            ),
            ("sum by (job)|", "nothing"),
            ("sum by (job) (no|", "name: no"),
            ("up and on(in|", "label of : in"),
            ("a / ignoring(x, |", "label of : "),
            ("my:rule|", "name: my:rule"),
            ("größe|", "name: größe"),
            ("$jo|", "name: $jo"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn browsers_count_otherwise() {
        let text = "aé😀b";
        for (units, byte) in [(0, 0), (1, 1), (2, 3), (3, 3), (4, 7), (5, 8), (9, 8)] {
            assert_eq!(byte_at(text, units), byte, "{units}");
        }
        assert_eq!(units_before(text), 5);
    }

    #[test]
    fn a_cursor_anywhere_is_survived() {
        let text = "sum by (a) (rate(ü{b=\"é\\\"\", c=~'x}'}[5m:$__i] offset 1h)) # é";
        for cursor in 0..=text.len() + 1 {
            let _ = typing(text, cursor);
        }
    }
}
