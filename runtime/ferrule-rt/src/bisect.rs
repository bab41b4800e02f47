//! The module `bisect`.

use crate::exc::{Result, value_error};
use crate::list::List;
use crate::object::Object;

/// The bounds of a search; `hi` is negative where the call gives none.
fn bounds(length: usize, lo: i64, hi: i64) -> Result<(usize, usize)> {
    if lo < 0 {
        return Err(value_error("lo must be non-negative"));
    }
    Ok((lo as usize, if hi < 0 { length } else { hi as usize }))
}

/// The first place from which `beyond` holds.
fn search<T: Object>(items: &List<T>, lo: i64, hi: i64, mut beyond: impl FnMut(&T) -> Result<bool>) -> Result<usize> {
    let (mut lo, mut hi) = bounds(items.len(), lo, hi)?;
    while lo < hi {
        let middle = lo + (hi - lo) / 2;
        if beyond(&items.get(middle as i64)?)? {
            hi = middle;
        } else {
            lo = middle + 1;
        }
    }
    Ok(lo)
}

/// `bisect_left(items, x, lo, hi)`.
pub fn bisect_left<T: Object>(items: &List<T>, x: &T, lo: i64, hi: i64) -> Result<usize> {
    search(items, lo, hi, |item| Ok(!item.py_lt(x)?))
}

/// `bisect_right(items, x, lo, hi)`.
pub fn bisect_right<T: Object>(items: &List<T>, x: &T, lo: i64, hi: i64) -> Result<usize> {
    search(items, lo, hi, |item| x.py_lt(item))
}

/// `bisect_left(items, x, lo, hi, key=key)`.
pub fn bisect_left_key<T: Object, K: Object>(
    items: &List<T>,
    x: &K,
    lo: i64,
    hi: i64,
    mut key: impl FnMut(&T) -> Result<K>,
) -> Result<usize> {
    search(items, lo, hi, |item| Ok(!key(item)?.py_lt(x)?))
}

/// `bisect_right(items, x, lo, hi, key=key)`.
pub fn bisect_right_key<T: Object, K: Object>(
    items: &List<T>,
    x: &K,
    lo: i64,
    hi: i64,
    mut key: impl FnMut(&T) -> Result<K>,
) -> Result<usize> {
    search(items, lo, hi, |item| x.py_lt(&key(item)?))
}

/// `insort_left(items, x, lo, hi)`.
pub fn insort_left<T: Object>(items: &List<T>, x: T, lo: i64, hi: i64) -> Result<()> {
    let at = bisect_left(items, &x, lo, hi)?;
    items.insert(at as i64, x);
    Ok(())
}

/// `insort_right(items, x, lo, hi)`.
pub fn insort_right<T: Object>(items: &List<T>, x: T, lo: i64, hi: i64) -> Result<()> {
    let at = bisect_right(items, &x, lo, hi)?;
    items.insert(at as i64, x);
    Ok(())
}

/// `insort_left(items, x, lo, hi, key=key)`.
pub fn insort_left_key<T: Object, K: Object>(
    items: &List<T>,
    x: T,
    lo: i64,
    hi: i64,
    mut key: impl FnMut(&T) -> Result<K>,
) -> Result<()> {
    let at = bisect_left_key(items, &key(&x)?, lo, hi, key)?;
    items.insert(at as i64, x);
    Ok(())
}

/// `insort_right(items, x, lo, hi, key=key)`.
pub fn insort_right_key<T: Object, K: Object>(
    items: &List<T>,
    x: T,
    lo: i64,
    hi: i64,
    mut key: impl FnMut(&T) -> Result<K>,
) -> Result<()> {
    let at = bisect_right_key(items, &key(&x)?, lo, hi, key)?;
    items.insert(at as i64, x);
    Ok(())
}
