//! Which known name was probably meant.

use super::aggregations;
use super::functions;

/// The function or aggregation whose name is nearest, if one is near.
pub(super) fn function(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let farthest = (lower.len() / 3).max(1);
    let functions = functions::all().map(|function| function.name);
    let aggregations = aggregations::ALL.iter().map(|aggregation| aggregation.name);
    let far = functions
        .chain(aggregations)
        .map(|known| (distance(&lower, known), known));
    let near = far.filter(|(distance, _)| *distance <= farthest);
    near.min().map(|(_, known)| known)
}

/// How many letters have to be put in, taken out, changed, or exchanged with the next.
fn distance(one: &str, other: &str) -> usize {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut next = vec![at + 1];
        for (place, expected) in other.iter().enumerate() {
            let changed = row[place] + usize::from(letter != expected);
            let mut least = changed.min(row[place + 1] + 1).min(next[place] + 1);
            let is_exchange =
                at > 0 && place > 0 && one[at - 1] == *expected && other[place - 1] == *letter;
            if is_exchange {
                least = least.min(before[place - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_found() {
        for (name, nearest) in [
            ("Rate", Some("rate")),
            ("rtae", Some("rate")),
            ("incraese", Some("increase")),
            ("avgovertime", Some("avg_over_time")),
            ("histogram_quantil", Some("histogram_quantile")),
            ("summ", Some("sum")),
            ("foobar", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(function(name), nearest, "{name}");
        }
    }
}
