//! Times as the reader's clock shows them.

use crate::prom::civil::Civil;
use crate::prom::zone;

/// `14:03:07`; `offset` tells how far the reader's clock is ahead of UTC at an instant, both in
/// milliseconds.
#[must_use]
pub fn clock_text(ms: i64, offset: impl Fn(f64) -> f64) -> String {
    let (hour, minute, second) = local(ms, offset).clock();
    format!("{hour:02}:{minute:02}:{second:02}")
}

/// `2026-11-25 14:03:07`.
#[must_use]
pub fn date_text(ms: i64, offset: impl Fn(f64) -> f64) -> String {
    local(ms, offset).to_string()
}

fn local(ms: i64, offset: impl Fn(f64) -> f64) -> Civil {
    Civil::from_ms(zone::local(ms, &offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_readers_clock() {
        assert_eq!(clock_text(1_678_066_203_119, |_| 0.0), "01:30:03");
        assert_eq!(clock_text(1_678_066_203_119, |_| 3_600_000.0), "02:30:03");
        assert_eq!(
            date_text(1_678_066_203_119, |_| -7_200_000.0),
            "2023-03-05 23:30:03"
        );
    }
}
