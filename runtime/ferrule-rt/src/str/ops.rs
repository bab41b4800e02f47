//! Padding, joining, tabs, and characters from numbers.

use super::Str;
use crate::exc::{Result, type_error, value_error};
use crate::int::Int;

impl Str {
    /// `self.join(parts)`.
    pub fn join_all<'a>(&self, parts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut parts = parts.into_iter();
        let Some(first) = parts.next() else { return Self::EMPTY };
        let Some(second) = parts.next() else { return first.clone() };
        let mut text = String::from(first.as_str());
        for part in std::iter::once(second).chain(parts) {
            text.push_str(self.as_str());
            text.push_str(part.as_str());
        }
        Self::from(text)
    }

    /// Spaces, or another character, to each side.
    fn padded(&self, left: usize, right: usize, fill: char) -> Self {
        let mut text = String::with_capacity(self.as_str().len() + (left + right) * fill.len_utf8());
        text.extend(std::iter::repeat_n(fill, left));
        text.push_str(self.as_str());
        text.extend(std::iter::repeat_n(fill, right));
        Self::from(text)
    }

    /// How much is missing to a width.
    fn missing(&self, width: i64) -> usize {
        usize::try_from(width).unwrap_or(0).saturating_sub(self.char_len())
    }

    fn justified(&self, width: i64, fill: &Self, left_of: impl Fn(usize) -> usize) -> Result<Self> {
        let mut chars = fill.as_str().chars();
        let (Some(fill), None) = (chars.next(), chars.next()) else {
            return Err(type_error("The fill character must be exactly one character long"));
        };
        let missing = self.missing(width);
        if missing == 0 {
            return Ok(self.clone());
        }
        let left = left_of(missing);
        Ok(self.padded(left, missing - left, fill))
    }

    /// `self.ljust(width, fill)`.
    pub fn ljust_fill(&self, width: i64, fill: &Self) -> Result<Self> {
        self.justified(width, fill, |_| 0)
    }
    pub fn rjust_fill(&self, width: i64, fill: &Self) -> Result<Self> {
        self.justified(width, fill, |missing| missing)
    }
    pub fn center_fill(&self, width: i64, fill: &Self) -> Result<Self> {
        // CPython puts the odd one on the left when the width is odd.
        self.justified(width, fill, |missing| missing / 2 + (missing & width as usize & 1))
    }
    pub fn ljust(&self, width: i64) -> Self {
        self.padded(0, self.missing(width), ' ')
    }
    pub fn rjust(&self, width: i64) -> Self {
        self.padded(self.missing(width), 0, ' ')
    }
    pub fn center(&self, width: i64) -> Self {
        let missing = self.missing(width);
        let left = missing / 2 + (missing & width as usize & 1);
        self.padded(left, missing - left, ' ')
    }

    /// `self.zfill(width)`: zeros after the sign.
    pub fn zfill(&self, width: i64) -> Self {
        let missing = self.missing(width);
        if missing == 0 {
            return self.clone();
        }
        let sign = usize::from(self.as_str().starts_with(['+', '-']));
        let mut text = String::with_capacity(self.as_str().len() + missing);
        text.push_str(&self.as_str()[..sign]);
        text.extend(std::iter::repeat_n('0', missing));
        text.push_str(&self.as_str()[sign..]);
        Self::from(text)
    }

    /// `self.expandtabs(tabsize)`.
    pub fn expandtabs(&self, tabsize: i64) -> Self {
        let size = usize::try_from(tabsize).unwrap_or(0);
        let mut text = String::with_capacity(self.as_str().len());
        let mut column = 0;
        for c in self.as_str().chars() {
            match c {
                '\t' if size > 0 => {
                    let spaces = size - column % size;
                    text.extend(std::iter::repeat_n(' ', spaces));
                    column += spaces;
                }
                '\t' => {}
                _ => {
                    column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
                    text.push(c);
                }
            }
        }
        Self::from(text)
    }

    /// `ord(self)`.
    pub fn ord(&self) -> Result<i64> {
        let mut chars = self.as_str().chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Ok(i64::from(c as u32)),
            _ => Err(type_error(format!("ord() expected a character, but string of length {} found", self.char_len()))),
        }
    }

    /// `chr(code)`.
    pub fn chr(code: i64) -> Result<Self> {
        if !(0..0x11_0000).contains(&code) {
            return Err(value_error("chr() arg not in range(0x110000)"));
        }
        char::from_u32(code as u32).map(Self::from).ok_or_else(surrogate)
    }

    /// `str.maketrans`, `str.translate`: what a table says of one character.
    pub fn translate_with(&self, mut look_up: impl FnMut(&Int) -> Result<Translation>) -> Result<Self> {
        let mut text = String::with_capacity(self.as_str().len());
        for c in self.as_str().chars() {
            match look_up(&Int::from(c as u32))? {
                Translation::Keep => text.push(c),
                Translation::Drop => {}
                Translation::Text(part) => text.push_str(part.as_str()),
                Translation::Code(code) => text.push_str(Self::translated_code(&code)?.as_str()),
            }
        }
        Ok(Self::from(text))
    }

    fn translated_code(code: &Int) -> Result<Self> {
        let valid = code.to_i64().filter(|code| (0..0x11_0000).contains(code));
        valid.map_or_else(|| Err(value_error("character mapping must be in range(0x110000)")), Self::chr)
    }
}

/// What a translation table holds for a character.
pub enum Translation {
    Keep,
    Drop,
    Code(Int),
    Text(Str),
}

/// A surrogate cannot be in a Rust string; saying so beats another character.
pub(crate) fn surrogate() -> crate::exc::Exc {
    crate::exc::Exc::with_message(
        &crate::exc::RUNTIME_ERROR,
        "Ferrule: a string cannot hold a lone surrogate (FER0427)",
    )
}
