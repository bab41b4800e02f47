//! `re.Match`.

use std::rc::Rc;

use super::pattern::{Pattern, Window};
use super::replace::Template;
use super::vm::{Captures, NONE};
use crate::dict::Dict;
use crate::exc::{Exc, Result, index_error};
use crate::int::Int;
use crate::object::Object;
use crate::str::Str;
use crate::tuple::Tuple;

/// A match. Cloning makes a second name.
#[derive(Clone)]
pub struct Match(Rc<Data>);

struct Data {
    pattern: Pattern,
    text: Str,
    window: Window,
    captures: Captures,
}

/// A group by number or by name.
pub trait GroupKey {
    fn find(&self, pattern: &Pattern) -> Option<usize>;
}

impl GroupKey for i64 {
    fn find(&self, pattern: &Pattern) -> Option<usize> {
        usize::try_from(*self).ok().filter(|group| *group <= pattern.groups())
    }
}

impl GroupKey for Int {
    fn find(&self, pattern: &Pattern) -> Option<usize> {
        self.to_i64()?.find(pattern)
    }
}

impl GroupKey for Str {
    fn find(&self, pattern: &Pattern) -> Option<usize> {
        pattern.regex().group_named(self.as_str())
    }
}

fn no_such_group() -> Exc {
    index_error("no such group")
}

impl Match {
    pub(super) fn new(pattern: &Pattern, text: &Str, window: Window, captures: Captures) -> Self {
        Self(Rc::new(Data { pattern: pattern.clone(), text: text.clone(), window, captures }))
    }
    fn range(&self, group: usize) -> Option<(usize, usize)> {
        let slots = &self.0.captures.slots;
        let (start, end) = (slots[2 * group], slots[2 * group + 1]);
        (start != NONE && end != NONE).then_some((start, end))
    }
    /// The bytes of the whole match.
    pub(super) fn bytes(&self) -> (usize, usize) {
        (self.0.captures.slots[0], self.0.captures.slots[1])
    }
    pub(super) fn slice(&self, group: usize) -> Option<&str> {
        self.range(group).map(|(start, end)| &self.0.text.as_str()[start..end])
    }
    pub(super) fn text(&self, group: usize) -> Option<Str> {
        self.range(group).map(|(start, end)| self.0.text.part(start, end))
    }
    pub(super) fn text_or_empty(&self, group: usize) -> Str {
        self.text(group).unwrap_or(Str::lit(""))
    }
    fn index(&self, key: &impl GroupKey) -> Result<usize> {
        key.find(&self.0.pattern).ok_or_else(no_such_group)
    }

    /// `self.group()`.
    pub fn whole(&self) -> Str {
        self.text_or_empty(0)
    }
    /// `self.group(key)` and `self[key]`.
    pub fn group(&self, key: &impl GroupKey) -> Result<Option<Str>> {
        Ok(self.text(self.index(key)?))
    }
    /// `self.group(a, b)`.
    pub fn group2<K: GroupKey>(&self, a: &K, b: &K) -> Result<(Option<Str>, Option<Str>)> {
        Ok((self.group(a)?, self.group(b)?))
    }
    /// `self.group(a, b, c)`.
    pub fn group3<K: GroupKey>(&self, a: &K, b: &K, c: &K) -> Result<(Option<Str>, Option<Str>, Option<Str>)> {
        Ok((self.group(a)?, self.group(b)?, self.group(c)?))
    }
    /// `self.group(a, b, ...)`.
    pub fn group_many<K: GroupKey>(&self, keys: &[K]) -> Result<Tuple<Option<Str>>> {
        keys.iter().map(|key| self.group(key)).collect::<Result<Vec<_>>>().map(Tuple::from)
    }
    /// `self.groups()`.
    pub fn groups(&self) -> Tuple<Option<Str>> {
        (1..=self.0.pattern.groups()).map(|group| self.text(group)).collect()
    }
    /// `self.groups(default)`.
    pub fn groups_or(&self, default: &Str) -> Tuple<Str> {
        let groups = 1..=self.0.pattern.groups();
        groups.map(|group| self.text(group).unwrap_or_else(|| default.clone())).collect()
    }
    /// `self.groupdict()`.
    pub fn groupdict(&self) -> Result<Dict<Str, Option<Str>>> {
        Dict::of(self.0.pattern.group_names().into_iter().map(|(name, group)| (name, self.text(group))).collect())
    }
    /// `self.groupdict(default)`.
    pub fn groupdict_or(&self, default: &Str) -> Result<Dict<Str, Str>> {
        let text = |group| self.text(group).unwrap_or_else(|| default.clone());
        Dict::of(self.0.pattern.group_names().into_iter().map(|(name, group)| (name, text(group))).collect())
    }
    /// `self.span(key)`; -1 for a group that took no part.
    pub fn span(&self, key: &impl GroupKey) -> Result<(Int, Int)> {
        let (start, end) = self.span_of(self.index(key)?);
        Ok((Int::from(start), Int::from(end)))
    }
    pub fn start(&self, key: &impl GroupKey) -> Result<i64> {
        Ok(self.span_of(self.index(key)?).0)
    }
    pub fn end(&self, key: &impl GroupKey) -> Result<i64> {
        Ok(self.span_of(self.index(key)?).1)
    }
    fn span_of(&self, group: usize) -> (i64, i64) {
        let place = |byte: usize| self.0.text.char_offset(byte) as i64;
        self.range(group).map_or((-1, -1), |(start, end)| (place(start), place(end)))
    }
    /// `self.lastindex`.
    pub fn lastindex(&self) -> Option<Int> {
        let last = self.0.captures.last_index;
        (last > 0).then(|| Int::from(last))
    }
    /// `self.lastgroup`.
    pub fn lastgroup(&self) -> Option<Str> {
        let last = self.0.captures.last_index;
        let names = self.0.pattern.group_names();
        names.into_iter().find(|(_, group)| *group == last).map(|(name, _)| name)
    }
    /// `self.string`.
    pub fn string(&self) -> Str {
        self.0.text.clone()
    }
    /// `self.re`.
    pub fn re(&self) -> Pattern {
        self.0.pattern.clone()
    }
    /// `self.pos`.
    pub fn pos(&self) -> i64 {
        self.0.text.char_offset(self.0.window.start) as i64
    }
    /// `self.endpos`.
    pub fn endpos(&self) -> i64 {
        self.0.text.char_offset(self.0.window.end) as i64
    }
    /// `self.expand(template)`.
    pub fn expand(&self, template: &Str) -> Result<Str> {
        let mut out = String::new();
        Template::new(&self.0.pattern, template)?.expand(self, &mut out);
        Ok(Str::from(out))
    }
}

impl Object for Match {
    fn type_name(&self) -> &'static str {
        "Match"
    }
    fn py_repr(&self) -> Result<Str> {
        let (start, end) = self.span_of(0);
        let shown = self.whole().py_repr()?;
        let shown: String = shown.as_str().chars().take(50).collect();
        Ok(Str::from(format!("<re.Match object; span=({start}, {end}), match={shown}>")))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_hash(&self) -> Result<i64> {
        Ok((self.py_id() >> 4) as i64)
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
}
