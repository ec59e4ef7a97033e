//! How colours look, for tests.

use super::palette::Rgb;

/// Light as it is added up, of sRGB.
pub(super) fn linear(colour: Rgb) -> [f64; 3] {
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
pub(super) fn contrast(a: Rgb, b: Rgb) -> f64 {
    let [a, b] = [a, b].map(|colour| {
        let [red, green, blue] = linear(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    });
    a.max(b) / a.min(b)
}

/// Oklab of Björn Ottosson, in which distances are about as large as differences look.
pub(super) fn oklab(colour: Rgb, vision: Vision) -> [f64; 3] {
    let cones = times(
        [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        times(vision, linear(colour)),
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

/// What is seen of red, green and blue light.
pub(super) type Vision = [[f64; 3]; 3];

/// With all cones.
pub(super) const FULL: Vision = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

/// Without red, green or blue cones: the matrices of Machado, Oliveira and Fernandes (2009) for
/// full severity.
pub(super) const BLINDNESSES: [Vision; 3] = [
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
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

/// How far two colours look apart.
pub(super) fn distance(a: Rgb, b: Rgb, vision: Vision) -> f64 {
    let [a, b] = [a, b].map(|colour| oklab(colour, vision));
    let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

/// The smallest distance between any two colours.
pub(super) fn nearest(colours: &[Rgb], vision: Vision) -> f64 {
    let pairs = colours.iter().enumerate().flat_map(|(at, a)| {
        let before = colours[..at].iter();
        before.map(move |b| distance(*a, *b, vision))
    });
    pairs.fold(f64::INFINITY, f64::min)
}

/// How colourful a colour is, and its degrees around the circle of hues, of OKLCH.
pub(super) fn chroma_and_hue(colour: Rgb) -> (f64, f64) {
    let [_, a, b] = oklab(colour, FULL);
    (a.hypot(b), b.atan2(a).to_degrees())
}
