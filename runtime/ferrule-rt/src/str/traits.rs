//! The traits of the language, and what every Python value can do.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::ops::{Add, AddAssign};
use std::rc::Rc;

use super::{Str, Text, repr_of};
use crate::exc::Result;
use crate::object::Object;

impl PartialEq for Str {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Str {}

impl PartialEq<str> for Str {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Str {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl Ord for Str {
    /// UTF-8 sorts by code point, which is Python's order.
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for Str {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Borrow<str> for Str {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Str {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl std::fmt::Display for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::fmt::Debug for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&repr_of(self.as_str()))
    }
}

macro_rules! concatenation {
    ($($left:ty, $right:ty;)*) => {
        $(impl Add<$right> for $left {
            type Output = Str;
            fn add(self, other: $right) -> Str {
                self.concat(&other)
            }
        })*
    };
}
concatenation! { &Str, &Str; &Str, Str; }

impl Add<&Str> for Str {
    type Output = Str;
    /// A left side that nobody else holds grows in place, so that a chain of `+` copies each part once.
    fn add(mut self, other: &Str) -> Str {
        self.push_str(other);
        self
    }
}

impl Add<Str> for Str {
    type Output = Str;
    fn add(self, other: Str) -> Str {
        self + &other
    }
}

impl AddAssign<&Str> for Str {
    fn add_assign(&mut self, other: &Str) {
        self.push_str(other);
    }
}

impl AddAssign<Str> for Str {
    fn add_assign(&mut self, other: Str) {
        self.push_str(&other);
    }
}

impl FromIterator<char> for Str {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        Self::from(chars.into_iter().collect::<String>())
    }
}

impl Object for Str {
    fn type_name(&self) -> &'static str {
        "str"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Self::from(repr_of(self.as_str())))
    }
    fn py_str(&self) -> Result<Str> {
        Ok(self.clone())
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        crate::fmt::format_str(self, spec)
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self == other)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self < other)
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(self <= other)
    }
    fn py_hash(&self) -> Result<i64> {
        Ok(self.hash_value())
    }
    /// Literals are interned in CPython, and so are the characters below U+0100.
    fn py_is(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Text::Shared(a), Text::Shared(b)) => Rc::ptr_eq(a, b),
            (Text::Shared(_), _) | (_, Text::Shared(_)) => false,
            _ => self == other,
        }
    }
    fn py_id(&self) -> usize {
        match &self.0 {
            Text::Shared(buffer) => Rc::as_ptr(buffer) as usize,
            // Equal literals are one object, whether or not the compiler merged them.
            _ => (self.hash_value() as usize) | 1,
        }
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.char_len())
    }
}
