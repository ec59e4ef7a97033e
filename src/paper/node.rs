//! Text as a tree: elements, letters, and values that are asked for. It never was HTML, and never becomes it.

use serde::ser::{Serialize, SerializeSeq, Serializer};

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Letters as they are.
    Text(String),
    Element(Element),
    Value(Value),
}

/// A piece of text with others in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// One of [`TAGS`].
    pub tag: String,
    /// Names are among [`ATTRIBUTES`]; addresses are sound.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// A value in a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// What it is asked by.
    pub expr: String,
    /// What it measures, by its name in links; empty guesses.
    pub unit: String,
    /// What stands there where the answer is empty.
    pub empty: String,
}

/// The elements that text is made of.
pub const TAGS: [&str; 32] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "code",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "em",
    "strong",
    "del",
    "a",
    "img",
    "video",
    "hr",
    "br",
    "input",
    "sup",
    "section",
    "div",
    "span",
];

/// What they may say of themselves; nothing that runs.
pub const ATTRIBUTES: [&str; 14] = [
    "id",
    "href",
    "title",
    "src",
    "alt",
    "start",
    "type",
    "checked",
    "disabled",
    "class",
    "rel",
    "controls",
    "data-align",
    "aria-label",
];

/// What stands for a [`Value`] in a message.
pub const VALUE: &str = "value";

impl Element {
    /// Without attributes or children yet.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self {
            tag: tag.to_owned(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attributes.push((name.to_owned(), value.into()));
        self
    }
}

/// The letters of some text.
#[must_use]
pub fn letters(nodes: &[Node]) -> String {
    let letters = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => self::letters(&element.children),
        Node::Value(_) => String::new(),
    };
    nodes.iter().map(letters).collect()
}

/// Whether a link may lead there: to the web, to a mailbox, within the paper, or beside it.
#[must_use]
pub fn is_sound_link(address: &str) -> bool {
    scheme(address).is_none_or(|scheme| ["http", "https", "mailto"].contains(&scheme.as_str()))
}

/// Whether a picture may come from there: from beside the paper, or out of the paper itself.
#[must_use]
pub fn is_sound_picture(address: &str) -> bool {
    let is_beside =
        scheme(address).is_none() && !address.starts_with("//") && !address.starts_with('\\');
    is_beside
        || address
            .get(..11)
            .is_some_and(|start| start.eq_ignore_ascii_case("data:image/"))
}

/// What stands before the first colon, in small letters, where no slash, question mark or `#` comes earlier. Browsers
/// pass over blanks and control characters, and so does this.
fn scheme(address: &str) -> Option<String> {
    let address: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    let end = address.find([':', '/', '?', '#'])?;
    address[end..]
        .starts_with(':')
        .then(|| address[..end].to_ascii_lowercase())
}

/// `["p", {"id": "a"}, "letters", [...]]`; a text is itself.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Element(Element {
                tag,
                attributes,
                children,
            }) => {
                let mut list = serializer.serialize_seq(None)?;
                list.serialize_element(tag)?;
                list.serialize_element(attributes)?;
                for child in children {
                    list.serialize_element(child)?;
                }
                list.end()
            }
            Self::Value(Value { expr, unit, empty }) => {
                let mut list = serializer.serialize_seq(None)?;
                for text in [VALUE, expr, unit, empty] {
                    list.serialize_element(text)?;
                }
                list.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_are_sound() {
        for (address, link, picture) in [
            ("https://a.example/b", true, false),
            ("HTTP://a.example", true, false),
            ("mailto:a@b.example", true, false),
            ("other.md", true, true),
            ("pictures/a:b.png", true, true),
            ("#part", true, true),
            ("?page=alerts", true, true),
            ("//a.example/b.png", true, false),
            ("\\\\a.example\\b.png", true, false),
            ("javascript:alert(1)", false, false),
            (" java\tscript:alert(1)", false, false),
            ("JaVaScRiPt:alert(1)", false, false),
            ("\u{1}javascript:alert(1)", false, false),
            ("vbscript:x", false, false),
            ("data:text/html,<script>", false, false),
            ("data:image/png;base64,AA", false, true),
            ("data:image/svg+xml,<svg/>", false, true),
            ("file:///etc/passwd", false, false),
            ("blob:x", false, false),
        ] {
            assert_eq!(is_sound_link(address), link, "{address}");
            assert_eq!(is_sound_picture(address), picture, "{address}");
        }
    }
}
