//! JSON's tokens (RFC 8259), read from chunks that may break off anywhere.

use std::borrow::Cow;

use super::cursor::Cursor;
use super::fault::Fault;
use super::number;
use super::text::Text;

/// How deep objects and arrays may nest: one bit of `nest` each.
pub(super) const MAX_DEPTH: u32 = u128::BITS;

/// What was read. The content of a key, a text or a number is in [`Lexer::text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    OpenObject,
    CloseObject,
    OpenArray,
    CloseArray,
    Key,
    Text,
    Number,
    Bool(bool),
    Null,
}

#[derive(Clone, Copy, Debug, Default)]
enum State {
    /// Before the document: only an object or an array, since a bare word or number is far more
    /// likely a plain text's beginning.
    #[default]
    Start,
    /// After `[`: a value or `]`.
    FirstElement,
    /// After `{`: a key or `}`.
    FirstKey,
    /// After a comma in an object.
    Key,
    /// After a key.
    Colon,
    /// After a colon, or after a comma in an array.
    Value,
    /// After a value: a comma or a closing bracket; only space after the document.
    After,
    /// Inside a string that will be this token.
    Text(Token),
    /// Inside a number.
    Number,
    /// Inside `true`, `false` or `null`: what must still come.
    Word(&'static [u8], Token),
}

/// Reads tokens and checks that they follow each other as JSON's grammar says.
#[derive(Default)]
pub(super) struct Lexer {
    state: State,
    /// What is open, the innermost in the lowest bit: 1 is an object, 0 an array.
    nest: u128,
    depth: u32,
    text: Text,
    start: u64,
}

impl Lexer {
    /// The next token, or `None` when the chunk holds no further whole one.
    pub(super) fn next(&mut self, cursor: &mut Cursor) -> Result<Option<Token>, Fault> {
        while let Some(byte) = cursor.peek() {
            let token = match self.state {
                State::Text(token) => self.text_part(token, cursor)?,
                State::Number => self.number_part(cursor)?,
                State::Word(rest, token) => {
                    cursor.skip(1);
                    self.word_part(byte, rest, token)?
                }
                _ if matches!(byte, b' ' | b'\n' | b'\r' | b'\t') => {
                    cursor.skip(1);
                    None
                }
                _ => {
                    self.start = cursor.offset();
                    cursor.skip(1);
                    self.begin(byte)?
                }
            };
            if token.is_some() {
                return Ok(token);
            }
        }
        Ok(None)
    }

    /// The content of the last key, text (escapes resolved) or number.
    pub(super) fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.text.bytes())
    }

    /// [`Lexer::text`] as bytes.
    pub(super) fn text_bytes(&self) -> &[u8] {
        self.text.bytes()
    }

    /// Where the last token begins, in bytes from the answer's start.
    pub(super) fn token_start(&self) -> u64 {
        self.start
    }

    /// How many objects and arrays are open.
    pub(super) fn depth(&self) -> u32 {
        self.depth
    }

    /// Whether an object or an array has begun.
    pub(super) fn is_started(&self) -> bool {
        !matches!(self.state, State::Start)
    }

    /// Whether the document is whole.
    pub(super) fn is_done(&self) -> bool {
        self.depth == 0 && matches!(self.state, State::After)
    }

    /// Whether an array's next value may begin at the next byte.
    pub(super) fn is_before_value(&self) -> bool {
        matches!(self.state, State::FirstElement | State::Value)
    }

    /// Whether a comma may be the next byte.
    pub(super) fn is_after_value(&self) -> bool {
        matches!(self.state, State::After)
    }

    /// Goes on behind a comma that was read elsewhere.
    pub(super) fn resume_before_value(&mut self) {
        self.state = State::Value;
    }

    /// Goes on behind a value that was read elsewhere.
    pub(super) fn resume_after_value(&mut self) {
        self.state = State::After;
    }

    fn begin(&mut self, byte: u8) -> Result<Option<Token>, Fault> {
        match (self.state, byte) {
            (State::FirstElement, b']') => Ok(Some(self.close(Token::CloseArray))),
            (State::FirstKey, b'}') => Ok(Some(self.close(Token::CloseObject))),
            (State::FirstKey | State::Key, b'"') => {
                self.open_text(Token::Key);
                Ok(None)
            }
            (State::Colon, b':') => {
                self.state = State::Value;
                Ok(None)
            }
            (State::Start | State::Value | State::FirstElement, b'{' | b'[') => self.open(byte),
            (State::Value | State::FirstElement, _) => self.begin_scalar(byte),
            (State::After, _) if self.depth > 0 => self.after(byte),
            _ => Err(Fault::Syntax),
        }
    }

    fn open(&mut self, byte: u8) -> Result<Option<Token>, Fault> {
        if self.depth == MAX_DEPTH {
            return Err(Fault::Depth);
        }
        self.depth += 1;
        self.nest <<= 1;
        if byte == b'{' {
            self.nest |= 1;
            self.state = State::FirstKey;
            Ok(Some(Token::OpenObject))
        } else {
            self.state = State::FirstElement;
            Ok(Some(Token::OpenArray))
        }
    }

    fn close(&mut self, token: Token) -> Token {
        self.depth -= 1;
        self.nest >>= 1;
        self.state = State::After;
        token
    }

    fn begin_scalar(&mut self, byte: u8) -> Result<Option<Token>, Fault> {
        self.state = match byte {
            b'"' => {
                self.open_text(Token::Text);
                return Ok(None);
            }
            b'-' | b'0'..=b'9' => {
                self.text.clear();
                self.text.extend(&[byte]);
                State::Number
            }
            b't' => State::Word(b"rue", Token::Bool(true)),
            b'f' => State::Word(b"alse", Token::Bool(false)),
            b'n' => State::Word(b"ull", Token::Null),
            _ => return Err(Fault::Syntax),
        };
        Ok(None)
    }

    fn after(&mut self, byte: u8) -> Result<Option<Token>, Fault> {
        let in_object = self.nest & 1 == 1;
        match byte {
            b',' if in_object => self.state = State::Key,
            b',' => self.state = State::Value,
            b'}' if in_object => return Ok(Some(self.close(Token::CloseObject))),
            b']' if !in_object => return Ok(Some(self.close(Token::CloseArray))),
            _ => return Err(Fault::Syntax),
        }
        Ok(None)
    }

    fn open_text(&mut self, token: Token) {
        self.text.clear();
        self.state = State::Text(token);
    }

    fn word_part(
        &mut self,
        byte: u8,
        rest: &'static [u8],
        token: Token,
    ) -> Result<Option<Token>, Fault> {
        match rest.split_first() {
            Some((&due, rest)) if due == byte => {
                if rest.is_empty() {
                    self.state = State::After;
                    return Ok(Some(token));
                }
                self.state = State::Word(rest, token);
                Ok(None)
            }
            _ => Err(Fault::Syntax),
        }
    }

    fn number_part(&mut self, cursor: &mut Cursor) -> Result<Option<Token>, Fault> {
        let rest = cursor.rest();
        let part = rest
            .iter()
            .position(|byte| !matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
        let length = part.unwrap_or(rest.len());
        self.text.extend(rest.get(..length).unwrap_or_default());
        cursor.skip(length);
        if part.is_none() {
            return Ok(None);
        }
        if !number::is_json(self.text.bytes()) {
            return Err(Fault::Syntax);
        }
        self.state = State::After;
        Ok(Some(Token::Number))
    }

    fn text_part(&mut self, token: Token, cursor: &mut Cursor) -> Result<Option<Token>, Fault> {
        if !self.text.read(cursor)? {
            return Ok(None);
        }
        self.state = match token {
            Token::Key => State::Colon,
            _ => State::After,
        };
        Ok(Some(token))
    }
}
