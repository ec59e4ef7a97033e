//! This machine's clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Now, as the time since 1970.
#[allow(clippy::disallowed_methods, reason = "not in the browser")]
pub(crate) fn now() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time after 1970")
}
