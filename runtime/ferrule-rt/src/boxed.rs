//! The part of a type that contains itself.

use std::rc::Rc;

use crate::compare::Parts;
use crate::exc::Result;
use crate::object::{Dyn, Number, Object};
use crate::str::Str;

/// A value behind a handle: a tuple or function that holds the union whose variant it is has a size only so.
///
/// It is not an object of its own: it behaves as the value, and `to_dyn` gives the value.
#[derive(Clone)]
pub struct Boxed<T>(Rc<T>);

impl<T: Clone> Boxed<T> {
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
    /// The value, to keep.
    pub fn take(self) -> T {
        Rc::unwrap_or_clone(self.0)
    }
}

impl<T> std::ops::Deref for Boxed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Object> Object for Boxed<T> {
    const BUILTIN: bool = false; // asking the value would not end

    fn py_copy(&self) -> Result<Self> {
        Ok(Self::new(self.0.py_copy()?))
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        Ok(Self::new(self.0.py_deepcopy(memo)?))
    }

    fn type_name(&self) -> &'static str {
        self.0.type_name()
    }
    fn py_repr(&self) -> Result<Str> {
        self.0.py_repr()
    }
    fn py_str(&self) -> Result<Str> {
        self.0.py_str()
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        self.0.py_format(spec)
    }
    fn py_bool(&self) -> Result<bool> {
        self.0.py_bool()
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        self.0.py_eq(&other.0)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        self.0.py_lt(&other.0)
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        self.0.py_le(&other.0)
    }
    fn py_hash(&self) -> Result<i64> {
        self.0.py_hash()
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.py_is(&other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
    fn py_len(&self) -> Result<usize> {
        self.0.py_len()
    }
    fn parts(&self) -> Option<Parts> {
        self.0.parts()
    }
    fn to_dyn(&self) -> Rc<dyn Dyn> {
        self.0.to_dyn()
    }
    fn as_number(&self) -> Option<Number> {
        self.0.as_number()
    }
}
