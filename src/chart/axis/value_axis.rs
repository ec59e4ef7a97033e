//! The value axis: its range, and ticks at values that are round in their unit.

use super::extent::Extent;
use super::log_axis::{DAY, log_values};
use super::scale::{Curve, LARGEST};
use super::ticks::Ticks;
use crate::measure::scheme::Scheme;
use crate::measure::unit::Unit;

/// Room above and below the lines, as a part of their extent.
const PADDING: f64 = 0.05;
/// Room around a flat line, as a part of its value.
const FLAT_PADDING: f64 = 0.1;
/// Room around a flat line on a logarithmic axis, as a factor.
const FLAT_FACTOR: f64 = 2.0;
/// Pixels between ticks, at least.
const TICK_PIXELS: f64 = 45.0;
/// Beside zero this is the smallest float.
const SMALLEST: f64 = f64::from_bits(1);

/// The range of an axis on which lines of this extent have room. Zero is not crossed only to
/// make room; a flat line gets room in proportion to its value.
#[must_use]
pub fn range(extent: Option<Extent>, curve: Curve) -> Extent {
    match (curve, extent) {
        (Curve::Linear, Some(extent)) => linear_range(extent),
        (Curve::Linear, None) => Extent {
            low: 0.0,
            high: 1.0,
        },
        (Curve::Log, Some(Extent { low, high })) if low > 0.0 => log_range(low, high),
        (Curve::Log, _) => Extent {
            low: 1.0,
            high: 10.0,
        },
    }
}

fn linear_range(extent: Extent) -> Extent {
    let low = extent.low.clamp(-LARGEST, LARGEST);
    let high = extent.high.clamp(-LARGEST, LARGEST);
    let size = low.abs().max(high.abs());
    if size < LARGEST.recip() {
        return Extent {
            low: 0.0,
            high: 1.0,
        };
    }
    let is_flat = high - low <= size * 1e-12;
    let padding = if is_flat {
        size * FLAT_PADDING
    } else {
        (high - low) * PADDING
    };
    Extent {
        low: if low >= 0.0 {
            (low - padding).max(0.0)
        } else {
            low - padding
        },
        high: if high <= 0.0 {
            (high + padding).min(0.0)
        } else {
            high + padding
        },
    }
}

fn log_range(low: f64, high: f64) -> Extent {
    let decades = high.log10() - low.log10();
    let padding = if decades < 1e-6 {
        FLAT_FACTOR
    } else {
        10_f64.powf(decades * PADDING)
    };
    Extent {
        low: (low / padding).max(SMALLEST),
        high: (high * padding).min(f64::MAX),
    }
}

/// Ticks for a range on an axis `height` CSS pixels high.
#[must_use]
pub fn value_ticks(range: Extent, height: f64, curve: Curve, unit: Unit) -> Ticks {
    let most = (height / TICK_PIXELS).clamp(2.0, 30.0);
    let within_a_decade = range.high < range.low * 10.0;
    match curve {
        Curve::Log if range.low > 0.0 && !within_a_decade => {
            ticks_at(log_values(range, most, unit.scheme()), unit)
        }
        _ => linear_ticks(range, most, unit),
    }
}

fn ticks_at(at: Vec<f64>, unit: Unit) -> Ticks {
    let text = at.iter().map(|value| unit.format(*value)).collect();
    Ticks { at, text }
}

fn linear_ticks(range: Extent, most: f64, unit: Unit) -> Ticks {
    let shortest = (range.high - range.low) / most;
    if !(shortest >= 0.0 && range.low < range.high) {
        return Ticks::default();
    }
    let step = round_step(shortest, unit.scheme());
    let first = (range.low / step - 1e-9).ceil();
    let last = (range.high + step * 1e-9).min(f64::MAX);
    let mut at: Vec<f64> = (0..=32_u8)
        .map(|index| (first + f64::from(index)) * step)
        .take_while(|value| *value <= last)
        .collect();
    if at.is_empty() {
        // The smallest floats have no steps between them.
        at.extend([range.low, range.high]);
    }
    let text = at
        .iter()
        .map(|value| unit.format_tick(*value, step))
        .collect();
    Ticks { at, text }
}

/// Lengths of time that clocks count in, seconds.
const CLOCK_STEPS: [f64; 17] = [
    1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0, 7_200.0,
    10_800.0, 21_600.0, 43_200.0,
];

/// The shortest round step that is not shorter than `shortest`.
fn round_step(shortest: f64, scheme: Scheme) -> f64 {
    match scheme {
        Scheme::Binary(_) if shortest > 1.0 => binary_step(shortest),
        Scheme::Fixed(factor, _) => decimal_step(shortest * factor) / factor,
        Scheme::Clock(per_second) => clock_step(shortest / per_second) * per_second,
        Scheme::Instant => clock_step(shortest),
        _ => decimal_step(shortest),
    }
}

#[allow(clippy::cast_possible_truncation, reason = "an f64 is below 2^1024")]
fn binary_step(shortest: f64) -> f64 {
    // Not `exp2`, which brings a table of 4 KiB.
    2_f64.powi(shortest.log2().ceil() as i32)
}

fn decimal_step(shortest: f64) -> f64 {
    let decade = 10_f64.powf(shortest.log10().floor());
    let round = [1.0, 2.0, 5.0].map(|factor| factor * decade);
    let fits = |step: &f64| *step >= shortest * (1.0 - 1e-9);
    round.into_iter().find(fits).unwrap_or(10.0 * decade)
}

fn clock_step(shortest: f64) -> f64 {
    if shortest <= 0.5 {
        return decimal_step(shortest);
    }
    let fits = CLOCK_STEPS.into_iter().find(|step| *step >= shortest);
    fits.unwrap_or_else(|| decimal_step((shortest / DAY).max(1.0)) * DAY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn extent(low: f64, high: f64) -> Extent {
        Extent { low, high }
    }

    #[test]
    fn leaves_room() {
        for (curve, low, high, expected) in [
            (Curve::Linear, 100.0, 200.0, extent(95.0, 205.0)),
            (Curve::Linear, 0.0, 100.0, extent(0.0, 105.0)),
            (Curve::Linear, 2.0, 102.0, extent(0.0, 107.0)),
            (Curve::Linear, -100.0, 0.0, extent(-105.0, 0.0)),
            (Curve::Linear, -200.0, -100.0, extent(-205.0, -95.0)),
            (Curve::Linear, 5.0, 5.0, extent(4.5, 5.5)),
            (Curve::Linear, -5.0, -5.0, extent(-5.5, -4.5)),
            (Curve::Linear, 0.0, 0.0, extent(0.0, 1.0)),
            (Curve::Log, 5.0, 5.0, extent(2.5, 10.0)),
        ] {
            assert_eq!(
                range(Some(extent(low, high)), curve),
                expected,
                "{low} {high}"
            );
        }
        assert_eq!(range(None, Curve::Linear), extent(0.0, 1.0));
        assert_eq!(range(None, Curve::Log), extent(1.0, 10.0));
    }

    #[test]
    fn marks_values_that_are_round_in_their_unit() {
        let linear = Curve::Linear;
        let gib = 1_073_741_824.0;
        for (low, high, curve, unit, texts) in [
            (
                0.0,
                1.05,
                linear,
                Unit::Number,
                "0 | 0.2 | 0.4 | 0.6 | 0.8 | 1",
            ),
            (-3.0, 7.0, linear, Unit::Number, "-2 | 0 | 2 | 4 | 6"),
            (
                0.0,
                3_200.0,
                linear,
                Unit::Number,
                "0 | 500 | 1 k | 1.5 k | 2 k | 2.5 k | 3 k",
            ),
            (1e6, 1e6 + 12.0, linear, Unit::Number, "1000 k | 1000.002 k"),
            (
                0.0,
                1.8 * gib,
                linear,
                Unit::Bytes,
                "0 B | 256 MiB | 512 MiB | 768 MiB | 1 GiB | 1.25 GiB",
            ),
            (
                0.0,
                0.31,
                linear,
                Unit::Ratio,
                "0 % | 5 % | 10 % | 15 % | 20 % | 25 % | 30 %",
            ),
            (
                0.0,
                400.0,
                linear,
                Unit::Seconds,
                "0 s | 1 min | 2 min | 3 min | 4 min | 5 min | 6 min",
            ),
            (
                0.0,
                0.05,
                linear,
                Unit::Seconds,
                "0 s | 10 ms | 20 ms | 30 ms | 40 ms | 50 ms",
            ),
            (
                0.0,
                1e6,
                linear,
                Unit::Seconds,
                "0 s | 2 d | 4 d | 6 d | 8 d | 10 d",
            ),
        ] {
            let ticks = value_ticks(extent(low, high), 370.0, curve, unit);
            let found = ticks.text.join(" | ");
            assert!(found.starts_with(texts), "{low}..{high} {unit:?}: {found}");
        }
    }

    #[test]
    fn marks_values_that_are_round_on_a_logarithmic_axis() {
        let (log, gib) = (Curve::Log, 1_073_741_824.0);
        for (low, high, curve, unit, texts) in [
            (
                0.9,
                120.0,
                log,
                Unit::Number,
                "1 | 2 | 5 | 10 | 20 | 50 | 100",
            ),
            (
                0.9,
                1.2e6,
                log,
                Unit::Number,
                "1 | 10 | 100 | 1 k | 10 k | 100 k | 1 M",
            ),
            (
                0.9,
                1.2e12,
                log,
                Unit::Number,
                "1 | 100 | 10 k | 1 M | 100 M | 10 G | 1 T",
            ),
            (
                100.0,
                gib,
                log,
                Unit::Bytes,
                "256 B | 4 KiB | 64 KiB | 1 MiB | 16 MiB | 256 MiB",
            ),
            (
                0.02,
                1e5,
                log,
                Unit::Seconds,
                "100 ms | 1 s | 10 s | 1 min | 10 min | 1 h | 10 h | 1 d",
            ),
            (
                2.0,
                5.0,
                log,
                Unit::Number,
                "2 | 2.5 | 3 | 3.5 | 4 | 4.5 | 5",
            ),
        ] {
            let ticks = value_ticks(extent(low, high), 370.0, curve, unit);
            let found = ticks.text.join(" | ");
            assert!(found.starts_with(texts), "{low}..{high} {unit:?}: {found}");
        }
    }

    #[test]
    fn holds_the_largest_and_the_smallest_values() {
        for (low, high, curve, texts) in [
            (
                1.7e308,
                1.7e308,
                Curve::Log,
                "1e308 | 1.2e308 | 1.4e308 | 1.6e308",
            ),
            (1e-309, 1e-309, Curve::Log, "6e-310 | 8e-310 | 1e-309"),
            (
                1e-309,
                1.7e308,
                Curve::Log,
                "9.881e-324 | 1e-244 | 1e-165 | ",
            ),
            (5e-324, 5e-324, Curve::Log, "4.941e-324 | 9.881e-324"),
            (1e-309, 1e-309, Curve::Linear, "0 | 0.2 | 0.4"),
            (
                -1e300,
                1e300,
                Curve::Linear,
                "-1e300 | -5e299 | 0 | 5e299 | 1e300",
            ),
        ] {
            let range = range(Some(extent(low, high)), curve);
            assert!(range.low <= low && high <= range.high, "{range:?}");
            let ticks = value_ticks(range, 370.0, curve, Unit::Number);
            let found = ticks.text.join(" | ");
            assert!(found.starts_with(texts), "{low}..{high}: {found}");
        }
    }

    proptest! {
        #[test]
        fn ticks_are_few_distinct_and_inside(
            low in -1e12..1e12,
            size in -12_i32..12,
            height in 100.0..1_000.0,
            log in any::<bool>(),
            unit in 0..Unit::ALL.len(),
        ) {
            let unit = Unit::ALL[unit];
            let curve = if log { Curve::Log } else { Curve::Linear };
            let low = if log { f64::abs(low) + 1e-9 } else { low };
            let given = extent(low, low + 10_f64.powi(size));
            let range = range(Some(given), curve);
            prop_assert!(range.low <= given.low && given.high <= range.high);
            let ticks = value_ticks(range, height, curve, unit);
            prop_assert!(!ticks.at.is_empty() && ticks.at.len() <= 32, "{:?}", ticks);
            prop_assert!(ticks.at.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", ticks);
            let texts = ticks.text.windows(2).all(|pair| pair[0] != pair[1]);
            prop_assert!(texts, "{:?}", ticks);
            let room = (range.high - range.low) * 1e-6 + range.high.abs().max(range.low.abs()) * 1e-15;
            let inside = |at: &f64| *at >= range.low - room && *at <= range.high + room;
            prop_assert!(ticks.at.iter().all(inside), "{:?}", ticks);
        }

        #[test]
        fn any_extent_has_a_range(low in any::<f64>(), high in any::<f64>(), log in any::<bool>()) {
            let curve = if log { Curve::Log } else { Curve::Linear };
            let range = range(Some(extent(low.min(high), low.max(high))), curve);
            prop_assert!(range.low < range.high && (range.high - range.low).is_finite());
            let ticks = value_ticks(range, 300.0, curve, Unit::Bytes);
            prop_assert!(ticks.at.len() <= 32);
        }
    }
}
