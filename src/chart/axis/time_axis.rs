//! The time axis: ticks where clock and calendar are round in the reader's time zone.

use super::ticks::Ticks;
use super::time_step::{STEPS, Step};
use crate::prom::civil::Civil;
use crate::prom::duration::Duration;
use crate::prom::stretch::Stretch;
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{self, Offset};

/// Pixels between ticks, at least: room for `14:03:07` and some air.
const TICK_PIXELS: f64 = 90.0;

/// Ticks in a window on an axis `width` CSS pixels wide.
///
/// The date stands under the first tick and under the first of each day, the offset from UTC under
/// those of an hour that the clock shows twice.
#[must_use]
pub fn time_ticks(window: Stretch, width: f64, offset: Offset) -> Ticks {
    let is_within_reach = |at: Timestamp| at.ms().abs() < Timestamp::END_OF_9999.ms();
    let Stretch { start, end } = window;
    if start >= end || !is_within_reach(start) || !is_within_reach(end) {
        return Ticks::default();
    }
    let most = (width / TICK_PIXELS).clamp(1.0, 50.0);
    let fits = |step: &Step| window.length().float() / step.length().float() <= most;
    let step = STEPS.into_iter().find(fits).unwrap_or(Step::Years(1_000));
    let at = match step {
        Step::Clock(length) => clock_ticks(window, length, offset),
        _ => calendar_ticks(window, step, offset),
    };
    Ticks {
        text: texts(&at, step, offset),
        at: at.into_iter().map(Timestamp::float).collect(),
    }
}

/// Multiples of a step on the reader's clock. An hour that the clock goes through twice is marked
/// twice, one that it leaps over is not marked.
fn clock_ticks(window: Stretch, step: Duration, offset: Offset) -> Vec<Timestamp> {
    let past = |at| Duration::from_ms(zone::local(at, offset).ms_of_day % step.ms());
    let is_tick = |at| past(at) == Duration::ZERO;
    let mut found = Vec::new();
    let mut at = window.start - past(window.start);
    while at <= window.end {
        if at >= window.start && is_tick(at) {
            found.push(at);
        }
        let next = at + step;
        let early = next - past(next);
        at = if early > at && is_tick(early) {
            early
        } else if is_tick(next) {
            next
        } else {
            early + step
        };
    }
    found
}

/// Beginnings of days, months or years on the reader's clock.
fn calendar_ticks(window: Stretch, step: Step, offset: Offset) -> Vec<Timestamp> {
    let mut civil = step.begin(zone::local(window.start, offset));
    let mut found = Vec::new();
    loop {
        let at = zone::instant(civil, offset);
        if at > window.end {
            return found;
        }
        if at >= window.start {
            found.push(at);
        }
        civil = step.next(civil);
    }
}

fn texts(at: &[Timestamp], step: Step, offset: Offset) -> Vec<String> {
    let mut previous = None;
    let text = |at: &Timestamp| {
        let civil = zone::local(*at, offset);
        let mut text = label(civil, step, previous);
        previous = Some(civil);
        if let Step::Clock(_) = step {
            let which = zone::which(*at, offset);
            let gap = match (which.is_empty(), text.contains('\n')) {
                (true, _) => "",
                (false, true) => " ",
                (false, false) => "\n",
            };
            text.extend([gap, &which]);
        }
        text
    };
    at.iter().map(text).collect()
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A tick's text; on the second line what the first leaves open, where it is not as before.
fn label(civil: Civil, step: Step, previous: Option<Civil>) -> String {
    let Civil { year, day, .. } = civil;
    let month = usize::try_from(civil.month - 1).ok();
    let month = month.and_then(|month| MONTHS.get(month)).unwrap_or(&"");
    let same_year = previous.is_some_and(|previous| previous.year == year);
    let same_day = same_year
        && previous.is_some_and(|previous| (previous.month, previous.day) == (civil.month, day));
    let (hour, minute, second) = civil.clock();
    let ms = civil.ms_of_day % 1_000;
    let first = match step {
        Step::Clock(step) if step >= Duration::MINUTE => format!("{hour:02}:{minute:02}"),
        Step::Clock(step) if step >= Duration::SECOND => {
            format!("{hour:02}:{minute:02}:{second:02}")
        }
        Step::Clock(_) => format!("{hour:02}:{minute:02}:{second:02}.{ms:03}"),
        Step::Days(_) => format!("{month} {day}"),
        Step::Months(_) => (*month).to_owned(),
        Step::Years(_) => return year.to_string(),
    };
    match step {
        Step::Clock(_) if same_day => first,
        Step::Clock(_) if same_year => format!("{first}\n{month} {day}"),
        Step::Clock(_) => format!("{first}\n{month} {day}, {year}"),
        _ if same_year => first,
        _ => format!("{first}\n{year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::civil::NotATime;
    use crate::prom::zone::UTC;
    use proptest::prelude::*;

    fn utc(text: &str) -> Result<Timestamp, NotATime> {
        Ok(zone::instant(text.parse()?, UTC))
    }

    fn window(start: &str, end: &str) -> Result<Stretch, NotATime> {
        Ok(Stretch {
            start: utc(start)?,
            end: utc(end)?,
        })
    }

    /// Berlin in 2026: an hour ahead of UTC, two from 29 March to 25 October, 01:00 UTC.
    fn berlin(at: Timestamp) -> i32 {
        let summer = 1_774_746_000_000..1_792_890_000_000;
        if summer.contains(&at.ms()) {
            7_200_000
        } else {
            3_600_000
        }
    }

    #[test]
    fn marks_round_times() -> Result<(), NotATime> {
        let (india, berlin): (Offset, Offset) = (&|_| 19_800_000, &berlin);
        for (start, end, zone, texts) in [
            (
                "2026-11-25 14:03:07",
                "2026-11-25 14:03:37",
                UTC,
                "14:03:10\nNov 25, 2026|14:03:15|14:03:20|14:03:25|14:03:30|14:03:35",
            ),
            (
                "2026-11-25 13:40",
                "2026-11-25 14:40",
                UTC,
                "13:40\nNov 25, 2026|13:50|14:00|14:10|14:20|14:30|14:40",
            ),
            (
                "2026-12-31 22:30",
                "2027-01-01 03:00",
                UTC,
                "23:00\nDec 31, 2026|00:00\nJan 1, 2027|01:00|02:00|03:00",
            ),
            (
                "2026-11-25 13:40",
                "2026-11-27 13:40",
                UTC,
                "18:00\nNov 25, 2026|00:00\nNov 26|06:00|12:00|18:00|00:00\nNov 27|06:00|12:00",
            ),
            (
                "2026-11-25 06:40",
                "2026-11-25 10:10",
                india,
                "12:30\nNov 25, 2026|13:00|13:30|14:00|14:30|15:00|15:30",
            ),
            (
                "2026-11-25",
                "2026-12-02",
                UTC,
                "Nov 25\n2026|Nov 26|Nov 27|Nov 28|Nov 29|Nov 30|Dec 1|Dec 2",
            ),
            (
                "2026-11-25",
                "2027-01-10",
                UTC,
                "Nov 30\n2026|Dec 7|Dec 14|Dec 21|Dec 28|Jan 4\n2027",
            ),
            (
                "2026-06-15",
                "2027-03-15",
                UTC,
                "Jul\n2026|Sep|Nov|Jan\n2027|Mar",
            ),
            (
                "2019-06-15",
                "2026-03-15",
                UTC,
                "2020|2021|2022|2023|2024|2025|2026",
            ),
            (
                "2026-03-28 22:00",
                "2026-03-29 04:00",
                berlin,
                "23:00\nMar 28, 2026|00:00\nMar 29|01:00|03:00|04:00|05:00|06:00",
            ),
            (
                "2026-03-28 11:00",
                "2026-03-29 22:00",
                berlin,
                "12:00\nMar 28, 2026|18:00|00:00\nMar 29|06:00|12:00|18:00|00:00\nMar 30",
            ),
            (
                "2026-10-24 22:00",
                "2026-10-25 04:00",
                berlin,
                "00:00\nOct 25, 2026|01:00|02:00\n+02:00|02:00\n+01:00|03:00|04:00|05:00",
            ),
            (
                "2026-10-25 00:00",
                "2026-10-25 00:30",
                berlin,
                "02:00\nOct 25, 2026 +02:00|02:05\n+02:00|02:10\n+02:00|02:15\n+02:00|02:20\n+02:00|02:25\n+02:00|02:30\n+02:00",
            ),
            (
                "2026-10-24 22:00",
                "2026-10-26 10:00",
                berlin,
                "00:00\nOct 25, 2026|06:00|12:00|18:00|00:00\nOct 26|06:00",
            ),
            (
                "2026-03-26 22:00",
                "2026-03-31 22:00",
                berlin,
                "Mar 27\n2026|Mar 28|Mar 29|Mar 30|Mar 31|Apr 1",
            ),
        ] {
            let ticks = time_ticks(window(start, end)?, 750.0, zone);
            assert_eq!(ticks.text.join("|"), texts, "{start}");
        }
        Ok(())
    }

    #[test]
    fn marks_parts_of_a_second_and_nothing_where_there_is_no_window() {
        let ticks = time_ticks(Stretch::from_floats(1_500.0, 2_500.0), 300.0, UTC);
        assert_eq!(
            ticks.text,
            ["00:00:01.500\nJan 1, 1970", "00:00:02.000", "00:00:02.500"]
        );
        for (start, end) in [
            (0.0, 0.0),
            (1.0, 0.0),
            (f64::NAN, 0.0),
            (0.0, f64::INFINITY),
            (-1e300, 0.0),
        ] {
            let window = Stretch::from_floats(start, end);
            assert_eq!(time_ticks(window, 300.0, UTC), Ticks::default());
        }
    }

    #[test]
    fn a_day_that_has_no_midnight_begins_when_the_clock_leaps() -> Result<(), NotATime> {
        // As in São Paulo on 4 November 2018: 03:00 UTC was midnight, and the clock showed 01:00.
        let leap = utc("2018-11-04 03:00")?;
        let zone = |at| if at < leap { -10_800_000 } else { -7_200_000 };
        let window = window("2018-11-02 03:00", "2018-11-06 03:00")?;
        let ticks = time_ticks(window, 500.0, &zone);
        assert_eq!(
            ticks.text,
            ["Nov 2\n2018", "Nov 3", "Nov 4", "Nov 5", "Nov 6"]
        );
        assert_eq!(ticks.at.get(2), Some(&leap.float()));
        Ok(())
    }

    proptest! {
        #[test]
        fn ticks_rise_inside_the_window_with_room(
            start in -2e12..4e12,
            length in 0_f64..13.0,
            width in 200.0..2_000.0,
            hours in -12_i32..14,
        ) {
            let end = start + 10_f64.powf(length);
            let window = Stretch::from_floats(start, end);
            let zone = |at| hours * 3_600_000 + berlin(at);
            let ticks = time_ticks(window, width, &zone);
            let (start, end) = (window.start.float(), window.end.float());
            prop_assert_eq!(ticks.at.len(), ticks.text.len());
            prop_assert!(ticks.at.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(ticks.at.iter().all(|at| *at >= start && *at <= end));
            let count = u32::try_from(ticks.at.len()).unwrap_or(u32::MAX);
            prop_assert!(f64::from(count) <= width / TICK_PIXELS + 2.0);
        }
    }
}
