//! Ending a request that nobody waits for any more.

use web_sys::{AbortController, AbortSignal};

/// Aborts its request when dropped: a future that holds one and is cancelled takes its request
/// along, on the network and on the server.
pub struct AbortOnDrop(Option<AbortController>);

impl AbortOnDrop {
    /// A guard for a request yet to be sent.
    #[must_use]
    pub fn new() -> Self {
        Self(AbortController::new().ok())
    }

    /// The signal to send the request with.
    #[must_use]
    pub fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }

    /// Aborts now.
    pub fn abort(&self) {
        // Without a reason: gloo-net takes only what is a JavaScript Error for one.
        self.0.iter().for_each(AbortController::abort);
    }
}

impl Default for AbortOnDrop {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.abort();
    }
}
