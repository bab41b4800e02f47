//! Iterators: the shared handle [`Iter`], and the traits that everything that iterates implements.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::exc::{Exc, Result, stop_iteration, value_error};
use crate::int::Int;
use crate::list::List;
use crate::object::Object;
use crate::str::Str;

/// An iterator whose step may raise. Those that cannot raise are also a std `Iterator`.
pub trait PyIterator {
    type Item;
    fn py_next(&mut self) -> Result<Option<Self::Item>>;
}

/// What a `for` loop accepts.
pub trait Iterable {
    type Item: 'static;
    fn py_iter(&self) -> Iter<Self::Item>;
}

struct State<F: ?Sized> {
    /// The name of CPython's type, for `repr`.
    name: &'static str,
    /// An iterator that once ended stays ended, whatever its source does later.
    done: Cell<bool>,
    step: RefCell<F>,
}

/// A Python iterator. Cloning makes a second name for the same position.
pub struct Iter<T>(Rc<State<dyn FnMut() -> Result<Option<T>>>>);

impl<T> Clone for Iter<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: 'static> Iter<T> {
    pub fn from_fn(step: impl FnMut() -> Result<Option<T>> + 'static) -> Self {
        Self::named("iterator", step)
    }
    /// An iterator whose type CPython shows as `name`.
    pub fn named(name: &'static str, step: impl FnMut() -> Result<Option<T>> + 'static) -> Self {
        Self(Rc::new(State { name, done: Cell::new(false), step: RefCell::new(step) }))
    }
    pub fn from_std(mut source: impl Iterator<Item = T> + 'static) -> Self {
        Self::from_fn(move || Ok(source.next()))
    }
    pub fn empty() -> Self {
        Self::from_fn(|| Ok(None))
    }
    /// The next item, or `None` at the end.
    pub fn next(&self) -> Result<Option<T>> {
        if self.0.done.get() {
            return Ok(None);
        }
        // Only an iterator that is asked for an item while it computes one finds its step borrowed.
        let Ok(mut step) = self.0.step.try_borrow_mut() else {
            return Err(value_error(format!("{} already executing", self.0.name)));
        };
        let item = step();
        if matches!(item, Ok(None)) {
            self.0.done.set(true);
        }
        item
    }
    /// `next(self)`: raises `StopIteration` at the end.
    pub fn next_or_stop(&self) -> Result<T> {
        self.next()?.ok_or_else(stop_iteration)
    }
    /// `next(self, default)`.
    pub fn next_or(&self, default: T) -> Result<T> {
        Ok(self.next()?.unwrap_or(default))
    }
    pub fn py_iter(&self) -> Iter<T> {
        self.clone()
    }
    pub fn to_vec(&self) -> Result<Vec<T>> {
        let mut items = Vec::new();
        while let Some(item) = self.next()? {
            items.push(item);
        }
        Ok(items)
    }
    pub fn to_list(&self) -> Result<List<T>> {
        Ok(List::from(self.to_vec()?))
    }
    /// Every item in turn.
    pub fn for_each(&self, mut f: impl FnMut(T) -> Result<()>) -> Result<()> {
        while let Some(item) = self.next()? {
            f(item)?;
        }
        Ok(())
    }

    /// `map(f, self)`.
    pub fn map<R: 'static>(&self, mut f: impl FnMut(&T) -> Result<R> + 'static) -> Iter<R> {
        let source = self.clone();
        Iter::named("map", move || source.next()?.map(|item| f(&item)).transpose())
    }
    /// `filter(f, self)`.
    pub fn filter(&self, mut f: impl FnMut(&T) -> Result<bool> + 'static) -> Iter<T> {
        let source = self.clone();
        Iter::named("filter", move || {
            while let Some(item) = source.next()? {
                if f(&item)? {
                    return Ok(Some(item));
                }
            }
            Ok(None)
        })
    }
    /// A `map` whose function owns the item, for conversions that the translator inserts.
    pub fn convert<R: 'static>(&self, mut f: impl FnMut(T) -> Result<R> + 'static) -> Iter<R> {
        let source = self.clone();
        Iter::from_fn(move || source.next()?.map(&mut f).transpose())
    }
    /// `zip(self, other)`.
    pub fn zip<U: 'static>(&self, other: Iter<U>) -> Iter<(T, U)> {
        crate::builtins::zip2(self.clone(), other, false)
    }
    /// `enumerate(self, start)`.
    pub fn enumerate(&self, start: Int) -> Iter<(Int, T)> {
        crate::builtins::enumerate(self.clone(), &start)
    }
    pub fn chain(&self, other: Iter<T>) -> Iter<T> {
        let first = self.clone();
        Iter::named("chain", move || match first.next()? {
            Some(item) => Ok(Some(item)),
            None => other.next(),
        })
    }
    pub fn take(&self, mut count: usize) -> Iter<T> {
        let source = self.clone();
        Iter::named("islice", move || {
            if count == 0 {
                return Ok(None);
            }
            count -= 1;
            source.next()
        })
    }
}

impl<T: Object> Iter<T> {
    /// `value in self`: consumes up to the match.
    pub fn contains(&self, value: &T) -> Result<bool> {
        while let Some(item) = self.next()? {
            if same_or_equal(&item, value)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The comparison of containers: the same object, or an equal one.
pub(crate) fn same_or_equal<T: Object>(a: &T, b: &T) -> Result<bool> {
    if a.py_is(b) { Ok(true) } else { a.py_eq(b) }
}

impl<T: 'static> PyIterator for Iter<T> {
    type Item = T;
    fn py_next(&mut self) -> Result<Option<T>> {
        Iter::next(self)
    }
}

impl<T: 'static> Iterable for Iter<T> {
    type Item = T;
    fn py_iter(&self) -> Iter<T> {
        self.clone()
    }
}

impl<T: 'static> Object for Iter<T> {
    fn type_name(&self) -> &'static str {
        self.0.name
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<{} object at {:#x}>", self.0.name, self.py_id())))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_hash(&self) -> Result<i64> {
        Ok((self.py_id() >> 4) as i64)
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
}

impl Iterable for Str {
    type Item = Str;
    fn py_iter(&self) -> Iter<Str> {
        Str::py_iter(self)
    }
}

/// `iter(callable, sentinel)`.
pub fn iter_sentinel<T: Object>(mut f: impl FnMut() -> Result<T> + 'static, sentinel: T) -> Iter<T> {
    Iter::named("callable_iterator", move || {
        let item = match f() {
            Ok(item) => item,
            Err(exc) if exc.is(&crate::exc::STOP_ITERATION) => return Ok(None),
            Err(exc) => return Err(exc),
        };
        if same_or_equal(&sentinel, &item)? { Ok(None) } else { Ok(Some(item)) }
    })
}

/// Turns the `StopIteration` of a `__next__` of the program into the end.
pub fn end_on_stop<T>(item: Result<T, Exc>) -> Result<Option<T>> {
    match item {
        Ok(item) => Ok(Some(item)),
        Err(exc) if exc.is(&crate::exc::STOP_ITERATION) => Ok(None),
        Err(exc) => Err(exc),
    }
}

/// The items of `source`, each in another representation.
pub fn map_with<T: 'static, R: 'static>(source: &Iter<T>, change: impl FnMut(&T) -> Result<R> + 'static) -> Iter<R> {
    source.map(change)
}

/// An iterator of the program: its `__next__` until that raises `StopIteration`.
pub fn from_next<T: 'static>(mut step: impl FnMut() -> Result<T> + 'static) -> Iter<T> {
    Iter::from_fn(move || end_on_stop(step()))
}

/// `reversed` by the sequence protocol: `__getitem__` with the indexes from the last to 0.
pub fn from_getitem_reversed<T: 'static>(len: &Int, mut get: impl FnMut(&Int) -> Result<T> + 'static) -> Iter<T> {
    let mut index = len.to_i64().unwrap_or(0);
    Iter::from_fn(move || {
        if index <= 0 {
            return Ok(None);
        }
        index -= 1;
        match get(&Int::from(index)) {
            Ok(item) => Ok(Some(item)),
            Err(error) if error.is(&crate::exc::INDEX_ERROR) => {
                index = 0;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    })
}

/// The sequence protocol: `__getitem__` with 0, 1, 2, ... until that raises `IndexError`.
pub fn from_getitem<T: 'static>(mut get: impl FnMut(&Int) -> Result<T> + 'static) -> Iter<T> {
    let mut index = 0i64;
    Iter::from_fn(move || match get(&Int::from(index)) {
        Ok(item) => {
            index += 1;
            Ok(Some(item))
        }
        Err(error) if error.is(&crate::exc::INDEX_ERROR) => Ok(None),
        Err(error) => Err(error),
    })
}
