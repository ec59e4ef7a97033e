//! What must not get into a report: whatever opens a door.

use form_urlencoded::{Serializer, parse};

use crate::view::Link;

/// Stands where something was left out.
const LEFT_OUT: &str = "(left out)";

/// Parts of names that secrets go by.
const NAMES: [&str; 10] = [
    "auth",
    "cookie",
    "credential",
    "jwt",
    "key",
    "pass",
    "secret",
    "session",
    "signature",
    "token",
];

/// Headers that every page may read, and those that Prometheus adds: none of them is a secret.
/// Source: "CORS-safelisted response-header name" in the Fetch standard.
const SAFE: [&str; 9] = [
    "cache-control",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "date",
    "expires",
    "last-modified",
    "pragma",
];

/// Tokens are at least as long.
const TOKEN: usize = 16;

/// A header or parameter of which only the name is known: its value, unless it may be a secret.
#[must_use]
pub fn left_out(name: &str, value: &str) -> String {
    let name = name.to_ascii_lowercase();
    let is_secret = NAMES.iter().any(|secret| name.contains(secret)) || is_token(value);
    if is_secret && !SAFE.contains(&name.as_str()) {
        LEFT_OUT.to_owned()
    } else {
        value.to_owned()
    }
}

/// One long word of letters and digits.
fn is_token(value: &str) -> bool {
    let has = |what: fn(char) -> bool| value.contains(what);
    value.len() >= TOKEN
        && !has(char::is_whitespace)
        && has(char::is_alphabetic)
        && has(|letter| letter.is_ascii_digit())
}

/// The query string of a link without secrets: those in parameters that belong to somebody else,
/// and those before a host.
#[must_use]
pub fn link(mut link: Link) -> String {
    for (name, value) in &mut link.other {
        *value = left_out(name, value);
    }
    let written = link.write();
    let safe = parse(written.as_bytes()).map(|(name, value)| (name, without_credentials(&value)));
    Serializer::new(String::new()).extend_pairs(safe).finish()
}

/// Takes name and password out of all addresses in a text.
#[must_use]
pub fn without_credentials(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        safe.push_str(before);
        let ends = |letter: char| letter.is_whitespace() || "\"'\\<>".contains(letter);
        let end = after.find(ends).unwrap_or(after.len());
        rest = match after[..end].rfind('@') {
            Some(host) => {
                safe.push_str(LEFT_OUT);
                &after[host..]
            }
            None => after,
        };
    }
    safe + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_may_be_secrets_are_left_out() {
        for (name, value, shown) in [
            ("access_token", "x", LEFT_OUT),
            ("Set-Cookie", "a=1", LEFT_OUT),
            ("X-Api-Key", "1", LEFT_OUT),
            ("state", "eyJhbGciOiJIUzI1NiJ9.e30.abc", LEFT_OUT),
            ("to", "https://x/?id=0123456789", LEFT_OUT),
            ("theme", "dark", "dark"),
            (
                "note",
                "a longer remark of 2 lines",
                "a longer remark of 2 lines",
            ),
            (
                "Content-Type",
                "application/json;charset=utf-8",
                "application/json;charset=utf-8",
            ),
            ("cache-control", "max-age=31536000", "max-age=31536000"),
        ] {
            assert_eq!(left_out(name, value), shown, "{name}: {value}");
        }
    }

    #[test]
    fn addresses_lose_their_names_and_passwords() {
        for (text, safe) in [
            ("http://me:pw@host:9090/x", "http://(left out)@host:9090/x"),
            (
                r#"a "ftp://u:p/w@h" b http://c"#,
                r#"a "ftp://(left out)@h" b http://c"#,
            ),
            ("http://host/ up @ 5", "http://host/ up @ 5"),
            ("://", "://"),
            ("up @ end()", "up @ end()"),
        ] {
            assert_eq!(without_credentials(text), safe);
        }
    }

    #[test]
    fn a_link_keeps_what_is_asked() {
        let link = |query_string| super::link(Link::read(query_string));
        let asked = link("g0.expr=up&code=0123456789abcdefgh&x=1");
        assert!(asked.contains("g0.expr=up&"), "{asked}");
        assert!(asked.ends_with("code=%28left+out%29&x=1"), "{asked}");
        let inside = link("g0.expr=up%7Bx%3D%22http%3A%2F%2Fme%3Apw%40host%22%7D");
        assert!(!inside.contains("pw"), "{inside}");
    }
}
