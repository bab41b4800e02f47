//! Finding, counting and replacing.

use super::Str;
use crate::exc::{Result, value_error};

/// Byte offsets of a range given in code points as Python gives it, or `None` when it is empty the wrong way round.
fn bounds(text: &Str, start: i64, end: i64) -> Option<(usize, usize)> {
    if start == 0 && end == i64::MAX {
        return Some((0, text.as_str().len()));
    }
    let length = text.char_len() as i64;
    let clamp = |bound: i64| if bound < 0 { bound.saturating_add(length).max(0) } else { bound };
    let (start, end) = (clamp(start), clamp(end).min(length));
    (start <= end).then(|| (text.byte_offset(start as usize), text.byte_offset(end as usize)))
}

impl Str {
    /// `other in self`.
    #[inline]
    pub fn contains(&self, other: &Self) -> bool {
        self.as_str().contains(other.as_str())
    }

    /// `self.find(sub)`.
    pub fn find(&self, sub: &Self) -> i64 {
        self.find_in(sub, 0, i64::MAX)
    }
    /// `self.find(sub, start, end)`; no end is `i64::MAX`.
    pub fn find_in(&self, sub: &Self, start: i64, end: i64) -> i64 {
        let Some((low, high)) = bounds(self, start, end) else { return -1 };
        self.as_str()[low..high].find(sub.as_str()).map_or(-1, |at| self.char_offset(low + at) as i64)
    }
    /// `self.rfind(sub)`.
    pub fn rfind(&self, sub: &Self) -> i64 {
        self.rfind_in(sub, 0, i64::MAX)
    }
    pub fn rfind_in(&self, sub: &Self, start: i64, end: i64) -> i64 {
        let Some((low, high)) = bounds(self, start, end) else { return -1 };
        self.as_str()[low..high].rfind(sub.as_str()).map_or(-1, |at| self.char_offset(low + at) as i64)
    }

    /// `self.index(sub, start, end)`.
    pub fn index_in(&self, sub: &Self, start: i64, end: i64) -> Result<i64> {
        found(self.find_in(sub, start, end))
    }
    pub fn index(&self, sub: &Self) -> Result<i64> {
        found(self.find(sub))
    }
    pub fn rindex_in(&self, sub: &Self, start: i64, end: i64) -> Result<i64> {
        found(self.rfind_in(sub, start, end))
    }
    pub fn rindex(&self, sub: &Self) -> Result<i64> {
        found(self.rfind(sub))
    }

    /// `self.count(sub)`.
    pub fn count(&self, sub: &Self) -> i64 {
        self.count_in(sub, 0, i64::MAX)
    }
    pub fn count_in(&self, sub: &Self, start: i64, end: i64) -> i64 {
        let Some((low, high)) = bounds(self, start, end) else { return 0 };
        let text = &self.as_str()[low..high];
        match sub.as_str() {
            "" => text.chars().count() as i64 + 1,
            sub => text.matches(sub).count() as i64,
        }
    }

    pub fn startswith(&self, prefix: &Self) -> bool {
        self.as_str().starts_with(prefix.as_str())
    }
    pub fn startswith_in(&self, prefix: &Self, start: i64, end: i64) -> bool {
        bounds(self, start, end).is_some_and(|(low, high)| self.as_str()[low..high].starts_with(prefix.as_str()))
    }
    pub fn endswith(&self, suffix: &Self) -> bool {
        self.as_str().ends_with(suffix.as_str())
    }
    pub fn endswith_in(&self, suffix: &Self, start: i64, end: i64) -> bool {
        bounds(self, start, end).is_some_and(|(low, high)| self.as_str()[low..high].ends_with(suffix.as_str()))
    }
    /// `self.startswith((a, b, ...))`.
    pub fn startswith_any(&self, prefixes: &[Self]) -> bool {
        prefixes.iter().any(|prefix| self.startswith(prefix))
    }
    /// `self.endswith((a, b, ...))`.
    pub fn endswith_any(&self, suffixes: &[Self]) -> bool {
        suffixes.iter().any(|suffix| self.endswith(suffix))
    }

    pub fn removeprefix(&self, prefix: &Self) -> Self {
        match self.as_str().strip_prefix(prefix.as_str()) {
            Some(_) => self.part(prefix.as_str().len(), self.as_str().len()),
            None => self.clone(),
        }
    }
    pub fn removesuffix(&self, suffix: &Self) -> Self {
        match self.as_str().strip_suffix(suffix.as_str()) {
            Some(rest) => self.part(0, rest.len()),
            None => self.clone(),
        }
    }

    /// `self.replace(old, new)`.
    pub fn replace(&self, old: &Self, new: &Self) -> Self {
        self.replace_count(old, new, -1)
    }
    /// `self.replace(old, new, count)`; a negative count replaces all.
    pub fn replace_count(&self, old: &Self, new: &Self, count: i64) -> Self {
        let (text, new) = (self.as_str(), new.as_str());
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        // The empty text is found before every character and at the end: Rust's meaning too.
        if count == 0 || !self.contains(old) {
            return self.clone();
        }
        Self::from(text.replacen(old.as_str(), new, count))
    }
}

fn found(at: i64) -> Result<i64> {
    if at < 0 { Err(value_error("substring not found")) } else { Ok(at) }
}
