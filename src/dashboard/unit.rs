//! Grafana's units, and those of the page.
//!
//! Source: `packages/grafana-data/src/valueFormats/categories.ts` in Grafana's repository.

use super::rescale::Rescale::{self, Over, Same, Times};
use crate::measure::unit::Unit;

/// The page's unit for one of Grafana's, and what makes values of it; none where there is no such.
pub(super) fn counterpart(id: &str) -> Option<(Unit, Rescale)> {
    if id.starts_with("dateTime") {
        return Some((Unit::Timestamp, Over(1_000)));
    }
    let rows = UNITS.iter();
    let mut rows = rows.filter(|(ids, ..)| ids.split(' ').any(|known| known == id));
    rows.next().map(|(_, unit, rescale)| (*unit, *rescale))
}

/// Ids with blanks between them, and what they become.
const UNITS: [(&str, Unit, Rescale); 38] = [
    ("none short sishort locale", Unit::Number, Same),
    (
        "ops reqps rps wps iops cps eps mps pps rds rdps",
        Unit::PerSecond,
        Same,
    ),
    ("opm reqpm rpm wpm cpm epm mpm", Unit::PerSecond, Over(60)),
    ("percent", Unit::Percent, Same),
    ("percentunit", Unit::Ratio, Same),
    ("bytes decbytes", Unit::Bytes, Same),
    ("kbytes", Unit::Bytes, Times(1 << 10)),
    ("mbytes", Unit::Bytes, Times(1 << 20)),
    ("gbytes", Unit::Bytes, Times(1 << 30)),
    ("deckbytes", Unit::Bytes, Times(1_000)),
    ("decmbytes", Unit::Bytes, Times(1_000_000)),
    ("decgbytes", Unit::Bytes, Times(1_000_000_000)),
    ("bits decbits", Unit::Bits, Same),
    ("Bps binBps", Unit::BytesPerSecond, Same),
    ("KBs", Unit::BytesPerSecond, Times(1_000)),
    ("MBs", Unit::BytesPerSecond, Times(1_000_000)),
    ("GBs", Unit::BytesPerSecond, Times(1_000_000_000)),
    ("KiBs", Unit::BytesPerSecond, Times(1 << 10)),
    ("MiBs", Unit::BytesPerSecond, Times(1 << 20)),
    ("GiBs", Unit::BytesPerSecond, Times(1 << 30)),
    ("bps binbps", Unit::BitsPerSecond, Same),
    ("Kbits", Unit::BitsPerSecond, Times(1_000)),
    ("Mbits", Unit::BitsPerSecond, Times(1_000_000)),
    ("Gbits", Unit::BitsPerSecond, Times(1_000_000_000)),
    ("s dtdurations clocks", Unit::Seconds, Same),
    ("ms dtdurationms clockms", Unit::Milliseconds, Same),
    ("µs", Unit::Seconds, Over(1_000_000)),
    ("ns", Unit::Seconds, Over(1_000_000_000)),
    ("m", Unit::Seconds, Times(60)),
    ("h", Unit::Seconds, Times(3_600)),
    ("d", Unit::Seconds, Times(86_400)),
    ("hertz rothz", Unit::Hertz, Same),
    ("celsius", Unit::Celsius, Same),
    ("volt", Unit::Volts, Same),
    ("amp", Unit::Amperes, Same),
    ("watt", Unit::Watts, Same),
    ("kwatt", Unit::Watts, Times(1_000)),
    ("joule", Unit::Joules, Same),
];

#[cfg(test)]
mod tests {
    #[test]
    fn units_have_their_counterparts() {
        for (id, counterpart) in [
            ("short", "number"),
            ("none", "number"),
            ("percent", "percent"),
            ("percentunit", "ratio"),
            ("bytes", "bytes"),
            ("decbytes", "bytes"),
            ("mbytes", "bytes (x) * 1048576"),
            ("bits", "bits"),
            ("Bps", "bytes_per_second"),
            ("binBps", "bytes_per_second"),
            ("bps", "bits_per_second"),
            ("binbps", "bits_per_second"),
            ("s", "seconds"),
            ("ms", "milliseconds"),
            ("µs", "seconds (x) / 1000000"),
            ("h", "seconds (x) * 3600"),
            ("ops", "per_second"),
            ("reqps", "per_second"),
            ("pps", "per_second"),
            ("opm", "per_second (x) / 60"),
            ("hertz", "hertz"),
            ("celsius", "degrees_Celsius"),
            ("volt", "volts"),
            ("dateTimeAsIso", "seconds_since_1970 (x) / 1000"),
            ("dateTimeFromNow", "seconds_since_1970 (x) / 1000"),
            ("currencyUSD", ""),
            ("", ""),
            ("short none", ""),
        ] {
            let found = super::counterpart(id).map_or_else(String::new, |(unit, rescale)| {
                let expr = Some(rescale.expr("x")).filter(|expr| expr != "x");
                let expr = expr.map_or_else(String::new, |expr| format!(" {expr}"));
                format!("{}{expr}", unit.id())
            });
            assert_eq!(found, counterpart, "{id}");
        }
    }
}
