//! `float.hex` and `float.fromhex`.

use super::{decompose, display, overflow};
use crate::exc::{Result, value_error};
use crate::int::scale;
use crate::str::Str;

/// `value.hex()`.
pub fn hex(value: f64) -> Str {
    if !value.is_finite() {
        return Str::from(display(value).to_string());
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let (mantissa, exponent) = decompose(value);
    if mantissa == 0 {
        return Str::from(format!("{sign}0x0.0p+0"));
    }
    let (lead, fraction) = (mantissa >> 52, mantissa & ((1 << 52) - 1));
    Str::from(format!("{sign}0x{lead}.{fraction:013x}p{:+}", exponent + 52))
}

/// `float.fromhex(text)`.
pub fn fromhex(text: &Str) -> Result<f64> {
    let trimmed = text.as_str().trim_matches(|c: char| matches!(c, '\t'..='\r' | ' '));
    let (negative, magnitude) = match trimmed.as_bytes().first() {
        Some(b'-') => (true, &trimmed[1..]),
        Some(b'+') => (false, &trimmed[1..]),
        _ => (false, trimmed),
    };
    let value = match magnitude.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        lower => {
            let parsed = parse_magnitude(lower.strip_prefix("0x").unwrap_or(lower));
            let invalid = || value_error("invalid hexadecimal floating-point string");
            let too_large = || overflow("hexadecimal value too large to represent as a float");
            let (mantissa, exponent, garbage) = parsed.ok_or_else(invalid)?;
            // CPython sees that the value is too large before it sees what follows.
            let value = scale(mantissa, exponent).ok_or_else(too_large)?;
            if garbage {
                return Err(invalid());
            }
            value
        }
    };
    Ok(if negative { -value } else { value })
}

/// Digits with a point and a binary exponent. What does not fit the mantissa leaves a mark in its last bit.
fn parse_magnitude(text: &str) -> Option<(u128, i64, bool)> {
    let (digits, (power, garbage)) = match text.split_once('p') {
        Some((digits, power)) => (digits, parse_power(power)?),
        None => (text, (0, false)),
    };
    let (mut mantissa, mut exponent) = (0_u128, power);
    let (mut seen, mut after_point) = (false, false);
    for c in digits.chars() {
        if c == '.' && !after_point {
            after_point = true;
            continue;
        }
        let digit = u128::from(c.to_digit(16)?);
        seen = true;
        if mantissa >> 120 == 0 {
            mantissa = mantissa << 4 | digit;
            exponent -= if after_point { 4 } else { 0 };
        } else {
            mantissa |= u128::from(digit != 0);
            exponent += if after_point { 0 } else { 4 };
        }
    }
    seen.then_some((mantissa, exponent, garbage))
}

/// The power, and whether more than digits follows the sign.
fn parse_power(text: &str) -> Option<(i64, bool)> {
    let rest = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let garbage = !digits.is_empty();
    let digits = &rest[..rest.len() - digits.len()];
    if digits.is_empty() {
        return None;
    }
    // An exponent of this size decides alone; more digits change nothing.
    let power = digits.parse::<i64>().unwrap_or(i64::MAX).min(1 << 40);
    Some((if text.starts_with('-') { -power } else { power }, garbage))
}
