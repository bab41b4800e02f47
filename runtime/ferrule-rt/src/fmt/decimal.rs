//! Floats to decimal text with a given precision, as the C library's `%e`, `%f`, `%g` and Python's `repr` arrange it.

use std::fmt::Write;

/// No float has more significant decimal digits than this, so a greater precision only adds zeros.
const MOST_DIGITS: usize = 1100;

/// What `PyOS_double_to_string` is told beside the letter and the precision.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flags {
    /// `#`: keep the point and the trailing zeros.
    pub alternate: bool,
    /// A whole number shows `.0`.
    pub add_dot_0: bool,
    /// Zero after rounding loses its sign.
    pub no_negative_zero: bool,
}

/// The text of a float; `kind` is one of `e f g r` or its capital.
pub fn float_digits(value: f64, kind: char, precision: usize, flags: Flags) -> String {
    let lower = kind.to_ascii_lowercase();
    let text = if value.is_finite() { finite(value, lower, precision, flags) } else { special(value) };
    if kind == lower { text } else { text.to_ascii_uppercase() }
}

fn special(value: f64) -> String {
    match () {
        () if value.is_nan() => "nan",
        () if value > 0.0 => "inf",
        () => "-inf",
    }
    .to_owned()
}

fn finite(value: f64, kind: char, precision: usize, flags: Flags) -> String {
    let magnitude = value.abs();
    let body = match kind {
        'e' => exponential(magnitude, precision, flags),
        'f' => fixed(magnitude, precision, flags),
        'g' => general(magnitude, precision.max(1), flags),
        _ => arrange(&shortest(magnitude), 0, 17, flags),
    };
    let zero = flags.no_negative_zero && body.bytes().take_while(|b| *b != b'e').all(|b| matches!(b, b'0' | b'.'));
    if value.is_sign_negative() && !zero { format!("-{body}") } else { body }
}

fn fixed(magnitude: f64, precision: usize, flags: Flags) -> String {
    let mut text = format!("{magnitude:.*}", precision.min(MOST_DIGITS));
    text.extend(std::iter::repeat_n('0', precision.saturating_sub(MOST_DIGITS)));
    if precision == 0 && flags.alternate {
        text.push('.');
    }
    text
}

fn exponential(magnitude: f64, precision: usize, flags: Flags) -> String {
    let digits = rounded(magnitude, precision + 1);
    let mut text = String::with_capacity(digits.text.len() + 6);
    text.push_str(&digits.text[..1]);
    if precision > 0 || flags.alternate {
        text.push('.');
    }
    text.push_str(&digits.text[1..]);
    text.extend(std::iter::repeat_n('0', (precision + 1).saturating_sub(digits.text.len())));
    push_exponent(digits.point - 1, &mut text);
    text
}

fn general(magnitude: f64, precision: usize, flags: Flags) -> String {
    let mut digits = rounded(magnitude, precision);
    // Trailing zeros go here; `#` brings them back to the precision.
    let kept = digits.text.trim_end_matches('0').len().max(1);
    digits.text.truncate(kept);
    let least = if flags.alternate { precision } else { 0 };
    let first_exponential = precision as i64 + if flags.add_dot_0 { 0 } else { 1 };
    arrange(&digits, least, first_exponential, flags)
}

/// Decimal digits and the place of the point before which they stand: `0.text * 10**point`.
struct Digits {
    text: String,
    point: i64,
}

fn rounded(magnitude: f64, count: usize) -> Digits {
    split(&format!("{magnitude:.*e}", count.min(MOST_DIGITS) - 1))
}

fn shortest(magnitude: f64) -> Digits {
    split(&format!("{magnitude:e}"))
}

fn split(text: &str) -> Digits {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let point = exponent.parse::<i64>().unwrap_or(0) + 1;
    Digits { text: mantissa.replace('.', ""), point }
}

/// Fixed or exponential form, whichever C chooses: exponential from `first_exponential` digits before the point on.
fn arrange(digits: &Digits, least: usize, first_exponential: i64, flags: Flags) -> String {
    let exponential = digits.point <= -4 || digits.point >= first_exponential;
    let point = if exponential { 1 } else { digits.point };
    let count = digits.text.len().max(least) as i64;
    let end = if flags.add_dot_0 && !exponential { count.max(point + 1) } else { count.max(point) };
    let digit = |at: i64| {
        usize::try_from(at).ok().and_then(|at| digits.text.as_bytes().get(at)).map_or('0', |b| char::from(*b))
    };
    let mut text = String::new();
    if point <= 0 {
        text.push('0');
    }
    text.extend((0..point).map(digit));
    if end > point || flags.alternate {
        text.push('.');
    }
    text.extend((point..end).map(digit));
    if exponential {
        push_exponent(digits.point - 1, &mut text);
    }
    text
}

fn push_exponent(exponent: i64, text: &mut String) {
    let sign = if exponent < 0 { '-' } else { '+' };
    let written = write!(text, "e{sign}{:02}", exponent.abs());
    debug_assert!(written.is_ok(), "writing to a String does not fail");
}
