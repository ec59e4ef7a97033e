//! What is known of requests and of the server, as tables to be shown and as a report to be saved.
//! Pure.

pub mod json;
pub mod page;
pub mod part;
pub mod secret;
pub mod server;
pub mod table;
pub mod timeline;
pub mod timings;

pub use self::table::Table;

use serde::{Serialize, Serializer};

use self::secret::without_credentials;

/// What belongs together in a report: its name and its tables.
pub type Chapter = (String, Vec<Table>);

/// Writes a report as JSON, set out for reading; no address in it holds a name or password.
#[must_use]
pub fn write(chapters: &[Chapter]) -> String {
    let text = serde_json::to_string(&Chapters(chapters)).unwrap_or_default();
    json::set_out(&without_credentials(&text), usize::MAX / 4).0
}

struct Chapters<'a>(&'a [Chapter]);

impl Serialize for Chapters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let chapters = self.0.iter();
        serializer.collect_map(chapters.map(|(name, tables)| (name, Tables(tables))))
    }
}

struct Tables<'a>(&'a [Table]);

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|table| (table.name, table)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn is_json_to_read_without_passwords() {
        let facts = Table::of_facts(
            "Request",
            [("query", r#"up{x="http://me:secret@host/path"}"#.to_owned())],
        );
        let rows = vec![vec!["200".to_owned(), "1 KiB".to_owned()]];
        let listed = Table::with_heads("Timeline", &["Status", "Size"], rows);
        let report = write(&[("Panel 1".to_owned(), vec![facts, listed])]);
        expect![[r#"
            {
              "Panel 1": {
                "Request": {
                  "query": "up{x=\"http://(left out)@host/path\"}"
                },
                "Timeline": [
                  {
                    "Status": "200",
                    "Size": "1 KiB"
                  }
                ]
              }
            }"#]]
        .assert_eq(&report);
    }

    proptest! {
        #[test]
        fn is_json_whatever_servers_say(name: String, value: String) {
            let table = Table::of_facts("Facts", [("said", value)]);
            let report = write(&[(name, vec![table])]);
            prop_assert!(serde_json::from_str::<serde_json::Value>(&report).is_ok(), "{}", report);
        }
    }
}
