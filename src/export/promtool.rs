//! The questions for Prometheus' own command-line tool.

use super::screen::Text;
use crate::prom::request::RangeQuery;

pub(super) const TEXT: Text = Text {
    label: "Copy as promtool",
    write: |screen| screen.questions(RangeQuery::as_promtool),
};
