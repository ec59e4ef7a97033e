//! What is known of a server, as the page passes it to the program that reads queries: on the first line how often it
//! scrapes, in milliseconds, and on each of the others a metric and its type.

use super::facts::Type;
use crate::prom::duration::Duration;

/// What is known of a server.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub scrape_interval: Option<Duration>,
    types: Vec<(String, Type)>,
}

/// What a query may want to know; the type of a metric is as servers name it, empty where it is not known.
#[must_use]
pub fn write(
    query: &str,
    scrape_interval: Option<Duration>,
    kind: &dyn Fn(&str) -> String,
) -> String {
    let mut known = scrape_interval.map_or_else(String::new, |one| one.ms().to_string());
    for word in query.split(|c: char| !(c.is_alphanumeric() || "_:.".contains(c))) {
        let kind = kind(word);
        if !kind.is_empty() {
            known.push('\n');
            known.push_str(word);
            known.push(' ');
            known.push_str(&kind);
        }
    }
    known
}

impl Known {
    /// What was written; nothing of what is no such text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let scrape_interval = lines.next().and_then(|ms| ms.parse().ok());
        let types = lines.filter_map(|line| {
            let (name, kind) = line.split_once(' ')?;
            Some((name.to_owned(), of_server(kind)))
        });
        Self {
            scrape_interval: scrape_interval.map(Duration::from_ms),
            types: types.collect(),
        }
    }

    /// The type of a metric, where it is known.
    #[must_use]
    pub fn metric_type(&self, metric: &str) -> Option<Type> {
        let mut types = self.types.iter();
        types.find(|(name, _)| name == metric).map(|(_, of)| *of)
    }
}

/// A type as servers name it.
fn of_server(kind: &str) -> Type {
    match kind {
        "counter" => Type::Counter,
        "gauge" => Type::Gauge,
        "histogram" => Type::Histogram,
        "summary" => Type::Summary,
        _ => Type::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let kind = |word: &str| {
            match word {
                "up" | "rate" => "gauge",
                "a:b" => "counter",
                "my.metric" => "info",
                _ => "",
            }
            .to_owned()
        };
        let scrape = Some(Duration::from_seconds(15));
        for (query, scrape_interval, known) in [
            ("", None, ""),
            ("up", scrape, "15000\nup gauge"),
            ("rate(a:b[5m])+other", None, "\nrate gauge\na:b counter"),
            ("{\"my.metric\"}", scrape, "15000\nmy.metric info"),
        ] {
            let written = write(query, scrape_interval, &kind);
            assert_eq!(written, known, "{query}");
            let read = Known::read(&written);
            assert_eq!(read.scrape_interval, scrape_interval, "{query}");
        }
        let read = Known::read("x\nup gauge\na:b counter\nmy.metric info\nodd");
        for (metric, expected) in [
            ("up", Some(Type::Gauge)),
            ("a:b", Some(Type::Counter)),
            ("my.metric", Some(Type::Other)),
            ("odd", None),
        ] {
            assert_eq!(read.metric_type(metric), expected, "{metric}");
        }
        assert_eq!(read.scrape_interval, None);
    }
}
