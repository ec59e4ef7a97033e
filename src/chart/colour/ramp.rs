//! The colours of a heat map, from few observations to many: away from the ground in even steps of lightness (Oklab),
//! while the hue goes from yellow to violet, so that near counts are told apart as well.

#![allow(clippy::unreadable_literal, reason = "colours are read as six digits")]

use super::palette::{Ground, Rgb};

/// On light ground. Those between are mixed of the two that are next.
const STOPS: [Rgb; 6] = [
    Rgb(0xf8ed60),
    Rgb(0x84d871),
    Rgb(0x13b093),
    Rgb(0x038191),
    Rgb(0x045384),
    Rgb(0x27117a),
];

/// Where on the ramp a part of the most is, both from 0 to 1. By the root: many histograms have few full buckets and
/// many nearly empty ones.
#[must_use]
pub fn place(part: f64) -> f64 {
    part.sqrt()
}

/// What part of the most is at a place on the ramp.
#[must_use]
pub fn part(place: f64) -> f64 {
    place * place
}

impl Ground {
    /// The colour at a place on the ramp.
    #[must_use]
    pub fn ramp(self, place: f64) -> Rgb {
        let place = match self {
            Self::Light => place,
            Self::Dark => 1.0 - place,
        };
        let along = place.clamp(0.0, 1.0) * 5.0;
        let (from, to) = match along {
            ..1.0 => (STOPS[0], STOPS[1]),
            ..2.0 => (STOPS[1], STOPS[2]),
            ..3.0 => (STOPS[2], STOPS[3]),
            ..4.0 => (STOPS[3], STOPS[4]),
            _ => (STOPS[4], STOPS[5]),
        };
        mixed(from, to, if along < 5.0 { along.fract() } else { 1.0 })
    }
}

fn mixed(from: Rgb, to: Rgb, part: f64) -> Rgb {
    let mut parts = to.parts();
    for (to, from) in parts.iter_mut().zip(from.parts()) {
        let mixed = f64::from(from) + (f64::from(*to) - f64::from(from)) * part;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between two bytes; casts of floats saturate"
        )]
        let byte = mixed.round() as u8;
        *to = byte;
    }
    let [red, green, blue] = parts;
    Rgb(u32::from_be_bytes([0, red, green, blue]))
}

#[cfg(test)]
mod tests {
    use super::super::seeing::{BLINDNESSES, FULL, distance, oklab};
    use super::*;

    #[test]
    fn lightness_goes_one_way_in_even_steps() {
        for ground in [Ground::Light, Ground::Dark] {
            let lightness = |step: u32| oklab(ground.ramp(f64::from(step) / 20.0), FULL)[0];
            let steps: Vec<f64> = (0..20)
                .map(|step| lightness(step + 1) - lightness(step))
                .collect();
            let even = (lightness(20) - lightness(0)) / 20.0;
            for step in steps {
                assert!(
                    step / even > 0.5 && step / even < 1.5,
                    "{ground:?} {step} {even}"
                );
            }
        }
    }

    #[test]
    fn a_tenth_more_is_seen_by_all() {
        for ground in [Ground::Light, Ground::Dark] {
            for vision in BLINDNESSES {
                for step in 0..10 {
                    let [a, b] = [step, step + 1].map(|step| ground.ramp(f64::from(step) / 10.0));
                    let apart = distance(a, b, vision);
                    assert!(apart > 0.045, "{ground:?} {step} {apart}");
                }
            }
        }
    }

    #[test]
    fn the_ends_are_the_ends() {
        assert_eq!(Ground::Light.ramp(0.0), STOPS[0]);
        assert_eq!(Ground::Light.ramp(1.0), STOPS[5]);
        assert_eq!(Ground::Dark.ramp(0.0), STOPS[5]);
        assert_eq!(Ground::Dark.ramp(7.0), STOPS[0]);
    }

    #[test]
    fn a_place_is_where_its_part_is() {
        for (place_of, part_of) in [(0.0, 0.0), (0.5, 0.25), (1.0, 1.0)] {
            assert!((place(part_of) - place_of).abs() < 1e-12);
            assert!((part(place_of) - part_of).abs() < 1e-12);
        }
    }
}
