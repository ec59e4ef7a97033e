//! The time zone in which the page shows all times.

use super::app::App;
use crate::browser::zone::{self, Zone};
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{UnknownZone, of_city};

impl App {
    /// Shows all times in this zone from now on; an empty name is the browser's own, and a city's is
    /// that of its zone.
    ///
    /// # Errors
    /// Where the browser knows no such zone.
    pub fn set_zone(&self, name: &str) -> Result<(), UnknownZone> {
        let known = Zone::named(name).map(|_| name.to_owned());
        let known = known.or_else(|unknown| of_city(name, zone::names()).ok_or(unknown))?;
        self.zone.set(known);
        Ok(())
    }

    /// The same of a link, which cannot be told that its zone is unknown; the reader is.
    pub fn show_zone(&self, name: &str) {
        if let Err(unknown) = self.set_zone(name) {
            self.zone.set(String::new());
            self.notice(unknown.to_string());
        }
    }

    /// The name of the time zone as the reader chose it, tracked; empty is the browser's.
    #[must_use]
    pub fn chosen_zone(&self) -> String {
        self.zone.get()
    }

    /// The name of the time zone, tracked.
    #[must_use]
    pub fn zone_name(&self) -> String {
        let chosen = self.zone.get();
        if chosen.is_empty() {
            zone::own_name()
        } else {
            chosen
        }
    }

    /// The time zone, tracked.
    pub fn offset(&self) -> impl Fn(Timestamp) -> i32 + use<> {
        let zone = self.zone.with(|name| Zone::named(name));
        move |at| zone.as_ref().map_or(0, |zone| zone.offset(at))
    }
}
