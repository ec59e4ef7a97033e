//! How a CSV file writes its cells.
//!
//! Source: RFC 4180 for quotes; "CSV Injection" of OWASP for texts that a spreadsheet would run as
//! formulas; what spreadsheets take for dates and numbers was tried.

use std::fmt::Write;

use crate::prom::timestamp::Timestamp;
use crate::prom::value::Value;
use crate::prom::zone::{self, Offset, UTC};

/// For whom a file is written.
#[derive(Clone, Copy)]
pub(super) enum Style<'a> {
    /// For programs: times as RFC 3339 has them, values as Prometheus writes them.
    Program,
    /// For Excel and its like.
    Spreadsheet {
        /// How times are written.
        times: Times<'a>,
        /// Between whole numbers and fractions, as the spreadsheet expects it. Where it is a comma,
        /// semicolons stand between cells.
        decimal: char,
    },
}

/// Times that a spreadsheet can calculate with.
#[derive(Clone, Copy)]
pub(super) enum Times<'a> {
    /// What a clock on the wall shows, which spreadsheets take for a date and time.
    Local {
        /// The zone's name.
        zone: &'a str,
        /// The zone.
        offset: Offset<'a>,
    },
    /// Seconds since 1970.
    Unix,
}

impl<'a> Style<'a> {
    /// For a spreadsheet of a reader who writes one and a half like this.
    #[must_use]
    pub(super) fn spreadsheet(times: Times<'a>, one_and_a_half: &str) -> Self {
        let decimal = if one_and_a_half.contains(',') {
            ','
        } else {
            '.'
        };
        Self::Spreadsheet { times, decimal }
    }

    /// What the file begins with: Excel takes one without a mark for the letters of an old code
    /// page.
    pub(super) const fn start(self) -> &'static str {
        match self {
            Self::Program => "",
            Self::Spreadsheet { .. } => "\u{FEFF}",
        }
    }

    /// What stands between cells.
    pub(super) const fn separator(self) -> char {
        match self {
            Self::Spreadsheet { decimal: ',', .. } => ';',
            _ => ',',
        }
    }

    /// What the column of times is called.
    pub(super) fn time_head(self) -> String {
        match self.times() {
            None => "time".to_owned(),
            Some(Times::Local { zone, .. }) => text_cell(&format!("time ({zone})")),
            Some(Times::Unix) => "time (Unix seconds)".to_owned(),
        }
    }

    /// How far the clock of a row is ahead of UTC, in hours; none where times need no zone.
    pub(super) fn offset_hours(self, at: Timestamp) -> Option<f64> {
        match self.times()? {
            Times::Local { offset, .. } => Some(f64::from(offset(at)) / 3_600_000.0),
            Times::Unix => None,
        }
    }

    /// The time of a row.
    pub(super) fn time(self, at: Timestamp) -> String {
        match self.times() {
            None => format!("{}Z", zone::local(at, UTC).exact().replacen(' ', "T", 1)),
            Some(Times::Local { offset, .. }) => {
                let mut text = zone::local(at, offset).exact();
                self.set_decimal(&mut text, 0);
                text
            }
            Some(Times::Unix) => self.number(at.float() / 1_000.0),
        }
    }

    /// Puts a value behind what is there. A spreadsheet would take `-Inf` for a formula, so it gets
    /// a minus sign that is none.
    pub(super) fn put(self, out: &mut String, value: f64) {
        let start = out.len();
        let _ = match self {
            Self::Spreadsheet { .. } if value.is_infinite() => {
                out.write_str(if value > 0.0 { "Inf" } else { "−Inf" })
            }
            _ => write!(out, "{}", Value(value)),
        };
        self.set_decimal(out, start);
    }

    /// Writes the decimal point from `start` on as it is expected.
    fn set_decimal(self, out: &mut String, start: usize) {
        if let Self::Spreadsheet { decimal: ',', .. } = self
            && let Some(point) = out[start..].find('.')
        {
            out.replace_range(start + point..=start + point, ",");
        }
    }

    /// A value by itself.
    fn number(self, value: f64) -> String {
        let mut text = String::new();
        self.put(&mut text, value);
        text
    }

    const fn times(self) -> Option<Times<'a>> {
        match self {
            Self::Program => None,
            Self::Spreadsheet { times, .. } => Some(times),
        }
    }
}

/// A text that no spreadsheet takes for a formula, in quotes where it needs them.
pub(super) fn text_cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    if text.contains(['"', ',', ';', '\r', '\n']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::duration::Duration;

    const AT: Timestamp = Timestamp::from_ms(1_678_066_203_119);

    fn ahead(_: Timestamp) -> i32 {
        3_600_000
    }

    fn local(one_and_a_half: &str) -> Style<'static> {
        let times = Times::Local {
            zone: "Europe/Berlin",
            offset: &ahead,
        };
        Style::spreadsheet(times, one_and_a_half)
    }

    #[test]
    fn times_are_for_who_reads_them() {
        let unix = |text| Style::spreadsheet(Times::Unix, text);
        for (style, time, whole) in [
            (
                Style::Program,
                "2023-03-06T01:30:03.119Z",
                "2023-03-06T01:30:03Z",
            ),
            (
                local("1.5"),
                "2023-03-06 02:30:03.119",
                "2023-03-06 02:30:03",
            ),
            (
                local("1,5"),
                "2023-03-06 02:30:03,119",
                "2023-03-06 02:30:03",
            ),
            (unix("1.5"), "1678066203.119", "1678066203"),
            (unix("1,5"), "1678066203,119", "1678066203"),
        ] {
            assert_eq!(style.time(AT), time);
            assert_eq!(style.time(AT.floor(Duration::SECOND)), whole);
        }
        assert_eq!(local("1.5").time_head(), "time (Europe/Berlin)");
        assert_eq!(unix("1.5").time_head(), "time (Unix seconds)");
        assert_eq!(local("1.5").offset_hours(AT), Some(1.0));
        assert_eq!(unix("1.5").offset_hours(AT), None);
    }

    #[test]
    fn numbers_are_numbers_there() {
        for (value, program, point, comma) in [
            (1.5, "1.5", "1.5", "1,5"),
            (-1.5e-9, "-1.5e-9", "-1.5e-9", "-1,5e-9"),
            (
                9_007_199_254_740_992.0,
                "9007199254740992",
                "9007199254740992",
                "9007199254740992",
            ),
            (f64::NAN, "NaN", "NaN", "NaN"),
            (f64::INFINITY, "+Inf", "Inf", "Inf"),
            (f64::NEG_INFINITY, "-Inf", "−Inf", "−Inf"),
        ] {
            assert_eq!(Style::Program.number(value), program);
            assert_eq!(local("1.5").number(value), point);
            assert_eq!(local("1,5").number(value), comma);
        }
        assert_eq!(
            [local("1.5"), local("1,5"), local("١٫٥")].map(Style::separator),
            [',', ';', ',']
        );
    }

    #[test]
    fn a_text_is_no_formula() {
        for (text, cell) in [
            ("up", "up"),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("a\nb", "\"a\nb\""),
            ("a;b", "\"a;b\""),
            ("", ""),
        ] {
            assert_eq!(text_cell(text), cell);
        }
    }
}
