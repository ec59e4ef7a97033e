//! Variables: what queries name and the reader chooses.

use crate::prom::promql::placing::{ALL, Chosen, names, place};
use crate::prom::promql::typing::Wanted;

/// A variable, such as `$host`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variable {
    /// Without its dollar sign.
    pub name: String,
    /// Where its values come from, as it was written.
    pub definition: String,
    pub source: Source,
    /// Whether several values may be chosen at once.
    pub several: bool,
    /// Whether all may be chosen at once.
    pub all: bool,
    /// What is chosen; nothing until the server has told what there is.
    pub chosen: Vec<String>,
}

/// Where values come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Any text.
    #[default]
    Text,
    /// These.
    List(Vec<String>),
    /// The values of a label, among the series that a selector finds; of all where it is empty.
    Label { label: String, of: String },
}

impl Variable {
    /// Reads `label_values(up{job="node"}, instance); several; all; default: pi`, or `5m, 1h` in the first
    /// place, or nothing for any text. Whatever it is, it is a variable.
    #[must_use]
    pub fn read(name: &str, definition: &str) -> Self {
        let mut clauses = definition.split(';').map(str::trim);
        let source = Source::read(clauses.next().unwrap_or_default());
        let mut variable = Self {
            name: name.to_owned(),
            definition: definition.to_owned(),
            source,
            ..Self::default()
        };
        for clause in clauses {
            match clause.split_once(':') {
                None if clause == "several" => variable.several = true,
                None if clause == "all" => variable.all = true,
                Some(("default", value)) => variable.chosen.push(value.trim().to_owned()),
                _ => {}
            }
        }
        variable
    }

    /// What the server has to tell for it, those before it being chosen; none where it is not asked.
    #[must_use]
    pub fn wanted(&self, chosen: &[Chosen]) -> Option<Wanted> {
        match &self.source {
            Source::Label { label, of } => Some(Wanted::Value {
                label: label.clone(),
                of: place(of, chosen),
            }),
            Source::Text | Source::List(_) => None,
        }
    }

    /// Whether its values follow from what is chosen of another.
    #[must_use]
    pub fn depends_on(&self, name: &str) -> bool {
        match &self.source {
            Source::Label { of, .. } => names(of, name),
            Source::Text | Source::List(_) => false,
        }
    }

    /// What there is to choose, `told` being what the server says.
    #[must_use]
    pub fn options<'a>(&'a self, told: &'a [String]) -> &'a [String] {
        match &self.source {
            Source::Text => &[],
            Source::List(values) => values,
            Source::Label { .. } => told,
        }
    }

    /// The choice that is made for the reader where none is made yet.
    #[must_use]
    pub fn first_choice(&self, told: &[String]) -> Option<String> {
        let first = self.options(told).first();
        match self.source {
            Source::Text => None,
            _ if self.all && first.is_some() => Some(ALL.to_owned()),
            _ => first.cloned(),
        }
    }

    /// Chooses a value, or where several may be chosen, lets it go again.
    pub fn choose(&mut self, value: &str) {
        let is_single = !self.several || value == ALL;
        if is_single {
            self.chosen = vec![value.to_owned()];
            return;
        }
        let before = self.chosen.len();
        self.chosen
            .retain(|chosen| chosen != value && chosen != ALL);
        let was_chosen = self.chosen.len() < before && !self.chosen.is_empty();
        if !was_chosen {
            self.chosen.push(value.to_owned());
        }
    }

    /// What is chosen, in words.
    #[must_use]
    pub fn words(&self) -> String {
        let word = |value: &String| {
            if value == ALL {
                "All".to_owned()
            } else {
                value.clone()
            }
        };
        self.chosen.iter().map(word).collect::<Vec<_>>().join(", ")
    }
}

impl Source {
    fn read(text: &str) -> Self {
        let inside = text
            .strip_prefix("label_values(")
            .and_then(|rest| rest.strip_suffix(')'));
        match inside {
            Some(inside) => {
                // A comma may stand between braces.
                let (of, label) = inside.rsplit_once(',').unwrap_or(("", inside));
                Self::Label {
                    label: label.trim().to_owned(),
                    of: of.trim().to_owned(),
                }
            }
            None if text.is_empty() => Self::Text,
            None => Self::List(
                text.split(',')
                    .map(|value| value.trim().to_owned())
                    .collect(),
            ),
        }
    }
}

/// Lets go what was chosen of those that follow from the variable at a place, once that is another.
pub fn forget_dependents(variables: &mut [Variable], place: usize) {
    let Some(name) = variables.get(place).map(|variable| variable.name.clone()) else {
        return;
    };
    for at in place + 1..variables.len() {
        if variables[at].depends_on(&name) && !variables[at].chosen.is_empty() {
            variables[at].chosen.clear();
            forget_dependents(variables, at);
        }
    }
}

/// The names and choices of variables.
#[must_use]
pub fn chosen(variables: &[Variable]) -> Vec<Chosen> {
    let pair = |variable: &Variable| (variable.name.clone(), variable.chosen.clone());
    variables.iter().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_definitions() {
        let label = |label: &str, of: &str| Source::Label {
            label: label.to_owned(),
            of: of.to_owned(),
        };
        let list = |values: &[&str]| {
            Source::List(values.iter().map(|value| (*value).to_owned()).collect())
        };
        for (definition, source, flags, chosen) in [
            ("", Source::Text, (false, false), ""),
            ("; default: pi", Source::Text, (false, false), "pi"),
            ("5m, 1h , 1d", list(&["5m", "1h", "1d"]), (false, false), ""),
            (
                "label_values(instance)",
                label("instance", ""),
                (false, false),
                "",
            ),
            (
                "label_values(up{job=\"node\", a=\"b\"}, instance); several; all",
                label("instance", "up{job=\"node\", a=\"b\"}"),
                (true, true),
                "",
            ),
            (
                "label_values(up, job); default: a: b",
                label("job", "up"),
                (false, false),
                "a: b",
            ),
        ] {
            let read = Variable::read("x", definition);
            assert_eq!(read.source, source, "{definition}");
            assert_eq!((read.several, read.all), flags, "{definition}");
            assert_eq!(read.words(), chosen, "{definition}");
        }
    }

    #[test]
    fn those_before_it_are_chosen() {
        let variable = Variable::read("host", "label_values(up{job=\"$job\"}, instance)");
        let chosen = [("job".to_owned(), vec!["a".to_owned(), "b".to_owned()])];
        let wanted = Wanted::Value {
            label: "instance".to_owned(),
            of: "up{job=~\"(a|b)\"}".to_owned(),
        };
        assert_eq!(variable.wanted(&chosen), Some(wanted));
        assert_eq!(Variable::read("x", "a, b").wanted(&chosen), None);
    }

    #[test]
    fn what_follows_from_another_is_chosen_again() {
        let read = |name: &str, definition: &str| Variable {
            chosen: vec!["x".to_owned()],
            ..Variable::read(name, definition)
        };
        let mut all = [
            read("job", "label_values(up, job)"),
            read("host", "label_values(up{job=\"$job\"}, instance)"),
            read("disk", "label_values(disk{instance=\"$host\"}, device)"),
            read("range", "5m, 1h"),
        ];
        forget_dependents(&mut all, 0);
        let kept = all.map(|variable| variable.chosen.len());
        assert_eq!(kept, [1, 0, 0, 1]);
    }

    #[test]
    fn values_are_chosen() {
        for (definition, clicks, words) in [
            ("a, b, c", vec!["a", "b"], "b"),
            ("a, b, c; several", vec!["a", "b"], "a, b"),
            ("a, b, c; several", vec!["a", "b", "a"], "b"),
            ("a, b, c; several", vec!["a", "a"], "a"),
            ("a, b, c; several; all", vec!["a", ALL], "All"),
            ("a, b, c; several; all", vec![ALL, "a"], "a"),
        ] {
            let mut variable = Variable::read("x", definition);
            for value in &clicks {
                variable.choose(value);
            }
            assert_eq!(variable.words(), words, "{definition} {clicks:?}");
        }
        let told = ["y".to_owned(), "z".to_owned()];
        for (definition, first) in [
            ("", None),
            ("a, b", Some("a")),
            ("label_values(x)", Some("y")),
            ("label_values(x); all", Some(ALL)),
        ] {
            assert_eq!(
                Variable::read("x", definition)
                    .first_choice(&told)
                    .as_deref(),
                first,
                "{definition}"
            );
        }
    }
}
