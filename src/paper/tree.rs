//! A paper, taken apart.

use super::ask::Ask;
use super::node::Node;

/// A paper, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// What its head says, otherwise its first heading.
    pub title: String,
    /// Server, refresh, zone and window of all its charts, as the query string of a link.
    pub link: String,
    /// Its variables: what each is called, and where its values come from.
    pub variables: Vec<(String, String)>,
    pub blocks: Vec<Block>,
    /// What of its head is not followed, in sentences.
    pub problems: Vec<String>,
}

/// A piece of a paper, from edge to edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Text.
    Prose(Vec<Node>),
    /// A chart, table or value.
    Ask(Ask),
    /// What lies behind a heading until it is opened.
    Fold { head: Vec<Node>, blocks: Vec<Block> },
}

impl Paper {
    /// All that is asked, in its order, what is folded too.
    #[must_use]
    pub fn asks(&self) -> Vec<&Ask> {
        let mut found = Vec::new();
        gather(&self.blocks, &mut found);
        found
    }
}

fn gather<'a>(blocks: &'a [Block], found: &mut Vec<&'a Ask>) {
    for block in blocks {
        match block {
            Block::Prose(_) => {}
            Block::Ask(ask) => found.push(ask),
            Block::Fold { blocks, .. } => gather(blocks, found),
        }
    }
}
