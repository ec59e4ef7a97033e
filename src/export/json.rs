//! Samples as Prometheus writes them.
//!
//! Source: "Range vectors" and "Native histograms" in the HTTP API's documentation.

use std::fmt::Write;

use super::screen::{Body, File, How, Nothing, Screen};
use crate::prom::answer::Answer;
use crate::prom::histogram::Histogram;
use crate::prom::series::Series;
use crate::prom::value::Value;

pub(super) const FILE: File = File {
    testid: "export-json",
    label: "Save as JSON (raw response)",
    how: How::Written {
        name: "answer.json",
        kind: "application/json",
        write: file,
    },
};

/// One answer is the file, several are an array.
fn file(screen: &Screen, put: &mut dyn FnMut(Body)) -> Result<(), Nothing> {
    let answers = screen.answers.as_ref().ok_or(Nothing::Answer)?;
    let is_array = answers.len() != 1;
    if is_array {
        put(Body::Written("["));
    }
    for (place, shown) in answers.iter().enumerate() {
        if place > 0 {
            put(Body::Written(",\n"));
        }
        if shown.is_as_it_came {
            put(Body::AsItCame(place));
        } else {
            put(Body::Written(&matrix(shown.answer)));
        }
    }
    if is_array {
        put(Body::Written("]"));
    }
    Ok(())
}

/// The body of a range query's answer that was put together of several: by parts, or by a tail
/// that was merged.
fn matrix(answer: &Answer) -> String {
    let mut out = r#"{"status":"success","data":{"resultType":"matrix","result":["#.to_owned();
    list(&mut out, &answer.series, series);
    out.push_str("]}");
    for (name, texts) in [("warnings", &answer.warnings), ("infos", &answer.infos)] {
        if !texts.is_empty() {
            let _ = write!(out, ",\"{name}\":[");
            list(&mut out, texts, |out, text| string(out, text));
            out.push(']');
        }
    }
    out.push('}');
    out
}

/// One series. Writing to a string never fails.
fn series(out: &mut String, series: &Series) {
    out.push_str(r#"{"metric":{"#);
    list(out, series.labels.iter(), |out, (name, value)| {
        string(out, name);
        out.push(':');
        string(out, value);
    });
    out.push('}');
    if !series.values.is_empty() {
        out.push_str(r#","values":["#);
        let samples = series.times.iter().zip(series.values.iter());
        list(out, samples, |out, (time, value)| {
            let _ = write!(out, "[{},\"{}\"]", time / 1_000.0, Value(*value));
        });
        out.push(']');
    }
    if !series.histograms.is_empty() {
        out.push_str(r#","histograms":["#);
        list(out, series.histograms.iter(), histogram);
        out.push(']');
    }
    out.push('}');
}

fn histogram(out: &mut String, histogram: &Histogram) {
    let Histogram {
        time,
        count,
        sum,
        buckets,
    } = histogram;
    let (time, count, sum) = (time / 1_000.0, Value(*count), Value(*sum));
    let _ = write!(
        out,
        r#"[{time},{{"count":"{count}","sum":"{sum}","buckets":["#
    );
    list(out, buckets, |out, bucket| {
        let numbers = [bucket.lower, bucket.upper, bucket.count].map(Value);
        let [lower, upper, count] = numbers;
        let _ = write!(
            out,
            r#"[{},"{lower}","{upper}","{count}"]"#,
            bucket.boundaries
        );
    });
    out.push_str("]}]");
}

fn list<T>(
    out: &mut String,
    all: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    for (place, one) in all.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        write(out, one);
    }
}

fn string(out: &mut String, text: &str) {
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::super::screen::Shown;
    use super::*;
    use crate::prom::decode::decode;
    use crate::prom::duration::Duration;
    use crate::prom::request::RangeQuery;
    use crate::prom::timestamp::Timestamp;
    use crate::prom::window::Window;
    use crate::prom::zone::UTC;

    #[test]
    fn reads_back_as_it_was() {
        for fixture in [
            "matrix.json",
            "matrix_gaps.json",
            "matrix_scalar.json",
            "histograms.json",
            "empty.json",
        ] {
            let path = format!("{}/tests/fixtures/{fixture}", env!("CARGO_MANIFEST_DIR"));
            let answer = decode(&std::fs::read(path).unwrap_or_default());
            let mut answer = answer.unwrap_or_default();
            answer.warnings = vec!["a \"warning\"".to_owned()];
            answer.infos = vec!["an info".to_owned(), "\u{1}".to_owned()];
            answer.stats = None;
            assert_eq!(decode(matrix(&answer).as_bytes()), Ok(answer), "{fixture}");
        }
    }

    #[test]
    fn several_answers_are_an_array_of_what_came_and_what_was_written()
    -> Result<(), Box<dyn std::error::Error>> {
        let window = Window {
            start: Timestamp::from_ms(0),
            end: Timestamp::from_ms(1),
            step: Duration::from_ms(1),
        };
        let answer = Answer::default();
        let question = RangeQuery {
            server: "http://a:9090".parse()?,
            query: String::new(),
            window,
        };
        let empty = r#"{"status":"success","data":{"resultType":"matrix","result":[]}}"#;
        let array = format!("[{empty},\n<1>]");
        for (came, expected) in [
            (None, Err(Nothing::Answer)),
            (Some(vec![true]), Ok("<0>")),
            (Some(vec![false]), Ok(empty)),
            (Some(vec![false, true]), Ok(array.as_str())),
            (Some(vec![]), Ok("[]")),
        ] {
            let shown = |is_as_it_came: &bool| Shown {
                question: &question,
                answer: &answer,
                is_as_it_came: *is_as_it_came,
            };
            let screen = Screen {
                address: String::new(),
                title: String::new(),
                lines: None,
                answers: came.as_ref().map(|came| came.iter().map(shown).collect()),
                zone: String::new(),
                offset: UTC,
                one_and_a_half: String::new(),
            };
            let mut all = String::new();
            let written = file(&screen, &mut |body| match body {
                Body::Written(text) => all.push_str(text),
                Body::AsItCame(place) => {
                    let _ = write!(all, "<{place}>");
                }
            });
            assert_eq!(written.map(|()| all.as_str()), expected, "{came:?}");
        }
        Ok(())
    }
}
