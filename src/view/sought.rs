//! How the list of alerts is looked through.

/// What of it is shown, and what stands together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// What an alert's name, labels and texts have to hold.
    pub search: String,
    /// The label by which alerts stand together; empty for none.
    pub by: String,
}
