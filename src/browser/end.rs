//! The end of an answer, all but its series and its bytes, as plain JavaScript values. By hand:
//! readers and writers that are derived for it weigh a hundredth of the page.

use wasm_bindgen::JsValue;

use super::values::{Values, count, list, texts};
use crate::prom::answer::{Answer, ResultType};
use crate::prom::error::Unanswered;
use crate::prom::timestamp::Timestamp;
use crate::report::timings::Timings;

/// What of the end of an answer is plain data.
pub(super) struct End {
    pub answer: Result<Answer, Unanswered>,
    pub status: u16,
    pub is_redirected: bool,
    pub timings: Timings,
    pub server_time: Option<Timestamp>,
    pub headers: Vec<(String, String)>,
}

const RESULT_TYPES: [(ResultType, &str); 4] = [
    (ResultType::Matrix, "matrix"),
    (ResultType::Vector, "vector"),
    (ResultType::Scalar, "scalar"),
    (ResultType::String, "string"),
];

impl End {
    pub(super) fn write(self) -> JsValue {
        let Self {
            answer,
            status,
            is_redirected,
            timings,
            server_time,
            headers,
        } = self;
        list([
            status.into(),
            is_redirected.into(),
            timings.waited.into(),
            timings.downloaded.into(),
            timings.decoded.into(),
            timings.bytes.into(),
            server_time.map(Timestamp::float).into(),
            texts(headers.into_iter().flat_map(<[String; 2]>::from)),
            answer.map_or_else(write_fault, write_answer),
        ])
    }

    pub(super) fn read(values: &JsValue) -> Option<Self> {
        let mut values = Values::of(values)?;
        Some(Self {
            status: values.count()?.try_into().ok()?,
            is_redirected: values.next().as_bool()?,
            timings: Timings {
                waited: values.number()?,
                downloaded: values.number()?,
                decoded: values.number()?,
                bytes: values.number()?,
            },
            server_time: values.number().map(Timestamp::from_float),
            headers: pairs(values.texts()?),
            answer: read_answer(&values.next())?,
        })
    }
}

fn write_answer(answer: Answer) -> JsValue {
    let name = RESULT_TYPES
        .iter()
        .find(|(kind, _)| *kind == answer.result_type)
        .map(|(_, name)| *name);
    list([
        name.into(),
        answer.text.into(),
        texts(answer.warnings),
        texts(answer.infos),
        answer.stats.into(),
    ])
}

fn write_fault(fault: Unanswered) -> JsValue {
    match fault {
        Unanswered::Refused { kind, message } => {
            list(["refused".into(), kind.into(), message.into()])
        }
        Unanswered::NotJson { first_line } => list(["not json".into(), first_line.into()]),
        Unanswered::Truncated { bytes } => list(["truncated".into(), count(bytes)]),
        Unanswered::TooMuch => list(["too much".into()]),
        Unanswered::NotPrometheus { what, at } => {
            list(["not prometheus".into(), what.into(), count(at)])
        }
    }
}

fn read_answer(values: &JsValue) -> Option<Result<Answer, Unanswered>> {
    let mut values = Values::of(values)?;
    let fault = match &*values.text()? {
        "refused" => Unanswered::Refused {
            kind: values.text()?,
            message: values.text()?,
        },
        "not json" => Unanswered::NotJson {
            first_line: values.text()?,
        },
        "truncated" => Unanswered::Truncated {
            bytes: values.count()?,
        },
        "too much" => Unanswered::TooMuch,
        "not prometheus" => Unanswered::NotPrometheus {
            what: values.text()?,
            at: values.count()?,
        },
        name => {
            let (kind, _) = RESULT_TYPES.iter().find(|(_, known)| *known == name)?;
            return Some(Ok(Answer {
                result_type: *kind,
                series: Vec::new(),
                text: values.text(),
                warnings: values.texts()?,
                infos: values.texts()?,
                stats: values.text(),
            }));
        }
    };
    Some(Err(fault))
}

fn pairs(texts: Vec<String>) -> Vec<(String, String)> {
    let mut texts = texts.into_iter();
    let mut pairs = Vec::new();
    while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
        pairs.push((name, value));
    }
    pairs
}
