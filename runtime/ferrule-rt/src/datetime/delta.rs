//! `timedelta`.

use super::value_object;
use crate::exc::{Result, overflow_error, value_error, zero_division};
use crate::int::Int;
use crate::object::Object;
use crate::str::Str;

const MAX_DAYS: i64 = 999_999_999;
const DAY: i128 = 86_400_000_000;

/// A `timedelta`. Invariant: seconds in 0..86400, micros in 0..1000000, days within ±999999999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeDelta {
    days: i64,
    seconds: i64,
    micros: i64,
}

/// The sum of the parts of a `timedelta(...)` call: whole microseconds and what is left of one, as CPython adds them.
struct Sum {
    micros: i128,
    rest: f64,
}

impl Sum {
    fn add(&mut self, value: f64, factor: i128) -> Result<()> {
        if value.is_nan() {
            return Err(value_error("cannot convert float NaN to integer"));
        }
        if value.is_infinite() {
            return Err(overflow_error("cannot convert float infinity to integer"));
        }
        let (whole, part) = (value.trunc(), value.fract());
        self.micros = self.micros.saturating_add((whole as i128).saturating_mul(factor));
        if part != 0.0 {
            let scaled = factor as f64 * part;
            self.micros = self.micros.saturating_add(scaled.trunc() as i128);
            self.rest += scaled.fract();
        }
        Ok(())
    }
    fn total(self) -> i128 {
        let mut whole = self.rest.round();
        if (whole - self.rest).abs() == 0.5 {
            // Halfway: the sum as a whole is rounded to even, so its parity matters.
            let odd = (self.micros & 1) as f64;
            whole = 2.0 * ((self.rest + odd) * 0.5).round() - odd;
        }
        self.micros.saturating_add(whole as i128)
    }
}

impl TimeDelta {
    pub const ZERO: Self = Self { days: 0, seconds: 0, micros: 0 };
    pub const MIN: Self = Self { days: -MAX_DAYS, seconds: 0, micros: 0 };
    pub const MAX: Self = Self { days: MAX_DAYS, seconds: 86_399, micros: 999_999 };
    pub(super) const DAY: Self = Self { days: 1, seconds: 0, micros: 0 };
    pub const RESOLUTION: Self = Self { days: 0, seconds: 0, micros: 1 };

    /// `timedelta(days, seconds, microseconds, milliseconds, minutes, hours, weeks)` of integers.
    pub fn new(
        days: i64,
        seconds: i64,
        microseconds: i64,
        milliseconds: i64,
        minutes: i64,
        hours: i64,
        weeks: i64,
    ) -> Result<Self> {
        let parts = [
            (days, DAY),
            (seconds, 1_000_000),
            (microseconds, 1),
            (milliseconds, 1000),
            (minutes, 60_000_000),
            (hours, 3_600_000_000),
            (weeks, 7 * DAY),
        ];
        Self::from_micros(parts.iter().map(|&(value, factor)| i128::from(value) * factor).sum())
    }

    /// The same of floats.
    pub fn from_floats(
        days: f64,
        seconds: f64,
        microseconds: f64,
        milliseconds: f64,
        minutes: f64,
        hours: f64,
        weeks: f64,
    ) -> Result<Self> {
        let mut sum = Sum { micros: 0, rest: 0.0 };
        sum.add(microseconds, 1)?;
        sum.add(milliseconds, 1000)?;
        sum.add(seconds, 1_000_000)?;
        sum.add(minutes, 60_000_000)?;
        sum.add(hours, 3_600_000_000)?;
        sum.add(days, DAY)?;
        sum.add(weeks, 7 * DAY)?;
        Self::from_micros(sum.total())
    }

    pub(super) fn from_micros(micros: i128) -> Result<Self> {
        let days = micros.div_euclid(DAY);
        let rest = micros.rem_euclid(DAY) as i64;
        if i32::try_from(days).is_err() {
            return Err(overflow_error("Python int too large to convert to C int"));
        }
        if days.abs() > i128::from(MAX_DAYS) {
            return Err(overflow_error(format!("days={days}; must have magnitude <= {MAX_DAYS}")));
        }
        Ok(Self { days: days as i64, seconds: rest / 1_000_000, micros: rest % 1_000_000 })
    }

    /// A difference of two dates, which is always in range.
    pub(super) fn of_days(days: i64) -> Self {
        Self { days, ..Self::ZERO }
    }

    pub(super) fn total_micros(&self) -> i128 {
        i128::from(self.days) * DAY + i128::from(self.seconds) * 1_000_000 + i128::from(self.micros)
    }

    pub fn days(&self) -> i64 {
        self.days
    }
    pub fn seconds(&self) -> i64 {
        self.seconds
    }
    pub fn microseconds(&self) -> i64 {
        self.micros
    }
    pub fn total_seconds(&self) -> f64 {
        ratio(self.total_micros(), 1_000_000)
    }
    pub fn add(&self, other: &Self) -> Result<Self> {
        Self::from_micros(self.total_micros() + other.total_micros())
    }
    pub fn sub(&self, other: &Self) -> Result<Self> {
        Self::from_micros(self.total_micros() - other.total_micros())
    }
    pub fn neg(&self) -> Result<Self> {
        Self::from_micros(-self.total_micros())
    }
    pub fn abs(&self) -> Result<Self> {
        if self.days < 0 { self.neg() } else { Ok(*self) }
    }
    pub fn mul(&self, factor: i64) -> Result<Self> {
        Self::from_micros(self.total_micros().saturating_mul(i128::from(factor)))
    }
    /// `self * factor`, exact and rounded once, half to even.
    pub fn mul_float(&self, factor: f64) -> Result<Self> {
        let (numerator, denominator) = crate::datetime::integer_ratio(factor)?;
        Self::from_big(self.big() * numerator, &denominator)
    }
    pub fn div_float(&self, divisor: f64) -> Result<Self> {
        let (numerator, denominator) = crate::datetime::integer_ratio(divisor)?;
        if divisor == 0.0 {
            return Err(zero_division("integer division or modulo by zero"));
        }
        Self::from_big(self.big() * denominator, &numerator)
    }
    pub fn div_int(&self, divisor: i64) -> Result<Self> {
        if divisor == 0 {
            return Err(zero_division("integer division or modulo by zero"));
        }
        Self::from_big(self.big(), &divisor.into())
    }
    pub fn floor_div_int(&self, divisor: i64) -> Result<Self> {
        if divisor == 0 {
            return Err(zero_division("integer division or modulo by zero"));
        }
        Self::from_micros(floor_div(self.total_micros(), i128::from(divisor)))
    }
    /// `self / other`.
    pub fn div(&self, other: &Self) -> Result<f64> {
        if other.total_micros() == 0 {
            return Err(zero_division("division by zero"));
        }
        Ok(ratio(self.total_micros(), other.total_micros()))
    }
    /// `self // other`.
    pub fn floor_div(&self, other: &Self) -> Result<Int> {
        Ok(Int::from(self.div_mod_micros(other)?.0))
    }
    pub fn modulo(&self, other: &Self) -> Result<Self> {
        if other.total_micros() == 0 {
            return Err(zero_division("integer modulo by zero"));
        }
        Self::from_micros(self.div_mod_micros(other)?.1)
    }
    pub fn div_mod(&self, other: &Self) -> Result<(Int, Self)> {
        let (quotient, rest) = self.div_mod_micros(other)?;
        Ok((Int::from(quotient), Self::from_micros(rest)?))
    }
    fn div_mod_micros(&self, other: &Self) -> Result<(i128, i128)> {
        let (left, right) = (self.total_micros(), other.total_micros());
        if right == 0 {
            return Err(zero_division("integer division or modulo by zero"));
        }
        let quotient = floor_div(left, right);
        Ok((quotient, left - quotient * right))
    }
    fn big(&self) -> num_bigint::BigInt {
        self.total_micros().into()
    }
    /// A quotient rounded to the nearest, half to even.
    fn from_big(numerator: num_bigint::BigInt, denominator: &num_bigint::BigInt) -> Result<Self> {
        use num_integer::Integer;
        use num_traits::{Signed, ToPrimitive};
        let (mut quotient, rest) = numerator.div_mod_floor(denominator);
        let twice = rest.abs() * 2u8;
        let size = denominator.abs();
        if twice > size || (twice == size && quotient.is_odd()) {
            quotient += 1u8;
        }
        let limit = i128::MAX;
        Self::from_micros(quotient.to_i128().unwrap_or(limit))
    }
}

fn floor_div(left: i128, right: i128) -> i128 {
    let quotient = left / right;
    if left % right != 0 && (left < 0) != (right < 0) { quotient - 1 } else { quotient }
}

/// A correctly rounded quotient.
fn ratio(numerator: i128, denominator: i128) -> f64 {
    const EXACT: i128 = 1 << 53;
    if numerator.abs() <= EXACT && denominator.abs() <= EXACT {
        return numerator as f64 / denominator as f64;
    }
    Int::from(numerator).true_div(&Int::from(denominator)).unwrap_or(f64::NAN)
}

impl std::fmt::Display for TimeDelta {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.days != 0 {
            let plural = if self.days.abs() == 1 { "" } else { "s" };
            write!(f, "{} day{plural}, ", self.days)?;
        }
        write!(f, "{}:{:02}:{:02}", self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60)?;
        if self.micros != 0 {
            write!(f, ".{:06}", self.micros)?;
        }
        Ok(())
    }
}

fn repr(delta: &TimeDelta) -> String {
    let parts = [("days", delta.days), ("seconds", delta.seconds), ("microseconds", delta.micros)];
    let shown: Vec<String> =
        parts.iter().filter(|(_, value)| *value != 0).map(|(name, value)| format!("{name}={value}")).collect();
    let inside = if shown.is_empty() { "0".to_owned() } else { shown.join(", ") };
    format!("datetime.timedelta({inside})")
}

value_object! {
    TimeDelta => "timedelta":
    repr: repr;
    eq: |a, b| a == b;
    lt: |a, b| Ok(a < b);
    le: |a, b| Ok(a <= b);
    hash: |delta| crate::datetime::hash_parts(&[delta.days, delta.seconds, delta.micros]);
    bool: |delta| *delta != TimeDelta::ZERO;
}
