//! What is offered for a word that is being typed.

use super::ranking::best;
use super::string::string;
use super::typing::{Typing, Wanted, is_plain, metric};
use super::words::{CALLS, KEYWORDS, LENGTHS, Word};

/// A word on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub text: String,
    /// What it does, or is.
    pub help: String,
    /// What takes the place of what was typed.
    pub insert: String,
}

/// Words on offer, best first, and how many more there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    pub list: Vec<Offer>,
    pub beyond: usize,
}

/// How many words are offered at once.
const MOST: usize = 50;

impl Offers {
    /// What fits what is typed: of the language, and of the names that the server told for it. A word that
    /// stands there already is not worth a list. `about` says what a metric is, empty where nobody knows.
    #[must_use]
    pub fn of(typing: &Typing<'_>, names: &[String], about: &dyn Fn(&str) -> String) -> Self {
        let own: &[&[Word]] = match typing.kind {
            Wanted::Name => &[&CALLS, &KEYWORDS],
            Wanted::Length => &[&LENGTHS],
            Wanted::Label(_) | Wanted::Value { .. } => &[],
        };
        let own: Vec<Word> = own.iter().flat_map(|words| words.iter().copied()).collect();
        let words = own.iter().map(|word| word.name);
        let words = words.chain(names.iter().map(String::as_str));
        let (places, beyond) = best(words, typing.typed, MOST);
        let offer = |place: usize| match own.get(place) {
            Some(word) => Offer {
                text: word.name.to_owned(),
                help: word.help.to_owned(),
                insert: if word.help.starts_with('(') {
                    format!("{}(", word.name)
                } else {
                    word.name.to_owned()
                },
            },
            None => named(&names[place - own.len()], &typing.kind, about),
        };
        let list: Vec<Offer> = places.into_iter().map(offer).collect();
        match &list[..] {
            [only] if only.text == typing.typed => Self::default(),
            _ => Self { list, beyond },
        }
    }
}

fn named(name: &str, kind: &Wanted, about: &dyn Fn(&str) -> String) -> Offer {
    let insert = match kind {
        Wanted::Value { .. } => string(name).split_off(1),
        Wanted::Name => metric(name),
        Wanted::Label(_) if !is_plain(name) => string(name),
        Wanted::Label(_) | Wanted::Length => name.to_owned(),
    };
    Offer {
        text: name.to_owned(),
        help: match kind {
            Wanted::Name => about(name),
            _ => String::new(),
        },
        insert,
    }
}

#[cfg(test)]
mod tests {
    use super::super::typing::typing;
    use super::*;

    #[test]
    fn offers_what_fits() {
        let names = ["node_load1", "rate_limit", "my.metric", "a \"b\""].map(str::to_owned);
        for (text, inserted) in [
            ("ra", vec!["rate(", "rate_limit", "irate("]),
            ("node_l", vec!["node_load1"]),
            ("node_load1", vec![]),
            ("my.m", vec![]),
            (
                "x[$__r",
                vec!["$__range", "$__rate_interval", "$__interval"],
            ),
            ("x[15", vec!["15m"]),
            ("x{my", vec!["\"my.metric\""]),
            ("x{y=\"b", vec!["a \\\"b\\\"\""]),
            ("sum by (node", vec!["node_load1"]),
            ("uptime_nowhere", vec![]),
        ] {
            let typing = typing(text, text.len());
            let offers = typing.map(|typing| Offers::of(&typing, &names, &|_| String::new()));
            let list = offers.unwrap_or_default().list;
            let found: Vec<&str> = list
                .iter()
                .map(|offer| offer.insert.as_str())
                .take(3)
                .collect();
            assert_eq!(found, inserted, "{text}");
        }
    }

    #[test]
    fn metrics_are_described_and_labels_are_not() {
        let names = ["node_load1".to_owned()];
        let about = |name: &str| format!("gauge · {name}");
        for (text, help) in [
            ("node_l", "gauge · node_load1"),
            ("x{node", ""),
            ("x{y=\"node", ""),
            ("irat", "(r) increase per second of the last two samples"),
        ] {
            let typing = typing(text, text.len());
            let offers = typing.map(|typing| Offers::of(&typing, &names, &about));
            let list = offers.unwrap_or_default().list;
            let first = list.first().map(|offer| offer.help.as_str());
            assert_eq!(first, Some(help), "{text}");
        }
    }

    #[test]
    fn all_that_fits_is_counted() {
        let names: Vec<String> = (0..200).map(|n| format!("zz_{n}")).collect();
        let offers = typing("zz", 2).map(|typing| Offers::of(&typing, &names, &|_| String::new()));
        let offers = offers.unwrap_or_default();
        assert_eq!((offers.list.len(), offers.beyond), (50, 150));
    }
}
