//! What the decoder says of JSON that is not Prometheus'.

use promscope::prom::decode::decode;
use promscope::prom::error::Unanswered;

/// In the bodies, `^` stands before the byte that the error names.
#[test]
fn what_is_not_prometheus_is_named_with_its_place() {
    let in_result = |series: &str| {
        format!(r#"{{"status":"success","data":{{"resultType":"matrix","result":[{series}]}}}}"#)
    };
    let in_values = |values: &str| in_result(&format!(r#"{{"values":[{values}]}}"#));
    for (body, what) in [
        ("^[1]".to_owned(), "it is not an object"),
        ("{^}".to_owned(), "status is missing"),
        (
            r#"{"status":^"maybe"}"#.to_owned(),
            "status is neither success nor error",
        ),
        (
            r#"{"status":"success"^}"#.to_owned(),
            "resultType is missing",
        ),
        (
            r#"{"data":^["up"],"status":"success"}"#.to_owned(),
            "data is not an object",
        ),
        (
            r#"{"status":"success","data":{"resultType":^"streams","result":[]}}"#.to_owned(),
            "resultType is none of matrix, vector, scalar and string",
        ),
        (
            r#"{"status":"success","data":{"resultType":"vector"}^}"#.to_owned(),
            "result is missing",
        ),
        (
            r#"{"status":"success","data":{"result":[{"values":^[]}],"resultType":"vector"}}"#
                .to_owned(),
            "many samples in a vector",
        ),
        (
            r#"{"status":"success","data":{"resultType":"scalar","result":[1,"one"]}^}"#.to_owned(),
            "a scalar's value is not a number",
        ),
        (
            in_result(r#"{"value":^[1,"2"]}"#),
            "a single sample in a matrix",
        ),
        (
            in_result("^true"),
            "result holds something that is not a series",
        ),
        (
            in_result(r#"{"metric":{"job":^1}}"#),
            "a label's value is not a string",
        ),
        (in_values("^7"), "something stands where a sample belongs"),
        (
            in_values(r#"[^"1","2"]"#),
            "a sample's time is not a number",
        ),
        (
            in_values(r#"[^1e300,"2"]"#),
            "a sample's time is out of reach",
        ),
        (
            in_values(r#"[1,^"two"]"#),
            "a sample's value is not a number",
        ),
        (in_values(r"[1,^{}]"), "a sample's value is not a string"),
        (in_values("[1^]"), "a sample has no value"),
        (
            in_values(r#"[1,"2",^3]"#),
            "a sample has more than a time and a value",
        ),
        (
            in_values(r#"[1,"2"],[1,"2"^]"#),
            "a sample's time does not lie after the one before it",
        ),
        (
            in_result(r#"{"histograms":[[1,{"count":"1"}^]]}"#),
            "a histogram sample lacks its time, count or sum",
        ),
        (
            in_result(r#"{"histograms":[[1,{"buckets":[[4,"1","2","3"^]]}]]}"#),
            "a bucket's first number is none of 0, 1, 2 and 3",
        ),
        (
            in_result(r#"{"histograms":[[1,{"buckets":[[0,"1","2"^]]}]]}"#),
            "a bucket has not four numbers",
        ),
    ] {
        names(&body, what);
    }
}

#[test]
fn a_type_that_is_left_out_and_not_told_by_the_series_is_missed() {
    for (body, what) in [
        (
            r#"{"status":"success","data":{"result":[1,"2"]}^}"#.to_owned(),
            "resultType is missing",
        ),
        (
            r#"{"status":"success","data":{"result":[{"value":[1,"2"]},{"values":[]}]}^}"#
                .to_owned(),
            "resultType is missing",
        ),
        (
            r#"{"status":"success","isPartial":^"no"}"#.to_owned(),
            "isPartial is neither true nor false",
        ),
    ] {
        names(&body, what);
    }
}

fn names(body: &str, what: &str) {
    let at = body.find('^').unwrap_or_default() as u64;
    let outcome = decode(body.replace('^', "").as_bytes());
    let expected = Unanswered::NotPrometheus {
        what: what.to_owned(),
        at,
    };
    assert_eq!(outcome, Err(expected), "{body}");
}
