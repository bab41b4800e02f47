//! Values that are an `int` or a `float`: arithmetic on [`Number`].

use crate::exc::{Result, type_error};
use crate::float;
use crate::int::Int;
use crate::macros::compare;
use crate::object::{Dyn, Number, Object};
use crate::str::Str;
use std::rc::Rc;

impl Number {
    /// `float(x)`.
    pub fn to_f64(&self) -> Result<f64> {
        match self {
            Self::Int(value) => value.to_f64(),
            Self::Float(value) => Ok(*value),
        }
    }
    fn inner(&self) -> &dyn crate::object::Dyn {
        match self {
            Self::Int(value) => value,
            Self::Float(value) => value,
        }
    }
}

impl From<Int> for Number {
    fn from(value: Int) -> Self {
        Self::Int(value)
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        compare(self, other) == Some(std::cmp::Ordering::Equal)
    }
}

impl Object for Number {
    fn to_dyn(&self) -> Rc<dyn Dyn> {
        match self {
            Number::Int(value) => value.to_dyn(),
            Number::Float(value) => value.to_dyn(),
        }
    }
    fn type_name(&self) -> &'static str {
        self.inner().dyn_type_name()
    }
    fn py_repr(&self) -> Result<Str> {
        self.inner().dyn_repr()
    }
    fn py_str(&self) -> Result<Str> {
        self.inner().dyn_str()
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        self.inner().dyn_format(spec)
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(match self {
            Self::Int(value) => !value.is_zero(),
            Self::Float(value) => *value != 0.0,
        })
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self == other)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(compare(self, other) == Some(std::cmp::Ordering::Less))
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(compare(self, other).is_some_and(std::cmp::Ordering::is_le))
    }
    fn py_hash(&self) -> Result<i64> {
        match self {
            Self::Int(value) => value.py_hash(),
            Self::Float(value) => value.py_hash(),
        }
    }
    fn py_is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => a.py_is(b),
            (Self::Float(a), Self::Float(b)) => a.py_is(b),
            _ => false,
        }
    }
    fn as_number(&self) -> Option<Number> {
        Some(self.clone())
    }
}

/// Two integers by `whole`, anything else as floats by `real`.
fn both(
    a: &Number,
    b: &Number,
    whole: impl FnOnce(&Int, &Int) -> Result<Number>,
    real: impl FnOnce(f64, f64) -> Result<f64>,
) -> Result<Number> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => whole(a, b),
        _ => Ok(Number::Float(real(a.to_f64()?, b.to_f64()?)?)),
    }
}

/// Two integers by `whole`; a float among them is a `TypeError`.
fn integers(symbol: &str, a: &Number, b: &Number, whole: impl FnOnce(&Int, &Int) -> Result<Int>) -> Result<Number> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Ok(Number::Int(whole(a, b)?)),
        _ => Err(type_error(format!(
            "unsupported operand type(s) for {symbol}: '{}' and '{}'",
            a.type_name(),
            b.type_name()
        ))),
    }
}

pub fn add(a: &Number, b: &Number) -> Result<Number> {
    both(a, b, |a, b| Ok(Number::Int(a + b)), |a, b| Ok(a + b))
}
pub fn sub(a: &Number, b: &Number) -> Result<Number> {
    both(a, b, |a, b| Ok(Number::Int(a - b)), |a, b| Ok(a - b))
}
pub fn mul(a: &Number, b: &Number) -> Result<Number> {
    both(a, b, |a, b| Ok(Number::Int(a * b)), |a, b| Ok(a * b))
}
pub fn floor_div(a: &Number, b: &Number) -> Result<Number> {
    both(a, b, |a, b| a.floor_div(b).map(Number::Int), float::floor_div)
}
pub fn modulo(a: &Number, b: &Number) -> Result<Number> {
    both(a, b, |a, b| a.modulo(b).map(Number::Int), float::modulo)
}
/// `a / b`, a float whatever the operands are.
pub fn true_div(a: &Number, b: &Number) -> Result<Number> {
    both(a, b, |a, b| a.true_div(b).map(Number::Float), float::true_div)
}
/// `a ** b`; an integer to a negative power is a float.
pub fn pow(a: &Number, b: &Number) -> Result<Number> {
    match (a, b) {
        (Number::Int(base), Number::Int(exponent)) if exponent.is_negative() => {
            Ok(Number::Float(float::pow(base.to_f64()?, exponent.to_f64()?)?))
        }
        _ => both(a, b, |a, b| a.pow(b).map(Number::Int), float::pow),
    }
}
pub fn shl(a: &Number, b: &Number) -> Result<Number> {
    integers("<<", a, b, Int::shl)
}
pub fn shr(a: &Number, b: &Number) -> Result<Number> {
    integers(">>", a, b, Int::shr)
}
pub fn bitand(a: &Number, b: &Number) -> Result<Number> {
    integers("&", a, b, |a, b| Ok(a & b))
}
pub fn bitor(a: &Number, b: &Number) -> Result<Number> {
    integers("|", a, b, |a, b| Ok(a | b))
}
pub fn bitxor(a: &Number, b: &Number) -> Result<Number> {
    integers("^", a, b, |a, b| Ok(a ^ b))
}
pub fn neg(a: &Number) -> Result<Number> {
    Ok(match a {
        Number::Int(value) => Number::Int(-value),
        Number::Float(value) => Number::Float(-value),
    })
}
pub fn invert(a: &Number) -> Result<Number> {
    match a {
        Number::Int(value) => Ok(Number::Int(!value)),
        Number::Float(_) => Err(type_error("bad operand type for unary ~: 'float'")),
    }
}
