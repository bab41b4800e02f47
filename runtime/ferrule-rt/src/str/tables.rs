//! Text and dicts: translation tables, and formatting from a mapping.

use std::rc::Rc;

use super::{Str, Translation};
use crate::dict::Dict;
use crate::exc::{Result, type_error, value_error};
use crate::fmt;
use crate::int::Int;
use crate::object::{Dyn, Number, Object};

fn code(c: char) -> Int {
    Int::from(c as u32)
}

impl Str {
    /// `str.maketrans(from, to)`.
    pub fn maketrans(from: &Self, to: &Self) -> Result<Dict<Int, Int>> {
        same_length(from, to)?;
        Dict::of(from.as_str().chars().map(code).zip(to.as_str().chars().map(code)).collect())
    }

    /// `str.maketrans(from, to, gone)`.
    pub fn maketrans_drop(from: &Self, to: &Self, gone: &Self) -> Result<Dict<Int, Option<Int>>> {
        same_length(from, to)?;
        let replaced = from.as_str().chars().map(code).zip(to.as_str().chars().map(|c| Some(code(c))));
        Dict::of(replaced.chain(gone.as_str().chars().map(|c| (code(c), None))).collect())
    }

    /// `str.maketrans(mapping)` of a mapping from characters.
    pub fn maketrans_dict<V: Object>(mapping: &Dict<Self, V>) -> Result<Dict<Int, V>> {
        let table = Dict::new();
        for (key, value) in mapping.to_vec() {
            let mut chars = key.as_str().chars();
            let (Some(c), None) = (chars.next(), chars.next()) else {
                return Err(value_error("string keys in translate table must be of length 1"));
            };
            table.set_item(code(c), value)?;
        }
        Ok(table)
    }

    /// `self.translate(table)`.
    pub fn translate<V: Object>(&self, table: &Dict<Int, V>) -> Result<Self> {
        self.translate_with(|code| table.get(code)?.map_or(Ok(Translation::Keep), |value| translation(&value)))
    }

    /// `self.format_map(mapping)`.
    pub fn format_map<V: Object>(&self, mapping: &Dict<Self, V>) -> Result<Self> {
        fmt::format_map(self, &|name| mapping.get_item(name).map(|value| Rc::new(value) as Rc<dyn Dyn>))
    }

    /// `self % mapping`.
    pub fn percent_dict<V: Object>(&self, mapping: &Dict<Self, V>) -> Result<Self> {
        let look_up = |name: &Self| mapping.get_item(name).map(|value| Rc::new(value) as Rc<dyn Dyn>);
        fmt::percent_map(self, &look_up, Some(mapping))
    }
}

fn same_length(from: &Str, to: &Str) -> Result<()> {
    if from.char_len() == to.char_len() {
        return Ok(());
    }
    Err(value_error("the first two maketrans arguments must have equal length"))
}

fn translation<V: Object>(value: &V) -> Result<Translation> {
    match (value.type_name(), value.as_number()) {
        ("NoneType", _) => Ok(Translation::Drop),
        ("str", _) => value.py_str().map(Translation::Text),
        (_, Some(Number::Int(code))) => Ok(Translation::Code(code)),
        _ => Err(type_error("character mapping must return integer, None or str")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dict<V: Object>(items: &[(&'static str, V)]) -> Dict<Str, V> {
        let items = items.iter().map(|(key, value)| (Str::lit(key), value.clone())).collect();
        Dict::of(items).unwrap_or_else(|_| Dict::new())
    }

    fn message<T>(result: Result<T>) -> String {
        result.err().map_or_else(String::new, |error| crate::traceback::last_line(&error))
    }

    #[test]
    fn translates_by_every_kind_of_table() -> Result<()> {
        let text = Str::lit("hello w\u{f6}rld");
        let table = Str::maketrans(&Str::lit("lo\u{f6}"), &Str::lit("LO0"))?;
        assert_eq!(text.translate(&table)?, "heLLO w0rLd");
        let table = Str::maketrans_drop(&Str::lit("h"), &Str::lit("J"), &Str::lit("lo"))?;
        assert_eq!(text.translate(&table)?, "Je w\u{f6}rd");
        let table = Str::maketrans_dict(&dict(&[("h", Some(Str::lit("HH"))), ("e", None)]))?;
        assert_eq!(text.translate(&table)?, "HHllo w\u{f6}rld");
        let unequal = Str::maketrans(&Str::lit("a"), &Str::lit(""));
        assert_eq!(message(unequal), "ValueError: the first two maketrans arguments must have equal length");
        let long = Str::maketrans_dict(&dict(&[("ab", Int::ONE)]));
        assert_eq!(message(long), "ValueError: string keys in translate table must be of length 1");
        Ok(())
    }

    #[test]
    fn formats_from_a_dict() -> Result<()> {
        let values = dict(&[("a", Int::from(5_i64)), ("b", Int::from(-7_i64))]);
        assert_eq!(Str::lit("%(a)03d|%(b)+d%%").percent_dict(&values)?, "005|-7%");
        assert_eq!(Str::lit("%s").percent_dict(&values)?, "{'a': 5, 'b': -7}");
        assert_eq!(Str::lit("none").percent_dict(&values)?, "none");
        assert_eq!(message(Str::lit("%(c)s").percent_dict(&values)), "KeyError: 'c'");
        assert_eq!(
            message(Str::lit("%s%s").percent_dict(&values)),
            "TypeError: not enough arguments for format string"
        );
        assert_eq!(message(Str::lit("%(a").percent_dict(&values)), "ValueError: incomplete format key");
        assert_eq!(Str::lit("{a:>3}{b}").format_map(&values)?, "  5-7");
        assert_eq!(message(Str::lit("{}").format_map(&values)), "ValueError: Format string contains positional fields");
        Ok(())
    }
}
