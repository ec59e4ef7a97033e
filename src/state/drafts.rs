//! Papers as the reader changed them, kept in this browser until they are saved as files.

use super::app::App;
use crate::browser::storage;

/// The name under which this browser keeps them.
const DRAFTS: &str = "promscope.papers";

/// What stands in a paper that is begun.
const BEGUN: &str = "# My paper\n\nA block of queries becomes a chart:\n\n```promql title=\"Up\"\nup\n```\n\nA value stands in a sentence: `{promql} count(up)` targets.\n";

/// The address of the paper that is nowhere but in this browser.
pub const MINE: &str = "mine";

/// The reader's own text of a paper, if there is one.
#[must_use]
pub(super) fn draft(address: &str) -> Option<String> {
    let own = drafts().into_iter().find(|(of, _)| of == address);
    let begun = (address == MINE).then(|| BEGUN.to_owned());
    own.map(|(_, text)| text).or(begun)
}

impl App {
    /// Keeps the reader's own text of a paper, or forgets it.
    pub(super) fn keep_draft(&self, address: &str, text: Option<&str>) {
        let mut all = drafts();
        all.retain(|(of, _)| of != address);
        all.extend(text.map(|text| (address.to_owned(), text.to_owned())));
        if let Err(blocked) = storage::write(DRAFTS, &all) {
            self.notice(blocked.to_string());
        }
        self.paper.is_changed.set(text.is_some());
    }
}

fn drafts() -> Vec<(String, String)> {
    storage::read(DRAFTS).ok().flatten().unwrap_or_default()
}
