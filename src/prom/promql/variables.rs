//! Names in a query that stand for its step and its range.
//!
//! Source: "Global variables" in Grafana's documentation, and "Use `$__rate_interval`" in that of
//! its Prometheus data source. As there, names are replaced wherever they stand, in strings too.

use super::scan::{Kind, pieces};
use super::string::string;
use crate::prom::duration::Duration;

/// What the names stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variables {
    /// The query's step.
    pub step: Duration,
    /// From the window's start to its end.
    pub range: Duration,
    /// How often the server scrapes.
    pub scrape_interval: Duration,
}

/// A scrape interval for servers that do not tell theirs; Grafana's.
pub const USUAL_SCRAPE_INTERVAL: Duration = Duration::from_seconds(15);

impl Variables {
    /// What a name stands for, if it is one of them.
    fn value(&self, name: &str) -> Option<String> {
        Some(match name {
            "__interval" => self.step.to_string(),
            "__interval_ms" => self.step.ms().to_string(),
            "__range" => format!("{}s", whole_seconds(self.range)),
            "__range_s" => whole_seconds(self.range).to_string(),
            "__range_ms" => self.range.ms().to_string(),
            RATE_INTERVAL => self.rate_interval().to_string(),
            _ => return None,
        })
    }

    /// The shortest stretch in which each step finds two samples at least, one scrape being lost.
    fn rate_interval(&self) -> Duration {
        let (step, scrape) = (self.step.ms(), self.scrape_interval.ms());
        Duration::from_ms((step + scrape).max(4 * scrape))
    }
}

const RATE_INTERVAL: &str = "__rate_interval";

/// All names that stand for something.
const KNOWN: [&str; 6] = [
    "__interval",
    "__interval_ms",
    "__range",
    "__range_s",
    "__range_ms",
    RATE_INTERVAL,
];

/// What to do about names that stand for nothing and are no variables of the page; none without such a name.
#[must_use]
pub fn hint(expr: &str, is_chosen: impl Fn(&str) -> bool) -> Option<String> {
    let mut unknown = unknown(expr);
    unknown.retain(|written| {
        let name = written.trim_matches(['$', '{', '}', '[', ']']);
        !is_chosen(name.split(':').next().unwrap_or_default())
    });
    if unknown.is_empty() {
        return None;
    }
    Some(format!(
        "Not known here: {}. Write a value in the place of a variable, or use one of ${}.",
        unknown.join(", "),
        KNOWN.join(", $")
    ))
}

/// Whether the scrape interval has to be known to fill this expression.
#[must_use]
pub fn need_scrape_interval(expr: &str) -> bool {
    let mut chunks = Chunks(expr);
    chunks.any(|chunk| matches!(chunk, Chunk::Name(_, RATE_INTERVAL)))
}

/// The expression with values in the place of names, written `$name` or `${name}`. Other names
/// stay.
#[must_use]
pub fn fill(expr: &str, variables: Variables) -> String {
    let text = |chunk| match chunk {
        Chunk::Text(text) => text.to_owned(),
        Chunk::Name(whole, name) => variables.value(name).unwrap_or_else(|| whole.to_owned()),
    };
    Chunks(expr).map(text).collect()
}

/// A string in PromQL that says just this: what would be read as a name is written so that only the
/// server reads a dollar sign or a bracket there.
#[must_use]
pub fn literal(text: &str) -> String {
    let mut written = String::new();
    let quoted = string(text);
    let mut letters = quoted.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('$', Some(next)) if *next == '{' || is_of_name(*next) => written.push_str(r"\x24"),
            ('[', Some('[')) => written.push_str(r"\x5b"),
            _ => written.push(letter),
        }
    }
    written
}

/// What looks like a name that is to be replaced and stands for nothing here, as it stands: `$job`,
/// `${job}` or `[[job]]`, each once. The groups of a regular expression, such as `$1`, are none.
#[must_use]
pub fn unknown(expr: &str) -> Vec<&str> {
    let mut found = Vec::new();
    // To the server a comment is nothing.
    let comments = pieces(expr).into_iter();
    let comments: Vec<_> = comments.filter(|it| it.kind == Kind::Comment).collect();
    let mut at = 0;
    for chunk in Chunks(expr) {
        let (text, name) = match chunk {
            Chunk::Text(text) => (text, None),
            Chunk::Name(whole, name) => (whole, Some(name)),
        };
        let is_comment = comments.iter().any(|it| it.start <= at && at < it.end());
        at += text.len();
        match name {
            _ if is_comment => {}
            Some(name) if is_unknown(name, expr) => found.push(text),
            Some(_) => {}
            None => found.extend(in_brackets(text)),
        }
    }
    let mut once = Vec::new();
    for name in found {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

fn is_unknown(name: &str, expr: &str) -> bool {
    let is_group = name.starts_with(|c: char| c.is_ascii_digit())
        || expr.contains(&format!("(?P<{name}>"))
        || expr.contains(&format!("(?<{name}>"));
    !is_group && !KNOWN.contains(&name)
}

/// Grafana's older way to write a name, and names with a format behind them: `${job:regex}`.
fn in_brackets(text: &str) -> impl Iterator<Item = &str> {
    let enclosed = move |(open, close): (&'static str, &'static str)| {
        let places =
            (0..text.len()).filter(move |at| text.as_bytes()[*at..].starts_with(open.as_bytes()));
        places.filter_map(move |at| {
            let (inside, _) = text[at + 2..].split_once(close)?;
            let name = inside.split([':', '.']).next()?;
            let is_name = !name.is_empty() && name.chars().all(is_of_name);
            is_name.then(|| &text[at..at + 2 + inside.len() + close.len()])
        })
    };
    [("[[", "]]"), ("${", "}")].into_iter().flat_map(enclosed)
}

fn whole_seconds(range: Duration) -> i64 {
    (range.ms() + 500) / 1_000
}

/// Names are replaced before PromQL is read, so an expression is cut at them and nowhere else.
#[derive(Debug)]
enum Chunk<'a> {
    /// As it stands.
    Text(&'a str),
    /// A name as it stands, and without its dollar sign and braces.
    Name(&'a str, &'a str),
}

/// What is left of an expression.
struct Chunks<'a>(&'a str);

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    fn next(&mut self) -> Option<Chunk<'a>> {
        let rest = self.0;
        if rest.is_empty() {
            return None;
        }
        let found = name(rest);
        let length = found.map_or_else(|| text_length(rest), |(length, _)| length);
        let (chunk, after) = rest.split_at(length);
        self.0 = after;
        Some(match found {
            Some((_, name)) => Chunk::Name(chunk, name),
            None => Chunk::Text(chunk),
        })
    }
}

/// The length of what is left up to the next dollar sign; one at the very start has no name.
fn text_length(rest: &str) -> usize {
    let mut next = rest.char_indices().skip(1);
    next.find(|(_, letter)| *letter == '$')
        .map_or(rest.len(), |(at, _)| at)
}

/// The name that `text` begins with, and how long it is with dollar sign and braces.
fn name(text: &str) -> Option<(usize, &str)> {
    let after = text.strip_prefix('$')?;
    let (inner, around) = match after.strip_prefix('{') {
        Some(inner) => (inner, "${}"),
        None => (after, "$"),
    };
    let length = inner
        .chars()
        .take_while(|letter| is_of_name(*letter))
        .count();
    let is_closed = around == "$" || inner[length..].starts_with('}');
    (length > 0 && is_closed).then(|| (length + around.len(), &inner[..length]))
}

/// Only letters of one byte.
fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seconds(seconds: i64) -> Duration {
        Duration::from_seconds(seconds)
    }

    const VARIABLES: Variables = Variables {
        step: Duration::from_seconds(90),
        range: Duration::from_ms(3_600_400),
        scrape_interval: Duration::from_seconds(30),
    };

    #[test]
    fn names_become_values() {
        for (expr, filled) in [
            ("up", "up"),
            ("rate(x[$__interval])", "rate(x[1m30s])"),
            ("rate(x[${__interval}])", "rate(x[1m30s])"),
            ("x * $__interval_ms", "x * 90000"),
            ("increase(x[$__range])", "increase(x[3600s])"),
            ("x / $__range_s + ${__range_ms}", "x / 3600 + 3600400"),
            (
                "rate(x[$__rate_interval]) > rate(x[${__rate_interval}])",
                "rate(x[2m]) > rate(x[2m])",
            ),
            // In strings too, as Grafana does.
            ("x{a='$__interval'}", "x{a='1m30s'}"),
            // All else stays.
            (
                "x{a=~'b$'} $ ${ ${__interval",
                "x{a=~'b$'} $ ${ ${__interval",
            ),
            (
                "$__intervals $job ${job} $$__range",
                "$__intervals $job ${job} $3600s",
            ),
            ("$ü ${ü} 'ä$'", "$ü ${ü} 'ä$'"),
            ("ᤀ $__range_s", "ᤀ 3600"),
        ] {
            assert_eq!(fill(expr, VARIABLES), filled);
        }
    }

    #[test]
    fn names_that_stand_for_nothing_are_found() {
        for (expr, found) in [
            ("up{job='$job'} / ${n} + $job", vec!["$job", "${n}"]),
            ("up{job=~\"[[job]]\"}[[[x]]]", vec!["[[job]]", "[[x]]"]),
            ("$__interval ${__range_s} $__rate_interval", vec![]),
            ("$__intervals", vec!["$__intervals"]),
            ("up # $job [[job]]\n > $min", vec!["$min"]),
            ("x{a=~'b$|[[:alpha:]]'}", vec![]),
            ("label_replace(up, 'a', '$1-${2}', 'b', '(.*)')", vec![]),
            (
                "label_replace(up, 'a', '$n$m', 'b', '(?P<n>.*)')",
                vec!["$m"],
            ),
            ("${job:regex}", vec!["${job:regex}"]),
            ("${", vec![]),
        ] {
            assert_eq!(unknown(expr), found, "{expr}");
        }
        assert_eq!(hint("up / 2", |_| false), None);
        assert_eq!(
            hint(
                "up{job='$job', env='[[env]]', a='${known:regex}'}",
                |name| name == "known"
            )
            .as_deref(),
            Some(
                "Not known here: $job, [[env]]. Write a value in the place of a variable, or use one \
                 of $__interval, $__interval_ms, $__range, $__range_s, $__range_ms, \
                 $__rate_interval."
            )
        );
    }

    #[test]
    fn a_rate_interval_spans_four_scrapes_and_more_than_a_step() {
        for (step, scrape, rate) in [(15, 15, 60), (300, 15, 315), (1, 1, 4), (60, 60, 240)] {
            let variables = Variables {
                step: seconds(step),
                scrape_interval: seconds(scrape),
                ..VARIABLES
            };
            assert_eq!(variables.rate_interval(), seconds(rate));
        }
    }

    #[test]
    fn only_a_rate_interval_needs_the_scrape_interval() {
        for (expr, needs) in [
            ("rate(x[$__rate_interval])", true),
            ("rate(x[${__rate_interval}])", true),
            ("rate(x[$__interval])", false),
            ("__rate_interval", false),
            ("$__rate_intervals", false),
        ] {
            assert_eq!(need_scrape_interval(expr), needs, "{expr}");
        }
    }

    proptest! {
        #[test]
        fn what_has_no_names_stays(expr in "([a-z$\\{\\}]|\\PC){0,30}") {
            prop_assert_eq!(fill(&expr, VARIABLES), expr);
        }
    }
}
