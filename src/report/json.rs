//! Any JSON, set out for reading, whatever its size and however broken. Pure.

/// Sets `text` out with two spaces a level; arrays of plain values stay on one line, so that a
/// sample is a line. Stops after `limit` bytes of output and says whether all is there.
#[must_use]
pub fn set_out(text: &str, limit: usize) -> (String, bool) {
    let mut out = String::with_capacity(limit.min(text.len().saturating_mul(2)));
    let mut depth = 0_usize;
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        if out.len() >= limit {
            return (out, false);
        }
        let (token, after) = rest.split_at(token_length(rest, first));
        rest = after.trim_start();
        match first {
            '[' if token.len() > 1 => out.push_str(token),
            '{' | '[' => {
                depth += 1;
                out.push(first);
                if !rest.starts_with(['}', ']']) {
                    new_line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if !out.ends_with(['{', '[']) {
                    new_line(&mut out, depth);
                }
                out.push(first);
            }
            ',' => {
                out.push(',');
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => out.push_str(token),
        }
    }
    (out, true)
}

/// The plain members of all objects in `text`, however deep and however broken it is: names and
/// values, texts without their quotation marks.
#[must_use]
pub fn members(text: &str) -> Vec<(String, String)> {
    let mut members = Vec::new();
    let (mut last, mut name) = ("", None);
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let (token, after) = rest.split_at(token_length(rest, first));
        rest = after.trim_start();
        match (first, name.take()) {
            (':', _) => name = Some(last),
            ('{' | '[' | '}' | ']' | ',', _) => {}
            (_, Some(name)) => members.push((unquoted(name), unquoted(token))),
            _ => last = token,
        }
    }
    members
}

fn unquoted(token: &str) -> String {
    serde_json::from_str(token).unwrap_or_else(|_| token.to_owned())
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    // Deep nesting is somebody's mischief; a wall of blanks would not make it readable.
    out.extend(std::iter::repeat_n("  ", depth.min(40)));
}

/// How long the token at the start of `rest` is: a string, a flat array, a word or number, or one
/// mark.
fn token_length(rest: &str, first: char) -> usize {
    match first {
        '"' => string_length(rest),
        '[' => flat_array_length(rest).unwrap_or(1),
        '{' | '}' | ']' | ',' | ':' => 1,
        _ => rest
            .find(|letter: char| letter.is_whitespace() || "{}[],:\"".contains(letter))
            .unwrap_or(rest.len()),
    }
}

fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of an array without arrays or objects in it, of at most 200 bytes.
fn flat_array_length(rest: &str) -> Option<usize> {
    let mut at = 1;
    while at < 200 {
        match rest.as_bytes().get(at)? {
            b']' => return Some(at + 1),
            b'[' | b'{' => return None,
            b'"' => at += string_length(&rest[at..]),
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn a_sample_is_a_line() {
        let text = r#"{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up","x":"a]\"}"},"values":[[1678066203.119,"1"],[1678066233.119,"0"]]}],"empty":{},"none":[]}}"#;
        expect![[r#"
            {
              "status": "success",
              "data": {
                "resultType": "matrix",
                "result": [
                  {
                    "metric": {
                      "__name__": "up",
                      "x": "a]\"}"
                    },
                    "values": [
                      [1678066203.119,"1"],
                      [1678066233.119,"0"]
                    ]
                  }
                ],
                "empty": {},
                "none": []
              }
            }"#]]
        .assert_eq(&set_out(text, 10_000).0);
    }

    #[test]
    fn stops_at_the_limit_and_says_so() {
        let text = format!("[{}[]]", "[1],".repeat(1_000));
        let (out, whole) = set_out(&text, 100);
        assert!(!whole && out.len() < 200, "{out}");
        assert!(set_out("<html>", 100).1);
    }

    #[test]
    fn members_are_found_at_any_depth() {
        let text = r#"{"a":{"b":1.5,"c":[[1,2],[3,4]],"d":"x\"y"},"e":null,"f":[{"g":true}]}"#;
        let pairs = [("b", "1.5"), ("d", "x\"y"), ("e", "null"), ("g", "true")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(members(text), pairs);
        assert_eq!(members("<html>"), []);
        assert_eq!(members(r#"{"a":"#), []);
    }

    proptest! {
        #[test]
        fn members_of_anything(text in "[\\[\\]{}:,\"\\\\a1é \n]{0,60}") {
            let _ = members(&text);
        }

        #[test]
        fn adds_nothing_but_white_space(text in "[\\[\\]{}:,\"\\\\a1é \n]{0,60}") {
            let strip = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            let (out, whole) = set_out(&text, usize::MAX / 4);
            prop_assert!(whole);
            prop_assert_eq!(strip(&out), strip(&text));
        }
    }
}
