//! The text of a regular expression becomes steps.

use std::iter::Peekable;
use std::str::Chars;

use super::class::{Class, is_of_word};
use super::step::{Edge, Fault, Step};

/// Steps that an expression may have at most: repetitions are written out.
const LARGEST: usize = 4_000;

/// Groups that may stand in each other.
const DEEPEST: usize = 100;

/// Reads an expression.
pub(super) fn steps(text: &str) -> Result<Vec<Step>, Fault> {
    let mut parser = Parser {
        letters: text.chars().peekable(),
        depth: 0,
    };
    let mut steps = parser.choices()?;
    if parser.letters.next().is_some() {
        return Err(Fault::Unopened);
    }
    steps.push(Step::Found);
    Ok(steps)
}

struct Parser<'a> {
    letters: Peekable<Chars<'a>>,
    depth: usize,
}

impl Parser<'_> {
    /// `a|b`, up to a bracket that was opened before.
    fn choices(&mut self) -> Result<Vec<Step>, Fault> {
        let mut all = self.sequence()?;
        while self.letters.next_if_eq(&'|').is_some() {
            let other = self.sequence()?;
            all = either(all, other);
        }
        Ok(all)
    }

    fn sequence(&mut self) -> Result<Vec<Step>, Fault> {
        let mut all = Vec::new();
        while let Some(letter) = self.letters.next_if(|letter| !matches!(letter, '|' | ')')) {
            let one = self.one(letter)?;
            let one = self.repeated(one)?;
            if all.len() + one.len() > LARGEST {
                return Err(Fault::TooLarge);
            }
            append(&mut all, one);
        }
        Ok(all)
    }

    /// A letter, a class, an edge or a group.
    fn one(&mut self, letter: char) -> Result<Vec<Step>, Fault> {
        Ok(vec![match letter {
            '(' => return self.group(),
            '[' => Step::Letter(self.class()?),
            '.' => Step::Letter(Class {
                ranges: vec![('\n', '\n')],
                is_negated: true,
            }),
            '^' => Step::At(Edge::Start),
            '$' => Step::At(Edge::End),
            '*' | '+' | '?' => return Err(Fault::NothingToRepeat),
            '\\' => match self.letters.next().ok_or(Fault::Escape)? {
                'b' => Step::At(Edge::Word),
                'B' => Step::At(Edge::NoWord),
                'A' => Step::At(Edge::Start),
                'z' => Step::At(Edge::End),
                escaped => Step::Letter(self.escaped(escaped)?),
            },
            letter => Step::Letter(Class::of(letter)),
        }])
    }

    fn group(&mut self) -> Result<Vec<Step>, Fault> {
        if self.letters.next_if_eq(&'?').is_some() {
            self.group_kind()?;
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::TooLarge);
        }
        let inside = self.choices()?;
        self.depth -= 1;
        self.letters.next_if_eq(&')').ok_or(Fault::Unclosed)?;
        Ok(inside)
    }

    /// `:`, `i:`, `P<name>` or `<name>`: that case does not count is so anyway.
    fn group_kind(&mut self) -> Result<(), Fault> {
        self.letters.next_if_eq(&'P');
        if self.letters.next_if_eq(&'<').is_none() {
            self.letters.next_if_eq(&'i');
            let is_known = matches!(self.letters.peek(), Some(':' | ')'));
            self.letters.next_if_eq(&':');
            return is_known.then_some(()).ok_or(Fault::Group);
        }
        let name = self.letters.by_ref().take_while(|letter| *letter != '>');
        let mut name = name.peekable();
        let starts = name.peek().is_some_and(|letter| is_of_word(*letter));
        let is_name = starts && name.all(is_of_word);
        is_name.then_some(()).ok_or(Fault::Group)
    }

    /// What stands between brackets.
    fn class(&mut self) -> Result<Class, Fault> {
        let mut class = Class {
            is_negated: self.letters.next_if_eq(&'^').is_some(),
            ..Class::default()
        };
        // At the start it is a letter.
        let mut closes = false;
        loop {
            let letter = self.letters.next().ok_or(Fault::UnclosedClass)?;
            if letter == ']' && closes {
                return Ok(class);
            }
            closes = true;
            let first = self.letters_of(letter)?;
            let [(from, to)] = first[..] else {
                class.ranges.extend(first);
                continue;
            };
            let mut ahead = self.letters.clone();
            let is_range = from == to && ahead.next() == Some('-') && ahead.next() != Some(']');
            if !is_range {
                class.ranges.push((from, to));
                continue;
            }
            self.letters.next();
            let last = self.letters.next().ok_or(Fault::UnclosedClass)?;
            match self.letters_of(last)?[..] {
                [(last, same)] if last == same && from <= last => class.ranges.push((from, last)),
                _ => return Err(Fault::Backwards),
            }
        }
    }

    /// The letters that one in brackets stands for.
    fn letters_of(&mut self, letter: char) -> Result<Vec<(char, char)>, Fault> {
        if letter != '\\' {
            return Ok(vec![(letter, letter)]);
        }
        let escaped = self.letters.next().ok_or(Fault::UnclosedClass)?;
        Ok(self.escaped(escaped)?.into_ranges())
    }

    /// What a letter behind a backslash stands for.
    fn escaped(&mut self, letter: char) -> Result<Class, Fault> {
        if let Some(class) = Class::named(letter) {
            return Ok(class);
        }
        Ok(Class::of(match letter {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'f' => '\x0C',
            'v' => '\x0B',
            'x' => self.code(2)?,
            'u' => self.code(4)?,
            _ if letter.is_ascii_alphanumeric() => return Err(Fault::Escape),
            _ => letter,
        }))
    }

    /// The letter of a code with so many hexadecimal digits.
    fn code(&mut self, digits: usize) -> Result<char, Fault> {
        let mut code = 0;
        for _ in 0..digits {
            let digit = self.letters.next().and_then(|letter| letter.to_digit(16));
            code = code * 16 + digit.ok_or(Fault::Escape)?;
        }
        char::from_u32(code).ok_or(Fault::Escape)
    }

    /// What comes before `*`, `+`, `?` or `{2,3}`, as often as they say. A `?` behind them only
    /// says which of several finds is meant.
    fn repeated(&mut self, one: Vec<Step>) -> Result<Vec<Step>, Fault> {
        let Some((least, most)) = self.times()? else {
            return Ok(one);
        };
        self.letters.next_if_eq(&'?');
        if matches!(self.letters.peek(), Some('*' | '+' | '?')) {
            return Err(Fault::NothingToRepeat);
        }
        let copies = most.unwrap_or(least).max(1);
        if copies.saturating_mul(one.len() + 2) > LARGEST {
            return Err(Fault::TooLarge);
        }
        let mut all = Vec::new();
        for _ in 0..least {
            append(&mut all, one.clone());
        }
        match most {
            None => append(&mut all, any_number_of(one)),
            Some(most) => {
                for _ in least..most {
                    append(&mut all, perhaps(one.clone()));
                }
            }
        }
        Ok(all)
    }

    /// How often what came before is repeated: at least and, if there is an end, at most.
    fn times(&mut self) -> Result<Option<(usize, Option<usize>)>, Fault> {
        let signs = [('*', 0, None), ('+', 1, None), ('?', 0, Some(1))];
        for (sign, least, most) in signs {
            if self.letters.next_if_eq(&sign).is_some() {
                return Ok(Some((least, most)));
            }
        }
        let mut ahead = self.letters.clone();
        if ahead.next() != Some('{') {
            return Ok(None);
        }
        let inside: String = ahead.by_ref().take_while(|letter| *letter != '}').collect();
        let Some(times) = range(&inside) else {
            // Any other brace is a letter.
            return Ok(None);
        };
        self.letters = ahead;
        match times {
            (least, Some(most)) if least > most => Err(Fault::Repetition),
            times => Ok(Some(times)),
        }
    }
}

/// `2`, `2,` or `2,3`.
fn range(text: &str) -> Option<(usize, Option<usize>)> {
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().unwrap_or(usize::MAX))
    };
    Some(match text.split_once(',') {
        None => (number(text)?, Some(number(text)?)),
        Some((least, "")) => (number(least)?, None),
        Some((least, most)) => (number(least)?, Some(number(most)?)),
    })
}

/// Puts steps behind others; where they jump to moves along.
fn append(all: &mut Vec<Step>, more: Vec<Step>) {
    let by = all.len();
    all.extend(more.into_iter().map(|step| match step {
        Step::Fork(a, b) => Step::Fork(a + by, b + by),
        Step::Jump(to) => Step::Jump(to + by),
        step => step,
    }));
}

fn either(a: Vec<Step>, b: Vec<Step>) -> Vec<Step> {
    let (start_of_b, end) = (a.len() + 2, a.len() + 2 + b.len());
    let mut all = vec![Step::Fork(1, start_of_b)];
    append(&mut all, a);
    all.push(Step::Jump(end));
    append(&mut all, b);
    all
}

fn perhaps(one: Vec<Step>) -> Vec<Step> {
    let mut all = vec![Step::Fork(1, one.len() + 1)];
    append(&mut all, one);
    all
}

fn any_number_of(one: Vec<Step>) -> Vec<Step> {
    let mut all = vec![Step::Fork(1, one.len() + 2)];
    append(&mut all, one);
    all.push(Step::Jump(0));
    all
}
