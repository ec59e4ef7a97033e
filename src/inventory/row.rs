//! A row of an inventory.

/// A row of an inventory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is of.
    pub name: String,
    /// In a word: a type, a state; may be empty.
    pub kind: String,
    /// Whether something is wrong with it.
    pub is_bad: bool,
    /// What is said of it.
    pub about: String,
    /// What charts it; empty where nothing does.
    pub query: String,
}
