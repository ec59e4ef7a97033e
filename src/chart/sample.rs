//! What tests of charts draw.

use super::figure::Look;
use super::lines::{Bundle, Lines, Source};
use super::palette::Ground;
use crate::prom::series::Series;

/// The lines of a query that gave these series; `step` in milliseconds.
pub(super) fn lines(series: &[Series], step: f64) -> Lines {
    let source = Source {
        series,
        expr: "x",
        legend: "",
        bundle: Bundle {
            step,
            ..Bundle::default()
        },
    };
    Lines::of(&[source])
}

/// A chart of this size, CSS pixels, on light ground.
pub(super) const fn look(width: f64, height: f64) -> Look {
    Look {
        ground: Ground::Light,
        width,
        height,
        pixel_ratio: 1.0,
    }
}
