//! What leads back to itself.

use std::collections::{BTreeMap, BTreeSet};

/// For each node those that it leads to.
type Edges = BTreeMap<String, BTreeSet<String>>;

/// The sets of nodes, of more than one, in which each leads to each.
pub(super) fn circles(edges: &Edges) -> BTreeSet<BTreeSet<String>> {
    let reached: Edges = edges
        .keys()
        .map(|node| (node.clone(), reached(node, edges)))
        .collect();
    let circle = |node: &String| -> BTreeSet<String> {
        let there = reached[node].iter();
        let and_back =
            |other: &&String| reached.get(*other).is_some_and(|back| back.contains(node));
        there.filter(and_back).cloned().collect()
    };
    let all = edges.keys().map(circle);
    all.filter(|circle| circle.len() > 1).collect()
}

fn reached(from: &str, edges: &Edges) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(node) = waiting.pop() {
        for next in edges.get(node).into_iter().flatten() {
            if reached.insert(next.clone()) {
                waiting.push(next);
            }
        }
    }
    reached
}

#[test]
fn finds_what_leads_back() {
    let set = |names: &str| names.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let edges = [
        ("a", "b"),
        ("b", "c d"),
        ("c", "a"),
        ("d", "e"),
        ("e", "d f"),
    ];
    let edges = edges.map(|(from, to)| (from.to_owned(), set(to)));
    let expected = BTreeSet::from([set("a b c"), set("d e")]);
    assert_eq!(circles(&edges.into()), expected);
}
