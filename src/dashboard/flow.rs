//! What follows what in a paper: headings, texts, and blocks that share a row.

use super::panel::Shown;
use super::prose::line;

/// The twelfths of a row.
const WHOLE: u8 = 12;

/// A paper that is being written.
#[derive(Debug)]
pub(super) struct Flow {
    /// Pieces with an empty line between them.
    pieces: Vec<String>,
    /// What shares the row that is open.
    row: Vec<Shown>,
}

impl Flow {
    /// One that begins so.
    pub(super) fn begun(text: &str) -> Self {
        Self {
            pieces: vec![text.trim_end().to_owned()],
            row: Vec::new(),
        }
    }

    /// Adds a heading, behind which what follows may be folded.
    pub(super) fn head(&mut self, title: &str, is_folded: bool) {
        self.close_row();
        let folded = if is_folded { " {folded}" } else { "" };
        self.pieces.push(format!("## {}{folded}", line(title)));
    }

    /// Adds a panel, beside the one before where there is room.
    pub(super) fn add(&mut self, shown: Shown) {
        let taken: u8 = self.row.iter().map(|shown| shown.width).sum();
        if taken + shown.width > WHOLE {
            self.close_row();
        }
        self.row.push(shown);
    }

    /// The paper, with what is not in it at its end.
    pub(super) fn finished(mut self, left_out: &[String]) -> String {
        if !left_out.is_empty() {
            self.head("What was left out", true);
            let items = left_out
                .iter()
                .map(|sentence| format!("- {}", line(sentence)));
            self.pieces.push(items.collect::<Vec<_>>().join("\n"));
        }
        self.close_row();
        self.pieces.join("\n\n") + "\n"
    }

    /// What is said of panels comes before the row, which text would break.
    fn close_row(&mut self) {
        let (abouts, texts): (Vec<String>, Vec<String>) = self
            .row
            .drain(..)
            .map(|shown| (shown.about, shown.text))
            .unzip();
        let pieces = abouts.into_iter().chain(texts);
        self.pieces.extend(pieces.filter(|piece| !piece.is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, about: &str, width: u8) -> Shown {
        Shown {
            text: text.to_owned(),
            about: about.to_owned(),
            width,
        }
    }

    #[test]
    fn what_is_said_stands_before_the_row() {
        let mut flow = Flow::begun("# T\n");
        flow.add(shown("a", "", 6));
        flow.add(shown("b", "of b", 6));
        flow.add(shown("c", "of c", 6));
        flow.head("R_ow *", true);
        flow.add(shown("d", "", 12));
        assert_eq!(
            flow.finished(&["“x” is a_b * c.".to_owned()]),
            "# T\n\nof b\n\na\n\nb\n\nof c\n\nc\n\n## R_ow \\* {folded}\n\nd\n\n## What was left out {folded}\n\n- “x” is a_b \\* c.\n"
        );
        assert_eq!(Flow::begun("# T\n").finished(&[]), "# T\n");
    }
}
