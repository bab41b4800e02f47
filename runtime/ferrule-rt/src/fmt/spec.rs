//! The parts of a format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use crate::exc::{Exc, Result, value_error};
use crate::str::Str;
use crate::unicode;

/// A parsed specification.
#[derive(Clone, Debug)]
pub struct Spec {
    pub fill: char,
    pub align: char,
    pub sign: Option<char>,
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_`.
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// The type letter, or the default of the value's type.
    pub kind: char,
}

fn is_align(c: Option<&char>) -> bool {
    matches!(c, Some('<' | '>' | '=' | '^'))
}

/// Reads a run of decimal digits; `None` without one.
fn integer(chars: &[char], at: &mut usize) -> Result<Option<usize>> {
    let start = *at;
    let mut value = 0_usize;
    while let Some(digit) = chars.get(*at).copied().and_then(unicode::decimal) {
        let next = value.checked_mul(10).and_then(|value| value.checked_add(digit as usize));
        value = next
            .filter(|value| *value <= isize::MAX as usize)
            .ok_or_else(|| value_error("Too many decimal digits in format string"))?;
        *at += 1;
    }
    Ok((*at > start).then_some(value))
}

impl Spec {
    /// Parses the specification of a value of a type, whose default letter and alignment are given.
    pub fn parse(text: &Str, type_name: &str, kind: char, align: char) -> Result<Self> {
        let chars: Vec<char> = text.as_str().chars().collect();
        let mut spec = Self {
            fill: ' ',
            align,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            kind,
        };
        let mut at = spec.parse_padding(&chars, align);
        spec.width = integer(&chars, &mut at)?.unwrap_or(0);
        spec.parse_grouping(&chars, &mut at)?;
        if chars.get(at) == Some(&'.') {
            at += 1;
            let precision = integer(&chars, &mut at)?;
            spec.precision = Some(precision.ok_or_else(|| value_error("Format specifier missing precision"))?);
        }
        match chars[at..] {
            [] => {}
            [kind] => spec.kind = kind,
            _ => {
                return Err(value_error(format!(
                    "Invalid format specifier '{}' for object of type '{type_name}'",
                    text.as_str()
                )));
            }
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    /// Fill, alignment, sign, `z`, `#` and the zero before the width; gives where the width starts.
    fn parse_padding(&mut self, chars: &[char], default_align: char) -> usize {
        let mut at = 0;
        let mut filled = false;
        let mut aligned = true;
        if is_align(chars.get(1)) {
            (self.fill, self.align, filled, at) = (chars[0], chars[1], true, 2);
        } else if is_align(chars.first()) {
            (self.align, at) = (chars[0], 1);
        } else {
            aligned = false;
        }
        if let Some(sign @ ('+' | '-' | ' ')) = chars.get(at) {
            self.sign = Some(*sign);
            at += 1;
        }
        if chars.get(at) == Some(&'z') {
            self.no_negative_zero = true;
            at += 1;
        }
        if chars.get(at) == Some(&'#') {
            self.alternate = true;
            at += 1;
        }
        if !filled && chars.get(at) == Some(&'0') {
            self.fill = '0';
            if !aligned && default_align == '>' {
                self.align = '=';
            }
            at += 1;
        }
        at
    }

    fn parse_grouping(&mut self, chars: &[char], at: &mut usize) -> Result<()> {
        for separator in [',', '_'] {
            if chars.get(*at) == Some(&separator) {
                if self.grouping.is_some() {
                    return Err(value_error("Cannot specify both ',' and '_'."));
                }
                self.grouping = Some(separator);
                *at += 1;
            }
        }
        if self.grouping == Some('_') && chars.get(*at) == Some(&',') {
            return Err(value_error("Cannot specify both ',' and '_'."));
        }
        Ok(())
    }

    fn check_grouping(&self) -> Result<()> {
        let Some(separator) = self.grouping else { return Ok(()) };
        match self.kind {
            'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => Ok(()),
            'b' | 'o' | 'x' | 'X' if separator == '_' => Ok(()),
            kind => Err(value_error(format!("Cannot specify '{separator}' with {}.", quoted(kind)))),
        }
    }

    /// The error of a type letter that the value's type does not know.
    pub fn unknown_kind(&self, type_name: &str) -> Exc {
        value_error(format!("Unknown format code {} for object of type '{type_name}'", quoted(self.kind)))
    }

    /// Writes what `body` writes with the missing characters around it; `=` is the number formatter's matter.
    pub(super) fn align_into(&self, missing: usize, out: &mut String, body: impl FnOnce(&mut String)) {
        let left = match self.align {
            '>' => missing,
            '^' => missing / 2,
            _ => 0,
        };
        out.extend(std::iter::repeat_n(self.fill, left));
        body(out);
        out.extend(std::iter::repeat_n(self.fill, missing - left));
    }
}

fn quoted(kind: char) -> String {
    match kind {
        '!'..='\x7f' => format!("'{kind}'"),
        _ => format!("'\\x{:x}'", kind as u32),
    }
}
