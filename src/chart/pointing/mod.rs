//! What the pointer, or an arrow key, is at.

pub mod emphasis;
pub mod near;
pub mod nearest;
pub mod reading;
pub mod spoken;
