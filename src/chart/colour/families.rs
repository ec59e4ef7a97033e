//! Families of colours: the lines of each of several queries are shades of one hue.
//!
//! They were found by search, as the palettes were: shades of a family are as far from each other
//! in Oklab as can be, all have a contrast of at least 3 to 1 on their ground (WCAG 2.2, 1.4.11),
//! and each is of the same hue on light and on dark ground.

#![allow(clippy::unreadable_literal, reason = "colours are read as six digits")]

use std::ops::Range;

use super::palette::{COLOURS, Ground, Rgb};

/// How many families there are.
pub const FAMILIES: usize = 6;

/// How many shades each has.
pub const SHADES: usize = 5;

/// Beyond the index of the last colour of the last family.
pub(super) const END: usize = COLOURS + FAMILIES * SHADES;

/// The colours of a family, as indices beyond those of the palette.
#[must_use]
pub const fn pool(family: usize) -> Range<usize> {
    let start = COLOURS + family % FAMILIES * SHADES;
    start..start + SHADES
}

impl Ground {
    /// The colour at an index of the palette, or of a family of colours.
    #[must_use]
    pub const fn colour(self, index: usize) -> Rgb {
        if index < COLOURS {
            self.palette()[index]
        } else {
            shade(self, index)
        }
    }
}

/// The colour at an index of a [`pool`].
const fn shade(ground: Ground, index: usize) -> Rgb {
    let index = index.saturating_sub(COLOURS) % (FAMILIES * SHADES);
    let families = match ground {
        Ground::Light => &LIGHT,
        Ground::Dark => &DARK,
    };
    families[index / SHADES][index % SHADES]
}

const LIGHT: [[Rgb; SHADES]; FAMILIES] = [
    [
        Rgb(0x0b3660),
        Rgb(0x178ecf),
        Rgb(0x1a5bf9),
        Rgb(0x256493),
        Rgb(0x0537b3),
    ],
    [
        Rgb(0x7a4e1f),
        Rgb(0xf9570b),
        Rgb(0x5a1502),
        Rgb(0xb17c43),
        Rgb(0xc13b15),
    ],
    [
        Rgb(0x12a52b),
        Rgb(0x023c11),
        Rgb(0x0e7c15),
        Rgb(0x379072),
        Rgb(0x0b6044),
    ],
    [
        Rgb(0xcf1754),
        Rgb(0x4e1d41),
        Rgb(0xf90bb9),
        Rgb(0xc76ba2),
        Rgb(0x85326f),
    ],
    [
        Rgb(0x878122),
        Rgb(0x5a4e02),
        Rgb(0x686303),
        Rgb(0xa58c12),
        Rgb(0x8a6b0f),
    ],
    [
        Rgb(0xbc47eb),
        Rgb(0x461f7a),
        Rgb(0x8c05c2),
        Rgb(0x9d81cf),
        Rgb(0x4b17cf),
    ],
];

const DARK: [[Rgb; SHADES]; FAMILIES] = [
    [
        Rgb(0x2c8be8),
        Rgb(0x92d7fc),
        Rgb(0x1a5bf9),
        Rgb(0x3b739b),
        Rgb(0x8da6e2),
    ],
    [
        Rgb(0xfa9529),
        Rgb(0x9b593b),
        Rgb(0xef3906),
        Rgb(0xfcc992),
        Rgb(0xc77f6b),
    ],
    [
        Rgb(0x0bf933),
        Rgb(0x0e7c2b),
        Rgb(0x3fa646),
        Rgb(0x60c3a2),
        Rgb(0x8cf2d0),
    ],
    [
        Rgb(0xf90b5a),
        Rgb(0xfdbeed),
        Rgb(0xd48cc1),
        Rgb(0xb14385),
        Rgb(0xfa38c6),
    ],
    [
        Rgb(0xb1ab43),
        Rgb(0xa48f04),
        Rgb(0x7a762e),
        Rgb(0xcbbc76),
        Rgb(0xdcab18),
    ],
    [
        Rgb(0xbe29fa),
        Rgb(0xd9befd),
        Rgb(0xd983fc),
        Rgb(0x9476cb),
        Rgb(0x7647eb),
    ],
];
