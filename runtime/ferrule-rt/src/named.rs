//! Classes, functions and modules as values that are known before the program runs: what they show is all they hold.

use crate::exc::Result;
use crate::object::Object;
use crate::str::Str;

/// `<class 'int'>`, `<built-in function len>`: two are the same if they show the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named(pub &'static str);

impl Object for Named {
    fn type_name(&self) -> &'static str {
        match self.0.split([' ', '\'']).next() {
            Some("<class") => "type",
            Some("<function") => "function",
            Some("<module") => "module",
            Some("<method") => "method_descriptor",
            _ => "builtin_function_or_method",
        }
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::lit(self.0))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self == other)
    }
    fn py_hash(&self) -> Result<i64> {
        Str::lit(self.0).py_hash()
    }
    fn py_is(&self, other: &Self) -> bool {
        self == other
    }
}

/// A bound method as a value: its receiver and its name with its class (`C.m`; a builtin's without).
#[derive(Clone, Copy, Debug)]
pub struct Method<T>(pub T, pub &'static str);

impl<T: Object> Object for Method<T> {
    const BUILTIN: bool = T::BUILTIN;

    fn type_name(&self) -> &'static str {
        if self.1.contains('.') { "method" } else { "builtin_function_or_method" }
    }
    fn py_repr(&self) -> Result<Str> {
        if self.1.contains('.') {
            return Ok(Str::from(format!("<bound method {} of {}>", self.1, self.0.py_repr()?)));
        }
        Ok(Str::from(format!("<built-in method {} of {} object at {:#x}>", self.1, self.0.type_name(), self.0.py_id())))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.1 == other.1 && self.0.py_is(&other.0))
    }
    fn py_hash(&self) -> Result<i64> {
        Ok(self.0.py_id() as i64 ^ Str::lit(self.1).py_hash()?)
    }
    /// Each look at `x.m` makes a method; which of them this is cannot be told from the receiver.
    fn py_is(&self, other: &Self) -> bool {
        self.1 == other.1 && self.0.py_is(&other.0)
    }
    fn py_id(&self) -> usize {
        self.0.py_id()
    }
}
