//! From columns to something to look at: what is drawn where, in which colour, under which name.
//! Pure: nothing here knows that a browser exists.

mod across;
pub mod colours;
mod digits;
pub mod downsample;
pub mod extent;
pub mod families;
pub mod figure;
pub mod floats;
pub mod gaps;
mod guess;
pub mod heat_paint;
pub mod heatmap;
pub mod lines;
mod log_axis;
mod measure;
pub mod naming;
pub mod nearest;
pub mod paint;
pub mod palette;
pub mod plotly;
pub mod rank;
mod raster;
pub mod scale;
mod spans;
pub mod stack;
pub mod stats;
pub mod ticks;
pub mod time_axis;
mod time_step;
pub mod time_text;
pub mod unit;
pub mod value_axis;
mod value_text;
