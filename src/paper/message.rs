//! A paper as the program that reads it hands it to the page: JSON.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::ask::{Ask, Show};
use super::node::{ATTRIBUTES, Element, Node, TAGS, VALUE, Value};
use super::tree::{Block, Paper};
use crate::prom::decode::tree::Json;

/// Reads what [`Paper`]'s `Serialize` writes; what is none is an empty paper.
#[must_use]
pub fn read(json: &str) -> Paper {
    let json = Json::read(json).unwrap_or_default();
    let variable = |pair: &Json| match pair.list() {
        [name, definition] => Some((name.text().to_owned(), definition.text().to_owned())),
        _ => None,
    };
    Paper {
        title: json.get("title").text().to_owned(),
        link: json.get("link").text().to_owned(),
        variables: json
            .get("variables")
            .list()
            .iter()
            .filter_map(variable)
            .collect(),
        blocks: blocks(json.get("blocks")),
        problems: texts(json.get("problems")),
    }
}

fn blocks(json: &Json) -> Vec<Block> {
    json.list().iter().map(block).collect()
}

fn block(json: &Json) -> Block {
    let (head, ask) = (json.get("head"), json.get("ask"));
    if !ask.members().is_empty() {
        return Block::Ask(self::ask(ask));
    }
    match head {
        Json::List(_) => Block::Fold {
            head: nodes(head.list()),
            blocks: blocks(json.get("blocks")),
        },
        _ => Block::Prose(nodes(json.get("prose").list())),
    }
}

fn ask(json: &Json) -> Ask {
    let text = |name: &str| json.get(name).text().to_owned();
    let number = |name: &str| json.get(name).text();
    Ask {
        title: text("title"),
        show: Show::named(json.get("show").text()).unwrap_or_default(),
        width: number("width").parse().unwrap_or_default(),
        height: number("height").parse().unwrap_or_default(),
        empty: text("empty"),
        link: text("link"),
        place: {
            let byte = |name: &str| number(name).parse().unwrap_or_default();
            byte("from")..byte("to")
        },
        problems: texts(json.get("problems")),
    }
}

fn texts(json: &Json) -> Vec<String> {
    json.list()
        .iter()
        .map(|text| text.text().to_owned())
        .collect()
}

fn nodes(list: &[Json]) -> Vec<Node> {
    list.iter().filter_map(node).collect()
}

/// What is no element that is known does not get onto the page.
fn node(json: &Json) -> Option<Node> {
    if let Json::Text(text) = json {
        return Some(Node::Text(text.clone()));
    }
    let (tag, rest) = json.list().split_first()?;
    if tag.text() == VALUE {
        let [expr, unit, empty] = rest else {
            return None;
        };
        let [expr, unit, empty] = [expr, unit, empty].map(|text| text.text().to_owned());
        return Some(Node::Value(Value { expr, unit, empty }));
    }
    let (attributes, children) = rest.split_first()?;
    let pair = |pair: &Json| match pair.list() {
        [name, value] if ATTRIBUTES.contains(&name.text()) => {
            Some((name.text().to_owned(), value.text().to_owned()))
        }
        _ => None,
    };
    TAGS.contains(&tag.text()).then(|| {
        Node::Element(Element {
            tag: tag.text().to_owned(),
            attributes: attributes.list().iter().filter_map(pair).collect(),
            children: nodes(children),
        })
    })
}

impl Serialize for Paper {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut paper = serializer.serialize_struct("Paper", 5)?;
        paper.serialize_field("title", &self.title)?;
        paper.serialize_field("link", &self.link)?;
        paper.serialize_field("variables", &self.variables)?;
        paper.serialize_field("blocks", &self.blocks)?;
        paper.serialize_field("problems", &self.problems)?;
        paper.end()
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut block = serializer.serialize_struct("Block", 2)?;
        match self {
            Self::Prose(nodes) => block.serialize_field("prose", nodes)?,
            Self::Ask(ask) => block.serialize_field("ask", ask)?,
            Self::Fold { head, blocks } => {
                block.serialize_field("head", head)?;
                block.serialize_field("blocks", blocks)?;
            }
        }
        block.end()
    }
}

impl Serialize for Ask {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut ask = serializer.serialize_struct("Ask", 9)?;
        ask.serialize_field("title", &self.title)?;
        ask.serialize_field("show", self.show.name())?;
        // The page reads texts alone.
        ask.serialize_field("width", &self.width.to_string())?;
        ask.serialize_field("height", &self.height.to_string())?;
        ask.serialize_field("empty", &self.empty)?;
        ask.serialize_field("link", &self.link)?;
        ask.serialize_field("from", &self.place.start.to_string())?;
        ask.serialize_field("to", &self.place.end.to_string())?;
        ask.serialize_field("problems", &self.problems)?;
        ask.end()
    }
}

#[cfg(test)]
mod tests {
    use super::super::markdown;
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let text = "---\ntitle: T\nrange: 1h\n$a: b\nodd: 1\n---\n# One\n\nA *b* [c](https://d.example \"e\") `f` `{promql unit=bytes empty=\"no\"} up`\n\n- [x] g\n\n|a|b|\n|-|-:|\n|1|2|\n\n## Two {folded}\n\n```promql title=\"h\" width=1/2 height=90\n#| legend: i\nup\n```\n\n> j\n\n![k](l.png) ![m](n.mp4)\n";
        let paper = markdown::read(text);
        let json = serde_json::to_string(&paper).unwrap_or_default();
        assert_eq!(read(&json), paper);
        assert!(
            matches!(paper.blocks.last(), Some(Block::Fold { blocks, .. }) if blocks.len() == 2),
            "{paper:?}"
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let json = r#"{"blocks": [{"prose": [["script", [], "a"], ["p", [["onclick", "b"], ["id", "c"]], "d", ["iframe", []]], null, ["value", "e"]]}]}"#;
        let paper = read(json);
        let kept = Node::Element(Element {
            children: vec![Node::Text("d".to_owned())],
            ..Element::new("p").with("id", "c")
        });
        assert_eq!(paper.blocks, [Block::Prose(vec![kept])]);
        for broken in ["", "[]", "{", "null"] {
            assert_eq!(read(broken), Paper::default(), "{broken}");
        }
    }
}
