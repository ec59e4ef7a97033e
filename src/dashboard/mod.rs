//! Grafana dashboards: their JSON becomes the text of a paper, and what a paper has not is told in sentences.
//!
//! Source: "Dashboard JSON model" in Grafana's documentation, and what its versions since 5 export.

mod axis;
mod changes;
mod drawing;
mod field;
mod flow;
mod head;
mod kind;
mod layout;
mod left_out;
mod matcher;
mod notes;
mod panel;
mod prose;
mod query;
mod reading;
mod rescale;
mod root;
mod sources;
mod times;
mod unit;
mod variables;

pub use self::root::NotADashboard;

use self::flow::Flow;
use self::layout::Piece;
use self::reading::Reading;
use crate::paper::markdown::MOST_BYTES;

/// What a dashboard became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// A paper.
    pub text: String,
    /// What of the dashboard is not in it, in sentences; they stand at its end too.
    pub left_out: Vec<String>,
}

/// Makes a paper of a dashboard.
///
/// # Errors
/// Why the text is no dashboard, or none that a paper can be made of.
pub fn to_paper(json: &str) -> Result<Converted, NotADashboard> {
    let file = root::read(json)?;
    let dashboard = root::dashboard(&file)?;
    let mut reading = Reading::begun(dashboard);
    let mut flow = Flow::begun(&head::write(dashboard, &mut reading));
    for piece in layout::pieces(dashboard) {
        match piece {
            Piece::Row(row) => {
                flow.head(&row.title, row.is_folded);
                reading
                    .left_out
                    .note_repeat(&format!("The row “{}”", row.title), &row.repeat);
            }
            Piece::Panel(placed) => {
                if let Some(shown) = panel::convert(&placed, &mut reading) {
                    flow.add(shown);
                }
            }
        }
    }
    let left_out = reading.left_out.sentences();
    let text = flow.finished(&left_out);
    if text.len() > MOST_BYTES {
        return Err(NotADashboard::TooLarge);
    }
    Ok(Converted { text, left_out })
}
