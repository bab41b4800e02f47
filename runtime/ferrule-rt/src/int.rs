//! `int`: integers that do not overflow.

mod arith;
mod convert;
mod ops;
mod parse;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

use crate::exc::Result;
use crate::object::{Number, Object};
use crate::str::Str;

pub(crate) use arith::{other_type, scale, small_floor_div, small_modulo, zero_division};
pub(crate) use parse::too_many_digits;
pub use parse::{limit_str_digits, max_str_digits, set_max_str_digits};

/// The modulus of CPython's numeric hash, a Mersenne prime.
pub(crate) const HASH_MODULUS: u64 = (1 << 61) - 1;

/// A Python integer: a machine word while it fits, a shared big integer beyond.
///
/// Invariant: `Big` never holds a value that fits `Small`, so equality and hashing need not compare across.
#[derive(Clone, Debug)]
pub enum Int {
    Small(i64),
    Big(Rc<BigInt>),
}

impl Int {
    /// A small integer, in a constant.
    pub const fn small(value: i64) -> Self {
        Self::Small(value)
    }
    pub const ZERO: Self = Self::Small(0);
    pub const ONE: Self = Self::Small(1);

    /// The value as a machine integer, which the analysis of ranges showed it to be.
    ///
    /// # Panics
    /// If the analysis was wrong: never a different number.
    #[inline]
    pub fn word(&self) -> i64 {
        match self {
            Self::Small(small) => *small,
            Self::Big(_) => panic!("Ferrule: an integer left the range that was proved for it (FER0423)"),
        }
    }

    /// The value in its normal form.
    pub fn from_big(value: BigInt) -> Self {
        match value.to_i64() {
            Some(small) => Self::Small(small),
            None => Self::Big(Rc::new(value)),
        }
    }

    /// The value as a big integer, borrowed where it is one already.
    pub fn to_big(&self) -> Cow<'_, BigInt> {
        match self {
            Self::Small(small) => Cow::Owned(BigInt::from(*small)),
            Self::Big(big) => Cow::Borrowed(big),
        }
    }

    /// A literal of the source program, known to be valid.
    ///
    /// # Panics
    /// When the text is not a decimal integer.
    pub fn from_str_lit(digits: &str) -> Self {
        Self::from_big(digits.parse().expect("an integer literal"))
    }

    #[inline]
    pub fn is_zero(&self) -> bool {
        matches!(self, Self::Small(0))
    }

    #[inline]
    pub fn is_negative(&self) -> bool {
        match self {
            Self::Small(small) => *small < 0,
            Self::Big(big) => big.sign() == num_bigint::Sign::Minus,
        }
    }

    /// `abs(self)`.
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// `hash(self)`: the value modulo 2**61 - 1 with the sign of the value, and never -1.
    pub fn hash_value(&self) -> i64 {
        let magnitude = match self {
            Self::Small(small) => small.unsigned_abs() % HASH_MODULUS,
            Self::Big(big) => (big.magnitude() % HASH_MODULUS).to_u64().unwrap_or(0),
        };
        let hash = if self.is_negative() { -(magnitude as i64) } else { magnitude as i64 };
        if hash == -1 { -2 } else { hash }
    }

    /// Exact comparison with a float; `None` for NaN.
    pub fn cmp_f64(&self, other: f64) -> Option<Ordering> {
        if other.is_nan() {
            return None;
        }
        if other.is_infinite() {
            return Some(if other > 0.0 { Ordering::Less } else { Ordering::Greater });
        }
        let whole = other.trunc();
        let by_whole = match self {
            // Within this range the conversion of a whole float to i64 is exact.
            Self::Small(small) if whole.abs() < 9.2e18 => small.cmp(&(whole as i64)),
            _ => self.to_big().as_ref().cmp(&num_traits::FromPrimitive::from_f64(whole).unwrap_or_else(BigInt::zero)),
        };
        let by_fraction = 0.0_f64.partial_cmp(&(other - whole));
        if by_whole == Ordering::Equal { by_fraction } else { Some(by_whole) }
    }
}

impl Default for Int {
    fn default() -> Self {
        Self::ZERO
    }
}

macro_rules! from_small {
    ($($t:ty),*) => {
        $(impl From<$t> for Int {
            #[inline]
            fn from(value: $t) -> Self {
                Self::Small(i64::from(value))
            }
        })*
    };
}
from_small!(i64, i32, u32, u8, bool);

impl From<usize> for Int {
    #[inline]
    fn from(value: usize) -> Self {
        i64::try_from(value).map_or_else(|_| Self::Big(Rc::new(BigInt::from(value))), Self::Small)
    }
}

impl From<u64> for Int {
    fn from(value: u64) -> Self {
        i64::try_from(value).map_or_else(|_| Self::Big(Rc::new(BigInt::from(value))), Self::Small)
    }
}

impl From<i128> for Int {
    fn from(value: i128) -> Self {
        i64::try_from(value).map_or_else(|_| Self::Big(Rc::new(BigInt::from(value))), Self::Small)
    }
}

impl From<BigInt> for Int {
    fn from(value: BigInt) -> Self {
        Self::from_big(value)
    }
}

impl PartialEq for Int {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => a == b,
            (Self::Big(a), Self::Big(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Int {}

impl PartialEq<i64> for Int {
    #[inline]
    fn eq(&self, other: &i64) -> bool {
        matches!(self, Self::Small(small) if small == other)
    }
}

impl Ord for Int {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => a.cmp(b),
            (Self::Big(a), Self::Big(b)) => a.cmp(b),
            (_, Self::Big(b)) if b.sign() == num_bigint::Sign::Minus => Ordering::Greater,
            (_, Self::Big(_)) => Ordering::Less,
            (Self::Big(_), Self::Small(_)) => other.cmp(self).reverse(),
        }
    }
}

impl PartialOrd for Int {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialOrd<i64> for Int {
    #[inline]
    fn partial_cmp(&self, other: &i64) -> Option<Ordering> {
        Some(self.cmp(&Self::Small(*other)))
    }
}

impl PartialEq<Int> for i64 {
    #[inline]
    fn eq(&self, other: &Int) -> bool {
        other == self
    }
}

impl PartialOrd<Int> for i64 {
    #[inline]
    fn partial_cmp(&self, other: &Int) -> Option<Ordering> {
        other.partial_cmp(self).map(Ordering::reverse)
    }
}

impl Hash for Int {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i64(self.hash_value());
    }
}

impl std::fmt::Display for Int {
    /// An integer with more digits than `sys.get_int_max_str_digits()` is an error, which `print` and f-strings raise.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Small(small) => small.fmt(f),
            Self::Big(big) => {
                let digits = self.to_decimal().map_err(crate::traceback::while_formatting)?;
                f.pad_integral(big.sign() != num_bigint::Sign::Minus, "", digits.trim_start_matches('-'))
            }
        }
    }
}

impl Object for Int {
    fn type_name(&self) -> &'static str {
        "int"
    }
    fn py_repr(&self) -> Result<Str> {
        self.to_decimal().map(Str::from)
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        crate::fmt::format_int(self, spec)
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_zero())
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
        Ok(self.hash_value())
    }
    /// Machine words are the same object when equal, as CPython's small integers are.
    fn py_is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => a == b,
            (Self::Big(a), Self::Big(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
    fn py_id(&self) -> usize {
        match self {
            Self::Small(small) => (*small as usize).wrapping_mul(32).wrapping_add(1),
            Self::Big(big) => Rc::as_ptr(big) as usize,
        }
    }
    fn as_number(&self) -> Option<Number> {
        Some(Number::Int(self.clone()))
    }
}
