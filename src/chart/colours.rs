//! Who has which colour: a series keeps its own from refresh to refresh.

use super::palette::COLOURS;
use crate::order;
use crate::prom::labels::Labels;

/// The colours of the series in front, as indices of the palette.
#[derive(Clone, Debug, Default)]
pub struct Colours {
    /// Sorted by labels.
    taken: Vec<(Labels, usize)>,
}

impl Colours {
    /// Gives each series its colour: the one it has, or the first that the fewest others have.
    /// Series that are not named any more give theirs back.
    pub fn assign<'a>(&mut self, series: impl IntoIterator<Item = &'a Labels>) -> Vec<usize> {
        let series: Vec<&Labels> = series.into_iter().collect();
        let sorted = order::sorted(series.len(), &|a, b| series[a].cmp(series[b]));
        let mut colours: Vec<Option<usize>> = series.iter().map(|labels| self.of(labels)).collect();
        let mut holders = [0_usize; COLOURS];
        for colour in colours.iter().flatten() {
            holders[*colour] += 1;
        }
        // The same series again, as of an earlier time, has the colour of its first place.
        let mut first: Vec<usize> = (0..series.len()).collect();
        for same in sorted.chunk_by(|a, b| series[*a] == series[*b]) {
            for place in same {
                first[*place] = same[0];
            }
        }
        for place in 0..series.len() {
            colours[place] = colours[place].or(colours[first[place]]).or_else(|| {
                let fewest = (0..COLOURS).min_by_key(|colour| holders[*colour])?;
                holders[fewest] += 1;
                Some(fewest)
            });
        }
        let colours: Vec<usize> = colours.into_iter().flatten().collect();
        let taken = sorted
            .iter()
            .map(|place| (series[*place].clone(), colours[*place]));
        self.taken = taken.collect();
        colours
    }

    fn of(&self, labels: &Labels) -> Option<usize> {
        let place = self.taken.binary_search_by(|(known, _)| known.cmp(labels));
        Some(self.taken.get(place.ok()?)?.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    fn labels(names: &[u8]) -> Vec<Labels> {
        let one = |name: &u8| Labels::new([("name", name.to_string())]);
        names.iter().map(one).collect()
    }

    #[test]
    fn a_series_keeps_its_colour() {
        let mut colours = Colours::default();
        assert_eq!(colours.assign(&labels(&[1, 2, 3])), [0, 1, 2]);
        assert_eq!(colours.assign(&labels(&[3, 4, 1])), [2, 1, 0]);
        assert_eq!(colours.assign(&labels(&[2])), [0]);
    }

    proptest! {
        #[test]
        fn colours_are_shared_only_when_all_are_taken(
            refreshes in prop::collection::vec(prop::collection::btree_set(0_u8..60, 0..50), 1..6)
        ) {
            let mut colours = Colours::default();
            let mut before: HashMap<Labels, usize> = HashMap::new();
            for names in refreshes {
                let names: Vec<u8> = names.into_iter().collect();
                let series = labels(&names);
                let given = colours.assign(&series);
                let mut holders = [0; COLOURS];
                for (labels, colour) in series.iter().zip(&given) {
                    holders[*colour] += 1;
                    prop_assert!(before.get(labels).is_none_or(|kept| kept == colour));
                }
                if series.len() <= COLOURS && before.is_empty() {
                    prop_assert!(holders.iter().all(|count| *count <= 1));
                }
                before = series.into_iter().zip(given).collect();
            }
        }
    }
}
