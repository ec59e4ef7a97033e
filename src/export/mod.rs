//! What is on screen, to take along. A format is a file with a constant of what it offers; the two
//! lists are the menu. Pure.

mod csv;
mod csv_style;
mod curl;
pub mod frame;
mod json;
mod link;
pub mod markdown;
pub mod picture;
mod promtool;
pub mod screen;

use self::screen::{File, Text};

/// The texts on offer, in their order.
pub const TEXTS: [Text; 3] = [curl::TEXT, promtool::TEXT, link::TEXT];

/// The files on offer, in their order.
pub const FILES: [File; 6] = [
    csv::PROGRAM,
    csv::LOCAL,
    csv::UNIX,
    json::FILE,
    picture::PNG,
    picture::SVG,
];
