//! The variables of a query as they are written: `$x`, `${x}`, `${x:regex}`, `[[x]]`.
//!
//! Source: "Variable syntax" in Grafana's documentation.

/// A variable as it is written.
pub(super) struct Reference<'a> {
    /// Where it begins and ends in the text, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) name: &'a str,
    /// What stands behind the colon; empty where there is none.
    pub(super) format: &'a str,
}

/// The variables of a text: `$x`, `${x}`, `${x:regex}`, `[[x]]`.
pub(super) struct References<'a>(pub(super) &'a str);

impl<'a> Iterator for References<'a> {
    type Item = Reference<'a>;

    /// Places are counted from the end of the one before.
    fn next(&mut self) -> Option<Reference<'a>> {
        let mut from = 0;
        loop {
            let start = from + self.0[from..].find(['$', '['])?;
            if let Some((length, name, format)) = reference(&self.0[start..]) {
                let end = start + length;
                self.0 = &self.0[end..];
                return Some(Reference {
                    start,
                    end,
                    name,
                    format,
                });
            }
            from = start + 1;
        }
    }
}

/// The variable that a text begins with: its length, name and format.
fn reference(text: &str) -> Option<(usize, &str, &str)> {
    let enclosed = |open: &str, close: &str| {
        let (inside, _) = text.strip_prefix(open)?.split_once(close)?;
        let (name, format) = inside.split_once(':').unwrap_or((inside, ""));
        is_name(name).then_some((open.len() + inside.len() + close.len(), name, format))
    };
    let bare = || {
        let rest = text.strip_prefix('$')?;
        let length = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        is_name(&rest[..length]).then(|| (length + 1, &rest[..length], ""))
    };
    enclosed("${", "}")
        .or_else(|| enclosed("[[", "]]"))
        .or_else(bare)
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// The groups of a regular expression, such as `$1`, are none.
fn is_name(name: &str) -> bool {
    let starts = |c: char| c.is_ascii_alphabetic() || c == '_';
    name.starts_with(starts) && name.chars().all(is_of_name)
}
