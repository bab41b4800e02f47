//! The module `math`: the platform's functions with CPython's errors.
//!
//! A result that is not a number for arguments that are is a domain error; an infinite result for finite
//! arguments is a range error, or a domain error where the function has a pole and cannot overflow.

mod integer;
pub(crate) use integer::split_big;
#[cfg(feature = "special")]
mod special;

pub use integer::*;
#[cfg(feature = "special")]
pub use special::*;

use crate::exc::{Exc, Result, overflow_error, value_error, zero_division};
use crate::int::Int;
use crate::iter::Iter;

#[cold]
pub(crate) fn domain_error() -> Exc {
    value_error("math domain error")
}

#[cold]
pub(crate) fn range_error() -> Exc {
    overflow_error("math range error")
}

/// The result of a function that has no pole or overflow.
#[inline]
fn in_domain(x: f64, result: f64) -> Result<f64> {
    if result.is_nan() && !x.is_nan() {
        return Err(domain_error());
    }
    Ok(result)
}

/// The result of a function that may overflow.
#[inline]
fn in_range(x: f64, result: f64) -> Result<f64> {
    if result.is_finite() || !x.is_finite() { in_domain(x, result) } else { Err(range_error()) }
}

/// The result of a function that has a pole and does not overflow.
#[inline]
fn off_pole(x: f64, result: f64) -> Result<f64> {
    if result.is_finite() || !x.is_finite() { in_domain(x, result) } else { Err(domain_error()) }
}

macro_rules! functions {
    ($($check:ident: $($name:ident = $method:ident),*;)*) => {
        $($(
            #[inline]
            pub fn $name(x: f64) -> Result<f64> {
                $check(x, x.$method())
            }
        )*)*
    };
}

functions! {
    in_domain: acos = acos, asin = asin, cos = cos, sin = sin, sqrt = sqrt, tan = tan;
    in_range: cosh = cosh, exp = exp, exp2 = exp2, expm1 = exp_m1, sinh = sinh;
    off_pole: log1p = log1p_signed;
}

/// `ln_1p` that keeps the sign of zero on every platform.
trait Log1p {
    fn log1p_signed(self) -> f64;
}

impl Log1p for f64 {
    #[inline]
    fn log1p_signed(self) -> f64 {
        if self == 0.0 { self } else { self.ln_1p() }
    }
}

#[inline]
pub fn pow(x: f64, y: f64) -> Result<f64> {
    let result = x.powf(y);
    if result.is_finite() {
        return Ok(result);
    }
    if result.is_nan() {
        return if x.is_nan() || y.is_nan() { Ok(result) } else { Err(domain_error()) };
    }
    if x.is_finite() && y.is_finite() {
        return Err(if x == 0.0 { domain_error() } else { range_error() });
    }
    Ok(result)
}

#[inline]
pub fn fmod(x: f64, y: f64) -> Result<f64> {
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error());
    }
    Ok(result)
}

/// The IEEE 754 remainder: `x - n*y` for the integer `n` nearest to `x/y`, the even one of two.
pub fn remainder(x: f64, y: f64) -> Result<f64> {
    if x.is_nan() {
        return Ok(x);
    }
    if y.is_nan() {
        return Ok(y);
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain_error());
    }
    if y.is_infinite() {
        return Ok(x);
    }
    let (absx, absy) = (x.abs(), y.abs());
    let below = absx % absy;
    let above = absy - below;
    let size = if below < above {
        below
    } else if below > above {
        -above
    } else {
        // A tie: both subtractions are exact, and the second remainder tells whether the quotient is even.
        below - 2.0 * ((0.5 * (absx - below)) % absy)
    };
    Ok(1.0_f64.copysign(x) * size)
}

/// `sqrt(x*x + y*y)` as [`hypot`] computes it.
#[inline]
pub fn hypot2(x: f64, y: f64) -> f64 {
    norm(&mut [x, y])
}

pub fn hypot(mut coordinates: Vec<f64>) -> f64 {
    norm(&mut coordinates)
}

/// The distance of two points.
pub fn dist(p: Iter<f64>, q: Iter<f64>) -> Result<f64> {
    let p = p.to_vec()?;
    let q = q.to_vec()?;
    if p.len() != q.len() {
        return Err(value_error("both points must have the same number of dimensions"));
    }
    let mut differences: Vec<f64> = p.iter().zip(&q).map(|(a, b)| a - b).collect();
    Ok(norm(&mut differences))
}

/// A sum that starts at one and keeps what each addition rounded away.
struct Compensated {
    sum: f64,
    lost: [f64; 3],
}

impl Compensated {
    #[inline]
    fn add(&mut self, x: f64, lane: usize) {
        let old = self.sum;
        self.sum += x;
        self.lost[lane] += (old - self.sum) + x;
    }
    #[inline]
    fn value(&self) -> f64 {
        self.sum - 1.0 + (self.lost[0] + self.lost[1] + self.lost[2])
    }
}

/// Two halves of a number whose products are exact.
#[inline]
fn split(x: f64) -> (f64, f64) {
    let t = x * 134_217_729.0;
    let high = t - (t - x);
    (high, x - high)
}

/// The Euclidean norm: CPython 3.11 sums scaled squares in pieces and corrects the root once, and its last
/// bit depends on the order of these operations.
fn norm(values: &mut [f64]) -> f64 {
    let mut max = 0.0_f64;
    let mut found_nan = false;
    for value in values.iter_mut() {
        *value = value.abs();
        found_nan |= value.is_nan();
        if *value > max {
            max = *value;
        }
    }
    if max.is_infinite() {
        return max;
    }
    if found_nan {
        return f64::NAN;
    }
    if max == 0.0 || values.len() <= 1 {
        return max;
    }
    let (_, exponent) = split_exponent(max);
    let mut total = Compensated { sum: 1.0, lost: [0.0; 3] };
    if exponent < -1023 {
        // The scale would overflow: divide by the largest value instead.
        for value in values {
            let x = *value / max;
            total.add(x * x, 0);
        }
        return max * (total.sum - 1.0 + total.lost[0]).sqrt();
    }
    let scale = scale_exponent(1.0, -exponent);
    for value in values {
        let (high, low) = split(*value * scale);
        total.add(high * high, 0);
        total.add(2.0 * high * low, 1);
        total.lost[2] += low * low;
    }
    let root = total.value().sqrt();
    let (high, low) = split(root);
    total.add(-high * high, 0);
    total.add(-2.0 * high * low, 1);
    total.add(-low * low, 2);
    (root + total.value() / (2.0 * root)) / scale
}

/// The sum without any loss of precision: partial sums that do not overlap, added exactly.
pub fn fsum(xs: Iter<f64>) -> Result<f64> {
    let mut partials: Vec<f64> = Vec::new();
    let mut special = 0.0;
    let mut infinite = 0.0;
    while let Some(given) = xs.next()? {
        let mut x = given;
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut y = partials[index];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x.is_finite() {
            if x != 0.0 {
                partials.push(x);
            }
            continue;
        }
        if given.is_finite() {
            return Err(overflow_error("intermediate overflow in fsum"));
        }
        if given.is_infinite() {
            infinite += given;
        }
        special += given;
        partials.clear();
    }
    if special != 0.0 {
        return if infinite.is_nan() { Err(value_error("-inf + inf in fsum")) } else { Ok(special) };
    }
    Ok(sum_of_partials(&mut partials))
}

/// Adds partials from the largest and rounds once, half to even over all of them.
fn sum_of_partials(partials: &mut Vec<f64>) -> f64 {
    let Some(mut high) = partials.pop() else {
        return 0.0;
    };
    let mut low = 0.0;
    while let Some(y) = partials.pop() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    let same_side = partials.last().is_some_and(|rest| (low < 0.0 && *rest < 0.0) || (low > 0.0 && *rest > 0.0));
    if same_side {
        let y = low * 2.0;
        let x = high + y;
        if y == x - high {
            high = x;
        }
    }
    high
}

pub fn isclose(a: f64, b: f64, rel_tol: f64, abs_tol: f64) -> Result<bool> {
    if rel_tol < 0.0 || abs_tol < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (rel_tol * b).abs() || difference <= (rel_tol * a).abs() || difference <= abs_tol)
}

#[inline]
pub fn degrees(x: f64) -> f64 {
    x * (180.0 / std::f64::consts::PI)
}

#[inline]
pub fn radians(x: f64) -> f64 {
    x * (std::f64::consts::PI / 180.0)
}

/// The fraction and the whole part, both with the sign of `x`.
pub fn modf(x: f64) -> (f64, f64) {
    if x.is_infinite() {
        return (0.0_f64.copysign(x), x);
    }
    let whole = x.trunc();
    ((x - whole).copysign(x), whole)
}

/// `(m, e)` with `x == m * 2**e` and `0.5 <= abs(m) < 1`.
pub(crate) fn split_exponent(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    if exponent == 0 {
        let (mantissa, exponent) = split_exponent(x * 2.0_f64.powi(64));
        return (mantissa, exponent - 64);
    }
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent - 1022)
}

/// `x * 2**exponent`, rounded once.
pub(crate) fn scale_exponent(x: f64, exponent: i32) -> f64 {
    // Two steps up reach any result. On the way down all but the last step stay normal with 53 bits to spare.
    const UP: f64 = f64::from_bits(2046 << 52);
    const DOWN: f64 = f64::from_bits((1023 - 969) << 52);
    let mut value = x;
    let mut left = exponent;
    for _ in 0..2 {
        if left > 1023 {
            value *= UP;
            left -= 1023;
        } else if left < -1022 {
            value *= DOWN;
            left += 969;
        }
    }
    let left = left.clamp(-1022, 1023);
    value * f64::from_bits(((left + 1023) as u64) << 52)
}

pub fn frexp(x: f64) -> (f64, Int) {
    let (mantissa, exponent) = split_exponent(x);
    (mantissa, Int::from(i64::from(exponent)))
}

pub fn ldexp(x: f64, exponent: &Int) -> Result<f64> {
    if x == 0.0 || !x.is_finite() {
        return Ok(x);
    }
    let exponent = match exponent.to_i64() {
        Some(exponent) => exponent.clamp(-4000, 4000) as i32,
        None => {
            if exponent.is_negative() {
                -4000
            } else {
                4000
            }
        }
    };
    let result = scale_exponent(x, exponent);
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

pub fn nextafter(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == y {
        return y;
    }
    if x < y { x.next_up() } else { x.next_down() }
}

/// The distance of `x` to the next larger number.
pub fn ulp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let x = x.abs();
    if x.is_infinite() {
        return x;
    }
    let next = x.next_up();
    if next.is_infinite() { x - x.next_down() } else { next - x }
}

#[inline]
pub fn floor(x: f64) -> Result<Int> {
    Int::from_float(x.floor())
}

#[inline]
pub fn ceil(x: f64) -> Result<Int> {
    Int::from_float(x.ceil())
}

#[inline]
pub fn trunc(x: f64) -> Result<Int> {
    Int::from_float(x.trunc())
}

/// What has a logarithm: a float, or an integer of any size.
pub trait Logarithm {
    /// Applies the logarithm `f`, which turns products into sums, to the value.
    fn apply(self, f: fn(f64) -> f64) -> Result<f64>;
}

impl Logarithm for f64 {
    #[inline]
    fn apply(self, f: fn(f64) -> f64) -> Result<f64> {
        if self > 0.0 {
            return Ok(f(self));
        }
        if self.is_nan() { Ok(self) } else { Err(domain_error()) }
    }
}

impl Logarithm for &Int {
    fn apply(self, f: fn(f64) -> f64) -> Result<f64> {
        match self {
            Int::Small(value) => (*value as f64).apply(f),
            Int::Big(value) => {
                if value.sign() == num_bigint::Sign::Minus {
                    return Err(domain_error());
                }
                let (mantissa, exponent) = integer::split_big(value);
                if exponent <= 1024 {
                    let near = scale_exponent(mantissa, exponent as i32);
                    if near.is_finite() {
                        return Ok(f(near));
                    }
                }
                Ok(f(mantissa) + f(2.0) * exponent as f64)
            }
        }
    }
}

#[inline]
pub fn log<X: Logarithm>(x: X) -> Result<f64> {
    x.apply(f64::ln)
}

#[inline]
pub fn log2<X: Logarithm>(x: X) -> Result<f64> {
    x.apply(f64::log2)
}

#[inline]
pub fn log10<X: Logarithm>(x: X) -> Result<f64> {
    x.apply(f64::log10)
}

pub fn log_base<X: Logarithm, B: Logarithm>(x: X, base: B) -> Result<f64> {
    let numerator = log(x)?;
    let denominator = log(base)?;
    if denominator == 0.0 {
        return Err(zero_division("float division by zero"));
    }
    Ok(numerator / denominator)
}
