//! What must hold of any bytes.

use std::collections::BTreeSet;
use std::fmt;
use std::hash::{DefaultHasher, Hasher};

use promscope::prom::answer::{Answer, ResultType};
use promscope::prom::decode::{Decoder, decode};
use promscope::prom::error::Unanswered;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::reference::{Verdict, walk};

/// Panics where the decoder's verdict depends on the chunks, or is not the reference's.
pub fn check(body: &[u8]) {
    let whole = decode(body);
    assert_eq!(in_chunks(cut(body)), whole);
    assert_eq!(in_chunks(body.chunks(1)), whole);
    let Ok(text) = std::str::from_utf8(body) else {
        return;
    };
    match serde_json::from_str::<Value>(text) {
        Ok(tree) if tree.is_object() || tree.is_array() => {
            assert!(!matches!(
                whole,
                Err(Unanswered::NotJson { .. } | Unanswered::Truncated { .. })
            ));
            if serde_json::from_str::<Unique>(text).is_ok() {
                compare(whole, &tree);
            }
        }
        Ok(_) => assert!(matches!(whole, Err(Unanswered::NotJson { .. }))),
        Err(error) => {
            let is_stricter = ["surrogate", "hex escape", "out of range", "recursion"]
                .iter()
                .any(|limit| error.to_string().contains(limit));
            let is_json = !matches!(
                whole,
                Err(Unanswered::NotJson { .. } | Unanswered::Truncated { .. })
            );
            // What is wrong is told before the end is seen.
            let is_early = matches!(whole, Err(Unanswered::NotPrometheus { .. }));
            assert!(is_stricter || is_early || !is_json, "{error}");
        }
    }
}

fn compare(whole: Result<Answer, Unanswered>, tree: &Value) {
    let verdict = match whole {
        Ok(answer) => Verdict::Answer(answer),
        Err(Unanswered::Refused { kind, message }) => Verdict::Refused(kind, message),
        // Nesting that is too deep, perhaps.
        Err(_) => Verdict::NotPrometheus,
    };
    match (verdict, walk(tree)) {
        (Verdict::Answer(found), Verdict::Answer(expected)) => {
            let plain = |answer: Answer| Answer {
                stats: answer.stats.map(|_| String::new()),
                // A string's text may be a number, which the reference writes anew.
                text: answer
                    .text
                    .filter(|_| answer.result_type != ResultType::String),
                ..answer
            };
            assert_eq!(plain(found), plain(expected));
        }
        (found, expected) => assert_eq!(found, expected),
    }
}

/// Cuts at places that depend on the body alone, so that a finding can be played again.
fn cut(mut body: &[u8]) -> Vec<&[u8]> {
    let mut hasher = DefaultHasher::new();
    hasher.write(body);
    let mut chunks = Vec::new();
    while !body.is_empty() {
        hasher.write_u8(0);
        let length = hasher.finish() % 40;
        let (chunk, rest) = body.split_at(body.len().min(length as usize));
        chunks.push(chunk);
        body = rest;
    }
    chunks
}

fn in_chunks<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Result<Answer, Unanswered> {
    let mut decoder = Decoder::new();
    let mut series = Vec::new();
    for chunk in chunks {
        decoder.feed(chunk)?;
        series.extend(decoder.take());
    }
    let mut answer = decoder.finish()?;
    series.append(&mut answer.series);
    Ok(Answer { series, ..answer })
}

/// JSON whose objects name each member once: of repeated ones the reference takes the last alone.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Unique {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        let mut names = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if !names.insert(name) {
                return Err(A::Error::custom("a member comes twice"));
            }
            map.next_value::<Self>()?;
        }
        Ok(Self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self, A::Error> {
        while seq.next_element::<Self>()?.is_some() {}
        Ok(Self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(Self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(Self)
    }
}
