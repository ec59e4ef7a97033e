//! Any sequence of what answers are made of: gets much deeper than bytes do.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promscope::check::check;

/// One for each byte; the other bytes stand for nothing.
const PIECES: [&str; 63] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    " ",
    "\n",
    "null",
    "true",
    "7",
    "-0.5e3",
    "1e999",
    "\"\"",
    "\"7\"",
    "\"+Inf\"",
    "\"NaN\"",
    "\"0.30000000000000004\"",
    "\"12345678901234567890\"",
    "\"\\ud83d\\ude00\"",
    "\"\\u0031\"",
    "\"é\"",
    "1678066203.119",
    "1678066218.119",
    "1678066203",
    "[1678066203.119,\"1086185472\"]",
    "[1678066218.119,\"1.5\"]",
    "[1678066233.119,\"1e+300\"]",
    "[1,\"2\"]",
    "[2,\"3\"]",
    ",[3,\"4\"]",
    ",[4,\"NaN\"]",
    "\"status\":\"success\"",
    "\"status\":\"error\"",
    "\"errorType\":\"timeout\"",
    "\"error\":\"late\"",
    "\"warnings\":[\"w\"]",
    "\"infos\":[",
    "\"data\":{",
    "\"stats\":{",
    "\"resultType\":\"matrix\"",
    "\"resultType\":\"vector\"",
    "\"resultType\":\"scalar\"",
    "\"resultType\":\"string\"",
    "\"result\":[",
    "\"metric\":{",
    "\"__name__\":\"up\"",
    "\"job\":\"a\\nb\"",
    "\"value\":",
    "\"values\":[",
    "\"histogram\":",
    "\"histograms\":[",
    "\"count\":\"1\"",
    "\"sum\":\"2\"",
    "\"buckets\":[",
    "[0,\"1\",\"2\",\"3\"]",
    "{\"count\":\"1\",\"sum\":\"2\"}",
    "\"other\":",
    "{\"deep\":[{},[]]}",
    "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[",
    "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[",
    "]}]}}",
];

fuzz_target!(|choices: &[u8]| {
    let pieces = choices
        .iter()
        .filter_map(|choice| PIECES.get(usize::from(*choice)));
    check(pieces.copied().collect::<String>().as_bytes());
});
