//! Trees that are made up, and what holds for all of them.

use super::fold::format;
use super::operator::Operator;
use super::parse::parse;
use super::print::line;
use super::token::Span;
use super::tree::{
    Aggregation, Binary, Call, Expr, Extension, Group, Grouping, MatchBy, MatchedBy, Matcher,
    Matching, Name, Node, Number, Selector, Shifted, Test,
};
use super::{explain, facts::Facts, problems};
use crate::prom::labels::NAME;
use proptest::prelude::*;

const fn expr(node: Node) -> Expr {
    Expr::new(Span::new(0, 0), node)
}

fn named(text: &str) -> Name {
    Name {
        span: Span::default(),
        text: text.to_owned(),
    }
}

fn number() -> impl Strategy<Value = Expr> {
    prop_oneof![
        (-1_000_000_i64..1_000_000).prop_map(|hundredths| {
            #[allow(clippy::cast_precision_loss, reason = "small")]
            let value = hundredths as f64 / 100.0;
            expr(Node::plain(value))
        }),
        Just(expr(Node::plain(f64::INFINITY))),
        length(),
    ]
}

fn length() -> impl Strategy<Value = Expr> {
    (1_u32..1_000_000).prop_map(|seconds| {
        expr(Node::Number(Number {
            value: f64::from(seconds),
            is_duration: true,
        }))
    })
}

fn label() -> impl Strategy<Value = Name> {
    prop_oneof![
        "[a-z_][a-z0-9_]{0,5}",
        "(by|on|sum|offset|and|without|NaN)",
        "[a-zé. \"\\\\]{1,5}"
    ]
    .prop_map(|text| named(&text))
}

fn labels() -> impl Strategy<Value = Vec<Name>> {
    prop::collection::vec(label(), 0..3)
}

fn matcher() -> impl Strategy<Value = Matcher> {
    let by = prop_oneof![
        Just(MatchBy::Equal),
        Just(MatchBy::NotEqual),
        Just(MatchBy::Regex),
        Just(MatchBy::NotRegex),
    ];
    (label(), by, "[a-zé\"\\n.|]{0,5}").prop_map(|(label, by, value)| Matcher {
        span: Span::default(),
        label,
        test: Some(Test {
            by,
            value,
            value_span: Span::default(),
        }),
        is_alternative: false,
    })
}

fn selector() -> impl Strategy<Value = Expr> {
    let metric = "[a-z_:][a-z0-9_:]{0,3}_total|up|sum|by|offset";
    let matchers = prop::collection::vec(matcher(), 0..3);
    (prop::option::of(metric), matchers).prop_map(|(metric, mut matchers)| {
        matchers.retain(|matcher| matcher.label.text != NAME);
        matchers.sort_by_key(written);
        let has_braces = metric.is_none() || !matchers.is_empty();
        let selector = Selector {
            metric: metric.as_deref().map(named),
            matchers,
            braces: has_braces.then(Span::default),
        };
        expr(Node::Selector(selector))
    })
}

/// In the order of their text, as they are printed.
fn written(matcher: &Matcher) -> String {
    let selector = Selector {
        metric: None,
        matchers: vec![matcher.clone()],
        braces: None,
    };
    let text = line(&expr(Node::Selector(selector)));
    text[1..text.len() - 1].to_owned()
}

fn ranged() -> impl Strategy<Value = Expr> {
    (selector(), length()).prop_map(|(of, length)| {
        expr(Node::Range {
            of: Box::new(of),
            length: Box::new(length),
            brackets: Span::default(),
        })
    })
}

fn shifted() -> impl Strategy<Value = Expr> {
    let extension = prop_oneof![Just(Extension::Anchored), Just(Extension::Smoothed)];
    let at = prop_oneof![
        Just(expr(Node::plain(1_700_000_000.5))),
        Just(expr(Node::Call(Call {
            name: named("end"),
            args: Vec::new(),
        }))),
    ];
    let offset = (length(), any::<bool>()).prop_map(|(length, is_later)| match length.node {
        Node::Number(Number { value, .. }) if is_later => expr(Node::Number(Number {
            value: -value,
            is_duration: true,
        })),
        node => expr(node),
    });
    let of = prop_oneof![selector(), ranged()];
    let extension = prop::option::of(extension);
    let at = prop::option::of(at);
    (of, extension, at, offset).prop_map(|(of, extension, at, offset)| {
        expr(Node::Shifted(Box::new(Shifted {
            of,
            extension,
            at,
            offset: Some(offset),
        })))
    })
}

fn matching() -> impl Strategy<Value = Matching> {
    let group = (any::<bool>(), labels()).prop_map(|(is_left, labels)| Group { is_left, labels });
    let by = (any::<bool>(), labels()).prop_map(|(is_on, labels)| MatchedBy { is_on, labels });
    let fill = prop::option::of(Just(0.5));
    (prop::option::of(by), prop::option::of(group), fill).prop_map(|(by, group, fill)| {
        let by = by.filter(|by| by.is_on || !by.labels.is_empty());
        Matching {
            group: group.filter(|_| by.is_some()),
            by,
            fill_left: fill,
            fill_right: None,
        }
    })
}

fn operator() -> impl Strategy<Value = Operator> {
    prop::sample::select(vec![
        "+", "-", "*", "/", "%", "^", "atan2", "==", "!=", "<=", ">", "and", "or", "unless", "</",
        "default", "if",
    ])
    .prop_filter_map("known", Operator::read)
}

/// In parentheses where it would be read otherwise beside an operator.
fn side(side: Expr) -> Expr {
    let is_negative = matches!(side.node, Node::Number(number) if number.value < 0.0);
    if is_negative || matches!(side.node, Node::Binary(_) | Node::Unary { .. }) {
        return expr(Node::Paren(Box::new(side)));
    }
    side
}

fn larger(smaller: impl Strategy<Value = Expr> + Clone + 'static) -> impl Strategy<Value = Expr> {
    let args = prop::collection::vec(smaller.clone(), 0..3);
    let call = ("rate|label_join|nothing_known", args.clone()).prop_map(|(name, args)| {
        expr(Node::Call(Call {
            name: named(&name),
            args,
        }))
    });
    let grouping = prop::option::of((any::<bool>(), labels()));
    let aggregation = ("sum|topk", grouping, args).prop_map(|(name, grouping, args)| {
        let grouping = grouping.filter(|(is_without, labels)| *is_without || !labels.is_empty());
        expr(Node::Aggregation(Aggregation {
            name: named(&name),
            grouping: grouping.map(|(is_without, labels)| Grouping {
                span: Span::default(),
                is_without,
                labels,
            }),
            args,
        }))
    });
    let sides = (smaller.clone(), smaller.clone());
    let binary = (sides, operator(), any::<bool>(), matching()).prop_map(
        |((left, right), operator, returns_bool, matching)| {
            let mut left = side(left);
            // Comments before its left side are read as those before the whole.
            let comments = std::mem::take(&mut left.comments);
            let binary = expr(Node::Binary(Box::new(Binary {
                left,
                operator,
                sign: Span::default(),
                returns_bool,
                matching,
                right: side(right),
            })));
            Expr { comments, ..binary }
        },
    );
    let subquery =
        (smaller.clone(), length(), prop::option::of(length())).prop_map(|(of, length, step)| {
            expr(Node::Subquery {
                of: Box::new(expr(Node::Paren(Box::new(of)))),
                length: Box::new(length),
                step: step.map(Box::new),
                brackets: Span::default(),
            })
        });
    let signed = smaller.clone().prop_map(|of| {
        expr(Node::Unary {
            is_negative: true,
            of: Box::new(expr(Node::Paren(Box::new(of)))),
        })
    });
    let commented = ("# [a-z ]{0,3}x", smaller).prop_map(|(comment, mut of)| {
        of.comments.push(comment);
        of
    });
    prop_oneof![call, aggregation, binary, subquery, signed, commented]
}

fn tree() -> impl Strategy<Value = Expr> {
    let text = "[a-z\"é\\n]{0,5}".prop_map(|text| expr(Node::Text(text)));
    let variable = prop_oneof![Just("$x"), Just("${x:raw}"), Just("[[x]]")]
        .prop_map(|text| expr(Node::Variable(text.to_owned())));
    let leaf = prop_oneof![number(), text, variable, selector(), ranged(), shifted()];
    leaf.prop_recursive(5, 40, 3, larger)
}

/// Without places, and with comments on the parts that the printed text has them before.
fn without_places(expr: &Expr) -> String {
    let text = format!("{expr:?}");
    let mut bare = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("Span {") {
        bare.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    bare + rest
}

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same_tree(tree in tree()) {
        let text = line(&tree);
        let read = parse(&text).map(|parsed| parsed.expr);
        let read = read.map_err(|problem| TestCaseError::fail(format!("{text}: {problem:?}")))?;
        let mut plain = tree;
        drop_comments(&mut plain);
        prop_assert_eq!(without_places(&read), without_places(&plain), "{}", text);
    }

    #[test]
    fn printing_what_is_printed_changes_nothing(tree in tree()) {
        let parsed = super::parse::Parsed { expr: tree, comments: Vec::new(), remarks: Vec::new() };
        let text = parsed.to_text();
        prop_assert_eq!(format(&text), Ok(text));
    }

    #[test]
    fn no_comment_is_lost(tree in tree(), comment in "# [a-z]{1,5}") {
        let text = format!("{comment}\n{} {comment}", line(&tree));
        let printed = format(&text).map_err(|problem| TestCaseError::fail(problem.sentence))?;
        prop_assert_eq!(printed.matches(&comment).count() >= 2, true);
    }

    #[test]
    fn any_text_is_borne(text in r#"(?s)([a-z{}\[\]()"'`\\#0-9.,$@:e+=~<>! é]|sum|by|offset |rate\(|\[5m\]){0,40}|.{0,40}"#) {
        for problem in problems(&text, &Facts::NONE) {
            prop_assert!(text.get(problem.start..problem.end).is_some());
            if let Some(fix) = &problem.fix {
                prop_assert!(text.get(fix.span.start..fix.span.end).is_some());
            }
        }
        if let Ok(printed) = format(&text) {
            prop_assert_eq!(format(&printed), Ok(printed.clone()), "{}", printed);
        }
        let _ = explain(&text);
    }
}

fn drop_comments(expr: &mut Expr) {
    expr.comments.clear();
    match &mut expr.node {
        Node::Range { of, .. }
        | Node::Subquery { of, .. }
        | Node::Unary { of, .. }
        | Node::Paren(of) => drop_comments(of),
        Node::Shifted(shifted) => drop_comments(&mut shifted.of),
        Node::Call(Call { args, .. }) | Node::Aggregation(Aggregation { args, .. }) => {
            args.iter_mut().for_each(drop_comments);
        }
        Node::Binary(binary) => {
            drop_comments(&mut binary.left);
            drop_comments(&mut binary.right);
        }
        _ => {}
    }
}

#[test]
fn abysses_are_not_followed() {
    let deep = format!("{}up{}", "(".repeat(100_000), ")".repeat(100_000));
    let long = vec!["up"; 10_000].join(" + ");
    let shifts = format!("up{}", " keep_metric_names".repeat(10_000));
    for text in [deep, "-".repeat(100_000), long, shifts] {
        let problem = parse(&text).err();
        let said = problem.map(|problem| problem.sentence);
        assert_eq!(
            said.as_deref(),
            Some(
                "This is nested deeper than is followed here, so it is not checked. The server may read it."
            )
        );
    }
    for text in [
        vec!["up"; 400].join(" + "),
        format!("{}up{}", "(".repeat(90), ")".repeat(90)),
    ] {
        assert!(format(&text).is_ok());
        assert_eq!(problems(&text, &Facts::NONE), []);
        assert!(explain(&text).is_ok());
    }
}
