//! Queries as the HTTP API takes them.
//!
//! Source: "Instant queries", "Range queries" and "Querying exemplars" in the HTTP API's
//! documentation. Sent as a form by POST: long queries fit, and a browser asks no preflight for a
//! form.

use form_urlencoded::Serializer;

use super::server::Server;
use super::timestamp::Timestamp;
use super::window::Window;

/// The endpoint of range queries.
const QUERY_RANGE: &str = "api/v1/query_range";

/// The endpoint of the exemplars of a query.
const QUERY_EXEMPLARS: &str = "api/v1/query_exemplars";

/// The endpoint of instant queries.
pub const QUERY: &str = "api/v1/query";

/// The smallest question to it, as a form.
pub const SMALL: &str = "query=1";

/// An instant query to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstantQuery {
    /// Who is asked.
    pub server: Server,
    /// The PromQL expression.
    pub query: String,
    /// For when.
    pub time: Timestamp,
}

impl InstantQuery {
    /// Where the form is posted.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.endpoint(QUERY)
    }

    /// The form, encoded; the time is in seconds.
    #[must_use]
    pub fn body(&self) -> String {
        Serializer::new(String::new())
            .append_pair("query", &self.query)
            .append_pair("time", &seconds(self.time))
            .finish()
    }
}

/// The server's own time: where the form is posted, and the form. Without a time in it the server
/// takes its own.
#[must_use]
pub fn server_time(server: &Server) -> (String, String) {
    (server.endpoint(QUERY), "query=time%28%29".to_owned())
}

/// A range query to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeQuery {
    /// Who is asked.
    pub server: Server,
    /// The PromQL expression.
    pub query: String,
    /// Over which time.
    pub window: Window,
}

impl RangeQuery {
    /// Where the form is posted.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.endpoint(QUERY_RANGE)
    }

    /// The form's fields, times in seconds.
    #[must_use]
    pub fn form(&self) -> [(&'static str, String); 4] {
        [
            ("query", self.query.clone()),
            ("start", seconds(self.window.start)),
            ("end", seconds(self.window.end)),
            ("step", self.window.step.seconds()),
        ]
    }

    /// The form, encoded.
    #[must_use]
    pub fn body(&self) -> String {
        Serializer::new(String::new())
            .extend_pairs(self.form())
            .finish()
    }

    /// The form that asks for the server's own statistics, too.
    #[must_use]
    pub fn body_with_stats(&self) -> String {
        self.body() + "&stats=all"
    }

    /// Where the form is posted that asks for the exemplars of the query.
    #[must_use]
    pub fn exemplars_url(&self) -> String {
        self.server.endpoint(QUERY_EXEMPLARS)
    }

    /// That form, encoded; exemplars have no step.
    #[must_use]
    pub fn exemplars_body(&self) -> String {
        let [query, start, end, _] = self.form();
        Serializer::new(String::new())
            .extend_pairs([query, start, end])
            .finish()
    }

    /// The same question as an address to open in a browser.
    #[must_use]
    pub fn as_link(&self) -> String {
        format!("{}?{}", self.url(), self.body())
    }

    /// The same question for a shell.
    #[must_use]
    pub fn as_curl(&self) -> String {
        let fields = self.form().map(|(name, value)| {
            format!(
                " \\\n  --data-urlencode {}",
                quote(&format!("{name}={value}"))
            )
        });
        format!("curl {}{}", quote(&self.url()), fields.concat())
    }

    /// The same question for Prometheus' own command-line tool, which takes what begins with a
    /// minus sign for a flag unless two of them stand before it.
    #[must_use]
    pub fn as_promtool(&self) -> String {
        let end_of_flags = if self.query.starts_with('-') {
            "-- "
        } else {
            ""
        };
        format!(
            "promtool query range --start={} --end={} --step={} {end_of_flags}{} {}",
            seconds(self.window.start),
            seconds(self.window.end),
            self.window.step,
            quote(self.server.as_str()),
            quote(&self.query),
        )
    }
}

/// Seconds since 1970 with what there is of milliseconds.
fn seconds(at: Timestamp) -> String {
    let (whole, rest) = (at.ms().div_euclid(1_000), at.ms().rem_euclid(1_000));
    if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{rest:03}")
    }
}

/// One word for a POSIX shell.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::super::duration::Duration;
    use super::*;
    use expect_test::expect;

    fn sample() -> Option<RangeQuery> {
        Some(RangeQuery {
            server: "http://raspberrypi.home:9090".parse().ok()?,
            query: "rate(node_cpu_seconds_total{mode='idle'}[1m]) > 0".to_owned(),
            window: Window {
                start: Timestamp::from_ms(1_678_062_600_500),
                end: Timestamp::from_ms(1_678_066_200_000),
                step: Duration::from_ms(500),
            },
        })
    }

    #[test]
    fn as_a_form() {
        let body = sample().map(|query| query.body()).unwrap_or_default();
        expect!["query=rate%28node_cpu_seconds_total%7Bmode%3D%27idle%27%7D%5B1m%5D%29+%3E+0&start=1678062600.500&end=1678066200&step=0.5"].assert_eq(&body);
    }

    #[test]
    fn exemplars_as_a_form() {
        let asked = sample().map(|query| (query.exemplars_url(), query.exemplars_body()));
        let (url, body) = asked.unwrap_or_default();
        assert_eq!(url, "http://raspberrypi.home:9090/api/v1/query_exemplars");
        expect!["query=rate%28node_cpu_seconds_total%7Bmode%3D%27idle%27%7D%5B1m%5D%29+%3E+0&start=1678062600.500&end=1678066200"].assert_eq(&body);
    }

    #[test]
    fn an_instant_as_a_form() {
        let asked = sample().map(|RangeQuery { server, .. }| {
            let query = InstantQuery {
                server,
                query: "up > 0".to_owned(),
                time: Timestamp::from_ms(1_678_062_600_500),
            };
            (query.url(), query.body())
        });
        let (url, body) = asked.unwrap_or_default();
        assert_eq!(url, "http://raspberrypi.home:9090/api/v1/query");
        assert_eq!(body, "query=up+%3E+0&time=1678062600.500");
    }

    #[test]
    fn for_a_shell() {
        let query = sample();
        let curl = query.as_ref().map(RangeQuery::as_curl).unwrap_or_default();
        expect![[r"
            curl 'http://raspberrypi.home:9090/api/v1/query_range' \
              --data-urlencode 'query=rate(node_cpu_seconds_total{mode='\''idle'\''}[1m]) > 0' \
              --data-urlencode 'start=1678062600.500' \
              --data-urlencode 'end=1678066200' \
              --data-urlencode 'step=0.5'"]]
        .assert_eq(&curl);
        let promtool = query
            .as_ref()
            .map(RangeQuery::as_promtool)
            .unwrap_or_default();
        expect![[r"promtool query range --start=1678062600.500 --end=1678066200 --step=500ms 'http://raspberrypi.home:9090' 'rate(node_cpu_seconds_total{mode='\''idle'\''}[1m]) > 0'"]]
        .assert_eq(&promtool);
        let negative = query.map(|query| RangeQuery {
            query: "-up".to_owned(),
            ..query
        });
        let promtool = negative.map(|query| query.as_promtool());
        let end = "--step=500ms -- 'http://raspberrypi.home:9090' '-up'";
        assert!(promtool.is_some_and(|promtool| promtool.ends_with(end)));
    }
}
