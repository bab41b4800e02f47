//! The module `copy`: `deepcopy` keeps aliases and cycles, by a memo of what was copied.

use std::any::Any;
use std::collections::HashMap;

use crate::dict::Dict;
use crate::exc::Result;
use crate::list::List;
use crate::object::Object;
use crate::set::{FrozenSet, Set};
use crate::tuple::Tuple;

/// The copies made so far, by the identity of the original, which is kept alive so that no other takes its place.
#[derive(Default)]
pub struct Memo(HashMap<usize, Copied>);

struct Copied {
    _original: Box<dyn Any>,
    copy: Box<dyn Any>,
}

impl Memo {
    /// The copy of an object that was met before.
    pub fn get<T: Object>(&self, original: &T) -> Option<T> {
        self.0.get(&original.py_id())?.copy.downcast_ref::<T>().cloned()
    }
    /// Remembers a copy; called before its contents are copied, so that a cycle ends.
    pub fn insert<T: Object>(&mut self, original: &T, copy: &T) {
        let copied = Copied { _original: Box::new(original.clone()), copy: Box::new(copy.clone()) };
        self.0.insert(original.py_id(), copied);
    }
}

/// `deepcopy(value)`.
pub fn deepcopy<T: Object>(value: &T) -> Result<T> {
    value.py_deepcopy(&mut Memo::default())
}

/// `copy(value)`.
pub fn copy<T: Object>(value: &T) -> Result<T> {
    value.py_copy()
}

/// The copy made before, or a new one that is known before its contents are copied.
pub(crate) fn known_or<T: Object>(
    original: &T,
    memo: &mut Memo,
    made: T,
    fill: impl FnOnce(&T, &mut Memo) -> Result<()>,
) -> Result<T> {
    if let Some(known) = memo.get(original) {
        return Ok(known);
    }
    memo.insert(original, &made);
    fill(&made, memo)?;
    Ok(made)
}

pub(crate) fn list<T: Object>(original: &List<T>, memo: &mut Memo) -> Result<List<T>> {
    known_or(original, memo, List::new(), |made, memo| {
        for item in original.iter() {
            made.append(item.py_deepcopy(memo)?);
        }
        Ok(())
    })
}

fn fill_dict<K: Object, V: Object>(original: &Dict<K, V>, made: &Dict<K, V>, memo: &mut Memo) -> Result<()> {
    for (key, value) in original.to_vec() {
        let key = key.py_deepcopy(memo)?;
        made.set_item(key, value.py_deepcopy(memo)?)?;
    }
    Ok(())
}

pub(crate) fn dict<K: Object, V: Object>(original: &Dict<K, V>, memo: &mut Memo) -> Result<Dict<K, V>> {
    known_or(original, memo, Dict::new(), |made, memo| fill_dict(original, made, memo))
}

fn items<T: Object>(original: &[T], memo: &mut Memo) -> Result<Vec<T>> {
    original.iter().map(|item| item.py_deepcopy(memo)).collect()
}

pub(crate) fn set<T: Object>(original: &Set<T>, memo: &mut Memo) -> Result<Set<T>> {
    if let Some(known) = memo.get(original) {
        return Ok(known);
    }
    let made = Set::of(items(&original.to_vec(), memo)?)?;
    memo.insert(original, &made);
    Ok(made)
}

pub(crate) fn frozen_set<T: Object>(original: &FrozenSet<T>, memo: &mut Memo) -> Result<FrozenSet<T>> {
    FrozenSet::of(items(&original.to_vec(), memo)?)
}

pub(crate) fn shallow_set<T: Object>(original: &Set<T>) -> Result<Set<T>> {
    original.copy()
}

pub(crate) fn shallow_frozen_set<T: Object>(original: &FrozenSet<T>) -> Result<FrozenSet<T>> {
    Ok(original.clone())
}

pub(crate) fn tuple<T: Object>(original: &Tuple<T>, memo: &mut Memo) -> Result<Tuple<T>> {
    let made = items(original.as_slice(), memo)?;
    // A tuple whose parts all stay what they are stays itself.
    let same = made.iter().zip(original.as_slice()).all(|(copy, item)| copy.py_is(item));
    Ok(if same { original.clone() } else { Tuple::from(made) })
}
