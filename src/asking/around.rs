//! What a panel asks by that is not its own.

use super::targets::Target;
use crate::prom::clock::Skew;
use crate::prom::duration::Duration;
use crate::prom::promql::placing::Chosen;
use crate::prom::server::{BadAddress, Server};
use crate::prom::timestamp::Timestamp;

/// The page around a panel, as it is now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Around {
    /// Who is asked; none as long as no address was given.
    pub server: Option<Result<Server, BadAddress>>,
    /// The servers on offer.
    pub offered: Vec<Target>,
    /// How often to ask again; none is never.
    pub interval: Option<Duration>,
    /// Until when the server wants to be left alone.
    pub not_before: Timestamp,
    /// How far its clock is ahead of the browser's.
    pub skew: Skew,
    /// What is chosen of variables.
    pub chosen: Vec<Chosen>,
    /// The name of the time zone.
    pub zone: String,
    /// The chart's width, CSS pixels.
    pub width: u32,
    /// Whether nobody sees the page.
    pub is_hidden: bool,
    /// Whether the browser knows that it reaches nobody.
    pub is_offline: bool,
}
