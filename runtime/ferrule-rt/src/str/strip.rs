//! Removing characters from the ends.

use super::Str;
use crate::unicode::is_space;

impl Str {
    /// The part that is left when what passes is taken from the wanted ends.
    fn trimmed(&self, left: bool, right: bool, goes: impl Fn(char) -> bool) -> Self {
        let text = self.as_str();
        let start = if left { text.find(|c| !goes(c)).unwrap_or(text.len()) } else { 0 };
        let rest = &text[start..];
        let end = if right { rest.trim_end_matches(&goes).len() } else { rest.len() };
        self.part(start, start + end)
    }

    pub fn strip(&self) -> Self {
        self.trimmed(true, true, is_space)
    }
    pub fn lstrip(&self) -> Self {
        self.trimmed(true, false, is_space)
    }
    pub fn rstrip(&self) -> Self {
        self.trimmed(false, true, is_space)
    }
    /// `self.strip(chars)`.
    pub fn strip_chars(&self, chars: &Self) -> Self {
        self.trimmed(true, true, |c| chars.as_str().contains(c))
    }
    pub fn lstrip_chars(&self, chars: &Self) -> Self {
        self.trimmed(true, false, |c| chars.as_str().contains(c))
    }
    pub fn rstrip_chars(&self, chars: &Self) -> Self {
        self.trimmed(false, true, |c| chars.as_str().contains(c))
    }
}
