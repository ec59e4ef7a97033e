//! Decoding an answer while its bytes arrive.
//!
//! The decoder is a state machine: however the bytes are cut into chunks, the series and the
//! errors are the same. Members may come in any order, unknown ones are skipped, and an answer of
//! a million samples needs a few allocations a series and none a sample.
//!
//! Source: "HTTP API" of the Prometheus documentation, "Format overview" and "Expression query
//! result formats".

mod columns;
mod cursor;
mod envelope;
mod fault;
mod field;
pub(super) mod leaves;
mod line;
mod number;
mod place;
mod quick;
mod sample;
mod shape;
mod text;
mod times;
mod token;
pub mod tree;

use self::cursor::Cursor;
use self::fault::Fault;
use self::line::FirstLine;
use self::shape::Shape;
use self::token::Lexer;
use super::answer::Answer;
use super::error::Unanswered;
use super::series::Series;

/// Turns the bytes of an answer to `/api/v1/query` or `/api/v1/query_range` into series.
///
/// Once there was an error, each further call gives the same one.
#[derive(Default)]
pub struct Decoder {
    lexer: Lexer,
    shape: Shape,
    first_line: FirstLine,
    bytes: u64,
    /// How much of [`MARK`] has come; all of it where the text has begun.
    marked: usize,
    /// Whether the bytes were found not to be JSON, though their first line may not be whole yet.
    is_foreign: bool,
    failed: Option<Unanswered>,
}

/// What some write before a text, which readers may skip (RFC 8259, "Character Encoding").
const MARK: &[u8] = "\u{feff}".as_bytes();

/// How far a decoder has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that were fed.
    pub bytes: u64,
    /// Series that are finished, taken ones included.
    pub series: usize,
    /// Samples, those of the series that is not finished yet and histograms included.
    pub samples: usize,
}

/// Decodes an answer that is there as a whole.
///
/// # Errors
/// As [`Decoder::finish`].
pub fn decode(bytes: &[u8]) -> Result<Answer, Unanswered> {
    let mut decoder = Decoder::new();
    decoder.feed(bytes)?;
    decoder.finish()
}

impl Decoder {
    /// A decoder before the first byte.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`Unanswered::NotJson`] or [`Unanswered::NotPrometheus`], as soon as it is certain: there
    /// is no need to read on.
    pub fn feed(&mut self, chunk: &[u8]) -> Result<(), Unanswered> {
        if let Some(failed) = &self.failed {
            return Err(failed.clone());
        }
        let outcome = self.read(chunk);
        if let Err(failed) = &outcome {
            self.failed = Some(failed.clone());
        }
        outcome
    }

    /// Hands out the series that are finished and were not taken yet.
    pub fn take(&mut self) -> Vec<Series> {
        self.shape.take()
    }

    /// How far the decoder has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let (series, samples) = self.shape.counts();
        Progress {
            bytes: self.bytes,
            series,
            samples,
        }
    }

    /// The answer, with the series that were not taken yet, after the last byte.
    ///
    /// # Errors
    /// Why there is no answer, see [`Unanswered`].
    pub fn finish(self) -> Result<Answer, Unanswered> {
        if let Some(failed) = self.failed {
            return Err(failed);
        }
        if self.is_foreign || !self.lexer.is_started() {
            return Err(Unanswered::NotJson {
                first_line: self.first_line.text(),
            });
        }
        if !self.lexer.is_done() {
            return Err(Unanswered::Truncated { bytes: self.bytes });
        }
        self.shape.finish()
    }

    fn read(&mut self, chunk: &[u8]) -> Result<(), Unanswered> {
        let chunk = self.skip_mark(chunk);
        self.first_line.extend(chunk);
        let mut cursor = Cursor::new(chunk, self.bytes);
        self.bytes += chunk.len() as u64;
        while !self.is_foreign && self.read_token(&mut cursor)? {}
        if self.is_foreign && self.first_line.is_whole() {
            return Err(Unanswered::NotJson {
                first_line: self.first_line.text(),
            });
        }
        Ok(())
    }

    fn skip_mark<'a>(&mut self, chunk: &'a [u8]) -> &'a [u8] {
        let mark = MARK[self.marked..].iter();
        let skipped = chunk.iter().zip(mark).take_while(|(a, b)| a == b).count();
        self.bytes += skipped as u64;
        self.marked = if skipped < chunk.len() {
            MARK.len()
        } else {
            self.marked + skipped
        };
        &chunk[skipped..]
    }

    /// Reads a token and the samples before it, and says whether the chunk may hold more.
    fn read_token(&mut self, cursor: &mut Cursor) -> Result<bool, Unanswered> {
        if let Some(columns) = self.shape.growing() {
            quick::samples(cursor, &mut self.lexer, columns);
        }
        let from = cursor.at();
        let next = self.lexer.next(cursor);
        self.shape.keep(cursor.since(from));
        match next {
            Ok(Some(token)) => self.shape.accept(token, &self.lexer).map(|()| true),
            Ok(None) => Ok(false),
            Err(Fault::Syntax) => {
                self.is_foreign = true;
                Ok(false)
            }
            Err(Fault::Depth) => Err(Unanswered::NotPrometheus {
                what: format!("nested deeper than {} levels", token::MAX_DEPTH),
                at: self.lexer.token_start(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn not_json(body: &str) -> Option<String> {
        match decode(body.as_bytes()) {
            Err(Unanswered::NotJson { first_line }) => Some(first_line),
            _ => None,
        }
    }

    #[test]
    fn what_is_not_json_is_named_by_its_first_line() {
        let long = "é".repeat(300);
        for (body, first_line) in [
            ("", ""),
            (" \n", ""),
            ("<html>\r\n<body>", "<html>"),
            ("\n  502 Bad Gateway  \nnginx", "502 Bad Gateway"),
            ("404", "404"),
            ("null", "null"),
            ("[emergency] no disk", "[emergency] no disk"),
            (
                r#"{"status":"success"} trailing"#,
                r#"{"status":"success"} trailing"#,
            ),
            (r#"{"status":01}"#, r#"{"status":01}"#),
            ("{\"status\":\"\t\"}", "{\"status\":\"\t\"}"),
            (&long, &long[..400]),
        ] {
            assert_eq!(not_json(body).as_deref(), Some(first_line), "{body}");
        }
        let invalid = decode(b"\xFF\xFEh\n");
        let first_line = "\u{FFFD}\u{FFFD}h".to_owned();
        assert_eq!(invalid, Err(Unanswered::NotJson { first_line }));
    }

    #[test]
    fn a_mark_before_the_text_is_skipped() {
        let body = "\u{feff}{\"status\":\"success\",\"data\":null}";
        assert_eq!(decode(body.as_bytes()), decode(&body.as_bytes()[3..]));
        let mut decoder = Decoder::new();
        for byte in body.as_bytes() {
            assert_eq!(decoder.feed(&[*byte]), Ok(()));
        }
        assert_eq!(decoder.finish(), decode(body.as_bytes()));
        assert_eq!(not_json("\u{feff}").as_deref(), Some(""));
        assert_eq!(not_json("{}\u{feff}").as_deref(), Some("{}\u{feff}"));
    }

    #[test]
    fn the_first_line_is_awaited() {
        let mut decoder = Decoder::new();
        assert_eq!(decoder.feed(b"<ht"), Ok(()));
        let failed = Err(Unanswered::NotJson {
            first_line: "<html>".to_owned(),
        });
        assert_eq!(decoder.feed(b"ml>\nmore"), failed);
        assert_eq!(decoder.feed(b"{}"), failed);
        assert_eq!(decoder.finish().map(|_| ()), failed);
    }

    #[test]
    fn hostile_nesting_ends_at_its_limit_whether_known_or_not() {
        for start in ["", r#"{"other":"#] {
            let body = format!("{start}{}", "[".repeat(1_000_000));
            let at = if start.is_empty() {
                128
            } else {
                start.len() + 127
            };
            let what = "nested deeper than 128 levels".to_owned();
            let deep = Unanswered::NotPrometheus {
                what,
                at: at as u64,
            };
            assert_eq!(decode(body.as_bytes()), Err(deep));
        }
    }

    #[test]
    fn a_refusal_counts_whatever_else_is_there() {
        for data in ["[1]", r#"{"result":[{"values":[[{},[1]]]}]}"#, "7"] {
            let body =
                format!(r#"{{"data":{data},"error":"no","warnings":["w"],"status":"error"}}"#);
            let refused = Unanswered::Refused {
                kind: "unknown".to_owned(),
                message: "no".to_owned(),
            };
            assert_eq!(decode(body.as_bytes()), Err(refused), "{data}");
        }
    }

    #[test]
    fn what_others_than_prometheus_leave_out_is_read() {
        use super::super::answer::ResultType::{Matrix, Scalar, Vector};
        for (data, result_type, series) in [
            ("null", Matrix, 0),
            (r#"{"resultType":"matrix","result":null}"#, Matrix, 0),
            (r#"{"result":null,"resultType":"vector"}"#, Vector, 0),
            (r#"{"resultType":"scalar","result":null}"#, Scalar, 0),
            (r#"{"resultType":null,"result":null}"#, Matrix, 0),
            (r#"{"result":[]}"#, Matrix, 0),
            (r#"{"result":[{"metric":null,"values":null}]}"#, Matrix, 1),
            (r#"{"result":[{"values":[[1,"2"]]}]}"#, Matrix, 1),
            (r#"{"result":[{"value":[1,"2"]}]}"#, Vector, 1),
        ] {
            let body = format!(
                r#"{{"status":"success","warnings":null,"isPartial":false,"data":{data},"infos":null}}"#
            );
            let answer = decode(body.as_bytes());
            let told = answer.map(|all| (all.result_type, all.series.len(), all.warnings));
            assert_eq!(told, Ok((result_type, series, vec![])), "{data}");
        }
    }

    #[test]
    fn a_partial_answer_is_warned_of() {
        let body =
            br#"{"status":"success","isPartial":true,"data":{"resultType":"matrix","result":[]}}"#;
        let warnings = decode(body).map(|answer| answer.warnings);
        let told = "This answer is partial: a storage node of the server did not answer, so that series and samples can be missing. Refresh in a while, or look at the server.";
        assert_eq!(warnings, Ok(vec![told.to_owned()]));
    }

    #[test]
    fn stats_stay_as_they_came() {
        let body = br#"{"status":"success","data":{"stats": {"a" : [1, {}],"b":"]"} ,"other":{},
            "resultType":"matrix","result":[]}}"#;
        let stats = decode(body).map(|answer| answer.stats);
        assert_eq!(stats, Ok(Some(r#"{"a" : [1, {}],"b":"]"}"#.to_owned())));
    }

    #[test]
    fn series_are_handed_out_while_bytes_arrive() {
        let mut decoder = Decoder::new();
        let head = br#"{"status":"success","data":{"resultType":"matrix","result":[{"values":[[1,"2"],[2,"3"]]},{"values":[[1,"4"],"#;
        assert_eq!(decoder.feed(head), Ok(()));
        let progress = Progress {
            bytes: head.len() as u64,
            series: 1,
            samples: 3,
        };
        assert_eq!(decoder.progress(), progress);
        assert_eq!(decoder.take().len(), 1);
        assert_eq!(decoder.take().len(), 0);
        assert_eq!(decoder.feed(br#"[2,"5"]]}]}}"#), Ok(()));
        assert_eq!(decoder.progress().series, 2);
        assert_eq!(decoder.finish().map(|answer| answer.series.len()), Ok(1));
    }
}
