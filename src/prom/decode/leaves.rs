//! The plain values of a small answer, each with the names that lead to it.

use super::cursor::Cursor;
use super::token::{Lexer, Token};

/// Tells `meet` each text and number in `body` with the names of the members around it, outermost
/// first, and each end of an object with the names around that and no text. Says whether `body` is
/// whole JSON.
pub(in super::super) fn walk(body: &[u8], meet: &mut dyn FnMut(&[&str], Option<&str>)) -> bool {
    let mut cursor = Cursor::new(body, 0);
    let mut lexer = Lexer::default();
    // With how deep the object is that the name stands in.
    let mut path: Vec<(u32, String)> = Vec::new();
    loop {
        let token = match lexer.next(&mut cursor) {
            Ok(Some(token)) => token,
            Ok(None) => return lexer.is_done(),
            Err(_) => return false,
        };
        let depth = lexer.depth();
        path.retain(|(of, _)| *of < depth || (*of == depth && token != Token::Key));
        let text = match token {
            Token::Key => {
                path.push((depth, lexer.text().into_owned()));
                continue;
            }
            Token::Text | Token::Number => Some(lexer.text()),
            Token::CloseObject => None,
            _ => continue,
        };
        let names: Vec<&str> = path.iter().map(|(_, name)| name.as_str()).collect();
        meet(&names, text.as_deref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(body: &str) -> (Vec<String>, bool) {
        let mut met = Vec::new();
        let is_whole = walk(body.as_bytes(), &mut |names, text| {
            met.push(format!("{}={}", names.join("."), text.unwrap_or("end")));
        });
        (met, is_whole)
    }

    #[test]
    fn tells_what_leads_to_each_value() {
        for (body, expected, is_whole) in [
            (
                r#"{"a":{"b":1,"c":[{"d":"x\"y"},2]},"e":null,"f":true,"g":[]}"#,
                "a.b=1 a.c.d=x\"y a.c=end a.c=2 a=end =end",
                true,
            ),
            (r#"[[{"a":1}]] "#, "a=1 =end", true),
            (r#"{"a":1,"b":2"#, "a=1", false),
            (r#"{"a":1}}"#, "a=1 =end", false),
            ("<html>", "", false),
            ("", "", false),
        ] {
            assert_eq!(met(body), (split(expected), is_whole), "{body}");
        }
    }

    fn split(expected: &str) -> Vec<String> {
        expected.split_whitespace().map(str::to_owned).collect()
    }
}
