//! Names that a server knows: how they are asked for, and read.
//!
//! Source: "Querying metadata" in Prometheus' documentation of its HTTP API.

use form_urlencoded::Serializer;

use super::decode::tree::Json;
use super::promql::typing::{Wanted, is_plain};

/// Where the words are asked for that may be wanted, below the server's address; none where the server has
/// nothing to say. `limit` is followed by servers from 2.53 on, others send all.
#[must_use]
pub fn path(wanted: &Wanted) -> Option<String> {
    let (path, of) = match wanted {
        Wanted::Name => ("api/v1/label/__name__/values".to_owned(), ""),
        Wanted::Label(of) => ("api/v1/labels".to_owned(), of.as_str()),
        Wanted::Value { label, of } if is_plain(label) => {
            (format!("api/v1/label/{label}/values"), of.as_str())
        }
        Wanted::Value { .. } | Wanted::Length => return None,
    };
    let mut query = Serializer::new(String::new());
    query.append_pair("limit", LIMIT);
    if !of.is_empty() {
        query.append_pair("match[]", of);
    }
    Some(format!("{path}?{}", query.finish()))
}

/// More names than anybody reads, few enough to be searched at each key.
const LIMIT: &str = "20000";

/// The names in an answer; none where it is no list of them.
#[must_use]
pub fn read(json: &str) -> Vec<String> {
    let answer = Json::read(json).unwrap_or_default();
    let names = answer.get("data").list().iter();
    names.map(|name| name.text().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_asked_for_among_what_is_selected() {
        let value = |label: &str, of: &str| Wanted::Value {
            label: label.to_owned(),
            of: of.to_owned(),
        };
        for (wanted, expected) in [
            (
                Wanted::Name,
                Some("api/v1/label/__name__/values?limit=20000"),
            ),
            (
                Wanted::Label(String::new()),
                Some("api/v1/labels?limit=20000"),
            ),
            (
                Wanted::Label("up{job=\"a\"}".to_owned()),
                Some("api/v1/labels?limit=20000&match%5B%5D=up%7Bjob%3D%22a%22%7D"),
            ),
            (
                value("job", "up"),
                Some("api/v1/label/job/values?limit=20000&match%5B%5D=up"),
            ),
            (value("http.method", ""), None),
            (Wanted::Length, None),
        ] {
            assert_eq!(path(&wanted).as_deref(), expected, "{wanted:?}");
        }
    }

    #[test]
    fn is_read_whatever_comes() {
        assert_eq!(read(r#"{"status":"success","data":["a","b"]}"#), ["a", "b"]);
        for other in ["", "<html>", r#"{"data":null}"#, r#"{"data":{"a":[]}}"#] {
            assert_eq!(read(other), [""; 0], "{other}");
        }
    }
}
