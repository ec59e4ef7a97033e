//! Which stretch of time a range query asks for, and how finely.

use super::duration::Duration;
use super::local::is_local;

/// Prometheus refuses a range query with more than 11,000 steps a series.
pub const POINTS_A_REQUEST: i64 = 11_000;

/// A longer answer is asked in parts, up to this many.
const MOST_PARTS: i64 = 10;

/// How the step is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Resolution {
    /// From the chart's width.
    #[default]
    Auto,
    /// Always this step.
    Fixed(Duration),
}

/// A stretch of time on the grid of its step: `start` and `end` are multiples of `step`, so that
/// a refresh asks for the very same instants again and lines do not jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First step, milliseconds since 1970.
    pub start: i64,
    /// Last step, milliseconds since 1970.
    pub end: i64,
    /// Distance between steps, at least 1 ms.
    pub step: Duration,
}

/// A window, and whether the reader's step had to give way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What to ask for.
    pub window: Window,
    /// The step that the reader chose, where it was too short for the range.
    pub raised_from: Option<Duration>,
}

impl Window {
    /// Plans the window of `range` that ends at `end` (milliseconds since 1970) for `query`, on a
    /// chart `width` CSS pixels wide.
    #[must_use]
    pub fn plan(
        query: &str,
        range: Duration,
        end: i64,
        resolution: Resolution,
        width: u32,
    ) -> Planned {
        // A query that knows its window's bounds means something else in parts.
        let parts = if is_local(query) { MOST_PARTS } else { 1 };
        let shortest = (range.ms() / (POINTS_A_REQUEST * parts)).max(1);
        let wanted = match resolution {
            Resolution::Auto => automatic_step(range, width),
            Resolution::Fixed(step) => step,
        };
        let (step, raised_from) = if wanted.ms() < shortest {
            (round_up(shortest), Some(wanted))
        } else {
            (wanted, None)
        };
        let align = |ms: i64| ms.div_euclid(step.ms()) * step.ms();
        let window = Self {
            start: align(end - range.ms()),
            end: align(end),
            step,
        };
        Planned {
            window,
            raised_from,
        }
    }

    /// How many steps a full series has.
    #[must_use]
    pub fn points(&self) -> i64 {
        (self.end - self.start) / self.step.ms() + 1
    }
}

/// Steps that people and scrape intervals use, in milliseconds.
const ROUND_STEPS: [i64; 26] = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000,
    120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000,
    86_400_000,
];

/// About a point for every three pixels: finer cannot be told apart, and costs the server. Not
/// below a second, the shortest scrape interval in use.
fn automatic_step(range: Duration, width: u32) -> Duration {
    let points = (i64::from(width) / 3).clamp(100, 1_000);
    round_up((range.ms() / points).max(1_000))
}

fn round_up(ms: i64) -> Duration {
    let day = 86_400_000;
    let round = ROUND_STEPS.into_iter().find(|round| *round >= ms);
    Duration::from_ms(round.unwrap_or_else(|| (ms + day - 1) / day * day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seconds(seconds: i64) -> Duration {
        Duration::from_seconds(seconds)
    }

    #[test]
    fn an_hour_at_thirty_seconds_has_121_points() {
        let planned = Window::plan(
            "up",
            seconds(3_600),
            1_678_066_203_119,
            Resolution::Fixed(seconds(30)),
            900,
        );
        let window = Window {
            start: 1_678_062_600_000,
            end: 1_678_066_200_000,
            step: seconds(30),
        };
        assert_eq!(
            planned,
            Planned {
                window,
                raised_from: None
            }
        );
        assert_eq!(window.points(), 121);
    }

    #[test]
    fn the_step_follows_the_charts_width() {
        for (range, width, step) in [
            (3_600, 1_200, 10),
            (3_600, 390, 30),
            (60, 1_200, 1),
            (86_400, 1_200, 300),
            (30 * 86_400, 1_200, 7_200),
            (0, 0, 1),
        ] {
            let planned = Window::plan("up", seconds(range), 0, Resolution::Auto, width);
            assert_eq!(
                planned.window.step,
                seconds(step),
                "{range} s on {width} px"
            );
        }
    }

    #[test]
    fn a_step_too_short_is_raised_and_said() {
        let planned = Window::plan(
            "up",
            seconds(604_800),
            0,
            Resolution::Fixed(seconds(1)),
            900,
        );
        assert_eq!(planned.raised_from, Some(seconds(1)));
        assert_eq!(planned.window.step, seconds(10));
        let whole = Window::plan(
            "up @ end()",
            seconds(604_800),
            0,
            Resolution::Fixed(seconds(30)),
            900,
        );
        assert_eq!(whole.window.step, seconds(60));
        let zero = Window::plan("up", seconds(60), 0, Resolution::Fixed(seconds(0)), 900);
        assert_eq!(zero.window.step, Duration::from_ms(1));
    }

    proptest! {
        #[test]
        fn a_window_lies_on_its_grid_and_within_the_limit(
            range in 0_i64..100_000_000_000,
            end in -1_000_000_000_000_i64..4_000_000_000_000,
            step in 0_i64..100_000_000,
            width in 0_u32..5_000,
            fixed: bool,
        ) {
            let resolution = if fixed { Resolution::Fixed(Duration::from_ms(step)) } else { Resolution::Auto };
            let window = Window::plan("up", Duration::from_ms(range), end, resolution, width).window;
            prop_assert_eq!(window.start.rem_euclid(window.step.ms()), 0);
            prop_assert_eq!(window.end.rem_euclid(window.step.ms()), 0);
            prop_assert!(window.end <= end && end - window.end < window.step.ms());
            prop_assert!(window.points() <= POINTS_A_REQUEST * MOST_PARTS + 2);
        }
    }
}
