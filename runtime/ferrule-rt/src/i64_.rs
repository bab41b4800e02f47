//! `int` where the analysis showed that a machine word holds every value: the operations that are not Rust's own.
//!
//! A result that does not fit is a panic-free error: the analysis promised that it cannot happen.

use std::rc::Rc;

use crate::exc::{Exc, OVERFLOW_ERROR, Result, value_error};
use crate::int::{Int, other_type, small_floor_div, small_modulo, zero_division};
use crate::object::{Dyn, Number, Object};
use crate::str::Str;

#[cold]
fn too_large() -> Exc {
    Exc::with_message(&OVERFLOW_ERROR, "Ferrule: a machine integer overflowed (FER0423)")
}

/// `a // b`.
#[inline]
pub fn floor_div(a: i64, b: i64) -> Result<i64> {
    if b == 0 {
        return Err(zero_division("integer division or modulo by zero"));
    }
    small_floor_div(a, b).ok_or_else(too_large)
}

/// `a % b`.
#[inline]
pub fn modulo(a: i64, b: i64) -> Result<i64> {
    if b == 0 {
        return Err(zero_division("integer modulo by zero"));
    }
    Ok(small_modulo(a, b))
}

/// `divmod(a, b)`.
#[inline]
pub fn divmod(a: i64, b: i64) -> Result<(i64, i64)> {
    Ok((floor_div(a, b)?, small_modulo(a, b)))
}

/// `a / b`.
#[inline]
pub fn true_div(a: i64, b: i64) -> Result<f64> {
    Int::Small(a).true_div(&Int::Small(b))
}

/// `a ** b`.
pub fn pow(a: i64, b: i64) -> Result<i64> {
    if b < 0 {
        return Int::Small(a).pow(&Int::Small(b)).and_then(|_| Err(other_type("int ** negative int is a float")));
    }
    match u32::try_from(b) {
        Ok(power) => a.checked_pow(power).ok_or_else(too_large),
        Err(_) => Int::Small(a).pow(&Int::Small(b))?.to_i64().ok_or_else(too_large),
    }
}

/// `a << count`.
#[inline]
pub fn shl(a: i64, count: i64) -> Result<i64> {
    match count {
        ..0 => Err(value_error("negative shift count")),
        0..63 if (a << count) >> count == a => Ok(a << count),
        _ if a == 0 => Ok(0),
        _ => Err(too_large()),
    }
}

/// `a >> count`.
#[inline]
pub fn shr(a: i64, count: i64) -> Result<i64> {
    if count < 0 { Err(value_error("negative shift count")) } else { Ok(a >> count.min(63)) }
}

impl Object for i64 {
    fn type_name(&self) -> &'static str {
        "int"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(self.to_string()))
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        crate::fmt::format_int(&Int::Small(*self), spec)
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(*self != 0)
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self == other)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self < other)
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(self <= other)
    }
    fn py_hash(&self) -> Result<i64> {
        Ok(Int::Small(*self).hash_value())
    }
    fn py_is(&self, other: &Self) -> bool {
        self == other
    }
    fn py_id(&self) -> usize {
        Int::Small(*self).py_id()
    }
    fn to_dyn(&self) -> Rc<dyn Dyn> {
        Rc::new(Int::Small(*self)) // one type for every `int`
    }
    fn as_number(&self) -> Option<Number> {
        Some(Number::Int(Int::Small(*self)))
    }
}
