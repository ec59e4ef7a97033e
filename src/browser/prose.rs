//! Text onto the page: elements and letters, one by one.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, MouseEvent, Node as Placed};

use super::page;
use crate::paper::node::{Node, Value};
use crate::paper::places::from_paper;

/// What the ids of a paper's parts begin with, so that none is taken for one of the page's.
const PART: &str = "paper-";

/// Draws text of the paper at an address into an element, in the place of what is there; gives the places of its values.
#[must_use]
pub fn draw(into: &Element, nodes: &[Node], paper: &str) -> Vec<(Element, Value)> {
    let mut values = Vec::new();
    into.set_text_content(None);
    if let Some(document) = page::document() {
        let pen = Pen { document, paper };
        pen.append(into, nodes, &mut values);
    }
    values
}

/// Goes to the part of the paper that a click on a link means; the address of the page stays as it is.
pub fn follow(event: &MouseEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
    let Some(part) = link.and_then(|link| link.get_attribute("href")) else {
        return;
    };
    event.prevent_default();
    let id = format!("{PART}{}", part.trim_start_matches('#'));
    let place = page::document().and_then(|document| document.get_element_by_id(&id));
    if let Some(place) = place {
        place.scroll_into_view();
    }
}

/// What draws.
struct Pen<'a> {
    document: Document,
    paper: &'a str,
}

impl Pen<'_> {
    fn append(&self, into: &Element, nodes: &[Node], values: &mut Vec<(Element, Value)>) {
        for node in nodes {
            if let Some(placed) = self.place(node, values) {
                // An element takes whatever is made by its own document.
                let _ = into.append_child(&placed);
            }
        }
    }

    fn place(&self, node: &Node, values: &mut Vec<(Element, Value)>) -> Option<Placed> {
        match node {
            Node::Text(text) => Some(self.document.create_text_node(text).into()),
            Node::Element(element) => {
                let placed = self.document.create_element(&element.tag).ok()?;
                for (name, value) in &element.attributes {
                    let _ = placed.set_attribute(name, &self.attribute(name, value));
                }
                self.append(&placed, &element.children, values);
                Some(placed.into())
            }
            Node::Value(value) => {
                let placed = self.document.create_element("output").ok()?;
                let _ = placed.set_attribute("title", &value.expr);
                values.push((placed.clone(), value.clone()));
                Some(placed.into())
            }
        }
    }

    fn attribute(&self, name: &str, value: &str) -> String {
        match name {
            "id" => format!("{PART}{value}"),
            "href" | "src" => from_paper(self.paper, value),
            _ => value.to_owned(),
        }
    }
}
