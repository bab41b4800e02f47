//! `text % values`.

use std::rc::Rc;

use super::decimal::{Flags, float_digits};
use crate::exc::{Exc, OVERFLOW_ERROR, Result, type_error, value_error};
use crate::int::Int;
use crate::object::{Dyn, Number, Object};
use crate::str::{Str, escape_non_ascii};
use crate::tuple::Tuple;
use crate::unpack::dyns;

/// The right side of the operator.
enum Values<'a> {
    Tuple(&'a [&'a dyn Dyn]),
    /// How to look a key up, and the mapping itself for a conversion without a key.
    Mapping(&'a dyn Fn(&Str) -> Result<Rc<dyn Dyn>>, Option<&'a dyn Dyn>),
}

/// `template % values`, where `values` are the items of the tuple or the one value on the right.
pub fn percent(template: &Str, values: &[&dyn Dyn]) -> Result<Str> {
    let mut format = Formatter::new(template, Values::Tuple(values));
    format.run()?;
    if format.used < values.len() {
        return Err(type_error("not all arguments converted during string formatting"));
    }
    Ok(Str::from(format.out))
}

/// `template % values` for a tuple of unknown length.
pub fn percent_tuple<T: Object>(template: &Str, values: &Tuple<T>) -> Result<Str> {
    percent(template, &dyns(values.as_slice()))
}

/// `template % mapping`; `look_up` raises `KeyError` as the mapping does. That a mapping is left over is no error.
pub fn percent_map(
    template: &Str,
    look_up: &dyn Fn(&Str) -> Result<Rc<dyn Dyn>>,
    whole: Option<&dyn Dyn>,
) -> Result<Str> {
    let mut format = Formatter::new(template, Values::Mapping(look_up, whole));
    format.run()?;
    Ok(Str::from(format.out))
}

struct Formatter<'a> {
    chars: Vec<char>,
    at: usize,
    values: Values<'a>,
    used: usize,
    out: String,
}

/// One conversion's modifiers.
#[derive(Default)]
struct Conversion {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// A value on its way to text: borrowed from the tuple, or got from the mapping.
enum Value<'a> {
    Borrowed(&'a dyn Dyn),
    Shared(Rc<dyn Dyn>),
}

impl Value<'_> {
    fn get(&self) -> &dyn Dyn {
        match self {
            Self::Borrowed(value) => *value,
            Self::Shared(value) => value.as_ref(),
        }
    }
}

fn incomplete() -> Exc {
    value_error("incomplete format")
}

impl<'a> Formatter<'a> {
    fn new(template: &Str, values: Values<'a>) -> Self {
        Self { chars: template.as_str().chars().collect(), at: 0, values, used: 0, out: String::new() }
    }

    fn next(&mut self) -> Result<char> {
        let c = self.chars.get(self.at).copied().ok_or_else(incomplete)?;
        self.at += 1;
        Ok(c)
    }

    fn run(&mut self) -> Result<()> {
        while let Some(c) = self.chars.get(self.at).copied() {
            self.at += 1;
            if c == '%' { self.conversion()? } else { self.out.push(c) }
        }
        Ok(())
    }

    fn conversion(&mut self) -> Result<()> {
        // Only the bare pair is a percent sign; with modifiers it is a letter that nobody knows.
        if self.chars.get(self.at) == Some(&'%') {
            self.at += 1;
            self.out.push('%');
            return Ok(());
        }
        let mut keyed = if self.chars.get(self.at) == Some(&'(') { Some(self.key()?) } else { None };
        let mut conversion = Conversion::default();
        let mut c = self.flags(&mut conversion)?;
        if c == '*' {
            let width = self.star()?;
            conversion.left |= width < 0;
            conversion.width = width.unsigned_abs() as usize;
            c = self.next()?;
        } else if c.is_ascii_digit() {
            conversion.width = self.digits(c, "width too big")?;
            c = self.next()?;
        }
        if c == '.' {
            c = self.next()?;
            conversion.precision = Some(0);
            if c == '*' {
                conversion.precision = Some(usize::try_from(self.star()?).unwrap_or(0));
                c = self.next()?;
            } else if c.is_ascii_digit() {
                conversion.precision = Some(self.digits(c, "precision too big")?);
                c = self.next()?;
            }
        }
        if matches!(c, 'h' | 'l' | 'L') {
            c = self.next()?;
        }
        let value = match keyed.take() {
            Some(value) => value,
            None => self.value()?,
        };
        self.convert(c, value.get(), &conversion)
    }

    /// The parenthesised key, whose value is then the conversion's.
    fn key(&mut self) -> Result<Value<'a>> {
        let Values::Mapping(look_up, _) = self.values else { return Err(type_error("format requires a mapping")) };
        self.at += 1;
        let start = self.at;
        let mut depth = 1;
        while depth > 0 {
            match self.chars.get(self.at) {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(value_error("incomplete format key")),
            }
            self.at += 1;
        }
        let key: Str = self.chars[start..self.at - 1].iter().copied().collect();
        look_up(&key).map(Value::Shared)
    }

    /// Reads the flags; gives the character after them.
    fn flags(&mut self, conversion: &mut Conversion) -> Result<char> {
        loop {
            match self.next()? {
                '-' => conversion.left = true,
                '+' => conversion.plus = true,
                ' ' => conversion.blank = true,
                '#' => conversion.alternate = true,
                '0' => conversion.zero = true,
                other => return Ok(other),
            }
        }
    }

    fn digits(&mut self, first: char, too_big: &'static str) -> Result<usize> {
        let mut value = first as usize - '0' as usize;
        while let Some(digit) = self.chars.get(self.at).and_then(|c| c.to_digit(10)) {
            value = value.saturating_mul(10).saturating_add(digit as usize);
            self.at += 1;
        }
        if value > isize::MAX as usize { Err(value_error(too_big)) } else { Ok(value) }
    }

    /// A width or a precision from the values.
    fn star(&mut self) -> Result<i64> {
        match self.value()?.get().dyn_number() {
            Some(Number::Int(Int::Small(value))) => Ok(value),
            Some(Number::Int(_)) => {
                Err(Exc::with_message(&OVERFLOW_ERROR, "Python int too large to convert to C ssize_t"))
            }
            _ => Err(type_error("* wants int")),
        }
    }

    fn value(&mut self) -> Result<Value<'a>> {
        let value = match self.values {
            Values::Tuple(values) => values.get(self.used).copied(),
            Values::Mapping(_, whole) => whole.filter(|_| self.used == 0),
        };
        let value = value.ok_or_else(|| type_error("not enough arguments for format string"))?;
        self.used += 1;
        Ok(Value::Borrowed(value))
    }

    fn convert(&mut self, c: char, value: &dyn Dyn, conversion: &Conversion) -> Result<()> {
        match c {
            's' => self.text(value.dyn_str()?.as_str(), conversion),
            'r' => self.text(value.dyn_repr()?.as_str(), conversion),
            'a' => self.text(&escape_non_ascii(value.dyn_repr()?.as_str()), conversion),
            'c' => self.text(character(value)?.as_str(), &Conversion { precision: None, ..*conversion }),
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                let value = integer(value, c)?;
                self.int(&value, c, conversion)?;
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let value = real(value)?;
                self.float(value, c, conversion)?;
            }
            _ => {
                let shown = if matches!(c, ' '..='~') { c } else { '?' };
                let message =
                    format!("unsupported format character '{shown}' (0x{:x}) at index {}", c as u32, self.at - 1);
                return Err(value_error(message));
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str, conversion: &Conversion) {
        let end =
            conversion.precision.and_then(|count| text.char_indices().nth(count)).map_or(text.len(), |(at, _)| at);
        let text = &text[..end];
        let missing = conversion.width.saturating_sub(text.chars().count());
        let left = if conversion.left { 0 } else { missing };
        self.out.extend(std::iter::repeat_n(' ', left));
        self.out.push_str(text);
        self.out.extend(std::iter::repeat_n(' ', missing - left));
    }

    fn int(&mut self, value: &Int, c: char, conversion: &Conversion) -> Result<()> {
        if conversion.precision.is_some_and(|precision| precision > i32::MAX as usize - 3) {
            return Err(value_error("precision too large"));
        }
        let (digits, prefix) = match c {
            'o' => (value.magnitude_radix(8), "0o"),
            'x' => (value.magnitude_radix(16), "0x"),
            'X' => (value.magnitude_radix(16).to_ascii_uppercase(), "0X"),
            _ => (value.to_decimal()?.trim_start_matches('-').to_owned(), ""),
        };
        let prefix = if conversion.alternate { prefix } else { "" };
        let least = conversion.precision.unwrap_or(0);
        self.number(value.is_negative(), prefix, &format!("{digits:0>least$}"), conversion);
        Ok(())
    }

    fn float(&mut self, value: f64, c: char, conversion: &Conversion) -> Result<()> {
        let precision = conversion.precision.unwrap_or(6);
        if precision > i32::MAX as usize {
            return Err(value_error("precision too big"));
        }
        let flags = Flags { alternate: conversion.alternate, ..Flags::default() };
        let text = float_digits(value, c, precision, flags);
        let (negative, body) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
        self.number(negative, "", body, conversion);
        Ok(())
    }

    fn number(&mut self, negative: bool, prefix: &str, digits: &str, conversion: &Conversion) {
        let sign = match () {
            () if negative => "-",
            () if conversion.plus => "+",
            () if conversion.blank => " ",
            () => "",
        };
        let missing = conversion.width.saturating_sub(sign.len() + prefix.len() + digits.len());
        let (spaces, zeros, after) = match (conversion.left, conversion.zero) {
            (true, _) => (0, 0, missing),
            (_, true) => (0, missing, 0),
            _ => (missing, 0, 0),
        };
        self.out.extend(std::iter::repeat_n(' ', spaces));
        self.out.push_str(sign);
        self.out.push_str(prefix);
        self.out.extend(std::iter::repeat_n('0', zeros));
        self.out.push_str(digits);
        self.out.extend(std::iter::repeat_n(' ', after));
    }
}

fn character(value: &dyn Dyn) -> Result<Str> {
    let wrong = || type_error("%c requires int or char");
    match value.dyn_number() {
        Some(Number::Int(code)) => {
            let code = code.to_i64().filter(|code| (0..0x11_0000).contains(code));
            Str::chr(code.ok_or_else(|| Exc::with_message(&OVERFLOW_ERROR, "%c arg not in range(0x110000)"))?)
        }
        None if value.dyn_type_name() == "str" => {
            let text = value.dyn_str()?;
            if text.char_len() == 1 { Ok(text) } else { Err(wrong()) }
        }
        _ => Err(wrong()),
    }
}

fn integer(value: &dyn Dyn, c: char) -> Result<Int> {
    match value.dyn_number() {
        Some(Number::Int(value)) => Ok(value),
        Some(Number::Float(value)) if matches!(c, 'd' | 'i' | 'u') => Int::from_float(value),
        _ if matches!(c, 'd' | 'i' | 'u') => {
            Err(type_error(format!("%{c} format: a real number is required, not {}", value.dyn_type_name())))
        }
        _ => Err(type_error(format!("%{c} format: an integer is required, not {}", value.dyn_type_name()))),
    }
}

fn real(value: &dyn Dyn) -> Result<f64> {
    match value.dyn_number() {
        Some(Number::Int(value)) => value.to_f64(),
        Some(Number::Float(value)) => Ok(value),
        None => Err(type_error(format!("must be real number, not {}", value.dyn_type_name()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unicode;

    #[test]
    fn unicode_digits_are_no_width() {
        assert!(unicode::decimal('\u{661}').is_some());
        assert!(percent(&Str::lit("%\u{661}d"), &[&Int::ONE]).is_err());
    }
}
