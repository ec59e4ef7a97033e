//! Any bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promscope::check::check;

fuzz_target!(|body: &[u8]| check(body));
