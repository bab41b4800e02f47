//! Case forms and the questions about kinds of characters.

use super::Str;
use crate::unicode;

/// Whether text has a character and all its characters pass.
fn all(text: &str, test: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(test)
}

impl Str {
    pub fn lower(&self) -> Self {
        if self.is_ascii() {
            return Self::from(self.as_str().to_ascii_lowercase());
        }
        Self::from(lowered(self.as_str()))
    }

    pub fn upper(&self) -> Self {
        if self.is_ascii() {
            return Self::from(self.as_str().to_ascii_uppercase());
        }
        self.mapped(|c, _, out| unicode::push_upper(c, out))
    }

    pub fn casefold(&self) -> Self {
        if self.is_ascii() {
            return Self::from(self.as_str().to_ascii_lowercase());
        }
        self.mapped(|c, _, out| unicode::push_fold(c, out))
    }

    pub fn swapcase(&self) -> Self {
        self.mapped(|c, at, out| {
            if unicode::is_upper(c) {
                unicode::push_lower(self.as_str(), at, c, out);
            } else if unicode::is_lower(c) {
                unicode::push_upper(c, out);
            } else {
                out.push(c);
            }
        })
    }

    pub fn capitalize(&self) -> Self {
        self.mapped(|c, at, out| {
            if at == 0 {
                unicode::push_title(c, out);
            } else {
                unicode::push_lower(self.as_str(), at, c, out);
            }
        })
    }

    pub fn title(&self) -> Self {
        let mut in_word = false;
        self.mapped(|c, at, out| {
            if in_word {
                unicode::push_lower(self.as_str(), at, c, out);
            } else {
                unicode::push_title(c, out);
            }
            in_word = unicode::is_cased(c);
        })
    }

    fn mapped(&self, mut push: impl FnMut(char, usize, &mut String)) -> Self {
        let mut out = String::with_capacity(self.as_str().len());
        for (at, c) in self.as_str().char_indices() {
            push(c, at, &mut out);
        }
        Self::from(out)
    }

    pub fn isalnum(&self) -> bool {
        all(self.as_str(), unicode::is_alnum)
    }
    pub fn isalpha(&self) -> bool {
        all(self.as_str(), unicode::is_alpha)
    }
    pub fn isascii(&self) -> bool {
        self.is_ascii()
    }
    pub fn isdecimal(&self) -> bool {
        all(self.as_str(), unicode::is_decimal)
    }
    pub fn isdigit(&self) -> bool {
        all(self.as_str(), unicode::is_digit)
    }
    pub fn isnumeric(&self) -> bool {
        all(self.as_str(), unicode::is_numeric)
    }
    pub fn isspace(&self) -> bool {
        all(self.as_str(), unicode::is_space)
    }
    pub fn isprintable(&self) -> bool {
        self.as_str().chars().all(unicode::is_printable)
    }
    pub fn isidentifier(&self) -> bool {
        let mut chars = self.as_str().chars();
        chars.next().is_some_and(unicode::is_xid_start) && chars.all(unicode::is_xid_continue)
    }

    pub fn islower(&self) -> bool {
        self.cased_throughout(unicode::is_lower, unicode::is_upper)
    }
    pub fn isupper(&self) -> bool {
        self.cased_throughout(unicode::is_upper, unicode::is_lower)
    }

    /// Has a character of the wanted case and none of the other or of title case.
    fn cased_throughout(&self, wanted: impl Fn(char) -> bool, other: impl Fn(char) -> bool) -> bool {
        let mut found = false;
        for c in self.as_str().chars() {
            if other(c) || unicode::is_title(c) {
                return false;
            }
            found |= wanted(c);
        }
        found
    }

    pub fn istitle(&self) -> bool {
        let (mut found, mut in_word) = (false, false);
        for c in self.as_str().chars() {
            if unicode::is_upper(c) || unicode::is_title(c) {
                if in_word {
                    return false;
                }
                (found, in_word) = (true, true);
            } else if unicode::is_lower(c) {
                if !in_word {
                    return false;
                }
                found = true;
            } else {
                in_word = false;
            }
        }
        found
    }
}

fn lowered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        unicode::push_lower(text, at, c, &mut out);
    }
    out
}
