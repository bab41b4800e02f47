//! `defaultdict`.

use std::ops::Deref;
use std::rc::Rc;

use crate::dict::Dict;
use crate::exc::{Result, key_error};
use crate::iter::{Iter, Iterable};
use crate::object::Object;
use crate::str::Str;

type Factory<V> = Rc<dyn Fn() -> Result<V>>;

/// A Python `defaultdict`. Cloning makes a second name; what a dict can do comes by dereferencing.
pub struct DefaultDict<K, V> {
    dict: Dict<K, V>,
    factory: Option<Factory<V>>,
    /// The `repr` of the factory.
    shown: Str,
}

impl<K, V> Clone for DefaultDict<K, V> {
    fn clone(&self) -> Self {
        Self { dict: self.dict.clone(), factory: self.factory.clone(), shown: self.shown.clone() }
    }
}

impl<K, V> Deref for DefaultDict<K, V> {
    type Target = Dict<K, V>;
    fn deref(&self) -> &Dict<K, V> {
        &self.dict
    }
}

impl<K: Object, V: Clone + 'static> DefaultDict<K, V> {
    /// `defaultdict(factory)`; `shown` is the factory's `repr`.
    pub fn new(factory: impl Fn() -> Result<V> + 'static, shown: Str) -> Self {
        Self { dict: Dict::new(), factory: Some(Rc::new(factory)), shown }
    }
    /// `defaultdict()` and `defaultdict(None)`.
    pub fn without_factory() -> Self {
        Self { dict: Dict::new(), factory: None, shown: Str::lit("None") }
    }
    /// `defaultdict(factory, items)` of a dict.
    pub fn from_dict(factory: impl Fn() -> Result<V> + 'static, shown: Str, items: &Dict<K, V>) -> Self {
        Self { dict: items.copy(), factory: Some(Rc::new(factory)), shown }
    }
    /// `defaultdict(factory, items)` of pairs.
    pub fn from_pairs(factory: impl Fn() -> Result<V> + 'static, shown: Str, items: Iter<(K, V)>) -> Result<Self> {
        Ok(Self { dict: Dict::from_pairs(items)?, factory: Some(Rc::new(factory)), shown })
    }
    /// `defaultdict(factory, items, **more)`.
    pub fn from_dict_with(
        factory: impl Fn() -> Result<V> + 'static,
        shown: Str,
        items: &Dict<K, V>,
        more: Vec<(K, V)>,
    ) -> Result<Self> {
        let made = Self::from_dict(factory, shown, items);
        more.into_iter().try_for_each(|(key, value)| made.dict.set_item(key, value))?;
        Ok(made)
    }
    /// `defaultdict(factory, **items)`.
    pub fn from_vec(factory: impl Fn() -> Result<V> + 'static, shown: Str, items: Vec<(K, V)>) -> Result<Self> {
        Self::from_dict_with(factory, shown, &Dict::new(), items)
    }
    /// `self[key]`: a missing key is filled by the factory.
    pub fn get_item(&self, key: &K) -> Result<V> {
        if let Some(value) = self.dict.get(key)? {
            return Ok(value);
        }
        let Some(factory) = &self.factory else { return Err(key_error(key)) };
        let value = factory()?;
        self.dict.set_item(key.clone(), value.clone())?;
        Ok(value)
    }
    pub fn copy(&self) -> Self {
        Self { dict: self.dict.copy(), ..self.clone() }
    }
    /// `self | other`.
    pub fn merged(&self, other: &Dict<K, V>) -> Result<Self> {
        Ok(Self { dict: self.dict.merged(other)?, ..self.clone() })
    }
}

impl<K: Object, V: Object> Object for DefaultDict<K, V> {
    fn py_copy(&self) -> Result<Self> {
        let dict = self.dict.copy();
        Ok(Self { dict, factory: self.factory.clone(), shown: self.shown.clone() })
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        let dict = self.dict.py_deepcopy(memo)?;
        Ok(Self { dict, factory: self.factory.clone(), shown: self.shown.clone() })
    }

    const BUILTIN: bool = K::BUILTIN && V::BUILTIN;

    fn type_name(&self) -> &'static str {
        "defaultdict"
    }
    fn py_repr(&self) -> Result<Str> {
        let items = self.dict.py_repr()?;
        Ok(Str::from(format!("defaultdict({}, {})", self.shown.as_str(), items.as_str())))
    }
    fn py_bool(&self) -> Result<bool> {
        self.dict.py_bool()
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        self.dict.py_eq(&other.dict)
    }
    fn py_is(&self, other: &Self) -> bool {
        self.dict.py_is(&other.dict)
    }
    fn py_id(&self) -> usize {
        self.dict.py_id()
    }
    fn py_len(&self) -> Result<usize> {
        self.dict.py_len()
    }
}

impl<K: Object, V: Clone + 'static> Iterable for DefaultDict<K, V> {
    type Item = K;
    fn py_iter(&self) -> Iter<K> {
        self.dict.py_iter()
    }
}
