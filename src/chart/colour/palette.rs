//! The colours of lines, told apart on light and on dark ground, by colour-blind readers too.
//!
//! Ten calm hues in two tones, the second for what is left where all ten are taken. They were found
//! by search: all have a contrast of at least 3 to 1 on their ground (WCAG 2.2, 1.4.11), and are as
//! far as can be from each other in Oklab. The nearest two of the ten are 0.109 apart to full colour
//! vision, and 0.081 without red, green or blue cones; of all twenty 0.077 and 0.050. What has a
//! place in one palette has the same in the other, and there it is of the same hue.

#![allow(clippy::unreadable_literal, reason = "colours are read as six digits")]

use std::fmt;

/// How many hues a palette has.
pub const HUES: usize = 10;

/// How many colours a palette has: each hue in two tones.
pub const COLOURS: usize = 2 * HUES;

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

    /// The colours of the series in front: all hues in their first tone, then in their second.
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
    Rgb(0x0297d4),
    Rgb(0x842b00),
    Rgb(0x4f9a6f),
    Rgb(0x7260bb),
    Rgb(0x946700),
    Rgb(0x2c499b),
    Rgb(0xa43c52),
    Rgb(0x007582),
    Rgb(0x6c3469),
    Rgb(0x9e8f00),
    Rgb(0x5d8194),
    Rgb(0xd0715d),
    Rgb(0x216843),
    Rgb(0x43277b),
    Rgb(0x7a531d),
    Rgb(0x505783),
    Rgb(0x5a2d33),
    Rgb(0x004950),
    Rgb(0xbe70ba),
    Rgb(0x4b4b2b),
];

const DARK: [Rgb; COLOURS] = [
    Rgb(0x96e1ff),
    Rgb(0xff9f7e),
    Rgb(0x48904b),
    Rgb(0x856cbf),
    Rgb(0xffcc74),
    Rgb(0x87a1f5),
    Rgb(0xd27081),
    Rgb(0x17a1aa),
    Rgb(0xe1a7cd),
    Rgb(0xb29f34),
    Rgb(0x047d9f),
    Rgb(0xd09176),
    Rgb(0xb1dcb0),
    Rgb(0xa790c9),
    Rgb(0xa97a04),
    Rgb(0x6c89da),
    Rgb(0xa7505b),
    Rgb(0x6bfefe),
    Rgb(0xa35991),
    Rgb(0x71701c),
];

#[cfg(test)]
mod tests {
    use super::super::families::{self, FAMILIES};
    use super::super::seeing::{BLINDNESSES, FULL, chroma_and_hue, contrast, nearest};
    use super::super::tokens;
    use super::*;

    const GROUNDS: [Ground; 2] = [Ground::Light, Ground::Dark];

    #[test]
    fn colours_stand_out_from_their_ground() {
        for ground in GROUNDS {
            for paper in tokens::papers(ground) {
                for colour in (0..families::END).map(|index| ground.colour(index)) {
                    let contrast = contrast(colour, paper);
                    assert!(contrast >= 3.0, "{colour} on {paper}: {contrast}");
                }
            }
        }
    }

    /// The smallest distance to full sight, and to any blindness.
    fn least(colours: &[Rgb]) -> (f64, f64) {
        let blind = BLINDNESSES.map(|blindness| nearest(colours, blindness));
        (
            nearest(colours, FULL),
            blind.into_iter().fold(1.0, f64::min),
        )
    }

    #[test]
    fn colours_are_told_apart() {
        for ground in GROUNDS {
            for (count, full, blind) in [(HUES, 0.109, 0.081), (COLOURS, 0.077, 0.05)] {
                let found = least(&ground.palette()[..count]);
                let is_enough = found.0 >= full && found.1 >= blind;
                assert!(is_enough, "{ground:?} {count}: {found:?}");
            }
            for family in 0..FAMILIES {
                let shades = families::pool(family).map(|index| ground.colour(index));
                let found = least(&shades.collect::<Vec<_>>());
                let is_enough = found.0 >= 0.084 && found.1 >= 0.074;
                assert!(is_enough, "{ground:?}, family {family}: {found:?}");
            }
        }
    }

    #[test]
    fn colours_are_calm() {
        for ground in GROUNDS {
            for colour in (0..families::END).map(|index| ground.colour(index)) {
                let (chroma, _) = chroma_and_hue(colour);
                assert!((0.04..0.14).contains(&chroma), "{colour}: {chroma}");
            }
        }
    }

    /// How many degrees two hues are apart.
    fn apart(a: Rgb, b: Rgb) -> f64 {
        let [a, b] = [a, b].map(|colour| chroma_and_hue(colour).1);
        let apart = (a - b).rem_euclid(360.0);
        apart.min(360.0 - apart)
    }

    #[test]
    fn light_and_dark_are_the_same_hues_and_so_are_both_tones() {
        let grounds = (0..families::END).map(|index| GROUNDS.map(|ground| ground.colour(index)));
        let tones = GROUNDS.into_iter().flat_map(|ground| {
            (0..HUES).map(move |hue| [hue, hue + HUES].map(|index| ground.colour(index)))
        });
        for [a, b] in grounds.chain(tones) {
            let apart = apart(a, b);
            assert!(apart <= 13.0, "{a} and {b} are {apart} degrees apart");
        }
    }

    #[test]
    fn writes_colours_as_style_sheets_and_canvases_do() {
        assert_eq!(Rgb(0x0091c8).to_string(), "#0091c8");
        assert_eq!(Rgb(0x0091c8).with_alpha(7), [0, 0x91, 0xc8, 7]);
        assert_eq!(Ground::Dark.colour(1), DARK[1]);
    }
}
