//! `float`: arithmetic that raises where Python's does, and exact conversions to text and back.

mod hex;
pub(crate) mod text;

use num_bigint::BigInt;
use num_traits::{One, ToPrimitive, Zero};

use crate::exc::{Exc, OVERFLOW_ERROR, Result, value_error};
use crate::int::{HASH_MODULUS, Int, other_type, zero_division};
use crate::object::{Number, Object};
use crate::str::Str;
use std::rc::Rc;

pub use hex::{fromhex, hex};
pub use text::{Show, display, parse, parse_bytes, repr, text};

fn overflow(message: &'static str) -> Exc {
    Exc::with_message(&OVERFLOW_ERROR, message)
}

/// `OverflowError: (34, 'Numerical result out of range')`, as the C library's range error shows.
pub fn range_error() -> Exc {
    Exc::new(&OVERFLOW_ERROR, vec![Rc::new(Int::Small(34)), Rc::new(Str::lit("Numerical result out of range"))])
}

/// `a / b`.
#[inline]
pub fn true_div(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 { Err(zero_division("float division by zero")) } else { Ok(a / b) }
}

/// `a // b`.
#[inline]
pub fn floor_div(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(zero_division("float floor division by zero"));
    }
    Ok(div_mod(a, b).0)
}

/// `a % b`: the sign of the divisor.
#[inline]
pub fn modulo(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(zero_division("float modulo"));
    }
    Ok(div_mod(a, b).1)
}

/// `divmod(a, b)`.
pub fn divmod(a: f64, b: f64) -> Result<(f64, f64)> {
    if b == 0.0 {
        return Err(zero_division("float divmod()"));
    }
    Ok(div_mod(a, b))
}

/// CPython's steps in their order, since each rounds.
fn div_mod(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(b);
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(a / b), remainder);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, remainder)
}

/// `base ** exponent` where the result is a `float`.
pub fn pow(base: f64, exponent: f64) -> Result<f64> {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return Err(zero_division("0.0 cannot be raised to a negative power"));
    }
    if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent != exponent.floor() {
        return Err(other_type("negative float ** fraction is complex"));
    }
    let result = base.powf(exponent);
    if result.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(range_error());
    }
    Ok(result)
}

/// `round(value)`: half to even.
pub fn round(value: f64) -> Result<Int> {
    Int::from_float(value.round_ties_even())
}

/// `round(value, digits)`: of the exact decimal value, half to even.
pub fn round_digits(value: f64, digits: i64) -> Result<f64> {
    // Beyond these, every float is a multiple of the unit, or less than half of it.
    if !value.is_finite() || digits > 323 {
        return Ok(value);
    }
    if digits < -308 {
        return Ok(0.0 * value);
    }
    if digits >= 0 {
        let text = format!("{value:.*}", digits as usize);
        return Ok(text.parse().unwrap_or(value));
    }
    let unit = BigInt::from(10).pow(digits.unsigned_abs() as u32);
    let rounded = round_to_unit(value.abs(), &unit).to_f64();
    let rounded = rounded.map_err(|_| overflow("rounded value too large to represent"))?;
    Ok(rounded.copysign(value))
}

/// The multiple of a unit nearest to a value that is not negative, half to even.
fn round_to_unit(value: f64, unit: &BigInt) -> Int {
    let whole = num_traits::FromPrimitive::from_f64(value.trunc()).unwrap_or_else(BigInt::zero);
    let (mut quotient, remainder) = num_integer::Integer::div_rem(&whole, unit);
    let doubled: BigInt = remainder * 2;
    let fraction = value.fract() != 0.0;
    let odd = num_integer::Integer::is_odd(&quotient);
    if doubled > *unit || (doubled == *unit && (fraction || odd)) {
        quotient += 1;
    }
    Int::from_big(quotient * unit)
}

/// `value.is_integer()`.
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && value == value.trunc()
}

/// Mantissa and exponent of a finite value: `value == mantissa * 2**exponent`, without the sign.
fn decompose(value: f64) -> (u64, i64) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match ((bits >> 52) & 0x7ff) as i64 {
        0 => (fraction, -1074),
        exponent => (fraction | 1 << 52, exponent - 1075),
    }
}

/// `value.as_integer_ratio()`.
pub fn as_integer_ratio(value: f64) -> Result<(Int, Int)> {
    if value.is_nan() {
        return Err(value_error("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(overflow("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = decompose(value);
    if mantissa == 0 {
        return Ok((Int::ZERO, Int::ONE));
    }
    let zeros = mantissa.trailing_zeros();
    let (odd, exponent) = (BigInt::from(mantissa >> zeros), exponent + i64::from(zeros));
    let (numerator, denominator) =
        if exponent >= 0 { (odd << exponent, BigInt::one()) } else { (odd, BigInt::one() << -exponent) };
    let numerator = if value < 0.0 { -numerator } else { numerator };
    Ok((Int::from_big(numerator), Int::from_big(denominator)))
}

/// `hash(value)`: an integer's hash for an integral value, as equality demands.
pub fn hash_value(value: f64) -> i64 {
    if value.is_nan() {
        // CPython hashes the object's address; any number will do.
        return 0;
    }
    if value.is_infinite() {
        return if value > 0.0 { 314_159 } else { -314_159 };
    }
    if value.abs() < 9.2e18 && value == value.trunc() {
        return Int::Small(value as i64).hash_value();
    }
    // 2**61 is 1 modulo 2**61 - 1, so a power of two is a rotation of 61 bits.
    let (mantissa, exponent) = decompose(value);
    let turn = exponent.rem_euclid(61) as u32;
    let reduced = (u128::from(mantissa) << turn) % u128::from(HASH_MODULUS);
    let hash = reduced.to_i64().unwrap_or(0);
    let hash = if value < 0.0 { -hash } else { hash };
    if hash == -1 { -2 } else { hash }
}

impl Object for f64 {
    fn type_name(&self) -> &'static str {
        "float"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(repr(*self))
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        crate::fmt::format_float(*self, spec)
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(*self != 0.0)
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
        Ok(hash_value(*self))
    }
    /// Floats have no identity here: one that equals itself bit by bit is the same, also NaN.
    fn py_is(&self, other: &Self) -> bool {
        self.to_bits() == other.to_bits()
    }
    fn py_id(&self) -> usize {
        self.to_bits() as usize
    }
    fn as_number(&self) -> Option<Number> {
        Some(Number::Float(*self))
    }
}
