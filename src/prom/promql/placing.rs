//! Values in the place of the reader's variables, each as what stands around it needs it.
//!
//! Source of the ways to write a variable: "Variable syntax" in Grafana's documentation. Unlike there, what is not
//! said otherwise goes by the place: quoted after `=`, escaped after `=~`, and several values after `=` make it `=~`.

use super::references::{Reference, References};
use super::string::{string, unquoted};
use super::variables::literal;

/// A variable's name, and the values that were chosen for it.
pub type Chosen = (String, Vec<String>);

/// What stands for all values there are.
pub const ALL: &str = "$__all";

/// What matches all values there are.
const ANY: &str = ".+";

/// The expression with the values that were chosen. Variables without one stay as they are.
#[must_use]
pub fn place(expr: &str, chosen: &[Chosen]) -> String {
    let mut placed = String::new();
    for span in spans(expr) {
        match span {
            Span::Plain(text) => placed.push_str(&substituted(text, chosen, &bare)),
            Span::Comment(text) => placed.push_str(text),
            Span::Quoted(text) => quoted(&mut placed, text, chosen),
        }
    }
    placed
}

/// Whether the expression has a variable of this name, outside comments.
#[must_use]
pub fn names(expr: &str, name: &str) -> bool {
    spans(expr).into_iter().any(|span| match span {
        Span::Comment(_) => false,
        Span::Plain(text) | Span::Quoted(text) => {
            let mut found = References(text);
            found.any(|reference| reference.name == name)
        }
    })
}

/// A piece of an expression.
enum Span<'a> {
    Plain(&'a str),
    Comment(&'a str),
    /// A string with its quotes.
    Quoted(&'a str),
}

fn spans(expr: &str) -> Vec<Span<'_>> {
    let mut found = Vec::new();
    let mut rest = expr;
    while !rest.is_empty() {
        let start = rest.find(['"', '\'', '`', '#']).unwrap_or(rest.len());
        let (plain, after) = rest.split_at(start);
        if !plain.is_empty() {
            found.push(Span::Plain(plain));
        }
        let Some(first) = after.chars().next() else {
            break;
        };
        let end = if first == '#' {
            after.find('\n').unwrap_or(after.len())
        } else {
            closed(after, first)
        };
        let (text, after) = after.split_at(end);
        found.push(if first == '#' {
            Span::Comment(text)
        } else {
            Span::Quoted(text)
        });
        rest = after;
    }
    found
}

/// Bytes of the string that a text begins with; in backquotes nothing is escaped.
fn closed(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if !escaped && letter == quote {
            return at + 1;
        }
        escaped = letter == '\\' && !escaped && quote != '`';
    }
    text.len()
}

/// What a variable stands for: its values and its format make a text.
type Write<'a> = &'a dyn Fn(&[String], &str) -> String;

fn substituted(text: &str, chosen: &[Chosen], write: Write) -> String {
    let mut written = String::new();
    let mut rest = text;
    for reference in References(text) {
        let (before, after) = (&rest[..reference.start], &rest[reference.end..]);
        written.push_str(before);
        match values(chosen, reference.name) {
            Some(values) => written.push_str(&write(values, reference.format)),
            None => written.push_str(&rest[reference.start..reference.end]),
        }
        rest = after;
    }
    written + rest
}

fn values<'a>(chosen: &'a [Chosen], name: &str) -> Option<&'a [String]> {
    let found = chosen.iter().find(|(of, _)| of == name);
    found
        .map(|(_, values)| values.as_slice())
        .filter(|values| !values.is_empty())
}

/// Outside strings a value stands as it is.
fn bare(values: &[String], format: &str) -> String {
    match format {
        "regex" => alternatives(values),
        "csv" => raw(values, ","),
        _ => raw(values, "|"),
    }
}

fn raw(values: &[String], between: &str) -> String {
    let values: Vec<&str> = values
        .iter()
        .map(|value| if value == ALL { ANY } else { value })
        .collect();
    values.join(between)
}

/// A regular expression for just these values.
fn alternatives(values: &[String]) -> String {
    let escaped: Vec<String> = values
        .iter()
        .map(|value| {
            if value == ALL {
                ANY.to_owned()
            } else {
                escaped(value)
            }
        })
        .collect();
    match &escaped[..] {
        [one] => one.clone(),
        several => format!("({})", several.join("|")),
    }
}

/// What means itself in a regular expression.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if r"\.+*?()|[]{}^$".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Whether it takes a regular expression to say this.
fn needs_pattern(values: &[String]) -> bool {
    values.len() > 1 || values.iter().any(|value| value == ALL)
}

/// Writes a string, and where its operator has to become another one, changes that.
fn quoted(placed: &mut String, text: &str, chosen: &[Chosen]) {
    let own = |reference: &Reference| values(chosen, reference.name).is_some();
    if !References(text).any(|reference| own(&reference)) {
        return placed.push_str(text);
    }
    let before = placed.trim_end();
    let is_matched = before.ends_with("=~") || before.ends_with("!~");
    let is_equal = !is_matched && before.ends_with('=') && !before.ends_with("==");
    let is_negative = before.ends_with("!=");
    let several = |reference: Reference| {
        reference.format.is_empty() && values(chosen, reference.name).is_some_and(needs_pattern)
    };
    let becomes_pattern = is_equal && References(text).any(several);
    if becomes_pattern {
        let operator = before.len() - 1 - usize::from(is_negative);
        placed.truncate(operator);
        placed.push_str(if is_negative { "!~" } else { "=~" });
    }
    let is_pattern = is_matched || becomes_pattern;
    let write = |values: &[String], format: &str| {
        let value = match format {
            "" if is_pattern => alternatives(values),
            _ => bare(values, format),
        };
        inside(&literal(&value)).to_owned()
    };
    placed.push('"');
    let quote = &text[..1];
    let inner = text[1..].strip_suffix(quote).unwrap_or(&text[1..]);
    let mut rest = inner;
    for reference in References(inner) {
        placed.push_str(&around(&rest[..reference.start], quote, becomes_pattern));
        match values(chosen, reference.name) {
            Some(values) => placed.push_str(&write(values, reference.format)),
            None => placed.push_str(&rest[reference.start..reference.end]),
        }
        rest = &rest[reference.end..];
    }
    placed.push_str(&around(rest, quote, becomes_pattern));
    placed.push('"');
}

/// What stands around variables in a string, for one in double quotes.
fn around(text: &str, quote: &str, becomes_pattern: bool) -> String {
    if quote == "\"" && !becomes_pattern {
        return text.to_owned();
    }
    let said = unquoted(&format!("{quote}{text}{quote}"));
    let said = if becomes_pattern {
        escaped(&said)
    } else {
        said
    };
    inside(&string(&said)).to_owned()
}

fn inside(literal: &str) -> &str {
    literal
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(all: &[(&str, &[&str])]) -> Vec<Chosen> {
        let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        all.iter()
            .map(|(name, values)| ((*name).to_owned(), owned(values)))
            .collect()
    }

    #[test]
    fn values_are_placed_by_what_surrounds_them() {
        let one = &["a.b:9100"][..];
        let two = &["a.b", "c|d"][..];
        for (expr, values, expected) in [
            ("up", one, "up"),
            ("up{i=\"$x\"}", one, "up{i=\"a.b:9100\"}"),
            ("up{i='$x'}", one, "up{i=\"a.b:9100\"}"),
            ("up{i=`$x`}", one, "up{i=\"a.b:9100\"}"),
            ("up{i != \"$x\"}", one, "up{i != \"a.b:9100\"}"),
            ("up{i=~\"$x\"}", one, "up{i=~\"a\\\\.b:9100\"}"),
            ("up{i=~\"$x.*\"}", one, "up{i=~\"a\\\\.b:9100.*\"}"),
            ("up{i=\"${x}\"}", one, "up{i=\"a.b:9100\"}"),
            ("up{i=\"[[x]]\"}", one, "up{i=\"a.b:9100\"}"),
            ("up{i=\"$x\"}", two, "up{i=~\"(a\\\\.b|c\\\\|d)\"}"),
            ("up{i != \"$x\"}", two, "up{i !~\"(a\\\\.b|c\\\\|d)\"}"),
            ("up{i=\"a.$x\"}", two, "up{i=~\"a\\\\.(a\\\\.b|c\\\\|d)\"}"),
            ("up{i=~\"$x\"}", two, "up{i=~\"(a\\\\.b|c\\\\|d)\"}"),
            ("up{i!~\"$x\"}", two, "up{i!~\"(a\\\\.b|c\\\\|d)\"}"),
            ("up{i=\"$x\"}", &[ALL], "up{i=~\".+\"}"),
            ("up{i=~\"$x\"}", &[ALL], "up{i=~\".+\"}"),
            ("up{i=\"$x\"}", &["a\"b\\c"], "up{i=\"a\\\"b\\\\c\"}"),
            ("up{i=\"$x\"}", &["$__range"], "up{i=\"\\x24__range\"}"),
            ("up{i=~\"${x:regex}\"}", two, "up{i=~\"(a\\\\.b|c\\\\|d)\"}"),
            ("up{i=~\"${x:pipe}\"}", two, "up{i=~\"a.b|c|d\"}"),
            ("up{i=~\"${x:raw}\"}", &["a.*"], "up{i=~\"a.*\"}"),
            ("up{i=\"${x:csv}\"}", two, "up{i=\"a.b,c|d\"}"),
            ("topk($x, up)", &["5"], "topk(5, up)"),
            ("$x{a=\"b\"}", &["up"], "up{a=\"b\"}"),
            ("rate(up[$x])", &["5m"], "rate(up[5m])"),
            ("rate(up[[[x]]])", &["5m"], "rate(up[5m])"),
            (
                "label_replace(up, \"a\", \"$1 $x\", \"b\", \"(.*)\")",
                &["c"],
                "label_replace(up, \"a\", \"$1 c\", \"b\", \"(.*)\")",
            ),
            ("up{i=\"$xy\"}", one, "up{i=\"$xy\"}"),
            ("up{i=\"$x\"}", &[], "up{i=\"$x\"}"),
            ("up{i=\"\\x24x\"}", one, "up{i=\"\\x24x\"}"),
            (
                "up # $x \"\nor up{i=\"$x\"}",
                one,
                "up # $x \"\nor up{i=\"a.b:9100\"}",
            ),
            (
                "rate(up[$__rate_interval])",
                one,
                "rate(up[$__rate_interval])",
            ),
            ("up{i=\"$x", one, "up{i=\"a.b:9100\""),
            (
                "count_values(\"$x\", up)",
                &["é"],
                "count_values(\"é\", up)",
            ),
        ] {
            assert_eq!(
                place(expr, &chosen(&[("x", values)])),
                expected,
                "{expr} {values:?}"
            );
        }
    }

    #[test]
    fn several_variables_are_placed_in_one_string() {
        let all = chosen(&[("a", &["1.1"]), ("b", &["x", "y"])]);
        assert_eq!(
            place("up{i=\"$a-$b-$c\"}", &all),
            "up{i=~\"1\\\\.1-(x|y)-$c\"}"
        );
    }

    #[test]
    fn knows_which_variables_are_there() {
        for (expr, is_there) in [
            ("up{i=\"$x\"}", true),
            ("[[x]]", true),
            ("${x:csv}", true),
            ("$xy", false),
            ("x", false),
            ("up # $x", false),
            ("", false),
        ] {
            assert_eq!(names(expr, "x"), is_there, "{expr}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost_where_nothing_is_chosen(expr in "[a$x{}\\[\\]\"'`\\\\ #\n=~:]{0,30}") {
            proptest::prop_assert_eq!(place(&expr, &[]), expr.clone());
            let _ = place(&expr, &chosen(&[("x", &["a", "b"])]));
        }
    }
}
