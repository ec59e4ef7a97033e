//! Fields of JSON whose types nobody vouches for.

use serde_json::Value;

use crate::chart::figure::appearance::read_number;

/// Fields by their paths, such as `/options/mode`; what is not there, or of another type, is empty.
pub(super) trait Fields {
    fn text(&self, path: &str) -> &str;
    fn list(&self, path: &str) -> &[Value];
    fn is_on(&self, path: &str) -> bool;
    /// A number that an axis can have; some versions write them as texts.
    fn number(&self, path: &str) -> Option<f64>;
}

impl Fields for Value {
    fn text(&self, path: &str) -> &str {
        let text = self.pointer(path).and_then(Self::as_str);
        text.unwrap_or_default().trim()
    }

    fn list(&self, path: &str) -> &[Value] {
        let list = self.pointer(path).and_then(Self::as_array);
        list.map(Vec::as_slice).unwrap_or_default()
    }

    fn is_on(&self, path: &str) -> bool {
        self.pointer(path).and_then(Self::as_bool) == Some(true)
    }

    fn number(&self, path: &str) -> Option<f64> {
        let written = match self.pointer(path)? {
            Self::Number(number) => number.to_string(),
            Self::String(text) => text.trim().to_owned(),
            _ => return None,
        };
        read_number(&written).ok()
    }
}

/// Where a setting of all fields stands; before version 7 it stood elsewhere.
pub(super) fn paths(path: &str) -> [String; 2] {
    ["/fieldConfig/defaults", "/options/fieldOptions/defaults"]
        .map(|before| format!("{before}{path}"))
}

/// Such a setting, where it is a text.
pub(super) fn usual<'a>(panel: &'a Value, path: &str) -> &'a str {
    let texts = paths(path).map(|path| panel.text(&path));
    let mut texts = texts.into_iter();
    texts.find(|text| !text.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_of_another_type_is_empty() {
        let json = json!({"a": {"text": " b ", "list": [1], "on": true, "number": 2.5, "written": "3"}, "odd": "NaN", "huge": 1e308});
        assert_eq!(json.text("/a/text"), "b");
        assert_eq!(json.list("/a/list").len(), 1);
        assert!(json.is_on("/a/on"));
        assert_eq!(json.number("/a/number"), Some(2.5));
        assert_eq!(json.number("/a/written"), Some(3.0));
        for path in ["/a", "/b", "/a/text/c", "/odd", "/huge"] {
            assert_eq!(json.number(path), None, "{path}");
            assert_eq!(json.list(path).len(), 0, "{path}");
            assert!(!json.is_on(path), "{path}");
        }
        assert_eq!(json.text("/a/list"), "");
    }
}
