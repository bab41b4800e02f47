//! Unpacking: `a, b = xs`, `a, *rest = xs`, `f(*xs)`.

use crate::dict::Dict;
use crate::exc::{Result, type_error, value_error};
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::{Dyn, Object};
use crate::set::Set;
use crate::str::Str;
use crate::tuple::Tuple;

/// Exactly `count` items, as `a, b = xs` wants them.
pub fn unpack<T: 'static>(source: &impl Iterable<Item = T>, count: usize) -> Result<Vec<T>> {
    let items = source.py_iter();
    let found = take(&items, count)?;
    if found.len() < count {
        return Err(value_error(format!("not enough values to unpack (expected {count}, got {})", found.len())));
    }
    if items.next()?.is_some() {
        return Err(value_error(format!("too many values to unpack (expected {count})")));
    }
    Ok(found)
}

/// `a, *rest, b = xs`: the first `before` items, what is between, the last `after`.
pub fn unpack_star<T: Clone + 'static>(
    source: &impl Iterable<Item = T>,
    before: usize,
    after: usize,
) -> Result<(Vec<T>, List<T>, Vec<T>)> {
    let mut found = source.py_iter().to_vec()?;
    if found.len() < before + after {
        let need = before + after;
        return Err(value_error(format!(
            "not enough values to unpack (expected at least {need}, got {})",
            found.len()
        )));
    }
    let last = found.split_off(found.len() - after);
    let middle = found.split_off(before);
    Ok((found, List::from(middle), last))
}

/// The values of `*xs` for `count` parameters that are left.
pub fn spread<T: 'static>(source: &impl Iterable<Item = T>, count: usize) -> Result<Vec<T>> {
    let items = source.py_iter();
    let found = take(&items, count)?;
    if found.len() < count {
        let missing = count - found.len();
        let plural = if missing == 1 { "" } else { "s" };
        return Err(type_error(format!("missing {missing} required positional argument{plural}")));
    }
    if items.next()?.is_some() {
        return Err(type_error(format!("takes {count} positional arguments but more were given")));
    }
    Ok(found)
}

/// The arguments of `f(a, *xs)`: single values, then the items.
pub fn gather<T: 'static>(mut first: Vec<T>, rest: &impl Iterable<Item = T>) -> Result<Vec<T>> {
    let items = rest.py_iter();
    while let Some(item) = items.next()? {
        first.push(item);
    }
    Ok(first)
}

/// Arguments of one type for a function that takes any.
pub fn dyns<T: Dyn>(items: &[T]) -> Vec<&dyn Dyn> {
    items.iter().map(|item| item as &dyn Dyn).collect()
}

fn take<T: 'static>(items: &Iter<T>, count: usize) -> Result<Vec<T>> {
    let mut found = Vec::with_capacity(count);
    while found.len() < count {
        match items.next()? {
            Some(item) => found.push(item),
            None => break,
        }
    }
    Ok(found)
}

/// `[*xs, ...]`.
pub fn extend_list<T: Object>(list: &List<T>, source: &impl Iterable<Item = T>) -> Result<()> {
    source.py_iter().for_each(|item| {
        list.append(item);
        Ok(())
    })
}

/// `{**d, ...}`.
pub fn extend_dict<K: Object, V: Object>(dict: &Dict<K, V>, source: &Iter<(K, V)>) -> Result<()> {
    dict.update_pairs(source.clone())
}

/// `{*xs, ...}`.
pub fn extend_set<T: Object>(set: &Set<T>, source: &impl Iterable<Item = T>) -> Result<()> {
    source.py_iter().for_each(|item| set.add(item))
}

/// A tuple of a list that nobody else sees.
pub fn list_to_tuple<T: Object>(list: &List<T>) -> Tuple<T> {
    Tuple::from(list.to_vec())
}

/// `tuple(xs)`.
pub fn to_tuple<T: Object>(source: &impl Iterable<Item = T>) -> Result<Tuple<T>> {
    Tuple::from_iterable(source.py_iter())
}

/// `set.union(*sets)`: the first of the elements is what the method is called on; it leaves the list.
pub fn receiver<T: Object>(items: &List<T>, method: &Str) -> Result<T> {
    if items.is_empty() {
        return Err(type_error(format!("unbound method {method}() needs an argument")));
    }
    items.pop(0)
}
