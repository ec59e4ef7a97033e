//! Series moved in time, to be compared with those of now.

use super::duration::Duration;
use super::histogram::Histogram;
use super::series::Series;
use super::shared::SharedTimes;

/// The same samples so much later. Series that shared their times still do.
#[must_use]
pub fn later(series: &[Series], by: Duration) -> Vec<Series> {
    let ms = by.float();
    let mut shared = SharedTimes::default();
    let move_one = |one: &Series| Series {
        labels: one.labels.clone(),
        times: shared.share(one.times.iter().map(|time| time + ms).collect()),
        values: one.values.clone(),
        histograms: one.histograms.iter().map(|one| moved(one, ms)).collect(),
    };
    series.iter().map(move_one).collect()
}

/// How a name tells that its samples are of so much earlier; empty where they are not.
#[must_use]
pub fn earlier_text(earlier: Option<Duration>) -> String {
    earlier.map_or_else(String::new, |earlier| format!(", {earlier} earlier"))
}

/// A sentence where there was nothing so much earlier; `letter` names the query, empty where it is
/// the only one.
#[must_use]
pub fn told_nothing_earlier(earlier: Duration, letter: &str) -> String {
    let of = if letter.is_empty() {
        String::new()
    } else {
        format!(" of query {letter}")
    };
    format!("Nothing to compare with: there is no data{of} {earlier} earlier. Choose another time.")
}

fn moved(histogram: &Histogram, ms: f64) -> Histogram {
    Histogram {
        time: histogram.time + ms,
        ..histogram.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn says_where_there_is_nothing_to_compare_with() {
        let day = Duration::DAY;
        for (letter, said) in [
            (
                "",
                "Nothing to compare with: there is no data 1d earlier. Choose another time.",
            ),
            (
                "B",
                "Nothing to compare with: there is no data of query B 1d earlier. Choose another time.",
            ),
        ] {
            assert_eq!(told_nothing_earlier(day, letter), said);
        }
    }

    #[test]
    fn only_times_change() {
        let one = Series {
            times: [1.0, 2.0].into(),
            values: [f64::NAN, 5.0].into(),
            ..Series::default()
        };
        let moved = later(&[one.clone(), one.clone()], Duration::from_ms(10));
        assert_eq!(*moved[0].times, [11.0, 12.0]);
        assert!(Arc::ptr_eq(&moved[0].times, &moved[1].times));
        assert!(Arc::ptr_eq(&moved[0].values, &one.values));
    }
}
