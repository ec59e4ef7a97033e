//! How finely a window is asked for.

use super::duration::Duration;

/// How the step is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Resolution {
    /// From the chart's width.
    #[default]
    Auto,
    /// Always this step.
    Fixed(Duration),
}

/// Steps that people and scrape intervals use, in milliseconds.
const ROUND_STEPS: [i64; 26] = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000,
    120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000,
    86_400_000,
];

/// About a point for every three pixels: finer cannot be told apart, and costs the server. Not
/// below a second, the shortest scrape interval in use.
pub(super) fn automatic_step(range: Duration, width: u32) -> Duration {
    let points = (i64::from(width) / 3).clamp(100, 1_000);
    round_up((range.ms() / points).max(1_000))
}

/// The next longer step that is round.
pub(super) fn round_up(ms: i64) -> Duration {
    let round = ROUND_STEPS.into_iter().find(|round| *round >= ms);
    let days = || Duration::DAY.times((ms - 1) / Duration::DAY.ms() + 1);
    round.map_or_else(days, Duration::from_ms)
}
