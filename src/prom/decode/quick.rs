//! The quick road for samples: a whole `[1678066203.119,"1086185472"]` at a time.
//!
//! It takes only what is certain and leaves the rest, errors included, to the state machine.

use super::columns::Columns;
use super::cursor::Cursor;
use super::number;
use super::token::Lexer;

/// Reads samples that lie whole in the chunk, where the lexer stands between the elements of
/// `values`.
pub(super) fn samples(cursor: &mut Cursor, lexer: &mut Lexer, columns: &mut Columns) {
    loop {
        if lexer.is_after_value() && cursor.peek() == Some(b',') {
            cursor.skip(1);
            lexer.resume_before_value();
        }
        if !lexer.is_before_value() {
            return;
        }
        let Some((time, value, length)) = sample(cursor.rest()) else {
            return;
        };
        if !columns.sample(time, value) {
            return;
        }
        cursor.skip(length);
        lexer.resume_after_value();
    }
}

/// The sample at the start of `bytes`: time, value and length in bytes.
#[inline]
fn sample(bytes: &[u8]) -> Option<(f64, f64, usize)> {
    let rest = bytes.strip_prefix(b"[")?;
    let (time, length) = number::leading_time(rest)?;
    let rest = rest.get(length..)?.strip_prefix(b",\"")?;
    let (value, length) = match number::leading_value(rest) {
        Some((value, length)) if rest.get(length) == Some(&b'"') => (value, length),
        _ => long_value(rest)?,
    };
    let rest = rest.get(length..)?.strip_prefix(b"\"]")?;
    Some((time, value, bytes.len() - rest.len()))
}

/// A value that is no short decimal, up to its closing quote. One with escapes is not a number.
#[cold]
fn long_value(bytes: &[u8]) -> Option<(f64, usize)> {
    let length = bytes.iter().position(|&byte| byte == b'"')?;
    Some((number::value(bytes.get(..length)?)?, length))
}
