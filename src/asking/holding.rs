//! Whether a run waits for the reader of the page: what no server can read is not sent unasked.

use crate::query_id::QueryId;

/// What stands in a query's box as it is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boxed {
    pub query: QueryId,
    pub typed: String,
    /// The expression that ran last, or came with a link or a paper.
    pub ran: String,
}

impl Boxed {
    /// Whether the text has to be looked through before it is sent: what is empty is not sent, and on what ran before
    /// the server has had its say.
    #[must_use]
    pub fn is_new(&self) -> bool {
        let typed = self.typed.trim();
        !typed.is_empty() && typed != self.ran
    }

    /// Whether it holds the run back; whether it can be read is none where nobody knows.
    #[must_use]
    pub fn holds(&self, can_be_read: Option<bool>) -> bool {
        self.is_new() && can_be_read == Some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_new_text_that_cannot_be_read_holds_a_run_back() {
        for (typed, ran, can_be_read, is_held) in [
            ("sum(up", "up", Some(false), true),
            (" sum(up ", "up", Some(false), true),
            ("foobar(up)", "up", Some(true), false),
            // The program that knows has not come, or is lost.
            ("sum(up", "up", None, false),
            // It came with a link, or was run anyway.
            ("sum(up", "sum(up", Some(false), false),
            ("sum(up\n", "sum(up", Some(false), false),
            ("", "up", Some(false), false),
            ("  ", "up", Some(false), false),
            ("up", "up", Some(true), false),
        ] {
            let boxed = Boxed {
                query: QueryId::default(),
                typed: typed.to_owned(),
                ran: ran.to_owned(),
            };
            assert_eq!(boxed.holds(can_be_read), is_held, "{typed:?} {ran:?}");
        }
    }
}
