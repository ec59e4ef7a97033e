//! The questions for a shell.

use super::screen::Text;
use crate::prom::request::RangeQuery;

pub(super) const TEXT: Text = Text {
    label: "Copy as curl",
    write: |screen| screen.questions(RangeQuery::as_curl),
};
