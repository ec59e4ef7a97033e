//! A chunk of the answer and how far it has been read.

/// A chunk, and where in the whole answer it lies.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    base: u64,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of `bytes`, before which `base` bytes of the answer came.
    pub(super) fn new(bytes: &'a [u8], base: u64) -> Self {
        Self { bytes, at: 0, base }
    }

    /// The bytes not read yet.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The next byte, which stays unread.
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Marks `count` more bytes as read.
    #[inline]
    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    /// How much of the chunk is read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What was read since [`Cursor::at`] gave `from`.
    pub(super) fn since(&self, from: usize) -> &'a [u8] {
        self.bytes.get(from..self.at).unwrap_or_default()
    }

    /// The next byte's place in the whole answer.
    pub(super) fn offset(&self) -> u64 {
        self.base + self.at as u64
    }
}
