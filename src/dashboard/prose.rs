//! Texts as Markdown.

use crate::paper::node::Node;
use crate::paper::{Block, fence, markdown};

/// A text as one line that Markdown shows as it is.
pub(super) fn line(text: &str) -> String {
    let text = one_line(text);
    let letters: Vec<char> = text.chars().collect();
    let mut written = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let around = [
            at.checked_sub(1).and_then(|before| letters.get(before)),
            letters.get(at + 1),
        ];
        if is_read(*letter, around) {
            written.push('\\');
        }
        written.push(*letter);
    }
    written
}

/// A text without line breaks and other control characters, each blank alone.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether Markdown makes something of a letter between these.
fn is_read(letter: char, [before, after]: [Option<&char>; 2]) -> bool {
    let is_of_word = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_alphanumeric());
    match letter {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
        '_' => !(is_of_word(before) && is_of_word(after)),
        '&' => is_of_word(after) || after == Some(&'#'),
        // A heading may end with them.
        '#' => after.is_none(),
        _ => false,
    }
}

/// Markdown as it is, where nothing that follows it ends up inside; otherwise its letters.
pub(super) fn markdown(text: &str) -> String {
    if is_closed(text) {
        text.trim().to_owned()
    } else {
        code(text)
    }
}

/// The letters of a text, as a block of code.
pub(super) fn code(text: &str) -> String {
    let text = text
        .trim()
        .replace("\r\n", "\n")
        .replace(['\r', '\0'], "\n");
    let fence = fence(&text);
    format!("{fence}\n{text}\n{fence}")
}

/// A fence or a comment of HTML may be open at the end, and a line behind it would be in there.
fn is_closed(text: &str) -> bool {
    let with_line = markdown::read(&format!("\n{}\n\n***\n", text.trim()));
    let is_line = |node: &Node| matches!(node, Node::Element(element) if element.tag == "hr");
    let last = with_line.blocks.last();
    matches!(last, Some(Block::Prose(nodes)) if nodes.last().is_some_and(is_line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::node::letters;

    /// The letters of what is one piece of text.
    fn shown(blocks: &[Block]) -> String {
        match blocks {
            [Block::Prose(nodes)] => letters(nodes),
            _ => format!("{blocks:?}"),
        }
    }

    #[test]
    fn a_line_is_shown_as_it_is() {
        for text in [
            "Busy",
            "node_memory_MemFree_bytes * 2 *",
            "_a_ `b` [c](d) <e> &amp; & \\ ~~f~~",
            "C #",
            "# 1. - {promql} `{promql} up`",
            "[^1] ![a](b)",
        ] {
            let paper = markdown::read(&format!("# {}\n", line(text)));
            assert_eq!(shown(&paper.blocks), text, "{}", line(text));
            let bold = markdown::read(&format!("**{}:** x\n", line(text)));
            assert_eq!(shown(&bold.blocks), format!("{text}: x"));
        }
        assert_eq!(line(" a_b\n\tc\0d "), "a_b c d");
    }

    #[test]
    fn what_would_not_end_is_letters() {
        for (text, written) in [
            ("# A\n\n- b\n", "# A\n\n- b"),
            ("```\na\n```", "```\na\n```"),
            ("a\n```\nb", "````\na\n```\nb\n````"),
            ("<!-- a", "```\n<!-- a\n```"),
            ("<pre>\na", "```\n<pre>\na\n```"),
            ("<div>a", "<div>a"),
            ("> a\n> ```", "> a\n> ```"),
            ("[^1]: a", "[^1]: a"),
        ] {
            assert_eq!(super::markdown(text), written, "{text}");
        }
    }
}
