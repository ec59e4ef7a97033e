//! Where a sample stands on the chart: between data and pixels.

/// How values are laid along the value axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Curve {
    /// Equal differences are equal distances; values that are larger than floats can tell apart
    /// have no place.
    #[default]
    Linear,
    /// Equal ratios are equal distances; values at or below zero have no place.
    Log,
}

/// Beyond this a difference could overflow: a linear axis ends there.
pub const LARGEST: f64 = 1e300;

impl Curve {
    /// The one of the two that it is not.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Linear => Self::Log,
            Self::Log => Self::Linear,
        }
    }

    /// A value's position on a linear axis: itself, or its decimal logarithm; `NaN` where it has
    /// no place.
    #[must_use]
    pub fn bend(self, value: f64) -> f64 {
        match self {
            Self::Linear if value.is_finite() && value.abs() > LARGEST => f64::NAN,
            Self::Linear => value,
            Self::Log if value > 0.0 => value.log10(),
            Self::Log => f64::NAN,
        }
    }

    /// The value at a position on a linear axis.
    #[must_use]
    pub fn unbend(self, position: f64) -> f64 {
        match self {
            Self::Linear => position,
            Self::Log => 10_f64.powf(position),
        }
    }
}

/// The window of data that a plot shows, and the plot's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Time at the left edge, milliseconds since 1970.
    pub start: f64,
    /// Time at the right edge, later than `start`.
    pub end: f64,
    /// Value at the bottom.
    pub low: f64,
    /// Value at the top, larger than `low`.
    pub high: f64,
    /// How values lie between them.
    pub curve: Curve,
    /// Width of the plot in pixels, CSS' or the device's as the caller likes.
    pub width: f64,
    /// Height of the plot in the same pixels.
    pub height: f64,
}

impl Scale {
    /// Pixels from the left edge.
    #[must_use]
    pub fn x(&self, time: f64) -> f64 {
        (time - self.start) / (self.end - self.start) * self.width
    }

    /// Pixels from the top edge; `NaN` where the value has no place.
    #[must_use]
    pub fn y(&self, value: f64) -> f64 {
        let (top, height) = self.bent();
        (top - self.curve.bend(value)) / height * self.height
    }

    /// Milliseconds since 1970 at so many pixels from the left edge.
    #[must_use]
    pub fn time(&self, x: f64) -> f64 {
        self.start + x / self.width * (self.end - self.start)
    }

    /// The value at so many pixels from the top edge.
    #[must_use]
    pub fn value(&self, y: f64) -> f64 {
        let (top, height) = self.bent();
        self.curve.unbend(top - y / self.height * height)
    }

    /// How far apart values about this one are that are half a pixel apart, if these are CSS
    /// pixels: screens may show as much.
    #[must_use]
    pub fn apart(&self, value: f64) -> f64 {
        let half = self.bent().1 / self.height / 2.0;
        match self.curve {
            Curve::Linear => half,
            Curve::Log => (half * std::f64::consts::LN_10).exp_m1() * value.abs(),
        }
    }

    /// How many milliseconds a pixel is wide.
    #[must_use]
    pub fn ms_per_pixel(&self) -> f64 {
        (self.end - self.start) / self.width
    }

    /// The position of the top edge, and how far above the bottom edge it is, on a linear axis.
    #[must_use]
    pub fn bent(&self) -> (f64, f64) {
        let top = self.curve.bend(self.high);
        (top, top - self.curve.bend(self.low))
    }
}

/// As `hypot`, which is a slow call in WebAssembly and careful about sizes that pixels never have.
#[must_use]
pub fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: f64 = 3_600_000.0;

    fn scale(low: f64, high: f64, curve: Curve) -> Scale {
        Scale {
            start: HOUR,
            end: 2.0 * HOUR,
            low,
            high,
            curve,
            width: 600.0,
            height: 300.0,
        }
    }

    #[test]
    fn puts_samples_where_they_belong() {
        let linear = scale(-1.0, 1.0, Curve::Linear);
        let log = scale(1.0, 1_000.0, Curve::Log);
        let on = |scale: Scale, values: &[f64]| -> Vec<f64> {
            values.iter().map(|value| scale.y(*value).round()).collect()
        };
        let times = [HOUR, 1.5 * HOUR, 2.0 * HOUR];
        let across: Vec<f64> = times.iter().map(|time| linear.x(*time)).collect();
        assert_eq!(across, vec![0.0, 300.0, 600.0]);
        assert_eq!(on(linear, &[1.0, 0.0, -1.0]), vec![0.0, 150.0, 300.0]);
        assert_eq!(on(log, &[1_000.0, 100.0, 1.0]), vec![0.0, 100.0, 300.0]);
        assert!(log.y(0.0).is_nan() && log.y(-1.0).is_nan());
        assert!((linear.ms_per_pixel() - 6_000.0).abs() < 1e-9);
        assert!(linear.y(1.7e308).is_nan());
    }

    proptest! {
        #[test]
        fn knows_how_far_apart_half_a_pixel_is(value in 1e-3..1e3, log in any::<bool>()) {
            let curve = if log { Curve::Log } else { Curve::Linear };
            let scale = scale(0.5, 2e6, curve);
            let pixels = scale.y(value) - scale.y(value + scale.apart(value));
            prop_assert!((pixels - 0.5).abs() < 1e-6, "{}", pixels);
        }

        #[test]
        fn comes_back_from_pixels(
            time in 0.0..1e13,
            value in 1e-3..1e6,
            log in any::<bool>(),
        ) {
            let curve = if log { Curve::Log } else { Curve::Linear };
            let scale = scale(0.5, 2e6, curve);
            prop_assert!((scale.time(scale.x(time)) - time).abs() < 1.0);
            let back = scale.value(scale.y(value));
            prop_assert!((back - value).abs() < 1e-6 * (1.0 + value));
        }
    }
}
