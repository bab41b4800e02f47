//! Numbers in the format mini-language.

use super::decimal::{Flags, float_digits};
use super::spec::Spec;
use crate::exc::{Exc, OVERFLOW_ERROR, Result, value_error};
use crate::int::Int;
use crate::str::Str;

/// A number's parts in the order that they are written.
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    /// What grouping and zero padding act on.
    digits: &'a str,
    /// The point and what follows, or the name of what is no number.
    rest: &'a str,
    group: usize,
}

/// `format(value, spec)` of an `int` or, under its own name, a `bool`.
pub fn int(value: &Int, spec: &Spec, type_name: &str) -> Result<Str> {
    match spec.kind {
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return float(value.to_f64()?, spec),
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => {}
        _ => return Err(spec.unknown_kind(type_name)),
    }
    if spec.precision.is_some() {
        return Err(value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if spec.kind == 'c' {
        return character(value, spec);
    }
    let (digits, prefix, group) = match spec.kind {
        'b' => (value.magnitude_radix(2), "0b", 4),
        'o' => (value.magnitude_radix(8), "0o", 4),
        'x' => (value.magnitude_radix(16), "0x", 4),
        'X' => (value.magnitude_radix(16).to_ascii_uppercase(), "0X", 4),
        _ => (value.to_decimal()?.trim_start_matches('-').to_owned(), "", 3),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(write(spec, &Parts { negative: value.is_negative(), prefix, digits: &digits, rest: "", group }))
}

fn character(value: &Int, spec: &Spec) -> Result<Str> {
    if spec.sign.is_some() {
        return Err(value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let overflow = |message: &'static str| Exc::with_message(&OVERFLOW_ERROR, message);
    let code = value.to_i64().ok_or_else(|| overflow("Python int too large to convert to C long"))?;
    if !(0..0x11_0000).contains(&code) {
        return Err(overflow("%c arg not in range(0x110000)"));
    }
    let text = Str::chr(code)?;
    Ok(write(spec, &Parts { negative: false, prefix: "", digits: "", rest: text.as_str(), group: 3 }))
}

/// `format(value, spec)` of a `float`, or of an `int` by a float's letter.
pub fn float(value: f64, spec: &Spec) -> Result<Str> {
    if spec.precision.is_some_and(|precision| precision > i32::MAX as usize) {
        return Err(value_error("precision too big"));
    }
    let percent = spec.kind == '%';
    let kind = match (spec.kind, spec.precision) {
        ('\0', None) => 'r',
        ('\0', Some(_)) | ('n', _) => 'g',
        ('%', _) => 'f',
        (kind, _) => kind,
    };
    let flags =
        Flags { alternate: spec.alternate, add_dot_0: spec.kind == '\0', no_negative_zero: spec.no_negative_zero };
    let value = if percent { value * 100.0 } else { value };
    let mut text = float_digits(value, kind, spec.precision.unwrap_or(6), flags);
    if percent {
        text.push('%');
    }
    let (negative, body) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
    let whole = body.bytes().take_while(u8::is_ascii_digit).count();
    Ok(write(spec, &Parts { negative, prefix: "", digits: &body[..whole], rest: &body[whole..], group: 3 }))
}

fn write(spec: &Spec, parts: &Parts) -> Str {
    let sign = match spec.sign {
        _ if parts.negative => "-",
        Some('+') => "+",
        Some(' ') => " ",
        _ => "",
    };
    let rest = parts.rest.chars().count();
    let fixed = sign.len() + parts.prefix.len() + rest;
    // Zeros between the sign and the digits count as digits, so they are grouped too.
    let zeros_to = if spec.fill == '0' && spec.align == '=' { spec.width.saturating_sub(fixed) } else { 0 };
    let digits =
        if parts.digits.is_empty() { String::new() } else { group(parts.digits, zeros_to, spec.grouping, parts.group) };
    let missing = spec.width.saturating_sub(fixed + digits.len());
    let mut out = String::with_capacity(fixed + digits.len() + missing);
    let between = if spec.align == '=' { missing } else { 0 };
    let body = |out: &mut String| {
        out.push_str(sign);
        out.push_str(parts.prefix);
        out.extend(std::iter::repeat_n(spec.fill, between));
        out.push_str(&digits);
        out.push_str(parts.rest);
    };
    spec.align_into(missing - between, &mut out, body);
    Str::from(out)
}

/// Digits with separators, and with zeros in front up to a width; never a separator first.
fn group(digits: &str, width: usize, separator: Option<char>, size: usize) -> String {
    let Some(separator) = separator else { return format!("{digits:0>width$}") };
    let mut reversed = String::with_capacity(digits.len().max(width) * 4 / 3 + 2);
    let mut source = digits.bytes().rev();
    let mut count = 0;
    loop {
        let digit = source.next();
        let separates = count > 0 && count % size == 0;
        // With a separator, one more digit must follow it.
        if digit.is_none() && reversed.len() >= width {
            break;
        }
        if separates {
            reversed.push(separator);
        }
        reversed.push(char::from(digit.unwrap_or(b'0')));
        count += 1;
    }
    reversed.chars().rev().collect()
}
