//! Text to `int` and back, with CPython's limit on decimal digits.

use std::cell::Cell;

use num_bigint::BigInt;
use num_traits::Num;

use super::Int;
use crate::exc::{Exc, Result, value_error};
use crate::object::Object;
use crate::str::Str;
use crate::unicode;

thread_local! {
    static MAX_STR_DIGITS: Cell<usize> = const { Cell::new(4300) };
}

/// `sys.get_int_max_str_digits()`.
pub fn max_str_digits() -> usize {
    MAX_STR_DIGITS.get()
}

/// `sys.set_int_max_str_digits(limit)`; zero is no limit.
pub fn set_max_str_digits(limit: usize) {
    MAX_STR_DIGITS.set(limit);
}

/// `sys.set_int_max_str_digits(limit)` as the program calls it.
pub fn limit_str_digits(limit: i64) -> Result<()> {
    let Ok(digits) = usize::try_from(limit) else {
        return Err(value_error("maxdigits must be 0 or larger than 640"));
    };
    if digits != 0 && digits < 640 {
        return Err(value_error("maxdigits must be 0 or larger than 640"));
    }
    set_max_str_digits(digits);
    Ok(())
}

const LIMIT_HELP: &str = "use sys.set_int_max_str_digits() to increase the limit";

/// What `str` of an integer with more than `sys.get_int_max_str_digits()` digits raises.
pub(crate) fn too_many_digits() -> Exc {
    let limit = max_str_digits();
    value_error(format!("Exceeds the limit ({limit} digits) for integer string conversion; {LIMIT_HELP}"))
}

impl Int {
    /// `str(self)`.
    pub fn to_decimal(&self) -> Result<String> {
        let big = match self {
            Self::Small(small) => return Ok(small.to_string()),
            Self::Big(big) => big,
        };
        let limit = max_str_digits();
        let text = big.to_string();
        // Few bits per digit at most, so short values need no count of digits.
        if limit > 0 && big.bits() > 3 * limit as u64 && text.trim_start_matches('-').len() > limit {
            return Err(too_many_digits());
        }
        Ok(text)
    }

    /// Digits of the absolute value in a base that is a power of two, without a prefix.
    pub(crate) fn magnitude_radix(&self, base: u32) -> String {
        match self {
            Self::Small(small) => match base {
                2 => format!("{:b}", small.unsigned_abs()),
                8 => format!("{:o}", small.unsigned_abs()),
                _ => format!("{:x}", small.unsigned_abs()),
            },
            Self::Big(big) => big.magnitude().to_str_radix(base),
        }
    }

    /// `hex`, `oct` and `bin`, by base and prefix.
    fn prefixed(&self, base: u32, prefix: &str) -> Str {
        let sign = if self.is_negative() { "-" } else { "" };
        Str::from(format!("{sign}{prefix}{}", self.magnitude_radix(base)))
    }
    pub fn hex(&self) -> Str {
        self.prefixed(16, "0x")
    }
    pub fn oct(&self) -> Str {
        self.prefixed(8, "0o")
    }
    pub fn bin(&self) -> Str {
        self.prefixed(2, "0b")
    }

    /// `int(text)`.
    pub fn parse(text: &Str) -> Result<Self> {
        Self::parse_base(text, 10)
    }

    /// `int(text, base)`.
    pub fn parse_base(text: &Str, base: i64) -> Result<Self> {
        if base != 0 && !(2..=36).contains(&base) {
            return Err(value_error("int() base must be >= 2 and <= 36, or 0"));
        }
        let ascii = unicode::decimals_and_spaces_to_ascii(text.as_str());
        parse_ascii(&ascii, base as u32)?.ok_or_else(|| invalid(text, base))
    }

    /// `int(bytes, base)`; `shown` is the argument for the message.
    pub fn parse_bytes(bytes: &[u8], shown: &Str, base: i64) -> Result<Self> {
        if base != 0 && !(2..=36).contains(&base) {
            return Err(value_error("int() base must be >= 2 and <= 36, or 0"));
        }
        let parsed = std::str::from_utf8(bytes).ok().map(|text| parse_ascii(text, base as u32)).transpose()?.flatten();
        parsed.ok_or_else(|| invalid_shown(shown, base))
    }
}

fn invalid(text: &Str, base: i64) -> Exc {
    match text.py_repr() {
        Ok(shown) => invalid_shown(&shown, base),
        Err(error) => error,
    }
}

fn invalid_shown(shown: &Str, base: i64) -> Exc {
    // CPython shows at most 200 characters of the argument.
    let shown: String = shown.as_str().chars().take(200).collect();
    value_error(format!("invalid literal for int() with base {base}: {shown}"))
}

/// `None` when the text is no integer; an error only for too many digits.
fn parse_ascii(text: &str, base: u32) -> Result<Option<Int>> {
    let text = text.trim_matches(|c: char| matches!(c, '\t'..='\r' | ' '));
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let Some((digits, base)) = strip_prefix(digits, base) else { return Ok(None) };
    if let Some(small) = parse_small(digits, base) {
        return Ok(Some(Int::Small(if negative { -small } else { small })));
    }
    if !well_formed(digits, base) {
        return Ok(None);
    }
    let digits = digits.replace('_', "");
    let limit = max_str_digits();
    if !base.is_power_of_two() && limit > 0 && digits.len() > limit {
        return Err(value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {} digits; {LIMIT_HELP}",
            digits.len()
        )));
    }
    let value = BigInt::from_str_radix(&digits, base).ok();
    Ok(value.map(|value| Int::from_big(if negative { -value } else { value })))
}

/// The digits after an optional `0x`, `0o` or `0b`, and the base; one underscore may follow the prefix.
fn strip_prefix(digits: &str, base: u32) -> Option<(&str, u32)> {
    let prefix = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefix != 0 && (base == 0 || base == prefix) {
        let rest = &digits[2..];
        return Some((rest.strip_prefix('_').unwrap_or(rest), prefix));
    }
    if base == 0 {
        // A leading zero would be an octal number of old: only zeros may follow.
        let old_octal = digits.starts_with('0') && digits.bytes().any(|b| !matches!(b, b'0' | b'_'));
        return if old_octal { None } else { Some((digits, 10)) };
    }
    Some((digits, base))
}

/// Digits of the base, with single underscores between them.
fn well_formed(digits: &str, base: u32) -> bool {
    let mut after_digit = false;
    for c in digits.chars() {
        match c {
            '_' if after_digit => after_digit = false,
            _ if c.is_digit(base) => after_digit = true,
            _ => return false,
        }
    }
    after_digit
}

/// The usual case: few plain digits.
fn parse_small(digits: &str, base: u32) -> Option<i64> {
    if digits.is_empty() || digits.len() > 12 {
        return None;
    }
    digits.chars().try_fold(0_i64, |value, c| Some(value * i64::from(base) + i64::from(c.to_digit(base)?)))
}
