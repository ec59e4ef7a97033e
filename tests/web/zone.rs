//! Time zones as the browser knows them.

use promscope::browser::zone::{self, Zone};
use promscope::prom::timestamp::Timestamp;
use promscope::prom::zone::UnknownZone;
use wasm_bindgen_test::wasm_bindgen_test;

const MINUTE: i32 = 60_000;

#[wasm_bindgen_test]
fn offsets_follow_the_zone_and_the_season() {
    let [winter, summer] = [1_767_265_200_000, 1_782_900_000_000].map(Timestamp::from_ms);
    for (name, at, minutes) in [
        ("UTC", winter, 0),
        ("Europe/Berlin", winter, 60),
        ("Europe/Berlin", summer, 120),
        ("America/New_York", summer, -240),
        ("Asia/Kolkata", winter, 330),
        ("Europe/Berlin", summer, 120),
    ] {
        let offset = Zone::named(name).map(|zone| zone.offset(at));
        assert_eq!(offset, Ok(minutes * MINUTE), "{name}");
    }
    let (own, named) = (Zone::named(""), Zone::named(&zone::own_name()));
    assert_eq!(
        own.map(|zone| zone.offset(summer)),
        named.map(|zone| zone.offset(summer))
    );
}

#[wasm_bindgen_test]
fn what_is_no_zone_is_refused() {
    for name in ["Mars/Base", " ", "Europe/", "\u{1f552}"] {
        let refused = Zone::named(name).map(|zone| zone.offset(Timestamp::default()));
        assert_eq!(refused, Err(UnknownZone(name.to_owned())));
    }
    assert!(zone::names().contains(&"Europe/Berlin".to_owned()));
}
