//! What is wrong with bytes that are not JSON.

/// Why there is no further token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The bytes are not JSON.
    Syntax,
    /// More than [`MAX_DEPTH`](super::token::MAX_DEPTH) objects and arrays are open.
    Depth,
}
