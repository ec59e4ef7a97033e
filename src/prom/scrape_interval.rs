//! How often a server scrapes, out of its configuration.
//!
//! Source: "Config" in the HTTP API's documentation: YAML in a JSON string, where `global` comes
//! first and always has a `scrape_interval`. A job may have another one of its own.

use super::duration::Duration;

/// The endpoint of a server's configuration.
pub const CONFIG: &str = "api/v1/status/config";

/// The scrape interval for all jobs that have none of their own.
#[must_use]
pub fn read(body: &str) -> Option<Duration> {
    let (_, global) = body.split_once("global:")?;
    let (_, value) = global.split_once("scrape_interval: ")?;
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
                Some(Duration::from_seconds(60)),
            ),
            (
                r#"{"status":"success","data":{"yaml":"global:\n  scrape_interval: 1m30s\n"}}"#,
                Some(Duration::from_seconds(90)),
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
            assert_eq!(read(body), interval, "{body}");
        }
    }
}
