//! Series of several servers, told apart by a label that is for display only, and never sent.

use super::series::Series;

/// The label that names the server, and another for series that have one of that name themselves.
const SERVER: [&str; 2] = ["server", "from_server"];

/// Gives series the name of the server that told them, and gives the label that has it; an empty name marks nothing.
pub fn mark(series: &mut [Series], name: &str) -> Option<&'static str> {
    if name.is_empty() {
        return None;
    }
    let [usual, other] = SERVER;
    let is_taken = series
        .iter()
        .any(|series| series.labels.get(usual).is_some());
    let label = if is_taken { other } else { usual };
    for series in series {
        series.labels = series.labels.with(label, name);
    }
    Some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::labels::Labels;

    #[test]
    fn the_name_is_a_label() {
        for (own, name, expected) in [
            (("a", "b"), "office", r#"{a="b", server="office"}"#),
            (
                ("server", "x"),
                "office",
                r#"{from_server="office", server="x"}"#,
            ),
            (("a", "b"), "", r#"{a="b"}"#),
        ] {
            let mut series = [Series {
                labels: Labels::new([own]),
                ..Series::default()
            }];
            mark(&mut series, name);
            assert_eq!(series[0].labels.to_string(), expected);
        }
    }
}
