//! Colours, and who has which.

pub mod colours;
pub mod families;
pub mod palette;
#[cfg(test)]
mod seeing;
#[cfg(test)]
mod tokens;
