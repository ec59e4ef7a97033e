//! How the reader wants the chart of a panel to be drawn.

use crate::chart::axis::scale::{Curve, LARGEST};
use crate::chart::mode::Mode;
use crate::measure::unit::Unit;
use crate::prom::float;
use crate::prom::value::Value;

/// How the chart of a panel is drawn. Limits, unit and thresholds are those of the value axis at
/// the left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appearance {
    /// What stands for a series.
    pub mode: Mode,
    /// How values lie on their axes.
    pub curve: Curve,
    /// Where the axis begins; none leaves room for the smallest value.
    pub low: Option<f64>,
    /// Where the axis ends; none leaves room for the largest value.
    pub high: Option<f64>,
    /// What the values measure; none guesses it from the query.
    pub unit: Option<Unit>,
    /// Values that a line across the plot marks.
    pub thresholds: Vec<f64>,
    /// Whether exemplars are marked.
    pub exemplars: bool,
    /// Whether it is shown when alerts were pending or firing.
    pub alerts: bool,
}

impl Appearance {
    /// How values lie on their axes on the chart, which not all modes leave to the reader.
    #[must_use]
    pub fn drawn_curve(&self) -> Curve {
        match self.mode.style().only_linear {
            Some(_) => Curve::Linear,
            None => self.curve,
        }
    }

    /// The ends of the axis that have a place on it; a link may hold others.
    #[must_use]
    pub fn limits(&self) -> (Option<f64>, Option<f64>) {
        let placed = |limit: Option<f64>| limit.filter(|limit| self.has_place(*limit));
        match (placed(self.low), placed(self.high)) {
            (Some(low), Some(high)) if low >= high => (None, None),
            limits => limits,
        }
    }

    /// What stands for a series on the chart where no heat map can be made.
    #[must_use]
    pub fn drawn_mode(&self) -> Mode {
        if self.mode.style().needs_buckets {
            Mode::default()
        } else {
            self.mode
        }
    }

    /// What of the choices is not followed, and why; empty where all are.
    #[must_use]
    pub fn remark(&self) -> &'static str {
        let below_zero = |limit: Option<f64>| limit.is_some_and(|limit| limit <= 0.0);
        let limits = [self.low, self.high];
        match (self.curve, self.mode.style().only_linear) {
            (Curve::Log, Some(why)) => why,
            (Curve::Log, None) if limits.into_iter().any(below_zero) => {
                "A logarithmic axis has only values above zero: the limit at or below it is not followed."
            }
            (Curve::Log | Curve::Linear, _) => "",
        }
    }

    /// Takes where the axis begins, as typed.
    ///
    /// # Errors
    /// A sentence that says why it cannot begin there.
    pub fn set_low(&mut self, typed: &str) -> Result<(), String> {
        let low = self.read_limit(typed)?;
        if let (Some(low), Some(high)) = (low, self.high)
            && low >= high
        {
            return Err(format!(
                "The axis ends at {}: choose a minimum below that.",
                Value(high)
            ));
        }
        self.low = low;
        Ok(())
    }

    /// Takes where the axis ends, as typed.
    ///
    /// # Errors
    /// A sentence that says why it cannot end there.
    pub fn set_high(&mut self, typed: &str) -> Result<(), String> {
        let high = self.read_limit(typed)?;
        if let (Some(low), Some(high)) = (self.low, high)
            && low >= high
        {
            return Err(format!(
                "The axis begins at {}: choose a maximum above that.",
                Value(low)
            ));
        }
        self.high = high;
        Ok(())
    }

    /// Takes thresholds, as typed.
    ///
    /// # Errors
    /// A sentence that names what is no number.
    pub fn set_thresholds(&mut self, typed: &str) -> Result<(), String> {
        self.thresholds = read_thresholds(typed, self.unit)?;
        Ok(())
    }

    /// The thresholds as they are typed.
    #[must_use]
    pub fn thresholds_text(&self) -> String {
        let texts: Vec<String> = self
            .thresholds
            .iter()
            .map(|value| Value(*value).to_string())
            .collect();
        texts.join(",")
    }

    fn has_place(&self, limit: f64) -> bool {
        limit.abs() <= LARGEST && self.drawn_curve().bend(limit).is_finite()
    }

    fn read_limit(&self, typed: &str) -> Result<Option<f64>, String> {
        if typed.is_empty() {
            return Ok(None);
        }
        let limit = read_number(typed)?;
        if !self.has_place(limit) {
            return Err(
                "A logarithmic axis has only values above zero: choose such a limit, or the linear axis."
                    .to_owned(),
            );
        }
        Ok(Some(limit))
    }
}

/// A number that an axis can hold.
///
/// # Errors
/// A sentence that shows one.
pub fn read_number(typed: &str) -> Result<f64, String> {
    float::read(typed)
        .filter(|number| number.abs() <= LARGEST)
        .ok_or_else(|| format!("“{typed}” is not a number: write one such as 0.5 or 1e9."))
}

/// Numbers with commas between them. `50%` is half of a ratio, and 50 of what is in percent.
///
/// # Errors
/// A sentence that names the first that is none.
pub fn read_thresholds(typed: &str, unit: Option<Unit>) -> Result<Vec<f64>, String> {
    let whole = if unit == Some(Unit::Percent) {
        1.0
    } else {
        100.0
    };
    let parts = typed.split(',').map(str::trim);
    let read = |part: &str| match part.strip_suffix('%') {
        Some(percent) => Ok(read_number(percent.trim_end())? / whole),
        None => read_number(part),
    };
    parts.filter(|part| !part.is_empty()).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_limits_that_an_axis_can_have() {
        let (linear, log) = (Curve::Linear, Curve::Log);
        let begins = "The axis begins at 1: choose a maximum above that.";
        let ends = "The axis ends at 8: choose a minimum below that.";
        let above_zero = "A logarithmic axis has only values above zero: choose such a limit, or the linear axis.";
        let no_number = "“low” is not a number: write one such as 0.5 or 1e9.";
        let infinite = "“inf” is not a number: write one such as 0.5 or 1e9.";
        for (curve, low, high, outcome) in [
            (linear, "", "", Ok(())),
            (linear, "-1e3", "8", Ok(())),
            (linear, "8", "8", Err(ends)),
            (linear, "low", "8", Err(no_number)),
            (linear, "1", "inf", Err(infinite)),
            (linear, "1", "0.5", Err(begins)),
            (log, "0", "", Err(above_zero)),
            (log, "", "-1", Err(above_zero)),
            (log, "0.1", "8", Ok(())),
        ] {
            let mut appearance = Appearance {
                curve,
                high: high.parse().ok().filter(|_| outcome == Err(ends)),
                ..Appearance::default()
            };
            let taken = appearance
                .set_low(low)
                .and_then(|()| appearance.set_high(high));
            assert_eq!(taken, outcome.map_err(str::to_owned), "{low} {high}");
        }
    }

    #[test]
    fn takes_thresholds() {
        let mut appearance = Appearance::default();
        assert_eq!(appearance.set_thresholds(" 1, 2.5 ,,1e3"), Ok(()));
        assert_eq!(appearance.thresholds, [1.0, 2.5, 1_000.0]);
        assert_eq!(appearance.thresholds_text(), "1,2.5,1000");
        assert_eq!(appearance.set_thresholds("1e300,-1e-9"), Ok(()));
        assert_eq!(appearance.thresholds_text(), "1e300,-1e-9");
        assert_eq!(appearance.set_thresholds(" 1, 2.5 ,,1e3"), Ok(()));
        assert_eq!(
            appearance.set_thresholds("1; 2"),
            Err("“1; 2” is not a number: write one such as 0.5 or 1e9.".to_owned())
        );
        assert_eq!(appearance.thresholds.len(), 3);
        assert_eq!(appearance.set_thresholds("50%, 7.5 %, 2"), Ok(()));
        assert_eq!(appearance.thresholds, [0.5, 0.075, 2.0]);
        appearance.unit = Some(Unit::Percent);
        assert_eq!(appearance.set_thresholds("50%"), Ok(()));
        assert_eq!(appearance.thresholds, [50.0]);
        assert_eq!(appearance.set_thresholds(""), Ok(()));
        assert_eq!(appearance.thresholds_text(), "");
    }

    #[test]
    fn follows_what_can_be_followed_and_says_what_not() {
        let appearance = |mode, curve, low, high| Appearance {
            mode,
            curve,
            low,
            high,
            ..Appearance::default()
        };
        let (lines, stacked) = (Mode::Lines, Mode::Stacked);
        for (wanted, curve, limits, said) in [
            (
                appearance(lines, Curve::Log, Some(0.0), Some(9.0)),
                Curve::Log,
                (None, Some(9.0)),
                "A logarithmic axis has only values above zero: the limit at or below it is not followed.",
            ),
            (
                appearance(stacked, Curve::Log, Some(0.0), None),
                Curve::Linear,
                (Some(0.0), None),
                "Stacked areas are drawn on a linear axis: heights on a logarithmic one do not add up.",
            ),
            (
                appearance(lines, Curve::Linear, Some(2.0), Some(1.0)),
                Curve::Linear,
                (None, None),
                "",
            ),
        ] {
            assert_eq!(wanted.drawn_curve(), curve);
            assert_eq!(wanted.limits(), limits);
            assert_eq!(wanted.remark(), said);
        }
    }
}
