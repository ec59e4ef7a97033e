//! A heat map as pixels: the more observations, the farther along the ramp.

use std::ops::Range;

use crate::chart::axis::scale::Scale;
use crate::chart::colour::palette::Ground;
use crate::chart::colour::ramp;
use crate::chart::figure::heatmap::{Cell, Heatmap};

/// Paints cells into `pixels`, which is used again: red, green, blue and alpha of each pixel, row
/// by row, not premultiplied, of a plot of the scale's size in device pixels. A cell is as wide as
/// a `step` (milliseconds), with its time in the middle; where cells overlap, the denser is seen.
pub(super) fn paint_cells(
    map: &Heatmap,
    step: f64,
    scale: &Scale,
    ground: Ground,
    pixels: &mut Vec<u8>,
) {
    let (width, height) = (pixel(scale.width), pixel(scale.height));
    pixels.clear();
    pixels.resize(width * height * 4, 0);
    let most = map.most();
    for cell in &map.cells {
        let level = level(cell.count / most);
        let (columns, rows) = (columns(cell, step, scale), rows(cell, scale));
        for row in pixels
            .chunks_exact_mut((width * 4).max(4))
            .skip(rows.start)
            .take(rows.len())
        {
            let row = row.as_chunks_mut::<4>().0;
            for pixel in row.get_mut(columns.clone()).unwrap_or_default() {
                pixel[3] = pixel[3].max(level);
            }
        }
    }
    let inks: [[u8; 4]; 256] = std::array::from_fn(|level| ink(level, ground));
    for pixel in pixels.as_chunks_mut::<4>().0 {
        *pixel = inks[usize::from(pixel[3])];
    }
}

/// How dense a cell is, from 1 to 255: until all are known it stands in the place of the colour.
fn level(part: f64) -> u8 {
    byte(254.0 * ramp::place(part)) + 1
}

/// The colour of a level; nothing where no cell is.
#[allow(clippy::cast_precision_loss, reason = "at most 255")]
fn ink(level: usize, ground: Ground) -> [u8; 4] {
    match level.checked_sub(1) {
        Some(level) => ground.ramp(level as f64 / 254.0).with_alpha(255),
        None => [0; 4],
    }
}

fn columns(cell: &Cell, step: f64, scale: &Scale) -> Range<usize> {
    let left = scale.x(cell.time - step / 2.0);
    let right = scale.x(cell.time + step / 2.0);
    span(left, right, scale.width)
}

/// Bounds without a place, such as `-Inf`, or 0 on a logarithmic axis, are at the plot's edge.
fn rows(cell: &Cell, scale: &Scale) -> Range<usize> {
    let (top, bottom) = (scale.y(cell.upper), scale.y(cell.lower));
    let bottom = if bottom.is_nan() {
        scale.height
    } else {
        bottom
    };
    let top = if top.is_nan() { scale.height } else { top };
    span(top, bottom, scale.height)
}

/// The pixels whose middle lies in a stretch, and at least one where it lies on the plot.
fn span(from: f64, to: f64, size: f64) -> Range<usize> {
    if to <= 0.0 || from >= size {
        return 0..0;
    }
    let (from, to) = (from.max(0.0), to.min(size));
    let (first, end) = (pixel(from.round()), pixel(to.round()));
    let middle = pixel(from.midpoint(to));
    if first < end {
        first..end
    } else {
        middle..middle + 1
    }
}

/// No plot is larger, in pixels.
const LARGEST: f64 = 16_384.0;

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded just before"
)]
fn pixel(at: f64) -> usize {
    at.clamp(0.0, LARGEST) as usize
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates"
)]
fn byte(value: f64) -> u8 {
    value.round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::axis::scale::Curve;

    /// Four columns of 10 ms, six rows: a unit each, or a sixth of a thousandfold.
    fn picture(curve: Curve, cells: &[(f64, f64, f64, f64)]) -> Vec<String> {
        let cells = cells.iter().map(|(time, lower, upper, count)| Cell {
            time: *time,
            lower: *lower,
            upper: *upper,
            count: *count,
        });
        let map = Heatmap {
            cells: cells.collect(),
        };
        let (low, high) = match curve {
            Curve::Linear => (0.0, 6.0),
            Curve::Log => (1.0, 1_000.0),
        };
        let scale = Scale {
            start: 0.0,
            end: 40.0,
            low,
            high,
            curve,
            width: 4.0,
            height: 6.0,
        };
        let mut pixels = vec![9; 7];
        paint_cells(&map, 10.0, &scale, Ground::Light, &mut pixels);
        let most = Ground::Light.ramp(1.0).with_alpha(255);
        let letter = |pixel: &[u8]| match pixel {
            [0, 0, 0, 0] => '.',
            pixel if *pixel == most => '#',
            [.., 255] => '+',
            _ => '?',
        };
        let row = |row: &[u8]| row.chunks(4).map(letter).collect();
        pixels.chunks(16).map(row).collect()
    }

    #[test]
    fn paints_cells_where_they_belong() {
        let inf = f64::INFINITY;
        let cells = [
            (15.0, 1.0, 3.0, 2.0),
            (15.0, 3.0, inf, 1.0),
            (35.0, -inf, 1.0, 2.0),
            (25.0, 4.0, 4.1, 2.0),
        ];
        let expected = [".+..", ".+#.", ".+..", ".#..", ".#..", "...#"];
        assert_eq!(picture(Curve::Linear, &cells), expected);
        let cells = [
            (5.0, 0.0, 10.0, 1.0),
            (15.0, 10.0, 100.0, 4.0),
            (99.0, 1.0, 9.0, 1.0),
        ];
        let expected = ["....", "....", ".#..", ".#..", "+...", "+..."];
        assert_eq!(picture(Curve::Log, &cells), expected);
    }

    #[test]
    fn the_denser_of_two_cells_is_seen() {
        let cells = [(5.0, 0.0, 6.0, 9.0), (5.0, 0.0, 6.0, 1.0)];
        assert_eq!(picture(Curve::Linear, &cells), ["#..."; 6]);
    }

    #[test]
    fn an_empty_map_is_an_empty_picture() {
        assert_eq!(picture(Curve::Linear, &[]), ["...."; 6]);
    }
}
