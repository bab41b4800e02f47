//! `list`: a shared, growable sequence.

use std::cell::RefCell;
use std::rc::Rc;

use crate::compare::{Parts, values};
use crate::exc::{Exc, MEMORY_ERROR, Result, index_error, value_error};
use crate::iter::{Iter, Iterable, PyIterator, same_or_equal};
use crate::object::Object;
use crate::slice::{self, Indices};
use crate::str::Str;
use crate::{seq, sort};

/// A Python list. Cloning makes a second name for the same list.
pub struct List<T>(Rc<RefCell<Vec<T>>>);

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(Rc::new(RefCell::new(items)))
    }
}

impl<T, const N: usize> From<[T; N]> for List<T> {
    fn from(items: [T; N]) -> Self {
        Self::from(Vec::from(items))
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::from(Vec::from_iter(items))
    }
}

impl<T> List<T> {
    pub fn new() -> Self {
        Self::from(Vec::new())
    }
    pub fn with_capacity(capacity: usize) -> Self {
        Self::from(Vec::with_capacity(capacity))
    }
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    pub fn append(&self, item: T) {
        self.0.borrow_mut().push(item);
    }
    pub fn clear(&self) {
        let old = self.0.take();
        drop(old);
    }
    pub fn reverse(&self) {
        self.0.borrow_mut().reverse();
    }
    pub fn insert(&self, index: i64, item: T) {
        let mut items = self.0.borrow_mut();
        let at = slice::clamp(index, items.len());
        items.insert(at, item);
    }
    /// `self.pop(index)`.
    pub fn pop(&self, index: i64) -> Result<T> {
        let mut items = self.0.borrow_mut();
        if index == -1
            && let Some(item) = items.pop()
        {
            return Ok(item);
        }
        if items.is_empty() {
            return Err(index_error("pop from empty list"));
        }
        match slice::position(index, items.len()) {
            Some(at) => Ok(items.remove(at)),
            None => Err(index_error("pop index out of range")),
        }
    }
    /// `self[index] = item`. The old item is dropped after the borrow ends, because dropping may be deep.
    pub fn set(&self, index: i64, item: T) -> Result<()> {
        let mut items = self.0.borrow_mut();
        let Some(at) = slice::position(index, items.len()) else {
            return Err(index_error("list assignment index out of range"));
        };
        let old = std::mem::replace(&mut items[at], item);
        drop(items);
        drop(old);
        Ok(())
    }
    /// `del self[index]`.
    pub fn del(&self, index: i64) -> Result<()> {
        let mut items = self.0.borrow_mut();
        let Some(at) = slice::position(index, items.len()) else {
            return Err(index_error("list assignment index out of range"));
        };
        let old = items.remove(at);
        drop(items);
        drop(old);
        Ok(())
    }
    /// Reads the items in place. The closure must not run code of the program.
    pub fn with<R>(&self, f: impl FnOnce(&[T]) -> R) -> R {
        f(&self.0.borrow())
    }
    /// Changes the items in place. The closure must not run code of the program.
    pub fn with_mut<R>(&self, f: impl FnOnce(&mut Vec<T>) -> R) -> R {
        f(&mut self.0.borrow_mut())
    }
    /// `del self[a:b:c]`.
    pub fn del_slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<()> {
        let mut items = self.0.borrow_mut();
        let indices = Indices::new(a, b, c, items.len())?;
        let old: Vec<T> = if indices.step == 1 {
            let start = indices.start as usize;
            items.drain(start..start + indices.count).collect()
        } else {
            let mut doomed: Vec<usize> = indices.iter().collect();
            doomed.sort_unstable();
            let mut doomed = doomed.into_iter().peekable();
            let mut at = 0;
            let (old, kept) = items.drain(..).partition(|_| {
                let hit = doomed.next_if_eq(&at).is_some();
                at += 1;
                hit
            });
            *items = kept;
            old
        };
        drop(items);
        drop(old);
        Ok(())
    }
}

impl<T: Clone + 'static> List<T> {
    /// `self[index]`.
    pub fn get(&self, index: i64) -> Result<T> {
        let items = self.0.borrow();
        match slice::position(index, items.len()) {
            Some(at) => Ok(items[at].clone()),
            None => Err(index_error("list index out of range")),
        }
    }
    /// The items of a list that nobody else has.
    pub fn into_vec(self) -> Vec<T> {
        Rc::try_unwrap(self.0).map_or_else(|shared| shared.borrow().clone(), RefCell::into_inner)
    }
    pub fn to_vec(&self) -> Vec<T> {
        self.0.borrow().clone()
    }
    pub fn copy(&self) -> List<T> {
        List::from(self.to_vec())
    }
    /// `self.extend(other)` and `self += other`. An error leaves what came before it, as in CPython.
    pub fn extend(&self, items: Iter<T>) -> Result<()> {
        while let Some(item) = items.next()? {
            self.append(item);
        }
        Ok(())
    }
    /// `extend` with a list, which may be this one.
    pub fn extend_list(&self, other: &List<T>) {
        let items = other.to_vec();
        self.0.borrow_mut().extend(items);
    }
    /// `list(iterable)`.
    pub fn from_iterable(items: Iter<T>) -> Result<List<T>> {
        items.to_list()
    }
    /// `self + other`.
    pub fn concat(&self, other: &List<T>) -> List<T> {
        let mut items = self.to_vec();
        items.extend_from_slice(&other.0.borrow());
        List::from(items)
    }
    /// `self * count`.
    pub fn repeat(&self, count: i64) -> Result<List<T>> {
        Ok(List::from(repeat(&self.0.borrow(), count)?))
    }
    /// `self *= count`.
    pub fn repeat_in_place(&self, count: i64) -> Result<()> {
        let items = repeat(&self.0.borrow(), count)?;
        let old = self.0.replace(items);
        drop(old);
        Ok(())
    }
    /// `self[a:b:c]`.
    pub fn slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<List<T>> {
        Ok(List::from(slice::pick(&self.0.borrow(), a, b, c)?))
    }
    /// `self[a:b:c] = values`.
    pub fn set_slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>, values: Iter<T>) -> Result<()> {
        let values = values.to_vec()?;
        let mut items = self.0.borrow_mut();
        let indices = Indices::new(a, b, c, items.len())?;
        let old: Vec<T> = if indices.step == 1 {
            let start = indices.start as usize;
            items.splice(start..start + indices.count, values).collect()
        } else {
            if values.len() != indices.count {
                return Err(value_error(format!(
                    "attempt to assign sequence of size {} to extended slice of size {}",
                    values.len(),
                    indices.count
                )));
            }
            indices.iter().zip(values).map(|(at, value)| std::mem::replace(&mut items[at], value)).collect()
        };
        drop(items);
        drop(old);
        Ok(())
    }
    /// Iterates by index, so that it sees what the loop's body appends or removes.
    pub fn iter(&self) -> ListIter<T> {
        ListIter { list: Some(self.clone()), at: 0 }
    }
    pub fn py_iter(&self) -> Iter<T> {
        let mut iter = self.iter();
        Iter::named("list_iterator", move || Ok(iter.next()))
    }
    /// `reversed(self)`.
    pub fn reversed(&self) -> Iter<T> {
        let list = self.clone();
        let mut left = self.len();
        Iter::named("list_reverseiterator", move || {
            if left == 0 || left > list.len() {
                left = 0;
                return Ok(None);
            }
            left -= 1;
            Ok(list.at(left))
        })
    }
    /// The item at a position, if the list still reaches there.
    pub fn at(&self, position: usize) -> Option<T> {
        self.0.borrow().get(position).cloned()
    }
}

/// The items `count` times over.
pub(crate) fn repeat<T: Clone>(items: &[T], count: i64) -> Result<Vec<T>> {
    let count = usize::try_from(count).unwrap_or(0);
    let mut out = Vec::new();
    let reserved = items.len().checked_mul(count).map(|total| out.try_reserve_exact(total));
    if !matches!(reserved, Some(Ok(()))) {
        return Err(Exc::new(&MEMORY_ERROR, Vec::new()));
    }
    for _ in 0..count {
        out.extend_from_slice(items);
    }
    Ok(out)
}

impl<T: Object> List<T> {
    /// `value in self`.
    pub fn contains(&self, value: &T) -> Result<bool> {
        Ok(self.find(value, 0, usize::MAX)?.is_some())
    }
    pub fn count(&self, value: &T) -> Result<usize> {
        let mut total = 0;
        let mut from = 0;
        while let Some(at) = self.find(value, from, usize::MAX)? {
            total += 1;
            from = at + 1;
        }
        Ok(total)
    }
    /// `self.index(value)`.
    pub fn index(&self, value: &T) -> Result<usize> {
        self.index_in(value, 0, i64::MAX)
    }
    /// `self.index(value, start, stop)`.
    pub fn index_in(&self, value: &T, start: i64, stop: i64) -> Result<usize> {
        let len = self.len();
        let stop = if stop < 0 { slice::clamp(stop, len) } else { stop as usize };
        match self.find(value, slice::clamp(start, len), stop)? {
            Some(at) => Ok(at),
            None => Err(value_error(format!("{} is not in list", value.py_repr()?.as_str()))),
        }
    }
    pub fn remove(&self, value: &T) -> Result<()> {
        match self.find(value, 0, usize::MAX)? {
            Some(at) => self.del(at as i64),
            None => Err(value_error("list.remove(x): x not in list")),
        }
    }
    /// The first position of an equal item in `start..stop`, bounded by the list's length at each step.
    fn find(&self, value: &T, start: usize, stop: usize) -> Result<Option<usize>> {
        if T::BUILTIN {
            let items = self.0.borrow();
            for (at, item) in items.iter().enumerate().take(stop).skip(start) {
                if same_or_equal(item, value)? {
                    return Ok(Some(at));
                }
            }
            return Ok(None);
        }
        let mut at = start;
        while at < stop {
            let Some(item) = self.at(at) else { break };
            if same_or_equal(&item, value)? {
                return Ok(Some(at));
            }
            at += 1;
        }
        Ok(None)
    }

    /// `self.sort(reverse=reverse)`.
    pub fn sort(&self, reverse: bool) -> Result<()> {
        self.sort_with(|items| sort::sort(items, reverse))
    }
    /// `self.sort(key=key, reverse=reverse)`.
    pub fn sort_by_key<K: Object>(&self, mut key: impl FnMut(&T) -> Result<K>, reverse: bool) -> Result<()> {
        self.sort_with(|items| sort::sort_by_key(items, &mut key, reverse))
    }
    /// As CPython does, the list looks empty while comparisons and keys run.
    fn sort_with(&self, sort: impl FnOnce(&mut Vec<T>) -> Result<()>) -> Result<()> {
        let mut items = self.0.take();
        let result = sort(&mut items);
        let meddled = !self.0.borrow().is_empty();
        let old = self.0.replace(items);
        drop(old);
        result?;
        if meddled { Err(modified()) } else { Ok(()) }
    }
    /// Two stable views of the contents for a comparison: in place where nothing can run, else copies.
    fn compare<R>(&self, other: &Self, f: impl FnOnce(&[T], &[T]) -> R) -> R {
        if T::BUILTIN { f(&self.0.borrow(), &other.0.borrow()) } else { f(&self.to_vec(), &other.to_vec()) }
    }
}

fn modified() -> Exc {
    value_error("list modified during sort")
}

impl<T: Object> Object for List<T> {
    const BUILTIN: bool = T::BUILTIN;
    fn py_copy(&self) -> Result<Self> {
        Ok(self.copy())
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        crate::copy::list(self, memo)
    }

    fn type_name(&self) -> &'static str {
        "list"
    }
    fn py_repr(&self) -> Result<Str> {
        seq::guarded(self.py_id(), "[...]", || seq::join_reprs("[", "]", self.iter()))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        if self.len() != other.len() {
            return Ok(false);
        }
        self.compare(other, |a, b| seq::eq(a, b))
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        self.compare(other, |a, b| seq::lt(a, b))
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        self.compare(other, |a, b| seq::le(a, b))
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.len())
    }
    fn parts(&self) -> Option<Parts> {
        Some(Parts::List(values(self.to_vec())))
    }
}

/// A list's iterator. It lets go of the list at the end, so a list that grows later does not revive it.
pub struct ListIter<T> {
    list: Option<List<T>>,
    at: usize,
}

impl<T: Clone + 'static> Iterator for ListIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        let item = self.list.as_ref()?.at(self.at);
        match item {
            Some(_) => self.at += 1,
            None => self.list = None,
        }
        item
    }
}

impl<T: Clone + 'static> PyIterator for ListIter<T> {
    type Item = T;
    fn py_next(&mut self) -> Result<Option<T>> {
        Ok(Iterator::next(self))
    }
}

impl<T: Clone + 'static> Iterable for List<T> {
    type Item = T;
    fn py_iter(&self) -> Iter<T> {
        List::py_iter(self)
    }
}
