//! Functions of `math` that `std` does not have: the C library's, and CPython's own for gamma.

use pymath::Error;

use super::{domain_error, range_error};
use crate::exc::Result;

pub(crate) fn checked<T>(result: pymath::Result<T>) -> Result<T> {
    result.map_err(|error| match error {
        Error::EDOM => domain_error(),
        Error::ERANGE => range_error(),
    })
}

macro_rules! functions {
    ($($name:ident),*) => {
        $(
            pub fn $name(x: f64) -> Result<f64> {
                checked(pymath::math::$name(x))
            }
        )*
    };
}

functions!(acosh, atanh, lgamma);

// These know no wrong argument.

pub fn asinh(x: f64) -> f64 {
    pymath::math::asinh(x).unwrap_or(f64::NAN)
}

pub fn erf(x: f64) -> f64 {
    pymath::math::erf(x).unwrap_or(f64::NAN)
}

pub fn erfc(x: f64) -> f64 {
    pymath::math::erfc(x).unwrap_or(f64::NAN)
}

pub fn gamma(x: f64) -> Result<f64> {
    // The last value of CPython's table of exact results.
    if x == 23.0 {
        return Ok(1_124_000_727_777_607_680_000.0);
    }
    checked(pymath::math::gamma(x))
}
