//! Answers in every form that JSON allows: any order, any space, any escape.

use std::fmt::Write;

use proptest::prelude::*;

/// JSON with its members in an order.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    /// A number or a word, as it is written.
    Raw(String),
    Text(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(
            members
                .into_iter()
                .map(|(name, tree)| (name.to_owned(), tree))
                .collect(),
        )
    }
}

/// Answers as Prometheus and its relatives give them.
pub(crate) fn answer() -> impl Strategy<Value = Tree> {
    let data = prop_oneof![
        5 => proptest::collection::vec(series("values", "histograms"), 0..4)
            .prop_map(|series| data("matrix", series)),
        2 => proptest::collection::vec(series("value", "histogram"), 0..4)
            .prop_map(|series| data("vector", series)),
        1 => (time(), number()).prop_map(|(time, value)| data("scalar", vec![time, value])),
        1 => (time(), any::<String>())
            .prop_map(|(time, text)| data("string", vec![time, Tree::Text(text)])),
    ];
    let data = prop_oneof![9 => data, 1 => Just(Tree::Raw("null".into()))];
    let partial = prop::sample::select(vec!["true", "false", "null"]);
    let success = (data, notes(), notes(), partial, unknown()).prop_map(
        |(data, warnings, infos, partial, other)| {
            Tree::object([
                ("status", Tree::text("success")),
                ("data", data),
                ("warnings", warnings),
                ("infos", infos),
                ("isPartial", Tree::Raw(partial.into())),
                ("other", other),
            ])
        },
    );
    let refusal = (any::<String>(), unknown()).prop_map(|(message, data)| {
        Tree::object([
            ("status", Tree::text("error")),
            ("errorType", Tree::text("bad_data")),
            ("error", Tree::Text(message)),
            ("data", data),
        ])
    });
    prop_oneof![8 => success, 1 => refusal]
}

fn data(result_type: &str, result: Vec<Tree>) -> Tree {
    Tree::object([
        ("resultType", Tree::text(result_type)),
        ("result", Tree::Array(result)),
        ("stats", Tree::object([("samples", Tree::Raw("7".into()))])),
    ])
}

fn notes() -> impl Strategy<Value = Tree> {
    let note = any::<String>().prop_map(Tree::Text);
    prop_oneof![
        Just(Tree::Raw("null".into())),
        proptest::collection::vec(note, 0..3).prop_map(Tree::Array),
    ]
}

fn series(values: &'static str, histograms: &'static str) -> impl Strategy<Value = Tree> {
    let metric = proptest::collection::btree_map("[a-z_é]{1,3}", any::<String>(), 0..4);
    let is_one = values == "value";
    let most = if is_one { 1 } else { 5 };
    let samples = proptest::collection::vec((1_i64..100_000, number(), any::<bool>()), 0..=most);
    let totals = proptest::collection::vec((1_i64..100_000, histogram()), 0..=most);
    (metric, samples, totals, unknown()).prop_map(move |(metric, samples, totals, other)| {
        let metric = metric
            .into_iter()
            .map(|(name, value)| (name, Tree::Text(value)));
        let times = |gaps: Vec<i64>| {
            gaps.into_iter().scan(1_678_066_203_119_i64, |time, gap| {
                *time += gap;
                Some(*time)
            })
        };
        let samples = times(samples.iter().map(|(gap, ..)| *gap).collect()).zip(&samples);
        let samples = samples.map(|(time, (_, value, exponent))| {
            Tree::Array(vec![seconds(time, *exponent), value.clone()])
        });
        let totals = times(totals.iter().map(|(gap, _)| *gap).collect()).zip(&totals);
        let totals =
            totals.map(|(time, (_, value))| Tree::Array(vec![seconds(time, false), value.clone()]));
        let (mut samples, mut totals): (Vec<_>, Vec<_>) = (samples.collect(), totals.collect());
        let mut members = vec![("metric".to_owned(), Tree::Object(metric.collect()))];
        if is_one {
            members.extend(samples.pop().map(|sample| (values.to_owned(), sample)));
            members.extend(totals.pop().map(|sample| (histograms.to_owned(), sample)));
        } else {
            members.push((values.to_owned(), Tree::Array(samples)));
            members.push((histograms.to_owned(), Tree::Array(totals)));
        }
        members.push(("other".to_owned(), other));
        Tree::Object(members)
    })
}

fn seconds(ms: i64, exponent: bool) -> Tree {
    Tree::Raw(match (ms % 1000, exponent) {
        (_, true) => format!("{ms}e-3"),
        (0, _) => (ms / 1000).to_string(),
        (rest, _) => format!("{}.{rest:03}", ms / 1000),
    })
}

fn time() -> impl Strategy<Value = Tree> {
    (-1_000_000_000_000_i64..4_000_000_000_000, any::<bool>())
        .prop_map(|(ms, _)| seconds(ms, ms < 0))
}

/// A value as a text or as a number.
fn number() -> impl Strategy<Value = Tree> {
    prop_oneof![
        any::<i64>().prop_map(|value| Tree::Raw(value.to_string())),
        // serde_json rounds longer ones a little differently.
        any::<i32>().prop_map(|value| Tree::Raw(format!("{:e}", f64::from(value) / 8.0))),
        (any::<i32>(), 0_usize..6)
            .prop_map(|(value, places)| Tree::Text(format!("{:.places$}", f64::from(value) / 7.0))),
        proptest::num::f64::ANY.prop_map(|value| Tree::Text(value.to_string())),
        prop_oneof![
            "NaN",
            "\\+Inf",
            "-Inf",
            "-0",
            "1e\\+300",
            "[0-9]{1,30}",
            "[0-9]{1,4}\\.[0-9]{1,30}"
        ]
        .prop_map(Tree::Text),
    ]
}

fn histogram() -> impl Strategy<Value = Tree> {
    let bucket = (0..4_u8, number(), number(), number()).prop_map(|(rule, lower, upper, count)| {
        Tree::Array(vec![Tree::Raw(rule.to_string()), lower, upper, count])
    });
    let buckets = proptest::collection::vec(bucket, 0..3);
    (number(), number(), buckets).prop_map(|(count, sum, buckets)| {
        Tree::object([
            ("count", count),
            ("sum", sum),
            ("buckets", Tree::Array(buckets)),
        ])
    })
}

/// Anything at all.
pub(crate) fn unknown() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        prop_oneof![
            "null",
            "true",
            "false",
            "-?[1-9][0-9]{0,3}(\\.[0-9]{1,3})?([eE][+-]?[0-9])?"
        ]
        .prop_map(Tree::Raw),
        any::<String>().prop_map(Tree::Text),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Tree::Array),
            proptest::collection::btree_map("[a-z]{0,2}", inner, 0..3)
                .prop_map(|members| Tree::Object(members.into_iter().collect())),
        ]
    })
}

/// Writes `tree` in one of its forms; `seed` says which.
pub(crate) fn write(tree: &Tree, seed: u64) -> String {
    let mut writer = Writer {
        out: String::new(),
        dice: Dice(seed | 1),
    };
    writer.write(tree);
    writer.out
}

struct Writer {
    out: String,
    dice: Dice,
}

impl Writer {
    fn write(&mut self, tree: &Tree) {
        self.space();
        match tree {
            Tree::Raw(raw) => self.out.push_str(raw),
            Tree::Text(text) => self.write_text(text),
            Tree::Array(elements) => {
                self.out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    self.comma(index);
                    self.write(element);
                }
                self.space();
                self.out.push(']');
            }
            Tree::Object(members) => {
                let mut members: Vec<_> = members.iter().collect();
                self.dice.shuffle(&mut members);
                self.out.push('{');
                for (index, (name, value)) in members.into_iter().enumerate() {
                    self.comma(index);
                    self.space();
                    self.write_text(name);
                    self.space();
                    self.out.push(':');
                    self.write(value);
                }
                self.space();
                self.out.push('}');
            }
        }
        self.space();
    }

    fn comma(&mut self, index: usize) {
        if index > 0 {
            self.out.push(',');
        }
    }

    fn space(&mut self) {
        if self.dice.roll(16) == 0 {
            self.out
                .push_str(["\n", " ", "\t", "\r\n  "][self.dice.roll(4)]);
        }
    }

    fn write_text(&mut self, text: &str) {
        self.out.push('"');
        for letter in text.chars() {
            match letter {
                _ if letter < ' ' || self.dice.roll(8) == 0 => {
                    for unit in letter.encode_utf16(&mut [0; 2]) {
                        // Writing to a string cannot fail.
                        let _ = write!(self.out, "\\u{unit:04x}");
                    }
                }
                '"' | '\\' => self.out.extend(['\\', letter]),
                '/' if self.dice.roll(2) == 0 => self.out.push_str("\\/"),
                _ => self.out.push(letter),
            }
        }
        self.out.push('"');
    }
}

/// Xorshift numbers: the same ones for the same seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 32).unwrap_or(0) % sides
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.roll(last + 1));
        }
    }
}
