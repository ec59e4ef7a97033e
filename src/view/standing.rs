//! How what stands in a query's box agrees with what is on screen.

/// What is known of a box and its query.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The text in the box.
    pub typed: &'a str,
    /// What was run last.
    pub run: &'a str,
    /// What the chart shows, where it shows anything of this query.
    pub shown: Option<&'a str>,
    /// Whether an answer is waited for.
    pub is_asking: bool,
    /// Whether the reader ran it though the box is empty.
    pub is_missed: bool,
}

const MISSED: &str = "Nothing to run: write a query here first, or choose one from the history.";
const NOT_RUN: &str = "Not run: the chart is not of this text. Enter runs it.";
const NOT_SHOWN: &str = "Not on screen: the chart is of an older query. Run asks again.";

impl Standing<'_> {
    /// What the reader has to know at the box; none where box and chart agree, or soon will.
    #[must_use]
    pub fn mark(self) -> Option<&'static str> {
        let typed = self.typed.trim();
        if typed.is_empty() && self.is_missed {
            Some(MISSED)
        } else if typed != self.run {
            Some(NOT_RUN)
        } else if !self.is_asking && self.shown.is_some_and(|shown| shown != self.run) {
            Some(NOT_SHOWN)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_disagrees_is_marked() {
        for (typed, run, shown, is_asking, is_missed, mark) in [
            ("up", "up", Some("up"), false, false, None),
            (" up\n", "up", Some("up"), false, false, None),
            ("up", "up", None, false, false, None),
            ("up > 0", "up", Some("up"), false, false, Some(NOT_RUN)),
            ("up > 0", "up", None, true, false, Some(NOT_RUN)),
            ("", "up", Some("up"), false, false, Some(NOT_RUN)),
            ("", "", None, false, false, None),
            // Run, and then cancelled or refused.
            ("new", "new", Some("old"), true, false, None),
            ("new", "new", Some("old"), false, false, Some(NOT_SHOWN)),
            ("", "up", Some("up"), false, true, Some(MISSED)),
            (" ", "", None, false, true, Some(MISSED)),
            ("up", "up", Some("up"), false, true, None),
        ] {
            let standing = Standing {
                typed,
                run,
                shown,
                is_asking,
                is_missed,
            };
            assert_eq!(standing.mark(), mark, "{standing:?}");
        }
    }
}
