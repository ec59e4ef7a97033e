//! Which value axis the lines of each query belong to: no unit of one words values of another.

use super::source::Side;
use crate::measure::unit::Unit;
use crate::query_id::QueryId;

/// What the lines of an answer measure, and where the reader wants them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// Which of the panel's queries.
    pub query: QueryId,
    /// The axis that was chosen; none chooses by unit.
    pub side: Option<Side>,
    /// What they measure.
    pub unit: Unit,
    /// Whether there are none, which need no axis.
    pub is_empty: bool,
}

/// The axis of each answer, and its unit. A second unit goes to the right by itself, a third one
/// to the left again. `chosen` is the unit of the axis at the left, where the reader knows better:
/// it words what measures the same as the first that is there.
#[must_use]
pub fn place(wishes: &[Wish], chosen: Option<Unit>) -> Vec<(Side, Unit)> {
    let mut placed: Vec<(Side, Unit)> = Vec::new();
    let (mut left, mut right) = (None::<[Unit; 2]>, None::<Unit>);
    for (at, wish) in wishes.iter().enumerate() {
        let Wish { unit, .. } = *wish;
        let same = |before: &Wish| before.query == wish.query && !before.is_empty;
        if let Some(before) = wishes[..at].iter().position(same) {
            placed.push(placed[before]);
            continue;
        }
        if wish.is_empty {
            placed.push((wish.side.unwrap_or_default(), unit));
            continue;
        }
        let fits_left = left.is_none_or(|units| units.contains(&unit));
        let fits_right = right.is_none_or(|other| other == unit);
        let by_unit = if !fits_left && fits_right {
            Side::Right
        } else {
            Side::Left
        };
        placed.push(match wish.side.unwrap_or(by_unit) {
            Side::Left => {
                let [first, words] = *left.get_or_insert([unit, chosen.unwrap_or(unit)]);
                (Side::Left, if unit == first { words } else { unit })
            }
            Side::Right => {
                right.get_or_insert(unit);
                (Side::Right, unit)
            }
        });
    }
    placed
}

/// What the reader should know of an axis whose lines measure these, none twice.
#[must_use]
pub fn notice(side: Side, units: &[Unit]) -> Option<String> {
    if units.len() < 2 {
        return None;
    }
    let side = side.name();
    let names: Vec<&str> = units.iter().map(|unit| unit.name()).collect();
    Some(format!(
        "The axis at the {side} has bare numbers, since its lines measure different things: {}. \
         Choose the other axis in the options of a query, or add a panel for it.",
        names.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: Option<Side> = Some(Side::Left);
    const RIGHT: Option<Side> = Some(Side::Right);

    fn placed(wishes: &[(Option<Side>, Unit)], chosen: Option<Unit>) -> Vec<(Side, Unit)> {
        let wish = |(query, (side, unit)): (usize, &(Option<Side>, Unit))| Wish {
            query: QueryId(query),
            side: *side,
            unit: *unit,
            is_empty: false,
        };
        let wishes: Vec<Wish> = (0..).zip(wishes).map(wish).collect();
        place(&wishes, chosen)
    }

    #[test]
    fn a_second_unit_goes_to_the_right_and_a_third_back_to_the_left() {
        use Side::{Left, Right};
        use Unit::{Bytes, Number, Percent, Seconds};
        for (wishes, chosen, expected) in [
            (vec![(None, Bytes)], None, vec![(Left, Bytes)]),
            (
                vec![
                    (None, Percent),
                    (None, Bytes),
                    (None, Percent),
                    (None, Bytes),
                ],
                None,
                vec![
                    (Left, Percent),
                    (Right, Bytes),
                    (Left, Percent),
                    (Right, Bytes),
                ],
            ),
            (
                vec![(None, Percent), (None, Bytes), (None, Seconds)],
                None,
                vec![(Left, Percent), (Right, Bytes), (Left, Seconds)],
            ),
            (
                vec![(None, Bytes), (None, Number)],
                None,
                vec![(Left, Bytes), (Right, Number)],
            ),
            (
                vec![(None, Percent), (LEFT, Bytes)],
                None,
                vec![(Left, Percent), (Left, Bytes)],
            ),
            (
                vec![(RIGHT, Percent), (None, Bytes), (None, Percent)],
                None,
                vec![(Right, Percent), (Left, Bytes), (Right, Percent)],
            ),
            (
                vec![(RIGHT, Percent), (RIGHT, Bytes)],
                None,
                vec![(Right, Percent), (Right, Bytes)],
            ),
            // What the reader knows better is known of the axis at the left, and of no other unit.
            (
                vec![
                    (None, Number),
                    (None, Number),
                    (LEFT, Seconds),
                    (None, Bytes),
                ],
                Some(Bytes),
                vec![(Left, Bytes), (Left, Bytes), (Left, Seconds), (Left, Bytes)],
            ),
            (
                vec![(None, Bytes), (None, Seconds)],
                Some(Number),
                vec![(Left, Number), (Right, Seconds)],
            ),
        ] {
            assert_eq!(placed(&wishes, chosen), expected, "{wishes:?}");
        }
    }

    #[test]
    fn what_is_not_there_takes_no_axis_and_earlier_lines_go_along() {
        let wish = |query, unit, is_empty| Wish {
            query: QueryId(query),
            side: None,
            unit,
            is_empty,
        };
        let wishes = [
            wish(0, Unit::Seconds, true),
            wish(1, Unit::Bytes, false),
            wish(2, Unit::Percent, false),
            wish(2, Unit::Number, false),
        ];
        let expected = [
            (Side::Left, Unit::Seconds),
            (Side::Left, Unit::Bytes),
            (Side::Right, Unit::Percent),
            (Side::Right, Unit::Percent),
        ];
        assert_eq!(place(&wishes, None), expected);
    }

    #[test]
    fn says_why_an_axis_has_bare_numbers() {
        assert_eq!(notice(Side::Left, &[Unit::Bytes]), None);
        assert_eq!(
            notice(Side::Left, &[Unit::Percent, Unit::Bytes]).as_deref(),
            Some(
                "The axis at the left has bare numbers, since its lines measure different things: percent, bytes. Choose the other axis in the options of a query, or add a panel for it."
            )
        );
        let right = notice(Side::Right, &[Unit::Percent, Unit::Bytes]);
        assert!(right.is_some_and(|right| right.starts_with("The axis at the right has")));
    }
}
