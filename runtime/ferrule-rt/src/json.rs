//! The module `json`.

mod decode;
mod encode;

use crate::dict::Dict;
use crate::exc::{Exc, ExcClass, Result, VALUE_ERROR};
use crate::int::Int;
use crate::list::List;
use crate::object::Object;
use crate::str::Str;

pub use decode::{FromJson, checked, load, loads, unquote};
pub use encode::{
    Encoder, JsonKey, Style, ToJson, bad_key, dump, dumps, not_serializable, number, quote, style, style_text,
};

pub static JSON_DECODE_ERROR: ExcClass = ExcClass::new("JSONDecodeError", &[&VALUE_ERROR]).module("json.decoder");

crate::union! {
    builtin = true;
    /// What a JSON text can hold.
    pub enum Value {
        None(()),
        Bool(bool),
        Int(Int),
        Float(f64),
        Str(Str),
        List(List<Value>),
        Dict(Dict<Str, Value>),
    }
}

crate::impl_to_json!(Value { None, Bool, Int, Float, Str, List, Dict } except {});
crate::impl_from_json!(
    Value,
    value,
    Self::None(value),
    Self::Bool(value),
    Self::Int(value),
    Self::Float(value),
    Self::Str(value),
    Self::List(value),
    Self::Dict(value),
);

/// `JSONDecodeError(msg, doc, pos)`; the position counts code points.
pub fn decode_error(msg: &str, doc: &Str, pos: usize) -> Exc {
    let (mut lineno, mut colno) = (1_usize, 1_usize);
    for ch in doc.as_str().chars().take(pos) {
        if ch == '\n' {
            lineno += 1;
            colno = 1;
        } else {
            colno += 1;
        }
    }
    let exc = Exc::with_message(&JSON_DECODE_ERROR, format!("{msg}: line {lineno} column {colno} (char {pos})"));
    exc.set_attr("msg", Str::from(msg));
    exc.set_attr("doc", doc.clone());
    exc.set_attr("pos", Int::from(pos));
    exc.set_attr("lineno", Int::from(lineno));
    exc.set_attr("colno", Int::from(colno));
    exc
}

/// `JSONDecodeError(msg, doc, pos)` as a program raises it.
pub fn new_decode_error(msg: &Str, doc: &Str, pos: &Int) -> Result<Exc> {
    Ok(decode_error(msg.as_str(), doc, pos.to_usize_size()?))
}

/// Lets a generated union be written as JSON: the value that it holds is. The second list names the variants that JSON
/// cannot hold.
#[macro_export]
macro_rules! impl_to_json {
    ($name:ident { $($variant:ident),* $(,)? } except { $($other:ident),* $(,)? }) => {
        impl $crate::json::ToJson for $name {
            fn to_json(&self, encoder: &mut $crate::json::Encoder<'_>) -> $crate::exc::Result<()> {
                match self {
                    $(Self::$variant(value) => $crate::json::ToJson::to_json(value, encoder),)*
                    $(Self::$other(value) => Err($crate::json::not_serializable(value.type_name())),)*
                }
            }
        }
    };
}

/// Lets a generated union be a key of a dict that is written as JSON.
#[macro_export]
macro_rules! impl_json_key {
    ($name:ident { $($variant:ident),* $(,)? } except { $($other:ident),* $(,)? }) => {
        impl $crate::json::JsonKey for $name {
            fn json_key(&self, encoder: &$crate::json::Encoder<'_>) -> $crate::exc::Result<$crate::str::Str> {
                match self {
                    $(Self::$variant(value) => $crate::json::JsonKey::json_key(value, encoder),)*
                    $(Self::$other(value) => Err($crate::json::bad_key(value.type_name())),)*
                }
            }
        }
    };
}

/// What an optional union needs to be read from JSON: everything but null, which is `None`.
pub trait FromJsonSome: Object {
    /// `true` or `false`.
    fn bool(value: bool) -> Self;
    /// An integer.
    fn int(value: Int) -> Self;
    /// A number with a fraction or an exponent.
    fn float(value: f64) -> Self;
    /// A string.
    fn str(value: Str) -> Self;
    /// An array.
    fn list(value: List<Option<Self>>) -> Self;
    /// An object.
    fn dict(value: Dict<Str, Option<Self>>) -> Self;
}

impl<T: FromJsonSome> FromJson for Option<T> {
    fn null() -> Self {
        None
    }
    fn bool(value: bool) -> Self {
        Some(T::bool(value))
    }
    fn int(value: Int) -> Self {
        Some(T::int(value))
    }
    fn float(value: f64) -> Self {
        Some(T::float(value))
    }
    fn str(value: Str) -> Self {
        Some(T::str(value))
    }
    fn list(value: List<Self>) -> Self {
        Some(T::list(value))
    }
    fn dict(value: Dict<Str, Self>) -> Self {
        Some(T::dict(value))
    }
}

/// Lets a generated union be read from JSON where null is `None`. The expressions put a boolean, an integer, a float, a
/// string, an array and an object into it, in this order.
#[macro_export]
macro_rules! impl_from_json_some {
    ($name:ident, $value:ident, $bool:expr, $int:expr, $float:expr, $str:expr, $list:expr, $dict:expr $(,)?) => {
        impl $crate::json::FromJsonSome for $name {
            fn bool($value: bool) -> Self {
                $bool
            }
            fn int($value: $crate::int::Int) -> Self {
                $int
            }
            fn float($value: f64) -> Self {
                $float
            }
            fn str($value: $crate::str::Str) -> Self {
                $str
            }
            fn list($value: $crate::list::List<Option<Self>>) -> Self {
                $list
            }
            fn dict($value: $crate::dict::Dict<$crate::str::Str, Option<Self>>) -> Self {
                $dict
            }
        }
    };
}

/// Lets a generated union be read from JSON. The expressions put a value of null, a boolean, an integer, a float, a
/// string, an array (a list of the union) and an object (a dict from `Str` to the union) into it, in this order.
#[macro_export]
macro_rules! impl_from_json {
    ($name:ident, $value:ident, $none:expr, $bool:expr, $int:expr, $float:expr, $str:expr, $list:expr, $dict:expr $(,)?) => {
        impl $crate::json::FromJson for $name {
            fn null() -> Self {
                let $value = ();
                $none
            }
            fn bool($value: bool) -> Self {
                $bool
            }
            fn int($value: $crate::int::Int) -> Self {
                $int
            }
            fn float($value: f64) -> Self {
                $float
            }
            fn str($value: $crate::str::Str) -> Self {
                $str
            }
            fn list($value: $crate::list::List<Self>) -> Self {
                $list
            }
            fn dict($value: $crate::dict::Dict<$crate::str::Str, Self>) -> Self {
                $dict
            }
        }
    };
}
