//! How often a server scrapes, out of its configuration.
//!
//! Source: "Config" in the HTTP API's documentation: YAML in a JSON string, where `global` comes
//! first and always has a `scrape_interval`. A job may have another one of its own.

use super::duration::Duration;

/// The endpoint of a server's configuration.
pub const CONFIG: &str = "api/v1/status/config";

/// How often a server scrapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScrapeInterval {
    /// Where a job has none of its own.
    pub usual: Duration,
    /// Of all jobs.
    pub shortest: Duration,
}

/// The scrape interval in a configuration.
#[must_use]
pub fn read(body: &str) -> Option<ScrapeInterval> {
    let (_, global) = body.split_once("global:")?;
    let mut all = global.split("scrape_interval: ").skip(1).map(interval);
    let usual = all.next()??;
    let shortest = all.flatten().fold(usual, Duration::min);
    Some(ScrapeInterval { usual, shortest })
}

fn interval(value: &str) -> Option<Duration> {
    let length = value.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let interval: Duration = value[..length].parse().ok()?;
    (interval > Duration::ZERO).then_some(interval)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_servers_tell() {
        for (body, interval) in [
            (
                r#"{"status":"success","data":{"yaml":"global:\n  scrape_interval: 1m\n  scrape_timeout: 10s\nscrape_configs:\n- job_name: node\n  scrape_interval: 1s\n"}}"#,
                Some((60, 1)),
            ),
            (
                r#"{"status":"success","data":{"yaml":"global:\n  scrape_interval: 1m30s\n"}}"#,
                Some((90, 90)),
            ),
            (
                r#"{"status":"success","data":{"yaml":"global:\n  scrape_interval: 0s\n"}}"#,
                None,
            ),
            (
                r#"{"status":"success","data":{"yaml":"scrape_configs:\n"}}"#,
                None,
            ),
            ("404 page not found", None),
            ("", None),
        ] {
            let seconds = |one: Duration| one.ms() / 1_000;
            let read = read(body).map(|read| (seconds(read.usual), seconds(read.shortest)));
            assert_eq!(read, interval, "{body}");
        }
    }
}
