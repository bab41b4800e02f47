//! The format mini-language, `str.format` and `%` formatting.

mod decimal;
mod number;
mod percent;
mod spec;
mod template;

use crate::exc::{Result, value_error};
use crate::int::Int;
use crate::object::Object;
use crate::str::Str;

pub(crate) use decimal::{Flags, float_digits};
pub use percent::{percent, percent_map, percent_tuple};
pub use spec::Spec;
pub use template::{format, format_map};

/// `format(text, spec)`.
pub fn format_str(text: &Str, spec: &Str) -> Result<Str> {
    if spec.is_empty() {
        return Ok(text.clone());
    }
    let spec = Spec::parse(spec, "str", 's', '<')?;
    if spec.kind != 's' {
        return Err(spec.unknown_kind("str"));
    }
    match spec.sign {
        Some(' ') => return Err(value_error("Space not allowed in string format specifier")),
        Some(_) => return Err(value_error("Sign not allowed in string format specifier")),
        None => {}
    }
    if spec.no_negative_zero {
        return Err(value_error("Negative zero coercion (z) not allowed in string format specifier"));
    }
    if spec.alternate {
        return Err(value_error("Alternate form (#) not allowed in string format specifier"));
    }
    if spec.align == '=' {
        return Err(value_error("'=' alignment not allowed in string format specifier"));
    }
    let shown = match spec.precision {
        Some(precision) if precision < text.char_len() => text.part(0, text.byte_offset(precision)),
        _ => text.clone(),
    };
    let missing = spec.width.saturating_sub(shown.char_len());
    if missing == 0 {
        return Ok(shown);
    }
    let mut out = String::with_capacity(shown.as_str().len() + missing);
    spec.align_into(missing, &mut out, |out| out.push_str(shown.as_str()));
    Ok(Str::from(out))
}

/// `format(value, spec)` of an `int`.
pub fn format_int(value: &Int, spec: &Str) -> Result<Str> {
    if spec.is_empty() {
        return value.py_str();
    }
    number::int(value, &Spec::parse(spec, "int", 'd', '>')?, "int")
}

/// `format(value, spec)` of a `float`.
pub fn format_float(value: f64, spec: &Str) -> Result<Str> {
    if spec.is_empty() {
        return value.py_str();
    }
    let spec = Spec::parse(spec, "float", '\0', '>')?;
    if !matches!(spec.kind, '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') {
        return Err(spec.unknown_kind("float"));
    }
    number::float(value, &spec)
}

/// `format(value, spec)` of a `bool`: its name without a spec, a number with one.
pub fn format_bool(value: bool, spec: &Str) -> Result<Str> {
    if spec.is_empty() {
        return value.py_str();
    }
    number::int(&Int::from(value), &Spec::parse(spec, "bool", 'd', '>')?, "bool")
}

/// `ascii(value)`.
pub fn ascii(value: &impl Object) -> Result<Str> {
    let text = value.py_repr()?;
    Ok(if text.is_ascii() { text } else { Str::from(crate::str::escape_non_ascii(text.as_str())) })
}
