//! The module `functools`, as far as it is made of values; `partial` and decorators are the translator's.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::dict::Dict;
use crate::exc::{Result, type_error};
use crate::int::Int;
use crate::iter::Iter;
use crate::object::Object;
use crate::str::Str;

/// `reduce(f, items)`.
pub fn reduce<T: Object>(mut f: impl FnMut(&T, &T) -> Result<T>, items: Iter<T>) -> Result<T> {
    let Some(first) = items.next()? else {
        return Err(type_error("reduce() of empty iterable with no initial value"));
    };
    reduce_from(&mut f, items, first)
}

/// `reduce(f, items, initial)`.
pub fn reduce_from<A: Object, T: Object>(
    mut f: impl FnMut(&A, &T) -> Result<A>,
    items: Iter<T>,
    initial: A,
) -> Result<A> {
    let mut value = initial;
    while let Some(item) = items.next()? {
        value = f(&value, &item)?;
    }
    Ok(value)
}

type Compare<T> = Rc<dyn Fn(&T, &T) -> Result<Int>>;

/// A sort key that compares by a function: what `cmp_to_key(f)(item)` gives.
#[derive(Clone)]
pub struct CmpKey<T> {
    item: T,
    compare: Compare<T>,
}

impl<T: Object> CmpKey<T> {
    fn order(&self, other: &Self) -> Result<Int> {
        (self.compare)(&self.item, &other.item)
    }
}

/// `cmp_to_key(f)`: the key function.
pub fn cmp_to_key<T: Object>(
    compare: impl Fn(&T, &T) -> Result<Int> + 'static,
) -> impl Fn(&T) -> Result<CmpKey<T>> + Clone {
    let compare: Compare<T> = Rc::new(compare);
    move |item| Ok(CmpKey { item: item.clone(), compare: compare.clone() })
}

impl<T: Object> Object for CmpKey<T> {
    const BUILTIN: bool = false;

    fn type_name(&self) -> &'static str {
        "KeyWrapper"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::lit("<functools.KeyWrapper object>"))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.order(other)?.is_zero())
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self.order(other)?.is_negative())
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        let order = self.order(other)?;
        Ok(order.is_negative() || order.is_zero())
    }
    fn py_is(&self, _other: &Self) -> bool {
        false
    }
}

/// What a function decorated with `lru_cache` or `cache` remembers. Cloning makes a second name.
pub struct Memo<K, V>(Rc<Remembered<K, V>>);

struct Remembered<K, V> {
    /// Oldest use first.
    results: Dict<K, V>,
    /// `None`: everything is kept.
    maxsize: Option<usize>,
    hits: Cell<i64>,
    misses: Cell<i64>,
}

impl<K, V> Clone for Memo<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K: Object, V: Clone + 'static> Memo<K, V> {
    /// A negative size counts as 0, as in CPython.
    pub fn new(maxsize: Option<i64>) -> Self {
        let maxsize = maxsize.map(|size| usize::try_from(size).unwrap_or(0));
        Self(Rc::new(Remembered { results: Dict::new(), maxsize, hits: Cell::new(0), misses: Cell::new(0) }))
    }

    /// The remembered result for the arguments, or that of `compute`, remembered.
    pub fn call(&self, key: K, compute: impl FnOnce() -> Result<V>) -> Result<V> {
        let Remembered { results, maxsize, hits, misses } = &*self.0;
        if *maxsize == Some(0) {
            misses.set(misses.get() + 1);
            return compute();
        }
        if let Some(known) = results.get(&key)? {
            hits.set(hits.get() + 1);
            if maxsize.is_some() {
                results.move_to_end(&key, true)?;
            }
            return Ok(known);
        }
        misses.set(misses.get() + 1);
        let value = compute()?;
        let Some(maxsize) = *maxsize else {
            results.set_item(key, value.clone())?;
            return Ok(value);
        };
        // The call itself may have filled the place for this key.
        if !results.contains(&key)? {
            if results.len() >= maxsize {
                results.pop_first();
            }
            results.set_item(key, value.clone())?;
        }
        Ok(value)
    }

    /// `f.cache_clear()`.
    pub fn clear(&self) {
        self.0.results.clear();
        self.0.hits.set(0);
        self.0.misses.set(0);
    }
    /// `f.cache_info()`.
    pub fn info(&self) -> CacheInfo {
        let Remembered { results, maxsize, hits, misses } = &*self.0;
        let maxsize = maxsize.map(|size| size as i64);
        CacheInfo { hits: hits.get(), misses: misses.get(), maxsize, currsize: results.len() as i64 }
    }
}

/// What `cache_info()` gives: a named tuple.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheInfo {
    pub hits: i64,
    pub misses: i64,
    pub maxsize: Option<i64>,
    pub currsize: i64,
}

impl Object for CacheInfo {
    fn type_name(&self) -> &'static str {
        "CacheInfo"
    }
    fn py_repr(&self) -> Result<Str> {
        let Self { hits, misses, maxsize, currsize } = self;
        let maxsize = maxsize.map_or_else(|| "None".to_owned(), |size| size.to_string());
        Ok(Str::from(format!("CacheInfo(hits={hits}, misses={misses}, maxsize={maxsize}, currsize={currsize})")))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self == other)
    }
    fn py_is(&self, other: &Self) -> bool {
        self == other
    }
    fn py_len(&self) -> Result<usize> {
        Ok(4)
    }
}

/// A `cached_property` of one instance.
pub struct CachedValue<V>(RefCell<Option<V>>);

impl<V> Default for CachedValue<V> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<V: Clone> CachedValue<V> {
    /// The remembered value, or that of `compute`, remembered.
    pub fn get(&self, compute: impl FnOnce() -> Result<V>) -> Result<V> {
        let known = self.0.borrow().clone();
        if let Some(known) = known {
            return Ok(known);
        }
        let value = compute()?;
        let old = self.0.replace(Some(value.clone()));
        drop(old);
        Ok(value)
    }
    /// `del self.name`; whether there was a value.
    pub fn clear(&self) -> bool {
        let old = self.0.replace(None);
        old.is_some()
    }
}
