//! What a query is known by.

/// What tells a query from the others of its panel, and from those whose answer is still on screen,
/// as long as it lives. Its place among them, and so its letter, may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueryId(pub usize);

impl QueryId {
    /// The first that none of these has.
    #[must_use]
    pub fn beside(taken: &[Self]) -> Self {
        let mut id = Self::default();
        while taken.contains(&id) {
            id.0 += 1;
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_free() {
        for (taken, id) in [(&[][..], 0), (&[1, 2], 0), (&[0, 1], 2), (&[2, 0, 1, 4], 3)] {
            let taken: Vec<QueryId> = taken.iter().map(|id| QueryId(*id)).collect();
            assert_eq!(QueryId::beside(&taken), QueryId(id));
        }
    }
}
