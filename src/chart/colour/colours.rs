//! Who has which colour: that hangs on the labels of a series and on its query, not on its values,
//! so a link shows the same colours whenever it is opened.
//!
//! A hash of both wishes for a hue of the palette. Where several wish for the same, the first by its
//! labels has it, and the others have the next that is free; the hues' second tones are for what is
//! left then. From refresh to refresh a line keeps the colour that it has.

use std::ops::Range;

use super::families::{self, FAMILIES, SHADES};
use super::palette::{COLOURS, Ground, HUES, Rgb};
use crate::chart::lines::Lines;
use crate::chart::lines::key::Owner;
use crate::chart::lines::rank::{self, Rank};
use crate::order;

/// The colours of a chart's lines, as indices of the palette or of families.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colours {
    /// Sorted by owner.
    taken: Vec<(Owner, usize)>,
}

impl Colours {
    /// Gives colours to the lines in front, and to those that would be there if nothing were hidden
    /// or brought to the front: so neither hiding nor isolating changes a colour. `before` is what
    /// they had until now.
    ///
    /// Where each of several queries has few lines, each has a family of colours.
    #[must_use]
    pub fn of(lines: &Lines, front: &[usize], rank: Rank, before: &Self) -> Self {
        let all = 0..lines.series.len();
        let now: Vec<usize> = all.filter(|line| !lines.is_earlier(*line)).collect();
        let are_families = are_few(lines, &now);
        let first = if are_families {
            now
        } else {
            rank::front(now, lines, COLOURS, rank, |_| false)
        };
        let (first, front) = (owners(lines, &first), owners(lines, front));
        let mut giving = Giving {
            are_families,
            front: &front,
            taken: Vec::new(),
            holders: [(0, 0); families::END],
        };
        giving.claim(&first, |owner| before.get(owner));
        giving.claim(&front, |owner| before.get(owner));
        giving.claim(&first, |owner| {
            Some(wish(owner, &pool(are_families, owner)))
        });
        first
            .iter()
            .chain(&front)
            .for_each(|owner| giving.settle(owner));
        Self {
            taken: giving.taken,
        }
    }

    /// The colour of a line that was given one.
    #[must_use]
    pub fn of_line(&self, lines: &Lines, line: usize, ground: Ground) -> Rgb {
        let colour = lines.owner(line).and_then(|owner| self.get(&owner));
        colour.map_or_else(|| ground.quiet(), |colour| ground.colour(colour))
    }

    /// The colour of a series.
    #[must_use]
    pub fn get(&self, owner: &Owner) -> Option<usize> {
        let place = self.taken.binary_search_by(|(known, _)| known.cmp(owner));
        Some(self.taken.get(place.ok()?)?.1)
    }
}

/// Who has colours, each once, sorted.
fn owners(lines: &Lines, some: &[usize]) -> Vec<Owner> {
    let mut owners: Vec<Owner> = some.iter().filter_map(|line| lines.owner(*line)).collect();
    order::sort(&mut owners, Owner::cmp);
    owners.dedup();
    owners
}

/// Whether there are several queries, and a family of colours has enough for each.
fn are_few(lines: &Lines, now: &[usize]) -> bool {
    let mut counts = [0; FAMILIES];
    let mut fits = |line: &usize| {
        let query = lines
            .bundle(*line)
            .map_or(FAMILIES, |bundle| bundle.query.0);
        let count = counts.get_mut(query);
        count.is_some_and(|count| {
            *count += 1;
            *count <= SHADES
        })
    };
    lines.has_letters() && now.iter().all(&mut fits)
}

/// The colours that a series may have.
const fn pool(are_families: bool, owner: &Owner) -> Range<usize> {
    if are_families {
        families::pool(owner.query.0)
    } else {
        0..COLOURS
    }
}

/// The colour that a series has where no other wishes for the same: no second tone.
fn wish(owner: &Owner, pool: &Range<usize>) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "smaller than a range of colours"
    )]
    let place = (hash(owner) % pool.len().min(HUES) as u64) as usize;
    pool.start + place
}

/// FNV-1a, which is the same in every browser, its bits mixed as its end needs it.
fn hash(owner: &Owner) -> u64 {
    let labels = owner.labels.iter();
    let texts =
        labels.flat_map(|(name, value)| [name.as_bytes(), &[0xff], value.as_bytes(), &[0xff]]);
    let query = (owner.query.0 as u64).to_le_bytes();
    let bytes = query.iter().chain(texts.flatten());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32
}

/// Colours while they are given.
struct Giving<'a> {
    are_families: bool,
    /// Sorted.
    front: &'a [Owner],
    /// Sorted by owner.
    taken: Vec<(Owner, usize)>,
    /// How many have each colour: in front, and in all.
    holders: [(usize, usize); families::END],
}

impl Giving<'_> {
    /// Gives each the colour that it names, if nobody has it.
    fn claim(&mut self, owners: &[Owner], named: impl Fn(&Owner) -> Option<usize>) {
        for owner in owners {
            let pool = pool(self.are_families, owner);
            let named = named(owner).filter(|colour| pool.contains(colour));
            if let Some(colour) = named.filter(|colour| self.holders[*colour].1 == 0) {
                self.give(owner, colour);
            }
        }
    }

    /// Gives one that has no colour yet the one that the fewest others have, those in front before
    /// all; of equals a first tone before a second, and the next after the one that it wishes for.
    /// What is not in front has a colour only where one is left.
    fn settle(&mut self, owner: &Owner) {
        let pool = pool(self.are_families, owner);
        let (wish, count) = (wish(owner, &pool), pool.len());
        let key = |colour: &usize| {
            let (in_front, all) = self.holders[*colour];
            let is_second = (HUES..COLOURS).contains(colour);
            (in_front, all, is_second, (colour + count - wish) % count)
        };
        let Some(colour) = pool.min_by_key(key) else {
            return;
        };
        if self.holders[colour].1 == 0 || self.is_in_front(owner) {
            self.give(owner, colour);
        }
    }

    fn give(&mut self, owner: &Owner, colour: usize) {
        if self.place(owner).is_ok() {
            return;
        }
        let is_in_front = self.is_in_front(owner);
        if is_in_front && self.holders[colour] == (0, 1) {
            self.taken.retain(|(_, taken)| *taken != colour);
            self.holders[colour] = (0, 0);
        }
        if let Err(place) = self.place(owner) {
            self.taken.insert(place, (owner.clone(), colour));
        }
        let (in_front, all) = &mut self.holders[colour];
        *in_front += usize::from(is_in_front);
        *all += 1;
    }

    fn is_in_front(&self, owner: &Owner) -> bool {
        self.front.binary_search(owner).is_ok()
    }

    fn place(&self, owner: &Owner) -> Result<usize, usize> {
        self.taken.binary_search_by(|(known, _)| known.cmp(owner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::lines::seen::Seen;
    use crate::chart::lines::source::{Bundle, Source};
    use crate::prom::duration::Duration;
    use crate::prom::labels::Labels;
    use crate::prom::series::Series;
    use crate::query_id::QueryId;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn series(name: u8, last: f64) -> Series {
        Series {
            labels: Labels::new([("name", name.to_string())]),
            times: [0.0].into(),
            values: [last].into(),
            ..Series::default()
        }
    }

    fn flat(names: Range<u8>) -> Vec<Series> {
        names.map(|name| series(name, 1.0)).collect()
    }

    /// The lines of some queries; A, B and so on, where there are several.
    fn lines(queries: &[Vec<Series>]) -> Lines {
        let letters = ["A", "B", "C"].map(|letter| if queries.len() > 1 { letter } else { "" });
        let sources = (0..).zip(queries.iter().zip(letters));
        let sources = sources.map(|(query, (series, letter))| Source {
            series,
            expr: "x",
            legend: "",
            bundle: Bundle {
                query: QueryId(query),
                letter: letter.to_owned(),
                ..Bundle::default()
            },
        });
        Lines::of(&sources.collect::<Vec<_>>())
    }

    fn front(lines: &Lines, count: usize, seen: &Seen) -> Vec<usize> {
        let drawn = seen.drawn(lines);
        let is_picked = |line| seen.is_picked(lines, line);
        rank::front(drawn, lines, count, Rank::LargestLast, is_picked)
    }

    /// Series in front and their colours.
    fn given(lines: &Lines, front: &[usize], colours: &Colours) -> Vec<(String, usize)> {
        let one = |line: &usize| {
            let colour = colours.get(&lines.owner(*line)?)?;
            Some((lines.series[*line].labels.to_string(), colour))
        };
        let mut all: Vec<(String, usize)> = front.iter().filter_map(one).collect();
        all.sort();
        all
    }

    /// Those of a link that is opened.
    fn opened(queries: &[Vec<Series>], count: usize, seen: &Seen) -> Vec<(String, usize)> {
        let lines = lines(queries);
        let front = front(&lines, count, seen);
        let colours = Colours::of(&lines, &front, Rank::LargestLast, &Colours::default());
        given(&lines, &front, &colours)
    }

    fn are_distinct(given: &[(String, usize)]) -> bool {
        let colours: BTreeSet<usize> = given.iter().map(|(_, colour)| *colour).collect();
        colours.len() == given.len()
    }

    #[test]
    fn hang_on_labels_and_query_alone() {
        for count in [1, 2, 7, 20] {
            let now = opened(&[flat(0..count)], 20, &Seen::default());
            assert!(are_distinct(&now), "{now:?}");
            let moved = (0..count)
                .rev()
                .map(|name| series(name, f64::from(name * 7 % 5)));
            let later = opened(&[moved.collect()], 20, &Seen::default());
            assert_eq!(now, later);
        }
        // The same in every browser and every year.
        let colours: Vec<usize> = opened(&[flat(0..4)], 20, &Seen::default())
            .into_iter()
            .map(|(_, colour)| colour)
            .collect();
        assert_eq!(colours, [5, 1, 2, 3]);
    }

    #[test]
    fn second_tones_are_for_lines_that_no_hue_is_left_for() {
        for (lines, expected) in [(1, 0), (9, 0), (10, 0), (13, 3), (20, 10), (45, 10)] {
            let given = opened(&[flat(0..lines)], 20, &Seen::default());
            assert!(are_distinct(&given), "{given:?}");
            let second = given.iter().filter(|(_, colour)| *colour >= HUES);
            assert_eq!(second.count(), expected, "{lines}");
        }
    }

    #[test]
    fn what_is_hidden_or_isolated_changes_none() {
        for count in [9, 45] {
            let all = [(0..count)
                .map(|name| series(name, f64::from(name)))
                .collect::<Vec<_>>()];
            let lines = lines(&all);
            let key = lines.key(usize::from(count) - 3);
            let whole = opened(&all, 20, &Seen::default());
            for seen in [
                Seen {
                    isolated: key.clone().into_iter().collect(),
                    ..Seen::default()
                },
                Seen {
                    hidden: key.into_iter().collect(),
                    ..Seen::default()
                },
            ] {
                let some = opened(&all, 20, &seen);
                let kept = some.iter().filter(|one| whole.contains(one)).count();
                assert!(kept >= some.len().min(19), "{some:?} {whole:?}");
                assert!(are_distinct(&some));
            }
        }
    }

    #[test]
    fn families_are_for_queries_of_few_lines() {
        let few = opened(&[flat(0..5), flat(5..8)], 20, &Seen::default());
        assert!(are_distinct(&few));
        for (series, colour) in &few {
            let is_of_second = ["5", "6", "7"].iter().any(|name| series.contains(name));
            let family = families::pool(usize::from(is_of_second));
            assert!(family.contains(colour), "{series} {colour}");
        }
        let many = opened(&[flat(0..16), flat(0..1)], 20, &Seen::default());
        assert_eq!(many.len(), 17);
        assert!(are_distinct(&many));
        assert!(many.iter().all(|(_, colour)| *colour < COLOURS));
    }

    #[test]
    fn a_line_of_an_earlier_time_has_that_of_its_like_now() {
        let series = flat(0..3);
        let source = |earlier| Source {
            series: &series,
            expr: "x",
            legend: "",
            bundle: Bundle {
                earlier,
                ..Bundle::default()
            },
        };
        let day = Some(Duration::from_seconds(86_400));
        let lines = Lines::of(&[source(None), source(day)]);
        let front: Vec<usize> = (0..6).collect();
        let colours = Colours::of(&lines, &front, Rank::LargestLast, &Colours::default());
        let colour = |line| colours.get(&lines.owner(line)?);
        for line in 0..3 {
            assert!(colour(line).is_some());
            assert_eq!(colour(line), colour(line + 3));
        }
    }

    proptest! {
        #[test]
        fn those_in_front_differ_and_keep_theirs(
            refreshes in prop::collection::vec(
                (prop::collection::btree_map(0_u8..60, 0..9_i32, 0..45), prop::collection::btree_set(0_u8..60, 0..5)),
                1..6,
            ),
            count in 0_usize..=20,
        ) {
            let mut colours = Colours::default();
            let mut before: Vec<(String, usize)> = Vec::new();
            for (values, picked) in refreshes {
                let all = values.iter().map(|(name, last)| series(*name, f64::from(*last)));
                let lines = lines(&[all.collect()]);
                let picked = picked.into_iter().filter_map(|name| {
                    let line = values.keys().position(|one| *one == name)?;
                    lines.key(line)
                });
                let seen = Seen { picked: picked.collect(), ..Seen::default() };
                let front = front(&lines, count, &seen);
                colours = Colours::of(&lines, &front, Rank::LargestLast, &colours);
                let now = given(&lines, &front, &colours);
                prop_assert_eq!(now.len(), front.len());
                prop_assert!(are_distinct(&now));
                for (series, colour) in &now {
                    let had = before.iter().find(|(other, _)| other == series);
                    prop_assert!(had.is_none_or(|(_, had)| had == colour), "{}", series);
                }
                before = now;
            }
        }
    }
}
