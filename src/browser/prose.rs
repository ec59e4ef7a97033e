//! Text onto the page: elements and letters, one by one.

use web_sys::{Document, Element, Node as Placed};

use super::page;
use crate::paper::node::{Node, Value};

/// Draws text into an element; gives the places of its values.
#[must_use]
pub fn draw(into: &Element, nodes: &[Node]) -> Vec<(Element, Value)> {
    let mut values = Vec::new();
    if let Some(document) = page::document() {
        append(&document, into, nodes, &mut values);
    }
    values
}

fn append(document: &Document, into: &Element, nodes: &[Node], values: &mut Vec<(Element, Value)>) {
    for node in nodes {
        if let Some(placed) = place(document, node, values) {
            // An element takes whatever is made by its own document.
            let _ = into.append_child(&placed);
        }
    }
}

fn place(document: &Document, node: &Node, values: &mut Vec<(Element, Value)>) -> Option<Placed> {
    match node {
        Node::Text(text) => Some(document.create_text_node(text).into()),
        Node::Element(element) => {
            let placed = document.create_element(&element.tag).ok()?;
            for (name, value) in &element.attributes {
                let _ = placed.set_attribute(name, value);
            }
            append(document, &placed, &element.children, values);
            Some(placed.into())
        }
        Node::Value(value) => {
            let placed = document.create_element("output").ok()?;
            let _ = placed.set_attribute("title", &value.expr);
            values.push((placed.clone(), value.clone()));
            Some(placed.into())
        }
    }
}
