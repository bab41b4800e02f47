//! `slice` arithmetic, shared by every sequence.

use crate::exc::{Exc, Result, value_error};

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
