//! Code points by number: indexes, slices, iteration.

use super::{Str, Text};
use crate::exc::{Exc, INDEX_ERROR, Result};
use crate::slice::Indices;

/// Every so many code points one byte offset is kept.
const STRIDE: usize = 32;

/// Byte offsets into text that is not ASCII.
pub(super) struct Offsets {
    chars: usize,
    starts: Box<[usize]>,
}

impl Offsets {
    fn of(text: &str) -> Self {
        let mut chars = 0;
        let mut starts = Vec::with_capacity(text.len() / STRIDE + 1);
        for (at, _) in text.char_indices() {
            if chars % STRIDE == 0 {
                starts.push(at);
            }
            chars += 1;
        }
        Self { chars, starts: starts.into() }
    }

    fn byte(&self, text: &str, index: usize) -> usize {
        if index >= self.chars {
            return text.len();
        }
        let start = self.starts[index / STRIDE];
        start + offset_by_scan(&text[start..], index % STRIDE)
    }
}

fn offset_by_scan(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

impl Str {
    /// `len(self)`.
    #[inline]
    pub fn char_len(&self) -> usize {
        match &self.0 {
            Text::Ascii(text) => text.len(),
            Text::Shared(buffer) if buffer.ascii => buffer.text.len(),
            Text::Wide(text) => text.chars().count(),
            Text::Shared(buffer) => buffer.index.get_or_init(|| Offsets::of(&buffer.text)).chars,
        }
    }

    /// The byte where the code point at `index` starts; the end of the text for what lies beyond.
    #[inline]
    pub(crate) fn byte_offset(&self, index: usize) -> usize {
        match &self.0 {
            Text::Ascii(text) => index.min(text.len()),
            Text::Shared(buffer) if buffer.ascii => index.min(buffer.text.len()),
            Text::Wide(text) => offset_by_scan(text, index),
            Text::Shared(buffer) => buffer.index.get_or_init(|| Offsets::of(&buffer.text)).byte(&buffer.text, index),
        }
    }

    /// The number of code points before a byte.
    pub(crate) fn char_offset(&self, byte: usize) -> usize {
        if self.is_ascii() { byte } else { self.as_str()[..byte].chars().count() }
    }

    /// `self[index]`.
    #[inline]
    pub fn get(&self, index: i64) -> Result<Self> {
        self.char_at(index).map(Self::from)
    }

    /// The character at `index`.
    #[inline]
    pub fn char_at(&self, index: i64) -> Result<char> {
        let length = self.char_len();
        let index = if index < 0 { index.wrapping_add(length as i64) } else { index };
        let out_of_range = || Exc::with_message(&INDEX_ERROR, "string index out of range");
        let index = usize::try_from(index).ok().filter(|index| *index < length).ok_or_else(out_of_range)?;
        if self.is_ascii() {
            return Ok(char::from(self.as_str().as_bytes()[index]));
        }
        self.as_str()[self.byte_offset(index)..].chars().next().ok_or_else(out_of_range)
    }

    /// `self[start:stop:step]`.
    pub fn slice(&self, start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Result<Self> {
        let indices = Indices::new(start, stop, step, self.char_len())?;
        if indices.count == 0 {
            return Ok(Self::EMPTY);
        }
        if indices.step == 1 {
            let from = self.byte_offset(indices.start as usize);
            return Ok(self.part(from, self.byte_offset(indices.start as usize + indices.count)));
        }
        if self.is_ascii() {
            let bytes = self.as_str().as_bytes();
            return Ok(indices.iter().map(|at| char::from(bytes[at])).collect());
        }
        let chars: Vec<char> = self.as_str().chars().collect();
        Ok(indices.iter().map(|at| chars[at]).collect())
    }

    /// The code points in turn, each a string.
    pub fn chars_iter(&self) -> Chars {
        Chars { text: self.clone(), at: 0 }
    }

    /// The code points from the last to the first, each a string.
    pub fn chars_reversed(&self) -> impl Iterator<Item = Self> + use<> {
        let text = self.clone();
        let mut end = text.as_str().len();
        std::iter::from_fn(move || {
            let c = text.as_str()[..end].chars().next_back()?;
            end -= c.len_utf8();
            Some(Self::from(c))
        })
    }
}

/// An iterator over code points that keeps the text alive.
#[derive(Clone)]
pub struct Chars {
    text: Str,
    at: usize,
}

impl Iterator for Chars {
    type Item = Str;

    #[inline]
    fn next(&mut self) -> Option<Str> {
        let text = self.text.as_str();
        let byte = *text.as_bytes().get(self.at)?;
        if byte < 0x80 {
            self.at += 1;
            return Some(Str::from(char::from(byte)));
        }
        let c = text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(Str::from(c))
    }
}
