//! The methods of text that take or give lists, tuples and iterators.

use super::Str;
use crate::exc::{Result, type_error};
use crate::iter::Iter;
use crate::list::List;
use crate::object::{Dyn, Object};
use crate::tuple::Tuple;

impl Str {
    /// `self.split()`.
    pub fn split_space(&self) -> List<Self> {
        List::from(self.split_space_vec(-1))
    }
    /// `self.split(None, maxsplit)`.
    pub fn split_space_max(&self, maxsplit: i64) -> List<Self> {
        List::from(self.split_space_vec(maxsplit))
    }
    /// `self.split(sep, maxsplit)`.
    pub fn split(&self, sep: &Self, maxsplit: i64) -> Result<List<Self>> {
        self.split_vec(sep, maxsplit).map(List::from)
    }
    /// `self.rsplit(None, maxsplit)`.
    pub fn rsplit_space(&self, maxsplit: i64) -> List<Self> {
        List::from(self.rsplit_space_vec(maxsplit))
    }
    /// `self.rsplit(sep, maxsplit)`.
    pub fn rsplit(&self, sep: &Self, maxsplit: i64) -> Result<List<Self>> {
        self.rsplit_vec(sep, maxsplit).map(List::from)
    }
    /// `self.splitlines(keepends)`.
    pub fn splitlines(&self, keepends: bool) -> List<Self> {
        List::from(self.splitlines_vec(keepends))
    }

    /// `self.format(*args)`.
    pub fn format_with(&self, args: &[&dyn Dyn]) -> Result<Self> {
        crate::fmt::format(self, args, &[])
    }

    /// `self.join(parts)`.
    pub fn join(&self, parts: Iter<Self>) -> Result<Self> {
        Ok(self.join_all(&parts.to_vec()?))
    }
    /// `self.join(parts)` of a list.
    pub fn join_list(&self, parts: &List<Self>) -> Self {
        parts.with(|parts| self.join_all(parts))
    }
    /// `self.join(text)`: between the characters.
    pub fn join_str(&self, text: &Self) -> Self {
        self.join_all(&text.chars_iter().collect::<Vec<_>>())
    }
    /// `self.join(parts)` where a part may turn out not to be text.
    pub fn join_any<T: Object>(&self, parts: Iter<T>) -> Result<Self> {
        let mut texts = Vec::new();
        while let Some(part) = parts.next()? {
            if part.type_name() != "str" {
                return Err(type_error(format!(
                    "sequence item {}: expected str instance, {} found",
                    texts.len(),
                    part.type_name()
                )));
            }
            texts.push(part.py_str()?);
        }
        Ok(self.join_all(&texts))
    }

    /// `self.startswith(prefixes)`.
    pub fn startswith_tuple(&self, prefixes: &Tuple<Self>) -> bool {
        self.startswith_any(prefixes.as_slice())
    }
    /// `self.endswith(suffixes)`.
    pub fn endswith_tuple(&self, suffixes: &Tuple<Self>) -> bool {
        self.endswith_any(suffixes.as_slice())
    }
    /// `list(self)`.
    pub fn to_list(&self) -> List<Self> {
        self.chars_iter().collect()
    }
    /// `reversed(self)`.
    pub fn reversed(&self) -> Iter<Self> {
        Iter::from_std(self.chars_reversed())
    }
    /// `iter(self)`.
    pub fn py_iter(&self) -> Iter<Self> {
        let mut chars = self.chars_iter();
        Iter::named("str_iterator", move || Ok(chars.next()))
    }
}
