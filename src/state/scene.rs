//! What is drawn: figure and lines that belong together.

use std::sync::Arc;

use super::shown::Shown;
use crate::chart::figure::Figure;
use crate::chart::lines::Lines;

/// A figure, and the answers that it is of; copies are the same.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What is drawn where.
    pub figure: Arc<Figure>,
    /// The same without what lies over the lines: another only where they are drawn otherwise.
    pub bare: Arc<Figure>,
    /// The answers; none as long as there are only axes.
    pub shown: Option<Arc<Shown>>,
}

impl Scene {
    #[must_use]
    pub fn lines(&self) -> Option<&Lines> {
        Some(&self.shown.as_ref()?.lines)
    }

    /// The figure and the lines, where there are some.
    #[must_use]
    pub fn parts(&self) -> Option<(&Figure, &Lines)> {
        Some((&self.figure, self.lines()?))
    }
}

/// The same only as itself.
impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.figure, &other.figure)
    }
}
