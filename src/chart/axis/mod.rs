//! Axes: how values and times lie on them, and where their marks stand.

pub mod extent;
mod log_axis;
pub mod scale;
pub mod ticks;
pub mod time_axis;
mod time_step;
pub mod times;
pub mod value_axis;
