//! `repr(float)` and `float(text)`.

use std::fmt;

use crate::exc::{Exc, Result, value_error};
use crate::object::Object;
use crate::str::Str;
use crate::unicode;

/// A float that displays as Python's `str` shows it.
#[derive(Clone, Copy, Debug)]
pub struct Show(pub f64);

/// `value` for a Rust format string, as `str(value)`.
#[inline]
pub fn display(value: f64) -> Show {
    Show(value)
}

impl fmt::Display for Show {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.precision().is_some() || f.width().is_some() || f.sign_plus() {
            return show_padded(self.0, f);
        }
        if self.0.is_nan() {
            return f.write_str("nan");
        }
        if self.0.is_infinite() {
            return f.write_str(if self.0 > 0.0 { "inf" } else { "-inf" });
        }
        let mut buffer = ryu::Buffer::new();
        write_python(buffer.format_finite(self.0), f)
    }
}

/// With the sign, width and fill of the format string; a precision is that of Python's `f`.
fn show_padded(value: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let negative = value.is_sign_negative() && !value.is_nan();
    let digits = match f.precision() {
        Some(precision) if value.is_finite() => format!("{:.precision$}", value.abs()),
        _ => Show(if negative { -value } else { value }).to_string(),
    };
    f.pad_integral(!negative, "", &digits)
}

/// Shortest digits, as `ryu` arranges them, in CPython's arrangement: an exponent has a sign and two digits, and
/// begins below 1e-4 already.
fn write_python(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (sign, magnitude) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    if let Some((digits, exponent)) = magnitude.split_once('e') {
        let (direction, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |rest| ('-', rest));
        return write!(f, "{sign}{digits}e{direction}{exponent:0>2}");
    }
    if let Some(digits) = magnitude.strip_prefix("0.0000") {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        return write!(f, "{sign}{first}{point}{rest}e-05");
    }
    f.write_str(text)
}

/// `repr(value)` as a Rust string.
pub fn text(value: f64) -> String {
    Show(value).to_string()
}

/// `repr(value)`.
pub fn repr(value: f64) -> Str {
    Str::from(text(value))
}

/// `float(text)`.
pub fn parse(text: &Str) -> Result<f64> {
    let ascii = unicode::decimals_and_spaces_to_ascii(text.as_str());
    match parse_ascii(&ascii) {
        Some(value) => Ok(value),
        None => Err(cannot_convert(&text.py_repr()?)),
    }
}

/// `float(bytes)`; `shown` is the argument for the message.
pub fn parse_bytes(bytes: &[u8], shown: &Str) -> Result<f64> {
    std::str::from_utf8(bytes).ok().and_then(parse_ascii).ok_or_else(|| cannot_convert(shown))
}

fn cannot_convert(shown: &Str) -> Exc {
    value_error(format!("could not convert string to float: {}", shown.as_str()))
}

pub(crate) fn parse_ascii(text: &str) -> Option<f64> {
    let text = text.trim_matches(|c: char| matches!(c, '\t'..='\r' | ' '));
    let (negative, magnitude) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let value = match magnitude.as_bytes().first()? {
        b'0'..=b'9' | b'.' if is_decimal(magnitude) => {
            if magnitude.contains('_') {
                magnitude.replace('_', "").parse().ok()?
            } else {
                magnitude.parse().ok()?
            }
        }
        b'i' | b'I' if ["inf", "infinity"].iter().any(|word| magnitude.eq_ignore_ascii_case(word)) => f64::INFINITY,
        b'n' | b'N' if magnitude.eq_ignore_ascii_case("nan") => f64::NAN,
        _ => return None,
    };
    Some(if negative { -value } else { value })
}

/// Digits with a point or an exponent; single underscores between digits.
fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let part = |part: &str| part.is_empty() || is_digits(part);
    let exponent_fits = exponent.is_none_or(|e| is_digits(e.strip_prefix(['+', '-']).unwrap_or(e)));
    part(whole) && part(fraction) && !(whole.is_empty() && fraction.is_empty()) && exponent_fits
}

fn is_digits(text: &str) -> bool {
    let mut after_digit = false;
    for byte in text.bytes() {
        match byte {
            b'_' if after_digit => after_digit = false,
            b'0'..=b'9' => after_digit = true,
            _ => return false,
        }
    }
    after_digit
}
