//! Which stretch of time a range query asks for, and how finely.

use super::duration::Duration;
use super::local::is_local;
use super::resolution::{Resolution, automatic_step, round_up};
use super::stretch::Stretch;
use super::timestamp::Timestamp;
use super::zone::{self, Offset};

/// Prometheus refuses a range query with more than 11,000 steps a series.
pub const POINTS_A_REQUEST: i64 = 11_000;

/// A longer answer is asked in parts, up to this many.
const MOST_PARTS: i64 = 10;

/// The instants that a range query asks for: steps from `start` on, and `end` itself, though it
/// may lie between two steps. A refresh keeps to the steps on screen, so that it asks for the very
/// same instants again and lines do not jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First step.
    pub start: Timestamp,
    /// The last instant.
    pub end: Timestamp,
    /// Distance between steps, at least 1 ms.
    pub step: Duration,
}

/// What a window is planned for.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// From where to where the chart reaches.
    pub bounds: Stretch,
    /// How wide it is, CSS pixels.
    pub width: u32,
    /// The page's time zone.
    pub offset: Offset<'a>,
    /// What is on screen, where it is to be brought up to date.
    pub shown: Option<Window>,
}

/// A window, and whether the reader's step had to give way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What to ask for.
    pub window: Window,
    /// The step that the reader chose, where it was too short or too long for the range.
    pub instead_of: Option<Duration>,
}

impl Window {
    /// Plans the window of a query in a frame.
    ///
    /// Its steps are counted back from its end, as on the Prometheus page, so that the newest value
    /// is there; those of a refresh from the steps on screen. Steps of a day or more go by the clock
    /// of the zone, as it is at the window's end, so that they are at midnights.
    #[must_use]
    pub fn plan(query: &str, resolution: Resolution, frame: &Frame) -> Planned {
        let bounds = frame.bounds.at_least(Duration::from_ms(1));
        let (end, range) = (bounds.end, bounds.length());
        // A query that knows its window's bounds means something else in parts.
        let is_local = is_local(query);
        let parts = if is_local { MOST_PARTS } else { 1 };
        let shortest = (range.ms() / (POINTS_A_REQUEST * parts)).max(1);
        let wanted = match resolution {
            Resolution::Auto => automatic_step(range, frame.width),
            Resolution::Fixed(step) => step,
        };
        let step = if wanted.ms() < shortest {
            round_up(shortest)
        } else {
            wanted.min(range)
        };
        // A query that is asked for as a whole must end with its steps.
        let grid = match frame.shown {
            _ if !is_local => end,
            // A midnight of its clock, as that goes at the end.
            _ if step >= Duration::DAY => Timestamp::from_ms(-i64::from((frame.offset)(end))),
            Some(shown) if shown.step == step => shown.start,
            _ => end,
        };
        let before = bounds.start.on_grid(grid, step);
        let start = if before == bounds.start {
            before
        } else {
            before + step
        };
        let is_chosen = matches!(resolution, Resolution::Fixed(_));
        Planned {
            window: Self { start, end, step },
            instead_of: (is_chosen && step != wanted).then_some(wanted),
        }
    }

    /// A sentence on a step that gave way to this one.
    #[must_use]
    pub fn told_instead_of(&self, chosen: Duration) -> String {
        let step = self.step;
        if step > chosen {
            format!(
                "The step was raised from {chosen} to {step}: more points than Prometheus gives. \
                 Choose a shorter range for the step of {chosen}."
            )
        } else {
            format!(
                "The step was lowered from {chosen} to {step}, the whole range. \
                 Choose a shorter step, or leave it empty for an automatic one."
            )
        }
    }

    /// A sentence on steps that are not at midnight though they should be.
    #[must_use]
    pub fn told_off_midnight(&self, zone: &str, offset: Offset) -> Option<String> {
        let (off, all) = (self.steps_off_midnight(offset), self.steps());
        (off > 0).then(|| {
            format!(
                "{off} of {all} steps are not at midnight in {zone}: its clocks change in this \
                 window, and steps are of one length. The last ones are at midnight."
            )
        })
    }

    /// A sentence where no series was found, on what may bring some.
    #[must_use]
    pub fn told_empty(&self) -> String {
        const NOTHING: &str = "No data: no series matches this query in this window. Check the metric's name and labels, or choose";
        if self.step > LOOKBACK {
            format!(
                "{NOTHING} a shorter step: what was there for less than {} may lie between two.",
                self.step
            )
        } else {
            format!("{NOTHING} another window.")
        }
    }

    /// A step, counted from 0.
    #[must_use]
    pub fn step_at(&self, index: i64) -> Timestamp {
        self.start + self.step.times(index)
    }

    /// The last step.
    #[must_use]
    pub fn last_step(&self) -> Timestamp {
        self.end.on_grid(self.start, self.step)
    }

    /// Whether its end is no step, and is asked for by itself.
    #[must_use]
    pub fn has_own_end(&self) -> bool {
        self.last_step() < self.end
    }

    /// How many steps there are; its own end is none.
    #[must_use]
    pub const fn steps(&self) -> i64 {
        self.end.since(self.start).ms() / self.step.ms() + 1
    }

    /// Whether its steps are so long that they go by the zone's clock.
    #[must_use]
    pub fn has_steps_of_days(&self) -> bool {
        self.step >= Duration::DAY
    }

    /// How many of its steps are not at midnight on the zone's clock, though they should be: where
    /// the clocks change, days are longer or shorter, and steps are not.
    #[must_use]
    pub fn steps_off_midnight(&self, offset: Offset) -> usize {
        if self.step.ms() % Duration::DAY.ms() != 0 {
            return 0;
        }
        let steps = (0..self.steps()).map(|index| self.step_at(index));
        steps
            .filter(|at| zone::local(*at, offset).ms_of_day != 0)
            .count()
    }
}

/// How far a step looks back for a sample, unless the server is told otherwise.
const LOOKBACK: Duration = Duration::MINUTE.times(5);

#[cfg(test)]
mod tests {
    use super::super::civil::NotATime;
    use super::super::zone::UTC;
    use super::*;
    use proptest::prelude::*;

    fn seconds(seconds: i64) -> Duration {
        Duration::from_seconds(seconds)
    }

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_ms(ms)
    }

    /// So long a stretch until then, on so many pixels.
    fn frame(range: Duration, end: Timestamp, width: u32) -> Frame<'static> {
        let start = end - range;
        Frame {
            bounds: Stretch { start, end },
            width,
            offset: UTC,
            shown: None,
        }
    }

    /// The last so many seconds until then, on 900 pixels.
    fn plan(query: &str, range: i64, end: Timestamp, resolution: Resolution) -> Planned {
        Window::plan(query, resolution, &frame(seconds(range), end, 900))
    }

    #[test]
    fn an_hour_at_thirty_seconds_has_121_steps_up_to_its_end() {
        let end = at(1_678_066_203_000);
        let thirty = Resolution::Fixed(seconds(30));
        let planned = plan("up", 3_600, end, thirty);
        let window = Window {
            start: end - Duration::HOUR,
            end,
            step: seconds(30),
        };
        let instead_of = None;
        assert_eq!(planned, Planned { window, instead_of });
        assert_eq!(window.steps(), 121);
        assert!(!window.has_own_end());
        // A refresh keeps to these steps, and asks for its end too.
        let refresh = |shown: Option<Window>, after: i64| {
            let frame = Frame {
                shown,
                ..frame(Duration::HOUR, end + seconds(after), 900)
            };
            Window::plan("up", thirty, &frame).window
        };
        let later = refresh(Some(window), 35);
        assert_eq!(later.start, window.start + Duration::MINUTE);
        assert_eq!(later.last_step(), end + seconds(30));
        assert_eq!(later.steps(), 120);
        assert!(later.has_own_end());
        assert!(!refresh(Some(window), 30).has_own_end());
        assert!(!refresh(None, 35).has_own_end());
        let step = seconds(20);
        assert!(!refresh(Some(Window { step, ..window }), 35).has_own_end());
    }

    #[test]
    fn the_step_follows_the_charts_width() {
        for (range, width, step) in [
            (3_600, 1_200, 10),
            (3_600, 390, 30),
            (60, 1_200, 1),
            (86_400, 1_200, 300),
            (30 * 86_400, 1_200, 7_200),
            (1, 1_200, 1),
        ] {
            let frame = frame(seconds(range), at(0), width);
            let planned = Window::plan("up", Resolution::Auto, &frame);
            assert_eq!(
                planned.window.step,
                seconds(step),
                "{range} s on {width} px"
            );
            assert_eq!(planned.instead_of, None);
        }
    }

    #[test]
    fn a_step_that_does_not_fit_gives_way_and_is_told() {
        for (query, range, wanted, step) in [
            ("up", 604_800, 1, 10),
            ("up @ end()", 604_800, 30, 60),
            ("up", 60, 300, 60),
            ("up", 120, 86_400, 120),
        ] {
            let planned = plan(query, range, at(0), Resolution::Fixed(seconds(wanted)));
            assert_eq!(planned.instead_of, Some(seconds(wanted)), "{query} {range}");
            assert_eq!(planned.window.step, seconds(step));
        }
        let zero = plan("up", 60, at(0), Resolution::Fixed(seconds(0)));
        assert_eq!(zero.window.step, Duration::from_ms(1));
        let nothing = Window::plan("up", Resolution::Auto, &frame(seconds(0), at(5), 900));
        assert_eq!(nothing.window.step, Duration::from_ms(1));
    }

    #[test]
    fn a_query_that_knows_its_window_ends_on_a_step() {
        let (end, step) = (at(7_777_777), seconds(7));
        let frame = Frame {
            shown: Some(Window {
                start: at(0),
                end: at(7_000_000),
                step,
            }),
            ..frame(Duration::HOUR, end, 900)
        };
        let planned = Window::plan("up @ end()", Resolution::Fixed(step), &frame);
        assert_eq!(planned.window.end, end);
        assert!(!planned.window.has_own_end());
        assert_eq!(planned.window.start, end - step.times(514));
    }

    fn utc(text: &str) -> Result<Timestamp, NotATime> {
        Ok(zone::instant(text.parse()?, UTC))
    }

    #[test]
    fn steps_of_days_are_at_the_zones_midnights() -> Result<(), NotATime> {
        // As in Berlin.
        let change = utc("2026-10-25 01:00")?;
        let berlin = |at| if at < change { 7_200_000 } else { 3_600_000 };
        let shanghai = |_| 28_800_000;
        let end = utc("2026-11-05 10:00")?;
        for (days, step, offset, start, off) in [
            (10, 86_400, UTC, "2026-10-27 00:00", 0),
            (10, 86_400, &shanghai, "2026-10-26 16:00", 0),
            (10, 2 * 86_400, &shanghai, "2026-10-27 16:00", 0),
            (10, 86_400, &berlin, "2026-10-26 23:00", 0),
            // Six days of summer time, one of them the day of the change.
            (16, 86_400, &berlin, "2026-10-20 23:00", 5),
            (10, 43_200, &shanghai, "2026-10-26 10:00", 0),
        ] {
            let resolution = Resolution::Fixed(seconds(step));
            let frame = Frame {
                offset,
                ..frame(Duration::DAY.times(days), end, 900)
            };
            let window = Window::plan("up", resolution, &frame).window;
            assert_eq!(window.start, utc(start)?, "{days} {step} {start}");
            assert_eq!(window.steps_off_midnight(offset), off, "{days} {step}");
        }
        Ok(())
    }

    #[test]
    fn says_what_is_not_as_the_reader_would_expect() {
        let window = |step: i64| Window {
            start: at(0),
            end: at(0) + Duration::DAY.times(10),
            step: seconds(step),
        };
        for (said, sentence) in [
            (
                window(10).told_instead_of(seconds(1)),
                "The step was raised from 1s to 10s: more points than Prometheus gives. Choose a shorter range for the step of 1s.",
            ),
            (
                window(60).told_instead_of(seconds(300)),
                "The step was lowered from 5m to 1m, the whole range. Choose a shorter step, or leave it empty for an automatic one.",
            ),
            (
                window(300).told_empty(),
                "No data: no series matches this query in this window. Check the metric's name and labels, or choose another window.",
            ),
            (
                window(7_200).told_empty(),
                "No data: no series matches this query in this window. Check the metric's name and labels, or choose a shorter step: what was there for less than 2h may lie between two.",
            ),
            (
                window(86_400)
                    .told_off_midnight("Europe/Berlin", &|then| {
                        if then > at(300_000_000) { 0 } else { 3_600_000 }
                    })
                    .unwrap_or_default(),
                "4 of 11 steps are not at midnight in Europe/Berlin: its clocks change in this window, and steps are of one length. The last ones are at midnight.",
            ),
        ] {
            assert_eq!(said, sentence);
        }
        assert_eq!(window(86_400).told_off_midnight("UTC", UTC), None);
    }

    proptest! {
        #[test]
        fn a_window_lies_within_its_bounds_and_ends_with_them(
            range in 1_i64..100_000_000_000,
            end in -1_000_000_000_000_i64..4_000_000_000_000,
            step in 0_i64..100_000_000,
            width in 0_u32..5_000,
            fixed: bool,
            is_local: bool,
            hours in -12_i32..14,
            shown in proptest::option::of(0_i64..100_000_000),
        ) {
            let resolution = if fixed { Resolution::Fixed(Duration::from_ms(step)) } else { Resolution::Auto };
            let query = if is_local { "up" } else { "up @ end()" };
            let ahead = hours * 3_600_000;
            let (range, end) = (Duration::from_ms(range), at(end));
            let shown = shown.map(|start| Window { start: at(start), end, step: Duration::from_ms(step) });
            let frame = Frame { offset: &|_| ahead, shown, ..frame(range, end, width) };
            let window = Window::plan(query, resolution, &frame).window;
            let Window { start, end: last, step } = window;
            prop_assert_eq!(last, end);
            prop_assert!(end - range <= start && start < end - range + step && start <= end);
            if !is_local || (shown.is_none() && step < Duration::DAY) {
                prop_assert!(!window.has_own_end());
            }
            let most = if is_local { MOST_PARTS } else { 1 };
            prop_assert!(window.steps() <= POINTS_A_REQUEST * most + 1);
        }
    }
}
