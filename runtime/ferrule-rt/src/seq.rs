//! What lists and tuples share: comparison, search and `repr` over elements.
//!
//! The functions take an accessor, not a slice, because a list may change while code of the program runs.

pub use crate::unpack::{
    dyns, extend_dict, extend_list, extend_set, gather, list_to_tuple, receiver, spread, to_tuple, unpack, unpack_star,
};
use std::cell::RefCell;

use crate::exc::Result;
use crate::iter::same_or_equal;
use crate::object::Object;
use crate::str::Str;

/// `a == b` for two sequences that cannot change meanwhile.
pub fn eq<T: Object>(a: &[T], b: &[T]) -> Result<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (x, y) in a.iter().zip(b) {
        if !same_or_equal(x, y)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The first position at which two sequences differ.
fn first_difference<T: Object>(a: &[T], b: &[T]) -> Result<Option<usize>> {
    for (at, (x, y)) in a.iter().zip(b).enumerate() {
        if !same_or_equal(x, y)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

/// `a < b`, lexicographic.
pub fn lt<T: Object>(a: &[T], b: &[T]) -> Result<bool> {
    match first_difference(a, b)? {
        Some(at) => a[at].py_lt(&b[at]),
        None => Ok(a.len() < b.len()),
    }
}

/// `a <= b`, lexicographic.
pub fn le<T: Object>(a: &[T], b: &[T]) -> Result<bool> {
    match first_difference(a, b)? {
        Some(at) => a[at].py_le(&b[at]),
        None => Ok(a.len() <= b.len()),
    }
}

thread_local! {
    /// The containers whose `repr` is being computed, so that one that contains itself ends.
    static ACTIVE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// Computes a `repr` unless that of the same object is under way; then the stand-in is shown.
pub fn guarded(id: usize, stand_in: &'static str, repr: impl FnOnce() -> Result<Str>) -> Result<Str> {
    if ACTIVE.with_borrow(|active| active.contains(&id)) {
        return Ok(Str::lit(stand_in));
    }
    ACTIVE.with_borrow_mut(|active| active.push(id));
    let text = repr();
    ACTIVE.with_borrow_mut(|active| active.retain(|known| *known != id));
    text
}

/// Joins `repr`s between brackets.
pub fn join_reprs<T: Object>(open: &str, close: &str, items: impl IntoIterator<Item = T>) -> Result<Str> {
    let mut text = String::from(open);
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        text.push_str(item.py_repr()?.as_str());
    }
    text.push_str(close);
    Ok(Str::from(text))
}

/// CPython's hash of a tuple (xxHash with its own finish).
pub fn hash_tuple(lanes: impl ExactSizeIterator<Item = Result<i64>>) -> Result<i64> {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let len = lanes.len() as u64;
    let mut acc = PRIME_5;
    for lane in lanes {
        acc = acc.wrapping_add((lane? as u64).wrapping_mul(PRIME_2));
        acc = acc.rotate_left(31).wrapping_mul(PRIME_1);
    }
    acc = acc.wrapping_add(len ^ (PRIME_5 ^ 3_527_539));
    Ok(if acc == u64::MAX { 1_546_275_796 } else { acc as i64 })
}
