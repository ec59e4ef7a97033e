//! Colours, and who has which.

pub mod colours;
pub mod families;
pub mod palette;
pub mod ramp;
#[cfg(test)]
mod seeing;
#[cfg(test)]
mod tokens;
