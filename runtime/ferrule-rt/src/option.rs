//! `None` and `Optional[T]`.

use std::rc::Rc;

use crate::compare::{self, Parts};
use crate::exc::Result;
use crate::object::{Dyn, Number, Object, unordered};
use crate::str::Str;

/// CPython hashes `None` by its address; any fixed number will do.
const NONE_HASH: i64 = 0xfca8_6420;

impl<T: Object> Object for Option<T> {
    fn py_copy(&self) -> Result<Self> {
        self.as_ref().map(Object::py_copy).transpose()
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        self.as_ref().map(|value| value.py_deepcopy(memo)).transpose()
    }

    const BUILTIN: bool = T::BUILTIN;

    fn type_name(&self) -> &'static str {
        self.as_ref().map_or("NoneType", Object::type_name)
    }
    fn py_repr(&self) -> Result<Str> {
        self.as_ref().map_or(Ok(Str::lit("None")), Object::py_repr)
    }
    fn py_str(&self) -> Result<Str> {
        self.as_ref().map_or(Ok(Str::lit("None")), Object::py_str)
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        match self {
            Some(value) => value.py_format(spec),
            None => ().py_format(spec),
        }
    }
    fn py_bool(&self) -> Result<bool> {
        self.as_ref().map_or(Ok(false), Object::py_bool)
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        match (self, other) {
            (Some(a), Some(b)) => a.py_eq(b),
            (None, None) => Ok(true),
            _ if T::BUILTIN => Ok(false),
            _ => compare::eq(self, other),
        }
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        match (self, other) {
            (Some(a), Some(b)) => a.py_lt(b),
            _ if T::BUILTIN => Err(unordered("<", self.type_name(), other.type_name())),
            _ => compare::lt(self, other),
        }
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        match (self, other) {
            (Some(a), Some(b)) => a.py_le(b),
            _ if T::BUILTIN => Err(unordered("<=", self.type_name(), other.type_name())),
            _ => compare::le(self, other),
        }
    }
    fn py_hash(&self) -> Result<i64> {
        self.as_ref().map_or(Ok(NONE_HASH), Object::py_hash)
    }
    fn py_is(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(a), Some(b)) => a.py_is(b),
            (None, None) => true,
            _ => false,
        }
    }
    fn py_id(&self) -> usize {
        self.as_ref().map_or(0, Object::py_id)
    }
    fn py_len(&self) -> Result<usize> {
        match self {
            Some(value) => value.py_len(),
            None => ().py_len(),
        }
    }
    fn py_none() -> Option<Self> {
        Some(None)
    }
    fn as_number(&self) -> Option<Number> {
        self.as_ref().and_then(Object::as_number)
    }
    fn parts(&self) -> Option<Parts> {
        self.as_ref().and_then(Object::parts)
    }
    fn to_dyn(&self) -> Rc<dyn Dyn> {
        self.as_ref().map_or_else(|| Rc::new(()) as Rc<dyn Dyn>, Object::to_dyn)
    }
}

impl Object for () {
    fn type_name(&self) -> &'static str {
        "NoneType"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::lit("None"))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(false)
    }
    fn py_eq(&self, _other: &Self) -> Result<bool> {
        Ok(true)
    }
    fn py_hash(&self) -> Result<i64> {
        Ok(NONE_HASH)
    }
    fn py_is(&self, _other: &Self) -> bool {
        true
    }
    fn py_none() -> Option<Self> {
        Some(())
    }
}
