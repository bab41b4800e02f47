//! `==` and `<` between values of different Rust types.
//!
//! Most such values are unequal, but numbers compare by value, and so do containers of them: `[1] == [1.0]` holds for a
//! `List<Int>` and a `List<f64>`, and a pair equals a tuple of unknown length.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::bytes::{ByteArray, Bytes};
use crate::exc::Result;
use crate::object::{Dyn, Number, Object, mirrored, unordered};

type Value = Rc<dyn Dyn>;

/// What a container holds, with the types of its elements forgotten.
pub enum Parts {
    List(Vec<Value>),
    Tuple(Vec<Value>),
    Set(Vec<Value>),
    Dict(Vec<(Value, Value)>),
}

/// The elements of a container for [`Parts`].
pub(crate) fn values<T: Object>(items: impl IntoIterator<Item = T>) -> Vec<Value> {
    items.into_iter().map(|item| item.to_dyn()).collect()
}

/// `a == b`.
pub fn eq<A: Object, B: Object>(a: &A, b: &B) -> Result<bool> {
    dyn_eq(&*a.to_dyn(), &*b.to_dyn())
}

/// `a < b`.
pub fn lt<A: Object, B: Object>(a: &A, b: &B) -> Result<bool> {
    order(&*a.to_dyn(), &*b.to_dyn(), "<")
}

/// `a <= b`.
pub fn le<A: Object, B: Object>(a: &A, b: &B) -> Result<bool> {
    order(&*a.to_dyn(), &*b.to_dyn(), "<=")
}

/// `a > b`.
pub fn gt<A: Object, B: Object>(a: &A, b: &B) -> Result<bool> {
    order(&*a.to_dyn(), &*b.to_dyn(), ">")
}

/// `a >= b`.
pub fn ge<A: Object, B: Object>(a: &A, b: &B) -> Result<bool> {
    order(&*a.to_dyn(), &*b.to_dyn(), ">=")
}

/// `a == b` for values that are no enums of several types.
pub fn dyn_eq(a: &dyn Dyn, b: &dyn Dyn) -> Result<bool> {
    if let Some(equal) = a.eq_same(b) {
        return equal;
    }
    if let Some(equal) = a.eq_other(b)? {
        return Ok(equal);
    }
    if let Some(equal) = b.eq_other(a)? {
        return Ok(equal);
    }
    if let (Some(a), Some(b)) = (a.dyn_number(), b.dyn_number()) {
        return Ok(numbers(&a, &b) == Some(Ordering::Equal));
    }
    if let (Some(a), Some(b)) = (bytes(a), bytes(b)) {
        return Ok(a == b);
    }
    match (a.dyn_parts(), b.dyn_parts()) {
        (Some(Parts::List(a)), Some(Parts::List(b))) | (Some(Parts::Tuple(a)), Some(Parts::Tuple(b))) => {
            Ok(a.len() == b.len() && first_difference(&a, &b)?.is_none())
        }
        (Some(Parts::Set(a)), Some(Parts::Set(b))) => Ok(a.len() == b.len() && all_in(&a, &b)?),
        (Some(Parts::Dict(a)), Some(Parts::Dict(b))) => same_items(&a, &b),
        _ => Ok(false),
    }
}

fn order(a: &dyn Dyn, b: &dyn Dyn, op: &str) -> Result<bool> {
    if let Some(answer) = a.order_same(b, op) {
        return answer;
    }
    if let Some(answer) = a.order_other(b, op)? {
        return Ok(answer);
    }
    let swapped = match op {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        _ => "<=",
    };
    if let Some(answer) = b.order_other(a, swapped).map_err(|exc| mirrored(exc, swapped, op))? {
        return Ok(answer);
    }
    let wanted = |order: Option<Ordering>| match op {
        "<" => order.is_some_and(Ordering::is_lt),
        "<=" => order.is_some_and(Ordering::is_le),
        ">" => order.is_some_and(Ordering::is_gt),
        _ => order.is_some_and(Ordering::is_ge),
    };
    if let (Some(a), Some(b)) = (a.dyn_number(), b.dyn_number()) {
        return Ok(wanted(numbers(&a, &b)));
    }
    if let (Some(a), Some(b)) = (bytes(a), bytes(b)) {
        return Ok(wanted(Some(a.cmp(&b))));
    }
    match (a.dyn_parts(), b.dyn_parts()) {
        (Some(Parts::List(a)), Some(Parts::List(b))) | (Some(Parts::Tuple(a)), Some(Parts::Tuple(b))) => {
            match first_difference(&a, &b)? {
                Some(at) => order(&*a[at], &*b[at], op),
                None => Ok(wanted(Some(a.len().cmp(&b.len())))),
            }
        }
        (Some(Parts::Set(a)), Some(Parts::Set(b))) => {
            let (small, large) = if op.starts_with('<') { (&a, &b) } else { (&b, &a) };
            let proper = op.len() == 1;
            Ok(if proper { small.len() < large.len() } else { small.len() <= large.len() } && all_in(small, large)?)
        }
        _ => Err(unordered(op, a.dyn_type_name(), b.dyn_type_name())),
    }
}

/// What `bytes`, `bytearray` or `memoryview` holds: they compare by content.
fn bytes(value: &dyn Dyn) -> Option<Vec<u8>> {
    let value = value.as_any();
    let own = value.downcast_ref::<Bytes>().map(|bytes| bytes.as_slice().to_vec());
    own.or_else(|| value.downcast_ref::<ByteArray>().map(|array| array.with(<[u8]>::to_vec)))
        .or_else(|| value.downcast_ref::<crate::bytes::MemoryView>().map(crate::bytes::MemoryView::octets))
}

fn first_difference(a: &[Value], b: &[Value]) -> Result<Option<usize>> {
    for (at, (x, y)) in a.iter().zip(b).enumerate() {
        if !dyn_eq(&**x, &**y)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn all_in(items: &[Value], others: &[Value]) -> Result<bool> {
    for item in items {
        if position(item, others.iter())?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

fn position<'a>(item: &Value, others: impl Iterator<Item = &'a Value>) -> Result<Option<usize>> {
    let hash = item.dyn_hash()?;
    for (at, other) in others.enumerate() {
        if other.dyn_hash()? == hash && dyn_eq(&**item, &**other)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn same_items(a: &[(Value, Value)], b: &[(Value, Value)]) -> Result<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (key, value) in a {
        match position(key, b.iter().map(|(other, _)| other))? {
            Some(at) if dyn_eq(&**value, &*b[at].1)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// The exact order of two numbers; `None` if one is NaN.
pub fn numbers(a: &Number, b: &Number) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.cmp(b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
        (Number::Int(a), Number::Float(b)) => a.cmp_f64(*b),
        (Number::Float(a), Number::Int(b)) => b.cmp_f64(*a).map(Ordering::reverse),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_bytearray_compare_by_content() -> Result<()> {
        let (plain, array) = (Bytes::lit(b"ab"), ByteArray::from(b"ab".to_vec()));
        assert!(eq(&plain, &array)? && eq(&array, &plain)? && le(&plain, &array)? && !lt(&plain, &array)?);
        assert!(!eq(&plain, &ByteArray::from(b"ac".to_vec()))? && lt(&plain, &ByteArray::from(b"ac".to_vec()))?);
        Ok(())
    }
}
