//! Links, pictures and headings of Markdown as elements; what leads nowhere harmless is only its letters.

use pulldown_cmark::HeadingLevel;

use super::node::{Element, Node, is_sound_link, is_sound_picture};

pub(super) fn element(mut element: Element, children: Vec<Node>) -> Node {
    element.children = children;
    Node::Element(element)
}

pub(super) const fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

/// A link; one that leads nowhere harmless is only its letters.
pub(super) fn link(address: &str, title: &str) -> Element {
    if !is_sound_link(address) {
        return Element::new("span").with("title", format!("Not followed: {address}"));
    }
    let link = Element::new("a")
        .with("href", address)
        .with("rel", "noopener noreferrer");
    titled(link, title)
}

pub(super) fn picture(address: &str, title: &str) -> Element {
    let name = address.split(['?', '#']).next().unwrap_or_default();
    let is_video = [".mp4", ".webm", ".ogv"]
        .iter()
        .any(|end| name.ends_with(end));
    let element = match (is_sound_picture(address), is_video) {
        (false, _) => return Element::new("span").with("title", format!("Not shown: {address}")),
        (true, true) => Element::new("video")
            .with("src", address)
            .with("controls", ""),
        (true, false) => Element::new("img").with("src", address),
    };
    titled(element, title)
}

fn titled(element: Element, title: &str) -> Element {
    if title.is_empty() {
        element
    } else {
        element.with("title", title)
    }
}

/// What a picture shows, in words; of one that is not shown, that is all.
pub(super) fn said_of_picture(element: Element, alt: String) -> Element {
    match element.tag.as_str() {
        "img" => element.with("alt", alt),
        "video" => element.with("aria-label", alt),
        _ => Element {
            children: vec![Node::Text(alt)],
            ..element
        },
    }
}

/// What a heading is gone to by, as on many sites: small letters, dashes for blanks.
pub(super) fn slug(text: &str) -> String {
    let letter = |c: char| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
        _ => None,
    };
    text.to_lowercase().chars().filter_map(letter).collect()
}
