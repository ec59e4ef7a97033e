//! Round values of a logarithmic axis.

use super::extent::Extent;
use crate::measure::scheme::Scheme;

/// Seconds.
pub(super) const DAY: f64 = 86_400.0;

/// How densely the axis is marked.
#[derive(Clone, Copy, PartialEq)]
enum Density {
    /// At 1, 2 and 5 of each decade, at each power of 16 bytes.
    Fine,
    /// At each decade, at each power of 1024 bytes.
    Coarse,
}

/// At most `most` values of the range at which its axis is marked, rising, round in their unit:
/// as dense as there is room for. The range is above zero.
#[must_use]
pub(super) fn log_values(range: Extent, most: f64, scheme: Scheme) -> Vec<f64> {
    let fits = |count: usize| u8::try_from(count).is_ok_and(|count| f64::from(count) <= most);
    let fine = round_values(range, scheme, Density::Fine);
    if fits(fine.len()) {
        return fine;
    }
    let coarse = round_values(range, scheme, Density::Coarse);
    let every = (1..=coarse.len()).find(|every| fits(coarse.len().div_ceil(*every)));
    coarse.into_iter().step_by(every.unwrap_or(1)).collect()
}

fn round_values(range: Extent, scheme: Scheme, density: Density) -> Vec<f64> {
    match (scheme, density) {
        (Scheme::Binary(_), Density::Fine) => powers(16.0, range, &[1.0]),
        (Scheme::Binary(_), Density::Coarse) => powers(1_024.0, range, &[1.0]),
        (Scheme::Clock(per_second), _) => {
            let seconds = Extent {
                low: range.low / per_second,
                high: range.high / per_second,
            };
            let lengths = lengths(seconds, density).into_iter();
            lengths.map(|length| length * per_second).collect()
        }
        (_, density) => powers(10.0, range, in_a_decade(density)),
    }
}

const fn in_a_decade(density: Density) -> &'static [f64] {
    match density {
        Density::Fine => &[1.0, 2.0, 5.0],
        Density::Coarse => &[1.0],
    }
}

/// Multiples of the powers of `base` that lie in the range.
fn powers(base: f64, range: Extent, multiples: &[f64]) -> Vec<f64> {
    let first = range.low.log(base).floor() - 1.0;
    // More powers of ten than floats have.
    (0..700_u16)
        .map(|index| base.powf(first + f64::from(index)))
        .take_while(|power| *power <= range.high)
        .flat_map(|power| multiples.iter().map(move |multiple| multiple * power))
        .filter(|value| *value >= range.low && *value <= range.high)
        .collect()
}

/// Lengths of time in seconds: decades below a second and above a day, between them what clocks
/// count in.
fn lengths(range: Extent, density: Density) -> Vec<f64> {
    let on_clocks: &[f64] = match density {
        Density::Fine => &[
            1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_800.0, 3_600.0, 7_200.0,
            18_000.0, 43_200.0,
        ],
        Density::Coarse => &[1.0, 10.0, 60.0, 600.0, 3_600.0, 36_000.0],
    };
    let below = Extent {
        high: range.high.min(0.99),
        ..range
    };
    let days = Extent {
        low: (range.low / DAY).max(1.0),
        high: range.high / DAY,
    };
    let inside = |length: &f64| *length >= range.low && *length <= range.high;
    let mut found = powers(10.0, below, in_a_decade(density));
    found.extend(on_clocks.iter().copied().filter(inside));
    found.extend(
        powers(10.0, days, in_a_decade(density))
            .into_iter()
            .map(|days| days * DAY),
    );
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_as_densely_as_there_is_room() {
        let clock = Scheme::Clock(1_000.0);
        for (low, high, most, scheme, values) in [
            (
                1.0,
                100.0,
                7.0,
                Scheme::Decimal(""),
                vec![1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0],
            ),
            (1.0, 100.0, 6.0, Scheme::Decimal(""), vec![1.0, 10.0, 100.0]),
            (1.0, 100.0, 2.0, Scheme::Decimal(""), vec![1.0, 100.0]),
            (
                1.0,
                2e6,
                3.0,
                Scheme::Binary("B"),
                vec![1.0, 1_024.0, 1_048_576.0],
            ),
            (
                100.0,
                7e4,
                8.0,
                clock,
                vec![100.0, 1_000.0, 10_000.0, 60_000.0],
            ),
            (3e7, 1e9, 4.0, clock, vec![3.6e7, 8.64e7, 8.64e8]),
            (
                1.0,
                1e5,
                4.0,
                Scheme::Decimal(""),
                vec![1.0, 100.0, 10_000.0],
            ),
            (1.0, 1e6, 3.0, Scheme::Decimal(""), vec![1.0, 1e3, 1e6]),
        ] {
            let range = Extent { low, high };
            assert_eq!(log_values(range, most, scheme), values, "{low}..{high}");
        }
    }
}
