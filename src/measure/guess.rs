//! What an expression measures, guessed from the names in it.

use super::expression::measure;
use super::operators::Measure;
use super::unit::Unit;
use crate::prom::series::Series;

impl Unit {
    /// Guesses the unit of a PromQL expression's values.
    #[must_use]
    pub fn guess(expression: &str) -> Self {
        Self::guess_answered(expression, &[])
    }

    /// The same where the answer is known: its names tell what a selector without a name selects.
    #[must_use]
    pub fn guess_answered(expression: &str, answer: &[Series]) -> Self {
        let measure = measure(expression, || agreed(answer));
        let measure = measure.filter(|measure| !measure.is_rather_an_instant(answer));
        measure.map_or(Self::Number, Measure::unit)
    }
}

/// What all series of an answer measure alike, where they have names.
fn agreed(answer: &[Series]) -> Option<Measure> {
    let mut names = answer.iter().map(|series| series.labels.metric());
    let first = Measure::metric(names.next()??);
    names
        .all(|name| name.is_some_and(|name| Measure::metric(name) == first))
        .then_some(first)
}

impl Measure {
    /// Whether these would be lengths of time that reach from 1970 to our days: the name of an
    /// instant does not always tell that it is one.
    fn is_rather_an_instant(self, answer: &[Series]) -> bool {
        let mut values = answer.iter().filter_map(Series::last);
        let is_length = self.amount.is_time() && !self.is_instant;
        is_length && values.any(|(_, value)| self.is_far(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prom::labels::Labels;

    #[test]
    fn guesses_the_unit_of_an_expression() {
        for (expression, unit) in [
            ("", Unit::Number),
            ("up", Unit::Number),
            ("node_memory_MemFree_bytes", Unit::Bytes),
            (r#"{__name__="node_memory_MemFree_bytes"}"#, Unit::Bytes),
            ("sum by (job) (x_bytes{a=\"_seconds\"})", Unit::Bytes),
            ("sum(x_bytes) without (instance_seconds)", Unit::Bytes),
            (
                "rate(node_network_receive_bytes_total[5m])",
                Unit::BytesPerSecond,
            ),
            ("8 * rate(x_bytes_total[5m])", Unit::BitsPerSecond),
            ("increase(x_bytes_total[1h] offset -1d)", Unit::Bytes),
            ("x_bytes / 1024 / 1024", Unit::Number),
            ("x_bytes / x_size_bytes", Unit::Ratio),
            ("1 - a_bytes / b_bytes", Unit::Ratio),
            ("100 * (1 - a_bytes / b_bytes)", Unit::Percent),
            ("100 - (a_bytes * 100) / b_bytes", Unit::Percent),
            ("rate(process_cpu_seconds_total[1m])", Unit::Number),
            ("rate(x_energy_joules_total[1m])", Unit::Watts),
            (
                "1 - avg(rate(node_cpu_seconds_total{mode=\"idle\"}[5m]))",
                Unit::Ratio,
            ),
            ("100 - avg(irate(x_seconds_total[5m])) * 100", Unit::Percent),
            ("rate(http_requests_total[5m])", Unit::PerSecond),
            (
                "sum(rate(a_total[5m])) / sum(rate(b_total[5m]))",
                Unit::Ratio,
            ),
            (
                "rate(x_seconds_sum[5m]) / rate(x_seconds_count[5m])",
                Unit::Seconds,
            ),
            (
                "rate(x_size_sum[5m]) / rate(x_size_count[5m])",
                Unit::Number,
            ),
            (
                "rate(x_count{a=\"b\"}[5m]) / ignoring(a) rate(x_count[5m])",
                Unit::Ratio,
            ),
            (
                "rate(a_bytes_total[5m]) / rate(packets_total[5m])",
                Unit::Bytes,
            ),
            (
                "histogram_quantile(0.9, sum by (le) (rate(x_seconds_bucket[5m])))",
                Unit::Seconds,
            ),
            ("histogram_quantile(0.9, rate(x_bytes[5m]))", Unit::Bytes),
            ("rate(x_seconds_bucket[5m])", Unit::PerSecond),
            ("topk(5, x_seconds)", Unit::Seconds),
            (
                "label_replace(x_seconds, \"a\", \"$1\", \"b\", \"(.*)\")",
                Unit::Seconds,
            ),
            ("count(x_bytes)", Unit::Number),
            ("node_boot_time_seconds", Unit::Timestamp),
            ("time() - node_boot_time_seconds", Unit::Seconds),
            (
                "x_seconds * on(instance) group_left(nodename) node_uname_info",
                Unit::Seconds,
            ),
            ("x_seconds > 5", Unit::Seconds),
            ("x_seconds > bool 5", Unit::Number),
            ("x_bytes or vector(0)", Unit::Bytes),
            ("-x_celsius", Unit::Celsius),
            ("x_bytes @ end()", Unit::Bytes),
            ("instance:node_cpu_utilisation:ratio_rate5m", Unit::Ratio),
            (
                "instance:node_network_receive_bytes:rate5m",
                Unit::BytesPerSecond,
            ),
            ("job:cpu:ratio", Unit::Ratio),
            ("node_load1 / up", Unit::Number),
            ("sum(", Unit::Number),
            ("x_bytes)", Unit::Number),
        ] {
            assert_eq!(Unit::guess(expression), unit, "{expression}");
        }
    }

    #[test]
    fn reckons_with_what_a_value_is_scaled_by() {
        for (expression, unit) in [
            ("x_bytes / 2^30", Unit::Number),
            ("x_bytes / 1024^3", Unit::Number),
            ("x_bytes / (1024^3)", Unit::Number),
            ("x_bytes / (1024 * 1024)", Unit::Number),
            ("x_bytes / 1_000_000", Unit::Number),
            ("x_bytes / 0x400", Unit::Number),
            ("x_bytes / vector(1024)", Unit::Number),
            ("x_bytes / scalar(vector(1024))", Unit::Number),
            ("x_bytes / 10^6", Unit::Number),
            ("x_bytes * 2^-30", Unit::Number),
            ("x_bytes / 1e9", Unit::Number),
            ("round(x_bytes / 2^30, 0.1)", Unit::Number),
            ("round(x_bytes, 0.1)", Unit::Bytes),
            ("x_bytes / 1024 * 1024", Unit::Bytes),
            ("x_bytes / 2^3^0", Unit::Number),
            ("x_bytes / 2^0^3", Unit::Bytes),
            ("-x_bytes", Unit::Bytes),
            ("x_bytes * -1", Unit::Bytes),
            ("-8 * rate(x_bytes_total[1m])", Unit::BitsPerSecond),
            ("x_bytes / -1024", Unit::Number),
            ("(a_bytes / 2^30) / (b_bytes / 2^30)", Unit::Ratio),
            ("x_bytes / 2^30 + y_bytes / 2^30", Unit::Number),
            ("x_bytes + y_bytes / 2^30", Unit::Number),
            ("rate(x_bytes_total[1m]) * 8", Unit::BitsPerSecond),
            ("rate(x_bytes_total[1m]) * 2^3", Unit::BitsPerSecond),
            ("rate(x_bytes_total[1m]) * 8 / 10^6", Unit::Number),
            ("rate(x_bytes_total[1m]) / 125000", Unit::Number),
            ("rate(x_bits_total[1m]) / 8", Unit::BytesPerSecond),
            ("rate(x_total[1m]) * 60", Unit::Number),
            ("rate(a_total[1m]) / count(b)", Unit::PerSecond),
            ("process_cpu_seconds_total / 60^2", Unit::Number),
            ("process_cpu_seconds_total / 1h", Unit::Number),
            ("x_seconds * 1000", Unit::Milliseconds),
            ("x_milliseconds / 1e3", Unit::Seconds),
            ("x_microseconds / 1e6", Unit::Seconds),
            ("x_microseconds", Unit::Number),
            ("x_minutes * 60", Unit::Seconds),
            ("x_percent / 100", Unit::Ratio),
            ("x_ratio * 100", Unit::Percent),
            ("x_percent * y_bytes / 100", Unit::Bytes),
            ("x_ratio * y_bytes", Unit::Bytes),
            ("rate(node_cpu_seconds_total[1m]) * 100", Unit::Percent),
            ("rate(x_milliseconds_total[1m]) / 10", Unit::Percent),
            (
                "sum(rate(a_seconds_total[1m])) / count(b) * 100",
                Unit::Percent,
            ),
            ("x_celsius * 1.8 + 32", Unit::Number),
            ("x_celsius + 273.15", Unit::Number),
            ("x_celsius / y_celsius", Unit::Number),
            ("x_volts * x_amperes", Unit::Watts),
            ("increase(x_joules_total[1h]) / 3.6e6", Unit::Number),
            ("x_joules / y_seconds", Unit::Watts),
            ("x_bytes ^ 2", Unit::Number),
            ("x_bytes * y_bytes", Unit::Number),
            ("x_bytes * node_load1", Unit::Number),
            ("x_bytes / node_load1", Unit::Number),
            ("x_bytes / count(x_bytes)", Unit::Bytes),
            ("x_bytes * up", Unit::Bytes),
            ("x_bytes * (y > bool 5)", Unit::Bytes),
            ("x_bytes % 1024", Unit::Bytes),
            ("x_bytes % y_seconds", Unit::Number),
            ("1 / x_seconds", Unit::Number),
            ("x_kilobytes", Unit::Number),
            ("a_bytes / b_kilobytes", Unit::Number),
        ] {
            assert_eq!(Unit::guess(expression), unit, "{expression}");
        }
    }

    #[test]
    fn tells_instants_from_lengths_of_time() {
        for (expression, unit) in [
            ("time()", Unit::Timestamp),
            ("vector(time())", Unit::Timestamp),
            ("timestamp(x_bytes)", Unit::Timestamp),
            ("timestamp(x) - timestamp(y)", Unit::Seconds),
            ("time() % 86400", Unit::Seconds),
            ("time() % 1d", Unit::Seconds),
            ("node_boot_time_seconds % 86400", Unit::Seconds),
            ("time() - 1795930000", Unit::Seconds),
            ("1795930000 - time()", Unit::Seconds),
            ("time() - 3600", Unit::Timestamp),
            ("3600 - time()", Unit::Number),
            ("time() - time() % 3600", Unit::Timestamp),
            ("time() + x_seconds", Unit::Timestamp),
            ("x_seconds + time()", Unit::Timestamp),
            ("x_seconds - time()", Unit::Number),
            ("time() + time()", Unit::Number),
            ("time() * 1000", Unit::Number),
            ("time() * 1000 / 1e3", Unit::Timestamp),
            ("time() / 86400", Unit::Number),
            ("(time() - node_boot_time_seconds) / 86400", Unit::Number),
            ("floor(time() / 86400) * 86400", Unit::Timestamp),
            ("-time()", Unit::Number),
            ("time() * -1", Unit::Number),
            ("x_seconds + 1795930000", Unit::Number),
            ("x_seconds + 60", Unit::Seconds),
            ("time() - x_timestamp_seconds > 60", Unit::Seconds),
            ("delta(node_boot_time_seconds[1h])", Unit::Seconds),
            ("max(node_boot_time_seconds)", Unit::Timestamp),
            ("sum(node_boot_time_seconds)", Unit::Number),
            ("stddev(node_boot_time_seconds)", Unit::Seconds),
            ("changes(node_boot_time_seconds[1h])", Unit::Number),
            (
                "(probe_ssl_earliest_cert_expiry - time()) / 1d",
                Unit::Number,
            ),
            ("probe_ssl_earliest_cert_expiry - time()", Unit::Seconds),
            (
                "node_boot_time_seconds * on(a) group_left(b) x_info",
                Unit::Timestamp,
            ),
            ("hour(node_boot_time_seconds)", Unit::Number),
            ("rate(jobs_created_total[5m])", Unit::PerSecond),
            ("x_timestamp_ms", Unit::Number),
            ("x_timestamp_ms / 1000", Unit::Timestamp),
            ("time() - x_timestamp_milliseconds / 1e3", Unit::Seconds),
            ("x_timestamp_lag_seconds", Unit::Seconds),
            ("kube_pod_created", Unit::Number),
        ] {
            assert_eq!(Unit::guess(expression), unit, "{expression}");
        }
    }

    #[test]
    fn asks_the_answer_where_the_expression_has_no_name() {
        let answer = |names: &[&str]| -> Vec<Series> {
            let series = names.iter().map(|name| Series {
                labels: Labels::new(name.split_once('=')),
                ..Series::default()
            });
            series.collect()
        };
        let all = r#"{__name__=~"node_.*"}"#;
        for (expression, names, unit) in [
            (
                all,
                &["__name__=a_bytes", "__name__=b_bytes"][..],
                Unit::Bytes,
            ),
            (
                all,
                &["__name__=a_bytes", "__name__=b_seconds"],
                Unit::Number,
            ),
            (all, &["__name__=a_bytes", "job=b"], Unit::Number),
            (all, &["__name__=x_boot_time_seconds"], Unit::Timestamp),
            (all, &[], Unit::Number),
            (
                r#"topk(3, {job="a"}) / 1024"#,
                &["__name__=a_bytes"],
                Unit::Number,
            ),
            (r#"{job="a"}"#, &["__name__=a_bytes"], Unit::Bytes),
            (
                r#"count by (__name__) ({job="a"})"#,
                &["__name__=a_bytes"],
                Unit::Number,
            ),
            (
                r#"rate({__name__=~".+_bytes_total"}[5m])"#,
                &["job=a"],
                Unit::BytesPerSecond,
            ),
            (r#"avg({__name__=~".+_seconds"})"#, &["job=a"], Unit::Number),
            (
                r#"increase({__name__=~".+_total"}[5m])"#,
                &["job=a"],
                Unit::Number,
            ),
            ("x_seconds", &["__name__=a_bytes"], Unit::Seconds),
        ] {
            let guessed = Unit::guess_answered(expression, &answer(names));
            assert_eq!(guessed, unit, "{expression} {names:?}");
        }
    }

    #[test]
    fn does_not_take_an_instant_for_decades() {
        for (expression, value, unit) in [
            ("x_last_run_time_seconds", 1.8e9, Unit::Number),
            ("x_last_run_time_seconds", 30.0, Unit::Seconds),
            ("x_last_run_time_ms", 1.8e12, Unit::Number),
            ("x_last_run_time_ms", 1.8e9, Unit::Milliseconds),
            ("node_boot_time_seconds", 1.8e9, Unit::Timestamp),
            ("x_bytes", 1.8e9, Unit::Bytes),
        ] {
            let answer = [Series {
                times: [0.0].into(),
                values: [value].into(),
                ..Series::default()
            }];
            let guessed = Unit::guess_answered(expression, &answer);
            assert_eq!(guessed, unit, "{expression} {value}");
        }
    }
}
