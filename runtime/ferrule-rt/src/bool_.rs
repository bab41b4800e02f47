//! `bool`.

use std::fmt;

use crate::exc::Result;
use crate::int::Int;
use crate::object::{Number, Object};
use crate::str::Str;

/// A bool that displays as Python's `str` shows it.
#[derive(Clone, Copy, Debug)]
pub struct Show(pub bool);

/// `value` for a Rust format string, as `str(value)`.
#[inline]
pub fn display(value: bool) -> Show {
    Show(value)
}

/// `str(value)`.
pub fn to_str(value: bool) -> Str {
    Str::lit(if value { "True" } else { "False" })
}

impl fmt::Display for Show {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 { "True" } else { "False" })
    }
}

impl Object for bool {
    fn type_name(&self) -> &'static str {
        "bool"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(to_str(*self))
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        crate::fmt::format_bool(*self, spec)
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(*self)
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self == other)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(!self & other)
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(self <= other)
    }
    fn py_hash(&self) -> Result<i64> {
        Ok(i64::from(*self))
    }
    fn py_is(&self, other: &Self) -> bool {
        self == other
    }
    fn as_number(&self) -> Option<Number> {
        Some(Number::Int(Int::from(*self)))
    }
}
