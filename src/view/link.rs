//! What a link says.

use super::page::Page;
use super::panel::Panel;

/// What a link says; what it does not say is left to settings and defaults.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// `server`: a base address, unchecked.
    pub server: Option<String>,
    /// `refresh`: `off` or an interval, unchecked.
    pub refresh: Option<String>,
    /// `tz`: the name of a time zone, unchecked; none is the browser's.
    pub zone: Option<String>,
    /// `page`: which one is open.
    pub page: Page,
    /// `kiosk=1`: charts alone.
    pub kiosk: bool,
    /// `g0.…`, `g1.…`, in that order.
    pub panels: Vec<Panel>,
    /// All other parameters, in their order.
    pub other: Vec<(String, String)>,
}
