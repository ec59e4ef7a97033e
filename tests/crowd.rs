//! The crowd's painter against one that is slow and obviously right.

use promscope::chart::axis::scale::{Curve, Scale};
use promscope::chart::paint::{Line, Painter};
use promscope::prom::series::Series;
use proptest::prelude::*;

const WIDTH: u32 = 40;
const HEIGHT: u32 = 30;
const STEP: f64 = 10.0;

/// A millisecond is a pixel wide, and the value is the row from the bottom.
fn scale() -> Scale {
    Scale {
        start: 0.0,
        end: f64::from(WIDTH),
        low: 0.0,
        high: f64::from(HEIGHT),
        curve: Curve::Linear,
        width: f64::from(WIDTH),
        height: f64::from(HEIGHT),
    }
}

/// The alphas of a line's picture, by column and row.
fn alphas(series: &Series, thickness: u8) -> impl Fn(u32, u32) -> u8 + use<> {
    let line = Line {
        series,
        colour: [10, 20, 30, 255],
        step: STEP,
    };
    let pixels = Painter::default()
        .paint(&[line], &scale(), thickness)
        .to_vec();
    move |x, y| pixels[((y * WIDTH + x) * 4 + 3) as usize]
}

/// Distance from a point to a stretch of line with flat ends; none beside its ends.
fn distance(at: (f64, f64), from: (f64, f64), to: (f64, f64)) -> Option<f64> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    let along = ((at.0 - from.0) * dx + (at.1 - from.1) * dy) / length;
    let aside = ((at.0 - from.0) * dy - (at.1 - from.1) * dx) / length;
    (along >= 0.0 && along <= length).then_some(aside.abs())
}

/// The part of a pixel that a stretch of line covers, of 64 samples.
fn covered(x: u32, y: u32, stretch: &[(f64, f64)], thickness: f64) -> f64 {
    let hits = (0..64_u32).filter(|index| {
        let (across, down) = (f64::from(index % 8), f64::from(index / 8));
        let at = (
            f64::from(x) + (across + 0.5) / 8.0,
            f64::from(y) + (down + 0.5) / 8.0,
        );
        distance(at, stretch[0], stretch[1]).is_some_and(|far| far <= thickness / 2.0)
    });
    f64::from(u32::try_from(hits.count()).unwrap_or_default()) / 64.0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn inks_what_a_slow_painter_inks_and_nothing_far_from_it(
        samples in prop::collection::vec((0.2..20.0, -10.0..40.0), 2..20),
        start in -20.0..20.0,
        thickness in 1_u8..4,
    ) {
        let mut time = start;
        let times: Vec<f64> = samples.iter().map(|(step, _)| { time += step; time }).collect();
        let values: Vec<f64> = samples.iter().map(|(_, value)| *value).collect();
        let series = Series {
            times: times.clone().into(),
            values: values.clone().into(),
            ..Series::default()
        };
        let alpha = alphas(&series, thickness);
        let rows = values.iter().map(|value| f64::from(HEIGHT) - value);
        let points: Vec<(f64, f64)> = times.iter().copied().zip(rows).collect();
        let thick = f64::from(thickness);
        let joined = |pair: &&[(f64, f64)]| pair[1].0 - pair[0].0 <= STEP * 1.5;
        let stretches: Vec<&[(f64, f64)]> = points.windows(2).filter(joined).collect();
        for (x, y) in (0..WIDTH).flat_map(|x| (0..HEIGHT).map(move |y| (x, y))) {
            let inked = alpha(x, y) > 0;
            let covered = |pair: &&[(f64, f64)]| covered(x, y, pair, thick) > 0.5;
            prop_assert!(inked || !stretches.iter().any(covered), "no ink: {x} {y}");
            let centre = (f64::from(x) + 0.5, f64::from(y) + 0.5);
            let aside = stretches.iter().filter_map(|pair| distance(centre, pair[0], pair[1]));
            let ends = points.iter().map(|end| (centre.0 - end.0).hypot(centre.1 - end.1));
            let nearest = aside.chain(ends).fold(f64::INFINITY, f64::min);
            prop_assert!(!inked || nearest <= thick * 1.5 + 1.5, "ink: {x} {y}");
        }
    }
}
