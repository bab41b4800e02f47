//! `OrderedDict` and `ChainMap`.

use std::ops::Deref;

use crate::dict::Dict;
use crate::exc::{Exc, KEY_ERROR, Result, key_error, key_error_message};
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::Object;
use crate::seq;
use crate::str::Str;

/// A Python `OrderedDict`. Cloning makes a second name; what a dict can do comes by dereferencing.
pub struct OrderedDict<K, V>(Dict<K, V>);

impl<K, V> Clone for OrderedDict<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K, V> Default for OrderedDict<K, V> {
    fn default() -> Self {
        Self(Dict::new())
    }
}

impl<K, V> Deref for OrderedDict<K, V> {
    type Target = Dict<K, V>;
    fn deref(&self) -> &Dict<K, V> {
        &self.0
    }
}

impl<K: Object, V: Clone + 'static> OrderedDict<K, V> {
    pub fn new() -> Self {
        Self::default()
    }
    pub fn from_dict(items: &Dict<K, V>) -> Self {
        Self(items.copy())
    }
    pub fn from_pairs(items: Iter<(K, V)>) -> Result<Self> {
        Ok(Self(Dict::from_pairs(items)?))
    }
    /// `OrderedDict(items, **more)`.
    pub fn from_dict_with(items: &Dict<K, V>, more: Vec<(K, V)>) -> Result<Self> {
        let made = items.copy();
        more.into_iter().try_for_each(|(key, value)| made.set_item(key, value))?;
        Ok(Self(made))
    }
    pub fn fromkeys(keys: Iter<K>, value: V) -> Result<Self> {
        Ok(Self(Dict::fromkeys(keys, value)?))
    }
    pub fn copy(&self) -> Self {
        Self(self.0.copy())
    }
    /// `self.popitem(last)`.
    pub fn popitem(&self, last: bool) -> Result<(K, V)> {
        let item = if last { self.0.popitem().ok() } else { self.0.pop_first() };
        item.ok_or_else(|| key_error_message("dictionary is empty"))
    }
    /// `self.move_to_end(key, last)`.
    pub fn move_to_end(&self, key: &K, last: bool) -> Result<()> {
        if !self.0.contains(key)? {
            return Err(key_error(key));
        }
        self.0.move_to_end(key, last)
    }
    /// `self | other`.
    pub fn merged(&self, other: &Dict<K, V>) -> Result<Self> {
        Ok(Self(self.0.merged(other)?))
    }
}

impl<K: Object, V: Object> Object for OrderedDict<K, V> {
    fn py_copy(&self) -> Result<Self> {
        Ok(self.copy())
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        Ok(Self(self.0.py_deepcopy(memo)?))
    }

    const BUILTIN: bool = K::BUILTIN && V::BUILTIN;

    fn type_name(&self) -> &'static str {
        "OrderedDict"
    }
    fn py_repr(&self) -> Result<Str> {
        if self.0.is_empty() {
            return Ok(Str::lit("OrderedDict()"));
        }
        seq::guarded(self.py_id(), "...", || seq::join_reprs("OrderedDict([", "])", self.0.to_vec()))
    }
    fn py_bool(&self) -> Result<bool> {
        self.0.py_bool()
    }
    /// Two ordered dicts are equal only in the same order.
    fn py_eq(&self, other: &Self) -> Result<bool> {
        if !self.0.py_eq(&other.0)? {
            return Ok(false);
        }
        let keys = |dict: &Dict<K, V>| dict.to_vec().into_iter().map(|(key, _)| key).collect::<Vec<K>>();
        seq::eq(&keys(&self.0), &keys(&other.0))
    }
    fn py_is(&self, other: &Self) -> bool {
        self.0.py_is(&other.0)
    }
    fn py_id(&self) -> usize {
        self.0.py_id()
    }
    fn py_len(&self) -> Result<usize> {
        self.0.py_len()
    }
}

impl<K: Object, V: Clone + 'static> Iterable for OrderedDict<K, V> {
    type Item = K;
    fn py_iter(&self) -> Iter<K> {
        self.0.py_iter()
    }
}

/// A Python `ChainMap`: several dicts as one; writes go to the first.
pub struct ChainMap<K, V>(List<Dict<K, V>>);

impl<K, V> Clone for ChainMap<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K: Object, V: Object> ChainMap<K, V> {
    pub fn new(maps: Vec<Dict<K, V>>) -> Self {
        Self(List::from(if maps.is_empty() { vec![Dict::new()] } else { maps }))
    }
    /// `self.maps`.
    pub fn maps(&self) -> List<Dict<K, V>> {
        self.0.clone()
    }
    fn first(&self) -> Result<Dict<K, V>> {
        self.0.get(0)
    }
    /// `self.new_child(map)`.
    pub fn new_child(&self, map: Dict<K, V>) -> Self {
        Self::new(std::iter::once(map).chain(self.0.to_vec()).collect())
    }
    /// `self.parents`.
    pub fn parents(&self) -> Self {
        Self::new(self.0.to_vec().into_iter().skip(1).collect())
    }
    pub fn get(&self, key: &K) -> Result<Option<V>> {
        for map in self.0.to_vec() {
            if let Some(value) = map.get(key)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }
    pub fn get_or(&self, key: &K, default: V) -> Result<V> {
        Ok(self.get(key)?.unwrap_or(default))
    }
    /// `self[key]`.
    pub fn get_item(&self, key: &K) -> Result<V> {
        self.get(key)?.ok_or_else(|| key_error(key))
    }
    pub fn contains(&self, key: &K) -> Result<bool> {
        Ok(self.get(key)?.is_some())
    }
    /// `self[key] = value`.
    pub fn set_item(&self, key: K, value: V) -> Result<()> {
        self.first()?.set_item(key, value)
    }
    /// `del self[key]`.
    pub fn del_item(&self, key: &K) -> Result<()> {
        self.pop(key).map(drop)
    }
    pub fn pop(&self, key: &K) -> Result<V> {
        match self.first()?.pop_opt(key)? {
            Some(value) => Ok(value),
            None => {
                let message = format!("Key not found in the first mapping: {}", key.py_repr()?.as_str());
                Err(Exc::with_message(&KEY_ERROR, message))
            }
        }
    }
    /// All of it as one dict, in `ChainMap`'s order: the last dict's keys first.
    pub fn flat(&self) -> Result<Dict<K, V>> {
        let flat = Dict::new();
        for map in self.0.to_vec().iter().rev() {
            flat.update(map)?;
        }
        Ok(flat)
    }
    pub fn len(&self) -> Result<usize> {
        Ok(self.flat()?.len())
    }
    pub fn is_empty(&self) -> Result<bool> {
        Ok(self.len()? == 0)
    }
    /// The keys; what comparing them raises comes with the first one.
    pub fn py_iter(&self) -> Iter<K> {
        let flat = self.flat();
        let mut failed = None;
        let keys = flat.map_err(|exc| failed = Some(exc)).ok().map(|flat| flat.py_iter());
        Iter::named("generator", move || match (failed.take(), &keys) {
            (Some(exc), _) => Err(exc),
            (None, Some(keys)) => keys.next(),
            (None, None) => Ok(None),
        })
    }
}

impl<K: Object, V: Object> Iterable for ChainMap<K, V> {
    type Item = K;
    fn py_iter(&self) -> Iter<K> {
        ChainMap::py_iter(self)
    }
}

impl<K: Object, V: Object> Object for ChainMap<K, V> {
    const BUILTIN: bool = K::BUILTIN && V::BUILTIN;

    fn type_name(&self) -> &'static str {
        "ChainMap"
    }
    fn py_repr(&self) -> Result<Str> {
        seq::guarded(self.py_id(), "...", || seq::join_reprs("ChainMap(", ")", self.0.to_vec()))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(self.len()? > 0)
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        self.flat()?.py_eq(&other.flat()?)
    }
    fn py_is(&self, other: &Self) -> bool {
        self.0.py_is(&other.0)
    }
    fn py_id(&self) -> usize {
        self.0.py_id()
    }
    fn py_len(&self) -> Result<usize> {
        self.len()
    }
}
