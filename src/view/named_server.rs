//! A server that has a name.

use serde::{Deserialize, Serialize};

/// A server that `config.json` offers, or the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedServer {
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// Its base address.
    pub url: String,
}
