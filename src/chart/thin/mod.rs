//! Samples as what can be seen of them: where a line breaks, and no more points than pixels.

pub mod downsample;
pub mod gaps;
pub mod stairs;
