//! Papers: text with live charts and values in it, in one Markdown file that anyone can read.
//!
//! `docs/papers.md` describes the syntax, and is a paper itself. The text is taken apart by a program of its own
//! (`src/bin/reader.rs`), which the page fetches when the first paper is opened.

mod ask;
mod elements;
mod folds;
mod front;
pub mod markdown;
mod message;
pub mod node;
mod options;
pub mod places;
pub mod shelf;
mod tree;
mod write;

pub use self::ask::{Ask, Show};
pub use self::message::read;
pub use self::tree::{Block, Paper};
pub use self::write::{block, fence, put_back, word};
