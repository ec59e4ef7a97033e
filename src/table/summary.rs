//! What answers hold, in words.

use crate::prom::answer::{Answer, ResultType};

/// "2 series · 12 samples"; scalars and texts are no series, and are counted apart.
#[must_use]
pub fn summary<'a>(answers: impl IntoIterator<Item = &'a Answer>) -> String {
    let (mut series, mut samples, mut scalars, mut texts) = (0, 0, 0, 0);
    for answer in answers {
        match answer.result_type {
            ResultType::Matrix | ResultType::Vector => {
                series += answer.series.len();
                samples += answer.samples();
            }
            ResultType::Scalar => scalars += 1,
            ResultType::String => texts += 1,
        }
    }
    let mut said = Vec::new();
    if series > 0 || scalars + texts == 0 {
        said.push(count(series, "series", "series"));
        said.push(count(samples, "sample", "samples"));
    }
    if scalars > 0 {
        said.push(count(scalars, "scalar", "scalars"));
    }
    if texts > 0 {
        said.push(count(texts, "text", "texts"));
    }
    said.join(" · ")
}

/// "1 sample", "240 samples".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::decode::decode;

    #[test]
    fn counts_what_was_answered() {
        let answer = |name: &str| {
            let path = format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
            decode(&std::fs::read(path).unwrap_or_default()).unwrap_or_default()
        };
        for (names, said) in [
            (&["vector"][..], "2 series · 2 samples"),
            (&["native_histograms"], "2 series · 2 samples"),
            (&["empty"], "0 series · 0 samples"),
            (&[], "0 series · 0 samples"),
            (&["scalar"], "1 scalar"),
            (&["string", "string"], "2 texts"),
            (
                &["histograms", "scalar", "string"],
                "2 series · 5 samples · 1 scalar · 1 text",
            ),
        ] {
            let answers: Vec<Answer> = names.iter().map(|name| answer(name)).collect();
            assert_eq!(summary(&answers), said, "{names:?}");
        }
    }
}
