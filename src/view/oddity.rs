//! What a link says that is not taken as it stands.

/// A field of a link that is not followed, or not in the way of the Prometheus page. It stays in
/// the address as it is until the reader changes what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// The field's name, without the panel's `g0.`.
    pub name: String,
    /// What the link says.
    pub text: String,
    /// What holds instead: the fields of the same setting as they would be written.
    pub instead: Vec<(String, String)>,
    /// A sentence for the reader.
    pub said: String,
}
