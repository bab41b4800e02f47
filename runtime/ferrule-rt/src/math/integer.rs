//! Functions of `math` that are exact on integers.

use std::borrow::Cow;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive};

use crate::exc::{Result, overflow_error, value_error};
use crate::int::Int;
use crate::iter::Iter;

/// `(m, e)` with `value` rounded to 53 bits equal to `m * 2**e` and `0.5 <= m < 1`, for a positive value.
pub(crate) fn split_big(value: &BigInt) -> (f64, u64) {
    let bits = value.bits();
    let magnitude = value.magnitude();
    let top = if bits > 64 {
        let shift = bits - 64;
        let top = (magnitude >> shift).to_u64().unwrap_or(u64::MAX);
        // A bit that stands for everything below decides ties.
        let rest = magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift);
        top | u64::from(rest)
    } else {
        magnitude.to_u64().unwrap_or(u64::MAX) << (64 - bits)
    };
    let mantissa = top as f64 / 2.0_f64.powi(64);
    if mantissa == 1.0 { (0.5, bits + 1) } else { (mantissa, bits) }
}

pub fn gcd2(a: &Int, b: &Int) -> Int {
    a.gcd(b)
}

pub fn gcd(values: Vec<Int>) -> Int {
    values.iter().fold(Int::from(0), |result, value| gcd2(&result, value))
}

pub fn lcm2(a: &Int, b: &Int) -> Int {
    Int::from(a.to_big().lcm(&b.to_big()).abs())
}

pub fn lcm(values: Vec<Int>) -> Int {
    values.iter().fold(Int::from(1), |result, value| lcm2(&result, value))
}

pub fn isqrt(n: &Int) -> Result<Int> {
    if n.is_negative() {
        return Err(value_error("isqrt() argument must be nonnegative"));
    }
    Ok(n.isqrt())
}

/// The product of `low..=high`, balanced so that the factors stay of one size.
fn product(low: u64, high: u64) -> BigUint {
    if low > high {
        return BigUint::one();
    }
    if high - low < 8 {
        return (low..=high).fold(BigUint::one(), |result, factor| result * factor);
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

pub fn factorial(n: &Int) -> Result<Int> {
    if n.is_negative() {
        return Err(value_error("factorial() not defined for negative values"));
    }
    match n.to_i64() {
        Some(n) => Ok(Int::from(BigInt::from(product(2, n as u64)))),
        None => Err(overflow_error(format!("factorial() argument should not exceed {}", i64::MAX))),
    }
}

fn not_negative<'a>(n: &'a Int, name: &str) -> Result<Cow<'a, BigInt>> {
    if n.is_negative() {
        return Err(value_error(format!("{name} must be a non-negative integer")));
    }
    Ok(n.to_big())
}

/// `n * (n-1) * ... * (n-count+1)`.
fn falling(n: &BigInt, count: u64) -> BigInt {
    if let Some(n) = n.to_u64() {
        return BigInt::from(product(n - count + 1, n));
    }
    (0..count).fold(BigInt::one(), |result, index| result * (n - index))
}

pub fn comb(n: &Int, k: &Int) -> Result<Int> {
    let n = not_negative(n, "n")?;
    let k = not_negative(k, "k")?;
    if k > n {
        return Ok(Int::from(0));
    }
    let count = (&*n - &*k).min(k.into_owned());
    let Some(count) = count.to_i64() else {
        return Err(overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    let count = count as u64;
    Ok(Int::from(falling(&n, count) / BigInt::from(product(2, count))))
}

pub fn perm(n: &Int, k: &Int) -> Result<Int> {
    let n = not_negative(n, "n")?;
    let k = not_negative(k, "k")?;
    if k > n {
        return Ok(Int::from(0));
    }
    match k.to_i64() {
        Some(count) => Ok(Int::from(falling(&n, count as u64))),
        None => Err(overflow_error(format!("k must not exceed {}", i64::MAX))),
    }
}

/// `prod` of integers.
pub fn prod_int(xs: Iter<Int>, start: &Int) -> Result<Int> {
    let mut result = start.clone();
    while let Some(x) = xs.next()? {
        result = &result * &x;
    }
    Ok(result)
}

/// `prod` of floats.
pub fn prod_float(xs: Iter<f64>, start: f64) -> Result<f64> {
    let mut result = start;
    while let Some(x) = xs.next()? {
        result *= x;
    }
    Ok(result)
}
