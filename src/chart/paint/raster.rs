//! Many lines of few colours as pixels.
//!
//! Where lines of one colour lie over each other, only how many there are matters, not in which
//! order they came. So a line is not blended pixel by pixel: each column of each line notes where
//! it begins and ends, and summing up the notes from top to bottom tells how many lines cover a
//! pixel. That costs the same for a flat line as for one that jumps over the whole plot.

/// A whole line's share of a pixel.
const WHOLE: f32 = 256.0;

/// How much of each pixel is covered by lines of one colour.
#[derive(Clone, Debug, Default)]
pub(super) struct Raster {
    width: usize,
    height: usize,
    /// The plot's bottom, in parts of [`WHOLE`].
    lowest: i32,
    /// For each pixel, row by row, by how much it is covered more than the one above; two rows
    /// more than the plot has, for what ends at its bottom. In parts of [`WHOLE`].
    changes: Vec<i32>,
    /// How much each pixel of a row is covered, in parts of [`WHOLE`].
    row: Vec<i32>,
}

impl Raster {
    /// Makes room for a plot of so many pixels and forgets what it held.
    pub(super) fn clear(&mut self, width: u32, height: u32) {
        self.lowest = i32::try_from(height)
            .unwrap_or_default()
            .saturating_mul(0x100);
        let (width, height) = (width as usize, height as usize);
        self.width = width;
        self.height = height;
        self.changes.clear();
        self.changes.resize(width * (height + 2), 0);
    }

    /// Covers a column from `top` to `bottom`, pixels from the top edge; what lies outside is cut
    /// off, and the pixels at the ends are covered in part.
    #[inline]
    pub(super) fn cover(&mut self, column: usize, top: f32, bottom: f32) {
        let (top, bottom) = (self.parts(top), self.parts(bottom));
        self.change(column, top >> 8, 0x100 - (top & 0xff));
        self.change(column, (top >> 8) + 1, top & 0xff);
        self.change(column, bottom >> 8, (bottom & 0xff) - 0x100);
        self.change(column, (bottom >> 8) + 1, -(bottom & 0xff));
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "the cast saturates")]
    fn parts(&self, y: f32) -> i32 {
        ((y * WHOLE) as i32).clamp(0, self.lowest)
    }

    #[inline]
    #[allow(clippy::cast_sign_loss, reason = "rows are counted from 0")]
    fn change(&mut self, column: usize, row: i32, parts: i32) {
        if let Some(change) = self.changes.get_mut(row as usize * self.width + column) {
            *change += parts;
        }
    }

    /// Lays what is covered in a colour (red, green, blue, alpha of one line) over `pixels`, four
    /// bytes each, row by row, not premultiplied; and forgets what was covered.
    pub(super) fn pour(&mut self, colour: [u8; 4], pixels: &mut [u8]) {
        let opacity = Opacity::new(colour[3]);
        let [red, green, blue, _] = colour;
        self.row.clear();
        self.row.resize(self.width, 0);
        let rows = self.changes.chunks_exact_mut(self.width.max(1));
        let pixel_rows = pixels.chunks_exact_mut(4 * self.width.max(1));
        for (changes, pixels) in rows.zip(pixel_rows) {
            let cells = self
                .row
                .iter_mut()
                .zip(changes)
                .zip(pixels.as_chunks_mut().0);
            for ((covered, change), pixel) in cells {
                *covered += std::mem::take(change);
                let alpha = opacity.of(*covered);
                if alpha > 0 {
                    lay_over(pixel, [red, green, blue, alpha]);
                }
            }
        }
        let after = self.width * self.height;
        self.changes[after..].fill(0);
    }
}

/// Puts a colour over a pixel, neither premultiplied.
fn lay_over(pixel: &mut [u8; 4], colour: [u8; 4]) {
    if pixel[3] == 0 {
        *pixel = colour;
        return;
    }
    let over = f32::from(colour[3]) / 255.0;
    let under = f32::from(pixel[3]) / 255.0 * (1.0 - over);
    let alpha = over + under;
    for (below, above) in pixel.iter_mut().zip(colour).take(3) {
        *below = byte((f32::from(above) * over + f32::from(*below) * under) / alpha);
    }
    pixel[3] = byte(alpha * 255.0);
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates"
)]
fn byte(value: f32) -> u8 {
    value.round() as u8
}

/// What many lines over each other let through, looked up.
struct Opacity {
    /// By sixteenths of a line.
    alphas: Vec<u8>,
}

impl Opacity {
    /// More lines than this over each other look no denser.
    const MOST: u16 = 256;

    fn new(alpha: u8) -> Self {
        let through = 1.0 - f32::from(alpha) / 255.0;
        let alphas = (0..=Self::MOST * 16)
            .map(|sixteenths| byte(255.0 * (1.0 - through.powf(f32::from(sixteenths) / 16.0))));
        Self {
            alphas: alphas.collect(),
        }
    }

    fn of(&self, covered: i32) -> u8 {
        let last = self.alphas.len() - 1;
        let index = usize::try_from((covered + 8) >> 4).unwrap_or_default();
        self.alphas[index.min(last)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: [u8; 4] = [10, 20, 30, 255];

    fn alphas(width: u32, height: u32, spans: &[(usize, f32, f32)]) -> Vec<u8> {
        let mut raster = Raster::default();
        raster.clear(width, height);
        for (column, top, bottom) in spans {
            raster.cover(*column, *top, *bottom);
        }
        let mut pixels = vec![0; (width * height * 4) as usize];
        raster.pour(INK, &mut pixels);
        assert!(raster.changes.iter().all(|change| *change == 0));
        pixels.chunks(4).map(|pixel| pixel[3]).collect()
    }

    #[test]
    fn covers_pixels_in_part_at_the_ends() {
        for (spans, expected) in [
            (vec![], [0, 0, 0, 0]),
            (vec![(0, 1.0, 3.0)], [0, 255, 255, 0]),
            (vec![(0, 0.0, 4.0)], [255; 4]),
            (vec![(0, -9.0, 1.0)], [255, 0, 0, 0]),
            (vec![(0, 3.0, 9.0)], [0, 0, 0, 255]),
            (vec![(0, 4.0, 9.0)], [0; 4]),
            (vec![(0, -9.0, 0.0)], [0; 4]),
            (vec![(0, f32::INFINITY, f32::NEG_INFINITY)], [0; 4]),
        ] {
            assert_eq!(alphas(1, 4, &spans), expected, "{spans:?}");
        }
        assert_eq!(alphas(2, 2, &[(1, 0.0, 2.0)]), [0, 255, 0, 255]);
    }

    #[test]
    fn lays_colours_over_each_other() {
        for (below, above, seen) in [
            ([0; 4], [255, 0, 0, 128], [255, 0, 0, 128]),
            ([0, 0, 255, 255], [255, 0, 0, 255], [255, 0, 0, 255]),
            ([0, 0, 255, 255], [255, 0, 0, 128], [128, 0, 127, 255]),
            ([0, 0, 255, 128], [255, 0, 0, 128], [170, 0, 85, 192]),
        ] {
            let mut pixel = below;
            lay_over(&mut pixel, above);
            assert_eq!(pixel, seen);
        }
    }

    #[test]
    fn lines_over_each_other_are_denser() {
        let opacity = Opacity::new(128);
        assert_eq!(
            [0, 256, 512, 1_024, i32::MAX / 2].map(|n| opacity.of(n)),
            [0, 128, 192, 239, 255]
        );
    }
}
