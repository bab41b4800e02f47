//! Cutting text into parts.

use super::Str;
use crate::exc::{Exc, Result, value_error};
use crate::unicode::{is_line_break, is_space};

/// A negative count of cuts is no limit.
fn limit(maxsplit: i64) -> usize {
    usize::try_from(maxsplit).unwrap_or(usize::MAX)
}

fn empty_separator() -> Exc {
    value_error("empty separator")
}

impl Str {
    /// `self.split(None, maxsplit)`.
    pub fn split_space_vec(&self, maxsplit: i64) -> Vec<Self> {
        let text = self.as_str();
        let mut left = limit(maxsplit);
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find(|c| !is_space(c)).map(|offset| at + offset) {
            if left == 0 {
                // The rest keeps the space at its end.
                parts.push(self.part(start, text.len()));
                break;
            }
            left -= 1;
            at = text[start..].find(is_space).map_or(text.len(), |offset| start + offset);
            parts.push(self.part(start, at));
        }
        parts
    }

    /// `self.rsplit(None, maxsplit)`.
    pub fn rsplit_space_vec(&self, maxsplit: i64) -> Vec<Self> {
        let text = self.as_str();
        let mut left = limit(maxsplit);
        let mut parts = Vec::new();
        let mut rest = text.trim_end_matches(is_space);
        while !rest.is_empty() {
            if left == 0 {
                // The rest keeps the space at its start.
                parts.push(self.part(0, rest.len()));
                break;
            }
            left -= 1;
            let word = rest.rsplit(is_space).next().map_or(0, str::len);
            parts.push(self.part(rest.len() - word, rest.len()));
            rest = rest[..rest.len() - word].trim_end_matches(is_space);
        }
        parts.reverse();
        parts
    }

    /// `self.split(sep, maxsplit)`.
    pub fn split_vec(&self, sep: &Self, maxsplit: i64) -> Result<Vec<Self>> {
        if sep.is_empty() {
            return Err(empty_separator());
        }
        let text = self.as_str();
        let mut parts = Vec::new();
        let mut start = 0;
        for (at, found) in text.match_indices(sep.as_str()).take(limit(maxsplit)) {
            parts.push(self.part(start, at));
            start = at + found.len();
        }
        parts.push(self.part(start, text.len()));
        Ok(parts)
    }

    /// `self.rsplit(sep, maxsplit)`.
    pub fn rsplit_vec(&self, sep: &Self, maxsplit: i64) -> Result<Vec<Self>> {
        if sep.is_empty() {
            return Err(empty_separator());
        }
        let text = self.as_str();
        let mut parts = Vec::new();
        let mut end = text.len();
        for (at, found) in text.rmatch_indices(sep.as_str()).take(limit(maxsplit)) {
            parts.push(self.part(at + found.len(), end));
            end = at;
        }
        parts.push(self.part(0, end));
        parts.reverse();
        Ok(parts)
    }

    /// `self.splitlines(keepends)`.
    pub fn splitlines_vec(&self, keepends: bool) -> Vec<Self> {
        let text = self.as_str();
        let mut parts = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let end = text[start..].find(is_line_break).map_or(text.len(), |offset| start + offset);
            let next = end + line_break_len(&text[end..]);
            parts.push(self.part(start, if keepends { next } else { end }));
            start = next;
        }
        parts
    }

    /// `self.partition(sep)`.
    pub fn partition(&self, sep: &Self) -> Result<(Self, Self, Self)> {
        if sep.is_empty() {
            return Err(empty_separator());
        }
        Ok(match self.as_str().find(sep.as_str()) {
            Some(at) => self.cut(at, sep),
            None => (self.clone(), Self::EMPTY, Self::EMPTY),
        })
    }

    /// `self.rpartition(sep)`.
    pub fn rpartition(&self, sep: &Self) -> Result<(Self, Self, Self)> {
        if sep.is_empty() {
            return Err(empty_separator());
        }
        Ok(match self.as_str().rfind(sep.as_str()) {
            Some(at) => self.cut(at, sep),
            None => (Self::EMPTY, Self::EMPTY, self.clone()),
        })
    }

    fn cut(&self, at: usize, sep: &Self) -> (Self, Self, Self) {
        let length = self.as_str().len();
        (self.part(0, at), sep.clone(), self.part(at + sep.as_str().len(), length))
    }
}

/// Bytes of the line break that text starts with; `\r\n` is one.
fn line_break_len(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { text.chars().next().map_or(0, char::len_utf8) }
}
