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
