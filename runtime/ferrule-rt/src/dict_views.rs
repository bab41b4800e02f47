//! The views of a dict, and its iterators.

use crate::compare::{Parts, values};
use crate::dict::Dict;
use crate::exc::{Result, runtime_error};
use crate::iter::{Iter, Iterable, PyIterator, same_or_equal};
use crate::object::Object;
use crate::seq;
use crate::set::{AnySet, Set};
use crate::str::Str;

/// An iterator over a dict; `R` is the key, the value or the pair.
pub struct DictIter<K, V, R> {
    /// Let go at the end, so that a dict that grows later does not revive the iterator.
    dict: Option<Dict<K, V>>,
    pick: fn(&K, &V) -> R,
    at: usize,
    left: usize,
    backwards: bool,
    /// The size at the start; `None` after it was found changed.
    used: Option<usize>,
}

impl<K, V, R> DictIter<K, V, R> {
    pub(crate) fn new(dict: &Dict<K, V>, pick: fn(&K, &V) -> R) -> Self {
        let len = dict.len();
        Self { dict: Some(dict.clone()), pick, at: 0, left: len, backwards: false, used: Some(len) }
    }
    fn reversed(dict: &Dict<K, V>, pick: fn(&K, &V) -> R) -> Self {
        Self { at: usize::MAX, backwards: true, ..Self::new(dict, pick) }
    }
    /// The next item, or `None` at the end.
    #[expect(clippy::should_implement_trait, reason = "a step may raise, so it cannot be the std trait's")]
    pub fn next(&mut self) -> Result<Option<R>> {
        let Some(dict) = &self.dict else {
            return Ok(None);
        };
        let table = dict.0.borrow();
        if self.used != Some(table.len()) {
            self.used = None;
            return Err(runtime_error("dictionary changed size during iteration"));
        }
        let found = if self.backwards { table.previous(self.at) } else { table.next(self.at) };
        let found = found.map(|(entry, at)| ((self.pick)(&entry.key, &entry.value), at));
        drop(table);
        let Some((item, at)) = found else {
            self.dict = None;
            return Ok(None);
        };
        if self.left == 0 {
            self.dict = None;
            return Err(runtime_error("dictionary keys changed during iteration"));
        }
        self.at = at;
        self.left -= 1;
        Ok(Some(item))
    }
}

impl<K: 'static, V: 'static, R> PyIterator for DictIter<K, V, R> {
    type Item = R;
    fn py_next(&mut self) -> Result<Option<R>> {
        self.next()
    }
}

/// `d.keys()`.
pub struct Keys<K, V>(pub(crate) Dict<K, V>);
/// `d.values()`.
pub struct Values<K, V>(pub(crate) Dict<K, V>);
/// `d.items()`.
pub struct Items<K, V>(pub(crate) Dict<K, V>);

/// What all views have; the equality of each is its own.
macro_rules! view {
    ($name:ident, $type_name:literal, $iter_name:literal, $reverse_name:literal, $item:ty, $pick:expr, $($own:item),+) => {
        impl<K, V> Clone for $name<K, V> {
            fn clone(&self) -> Self {
                Self(self.0.clone())
            }
        }

        impl<K: Object, V: Clone + 'static> $name<K, V> {
            pub fn len(&self) -> usize {
                self.0.len()
            }
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
            pub fn iter(&self) -> DictIter<K, V, $item> {
                DictIter::new(&self.0, $pick)
            }
            pub fn py_iter(&self) -> Iter<$item> {
                let mut items = self.iter();
                Iter::named($iter_name, move || items.next())
            }
            /// `reversed(self)`.
            pub fn reversed(&self) -> Iter<$item> {
                let mut items = DictIter::reversed(&self.0, $pick);
                Iter::named($reverse_name, move || items.next())
            }
        }

        impl<K: Object, V: Clone + 'static> Iterable for $name<K, V> {
            type Item = $item;
            fn py_iter(&self) -> Iter<$item> {
                $name::py_iter(self)
            }
        }

        impl<K: Object, V: Object> Object for $name<K, V> {
            const BUILTIN: bool = K::BUILTIN && V::BUILTIN;

            fn type_name(&self) -> &'static str {
                $type_name
            }
            fn py_repr(&self) -> Result<Str> {
                let items = self.py_iter().to_vec()?;
                seq::guarded(self.0.py_id() + 1, "...", || seq::join_reprs(concat!($type_name, "(["), "])", items))
            }
            fn py_bool(&self) -> Result<bool> {
                Ok(!self.is_empty())
            }
            $($own)+
            fn py_is(&self, other: &Self) -> bool {
                self.0.py_is(&other.0)
            }
            fn py_id(&self) -> usize {
                self.0.py_id()
            }
            fn py_len(&self) -> Result<usize> {
                Ok(self.len())
            }
        }
    };
}

view!(
    Keys,
    "dict_keys",
    "dict_keyiterator",
    "dict_reversekeyiterator",
    K,
    |key, _| key.clone(),
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.len() == other.len() && self.is_subset(other)?)
    },
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self.len() < other.len() && self.is_subset(other)?)
    },
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(self.len() <= other.len() && self.is_subset(other)?)
    },
    fn parts(&self) -> Option<Parts> {
        Some(Parts::Set(self.py_iter().to_vec().map(values).unwrap_or_default()))
    }
);
view!(
    Values,
    "dict_values",
    "dict_valueiterator",
    "dict_reversevalueiterator",
    V,
    |_, value| value.clone(),
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
);
view!(
    Items,
    "dict_items",
    "dict_itemiterator",
    "dict_reverseitemiterator",
    (K, V),
    |key, value| (key.clone(), value.clone()),
    fn py_eq(&self, other: &Self) -> Result<bool> {
        self.0.py_eq(&other.0)
    },
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self.len() < other.len() && self.is_subset(other)?)
    },
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(self.len() <= other.len() && self.is_subset(other)?)
    },
    fn parts(&self) -> Option<Parts> {
        Some(Parts::Set(self.py_iter().to_vec().map(values).unwrap_or_default()))
    }
);

impl<K: Object, V: Clone + 'static> Keys<K, V> {
    pub fn contains(&self, key: &K) -> Result<bool> {
        self.0.contains(key)
    }
    /// `self & other`, for keys: the larger side is asked, the smaller one visited.
    pub fn intersection_keys<W: Clone + 'static>(&self, other: &Keys<K, W>) -> Result<Set<K>> {
        if other.len() > self.len() { other.intersection(self.py_iter()) } else { self.intersection(other.py_iter()) }
    }
    fn is_subset(&self, other: &Self) -> Result<bool> {
        for (hash, key) in self.0.hashed_keys() {
            if other.0.get_hashed(hash, &key)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
    /// `set(d.keys())` as the set operations make it: straight from the dict, whose size it presizes by.
    fn as_set(&self) -> Result<Set<K>> {
        Set::from_dict(&self.0)
    }
}

impl<K: Object, V: Object> Items<K, V> {
    /// `self & other`, for items: the larger side is asked, the smaller one visited.
    pub fn intersection_items(&self, other: &Items<K, V>) -> Result<Set<(K, V)>> {
        if other.len() > self.len() { other.intersection(self.py_iter()) } else { self.intersection(other.py_iter()) }
    }
    /// `(key, value) in self`.
    pub fn contains(&self, item: &(K, V)) -> Result<bool> {
        match self.0.get(&item.0)? {
            Some(value) => same_or_equal(&value, &item.1),
            None => Ok(false),
        }
    }
    fn is_subset(&self, other: &Self) -> Result<bool> {
        for item in self.py_iter().to_vec()? {
            if !other.contains(&item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
    fn as_set(&self) -> Result<Set<(K, V)>> {
        Set::from_iterable(self.py_iter())
    }
}

impl<K: Object, V: Object> Values<K, V> {
    pub fn contains(&self, value: &V) -> Result<bool> {
        self.py_iter().contains(value)
    }
}

/// The set operations of views. As in CPython, the result is built from the receiver's set, except that an intersection
/// goes over the other side.
macro_rules! set_operations {
    ($name:ident, $item:ty $(, $bound:ident)?) => {
        impl<K: Object, V: Clone + 'static $(+ $bound)?> $name<K, V> {
            /// `self & other`.
            pub fn intersection(&self, other: Iter<$item>) -> Result<Set<$item>> {
                let result = Set::new();
                while let Some(item) = other.next()? {
                    if self.contains(&item)? {
                        result.add(item)?;
                    }
                }
                Ok(result)
            }
            /// `self & other`, for a set: the larger side is asked, the smaller one visited.
            pub fn intersection_set(&self, other: &impl AnySet<$item>) -> Result<Set<$item>> {
                let other = Set::from_set(other)?;
                if other.len() <= self.len() {
                    return self.intersection(other.py_iter());
                }
                let result = Set::new();
                let mut items = self.iter();
                while let Some(item) = items.next()? {
                    if other.contains(&item)? {
                        result.add(item)?;
                    }
                }
                Ok(result)
            }
            pub fn union_set(&self, other: &impl AnySet<$item>) -> Result<Set<$item>> {
                let result = self.as_set()?;
                result.update(other)?;
                Ok(result)
            }
            pub fn difference_set(&self, other: &impl AnySet<$item>) -> Result<Set<$item>> {
                let result = self.as_set()?;
                result.difference_update(other)?;
                Ok(result)
            }
            pub fn symmetric_difference_set(&self, other: &impl AnySet<$item>) -> Result<Set<$item>> {
                let result = self.as_set()?;
                result.symmetric_difference_update(other)?;
                Ok(result)
            }
            /// `self | other`.
            pub fn union(&self, other: Iter<$item>) -> Result<Set<$item>> {
                let result = self.as_set()?;
                result.update_iter(other)?;
                Ok(result)
            }
            /// `self - other`.
            pub fn difference(&self, other: Iter<$item>) -> Result<Set<$item>> {
                let result = self.as_set()?;
                result.difference_update_iter(other)?;
                Ok(result)
            }
            /// `self ^ other`.
            pub fn symmetric_difference(&self, other: Iter<$item>) -> Result<Set<$item>> {
                let result = self.as_set()?;
                result.symmetric_difference_update_iter(other)?;
                Ok(result)
            }
            pub fn isdisjoint(&self, other: Iter<$item>) -> Result<bool> {
                while let Some(item) = other.next()? {
                    if self.contains(&item)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            /// `self <= other`.
            pub fn issubset(&self, other: Iter<$item>) -> Result<bool> {
                let other = Set::from_iterable(other)?;
                self.as_set()?.issubset(&other)
            }
            /// `self >= other`.
            pub fn issuperset(&self, other: Iter<$item>) -> Result<bool> {
                while let Some(item) = other.next()? {
                    if !self.contains(&item)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
        }
    };
}

set_operations!(Keys, K);
set_operations!(Items, (K, V), Object);
