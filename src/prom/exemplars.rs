//! Exemplars: single observations behind a series, with labels that lead to their traces.
//!
//! Source: "Querying exemplars" in the HTTP API's documentation, and "Exemplars" in OpenMetrics.

use super::decode::decode;
use super::decode::leaves::walk;
use super::error::Unanswered;
use super::float;
use super::labels::Labels;

/// An observation that stands for others.
#[derive(Clone, Debug, PartialEq)]
pub struct Exemplar {
    /// Its own labels, such as `trace_id`.
    pub labels: Labels,
    /// When it was observed, milliseconds since 1970.
    pub time: f64,
    /// What was observed.
    pub value: f64,
}

/// A series and its exemplars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesExemplars {
    /// The labels of the series, as it is stored.
    pub series: Labels,
    /// Its exemplars, in the order of the answer.
    pub exemplars: Vec<Exemplar>,
}

/// Reads a whole answer to `/api/v1/query_exemplars`. Exemplars without a time or a value are left
/// out.
///
/// # Errors
/// Why there is no answer, see [`Unanswered`].
pub fn read(body: &[u8]) -> Result<Vec<SeriesExemplars>, Unanswered> {
    let mut reader = Reader::default();
    let is_whole = walk(body, &mut |names, text| reader.meet(names, text));
    match (reader.is_success, is_whole) {
        (true, true) => Ok(reader.all),
        (true, false) => Err(Unanswered::Truncated {
            bytes: body.len() as u64,
        }),
        // What else can be wrong is the same for all answers.
        (false, _) => decode(body).map(|_| Vec::new()),
    }
}

#[derive(Default)]
struct Reader {
    is_success: bool,
    all: Vec<SeriesExemplars>,
    /// The series at hand.
    series: Vec<(String, String)>,
    exemplars: Vec<Exemplar>,
    /// The exemplar at hand.
    labels: Vec<(String, String)>,
    time: Option<f64>,
    value: Option<f64>,
}

impl Reader {
    fn meet(&mut self, names: &[&str], text: Option<&str>) {
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        match (names, text) {
            (["status"], Some(text)) => self.is_success = text == "success",
            (["data", "seriesLabels", name], Some(text)) => self.series.push(pair(name, text)),
            (["data", "exemplars", "labels", name], Some(text)) => {
                self.labels.push(pair(name, text));
            }
            (["data", "exemplars", "value"], Some(text)) => self.value = float::read(text),
            (["data", "exemplars", "timestamp"], Some(text)) => self.time = milliseconds(text),
            (["data", "exemplars"], None) => self.end_exemplar(),
            (["data"], None) => self.end_series(),
            _ => {}
        }
    }

    fn end_exemplar(&mut self) {
        let labels = Labels::new(self.labels.drain(..));
        if let (Some(time), Some(value)) = (self.time.take(), self.value.take()) {
            self.exemplars.push(Exemplar {
                labels,
                time,
                value,
            });
        }
    }

    fn end_series(&mut self) {
        let series = Labels::new(self.series.drain(..));
        let exemplars = std::mem::take(&mut self.exemplars);
        self.all.push(SeriesExemplars { series, exemplars });
    }
}

/// Of seconds; exact to the millisecond, as Prometheus keeps them.
fn milliseconds(seconds: &str) -> Option<f64> {
    let seconds = float::read(seconds)?;
    Some((seconds * 1_000.0).round()).filter(|time| time.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Series and their exemplars in a few words, or the error's.
    fn said(body: &str) -> String {
        let all = match read(body.as_bytes()) {
            Ok(all) => all,
            Err(unanswered) => return unanswered.to_string(),
        };
        let of_series = |of: &SeriesExemplars| {
            let exemplars = of.exemplars.iter();
            let exemplars =
                exemplars.map(|one| format!(" | {} {} {}", one.labels, one.time, one.value));
            of.series.to_string() + &exemplars.collect::<Vec<_>>().concat()
        };
        all.iter().map(of_series).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn reads_what_servers_tell() {
        for (body, expected) in [
            // As in the documentation.
            (
                r#"{"status":"success","data":[{"seriesLabels":{"__name__":"total","job":"a"},"exemplars":[{"labels":{"trace_id":"EpTx"},"value":"6","timestamp":1600096945.479}]},{"seriesLabels":{"job":"b"},"exemplars":[{"labels":{"trace_id":"Olp9"},"value":"19","timestamp":1600096955.479},{"labels":{},"value":"20","timestamp":1600096965}]}]}"#,
                r#"total{job="a"} | {trace_id="EpTx"} 1600096945479 6; {job="b"} | {trace_id="Olp9"} 1600096955479 19 | {} 1600096965000 20"#,
            ),
            // Members in another order, and more of them; names that are members elsewhere.
            (
                r#"{"data":[{"exemplars":[{"timestamp":1.5,"more":[{"value":"7"}],"value":0.25,"labels":{"value":"a\"b","timestamp":"<b>"}}],"seriesLabels":{"exemplars":"x"}}],"warnings":["w"],"status":"success"}"#,
                r#"{exemplars="x"} | {timestamp="<b>", value="a\"b"} 1500 0.25"#,
            ),
            // What has no place on a chart is still told; what is none is left out.
            (
                r#"{"status":"success","data":[{"seriesLabels":{},"exemplars":[{"labels":{},"value":"NaN","timestamp":1},{"labels":{},"value":"+Inf","timestamp":2},{"labels":{"a":"b"},"value":"1"},{"labels":{},"value":"x","timestamp":3},{"value":"4","timestamp":4}]}]}"#,
                "{} | {} 1000 NaN | {} 2000 inf | {} 4000 4",
            ),
            (r#"{"status":"success","data":[]}"#, ""),
            (r#"{"status":"success","data":null}"#, ""),
            (
                r#"{"status":"error","errorType":"bad_data","error":"no such thing"}"#,
                "Prometheus refused the query (bad_data): no such thing. Correct the query and run it again.",
            ),
            (
                "404 page not found\n",
                "The answer is not JSON; its first line is: 404 page not found. Check that the address is Prometheus' own and that no login page or proxy answers for it.",
            ),
            (
                r#"{"status":"success","data":[{"seriesLabels":{"#,
                "The answer broke off after 45 bytes. Refresh to ask again, or ask for less.",
            ),
            (
                r#"{"data":[]}"#,
                "The answer is JSON, but not Prometheus' (data is not an object, at byte 8). Check that the address is that of a Prometheus HTTP API.",
            ),
        ] {
            assert_eq!(said(body), expected, "{body}");
        }
    }
}
