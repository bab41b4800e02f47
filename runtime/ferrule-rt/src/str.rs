//! `str`: immutable text that is indexed by code point.
//!
//! A surrogate is not text in Rust, so a string cannot hold one; what would make one raises.

mod case;
mod index;
mod lists;
mod ops;
mod repr;
mod search;
mod split;
mod strip;
mod tables;
mod traits;

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use crate::exc::{Exc, MEMORY_ERROR, OVERFLOW_ERROR, Result};

pub use index::Chars;
pub use ops::Translation;
pub(crate) use ops::surrogate;
pub(crate) use repr::push_escape;
pub use repr::{ascii_of, escape_non_ascii, repr_of};

/// A Python string. Cloning makes a second name for the same text.
#[derive(Clone)]
pub struct Str(Text);

#[derive(Clone)]
enum Text {
    /// A literal or a part of one, all ASCII.
    Ascii(&'static str),
    /// A literal or a part of one with other characters.
    Wide(&'static str),
    Shared(Rc<Buffer>),
}

struct Buffer {
    text: String,
    ascii: bool,
    /// Filled when text that is not ASCII is first indexed or measured.
    index: OnceCell<index::Offsets>,
    /// Zero until first asked for.
    hash: Cell<i64>,
}

impl Buffer {
    fn new(text: String) -> Self {
        Self { ascii: text.is_ascii(), text, index: OnceCell::new(), hash: Cell::new(0) }
    }
}

/// The text of every character below U+0080, so that a character of ASCII text needs no allocation.
const ASCII: &[u8; 0x80] = &{
    let mut bytes = [0; 0x80];
    let mut code = 0;
    while code < bytes.len() {
        bytes[code] = code as u8;
        code += 1;
    }
    bytes
};

/// The characters from U+0080 to U+07FF, two bytes each.
const TWO_BYTES: &[u8; 2 * 0x780] = &{
    let mut bytes = [0; 2 * 0x780];
    let mut code = 0x80;
    while code < 0x800 {
        bytes[2 * (code - 0x80)] = 0xc0 | (code >> 6) as u8;
        bytes[2 * (code - 0x80) + 1] = 0x80 | (code & 0x3f) as u8;
        code += 1;
    }
    bytes
};

const fn text_of(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("the tables hold UTF-8"),
    }
}

static ASCII_TEXT: &str = text_of(ASCII);
static TWO_BYTE_TEXT: &str = text_of(TWO_BYTES);

impl Str {
    pub const EMPTY: Self = Self(Text::Ascii(""));

    /// A literal of the source.
    pub const fn lit(text: &'static str) -> Self {
        if text.is_ascii() { Self(Text::Ascii(text)) } else { Self(Text::Wide(text)) }
    }

    #[inline]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Ascii(text) | Text::Wide(text) => text,
            Text::Shared(buffer) => &buffer.text,
        }
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    #[inline]
    pub fn is_ascii(&self) -> bool {
        match &self.0 {
            Text::Ascii(_) => true,
            Text::Wide(_) => false,
            Text::Shared(buffer) => buffer.ascii,
        }
    }

    /// The part of the text between two byte offsets that lie on character boundaries.
    pub(crate) fn part(&self, start: usize, end: usize) -> Self {
        match &self.0 {
            Text::Ascii(text) => Self(Text::Ascii(&text[start..end])),
            Text::Wide(text) => Self::lit(&text[start..end]),
            Text::Shared(buffer) if start == 0 && end == buffer.text.len() => self.clone(),
            Text::Shared(buffer) => Self::from(&buffer.text[start..end]),
        }
    }

    /// `self += other` where `self` may be the only name of its text: then the text grows in place.
    pub fn push_str(&mut self, other: &Self) {
        if other.is_empty() {
            return;
        }
        if self.is_empty() {
            *self = other.clone();
            return;
        }
        if let Text::Shared(buffer) = &mut self.0
            && let Some(own) = Rc::get_mut(buffer)
        {
            own.text.push_str(other.as_str());
            own.ascii &= other.is_ascii();
            own.index.take();
            own.hash.set(0);
            return;
        }
        *self = self.concat(other);
    }

    /// `self + other`.
    pub fn concat(&self, other: &Self) -> Self {
        if other.is_empty() {
            return self.clone();
        }
        if self.is_empty() {
            return other.clone();
        }
        let mut text = String::with_capacity(self.as_str().len() + other.as_str().len());
        text.push_str(self.as_str());
        text.push_str(other.as_str());
        Self(Text::Shared(Rc::new(Buffer {
            text,
            ascii: self.is_ascii() && other.is_ascii(),
            index: OnceCell::new(),
            hash: Cell::new(0),
        })))
    }

    /// `self * count`.
    pub fn repeat(&self, count: i64) -> Result<Self> {
        let Ok(count) = usize::try_from(count) else { return Ok(Self::EMPTY) };
        match (self.as_str().len(), count) {
            (0, _) | (_, 0) => return Ok(Self::EMPTY),
            (_, 1) => return Ok(self.clone()),
            _ => {}
        }
        if self.char_len().checked_mul(count).is_none_or(|length| length > isize::MAX as usize) {
            return Err(Exc::with_message(&OVERFLOW_ERROR, "repeated string is too long"));
        }
        let mut text = String::new();
        let size = self.as_str().len().checked_mul(count);
        // What CPython answers when the memory is not there.
        if size.is_none_or(|size| text.try_reserve_exact(size).is_err()) {
            return Err(Exc::new(&MEMORY_ERROR, Vec::new()));
        }
        for _ in 0..count {
            text.push_str(self.as_str());
        }
        Ok(Self::from(text))
    }

    /// A hash that is the same within one run of the program; as in CPython it may differ between runs.
    pub fn hash_value(&self) -> i64 {
        let Text::Shared(buffer) = &self.0 else { return hash_text(self.as_str()) };
        if buffer.hash.get() == 0 {
            buffer.hash.set(hash_text(&buffer.text));
        }
        buffer.hash.get()
    }
}

fn hash_text(text: &str) -> i64 {
    use std::hash::BuildHasher;
    if text.is_empty() {
        return 0;
    }
    let hash = foldhash::fast::FixedState::default().hash_one(text) as i64;
    if hash == -1 { -2 } else { hash }
}

impl From<String> for Str {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::EMPTY } else { Self(Text::Shared(Rc::new(Buffer::new(text)))) }
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Self {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Self::EMPTY,
            (Some(c), None) if (c as u32) < 0x800 => Self::from(c),
            _ => Self::from(text.to_owned()),
        }
    }
}

impl From<char> for Str {
    #[inline]
    fn from(c: char) -> Self {
        match c as usize {
            code @ 0..0x80 => Self(Text::Ascii(&ASCII_TEXT[code..=code])),
            code @ 0x80..0x800 => {
                let at = 2 * (code - 0x80);
                Self(Text::Wide(&TWO_BYTE_TEXT[at..at + 2]))
            }
            _ => Self(Text::Shared(Rc::new(Buffer::new(c.to_string())))),
        }
    }
}

impl Default for Str {
    fn default() -> Self {
        Self::EMPTY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_grows_in_place_only_when_it_has_one_name() {
        let mut text = Str::from("ab".to_owned());
        let address = |text: &Str| text.as_str().as_ptr();
        text.push_str(&Str::from("c".repeat(1000)));
        text.push_str(&Str::lit("d"));
        let before = address(&text);
        text.push_str(&Str::lit("e"));
        assert_eq!(before, address(&text));
        let other = text.clone();
        text.push_str(&Str::lit("f"));
        assert!(other.as_str().ends_with("de") && text.as_str().ends_with("def"));
    }

    #[test]
    fn length_and_hash_follow_what_is_appended() {
        let mut text = Str::from("\u{e9}\u{4e2d}".repeat(50));
        assert_eq!((text.char_len(), text.hash_value()), (100, Str::from("\u{e9}\u{4e2d}".repeat(50)).hash_value()));
        text.push_str(&Str::from('\u{1f600}'));
        assert_eq!(text.char_len(), 101);
        assert_eq!(text.char_at(-1).ok(), Some('\u{1f600}'));
        assert_eq!(text.hash_value(), Str::from(text.as_str()).hash_value());
    }

    #[test]
    fn a_literal_and_equal_text_hash_alike() {
        assert_eq!(Str::lit("spam").hash_value(), Str::from("spam".to_owned()).hash_value());
        assert_eq!(Str::lit("").hash_value(), 0);
    }
}
