//! `deque`: a shared double-ended queue.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use crate::exc::{Result, index_error, runtime_error, value_error};
use crate::iter::{Iter, Iterable, same_or_equal};
use crate::object::Object;
use crate::str::Str;
use crate::{seq, slice};

/// A Python deque. Cloning makes a second name for the same deque.
pub struct Deque<T>(Rc<Data<T>>);

struct Data<T> {
    items: RefCell<VecDeque<T>>,
    maxlen: Option<usize>,
    /// Counts the changes of length, so that iteration and search notice them.
    changes: Cell<u64>,
}

impl<T> Clone for Deque<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

const CHANGED: &str = "deque mutated during iteration";

impl<T: Clone + 'static> Deque<T> {
    pub fn new() -> Self {
        Self::of(VecDeque::new(), None)
    }
    fn of(items: VecDeque<T>, maxlen: Option<usize>) -> Self {
        Self(Rc::new(Data { items: RefCell::new(items), maxlen, changes: Cell::new(0) }))
    }
    /// `deque((), maxlen)`.
    pub fn bounded(maxlen: Option<i64>) -> Result<Self> {
        let negative = |_| value_error("maxlen must be non-negative");
        Ok(Self::of(VecDeque::new(), maxlen.map(|size| usize::try_from(size).map_err(negative)).transpose()?))
    }
    /// `deque(items, maxlen)`.
    pub fn from_iterable(items: Iter<T>, maxlen: Option<i64>) -> Result<Self> {
        let deque = Self::bounded(maxlen)?;
        deque.extend(items)?;
        Ok(deque)
    }
    fn change<R>(&self, f: impl FnOnce(&mut VecDeque<T>) -> R) -> R {
        self.0.changes.set(self.0.changes.get() + 1);
        f(&mut self.0.items.borrow_mut())
    }
    pub fn len(&self) -> usize {
        self.0.items.borrow().len()
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// `self.maxlen`.
    pub fn maxlen(&self) -> Option<crate::int::Int> {
        self.0.maxlen.map(crate::int::Int::from)
    }
    /// What falls off the other end is dropped after the borrow ends.
    pub fn append(&self, item: T) {
        let maxlen = self.0.maxlen.unwrap_or(usize::MAX);
        let old = self.change(|items| {
            items.push_back(item);
            if items.len() > maxlen { items.pop_front() } else { None }
        });
        drop(old);
    }
    pub fn appendleft(&self, item: T) {
        let maxlen = self.0.maxlen.unwrap_or(usize::MAX);
        let old = self.change(|items| {
            items.push_front(item);
            if items.len() > maxlen { items.pop_back() } else { None }
        });
        drop(old);
    }
    pub fn extend(&self, items: Iter<T>) -> Result<()> {
        items.for_each(|item| {
            self.append(item);
            Ok(())
        })
    }
    pub fn extendleft(&self, items: Iter<T>) -> Result<()> {
        items.for_each(|item| {
            self.appendleft(item);
            Ok(())
        })
    }
    /// `self.extend(self)`, which CPython reads before it changes.
    pub fn extend_deque(&self, other: &Self) {
        for item in other.to_vec() {
            self.append(item);
        }
    }
    pub fn pop(&self) -> Result<T> {
        self.change(VecDeque::pop_back).ok_or_else(|| index_error("pop from an empty deque"))
    }
    pub fn popleft(&self) -> Result<T> {
        self.change(VecDeque::pop_front).ok_or_else(|| index_error("pop from an empty deque"))
    }
    pub fn clear(&self) {
        let old = self.change(std::mem::take);
        drop(old);
    }
    pub fn copy(&self) -> Self {
        Self::of(self.0.items.borrow().clone(), self.0.maxlen)
    }
    pub fn reverse(&self) {
        self.0.items.borrow_mut().make_contiguous().reverse();
    }
    pub fn rotate(&self, steps: i64) {
        let length = self.len();
        if length > 1 {
            self.change(|items| items.rotate_right(steps.rem_euclid(length as i64) as usize));
        }
    }
    pub fn insert(&self, index: i64, item: T) -> Result<()> {
        if self.0.maxlen == Some(self.len()) {
            return Err(index_error("deque already at its maximum size"));
        }
        let at = slice::clamp(index, self.len());
        self.change(|items| items.insert(at, item));
        Ok(())
    }
    fn position(&self, index: i64) -> Result<usize> {
        slice::position(index, self.len()).ok_or_else(|| index_error("deque index out of range"))
    }
    /// `self[index]`.
    pub fn get(&self, index: i64) -> Result<T> {
        let at = self.position(index)?;
        Ok(self.0.items.borrow()[at].clone())
    }
    /// `self[index] = item`.
    pub fn set(&self, index: i64, item: T) -> Result<()> {
        let at = self.position(index)?;
        let old = std::mem::replace(&mut self.0.items.borrow_mut()[at], item);
        drop(old);
        Ok(())
    }
    /// `del self[index]`.
    pub fn del(&self, index: i64) -> Result<()> {
        let at = self.position(index)?;
        let old = self.change(|items| items.remove(at));
        drop(old);
        Ok(())
    }
    pub fn to_vec(&self) -> Vec<T> {
        self.0.items.borrow().iter().cloned().collect()
    }
    /// `self + other`.
    pub fn concat(&self, other: &Self) -> Self {
        let joined = self.copy();
        joined.extend_deque(other);
        joined
    }
    /// `self * count`.
    pub fn repeat(&self, count: i64) -> Self {
        let repeated = Self::of(VecDeque::new(), self.0.maxlen);
        for _ in 0..count {
            repeated.extend_deque(self);
        }
        repeated
    }
    fn iterate(&self, name: &'static str, at: impl Fn(usize, usize) -> usize + 'static) -> Iter<T> {
        let (deque, changes, length) = (self.clone(), self.0.changes.get(), self.len());
        let mut next = 0;
        Iter::named(name, move || {
            if next < length && deque.0.changes.get() != changes {
                return Err(runtime_error(CHANGED));
            }
            let item = deque.0.items.borrow().get(at(next, length)).cloned();
            next += 1;
            Ok(if next > length { None } else { item })
        })
    }
    pub fn py_iter(&self) -> Iter<T> {
        self.iterate("_collections._deque_iterator", |next, _| next)
    }
    pub fn reversed(&self) -> Iter<T> {
        self.iterate("_collections._deque_reverse_iterator", |next, length| length.wrapping_sub(next + 1))
    }
}

impl<T: Clone + 'static> Default for Deque<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Object> Deque<T> {
    /// The first position of a value in a range; the search notices changes.
    fn find(&self, value: &T, start: usize, stop: usize) -> Result<Option<usize>> {
        let changes = self.0.changes.get();
        for at in start..stop.min(self.len()) {
            let Some(item) = self.0.items.borrow().get(at).cloned() else { break };
            let found = same_or_equal(&item, value)?;
            if self.0.changes.get() != changes {
                return Err(runtime_error(CHANGED));
            }
            if found {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }
    /// `value in self`.
    pub fn contains(&self, value: &T) -> Result<bool> {
        Ok(self.find(value, 0, usize::MAX)?.is_some())
    }
    pub fn count(&self, value: &T) -> Result<usize> {
        let changes = self.0.changes.get();
        let mut total = 0;
        for item in self.to_vec() {
            total += usize::from(same_or_equal(&item, value)?);
            if self.0.changes.get() != changes {
                return Err(runtime_error(CHANGED));
            }
        }
        Ok(total)
    }
    /// `self.index(value, start, stop)`.
    pub fn index(&self, value: &T, start: i64, stop: i64) -> Result<usize> {
        let (start, stop) = (slice::clamp(start, self.len()), slice::clamp(stop, self.len()));
        let found = self.find(value, start, stop)?;
        match found {
            Some(at) => Ok(at),
            None => Err(value_error(format!("{} is not in deque", value.py_repr()?.as_str()))),
        }
    }
    pub fn remove(&self, value: &T) -> Result<()> {
        let length = self.len();
        for at in 0..length {
            let Some(item) = self.0.items.borrow().get(at).cloned() else { break };
            let found = same_or_equal(&item, value)?;
            if self.len() != length {
                return Err(index_error("deque mutated during remove()."));
            }
            if found {
                return self.del(at as i64);
            }
        }
        Err(value_error(format!("{} is not in deque", value.py_repr()?.as_str())))
    }
}

impl<T: Object> Object for Deque<T> {
    fn py_copy(&self) -> Result<Self> {
        Ok(self.copy())
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        crate::copy::known_or(self, memo, Self::of(VecDeque::new(), self.0.maxlen), |made, memo| {
            for item in self.to_vec() {
                made.append(item.py_deepcopy(memo)?);
            }
            Ok(())
        })
    }

    const BUILTIN: bool = T::BUILTIN;

    fn type_name(&self) -> &'static str {
        "deque"
    }
    fn py_repr(&self) -> Result<Str> {
        let close = self.0.maxlen.map_or_else(|| "])".to_owned(), |maxlen| format!("], maxlen={maxlen})"));
        seq::guarded(self.py_id(), "[...]", || seq::join_reprs("deque([", &close, self.to_vec()))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        seq::eq(&self.to_vec(), &other.to_vec())
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        seq::lt(&self.to_vec(), &other.to_vec())
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        seq::le(&self.to_vec(), &other.to_vec())
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.len())
    }
}

impl<T: Clone + 'static> Iterable for Deque<T> {
    type Item = T;
    fn py_iter(&self) -> Iter<T> {
        Deque::py_iter(self)
    }
}
