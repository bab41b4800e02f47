//! `slice` arithmetic, shared by every sequence.

use crate::exc::{Exc, Result, value_error};
use crate::int::Int;
use crate::object::Object;
use crate::str::Str;

/// A slice as a value: what `__getitem__` of a class receives for `x[a:b:c]`, and what `slice(a, b, c)` makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice(Option<Int>, Option<Int>, Option<Int>);

impl Slice {
    pub const fn new(start: Option<Int>, stop: Option<Int>, step: Option<Int>) -> Self {
        Self(start, stop, step)
    }
    pub fn start(&self) -> Option<Int> {
        self.0.clone()
    }
    pub fn stop(&self) -> Option<Int> {
        self.1.clone()
    }
    pub fn step(&self) -> Option<Int> {
        self.2.clone()
    }
    /// The start for a sequence of the runtime, where no index needs more than a machine integer.
    pub fn lower(&self) -> Option<i64> {
        self.0.as_ref().map(bound)
    }
    pub fn upper(&self) -> Option<i64> {
        self.1.as_ref().map(bound)
    }
    pub fn stride(&self) -> Option<i64> {
        self.2.as_ref().map(bound)
    }
    /// `self.indices(length)`.
    pub fn indices(&self, length: i64) -> Result<(Int, Int, Int)> {
        let len = usize::try_from(length).map_err(|_| value_error("length should not be negative"))?;
        let found = Indices::new(self.lower(), self.upper(), self.stride(), len)?;
        Ok((Int::Small(found.start), Int::Small(found.stop), Int::Small(found.step)))
    }
    fn parts(&self) -> (Option<Int>, Option<Int>, Option<Int>) {
        (self.start(), self.stop(), self.step())
    }
}

impl Object for Slice {
    fn type_name(&self) -> &'static str {
        "slice"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("slice{}", self.parts().py_repr()?.as_str())))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        self.parts().py_eq(&other.parts())
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        self.parts().py_lt(&other.parts())
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        self.parts().py_le(&other.parts())
    }
    /// Slices are values here; two that are equal cannot be told apart but by `is`.
    fn py_is(&self, other: &Self) -> bool {
        self == other
    }
}

/// The indexes that a slice picks from a sequence, as `slice.indices` computes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

impl Indices {
    /// `slice(start, stop, step).indices(len)`.
    pub fn new(start: Option<i64>, stop: Option<i64>, step: Option<i64>, len: usize) -> Result<Self> {
        let len = len as i64;
        let step = step.unwrap_or(1).max(-i64::MAX);
        if step == 0 {
            return Err(zero_step());
        }
        let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
        let clamp = |bound: i64| if bound < 0 { (bound.saturating_add(len)).max(low) } else { bound.min(high) };
        let start = start.map_or(if step < 0 { high } else { low }, clamp);
        let stop = stop.map_or(if step < 0 { low } else { high }, clamp);
        let span = if step < 0 { start - stop } else { stop - start };
        let count = if span <= 0 { 0 } else { (span - 1) / step.abs() + 1 };
        Ok(Self { start, stop, step, count: count as usize })
    }
    /// The picked positions in the slice's order.
    pub fn iter(self) -> impl ExactSizeIterator<Item = usize> + DoubleEndedIterator {
        (0..self.count).map(move |k| (self.start + k as i64 * self.step) as usize)
    }
}

fn zero_step() -> Exc {
    value_error("slice step cannot be zero")
}

/// A Python index as a position, if it is in range.
pub fn position(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index + len as i64 } else { index };
    usize::try_from(index).ok().filter(|&at| at < len)
}

/// A bound of `index(value, start, stop)` or `insert`: clamped into the sequence.
pub fn clamp(index: i64, len: usize) -> usize {
    let index = if index < 0 { index.saturating_add(len as i64).max(0) } else { index };
    usize::try_from(index).map_or(len, |at| at.min(len))
}

/// Picks a slice out of a Rust slice.
pub fn pick<T: Clone>(items: &[T], a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<Vec<T>> {
    let indices = Indices::new(a, b, c, items.len())?;
    if indices.step == 1 {
        let start = indices.start as usize;
        return Ok(items[start..start + indices.count].to_vec());
    }
    Ok(indices.iter().map(|at| items[at].clone()).collect())
}

/// A slice bound as a machine integer; one that does not fit is beyond every sequence.
pub fn bound(value: &crate::int::Int) -> i64 {
    value.to_i64().unwrap_or(if value.is_negative() { i64::MIN } else { i64::MAX })
}
