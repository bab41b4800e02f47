//! Conversions between `int` and machine numbers, floats and bytes.

use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, Signed, ToPrimitive};

use super::Int;
use super::arith::scale;
use crate::exc::{Exc, INDEX_ERROR, OVERFLOW_ERROR, Result, value_error};

fn overflow(message: &'static str) -> Exc {
    Exc::with_message(&OVERFLOW_ERROR, message)
}

impl Int {
    /// `float(self)`, rounded half to even.
    #[inline]
    pub fn to_f64(&self) -> Result<f64> {
        match self {
            Self::Small(small) => Ok(*small as f64),
            Self::Big(big) => big_to_f64(big).ok_or_else(|| overflow("int too large to convert to float")),
        }
    }

    #[inline]
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Self::Small(small) => Some(*small),
            Self::Big(_) => None,
        }
    }

    /// The value as an index.
    #[inline]
    pub fn to_index(&self) -> Result<i64> {
        match self {
            Self::Small(small) => Ok(*small),
            Self::Big(_) => Err(Exc::with_message(&INDEX_ERROR, "cannot fit 'int' into an index-sized integer")),
        }
    }

    /// The value as a bound of a slice: what does not fit is beyond every end.
    #[inline]
    pub fn to_bound(&self) -> i64 {
        match self {
            Self::Small(small) => *small,
            Self::Big(_) if self.is_negative() => i64::MIN,
            Self::Big(_) => i64::MAX,
        }
    }

    /// The value as a count, where a negative one means none.
    #[inline]
    pub fn to_usize_size(&self) -> Result<usize> {
        match self {
            Self::Small(small) => Ok(usize::try_from(*small).unwrap_or(0)),
            Self::Big(_) => Err(overflow("cannot fit 'int' into an index-sized integer")),
        }
    }

    /// `int(value)`: toward zero.
    #[inline]
    pub fn from_float(value: f64) -> Result<Self> {
        if value.abs() < 9.2e18 {
            return Ok(Self::Small(value as i64));
        }
        if value.is_nan() {
            return Err(value_error("cannot convert float NaN to integer"));
        }
        BigInt::from_f64(value.trunc())
            .map(Self::from_big)
            .ok_or_else(|| overflow("cannot convert float infinity to integer"))
    }

    /// `self.bit_length()`.
    pub fn bit_length(&self) -> i64 {
        match self {
            Self::Small(small) => 64 - i64::from(small.unsigned_abs().leading_zeros()),
            Self::Big(big) => big.bits() as i64,
        }
    }

    /// `self.bit_count()`: ones of the absolute value.
    pub fn bit_count(&self) -> i64 {
        match self {
            Self::Small(small) => i64::from(small.unsigned_abs().count_ones()),
            Self::Big(big) => big.magnitude().count_ones() as i64,
        }
    }

    /// `self.to_bytes(length, byteorder, signed=signed)`.
    pub fn to_byte_vec(&self, length: i64, byteorder: &str, signed: bool) -> Result<Vec<u8>> {
        let little = is_little(byteorder)?;
        let length = usize::try_from(length).map_err(|_| value_error("length argument must be non-negative"))?;
        if self.is_negative() && !signed {
            return Err(overflow("can't convert negative int to unsigned"));
        }
        let value = self.to_big();
        let mut bytes = if signed {
            value.to_signed_bytes_le()
        } else {
            value.abs().to_biguint().map_or_else(Vec::new, |v| v.to_bytes_le())
        };
        let fill = if self.is_negative() { 0xff } else { 0 };
        // Zero has one byte in this form and none in Python's; a sign byte never goes when it says something.
        if self.is_zero() {
            bytes.clear();
        }
        // CPython lets -1 fit no bytes at all, as zero does.
        if length == 0 && signed && *self == -1 {
            bytes.clear();
        }
        if bytes.len() > length {
            return Err(overflow("int too big to convert"));
        }
        bytes.resize(length, fill);
        if !little {
            bytes.reverse();
        }
        Ok(bytes)
    }

    /// `int.from_bytes(bytes, byteorder, signed=signed)`.
    pub fn from_byte_slice(bytes: &[u8], byteorder: &str, signed: bool) -> Result<Self> {
        let little = is_little(byteorder)?;
        let value = match (little, signed) {
            (true, true) => BigInt::from_signed_bytes_le(bytes),
            (true, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
            (false, true) => BigInt::from_signed_bytes_be(bytes),
            (false, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
        };
        Ok(Self::from_big(value))
    }
}

fn is_little(byteorder: &str) -> Result<bool> {
    match byteorder {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(value_error("byteorder must be either 'little' or 'big'")),
    }
}

/// The nearest float, from the leading bits and whether anything lies below them.
fn big_to_f64(big: &BigInt) -> Option<f64> {
    let magnitude = big.magnitude();
    let drop = magnitude.bits().saturating_sub(120);
    let sticky = drop > 0 && magnitude.trailing_zeros().is_some_and(|zeros| zeros < drop);
    let top = (magnitude >> drop).to_u128()? | u128::from(sticky);
    let value = scale(top, drop as i64)?;
    Some(if big.is_negative() { -value } else { value })
}
