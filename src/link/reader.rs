//! Fields of a link, read one by one: what cannot be followed is remembered, never dropped
//! silently.

use super::fields::{Fields, field};
use crate::prom::duration::Duration;
use crate::prom::instant;
use crate::prom::timestamp::Timestamp;
use crate::prom::zone::{self, UTC};

/// Reads fields.
pub(super) struct Reader<'a> {
    fields: &'a Fields,
    /// What stands before their names in the panel: `q1.`.
    prefix: String,
    /// What was not taken as it stands: its name in the panel, its text, a sentence.
    pub(super) odd: Vec<[String; 3]>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(fields: &'a Fields, prefix: String) -> Self {
        Self {
            fields,
            prefix,
            odd: Vec::new(),
        }
    }

    /// What `read` makes of a field, if there is one; where it makes nothing of it, it says why.
    pub(super) fn take<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        match read(field(self.fields, name)?) {
            Ok(value) => Some(value),
            Err(why) => {
                let name_in_panel = format!("{}{name}", self.prefix);
                self.remark(
                    name,
                    format!("The link's {name_in_panel} is not followed: {why}"),
                );
                None
            }
        }
    }

    /// Remembers a sentence on a field.
    pub(super) fn remark(&mut self, name: &str, said: String) {
        let text = field(self.fields, name).unwrap_or_default().to_owned();
        self.odd
            .push([format!("{}{name}", self.prefix), text, said]);
    }

    /// A text as it is; empty where there is none.
    pub(super) fn text(&self, name: &str) -> &'a str {
        field(self.fields, name).unwrap_or_default()
    }

    /// Yes or no, as `1` or `0`.
    pub(super) fn flag(&mut self, name: &str) -> bool {
        let flag = self.take(name, |text| one_of(text, [("1", true), ("0", false)]));
        flag.unwrap_or_default()
    }

    /// A length of time.
    pub(super) fn duration(&mut self, name: &str) -> Option<Duration> {
        self.take(name, read_duration)
    }

    /// One that is longer than nothing.
    pub(super) fn length(&mut self, name: &str) -> Option<Duration> {
        self.take(name, |text| match read_duration(text)? {
            length if length > Duration::ZERO => Ok(length),
            _ => Err("it is at least 1ms.".to_owned()),
        })
    }

    /// An instant, in UTC where it does not say otherwise.
    pub(super) fn instant(&mut self, name: &str) -> Option<Timestamp> {
        let read = self.take(name, |text| {
            instant::read(text, UTC).ok_or_else(|| {
                format!("“{text}” is not a time. Write one as 2026-11-25 14:03:07, in UTC.")
            })
        })?;
        if instant::read_unix(self.text(name)).is_some() {
            let said = zone::local(read, UTC).exact();
            self.remark(
                name,
                format!("The link's {name} is read as Unix time: {said} UTC."),
            );
        }
        Some(read)
    }
}

fn read_duration(text: &str) -> Result<Duration, String> {
    text.parse().map_err(|error| format!("{error}"))
}

/// The value with this name.
///
/// # Errors
/// A sentence that says which names there are.
pub(super) fn one_of<T: Copy, const N: usize>(
    text: &str,
    all: [(&str, T); N],
) -> Result<T, String> {
    let found = all.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names = all.map(|(name, _)| name).join(", ");
        format!("“{text}” is none of {names}.")
    })
}
