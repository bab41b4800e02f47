//! The module `string`: constants, `capwords` and `Template`.

use crate::dict::Dict;
use crate::exc::{Result, key_error, value_error};
use crate::object::{Dyn, Object};
use crate::str::Str;

pub const ASCII_LOWERCASE: Str = Str::lit("abcdefghijklmnopqrstuvwxyz");
pub const ASCII_UPPERCASE: Str = Str::lit("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
pub const ASCII_LETTERS: Str = Str::lit("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
pub const DIGITS: Str = Str::lit("0123456789");
pub const HEXDIGITS: Str = Str::lit("0123456789abcdefABCDEF");
pub const OCTDIGITS: Str = Str::lit("01234567");
pub const PUNCTUATION: Str = Str::lit("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
pub const WHITESPACE: Str = Str::lit(" \t\n\r\x0b\x0c");
pub const PRINTABLE: Str = Str::lit(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c",
);

/// `capwords(text)`.
pub fn capwords(text: &Str) -> Str {
    let words: Vec<Str> = text.split_space_vec(-1).iter().map(Str::capitalize).collect();
    Str::lit(" ").join_all(&words)
}

/// `capwords(text, sep)`.
pub fn capwords_by(text: &Str, sep: &Str) -> Result<Str> {
    let words: Vec<Str> = text.split_vec(sep, -1)?.iter().map(Str::capitalize).collect();
    Ok(sep.join_all(&words))
}

/// A `string.Template`.
#[derive(Clone)]
pub struct Template(Str);

/// A piece of a template: its text as it stands, and what it means.
enum Piece<'a> {
    Text(&'a str),
    Dollar,
    Name(&'a str),
    Invalid,
}

impl Template {
    pub fn new(text: &Str) -> Self {
        Self(text.clone())
    }
    /// `self.template`.
    pub fn template(&self) -> Str {
        self.0.clone()
    }

    /// The pieces in order, each with the byte where it starts and its text as it stands.
    fn pieces(&self) -> Vec<(usize, &str, Piece<'_>)> {
        let text = self.0.as_str();
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let (length, piece) = match rest.strip_prefix('$') {
                None => {
                    let length = rest.find('$').unwrap_or(rest.len());
                    (length, Piece::Text(&rest[..length]))
                }
                Some(after) => dollar(after),
            };
            pieces.push((at, &rest[..length], piece));
            at += length;
        }
        pieces
    }

    fn fill(&self, safe: bool, mut value: impl FnMut(&str) -> Result<Option<Str>>) -> Result<Str> {
        let mut out = String::new();
        for (at, shown, piece) in self.pieces() {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Dollar => out.push('$'),
                Piece::Name(name) => match value(name)? {
                    Some(value) => out.push_str(value.as_str()),
                    None if safe => out.push_str(shown),
                    None => return Err(key_error(&Str::from(name))),
                },
                Piece::Invalid if safe => out.push_str(shown),
                Piece::Invalid => return Err(self.invalid(at)),
            }
        }
        Ok(Str::from(out))
    }

    fn invalid(&self, at: usize) -> crate::exc::Exc {
        let lines = Str::from(&self.0.as_str()[..at]).splitlines_vec(true);
        let (line, column) = if lines.is_empty() {
            (1, 1)
        } else {
            let before: usize = lines[..lines.len() - 1].iter().map(Str::char_len).sum();
            (lines.len(), self.0.char_offset(at) - before)
        };
        value_error(format!("Invalid placeholder in string: line {line}, col {column}"))
    }

    /// `self.substitute(mapping)`.
    pub fn substitute<V: Object>(&self, values: &Dict<Str, V>) -> Result<Str> {
        self.fill(false, |name| values.get(&Str::from(name))?.map(|value| value.py_str()).transpose())
    }
    /// `self.safe_substitute(mapping)`.
    pub fn safe_substitute<V: Object>(&self, values: &Dict<Str, V>) -> Result<Str> {
        self.fill(true, |name| values.get(&Str::from(name))?.map(|value| value.py_str()).transpose())
    }
    /// `self.substitute(name=value, ...)`.
    pub fn substitute_named(&self, values: &[(&str, &dyn Dyn)], safe: bool) -> Result<Str> {
        self.fill(safe, |name| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.dyn_str()).transpose()
        })
    }
}

/// What follows a dollar sign: the length with the sign, and the piece.
fn dollar(after: &str) -> (usize, Piece<'_>) {
    if after.starts_with('$') {
        return (2, Piece::Dollar);
    }
    let name = identifier(after);
    if !name.is_empty() {
        return (1 + name.len(), Piece::Name(name));
    }
    if let Some(inside) = after.strip_prefix('{') {
        let name = identifier(inside);
        if !name.is_empty() && inside[name.len()..].starts_with('}') {
            return (3 + name.len(), Piece::Name(name));
        }
    }
    (1, Piece::Invalid)
}

/// The longest ASCII identifier at the start.
fn identifier(text: &str) -> &str {
    if text.starts_with(|ch: char| ch.is_ascii_digit()) {
        return "";
    }
    let end = text.find(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '_'));
    &text[..end.unwrap_or(text.len())]
}

impl Object for Template {
    fn type_name(&self) -> &'static str {
        "Template"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<string.Template object at {:#x}>", self.py_id())))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_is(&self, other: &Self) -> bool {
        self.0.py_is(&other.0)
    }
    fn py_id(&self) -> usize {
        self.0.py_id()
    }
}
