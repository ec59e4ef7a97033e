//! Families of colours: the lines of each of several queries are shades of one hue.
//!
//! Shades are of even steps in OKLCH; all have a contrast of at least 3 to 1 on their ground
//! (WCAG 2.2, 1.4.11).

#![allow(clippy::unreadable_literal, reason = "colours are read as six digits")]

use super::palette::{COLOURS, Ground, Rgb};

/// How many families there are before they repeat.
pub const FAMILIES: usize = 6;

/// How many shades each has before they repeat.
const SHADES: usize = 5;

/// The colour of the `index`th line of a family, as an index beyond those of the palette.
#[must_use]
pub const fn of_family(family: usize, index: usize) -> usize {
    COLOURS + family % FAMILIES * SHADES + index % SHADES
}

/// The colour at an index that [`of_family`] gave.
#[must_use]
pub(super) const fn shade(ground: Ground, index: usize) -> Rgb {
    let index = index.saturating_sub(COLOURS) % (FAMILIES * SHADES);
    let families = match ground {
        Ground::Light => &LIGHT,
        Ground::Dark => &DARK,
    };
    families[index / SHADES][index % SHADES]
}

const LIGHT: [[Rgb; SHADES]; FAMILIES] = [
    [
        Rgb(0x0561bc),
        Rgb(0x6386e7),
        Rgb(0x024166),
        Rgb(0x427caf),
        Rgb(0x1846ab),
    ],
    [
        Rgb(0xa24102),
        Rgb(0xce7011),
        Rgb(0x721502),
        Rgb(0xa9614c),
        Rgb(0x7b3c05),
    ],
    [
        Rgb(0x0a7736),
        Rgb(0x0b9e6d),
        Rgb(0x1a4901),
        Rgb(0x53864e),
        Rgb(0x065f3a),
    ],
    [
        Rgb(0xab1d72),
        Rgb(0xd36085),
        Rgb(0x651854),
        Rgb(0x9f5f88),
        Rgb(0x91084f),
    ],
    [
        Rgb(0x716406),
        Rgb(0x8c9006),
        Rgb(0x4c3a05),
        Rgb(0x8d7526),
        Rgb(0x555306),
    ],
    [
        Rgb(0x763ebd),
        Rgb(0xaa6ecd),
        Rgb(0x3d2b7c),
        Rgb(0x796cad),
        Rgb(0x6a2995),
    ],
];

const DARK: [[Rgb; SHADES]; FAMILIES] = [
    [
        Rgb(0x54a0fe),
        Rgb(0x4d6ecc),
        Rgb(0x99d2ff),
        Rgb(0x548ec2),
        Rgb(0x8eb4fd),
    ],
    [
        Rgb(0xfa6e1d),
        Rgb(0xad5c04),
        Rgb(0xfdb7a7),
        Rgb(0xbd735d),
        Rgb(0xfd9750),
    ],
    [
        Rgb(0x0fbd59),
        Rgb(0x048a5e),
        Rgb(0xa0df8a),
        Rgb(0x65995f),
        Rgb(0x2bd489),
    ],
    [
        Rgb(0xf164af),
        Rgb(0xbb4a70),
        Rgb(0xfeabe6),
        Rgb(0xb3709a),
        Rgb(0xff89b4),
    ],
    [
        Rgb(0xb39f12),
        Rgb(0x777b07),
        Rgb(0xeec55e),
        Rgb(0x9f873a),
        Rgb(0xbfbb00),
    ],
    [
        Rgb(0xb17ffd),
        Rgb(0x9559b6),
        Rgb(0xc7c3fe),
        Rgb(0x8a7ec1),
        Rgb(0xcf98fd),
    ],
];
