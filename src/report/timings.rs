//! How long an answer took, and how large it was.

/// Durations in milliseconds and sizes in bytes of one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Timings {
    /// From the question to the answer's head.
    pub waited: f64,
    /// From the head to the last byte.
    pub downloaded: f64,
    /// Work of the decoder, most of it while the download went on.
    pub decoded: f64,
    /// Size of the body, uncompressed.
    pub bytes: f64,
}

impl Timings {
    /// Of two answers that came side by side.
    #[must_use]
    pub fn beside(self, other: Self) -> Self {
        Self {
            waited: self.waited.max(other.waited),
            downloaded: self.downloaded.max(other.downloaded),
            decoded: self.decoded + other.decoded,
            bytes: self.bytes + other.bytes,
        }
    }
}
