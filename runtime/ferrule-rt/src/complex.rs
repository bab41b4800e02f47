//! `complex`.

use std::ops::{Add, Mul, Neg, Sub};

use crate::exc::{Exc, OVERFLOW_ERROR, RUNTIME_ERROR, Result, value_error};
use crate::float::{hash_value, text};
use crate::fmt::{Flags, float_digits};
use crate::int::zero_division;
use crate::object::Object;
use crate::str::Str;
use crate::unicode::decimals_and_spaces_to_ascii;

/// A Python complex number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Complex {
    pub re: f64,
    pub im: f64,
}

impl Complex {
    pub const fn new(re: f64, im: f64) -> Self {
        Self { re, im }
    }
    /// `complex(real, imag)` where either may be complex: `real + imag * 1j`.
    pub fn from_parts(real: Self, imag: Self) -> Self {
        Self::new(real.re - imag.im, real.im + imag.re)
    }
    /// `complex(text)`.
    pub fn parse(text: &Str) -> Result<Self> {
        let ascii = decimals_and_spaces_to_ascii(text.as_str());
        parse_ascii(&ascii).ok_or_else(|| value_error("complex() arg is a malformed string"))
    }
    pub fn plus(self, other: Self) -> Self {
        self + other
    }
    pub fn minus(self, other: Self) -> Self {
        self - other
    }
    pub fn times(self, other: Self) -> Self {
        self * other
    }
    pub fn negated(self) -> Self {
        -self
    }
    pub fn real(self) -> f64 {
        self.re
    }
    pub fn imag(self) -> f64 {
        self.im
    }
    pub fn conjugate(self) -> Self {
        Self::new(self.re, -self.im)
    }
    /// `bool(self)`.
    pub fn is_true(self) -> bool {
        self.re != 0.0 || self.im != 0.0
    }

    /// `abs(self)`.
    pub fn abs(self) -> Result<f64> {
        let length = self.re.hypot(self.im);
        if length.is_infinite() && self.re.is_finite() && self.im.is_finite() {
            return Err(Exc::with_message(&OVERFLOW_ERROR, "absolute value too large"));
        }
        Ok(length)
    }

    /// `self / other`.
    pub fn true_div(self, other: Self) -> Result<Self> {
        if other.is_true() { Ok(self.quotient(other)) } else { Err(zero_division("complex division by zero")) }
    }

    /// Smith's method, as CPython does it: the larger part of the divisor is divided out first.
    fn quotient(self, other: Self) -> Self {
        if other.re.abs() >= other.im.abs() {
            let ratio = other.im / other.re;
            let scale = other.re + other.im * ratio;
            Self::new((self.re + self.im * ratio) / scale, (self.im - self.re * ratio) / scale)
        } else if other.im.abs() >= other.re.abs() {
            let ratio = other.re / other.im;
            let scale = other.re * ratio + other.im;
            Self::new((self.re * ratio + self.im) / scale, (self.im * ratio - self.re) / scale)
        } else {
            Self::new(f64::NAN, f64::NAN)
        }
    }

    /// `self ** exponent`.
    pub fn pow(self, exponent: Self) -> Result<Self> {
        let whole = exponent.im == 0.0 && exponent.re == exponent.re.floor() && exponent.re.abs() <= 100.0;
        let result = match exponent.re as i64 {
            power @ 1.. if whole => self.whole_power(power),
            power if whole => Self::new(1.0, 0.0).true_div(self.whole_power(-power)).map_err(|_| zero_power())?,
            _ => self.general_power(exponent)?,
        };
        if result.re.is_infinite() || result.im.is_infinite() {
            return Err(Exc::with_message(&OVERFLOW_ERROR, "complex exponentiation"));
        }
        Ok(result)
    }

    fn whole_power(self, power: i64) -> Self {
        let (mut result, mut square, mut mask) = (Self::new(1.0, 0.0), self, 1);
        while power >= mask {
            if power & mask != 0 {
                result = result * square;
            }
            mask <<= 1;
            square = square * square;
        }
        result
    }

    fn general_power(self, exponent: Self) -> Result<Self> {
        if !exponent.is_true() {
            return Ok(Self::new(1.0, 0.0));
        }
        if !self.is_true() {
            let undefined = exponent.im != 0.0 || exponent.re < 0.0;
            return if undefined { Err(zero_power()) } else { Ok(Self::default()) };
        }
        let size = self.re.hypot(self.im);
        let angle = self.im.atan2(self.re);
        let (mut length, mut phase) = (size.powf(exponent.re), angle * exponent.re);
        if exponent.im != 0.0 {
            length /= (angle * exponent.im).exp();
            phase += exponent.im * size.ln();
        }
        Ok(Self::new(length * phase.cos(), length * phase.sin()))
    }
}

fn zero_power() -> Exc {
    zero_division("0.0 to a negative or complex power")
}

impl From<f64> for Complex {
    fn from(value: f64) -> Self {
        Self::new(value, 0.0)
    }
}

impl Add for Complex {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.re + other.re, self.im + other.im)
    }
}

impl Sub for Complex {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.re - other.re, self.im - other.im)
    }
}

impl Mul for Complex {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)
    }
}

impl Neg for Complex {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.re, -self.im)
    }
}

impl std::fmt::Display for Complex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = |value: f64| float_digits(value, 'r', 0, Flags::default());
        if self.re == 0.0 && self.re.is_sign_positive() {
            return write!(f, "{}j", digits(self.im));
        }
        let imag = digits(self.im);
        let sign = if imag.starts_with('-') { "" } else { "+" };
        write!(f, "({}{sign}{imag}j)", digits(self.re))
    }
}

/// A number, a number before `j`, or both with a sign between; in parentheses or not.
fn parse_ascii(text: &str) -> Option<Complex> {
    let blank = |c: char| matches!(c, '\t'..='\r' | ' ');
    let text = text.trim_matches(blank);
    let text = match text.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')')?.trim_matches(blank),
        None => text,
    };
    if text.contains(blank) {
        return None;
    }
    let Some(imaginary) = text.strip_suffix(['j', 'J']) else {
        return text::parse_ascii(text).map(Complex::from);
    };
    let bytes = imaginary.as_bytes();
    let is_sign = |at: usize| matches!(bytes[at], b'+' | b'-');
    let sign = (1..bytes.len()).rev().find(|&at| is_sign(at) && !matches!(bytes[at - 1], b'e' | b'E'));
    let (re, im) = imaginary.split_at(sign.unwrap_or(0));
    let re = if sign.is_some() { text::parse_ascii(re)? } else { 0.0 };
    let im = match im {
        "" | "+" => 1.0,
        "-" => -1.0,
        _ => text::parse_ascii(im)?,
    };
    Some(Complex::new(re, im))
}

impl Object for Complex {
    fn type_name(&self) -> &'static str {
        "complex"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(self.to_string()))
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        if spec.is_empty() {
            return self.py_repr();
        }
        let message = "Ferrule: a format specification for a complex number is not supported (FER0426)";
        Err(Exc::with_message(&RUNTIME_ERROR, message))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(self.is_true())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self == other)
    }
    fn py_hash(&self) -> Result<i64> {
        let hash = hash_value(self.re).wrapping_add(hash_value(self.im).wrapping_mul(1_000_003));
        Ok(if hash == -1 { -2 } else { hash })
    }
    fn py_is(&self, other: &Self) -> bool {
        self.re.to_bits() == other.re.to_bits() && self.im.to_bits() == other.im.to_bits()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: Result<Complex>) -> String {
        value.map_or_else(|error| error.class().name.to_owned(), |value| value.to_string())
    }

    /// What CPython 3.11 shows for the same expressions.
    #[test]
    fn as_cpython() {
        let (a, b, zero) = (Complex::new(1.0, 2.0), Complex::new(3.0, -1.0), Complex::default());
        assert_eq!((a * b).to_string(), "(5+5j)");
        assert_eq!(shown(a.true_div(b)), "(0.1+0.7000000000000001j)");
        assert_eq!(shown(a.pow(Complex::from(2.0))), "(-3+4j)");
        assert_eq!(shown(a.pow(Complex::from(-3.0))), "(-0.08800000000000001+0.016j)");
        assert_eq!(shown(a.pow(Complex::from(0.5))), "(1.272019649514069+0.7861513777574233j)");
        assert_eq!(shown(a.true_div(zero)), "ZeroDivisionError");
        assert_eq!(shown(zero.pow(Complex::from(-1.0))), "ZeroDivisionError");
        assert_eq!(shown(Complex::new(2.0, 3.0).pow(Complex::from(200_000.0))), "OverflowError");
        assert_eq!(Complex::new(-0.0, 0.0).to_string(), "(-0+0j)");
        assert_eq!(Complex::new(1e16, 1e-7).to_string(), "(1e+16+1e-07j)");
        assert_eq!(Complex::new(f64::INFINITY, f64::NAN).to_string(), "(inf+nanj)");
        assert_eq!(a.py_hash().unwrap_or_default(), 2_000_007);
    }
}
