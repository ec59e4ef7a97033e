//! The fields of a link's panel.

/// Fields: their names, without the panel's `g0.`, and values.
pub(super) type Fields = Vec<(String, String)>;

/// The value of a field, if it has one; of several the last.
pub(super) fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    let field = fields.iter().rfind(|(field, _)| field == name);
    field
        .map(|(_, value)| value.as_str())
        .filter(|value| !value.is_empty())
}

/// Puts a field to the others of its number; numbers stay in order.
pub(super) fn put(all: &mut Vec<(u32, Fields)>, number: u32, field: (String, String)) {
    let place = all.iter().position(|(other, _)| *other >= number);
    let place = place.unwrap_or(all.len());
    if all.get(place).is_none_or(|(other, _)| *other != number) {
        all.insert(place, (number, Vec::new()));
    }
    all[place].1.push(field);
}
