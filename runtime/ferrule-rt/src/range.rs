//! `range`.

use crate::exc::{Result, index_error, value_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable, PyIterator};
use crate::object::Object;
use crate::seq;
use crate::slice::{self, Indices};
use crate::str::Str;

/// A Python range over machine integers.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

impl Range {
    /// `range(stop)`.
    pub const fn to(stop: i64) -> Self {
        Self { start: 0, stop, step: 1 }
    }
    /// `range(start, stop)`.
    pub const fn between(start: i64, stop: i64) -> Self {
        Self { start, stop, step: 1 }
    }
    /// `range(start, stop, step)`.
    pub fn new(start: i64, stop: i64, step: i64) -> Result<Self> {
        if step == 0 {
            return Err(value_error("range() arg 3 must not be zero"));
        }
        Ok(Self { start, stop, step })
    }
    pub fn len(&self) -> usize {
        let (low, high) = if self.step > 0 { (self.start, self.stop) } else { (self.stop, self.start) };
        if low >= high {
            return 0;
        }
        let span = (i128::from(high) - i128::from(low) - 1) as u64;
        (span / self.step.unsigned_abs()) as usize + 1
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    fn nth(&self, at: usize) -> i64 {
        self.start.wrapping_add(self.step.wrapping_mul(at as i64))
    }
    /// `self[index]`.
    pub fn get(&self, index: i64) -> Result<i64> {
        match slice::position(index, self.len()) {
            Some(at) => Ok(self.nth(at)),
            None => Err(index_error("range object index out of range")),
        }
    }
    /// `self[a:b:c]`.
    pub fn slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<Range> {
        let indices = Indices::new(a, b, c, self.len())?;
        let at = |index: i64| self.start.saturating_add(self.step.saturating_mul(index));
        Ok(Range { start: at(indices.start), stop: at(indices.stop), step: self.step.saturating_mul(indices.step) })
    }
    /// The position of a value.
    fn find(&self, value: i64) -> Option<usize> {
        let inside = if self.step > 0 {
            self.start <= value && value < self.stop
        } else {
            self.stop < value && value <= self.start
        };
        let offset = i128::from(value) - i128::from(self.start);
        (inside && offset % i128::from(self.step) == 0).then(|| (offset / i128::from(self.step)) as usize)
    }
    /// `value in self`, for an `int`.
    pub fn contains(&self, value: &Int) -> bool {
        matches!(value, Int::Small(value) if self.find(*value).is_some())
    }
    /// `2.0 in range(3)`: by value, as `==` compares.
    pub fn contains_float(&self, value: f64) -> bool {
        const END: f64 = 9_223_372_036_854_775_808.0; // 2^63
        value == value.trunc() && (-END..END).contains(&value) && self.find(value as i64).is_some()
    }
    pub fn count(&self, value: &Int) -> usize {
        usize::from(self.contains(value))
    }
    pub fn index(&self, value: &Int) -> Result<usize> {
        let found = match value {
            Int::Small(value) => self.find(*value),
            Int::Big(_) => None,
        };
        match found {
            Some(at) => Ok(at),
            None => Err(value_error(format!("{} is not in range", value.py_repr()?.as_str()))),
        }
    }
    pub fn iter(&self) -> RangeIter {
        RangeIter { next: self.start, left: self.len(), step: self.step }
    }
    pub fn reversed(&self) -> RangeIter {
        let left = self.len();
        let last = if left == 0 { self.start } else { self.nth(left - 1) };
        RangeIter { next: last, left, step: self.step.wrapping_neg() }
    }
    pub fn py_iter(&self) -> Iter<Int> {
        ints(self.iter())
    }
    pub fn py_reversed(&self) -> Iter<Int> {
        ints(self.reversed())
    }
    /// As `py_iter`, of machine integers.
    pub fn words(&self) -> Iter<i64> {
        words(self.iter())
    }
    /// As `py_reversed`, of machine integers.
    pub fn words_reversed(&self) -> Iter<i64> {
        words(self.reversed())
    }
}

fn words(mut values: RangeIter) -> Iter<i64> {
    Iter::named("range_iterator", move || Ok(Iterator::next(&mut values)))
}

fn ints(mut values: RangeIter) -> Iter<Int> {
    Iter::named("range_iterator", move || Ok(Iterator::next(&mut values).map(Int::Small)))
}

/// A range's iterator.
#[derive(Clone, Debug)]
pub struct RangeIter {
    next: i64,
    left: usize,
    step: i64,
}

impl Iterator for RangeIter {
    type Item = i64;
    #[inline]
    fn next(&mut self) -> Option<i64> {
        self.left = self.left.checked_sub(1)?;
        let value = self.next;
        self.next = value.wrapping_add(self.step);
        Some(value)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for RangeIter {}

impl PyIterator for RangeIter {
    type Item = i64;
    fn py_next(&mut self) -> Result<Option<i64>> {
        Ok(Iterator::next(self))
    }
}

impl IntoIterator for Range {
    type Item = i64;
    type IntoIter = RangeIter;
    fn into_iter(self) -> RangeIter {
        self.iter()
    }
}

impl Iterable for Range {
    type Item = Int;
    fn py_iter(&self) -> Iter<Int> {
        Range::py_iter(self)
    }
}

impl Object for Range {
    fn type_name(&self) -> &'static str {
        "range"
    }
    fn py_repr(&self) -> Result<Str> {
        let Range { start, stop, step } = self;
        Ok(Str::from(if *step == 1 {
            format!("range({start}, {stop})")
        } else {
            format!("range({start}, {stop}, {step})")
        }))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    /// Ranges are equal if they yield the same numbers.
    fn py_eq(&self, other: &Self) -> Result<bool> {
        let len = self.len();
        Ok(len == other.len() && (len == 0 || self.start == other.start && (len == 1 || self.step == other.step)))
    }
    fn py_hash(&self) -> Result<i64> {
        let len = self.len();
        let none = ().py_hash();
        let start = if len == 0 { none.clone() } else { Int::Small(self.start).py_hash() };
        let step = if len <= 1 { none } else { Int::Small(self.step).py_hash() };
        seq::hash_tuple([Int::Small(len as i64).py_hash(), start, step].into_iter())
    }
    fn py_is(&self, other: &Self) -> bool {
        self.start == other.start && self.stop == other.stop && self.step == other.step
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.len())
    }
}
