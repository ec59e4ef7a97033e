//! What the page's reader sets.

use serde::{Deserialize, Serialize};

use super::named_server::NamedServer;
use crate::prom::duration::Duration;
use crate::prom::end::End;
use crate::prom::timespan::Timespan;
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::UTC;

/// How often the page asks again by itself; none is off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutoRefresh(pub Option<Duration>);

impl AutoRefresh {
    /// The choices offered, by their names in links.
    pub const CHOICES: [&str; 9] = ["off", "5s", "10s", "30s", "1m", "5m", "15m", "30m", "1h"];

    /// The shortest and the longest interval: a browser's timers do not go further.
    const BOUNDS: [Duration; 2] = [Duration::SECOND, Duration::DAY.times(24)];

    /// Reads `off` or an interval within the bounds.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text == "off" {
            return Some(Self(None));
        }
        let interval: Duration = text.parse().ok()?;
        let [least, most] = Self::BOUNDS;
        (least..=most)
            .contains(&interval)
            .then_some(Self(Some(interval)))
    }

    /// What a link says of it, where it is none.
    #[must_use]
    pub fn odd(text: Option<String>) -> Option<String> {
        text.filter(|text| Self::read(text).is_none())
    }

    /// A sentence on what a link, or whoever `whose` names, says and is none.
    #[must_use]
    pub fn complaint(whose: &str, text: &str) -> String {
        let [least, most] = Self::BOUNDS;
        format!(
            "{whose} refresh is not followed: “{text}” is no interval. Choose one from {least} to {most}, or off."
        )
    }

    /// `off`, or the interval.
    #[must_use]
    pub fn name(self) -> String {
        self.0
            .map_or_else(|| "off".to_owned(), |interval| interval.to_string())
    }
}

/// What the reader chose to keep in this browser. Addresses that hold a secret never get here,
/// since [`crate::prom::server::Server`] refuses them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    /// The server asked last.
    pub server: Option<String>,
    /// Servers that the reader gave names.
    pub servers: Vec<NamedServer>,
    /// Auto-refresh.
    pub refresh: Option<String>,
    /// Whether alerts are watched while another page is open.
    pub watches: bool,
    /// Whether a tone tells of alerts that begin to fire.
    pub sounds: bool,
    /// `light` or `dark`; absent follows the system.
    pub theme: Option<String>,
    /// How many series plotly draws.
    pub front_series: Option<usize>,
    /// Whether the legend is below the chart where there is room beside it.
    pub legend_below: bool,
    /// The legend's columns that are not shown, by their titles.
    pub legend_without: Vec<String>,
    /// Stretches of time that were typed or picked, the newest first, with their instants in UTC.
    pub recent: Vec<String>,
}

/// How many stretches of time are remembered.
const RECENT: usize = 6;

impl Saved {
    /// Remembers a stretch of time.
    pub fn note_recent(&mut self, timespan: Timespan) {
        let text = match (timespan.steady_range(), timespan.end) {
            (Some(range), End::Now) => range.to_string(),
            (_, end) => format!("{} to {}", timespan.begin().text(UTC), end.text(UTC)),
        };
        self.recent.retain(|recent| *recent != text);
        self.recent.insert(0, text);
        self.recent.truncate(RECENT);
    }

    /// The stretches of time that are remembered.
    #[must_use]
    pub fn recent(&self, now: Timestamp) -> Vec<Timespan> {
        let any = Timespan::until(Duration::HOUR, End::Now);
        let read = |text: &String| any.retyped(text, now, UTC).ok();
        self.recent.iter().filter_map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_stretches_of_time_each_once_the_newest_first() {
        let now = Timestamp::from_ms(1_795_933_214_000);
        let hour = Timespan::until(Duration::HOUR, End::Now);
        let typed = |text: &str| hour.retyped(text, now, UTC).unwrap_or(hour);
        let mut saved = Saved::default();
        for text in [
            "2h",
            "2026-11-25 14:03:00 to 2026-11-25 15:00:00",
            "now-6h to now-1h",
            "2h",
        ] {
            saved.note_recent(typed(text));
        }
        let texts = [
            "2h",
            "now-6h to now-1h",
            "2026-11-25 14:03:00 to 2026-11-25 15:00:00",
        ];
        assert_eq!(saved.recent, texts);
        assert_eq!(saved.recent(now), texts.map(typed));
        for hours in 1..20 {
            saved.note_recent(typed(&format!("{hours}h")));
        }
        assert_eq!(saved.recent, ["19h", "18h", "17h", "16h", "15h", "14h"]);
        saved.recent = vec!["soon".to_owned()];
        assert_eq!(saved.recent(now), []);
    }

    #[test]
    fn reads_the_offered_refresh_choices() {
        for name in AutoRefresh::CHOICES {
            assert_eq!(
                AutoRefresh::read(name).map(AutoRefresh::name).as_deref(),
                Some(name)
            );
        }
        assert_eq!(AutoRefresh::read("0s"), None);
        assert_eq!(AutoRefresh::read("soon"), None);
    }
}
