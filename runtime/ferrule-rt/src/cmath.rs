//! The module `cmath`, by the port of CPython's in `pymath`.

use num_complex::Complex64;

use crate::complex::Complex;
use crate::exc::{Result, value_error};
use crate::math::checked;

fn there(z: Complex) -> Complex64 {
    Complex64::new(z.re, z.im)
}

fn back(result: pymath::Result<Complex64>) -> Result<Complex> {
    checked(result).map(|z| Complex::new(z.re, z.im))
}

macro_rules! functions {
    ($($name:ident),*) => {
        $(
            pub fn $name(z: Complex) -> Result<Complex> {
                back(pymath::cmath::$name(there(z)))
            }
        )*
    };
}

functions!(acos, asin, asinh, atan, atanh, cos, cosh, exp, log10, sin, sinh, sqrt);

const NOT_A_NUMBER: Complex = Complex::new(f64::NAN, f64::NAN);

// The tables of CPython 3.11 for these two know less of `0+nanj` than those of later versions, which `pymath` has.

pub fn acosh(z: Complex) -> Result<Complex> {
    if z.re == 0.0 && z.im.is_nan() { Ok(NOT_A_NUMBER) } else { back(pymath::cmath::acosh(there(z))) }
}

pub fn tanh(z: Complex) -> Result<Complex> {
    if z.re == 0.0 && z.im.is_nan() { Ok(NOT_A_NUMBER) } else { back(pymath::cmath::tanh(there(z))) }
}

pub fn tan(z: Complex) -> Result<Complex> {
    if z.im == 0.0 && z.re.is_nan() { Ok(NOT_A_NUMBER) } else { back(pymath::cmath::tan(there(z))) }
}

pub fn log(z: Complex) -> Result<Complex> {
    back(pymath::cmath::log(there(z), None))
}

/// `cmath.log(z, base)`: as in CPython, only what the base does wrong is an error.
pub fn log_base(z: Complex, base: Complex) -> Result<Complex> {
    back(pymath::cmath::log(there(z), Some(there(base))))
}

pub fn phase(z: Complex) -> Result<f64> {
    checked(pymath::cmath::phase(there(z)))
}

pub fn polar(z: Complex) -> Result<(f64, f64)> {
    checked(pymath::cmath::polar(there(z)))
}

pub fn rect(r: f64, phi: f64) -> Result<Complex> {
    back(pymath::cmath::rect(r, phi))
}

pub fn isfinite(z: Complex) -> bool {
    z.re.is_finite() && z.im.is_finite()
}

pub fn isinf(z: Complex) -> bool {
    z.re.is_infinite() || z.im.is_infinite()
}

pub fn isnan(z: Complex) -> bool {
    z.re.is_nan() || z.im.is_nan()
}

pub fn isclose(a: Complex, b: Complex, rel_tol: f64, abs_tol: f64) -> Result<bool> {
    if rel_tol < 0.0 || abs_tol < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if isinf(a) || isinf(b) {
        return Ok(false);
    }
    let size = |z: Complex| z.re.hypot(z.im);
    let apart = size(a - b);
    Ok(apart <= rel_tol * size(b) || apart <= rel_tol * size(a) || apart <= abs_tol)
}
