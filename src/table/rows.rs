//! Which rows of a long list are on screen, so that only those are built.

use std::ops::Range;

/// Rows built beyond each edge, so that a small scroll shows no blank.
const MARGIN: usize = 8;

/// The rows to build of `count` rows `row_height` pixels high, in a box `height` pixels high that
/// is scrolled down by `top` pixels.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts of floats saturate, and pixels below zero count as zero"
)]
pub fn on_screen(count: usize, row_height: f64, top: f64, height: f64) -> Range<usize> {
    let first = (top / row_height) as usize;
    let shown = (height / row_height).ceil() as usize + 1;
    let end = first.saturating_add(shown + MARGIN).min(count);
    first.saturating_sub(MARGIN).min(end)..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builds_what_is_seen_and_a_margin() {
        for (count, top, height, rows) in [
            (0, 0.0, 240.0, 0..0),
            (5, 0.0, 240.0, 0..5),
            (1_000, 0.0, 240.0, 0..19),
            (1_000, 2_400.0, 240.0, 92..119),
            (1_000, 23_760.0, 240.0, 982..1_000),
            (1_000, 1e9, 240.0, 1_000..1_000),
            (1_000, -50.0, 240.0, 0..19),
        ] {
            assert_eq!(
                on_screen(count, 24.0, top, height),
                rows,
                "{count} at {top}"
            );
        }
    }
}
