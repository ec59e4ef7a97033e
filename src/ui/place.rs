//! Which answer the Debug tab is of.

use std::ops::Deref;
use std::sync::Arc;

use crate::state::answers::{Answers, Exchange};

/// One of the answers on screen.
#[derive(Clone, PartialEq)]
pub struct Place {
    /// All of them.
    pub answers: Arc<Answers>,
    /// Its place among them.
    pub which: usize,
}

impl Deref for Place {
    type Target = Exchange;

    fn deref(&self) -> &Exchange {
        &self.answers.list[self.which]
    }
}
