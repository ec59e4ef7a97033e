//! A link to what is on screen.

use super::screen::Text;

pub(super) const TEXT: Text = Text {
    label: "Copy link to this page",
    write: |screen| screen.address.clone(),
};
