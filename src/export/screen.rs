//! What a format is given, and what it offers.

use thiserror::Error;

use crate::chart::lines::Lines;
use crate::prom::answer::Answer;
use crate::prom::request::RangeQuery;
use crate::prom::zone::Offset;

/// A text to copy.
#[derive(Clone, Copy)]
pub struct Text {
    /// What its button says.
    pub label: &'static str,
    pub write: fn(&Screen) -> String,
}

/// A file to save.
#[derive(Clone, Copy)]
pub struct File {
    /// Its button's test id.
    pub testid: &'static str,
    /// What its button says.
    pub label: &'static str,
    /// How it is made.
    pub how: How,
}

/// Puts the pieces of a file one behind the other, or says why there is nothing to write.
pub type Write = fn(&Screen, &mut dyn FnMut(Body)) -> Result<(), Nothing>;

/// How a file is made.
#[derive(Clone, Copy)]
pub enum How {
    /// From the answers.
    Written {
        /// What the file is called.
        name: &'static str,
        /// Its media type.
        kind: &'static str,
        write: Write,
    },
    /// From what is drawn.
    Drawn(Format),
}

/// How a picture is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// As itself.
    Picture,
    /// Within a piece of Markdown.
    Markdown,
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Pixels, as many as on screen.
    Png,
    /// Lines and text; the crowd is a PNG within.
    Svg,
}

/// Why there is nothing to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Nothing {
    /// Nothing was answered.
    #[error("There is no answer to save yet. Run a query, then save again.")]
    Answer,
    /// What was answered is empty.
    #[error("There are no samples to save. Run a query that finds some, then save again.")]
    Samples,
}

/// A piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body<'a> {
    /// What was written.
    Written(&'a str),
    /// The body of this answer of the screen, as it came.
    AsItCame(usize),
}

/// What is on screen, and how its reader reads.
pub struct Screen<'a> {
    /// The page's address, which says all that is open.
    pub address: String,
    /// What the chart is of; empty without one.
    pub title: String,
    /// The lines of the chart, if there is one.
    pub lines: Option<&'a Lines>,
    /// The answers, once there are some.
    pub answers: Option<Vec<Shown<'a>>>,
    /// The name of the page's time zone.
    pub zone: String,
    /// That zone.
    pub offset: Offset<'a>,
    /// One and a half as the reader writes it.
    pub one_and_a_half: String,
}

/// An answer on screen.
pub struct Shown<'a> {
    /// The question over the whole window.
    pub question: &'a RangeQuery,
    /// What it was answered.
    pub answer: &'a Answer,
    /// Whether one body as it came is all of it.
    pub is_as_it_came: bool,
}

impl Screen<'_> {
    /// The questions in other words, a line each.
    pub(super) fn questions(&self, word: fn(&RangeQuery) -> String) -> String {
        let answers = self.answers.iter().flatten();
        let questions: Vec<String> = answers.map(|shown| word(shown.question)).collect();
        questions.join("\n")
    }
}
