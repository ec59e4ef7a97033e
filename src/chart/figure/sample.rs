//! What tests of charts draw.

use super::look::Look;
use crate::chart::colour::palette::Ground;
use crate::chart::lines::Lines;
use crate::chart::lines::source::{Bundle, Source};
use crate::prom::duration::Duration;
use crate::prom::series::Series;

/// The lines of a query that gave these series.
pub(in crate::chart) fn lines(series: &[Series], step: Duration) -> Lines {
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
pub(in crate::chart) const fn look(width: f64, height: f64) -> Look {
    Look {
        ground: Ground::Light,
        width,
        height,
        pixel_ratio: 1.0,
    }
}
