//! One more matcher in the selectors of an expression.
//!
//! Source: "Time series selectors" in Prometheus' documentation of PromQL's basics.

use std::fmt;

use super::selector::{Part, Selector, selectors};
use super::string::unquoted;
use super::variables::literal;
use crate::prom::labels::{self, NAME};

/// A condition on a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matcher {
    /// The label's name.
    pub label: String,
    /// Which values it lets through.
    pub operator: Operator,
    /// The value, as it is.
    pub value: String,
}

/// What a matcher lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Only the value.
    Equal,
    /// All but the value.
    NotEqual,
}

impl Operator {
    /// As PromQL writes it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
        }
    }
}

/// As PromQL writes it: `job="node"`; quotes around a name that PromQL did not always allow.
impl fmt::Display for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = labels::label(&self.label);
        if label.starts_with('"') {
            f.write_str(&literal(&self.label))?;
        } else {
            f.write_str(&label)?;
        }
        f.write_str(self.operator.sign())?;
        f.write_str(&literal(&self.value))
    }
}

impl Matcher {
    /// The expression with this matcher in all of its vector selectors; none where no selector can
    /// take it: a metric that is named in front of the braces cannot be named in them too.
    ///
    /// `=` takes the place of all matchers of its label. `!=` takes the place of a `=`, and leaves
    /// the others, so that one value after the other can be excluded.
    #[must_use]
    pub fn added_to(&self, expression: &str) -> Option<String> {
        let mut selectors = selectors(expression);
        selectors.retain(|selector| selector.takes(self));
        if selectors.is_empty() {
            return None;
        }
        let mut text = expression.to_owned();
        // From the last, so that the places of those before stay what they are.
        for selector in selectors.iter().rev() {
            selector.take(self, &mut text);
        }
        Some(text)
    }

    fn displaces(&self, part: &Part<'_>) -> bool {
        let same = part.label.as_ref() == Some(&self.label);
        same && match self.operator {
            Operator::Equal => true,
            Operator::NotEqual => {
                part.sign == "=" || (part.sign == "!=" && unquoted(part.value) == self.value)
            }
        }
    }
}

impl Selector<'_> {
    fn takes(&self, matcher: &Matcher) -> bool {
        matcher.label != NAME || !self.named
    }

    fn take(&self, matcher: &Matcher, text: &mut String) {
        let Some(parts) = &self.parts else {
            return text.insert_str(self.end, &format!("{{{matcher}}}"));
        };
        let displaced: Vec<usize> = (0..parts.len())
            .filter(|at| matcher.displaces(&parts[*at]))
            .collect();
        let Some((first, others)) = displaced.split_first() else {
            return match parts.last() {
                Some(last) => text.insert_str(last.end, &format!(", {matcher}")),
                None => text.insert_str(self.end + 1, &matcher.to_string()),
            };
        };
        for other in others.iter().rev() {
            // With the comma before it.
            text.replace_range(parts[other - 1].end..parts[*other].end, "");
        }
        let first = &parts[*first];
        text.replace_range(first.start..first.end, &matcher.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::pieces;
    use super::super::variables::{Variables, fill, unknown};
    use super::*;
    use crate::prom::duration::Duration;
    use proptest::prelude::*;

    fn matcher(label: &str, operator: Operator, value: &str) -> Matcher {
        Matcher {
            label: label.to_owned(),
            operator,
            value: value.to_owned(),
        }
    }

    const VARIABLES: Variables = Variables {
        step: Duration::from_seconds(15),
        range: Duration::from_seconds(3_600),
        scrape_interval: Duration::from_seconds(15),
    };

    fn only_node(expression: &str) -> Option<String> {
        matcher("job", Operator::Equal, "node").added_to(expression)
    }

    #[test]
    fn goes_into_every_selector() {
        for (before, after) in [
            ("up", r#"up{job="node"}"#),
            ("up {}", r#"up {job="node"}"#),
            ("{}", r#"{job="node"}"#),
            (r#"up{a="b"}"#, r#"up{a="b", job="node"}"#),
            (r#"up{a="b", }"#, r#"up{a="b", job="node", }"#),
            (r#"up{a="}{,#",b='"'}"#, r#"up{a="}{,#",b='"', job="node"}"#),
            (r#"{"my.metric"}"#, r#"{"my.metric", job="node"}"#),
            (
                "up{a=\"b\" # why, \"job\"\n}",
                "up{a=\"b\", job=\"node\" # why, \"job\"\n}",
            ),
            (
                "rate(x_total[5m:1m] offset 1h) / ignoring(job, up) group_left(job) y:z",
                r#"rate(x_total{job="node"}[5m:1m] offset 1h) / ignoring(job, up) group_left(job) y:z{job="node"}"#,
            ),
            (
                "SUM BY (job) (a) + sum(b) without (c) + topk(3, d)",
                r#"SUM BY (job) (a{job="node"}) + sum(b{job="node"}) without (c) + topk(3, d{job="node"})"#,
            ),
            (
                "a and on () b or c unless d > bool e atan2 f",
                r#"a{job="node"} and on () b{job="node"} or c{job="node"} unless d{job="node"} > bool e{job="node"} atan2 f{job="node"}"#,
            ),
            (
                "a * on(x) group_left b == Inf + NaN + 1e-3 + 0x1F + 5m",
                r#"a{job="node"} * on(x) group_left b{job="node"} == Inf + NaN + 1e-3 + 0x1F + 5m"#,
            ),
            (
                r#"label_replace(up, "up", "$1", 'up', `(.*)`) # up"#,
                r#"label_replace(up{job="node"}, "up", "$1", 'up', `(.*)`) # up"#,
            ),
            (
                "a @ start() + b @ 1609746000 + count # of\n(c)",
                "a{job=\"node\"} @ start() + b{job=\"node\"} @ 1609746000 + count # of\n(c{job=\"node\"})",
            ),
            ("count", r#"count{job="node"}"#),
            (
                "increase(a[$__range]) / $__range_s + ${unit}",
                r#"increase(a{job="node"}[$__range]) / $__range_s + ${unit}"#,
            ),
            ("é + -up", r#"é{job="node"} + -up{job="node"}"#),
        ] {
            assert_eq!(only_node(before).as_deref(), Some(after), "{before}");
        }
    }

    #[test]
    fn takes_the_place_of_what_is_there() {
        for (before, after) in [
            (r#"up{job="db"}"#, r#"up{job="node"}"#),
            (r#"up{job="node"}"#, r#"up{job="node"}"#),
            (r#"up{ job =~ "d.*" , a="b"}"#, r#"up{ job="node" , a="b"}"#),
            (
                r#"up{job!="a", x="y", job!~"b", "job"='c'}"#,
                r#"up{job="node", x="y"}"#,
            ),
            (
                r#"up{jobs="a"} + up{job!=""}"#,
                r#"up{jobs="a", job="node"} + up{job="node"}"#,
            ),
        ] {
            assert_eq!(only_node(before).as_deref(), Some(after), "{before}");
        }
    }

    #[test]
    fn one_value_after_the_other_is_excluded() {
        let exclude = |value, text: &str| matcher("mode", Operator::NotEqual, value).added_to(text);
        for (before, after) in [
            ("cpu", r#"cpu{mode!="idle"}"#),
            (r#"cpu{mode!="user"}"#, r#"cpu{mode!="user", mode!="idle"}"#),
            (r#"cpu{mode=~"i.*"}"#, r#"cpu{mode=~"i.*", mode!="idle"}"#),
            (r#"cpu{mode="idle"}"#, r#"cpu{mode!="idle"}"#),
            (r#"cpu{mode!="idle", a="b"}"#, r#"cpu{mode!="idle", a="b"}"#),
            ("cpu{mode!='idle'}", r#"cpu{mode!="idle"}"#),
            ("cpu{mode!=`\u{69}dle`}", r#"cpu{mode!="idle"}"#),
        ] {
            assert_eq!(exclude("idle", before).as_deref(), Some(after), "{before}");
        }
    }

    #[test]
    fn a_metric_is_not_named_twice() {
        let up = |text: &str| matcher(NAME, Operator::Equal, "up").added_to(text);
        assert_eq!(up("up"), None);
        assert_eq!(up(r#"{"up", job="node"}"#), None);
        assert_eq!(
            up(r#"{__name__=~"u.*"}"#).as_deref(),
            Some(r#"{__name__="up"}"#)
        );
        assert_eq!(
            up(r#"{job="node"} or down"#).as_deref(),
            Some(r#"{job="node", __name__="up"} or down"#)
        );
    }

    #[test]
    fn nothing_to_narrow() {
        for text in [
            "",
            "vector(1)",
            "time() > 3",
            "1 + 2",
            "up{",
            r#"up{a="b"#,
            "\"up\"",
        ] {
            assert_eq!(only_node(text), None, "{text}");
        }
    }

    #[test]
    fn names_and_values_are_quoted() {
        for (label, value, shown) in [
            ("job", r#"a"b\c"#, r#"job="a\"b\\c""#),
            ("_x9", "a\nb\tc\rd", r#"_x9="a\nb\tc\rd""#),
            ("k8s.pod", "ü", r#""k8s.pod"="ü""#),
            ("9", "", r#""9"="""#),
            // Nothing in a value is a variable.
            (
                "x",
                "$job ${__range} [[job]] a$ $5",
                r#"x="\x24job \x24{__range} \x5b[job]] a$ \x245""#,
            ),
            ("$__range", r"\$job", r#""\x24__range"="\\\x24job""#),
        ] {
            assert_eq!(matcher(label, Operator::Equal, value).to_string(), shown);
        }
    }

    proptest! {
        #[test]
        fn whatever_the_value_the_expression_stays_whole(value in any::<String>(), label in "[a-z.]{1,6}") {
            let matcher = matcher(&label, Operator::Equal, &value);
            let once = matcher.added_to(r#"rate(a{b="c"}[5m]) + d"#);
            let once = once.unwrap_or_default();
            prop_assert_eq!(pieces(&once).len(), 9);
            prop_assert_eq!(matcher.added_to(&once), Some(once));
        }

        #[test]
        fn a_value_is_asked_for_as_it_is(value in r"([$\[\]{}\\]|\$__range|a|\PC){0,20}") {
            let text = matcher("a", Operator::Equal, &value).to_string();
            let filled = fill(&text, VARIABLES);
            prop_assert_eq!(unquoted(filled.trim_start_matches("a=")), value);
            prop_assert_eq!(unknown(&text), [""; 0]);
        }

        #[test]
        fn any_text_is_borne(text in r#"(?s)[a-z{}\[\]"'`\\#0-9.,$e+=~ é]{0,40}|.{0,40}"#) {
            let _ = only_node(&text);
        }
    }
}
