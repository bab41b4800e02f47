//! Division, powers and shifts: what can raise.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::Int;
use crate::exc::{Exc, OVERFLOW_ERROR, RUNTIME_ERROR, Result, ZERO_DIVISION_ERROR, value_error};

/// The result of an operation that Python turns into a value of another type for these operands.
pub(crate) fn other_type(what: &str) -> Exc {
    Exc::with_message(
        &RUNTIME_ERROR,
        format!("Ferrule: {what} here, which this program's types do not allow (FER0420)"),
    )
}

pub(crate) fn zero_division(message: &'static str) -> Exc {
    Exc::with_message(&ZERO_DIVISION_ERROR, message)
}

/// `floor(a / b)` for machine words; `None` when it does not fit. The divisor is not zero.
#[inline]
pub(crate) fn small_floor_div(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    let inexact = quotient.wrapping_mul(b) != a;
    Some(if inexact && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

/// `a % b` with the sign of the divisor, which is not zero.
#[inline]
pub(crate) fn small_modulo(a: i64, b: i64) -> i64 {
    let remainder = a.wrapping_rem(b);
    if remainder != 0 && (remainder < 0) != (b < 0) { remainder + b } else { remainder }
}

impl Int {
    /// `self // other`.
    #[inline]
    pub fn floor_div(&self, other: &Self) -> Result<Self> {
        if other.is_zero() {
            return Err(zero_division("integer division or modulo by zero"));
        }
        if let (Self::Small(a), Self::Small(b)) = (self, other)
            && let Some(small) = small_floor_div(*a, *b)
        {
            return Ok(Self::Small(small));
        }
        Ok(Self::from_big(self.to_big().div_floor(&other.to_big())))
    }

    /// `self % other`.
    #[inline]
    pub fn modulo(&self, other: &Self) -> Result<Self> {
        if other.is_zero() {
            return Err(zero_division("integer modulo by zero"));
        }
        if let (Self::Small(a), Self::Small(b)) = (self, other) {
            return Ok(Self::Small(small_modulo(*a, *b)));
        }
        Ok(Self::from_big(self.to_big().mod_floor(&other.to_big())))
    }

    /// `divmod(self, other)`.
    pub fn divmod(&self, other: &Self) -> Result<(Self, Self)> {
        if other.is_zero() {
            return Err(zero_division("integer division or modulo by zero"));
        }
        if let (Self::Small(a), Self::Small(b)) = (self, other)
            && let Some(small) = small_floor_div(*a, *b)
        {
            return Ok((Self::Small(small), Self::Small(small_modulo(*a, *b))));
        }
        let (quotient, remainder) = self.to_big().div_mod_floor(&other.to_big());
        Ok((Self::from_big(quotient), Self::from_big(remainder)))
    }

    /// `self / other`: the float nearest to the exact quotient.
    #[inline]
    pub fn true_div(&self, other: &Self) -> Result<f64> {
        const EXACT: u64 = 1 << 53;
        if let (Self::Small(a), Self::Small(b)) = (self, other)
            && *b != 0
            && a.unsigned_abs() <= EXACT
            && b.unsigned_abs() <= EXACT
        {
            return Ok(*a as f64 / *b as f64);
        }
        true_div_big(self, other)
    }

    /// `self ** exponent` where the result is an `int`.
    pub fn pow(&self, exponent: &Self) -> Result<Self> {
        if exponent.is_negative() {
            return Err(if self.is_zero() {
                zero_division("0.0 cannot be raised to a negative power")
            } else {
                other_type("int ** negative int is a float")
            });
        }
        match (self, exponent) {
            (_, Self::Small(0)) | (Self::Small(1), _) => Ok(Self::ONE),
            (Self::Small(0), _) => Ok(Self::ZERO),
            (Self::Small(-1), _) => Ok(if exponent.is_even() { Self::ONE } else { Self::Small(-1) }),
            (Self::Small(2), Self::Small(_)) => Self::ONE.shl(exponent),
            (_, Self::Small(n)) => {
                let power = u32::try_from(*n).map_err(|_| too_many_digits())?;
                if let Self::Small(base) = self
                    && let Some(small) = base.checked_pow(power)
                {
                    return Ok(Self::Small(small));
                }
                Ok(Self::from_big(self.to_big().pow(power)))
            }
            _ => Err(too_many_digits()),
        }
    }

    /// `pow(self, exponent, modulus)`.
    pub fn pow_mod(&self, exponent: &Self, modulus: &Self) -> Result<Self> {
        if modulus.is_zero() {
            return Err(value_error("pow() 3rd argument cannot be 0"));
        }
        let modulus = modulus.to_big();
        let positive = modulus.abs();
        let mut base = self.to_big().mod_floor(&positive);
        if exponent.is_negative() {
            base = base.modinv(&positive).ok_or_else(|| value_error("base is not invertible for the given modulus"))?;
        }
        let result = if positive.is_one() { BigInt::zero() } else { base.modpow(&exponent.to_big().abs(), &positive) };
        Ok(Self::from_big(result.mod_floor(&modulus)))
    }

    /// `self << count`.
    #[inline]
    pub fn shl(&self, count: &Self) -> Result<Self> {
        match (self, count) {
            (_, count) if count.is_negative() => Err(value_error("negative shift count")),
            (Self::Small(0), _) => Ok(Self::ZERO),
            (_, Self::Big(_)) => Err(too_many_digits()),
            (Self::Small(value), Self::Small(n)) if *n < 63 && (value << n) >> n == *value => {
                Ok(Self::Small(value << n))
            }
            (_, Self::Small(n)) => {
                // CPython would need more memory than there is, and says so.
                let count = u32::try_from(*n).map_err(|_| Exc::new(&crate::exc::MEMORY_ERROR, Vec::new()))?;
                Ok(Self::from_big(self.to_big().as_ref() << count))
            }
        }
    }

    /// `self >> count`, rounding down.
    #[inline]
    pub fn shr(&self, count: &Self) -> Result<Self> {
        match (self, count) {
            (_, count) if count.is_negative() => Err(value_error("negative shift count")),
            (Self::Small(value), Self::Small(n)) => Ok(Self::Small(value >> (*n).min(63))),
            (Self::Small(_), Self::Big(_)) | (Self::Big(_), Self::Big(_)) => {
                Ok(if self.is_negative() { Self::Small(-1) } else { Self::ZERO })
            }
            (Self::Big(big), Self::Small(n)) => Ok(Self::from_big(big.as_ref() >> *n as u64)),
        }
    }

    pub fn is_even(&self) -> bool {
        match self {
            Self::Small(small) => small & 1 == 0,
            Self::Big(big) => big.is_even(),
        }
    }

    /// `math.gcd` of two.
    pub fn gcd(&self, other: &Self) -> Self {
        Self::from_big(self.to_big().gcd(&other.to_big()))
    }

    /// `math.isqrt`; the value is not negative.
    pub fn isqrt(&self) -> Self {
        Self::from_big(self.to_big().sqrt())
    }

    /// `round(self, digits)`: half to even at a negative digit.
    pub fn round_digits(&self, digits: i64) -> Self {
        let Ok(power) = u32::try_from(digits.unsigned_abs()) else {
            return if digits >= 0 { self.clone() } else { Self::ZERO };
        };
        // 10**n is more than twice the value: the nearest multiple is zero, and need not be computed.
        if digits < 0 && u64::from(power) > self.bit_length() as u64 {
            return Self::ZERO;
        }
        if digits >= 0 {
            return self.clone();
        }
        let unit = BigInt::from(10).pow(power);
        let value = self.to_big();
        let (mut quotient, remainder) = value.div_mod_floor(&unit);
        match (remainder * 2_u32).cmp(&unit) {
            std::cmp::Ordering::Greater => quotient += 1,
            std::cmp::Ordering::Equal if quotient.is_odd() => quotient += 1,
            _ => {}
        }
        Self::from_big(quotient * unit)
    }
}

fn too_many_digits() -> Exc {
    Exc::with_message(&OVERFLOW_ERROR, "too many digits in integer")
}

#[cold]
fn true_div_big(a: &Int, b: &Int) -> Result<f64> {
    if b.is_zero() {
        return Err(zero_division("division by zero"));
    }
    let negative = a.is_negative() != b.is_negative();
    let (a, b) = (a.to_big().abs(), b.to_big().abs());
    // A quotient of 65 or 66 bits, whose last bit also stands for everything below it.
    let shift = 65 - (a.bits() as i64 - b.bits() as i64);
    let (numerator, denominator) = if shift >= 0 { (a << shift, b) } else { (a, b << -shift) };
    let (quotient, remainder) = numerator.div_rem(&denominator);
    let bits = quotient.to_u128().unwrap_or(0) | u128::from(!remainder.is_zero());
    let magnitude = scale(bits, -shift)
        .ok_or_else(|| Exc::with_message(&OVERFLOW_ERROR, "integer division result too large for a float"))?;
    Ok(if negative { -magnitude } else { magnitude })
}

/// `mantissa * 2**exponent`, rounded half to even once, also where the result is subnormal; `None` on overflow.
pub(crate) fn scale(mantissa: u128, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let length = 128 - i64::from(mantissa.leading_zeros());
    // The weight of the last bit that the result can hold.
    let last = (length + exponent - 53).max(-1074);
    let drop = last - exponent;
    let rounded = if drop <= 0 {
        let value = mantissa as f64 * power_of_two(exponent);
        return value.is_finite().then_some(value);
    } else if drop > 127 {
        0
    } else {
        let kept = mantissa >> drop;
        let rest = mantissa & ((1_u128 << drop) - 1);
        let half = 1_u128 << (drop - 1);
        kept + u128::from(rest > half || (rest == half && kept & 1 == 1))
    };
    if length + exponent > 1025 {
        return None;
    }
    // The rounded mantissa has at most 53 bits (or is 2**53), so every step here is exact.
    let value = rounded as f64 * power_of_two(last);
    value.is_finite().then_some(value)
}

/// `2.0**exponent`, for exponents between those of the least subnormal and the largest float.
pub(crate) fn power_of_two(exponent: i64) -> f64 {
    match exponent {
        -1074..=-1023 => f64::from_bits(1 << (exponent + 1074)),
        _ => f64::from_bits(((exponent + 1023).clamp(0, 2047) as u64) << 52),
    }
}
