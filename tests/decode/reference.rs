//! Decoding, slow and obvious: parse all, then walk the tree.

use promscope::prom::answer::{Answer, ResultType};
use promscope::prom::histogram::{Bucket, Histogram};
use promscope::prom::labels::Labels;
use promscope::prom::series::Series;
use serde_json::Value;

/// What an answer comes to; why it is not Prometheus' is left out.
#[derive(Debug, PartialEq)]
pub(crate) enum Verdict {
    Answer(Answer),
    Refused(String, String),
    NotJson,
    Truncated,
    NotPrometheus,
}

/// Judges the bytes of an answer, as long as its objects name each member once.
#[must_use]
pub(crate) fn judge(bytes: &[u8]) -> Verdict {
    let text = String::from_utf8_lossy(bytes);
    if !text.trim_ascii_start().starts_with(['{', '[']) {
        return Verdict::NotJson;
    }
    match serde_json::from_str::<Value>(&text) {
        Ok(tree) => walk(&tree),
        Err(error) if error.is_eof() => Verdict::Truncated,
        Err(_) => Verdict::NotJson,
    }
}

/// Judges a parsed answer.
#[must_use]
pub(crate) fn walk(tree: &Value) -> Verdict {
    if tree["status"] == "error" {
        let kind = tree["errorType"].as_str().unwrap_or("unknown");
        let message = tree["error"].as_str().unwrap_or_default();
        return Verdict::Refused(kind.to_owned(), message.to_owned());
    }
    answer(tree).map_or(Verdict::NotPrometheus, Verdict::Answer)
}

fn answer(tree: &Value) -> Option<Answer> {
    text_or_none(&tree["errorType"])?;
    text_or_none(&tree["error"])?;
    let is_null = |member: Option<&Value>| member.is_some_and(Value::is_null);
    let is_empty = is_null(tree.get("data")) || is_null(tree["data"].get("result"));
    if !is_empty && !tree["data"].is_object() {
        return None;
    }
    let result = tree["data"]["result"].as_array();
    let result_type = match &tree["data"]["resultType"] {
        Value::Null if is_empty => ResultType::default(),
        Value::Null => guessed(result?)?,
        told => match told.as_str()? {
            "matrix" => ResultType::Matrix,
            "vector" => ResultType::Vector,
            "scalar" => ResultType::Scalar,
            "string" => ResultType::String,
            _ => return None,
        },
    };
    let mut warnings = strings(&tree["warnings"])?;
    match &tree["isPartial"] {
        Value::Null | Value::Bool(false) => {}
        Value::Bool(true) => warnings.push(PARTIAL.to_owned()),
        _ => return None,
    }
    let mut answer = Answer {
        result_type,
        warnings,
        infos: strings(&tree["infos"])?,
        stats: match &tree["data"]["stats"] {
            Value::Null => None,
            stats => Some(stats.as_object().map(|_| stats.to_string())?),
        },
        ..Answer::default()
    };
    if is_empty {
        return (tree["status"] == "success").then_some(answer);
    }
    let is_vector = result_type == ResultType::Vector;
    match (tree["status"].as_str()?, result_type) {
        ("success", ResultType::Matrix | ResultType::Vector) => {
            answer.series = result?
                .iter()
                .map(|tree| series(tree, is_vector))
                .collect::<Option<_>>()?;
        }
        ("success", _) => {
            let [at, value] = result?.as_slice() else {
                return None;
            };
            let at = time(at)?;
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            if !matches!(value, Value::String(_) | Value::Number(_)) {
                return None;
            }
            if result_type == ResultType::Scalar {
                let value: f64 = text.parse().ok()?;
                answer.series = vec![Series {
                    times: [at].into(),
                    values: [value].into(),
                    ..Series::default()
                }];
            } else {
                answer.text = Some(text);
            }
        }
        _ => return None,
    }
    Some(answer)
}

const PARTIAL: &str = "This answer is partial: a storage node of the server did not answer, so that series and samples can be missing. Refresh in a while, or look at the server.";

/// The type of a result that does not tell it; a time and a value can be a scalar or a string.
fn guessed(result: &[Value]) -> Option<ResultType> {
    let has = |names: [&str; 2]| {
        let mut all = result.iter().flat_map(|one| names.map(|name| &one[name]));
        all.any(|tree| !tree.is_null())
    };
    let (one, many) = (has(["value", "histogram"]), has(["values", "histograms"]));
    if one && many || !result.iter().all(Value::is_object) {
        return None;
    }
    Some(if one {
        ResultType::Vector
    } else {
        ResultType::Matrix
    })
}

fn series(tree: &Value, is_vector: bool) -> Option<Series> {
    tree.as_object()?;
    let labels = match &tree["metric"] {
        Value::Null => Labels::default(),
        metric => {
            let pairs = metric
                .as_object()?
                .iter()
                .filter(|(_, value)| !value.is_null());
            let pairs = pairs.map(|(name, value)| Some((name.as_str(), value.as_str()?)));
            Labels::new(pairs.collect::<Option<Vec<_>>>()?)
        }
    };
    let (one, many) = (
        [&tree["value"], &tree["histogram"]],
        [&tree["values"], &tree["histograms"]],
    );
    let (used, unused) = if is_vector { (one, many) } else { (many, one) };
    if unused.iter().any(|tree| !tree.is_null()) {
        return None;
    }
    let [samples, histograms] = used.map(|tree| match tree {
        Value::Null => Some(Vec::new()),
        one if is_vector => Some(vec![one.clone()]),
        many => many.as_array().cloned(),
    });
    let samples: Vec<(f64, f64)> = samples?.iter().map(sample).collect::<Option<_>>()?;
    let histograms: Vec<Histogram> = histograms?.iter().map(histogram).collect::<Option<_>>()?;
    let rising =
        samples.is_sorted_by(|a, b| a.0 < b.0) && histograms.is_sorted_by(|a, b| a.time < b.time);
    rising.then(|| Series {
        labels,
        times: samples.iter().map(|(time, _)| *time).collect(),
        values: samples.iter().map(|(_, value)| *value).collect(),
        histograms: histograms.into(),
    })
}

fn sample(tree: &Value) -> Option<(f64, f64)> {
    let [at, value] = tree.as_array()?.as_slice() else {
        return None;
    };
    Some((time(at)?, number(value)?))
}

fn histogram(tree: &Value) -> Option<Histogram> {
    let [at, parts] = tree.as_array()?.as_slice() else {
        return None;
    };
    parts.as_object()?;
    let buckets = match &parts["buckets"] {
        Value::Null => Vec::new(),
        buckets => buckets
            .as_array()?
            .iter()
            .map(bucket)
            .collect::<Option<_>>()?,
    };
    Some(Histogram {
        time: time(at)?,
        count: number(&parts["count"])?,
        sum: number(&parts["sum"])?,
        buckets,
    })
}

fn bucket(tree: &Value) -> Option<Bucket> {
    let numbers: Vec<f64> = tree.as_array()?.iter().map(number).collect::<Option<_>>()?;
    let [boundaries, lower, upper, count] = numbers[..] else {
        return None;
    };
    let boundaries = [0, 1, 2, 3]
        .into_iter()
        .find(|rule| f64::from(*rule).to_bits() == boundaries.to_bits())?;
    Some(Bucket {
        boundaries,
        lower,
        upper,
        count,
    })
}

fn time(tree: &Value) -> Option<f64> {
    let ms = (tree.as_f64()? * 1000.0).round() + 0.0;
    (ms.abs() <= 8.64e15).then_some(ms)
}

fn number(tree: &Value) -> Option<f64> {
    tree.as_f64().or_else(|| tree.as_str()?.parse().ok())
}

fn strings(tree: &Value) -> Option<Vec<String>> {
    match tree {
        Value::Null => Some(Vec::new()),
        tree => tree
            .as_array()?
            .iter()
            .map(|tree| Some(tree.as_str()?.to_owned()))
            .collect(),
    }
}

/// The member's text, empty without the member; `None` when it is something else.
fn text_or_none(tree: &Value) -> Option<String> {
    match tree {
        Value::Null => Some(String::new()),
        tree => tree.as_str().map(str::to_owned),
    }
}
