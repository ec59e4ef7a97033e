//! The colours of lines, told apart on light and on dark ground, by colour-blind readers too.
//!
//! The palettes were found by search: all colours have a contrast of at least 3 to 1 on their
//! ground (WCAG 2.2, 1.4.11), and are as far as can be from each other in Oklab, as seen with full
//! colour vision and without red or green cones. The first few are the most distinct. What has a
//! place in one has the same in the other, and there it is of the same hue.

#![allow(clippy::unreadable_literal, reason = "colours are read as six digits")]

use std::fmt;

/// How many colours a palette has.
pub const COLOURS: usize = 20;

/// A colour as `0xrrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u32);

impl Rgb {
    /// Red, green and blue.
    #[must_use]
    pub const fn parts(self) -> [u8; 3] {
        let [_, red, green, blue] = self.0.to_be_bytes();
        [red, green, blue]
    }

    /// With an opacity, as a canvas' pixels are.
    #[must_use]
    pub const fn with_alpha(self, alpha: u8) -> [u8; 4] {
        let [red, green, blue] = self.parts();
        [red, green, blue, alpha]
    }
}

/// `#rrggbb`, as style sheets write it.
impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

/// What the chart is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Nearly white.
    #[default]
    Light,
    /// Nearly black.
    Dark,
}

impl Ground {
    /// The page's background, and its text.
    #[must_use]
    pub const fn paper_and_ink(self) -> (Rgb, Rgb) {
        match self {
            Self::Light => (Rgb(0x00ff_ffff), Rgb(0x001a_2330)),
            Self::Dark => (Rgb(0x0012_161c), Rgb(0x00e6_ebf1)),
        }
    }

    /// The colours of the series in front, most distinct first.
    #[must_use]
    pub const fn palette(self) -> &'static [Rgb; COLOURS] {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    /// The colour of the crowd as a whole, and of what is no line.
    #[must_use]
    pub const fn quiet(self) -> Rgb {
        let [red, green, blue, _] = self.crowd();
        Rgb(u32::from_be_bytes([0, red, green, blue]))
    }

    /// The colour of a line of the crowd, red, green, blue and alpha: quiet, and denser where
    /// many lines meet.
    #[must_use]
    pub const fn crowd(self) -> [u8; 4] {
        match self {
            Self::Light => [0x5b, 0x6b, 0x82, 0x60],
            Self::Dark => [0x9a, 0xa8, 0xbc, 0x50],
        }
    }
}

const LIGHT: [Rgb; COLOURS] = [
    Rgb(0x0c43e9),
    Rgb(0x08a008),
    Rgb(0x660505),
    Rgb(0xd65ccc),
    Rgb(0x4f0783),
    Rgb(0x36634d),
    Rgb(0x990099),
    Rgb(0xa82a00),
    Rgb(0x8080ff),
    Rgb(0x50957e),
    Rgb(0x9f568d),
    Rgb(0x8b704b),
    Rgb(0xe9680c),
    Rgb(0x0a4335),
    Rgb(0x401249),
    Rgb(0x2f70f4),
    Rgb(0xf64c84),
    Rgb(0x633663),
    Rgb(0x664aba),
    Rgb(0x0a90bd),
];

const DARK: [Rgb; COLOURS] = [
    Rgb(0x6884d9),
    Rgb(0x24ff24),
    Rgb(0xf50000),
    Rgb(0xffbdf9),
    Rgb(0x9d14ff),
    Rgb(0x84bda1),
    Rgb(0x955095),
    Rgb(0xb28170),
    Rgb(0xaaaaf3),
    Rgb(0xadffe4),
    Rgb(0xff14c4),
    Rgb(0xf39b20),
    Rgb(0xffcfad),
    Rgb(0x1f7a63),
    Rgb(0xe561ff),
    Rgb(0x0558ff),
    Rgb(0xcd3769),
    Rgb(0xbd0abd),
    Rgb(0x7d5ae7),
    Rgb(0x568d9f),
];

#[cfg(test)]
mod tests {
    use super::super::families;
    use super::*;

    const GROUNDS: [(Ground, [Rgb; 2]); 2] = [
        (Ground::Light, [Rgb(0xffffff), Rgb(0xf7f8fa)]),
        (Ground::Dark, [Rgb(0x111217), Rgb(0x1b1e24)]),
    ];

    /// Light as it is added up, of sRGB.
    fn linear(colour: Rgb) -> [f64; 3] {
        colour.parts().map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn times(matrix: [[f64; 3]; 3], colour: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(colour).map(|(a, b)| a * b).sum())
    }

    /// WCAG's contrast ratio.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let [a, b] = [a, b].map(|colour| {
            let [red, green, blue] = linear(colour);
            0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
        });
        a.max(b) / a.min(b)
    }

    /// Oklab of Björn Ottosson, in which distances are about as large as differences look.
    fn oklab(colour: [f64; 3]) -> [f64; 3] {
        let cones = times(
            [
                [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
                [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
                [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
            ],
            colour,
        );
        times(
            [
                [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
                [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
                [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
            ],
            cones.map(|cone| cone.max(0.0).cbrt()),
        )
    }

    /// As seen with all cones, without red and without green ones; the matrices are those of
    /// Machado, Oliveira and Fernandes (2009) for full severity.
    const VISIONS: [[[f64; 3]; 3]; 3] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ];

    fn nearest(colours: &[Rgb], vision: [[f64; 3]; 3]) -> f64 {
        let seen: Vec<[f64; 3]> = colours
            .iter()
            .map(|colour| oklab(times(vision, linear(*colour))))
            .collect();
        let mut nearest = f64::INFINITY;
        for (index, a) in seen.iter().enumerate() {
            for b in &seen[..index] {
                let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
                nearest = nearest.min(squares.sum::<f64>().sqrt());
            }
        }
        nearest
    }

    #[test]
    fn colours_stand_out_from_their_ground() {
        for (ground, backgrounds) in GROUNDS {
            for background in backgrounds {
                let last = families::END - 1;
                for colour in (0..=last).map(|index| ground.colour(index)) {
                    let contrast = contrast(colour, background);
                    assert!(contrast >= 3.0, "{colour} on {background}: {contrast}");
                }
            }
        }
    }

    #[test]
    fn colours_are_told_apart() {
        let [full, no_red, no_green] = VISIONS;
        for (ground, _) in GROUNDS {
            let all = ground.palette();
            for (count, vision, least) in [
                (8, full, 0.13),
                (8, no_red, 0.08),
                (8, no_green, 0.09),
                (COLOURS, full, 0.1),
                (COLOURS, no_red, 0.06),
                (COLOURS, no_green, 0.06),
            ] {
                let distance = nearest(&all[..count], vision);
                assert!(distance >= least, "{ground:?} {count}: {distance}");
            }
        }
    }

    /// Degrees around the circle of hues of OKLCH.
    fn hue(colour: Rgb) -> f64 {
        let [_, a, b] = oklab(linear(colour));
        b.atan2(a).to_degrees()
    }

    #[test]
    fn light_and_dark_are_the_same_hues() {
        for index in 0..families::END {
            let [light, dark] = [Ground::Light, Ground::Dark].map(|ground| ground.colour(index));
            let apart = (hue(light) - hue(dark)).rem_euclid(360.0);
            let apart = apart.min(360.0 - apart);
            assert!(
                apart <= 13.0,
                "{index}: {light} and {dark} are {apart} degrees apart"
            );
        }
    }

    #[test]
    fn writes_colours_as_style_sheets_and_canvases_do() {
        assert_eq!(Rgb(0x0091c8).to_string(), "#0091c8");
        assert_eq!(Rgb(0x0091c8).with_alpha(7), [0, 0x91, 0xc8, 7]);
        assert_eq!(Ground::Dark.colour(1), DARK[1]);
    }
}
