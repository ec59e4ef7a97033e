//! Headings that hide what follows them.

use super::ask::Ask;
use super::node::Node;
use super::tree::Block;

/// How deep they lie in each other at most.
const DEEPEST: usize = 40;

/// A piece of a paper, before headings fold.
pub(super) enum Piece {
    Prose(Vec<Node>),
    Ask(Ask),
    Heading {
        level: u8,
        folds: bool,
        nodes: Vec<Node>,
    },
}

/// Puts what follows a heading that folds behind it, up to the next one that is as high.
pub(super) fn folded(pieces: Vec<Piece>) -> Vec<Block> {
    let mut done: Vec<Block> = Vec::new();
    // The headings that are folded and open, each with what is behind it.
    let mut open: Vec<(u8, Vec<Node>, Vec<Block>)> = Vec::new();
    for piece in pieces {
        let block = match piece {
            Piece::Prose(nodes) => Block::Prose(nodes),
            Piece::Ask(ask) => Block::Ask(ask),
            Piece::Heading {
                level,
                folds,
                nodes,
            } => {
                while open.last().is_some_and(|(above, ..)| *above >= level) {
                    close(&mut open, &mut done);
                }
                if folds && open.len() < DEEPEST {
                    open.push((level, nodes, Vec::new()));
                    continue;
                }
                Block::Prose(nodes)
            }
        };
        match open.last_mut() {
            Some((.., blocks)) => blocks.push(block),
            None => done.push(block),
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}

fn close(open: &mut Vec<(u8, Vec<Node>, Vec<Block>)>, done: &mut Vec<Block>) {
    let Some((_, head, blocks)) = open.pop() else {
        return;
    };
    let block = Block::Fold { head, blocks };
    match open.last_mut() {
        Some((.., above)) => above.push(block),
        None => done.push(block),
    }
}
