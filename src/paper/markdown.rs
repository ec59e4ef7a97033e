//! Markdown to a paper: `CommonMark` with tables, task lists, footnotes and crossed-out text.
//!
//! The parser gives events, so that no HTML ever exists; what is HTML in a paper stays letters.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::ask::Ask;
use super::elements::{element, heading, link, picture, said_of_picture, slug};
use super::folds::{Piece, folded};
use super::front;
use super::node::{Element, Node, Value, letters};
use super::options::words;
use super::tree::Paper;

/// How deep elements lie in each other at most; what is deeper stands beside its parent.
const DEEPEST: usize = 40;

/// The most of a paper that is read.
pub const MOST_BYTES: usize = 2 << 20;

/// What opens a block of queries.
const QUERIES: &str = "promql";

/// Takes a text apart. Whatever it is, it is a paper.
#[must_use]
pub fn read(text: &str) -> Paper {
    let (mut paper, rest) = front::read(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH;
    let mut builder = Builder::default();
    let head = text.len() - rest.len();
    for (event, place) in Parser::new_ext(rest, options).into_offset_iter() {
        builder.place = head + place.start..head + place.end;
        builder.take(event);
    }
    if paper.title.is_empty() {
        paper.title.clone_from(&builder.first_heading);
    }
    paper.blocks = folded(builder.finish());
    paper
}

/// Puts the tree together.
#[derive(Default)]
struct Builder {
    pieces: Vec<Piece>,
    /// What is whole, at the top.
    prose: Vec<Node>,
    /// What is open, the innermost last.
    open: Vec<Element>,
    /// Ends that are to come of elements that were too deep to be made.
    skipped: usize,
    /// A block of queries that is open: its info string and its lines so far.
    asking: Option<(String, String)>,
    /// How the columns of the open table are aligned, and which one comes next.
    aligned: Vec<Alignment>,
    column: usize,
    first_heading: String,
    /// Where what is taken stands in the text, in bytes.
    place: Range<usize>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => match &mut self.asking {
                Some((_, body)) => body.push_str(&text),
                None => self.add(Node::Text(text.into_string())),
            },
            Event::Code(text) => self.code(&text),
            Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.add(Node::Text(text.into_string()));
            }
            Event::FootnoteReference(name) => {
                let link = Element::new("a")
                    .with("href", format!("#note-{name}"))
                    .with("class", "footnote");
                self.add(element(link, vec![Node::Text(name.into_string())]));
            }
            Event::SoftBreak => self.add(Node::Text("\n".to_owned())),
            Event::HardBreak => self.add(Node::Element(Element::new("br"))),
            Event::Rule => self.add(Node::Element(Element::new("hr"))),
            Event::TaskListMarker(is_done) => {
                let mut task = Element::new("input")
                    .with("type", "checkbox")
                    .with("disabled", "");
                if is_done {
                    task = task.with("checked", "");
                }
                self.add(Node::Element(task));
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let element = match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(info))
                if is_queries(&info) && self.open.is_empty() =>
            {
                let rest = info.trim_start()[QUERIES.len()..].to_owned();
                self.asking = Some((rest, String::new()));
                return;
            }
            Tag::Paragraph => Element::new("p"),
            Tag::Heading { level, .. } => Element::new(heading(level)),
            Tag::BlockQuote(_) => Element::new("blockquote"),
            Tag::CodeBlock(_) => Element::new("pre"),
            Tag::List(Some(1)) => Element::new("ol"),
            Tag::List(Some(start)) => Element::new("ol").with("start", start.to_string()),
            Tag::List(None) => Element::new("ul"),
            Tag::Item => Element::new("li"),
            Tag::FootnoteDefinition(name) => {
                let label = Element::new("sup");
                let mut note = Element::new("section")
                    .with("id", format!("note-{name}"))
                    .with("class", "footnote");
                note.children
                    .push(self::element(label, vec![Node::Text(name.into_string())]));
                note
            }
            Tag::Table(aligned) => {
                self.aligned = aligned;
                Element::new("table")
            }
            Tag::TableHead => {
                self.column = 0;
                Element::new("thead")
            }
            Tag::TableRow => {
                self.column = 0;
                Element::new("tr")
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => Element::new("em"),
            Tag::Strong => Element::new("strong"),
            Tag::Strikethrough => Element::new("del"),
            Tag::Superscript => Element::new("sup"),
            Tag::Link {
                dest_url, title, ..
            } => link(&dest_url, &title),
            Tag::Image {
                dest_url, title, ..
            } => picture(&dest_url, &title),
            Tag::HtmlBlock => Element::new("pre").with("class", "html"),
            _ => Element::new("div"),
        };
        if self.open.len() >= DEEPEST {
            self.skipped += 1;
        } else {
            self.open.push(element);
        }
    }

    fn end(&mut self, end: TagEnd) {
        if end == TagEnd::CodeBlock
            && let Some((info, body)) = self.asking.take()
        {
            self.close_prose();
            let ask = Ask::read(&info, &body);
            let place = self.place.clone();
            self.pieces.push(Piece::Ask(Ask { place, ..ask }));
            return;
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(mut element) = self.open.pop() else {
            return;
        };
        match end {
            TagEnd::Image => {
                let alt = letters(&std::mem::take(&mut element.children));
                element = said_of_picture(element, alt);
            }
            TagEnd::TableHead => {
                let cells = std::mem::take(&mut element.children);
                element
                    .children
                    .push(self::element(Element::new("tr"), cells));
            }
            TagEnd::Heading(level) if self.open.is_empty() => {
                return self.head(level as u8, element);
            }
            _ => {}
        }
        self.add(Node::Element(element));
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.prose.push(node),
        }
    }

    /// A heading that ends with `{folded}` hides what follows; each can be gone to by its letters.
    fn head(&mut self, level: u8, mut element: Element) {
        let mut folds = false;
        if let Some(Node::Text(last)) = element.children.last_mut()
            && let Some(rest) = last.trim_end().strip_suffix("{folded}")
        {
            *last = rest.trim_end().to_owned();
            folds = true;
        }
        let text = letters(&element.children);
        if self.first_heading.is_empty() {
            self.first_heading.clone_from(&text);
        }
        let element = element.with("id", slug(&text));
        self.close_prose();
        let nodes = vec![Node::Element(element)];
        self.pieces.push(Piece::Heading {
            level,
            folds,
            nodes,
        });
    }

    /// `` `{promql unit=bytes} up` `` is a value.
    fn code(&mut self, text: &str) {
        let asked = text
            .strip_prefix("{promql")
            .and_then(|rest| rest.split_once('}'));
        let node = match asked {
            Some((options, expr)) if options.is_empty() || options.starts_with(' ') => {
                let options = words(options);
                let option = |name: &str| {
                    let found = options.iter().find(|(option, _)| option == name);
                    found.map_or_else(String::new, |(_, value)| value.clone())
                };
                Node::Value(Value {
                    expr: expr.trim().to_owned(),
                    unit: option("unit"),
                    empty: option("empty"),
                })
            }
            _ => element(Element::new("code"), vec![Node::Text(text.to_owned())]),
        };
        self.add(node);
    }

    fn cell(&mut self) -> Element {
        let is_head = self.open.last().is_some_and(|row| row.tag == "thead");
        let cell = Element::new(if is_head { "th" } else { "td" });
        let aligned = self.aligned.get(self.column).copied();
        self.column += 1;
        match aligned {
            Some(Alignment::Right) => cell.with("data-align", "right"),
            Some(Alignment::Center) => cell.with("data-align", "center"),
            _ => cell,
        }
    }

    fn close_prose(&mut self) {
        if !self.prose.is_empty() {
            self.pieces
                .push(Piece::Prose(std::mem::take(&mut self.prose)));
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        // The parser closes all that it opens.
        self.close_prose();
        self.pieces
    }
}

fn is_queries(info: &str) -> bool {
    info.split_whitespace().next() == Some(QUERIES)
}

#[cfg(test)]
mod tests {
    use super::super::tree::Block;
    use super::*;

    /// A paper in short: `p(a em(b))`, values as `{expr}`, blocks of queries as `<link>`.
    fn told(text: &str) -> String {
        blocks(&read(text).blocks)
    }

    fn blocks(all: &[Block]) -> String {
        let block = |block: &Block| match block {
            Block::Prose(prose) => nodes(prose),
            Block::Ask(ask) => format!("<{}>", ask.link),
            Block::Fold { head, blocks } => {
                format!("fold[{} | {}]", nodes(head), self::blocks(blocks))
            }
        };
        all.iter().map(block).collect::<Vec<_>>().join(" ")
    }

    fn nodes(all: &[Node]) -> String {
        let node = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Value(value) => format!("{{{} {} {}}}", value.expr, value.unit, value.empty),
            Node::Element(element) => {
                let said = element
                    .attributes
                    .iter()
                    .map(|(name, value)| format!(" {name}={value}"));
                format!(
                    "{}{}({})",
                    element.tag,
                    said.collect::<String>(),
                    nodes(&element.children)
                )
            }
        };
        all.iter().map(node).collect()
    }

    #[test]
    fn takes_text_apart() {
        for (text, expected) in [
            ("", ""),
            (
                "a *b* **c** ~~d~~ `e`",
                "p(a em(b) strong(c) del(d) code(e))",
            ),
            ("a\nb\\\nc", "p(a\nbbr()c)"),
            ("# A b!", "h1 id=a-b(A b!)"),
            (
                "- a\n- [x] b",
                "ul()"
                    .replace("()", "(li(a)li(input type=checkbox disabled= checked=()b))")
                    .as_str(),
            ),
            ("3. a", "ol start=3(li(a))"),
            ("> a", "blockquote(p(a))"),
            ("```rust\nlet a;\n```", "pre(let a;\n)"),
            ("    up", "pre(up)"),
            (
                "|a|b|\n|-|-:|\n|1|2|",
                "table(thead(tr(th(a)th data-align=right(b)))tr(td(1)td data-align=right(2)))",
            ),
            (
                "[a](b.md \"c\")",
                "p(a href=b.md rel=noopener noreferrer title=c(a))",
            ),
            (
                "[a](javascript:alert(1))",
                "p(span title=Not followed: javascript:alert(1)(a))",
            ),
            ("![a *b*](c.png)", "p(img src=c.png alt=a b())"),
            (
                "![a](https://d.example/c.png)",
                "p(span title=Not shown: https://d.example/c.png(a))",
            ),
            ("![a](c.mp4)", "p(video src=c.mp4 controls= aria-label=a())"),
            (
                "a[^1]\n\n[^1]: b",
                "p(aa href=#note-1 class=footnote(1))section id=note-1 class=footnote(sup(1)p(b))",
            ),
            ("a <b>c</b>", "p(a <b>c</b>)"),
            (
                "<script>\na\n</script>",
                "pre class=html(<script>\na\n</script>)",
            ),
            ("---", "hr()"),
            (
                "Free: `{promql unit=bytes empty=\"none\"} sum(up)`.",
                "p(Free: {sum(up) bytes none}.)",
            ),
            ("`{promql} up`", "p({up  })"),
            ("`{promqlx} up`", "p(code({promqlx} up))"),
            ("```promql width=1/2\nup\n```", "<g0.q0.expr=up>"),
            ("a\n\n```promql\nup\n```\n\nb", "p(a) <g0.q0.expr=up> p(b)"),
            ("> ```promql\n> up\n> ```", "blockquote(pre(up\n))"),
            ("```promqlx\nup\n```", "pre(up\n)"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn headings_fold_what_follows() {
        for (text, expected) in [
            (
                "# A {folded}\nb\n# C\nd",
                "fold[h1 id=a(A) | p(b)] h1 id=c(C) p(d)",
            ),
            (
                "# A {folded}\n## B\nc",
                "fold[h1 id=a(A) | h2 id=b(B) p(c)]",
            ),
            (
                "## A {folded}\n### B {folded}\nc\n## D\n",
                "fold[h2 id=a(A) | fold[h3 id=b(B) | p(c)]] h2 id=d(D)",
            ),
            ("## A {folded}", "fold[h2 id=a(A) | ]"),
            ("## {folded} A", "h2 id=folded-a({folded} A)"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
        assert_eq!(read("a\n## *B* c\n# D").title, "B c");
        assert_eq!(read("---\ntitle: E\n---\n# D").title, "E");
    }

    #[test]
    fn depth_is_survived() {
        let deep = "> ".repeat(10_000) + "a";
        assert!(told(&deep).contains('a'));
        let lists: String = (0..200)
            .map(|depth| " ".repeat(2 * depth) + "- a\n")
            .collect();
        assert!(told(&lists).matches("li(").count() > 10);
    }
}
