//! A whole JSON document as a tree, for answers that are no columns: short ones.

use super::cursor::Cursor;
use super::token::{Lexer, Token};

/// What a JSON document holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Json {
    /// Null.
    #[default]
    Other,
    /// A text; numbers, true and false as they stand.
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// What stands for a member that is not there.
static MISSING: Json = Json::Other;

impl Json {
    /// Reads a document; none where it is not JSON, not whole, or nested more than 128 deep.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        let mut lexer = Lexer::default();
        let mut cursor = Cursor::new(json.as_bytes(), 0);
        // What is open, with the key that each is the value of.
        let mut open: Vec<(String, Self)> = Vec::new();
        let mut key = String::new();
        while let Some(token) = lexer.next(&mut cursor).ok()? {
            let whole = match token {
                Token::OpenObject => {
                    open.push((std::mem::take(&mut key), Self::Object(Vec::new())));
                    continue;
                }
                Token::OpenArray => {
                    open.push((std::mem::take(&mut key), Self::List(Vec::new())));
                    continue;
                }
                Token::Key => {
                    key = lexer.text().into_owned();
                    continue;
                }
                Token::CloseObject | Token::CloseArray => {
                    let (of, value) = open.pop()?;
                    key = of;
                    value
                }
                Token::Text | Token::Number => Self::Text(lexer.text().into_owned()),
                Token::Bool(is_true) => Self::Text(is_true.to_string()),
                Token::Null => Self::Other,
            };
            match open.last_mut() {
                Some((_, Self::List(list))) => list.push(whole),
                Some((_, Self::Object(members))) => members.push((std::mem::take(&mut key), whole)),
                _ => {
                    let is_rest_space = cursor.rest().iter().all(u8::is_ascii_whitespace);
                    return is_rest_space.then_some(whole);
                }
            }
        }
        None
    }

    /// A member of an object; of several of this name the first.
    #[must_use]
    pub fn get(&self, name: &str) -> &Self {
        let Self::Object(members) = self else {
            return &MISSING;
        };
        let mut members = members.iter();
        let found = members.find(|(member, _)| member == name);
        found.map_or(&MISSING, |(_, value)| value)
    }

    /// The members of an object; none of anything else.
    #[must_use]
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of a list; none of anything else.
    #[must_use]
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(list) => list,
            _ => &[],
        }
    }

    /// A text; an empty one of anything else.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(text: &str) -> Json {
        Json::Text(text.to_owned())
    }

    #[test]
    fn reads_what_is_whole() {
        let tree = Json::read(r#" {"a":["x",1,{"b":"y\n"},[]],"c":null,"a":"later","d":{}} "#);
        let tree = tree.unwrap_or_default();
        let list = tree.get("a").list();
        assert_eq!(
            (list.len(), list[0].text(), list[2].get("b").text()),
            (4, "x", "y\n")
        );
        assert_eq!(tree.get("c"), &Json::Other);
        assert_eq!(tree.get("nowhere").get("at all").text(), "");
        assert_eq!(tree.members().len(), 4);
        assert_eq!(Json::read("[]"), Some(Json::List(Vec::new())));
        for broken in ["", "{", "[1", "[1]]", "[1] x", "{\"a\"}", "<html>", "[\"a"] {
            assert_eq!(Json::read(broken), None, "{broken}");
        }
        assert_eq!(Json::read(&"[".repeat(10_000)), None);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(json in "\\PC{0,60}") {
            let _ = Json::read(&json);
        }

        #[test]
        fn texts_are_as_they_were_written(texts in proptest::collection::vec("\\PC{0,10}", 0..4)) {
            let written = serde_json::to_string(&texts).unwrap_or_default();
            let read: Vec<Json> = texts.iter().map(|one| text(one)).collect();
            prop_assert_eq!(Json::read(&written), Some(Json::List(read)));
        }
    }
}
