//! Arguments and results of a call: a letter for the type, a colon and the value.

use ferrule_rt::object::{Dyn, Object};
use ferrule_rt::{Bytes, Int, Result, Str};

#[derive(Clone)]
pub enum Value {
    None,
    Bool(bool),
    Int(Int),
    Float(f64),
    Str(Str),
    Bytes(Bytes),
}

fn unhex(text: &str) -> Vec<u8> {
    let digit = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or(0);
    (0..text.len()).step_by(2).map(digit).collect()
}

impl Value {
    pub fn parse(text: &str) -> Self {
        let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
        match kind {
            "b" => Self::Bool(rest == "1"),
            "i" => Self::Int(Int::from_str_lit(rest)),
            "f" => Self::Float(f64::from_bits(u64::from_str_radix(rest, 16).unwrap_or(0))),
            "s" => Self::Str(Str::from(String::from_utf8(unhex(rest)).unwrap_or_default())),
            "y" => Self::Bytes(Bytes::from(unhex(rest))),
            _ => Self::None,
        }
    }
    pub fn as_dyn(&self) -> &dyn Dyn {
        match self {
            Self::None => &(),
            Self::Bool(value) => value,
            Self::Int(value) => value,
            Self::Float(value) => value,
            Self::Str(value) => value,
            Self::Bytes(value) => value,
        }
    }
}

/// The arguments of a call, taken by position.
pub struct Args(pub Vec<Value>);

impl Args {
    pub fn len(&self) -> usize {
        self.0.len()
    }
    pub fn str(&self, at: usize) -> Str {
        match self.0.get(at) {
            Some(Value::Str(value)) => value.clone(),
            _ => Str::EMPTY,
        }
    }
    pub fn bytes(&self, at: usize) -> Bytes {
        match self.0.get(at) {
            Some(Value::Bytes(value)) => value.clone(),
            _ => Bytes::EMPTY,
        }
    }
    pub fn int(&self, at: usize) -> Int {
        match self.0.get(at) {
            Some(Value::Int(value)) => value.clone(),
            Some(Value::Bool(value)) => Int::from(*value),
            _ => Int::ZERO,
        }
    }
    pub fn float(&self, at: usize) -> f64 {
        match self.0.get(at) {
            Some(Value::Float(value)) => *value,
            _ => 0.0,
        }
    }
    pub fn bool(&self, at: usize) -> bool {
        matches!(self.0.get(at), Some(Value::Bool(true)))
    }
    /// A bound or a count; what is absent or `None` is the default.
    pub fn i64(&self, at: usize, default: i64) -> i64 {
        self.opt(at).unwrap_or(default)
    }
    pub fn opt(&self, at: usize) -> Option<i64> {
        match self.0.get(at) {
            Some(Value::Int(value)) => Some(value.to_bound()),
            _ => None,
        }
    }
    pub fn rest(&self, from: usize) -> Vec<&dyn Dyn> {
        self.0.iter().skip(from).map(Value::as_dyn).collect()
    }
}

/// The answer to a call, or that the name is not known here.
pub type Answer = Option<Result<Str>>;

pub fn shown<T: Object>(value: T) -> Answer {
    Some(value.py_repr())
}

pub fn tried<T: Object>(value: Result<T>) -> Answer {
    Some(value.and_then(|value| value.py_repr()))
}

/// A word for a test of order.
pub fn ordering(order: Option<std::cmp::Ordering>) -> Answer {
    Some(Ok(Str::from(order.map_or(String::from("None"), |order| (order as i8).to_string()))))
}
