//! Families of colours: the lines of each of several queries are shades of one hue.
//!
//! They were found by search, as the palettes were: shades of a family are as far from each other
//! in Oklab as can be, 0.084 at least to full colour vision and 0.074 without cones of a kind. All
//! have a contrast of at least 3 to 1 on their ground (WCAG 2.2, 1.4.11), and each is of the same
//! hue on light and on dark ground.

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
        Rgb(0x273d5f),
        Rgb(0x3c72c1),
        Rgb(0x004a93),
        Rgb(0x7091b4),
        Rgb(0x3a5e7c),
    ],
    [
        Rgb(0xb58271),
        Rgb(0x8a5c4d),
        Rgb(0x6c2500),
        Rgb(0xbb6224),
        Rgb(0x923600),
    ],
    [
        Rgb(0x004b12),
        Rgb(0x137732),
        Rgb(0x558268),
        Rgb(0x335c42),
        Rgb(0x40a05c),
    ],
    [
        Rgb(0xb37f96),
        Rgb(0xaf5892),
        Rgb(0x5e2740),
        Rgb(0x875267),
        Rgb(0x7f2d66),
    ],
    [
        Rgb(0x4a3b02),
        Rgb(0xac8a00),
        Rgb(0x868153),
        Rgb(0x615327),
        Rgb(0x746b00),
    ],
    [
        Rgb(0xa77ad3),
        Rgb(0x7a4ea2),
        Rgb(0x7d749f),
        Rgb(0x4f2273),
        Rgb(0x534972),
    ],
];

const DARK: [[Rgb; SHADES]; FAMILIES] = [
    [
        Rgb(0x558ad8),
        Rgb(0xb6d3fb),
        Rgb(0x85bcff),
        Rgb(0x72a4cf),
        Rgb(0x5f7ca1),
    ],
    [
        Rgb(0xca9888),
        Rgb(0xce773f),
        Rgb(0xffcdb2),
        Rgb(0x9c6d5e),
        Rgb(0xffa771),
    ],
    [
        Rgb(0xa8f9af),
        Rgb(0x73c57e),
        Rgb(0x58866c),
        Rgb(0xa6d5b8),
        Rgb(0x49a665),
    ],
    [
        Rgb(0xb27d91),
        Rgb(0xffcbe0),
        Rgb(0xde86bf),
        Rgb(0xe3acc0),
        Rgb(0xac5890),
    ],
    [
        Rgb(0xd0c999),
        Rgb(0x9e9668),
        Rgb(0x8c7a00),
        Rgb(0xccaa3d),
        Rgb(0xfce176),
    ],
    [
        Rgb(0x8d64b5),
        Rgb(0xba8fe6),
        Rgb(0xbeb5e4),
        Rgb(0xe7d2ff),
        Rgb(0x9088b3),
    ],
];
