//! Which powers a number is counted in, and what stands behind it.

/// How the numbers of a unit are laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scheme {
    /// Powers of 1000 before a symbol.
    Decimal(&'static str),
    /// Powers of 1000 and of a thousandth before a symbol.
    Physical(&'static str),
    /// Powers of 1024 before a symbol.
    Binary(&'static str),
    /// Always the same symbol; the number is the value times a factor.
    Fixed(f64, &'static str),
    /// A length of time; so many of the unit are a second.
    Clock(f64),
    /// Seconds since 1970.
    Instant,
}
