//! Which servers a query goes to: the page's, one that it names, or all.

use crate::prom::server::{BadAddress, Server};
use crate::reach::failure::Failure;
use crate::view::{Panel, Query};

/// A server, and what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub name: String,
    pub server: Server,
}

/// What stands for all servers on offer.
pub const ALL: &str = "*";

impl Target {
    /// A server by its name among those on offer, else by its address without what all have.
    #[must_use]
    pub fn of(server: &Server, offered: &[Self]) -> Self {
        let known = offered.iter().find(|target| target.server == *server);
        known.cloned().unwrap_or_else(|| {
            let address = server.as_str();
            let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
            Self {
                name: bare.to_owned(),
                server: server.clone(),
            }
        })
    }
}

/// The servers that a query goes to; `main` is the page's.
///
/// # Errors
/// Where it names one that is not known.
pub fn targets(query: &Query, main: &Server, offered: &[Target]) -> Result<Vec<Target>, Failure> {
    match query.server.as_str() {
        "" => Ok(vec![Target::of(main, offered)]),
        ALL if offered.is_empty() => Ok(vec![Target::of(main, offered)]),
        ALL => Ok(offered.to_vec()),
        named => {
            if let Some(target) = offered.iter().find(|target| target.name == named) {
                return Ok(vec![target.clone()]);
            }
            // A word alone would be an address, too, but was most likely meant as a name.
            if !named.contains(['.', ':']) {
                return Err(BadAddress::Unnamed(named.to_owned()).into());
            }
            Ok(vec![Target::of(&named.parse()?, offered)])
        }
    }
}

/// Those on offer, as far as a panel asks others than the page's.
#[must_use]
pub fn needed(panel: &Panel, offered: &[Target]) -> Vec<Target> {
    let asks_others = panel.queries.iter().any(|query| !query.server.is_empty());
    if asks_others {
        offered.to_vec()
    } else {
        Vec::new()
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail there")]
mod tests {
    use super::*;

    fn target(name: &str, address: &str) -> Target {
        Target {
            name: name.to_owned(),
            server: address.parse().expect("an address"),
        }
    }

    #[test]
    fn a_query_goes_where_it_says() {
        let offered = [
            target("home", "http://a:9090"),
            target("office", "http://b:9090"),
        ];
        let main = &offered[0].server;
        for (named, expected) in [
            ("", "home"),
            ("office", "office"),
            ("http://b:9090/graph", "office"),
            ("c.lan:9090", "c.lan:9090"),
            ("*", "home office"),
        ] {
            let query = Query {
                server: named.to_owned(),
                ..Query::default()
            };
            let found = targets(&query, main, &offered).expect("servers");
            let names: Vec<&str> = found.iter().map(|target| target.name.as_str()).collect();
            assert_eq!(names.join(" "), expected, "{named}");
        }
        let query = Query {
            server: "ofice".to_owned(),
            ..Query::default()
        };
        let said = targets(&query, main, &offered).map_err(|failure| failure.to_string());
        assert_eq!(
            said,
            Err("No server is called “ofice” here. Choose one of those on offer, or write an address such as http://raspberrypi.home:9090.".to_owned())
        );
        let all = Query {
            server: "*".to_owned(),
            ..Query::default()
        };
        assert_eq!(
            targets(&all, main, &[]).expect("servers"),
            [target("a:9090", "http://a:9090")]
        );
    }
}
