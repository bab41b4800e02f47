//! The `datetime` module: dates, times, differences and time zones; `zoneinfo` too.

mod calendar;
mod date;
mod delta;
mod format;
mod iso;
mod local;
mod parse;
mod posix;
mod rules;
mod stamp;
mod time;
mod zone;

pub use date::{Date, IsoCalendarDate};
pub use delta::TimeDelta;
pub use rules::NOT_FOUND as ZONE_NOT_FOUND;
pub use stamp::DateTime;
pub use time::Time;
pub use zone::TimeZone;

use crate::exc::{Exc, Result, overflow_error, value_error};

/// `MINYEAR`, `MAXYEAR`.
pub const MINYEAR: i64 = calendar::MIN_YEAR;
pub const MAXYEAR: i64 = calendar::MAX_YEAR;

/// The operations of a value whose identity does not matter.
macro_rules! value_object {
    ($type:ty => $name:literal:
     repr: $repr:expr; eq: $eq:expr; lt: $lt:expr; le: $le:expr; hash: $hash:expr; bool: $bool:expr;) => {
        impl Object for $type {
            fn type_name(&self) -> &'static str {
                $name
            }
            fn py_repr(&self) -> Result<Str> {
                Ok(Str::from($repr(self)))
            }
            fn py_str(&self) -> Result<Str> {
                Ok(Str::from(self.to_string()))
            }
            fn py_format(&self, spec: &Str) -> Result<Str> {
                $crate::datetime::format::with_spec(self, spec)
            }
            fn py_bool(&self) -> Result<bool> {
                let truth: fn(&$type) -> bool = $bool;
                Ok(truth(self))
            }
            fn py_eq(&self, other: &Self) -> Result<bool> {
                let eq: fn(&$type, &$type) -> bool = $eq;
                Ok(eq(self, other))
            }
            fn py_lt(&self, other: &Self) -> Result<bool> {
                let lt: fn(&$type, &$type) -> Result<bool> = $lt;
                lt(self, other)
            }
            fn py_le(&self, other: &Self) -> Result<bool> {
                let le: fn(&$type, &$type) -> Result<bool> = $le;
                le(self, other)
            }
            fn py_hash(&self) -> Result<i64> {
                let hash: fn(&$type) -> Result<i64> = $hash;
                hash(self)
            }
            fn py_is(&self, other: &Self) -> bool {
                self == other
            }
        }
    };
}
use value_object;

/// A part that `replace` gives, or the one that stays.
fn part_or(given: &Option<crate::int::Int>, old: i64) -> Result<i64> {
    let too_large = || overflow_error("Python int too large to convert to C int");
    given.as_ref().map_or(Ok(old), |given| given.to_i64().ok_or_else(too_large))
}

/// The hash of a tuple of integers.
fn hash_parts(parts: &[i64]) -> Result<i64> {
    crate::seq::hash_tuple(parts.iter().map(|&part| Ok(crate::int::Int::from(part).hash_value())))
}

/// `value.as_integer_ratio()`.
fn integer_ratio(value: f64) -> Result<(num_bigint::BigInt, num_bigint::BigInt)> {
    use num_bigint::BigInt;
    if value.is_nan() {
        return Err(value_error("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(overflow_error("cannot convert Infinity to integer ratio"));
    }
    let bits = value.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, power) = if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    let signed = BigInt::from(if value < 0.0 { -(mantissa as i64) } else { mantissa as i64 });
    Ok(if power >= 0 { (signed << power, BigInt::from(1)) } else { (signed, BigInt::from(1) << -power) })
}

fn out_of_range() -> Exc {
    overflow_error("date value out of range")
}
