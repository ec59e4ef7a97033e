//! Samples as Prometheus writes them.
//!
//! Source: "Range vectors" and "Native histograms" in the HTTP API's documentation.

use std::fmt::Write;

use crate::prom::answer::Answer;
use crate::prom::histogram::Histogram;
use crate::prom::series::Series;
use crate::prom::value::Value;

/// The body of a range query's answer that was put together of several: by parts, or by a tail
/// that was merged.
#[must_use]
pub fn matrix(answer: &Answer) -> String {
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
    use super::*;
    use crate::prom::decode::decode;

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
}
