//! Writing JSON.

use std::fmt::Write;
use std::rc::Rc;

use crate::dict::Dict;
use crate::exc::{Result, type_error, value_error};
use crate::files::TextFile;
use crate::int::Int;
use crate::list::List;
use crate::object::{Instance, Number, Object};
use crate::str::Str;
use crate::tuple::Tuple;

/// How the text looks: the keyword arguments of `dumps`.
pub struct Style {
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    sort_keys: bool,
    ensure_ascii: bool,
    allow_nan: bool,
}

fn styled(
    indent: Option<String>,
    separators: &Option<(Str, Str)>,
    sort_keys: bool,
    ensure_ascii: bool,
    allow_nan: bool,
) -> Style {
    let (item_separator, key_separator) = match separators {
        Some((item, key)) => (item.as_str().to_owned(), key.as_str().to_owned()),
        None => (if indent.is_some() { "," } else { ", " }.to_owned(), ": ".to_owned()),
    };
    Style { indent, item_separator, key_separator, sort_keys, ensure_ascii, allow_nan }
}

/// A style whose indent is a number of spaces.
pub fn style(
    indent: &Option<Int>,
    separators: &Option<(Str, Str)>,
    sort_keys: bool,
    ensure_ascii: bool,
    allow_nan: bool,
) -> Style {
    let indent = indent.as_ref().map(|width| " ".repeat(width.to_i64().unwrap_or(0).max(0) as usize));
    styled(indent, separators, sort_keys, ensure_ascii, allow_nan)
}

/// A style whose indent is a text.
pub fn style_text(
    indent: &Str,
    separators: &Option<(Str, Str)>,
    sort_keys: bool,
    ensure_ascii: bool,
    allow_nan: bool,
) -> Style {
    styled(Some(indent.as_str().to_owned()), separators, sort_keys, ensure_ascii, allow_nan)
}

/// The text so far, and how to go on.
pub struct Encoder<'a> {
    style: &'a Style,
    out: String,
    /// CPython's encoder in Python, which indents and writes to files, says more in an error than the one in C.
    detailed: bool,
    /// The containers that are being written, to notice one inside itself.
    open: Vec<Option<usize>>,
}

/// A value that can be asked to become JSON; the answer may be a `TypeError`.
pub trait ToJson {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()>;
}

/// A value that can be asked to become the key of a JSON object.
pub trait JsonKey {
    fn json_key(&self, encoder: &Encoder<'_>) -> Result<Str>;
}

impl Encoder<'_> {
    fn new(style: &Style, to_file: bool) -> Encoder<'_> {
        let detailed = to_file || style.indent.is_some();
        Encoder { style, out: String::new(), detailed, open: Vec::new() }
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for ch in text.chars() {
            match ch {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\u{8}' => self.out.push_str("\\b"),
                '\u{c}' => self.out.push_str("\\f"),
                ' '..='~' => self.out.push(ch),
                _ if self.style.ensure_ascii || ch < ' ' => {
                    for unit in ch.encode_utf16(&mut [0; 2]) {
                        let _ = write!(self.out, "\\u{unit:04x}");
                    }
                }
                _ => self.out.push(ch),
            }
        }
        self.out.push('"');
    }

    fn float_text(&self, value: f64) -> Result<String> {
        if value.is_finite() {
            return Ok(crate::float::text(value));
        }
        if !self.style.allow_nan {
            let mut message = "Out of range float values are not JSON compliant".to_owned();
            if self.detailed {
                message += &format!(": {}", crate::float::text(value));
            }
            return Err(value_error(message));
        }
        let text = if value.is_nan() {
            "NaN"
        } else if value > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        Ok(text.to_owned())
    }

    fn new_line(&mut self) {
        if let Some(indent) = &self.style.indent {
            self.out.push('\n');
            for _ in 0..self.open.len() {
                self.out.push_str(indent);
            }
        }
    }

    /// Goes into a container; a value that is no shared handle has no identity and cannot hold itself.
    fn enter(&mut self, id: Option<usize>) -> Result<()> {
        if id.is_some() && self.open.contains(&id) {
            return Err(value_error("Circular reference detected"));
        }
        self.open.push(id);
        Ok(())
    }

    fn leave(&mut self) {
        self.open.pop();
    }

    /// Writes what a list or tuple holds; `id` tells the container from others.
    fn array(&mut self, id: Option<usize>, items: &[&dyn ToJson]) -> Result<()> {
        if items.is_empty() {
            self.out.push_str("[]");
            return Ok(());
        }
        self.enter(id)?;
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push_str(&self.style.item_separator);
            }
            self.new_line();
            item.to_json(self)?;
        }
        self.leave();
        self.new_line();
        self.out.push(']');
        Ok(())
    }

    fn object<K: JsonKey + Object, V: ToJson>(&mut self, id: usize, items: &[(K, V)]) -> Result<()> {
        if items.is_empty() {
            self.out.push_str("{}");
            return Ok(());
        }
        self.enter(Some(id))?;
        self.out.push('{');
        for (index, (key, value)) in items.iter().enumerate() {
            let key = key.json_key(self)?;
            if index > 0 {
                self.out.push_str(&self.style.item_separator);
            }
            self.new_line();
            self.string(key.as_str());
            self.out.push_str(&self.style.key_separator);
            value.to_json(self)?;
        }
        self.leave();
        self.new_line();
        self.out.push('}');
        Ok(())
    }
}

/// A text as JSON.
pub fn quote(text: &Str, ensure_ascii: bool) -> Str {
    let style = styled(None, &None, false, ensure_ascii, true);
    let mut encoder = Encoder::new(&style, false);
    encoder.string(text.as_str());
    Str::from(encoder.out)
}

/// A float as JSON; `detailed` says which of CPython's two encoders it is that complains.
pub fn number(value: f64, allow_nan: bool, detailed: bool) -> Result<Str> {
    let style = styled(None, &None, false, true, allow_nan);
    Encoder::new(&style, detailed).float_text(value).map(Str::from)
}

/// `json.dumps(value)`.
pub fn dumps<T: ToJson>(value: &T, style: &Style) -> Result<Str> {
    let mut encoder = Encoder::new(style, false);
    value.to_json(&mut encoder)?;
    Ok(Str::from(encoder.out))
}

/// `json.dump(value, fp)`: what comes before a value that cannot be written is written.
pub fn dump<T: ToJson>(value: &T, fp: &TextFile, style: &Style) -> Result<()> {
    let mut encoder = Encoder::new(style, true);
    let result = value.to_json(&mut encoder);
    fp.write_str(&encoder.out)?;
    result
}

impl ToJson for () {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        encoder.out.push_str("null");
        Ok(())
    }
}

impl ToJson for bool {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        encoder.out.push_str(if *self { "true" } else { "false" });
        Ok(())
    }
}

impl ToJson for Int {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        match self {
            Int::Small(small) => {
                let _ = write!(encoder.out, "{small}");
            }
            Int::Big(_) => encoder.out.push_str(&self.to_decimal()?),
        }
        Ok(())
    }
}

impl ToJson for i64 {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        let _ = write!(encoder.out, "{self}");
        Ok(())
    }
}

impl ToJson for f64 {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        let text = encoder.float_text(*self)?;
        encoder.out.push_str(&text);
        Ok(())
    }
}

impl ToJson for Str {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        encoder.string(self.as_str());
        Ok(())
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        match self {
            Some(value) => value.to_json(encoder),
            None => ().to_json(encoder),
        }
    }
}

fn refs<T: ToJson>(items: &[T]) -> Vec<&dyn ToJson> {
    items.iter().map(|item| item as &dyn ToJson).collect()
}

impl<T: ToJson + Object> ToJson for List<T> {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        encoder.array(Some(self.py_id()), &refs(&self.to_vec()))
    }
}

impl<T: ToJson + Object> ToJson for Tuple<T> {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        encoder.array(Some(self.py_id()), &refs(self.as_slice()))
    }
}

impl<K: JsonKey + Object, V: ToJson + Object> ToJson for Dict<K, V> {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        let mut items = self.to_vec();
        if encoder.style.sort_keys {
            items = sorted(items)?;
        }
        encoder.object(self.py_id(), &items)
    }
}

/// The items in the order of their keys.
fn sorted<K: Object, V: Object>(items: Vec<(K, V)>) -> Result<Vec<(K, V)>> {
    let list = List::from(items);
    list.sort_by_key(|(key, _)| Ok(key.clone()), false)?;
    Ok(list.to_vec())
}

macro_rules! tuples {
    ($($($name:ident)+;)*) => {
        $(
            impl<$($name: ToJson),+> ToJson for ($($name,)+) {
                fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
                    #[allow(non_snake_case, reason = "a variable for each type")]
                    let ($($name,)+) = self;
                    encoder.array(None, &[$($name),+])
                }
            }

            impl<$($name),+> JsonKey for ($($name,)+) {
                fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
                    Err(bad_key("tuple"))
                }
            }
        )*
    };
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
}

/// The error for a key of a dict that has no form in JSON.
pub fn bad_key(type_name: &str) -> crate::exc::Exc {
    type_error(format!("keys must be str, int, float, bool or None, not {type_name}"))
}

/// The error for a value that has no form in JSON.
pub fn not_serializable(type_name: &str) -> crate::exc::Exc {
    type_error(format!("Object of type {type_name} is not JSON serializable"))
}

impl<T: Instance> ToJson for Rc<T> {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        T::to_json(self, encoder)
    }
}

impl<T: Instance> JsonKey for Rc<T> {
    fn json_key(&self, encoder: &Encoder<'_>) -> Result<Str> {
        T::json_key(self, encoder)
    }
}

impl ToJson for Number {
    fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
        match self {
            Self::Int(value) => value.to_json(encoder),
            Self::Float(value) => value.to_json(encoder),
        }
    }
}

impl JsonKey for Number {
    fn json_key(&self, encoder: &Encoder<'_>) -> Result<Str> {
        match self {
            Self::Int(value) => value.json_key(encoder),
            Self::Float(value) => value.json_key(encoder),
        }
    }
}

impl JsonKey for Str {
    fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
        Ok(self.clone())
    }
}

impl JsonKey for () {
    fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
        Ok(Str::lit("null"))
    }
}

impl JsonKey for bool {
    fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
        Ok(Str::lit(if *self { "true" } else { "false" }))
    }
}

impl JsonKey for Int {
    fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
        Ok(Str::from(self.to_decimal()?))
    }
}

impl JsonKey for f64 {
    fn json_key(&self, encoder: &Encoder<'_>) -> Result<Str> {
        Ok(Str::from(encoder.float_text(*self)?))
    }
}

impl<T: JsonKey> JsonKey for Option<T> {
    fn json_key(&self, encoder: &Encoder<'_>) -> Result<Str> {
        self.as_ref().map_or_else(|| ().json_key(encoder), |key| key.json_key(encoder))
    }
}

/// Types of the runtime that JSON cannot hold.
macro_rules! not_json {
    ($([$($param:tt)*] $type:ty;)*) => {
        $(
            impl<$($param)*> ToJson for $type {
                fn to_json(&self, _encoder: &mut Encoder<'_>) -> Result<()> {
                    Err(not_serializable(self.type_name()))
                }
            }

            impl<$($param)*> JsonKey for $type {
                fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
                    Err(bad_key(self.type_name()))
                }
            }
        )*
    };
}

not_json! {
    [] crate::bytes::Bytes;
    [] crate::bytes::ByteArray;
    [] crate::complex::Complex;
    [] crate::pathlib::Path;
    [] crate::range::Range;
    [] crate::re::Match;
    [] crate::re::Pattern;
    [] crate::exc::Exc;
    [] crate::exc::ExcType;
    [T: 'static] crate::iter::Iter<T>;
    [T: Object] crate::set::Set<T>;
    [T: Object] crate::set::FrozenSet<T>;
    [T: Object] crate::collections::Deque<T>;
    [K: Object, V: Object] crate::collections::ChainMap<K, V>;
    [K: Object, V: Object] crate::dict::Keys<K, V>;
    [K: Object, V: Object] crate::dict::Values<K, V>;
    [K: Object, V: Object] crate::dict::Items<K, V>;
}

#[cfg(feature = "datetime")]
not_json! {
    [] crate::datetime::Date;
    [] crate::datetime::DateTime;
    [] crate::datetime::Time;
    [] crate::datetime::TimeDelta;
    [] crate::datetime::TimeZone;
}

/// Classes below `dict`: their items are written.
macro_rules! dicts {
    ($([$($param:tt)*] $type:ty;)*) => {
        $(
            impl<$($param)*> ToJson for $type {
                fn to_json(&self, encoder: &mut Encoder<'_>) -> Result<()> {
                    (**self).to_json(encoder)
                }
            }

            impl<$($param)*> JsonKey for $type {
                fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
                    Err(bad_key(self.type_name()))
                }
            }
        )*
    };
}

dicts! {
    [K: JsonKey + Object] crate::collections::Counter<K>;
    [K: JsonKey + Object, V: ToJson + Object] crate::collections::DefaultDict<K, V>;
    [K: JsonKey + Object, V: ToJson + Object] crate::collections::OrderedDict<K, V>;
}

impl<T: Object> JsonKey for List<T> {
    fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
        Err(bad_key("list"))
    }
}

impl<K: Object, V: Object> JsonKey for Dict<K, V> {
    fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
        Err(bad_key("dict"))
    }
}

impl<T: Object> JsonKey for Tuple<T> {
    fn json_key(&self, _encoder: &Encoder<'_>) -> Result<Str> {
        Err(bad_key("tuple"))
    }
}
