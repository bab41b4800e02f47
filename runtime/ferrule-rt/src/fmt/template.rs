//! `str.format` and `str.format_map`.

use std::rc::Rc;

use crate::exc::{Exc, INDEX_ERROR, KEY_ERROR, RUNTIME_ERROR, Result, value_error};
use crate::object::Dyn;
use crate::str::{Str, escape_non_ascii};
use crate::unicode;

/// Where the replacement fields find their values.
struct Arguments<'a> {
    positional: &'a [&'a dyn Dyn],
    named: Named<'a>,
    numbering: Numbering,
}

enum Named<'a> {
    Keywords(&'a [(&'a str, &'a dyn Dyn)]),
    Mapping(&'a dyn Fn(&Str) -> Result<Rc<dyn Dyn>>),
}

/// Whether fields are numbered by their order; the two ways do not mix.
enum Numbering {
    Unknown,
    Automatic(usize),
    Manual,
}

/// `template.format(*positional, **keywords)`.
pub fn format(template: &Str, positional: &[&dyn Dyn], keywords: &[(&str, &dyn Dyn)]) -> Result<Str> {
    let named = Named::Keywords(keywords);
    let mut arguments = Arguments { positional, named, numbering: Numbering::Unknown };
    arguments.expand(template, 2).map(Str::from)
}

/// `template.format_map(mapping)`; `look_up` raises `KeyError` as the mapping does.
pub fn format_map(template: &Str, look_up: &dyn Fn(&Str) -> Result<Rc<dyn Dyn>>) -> Result<Str> {
    let named = Named::Mapping(look_up);
    let mut arguments = Arguments { positional: &[], named, numbering: Numbering::Unknown };
    arguments.expand(template, 2).map(Str::from)
}

/// A replacement field: `{name!conversion:spec}`.
struct ReplacementField {
    name: Vec<char>,
    conversion: Option<char>,
    spec: Vec<char>,
    /// The specification holds fields itself.
    nested: bool,
}

impl<'a> Arguments<'a> {
    fn expand(&mut self, template: &Str, depth: u32) -> Result<String> {
        if depth == 0 {
            return Err(value_error("Max string recursion exceeded"));
        }
        let chars: Vec<char> = template.as_str().chars().collect();
        let mut out = String::with_capacity(template.as_str().len());
        let mut at = 0;
        while let Some(c) = chars.get(at).copied() {
            at += 1;
            match (c, chars.get(at)) {
                ('{', Some('{')) | ('}', Some('}')) => {
                    out.push(c);
                    at += 1;
                }
                ('}', _) => return Err(value_error("Single '}' encountered in format string")),
                ('{', None) => return Err(value_error("Single '{' encountered in format string")),
                ('{', Some(_)) => {
                    let field = parse_field(&chars, &mut at)?;
                    self.write_field(&field, depth, &mut out)?;
                }
                _ => out.push(c),
            }
        }
        Ok(out)
    }

    fn write_field(&mut self, field: &ReplacementField, depth: u32, out: &mut String) -> Result<()> {
        let value = self.look_up(&field.name)?;
        let value: &dyn Dyn = match &value {
            Value::Borrowed(value) => *value,
            Value::Shared(value) => value.as_ref(),
        };
        let spec: Str = field.spec.iter().copied().collect();
        let converted = match field.conversion {
            None => None,
            Some('s') => Some(value.dyn_str()?),
            Some('r') => Some(value.dyn_repr()?),
            Some('a') => Some(Str::from(escape_non_ascii(value.dyn_repr()?.as_str()))),
            Some(c) if matches!(c, '!'..='\x7e') => {
                return Err(value_error(format!("Unknown conversion specifier {c}")));
            }
            Some(c) => return Err(value_error(format!("Unknown conversion specifier \\x{:x}", c as u32))),
        };
        let spec = if field.nested { Str::from(self.expand(&spec, depth - 1)?) } else { spec };
        let text = match converted {
            Some(text) => crate::fmt::format_str(&text, &spec)?,
            None => value.dyn_format(&spec)?,
        };
        out.push_str(text.as_str());
        Ok(())
    }

    fn look_up(&mut self, name: &[char]) -> Result<Value<'a>> {
        let end = name.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(name.len());
        let (first, rest) = name.split_at(end);
        let number = number(first)?;
        if first.is_empty() || number.is_some() {
            self.switch_numbering(first.is_empty())?;
        }
        let index = match (&mut self.numbering, number) {
            (Numbering::Automatic(next), _) if first.is_empty() => {
                *next += 1;
                Some(*next - 1)
            }
            (_, number) => number,
        };
        let value = match index {
            Some(index) => self.positional(index)?,
            None => self.named(first.iter().copied().collect())?,
        };
        if rest.is_empty() {
            return Ok(value);
        }
        let shown: String = name.iter().collect();
        let message =
            format!("Ferrule: the attribute or item of a replacement field {{{shown}}} is not supported (FER0422)");
        Err(Exc::with_message(&RUNTIME_ERROR, message))
    }

    fn switch_numbering(&mut self, automatic: bool) -> Result<()> {
        match (&self.numbering, automatic) {
            (Numbering::Unknown, true) => self.numbering = Numbering::Automatic(0),
            (Numbering::Unknown, false) => self.numbering = Numbering::Manual,
            (Numbering::Manual, true) => {
                let message = "cannot switch from manual field specification to automatic field numbering";
                return Err(value_error(message));
            }
            (Numbering::Automatic(_), false) => {
                let message = "cannot switch from automatic field numbering to manual field specification";
                return Err(value_error(message));
            }
            _ => {}
        }
        Ok(())
    }

    fn positional(&self, index: usize) -> Result<Value<'a>> {
        if matches!(self.named, Named::Mapping(_)) {
            return Err(value_error("Format string contains positional fields"));
        }
        self.positional.get(index).map(|value| Value::Borrowed(*value)).ok_or_else(|| {
            let message = format!("Replacement index {index} out of range for positional args tuple");
            Exc::with_message(&INDEX_ERROR, message)
        })
    }

    fn named(&self, name: Str) -> Result<Value<'a>> {
        match self.named {
            Named::Mapping(look_up) => look_up(&name).map(Value::Shared),
            Named::Keywords(keywords) => {
                let found = keywords.iter().find(|(keyword, _)| *keyword == name.as_str());
                found
                    .map(|(_, value)| Value::Borrowed(*value))
                    .ok_or_else(|| Exc::new(&KEY_ERROR, vec![Rc::new(name.clone())]))
            }
        }
    }
}

enum Value<'a> {
    Borrowed(&'a dyn Dyn),
    Shared(Rc<dyn Dyn>),
}

/// The number that a field name is; digits of any script count, as in CPython.
fn number(name: &[char]) -> Result<Option<usize>> {
    let mut value = 0_usize;
    for c in name {
        let Some(digit) = unicode::decimal(*c) else { return Ok(None) };
        let next = value.checked_mul(10).and_then(|value| value.checked_add(digit as usize));
        value = next
            .filter(|value| *value <= isize::MAX as usize)
            .ok_or_else(|| value_error("Too many decimal digits in format string"))?;
    }
    Ok((!name.is_empty()).then_some(value))
}

/// Reads a field after its opening brace, and its closing brace.
fn parse_field(chars: &[char], at: &mut usize) -> Result<ReplacementField> {
    let start = *at;
    let mut bracket = false;
    loop {
        match chars.get(*at) {
            None => return Err(value_error("expected '}' before end of string")),
            Some('{') => return Err(value_error("unexpected '{' in field name")),
            Some('[') => bracket = true,
            Some(']') => bracket = false,
            Some('}' | ':' | '!') if !bracket => break,
            Some(_) => {}
        }
        *at += 1;
    }
    let mut field =
        ReplacementField { name: chars[start..*at].to_vec(), conversion: None, spec: Vec::new(), nested: false };
    let mut c = chars[*at];
    *at += 1;
    if c == '!' {
        let conversion = chars.get(*at);
        field.conversion =
            Some(*conversion.ok_or_else(|| value_error("end of string while looking for conversion specifier"))?);
        c = *chars.get(*at + 1).ok_or_else(|| value_error("unmatched '{' in format spec"))?;
        *at += 2;
        if !matches!(c, ':' | '}') {
            return Err(value_error("expected ':' after conversion specifier"));
        }
    }
    if c == ':' {
        parse_spec(chars, at, &mut field)?;
    }
    Ok(field)
}

/// Reads a specification up to the brace that closes the field.
fn parse_spec(chars: &[char], at: &mut usize, field: &mut ReplacementField) -> Result<()> {
    let start = *at;
    let mut depth = 1;
    while let Some(c) = chars.get(*at) {
        *at += 1;
        match c {
            '{' => {
                depth += 1;
                field.nested = true;
            }
            '}' => {
                depth -= 1;
                if depth == 0 {
                    field.spec = chars[start..*at - 1].to_vec();
                    return Ok(());
                }
            }
            _ => {}
        }
    }
    Err(value_error("unmatched '{' in format spec"))
}
