//! The macros that generated code uses.

use crate::exc::Result;
use crate::object::{Number, Object, unordered};

/// `?` inside a labelled block whose value is the exception: `tri!('body, f(x))`.
#[macro_export]
macro_rules! tri {
    ($label:lifetime, $expr:expr) => {
        match $expr {
            Ok(value) => value,
            Err(error) => break $label error.into(),
        }
    };
}

/// A place in the Python source, for tracebacks: `site!(12, "main")`. The module gives `FILE`.
#[macro_export]
macro_rules! site {
    ($line:literal, $function:literal) => {{
        static SITE: $crate::Site = $crate::Site { file: FILE, line: $line, function: $function };
        &SITE
    }};
}

/// A closure of the program as a value.
#[macro_export]
macro_rules! callable {
    ($name:ident, $shown:literal) => {
        impl $crate::Object for $name {
            const BUILTIN: bool = true;
            fn type_name(&self) -> &'static str {
                "function"
            }
            fn py_repr(&self) -> $crate::Result<$crate::Str> {
                Ok($crate::Str::lit(concat!("<function ", $shown, ">")))
            }
            fn py_eq(&self, _other: &Self) -> $crate::Result<bool> {
                Err($crate::exc::runtime_error("Ferrule: closures cannot be compared yet (FER0421)"))
            }
            fn py_is(&self, _other: &Self) -> bool {
                false
            }
        }
    };
}

/// An enum for a place that holds values of several types. It behaves as the value that it holds.
///
/// ```
/// use ferrule_rt::{Str, union};
/// union! {
///     builtin = true;
///     /// Text or nothing.
///     pub enum StrOrNone { Str(Str), None(()) }
/// }
/// ```
///
/// `builtin` says that no operation of a member runs code of the translated program; it is given because asking the
/// members would not end for a type that contains itself.
#[macro_export]
macro_rules! union {
    (
        builtin = $builtin:literal;
        $(#[$meta:meta])*
        $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident($type:ty)),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone)]
        $vis enum $name { $($(#[$vmeta])* $variant($type)),+ }

        #[allow(unreachable_patterns, clippy::unit_arg)]
        impl $crate::object::Object for $name {
            const BUILTIN: bool = $builtin;

            fn type_name(&self) -> &'static str {
                match self { $(Self::$variant(value) => $crate::object::Object::type_name(value)),+ }
            }
            fn py_repr(&self) -> $crate::exc::Result<$crate::str::Str> {
                match self { $(Self::$variant(value) => $crate::object::Object::py_repr(value)),+ }
            }
            fn py_str(&self) -> $crate::exc::Result<$crate::str::Str> {
                match self { $(Self::$variant(value) => $crate::object::Object::py_str(value)),+ }
            }
            fn py_format(&self, spec: &$crate::str::Str) -> $crate::exc::Result<$crate::str::Str> {
                match self { $(Self::$variant(value) => $crate::object::Object::py_format(value, spec)),+ }
            }
            fn py_bool(&self) -> $crate::exc::Result<bool> {
                match self { $(Self::$variant(value) => $crate::object::Object::py_bool(value)),+ }
            }
            fn py_eq(&self, other: &Self) -> $crate::exc::Result<bool> {
                match (self, other) {
                    $((Self::$variant(a), Self::$variant(b)) => $crate::object::Object::py_eq(a, b),)+
                    _ => $crate::macros::mixed_eq(self, other),
                }
            }
            fn py_lt(&self, other: &Self) -> $crate::exc::Result<bool> {
                match (self, other) {
                    $((Self::$variant(a), Self::$variant(b)) => $crate::object::Object::py_lt(a, b),)+
                    _ => $crate::macros::mixed_lt(self, other),
                }
            }
            fn py_le(&self, other: &Self) -> $crate::exc::Result<bool> {
                match (self, other) {
                    $((Self::$variant(a), Self::$variant(b)) => $crate::object::Object::py_le(a, b),)+
                    _ => $crate::macros::mixed_le(self, other),
                }
            }
            fn py_hash(&self) -> $crate::exc::Result<i64> {
                match self { $(Self::$variant(value) => $crate::object::Object::py_hash(value)),+ }
            }
            fn py_is(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$variant(a), Self::$variant(b)) => $crate::object::Object::py_is(a, b),)+
                    _ => false,
                }
            }
            fn py_id(&self) -> usize {
                match self { $(Self::$variant(value) => $crate::object::Object::py_id(value)),+ }
            }
            fn py_len(&self) -> $crate::exc::Result<usize> {
                match self { $(Self::$variant(value) => $crate::object::Object::py_len(value)),+ }
            }
            fn py_none() -> Option<Self> {
                None$(.or_else(|| <$type as $crate::object::Object>::py_none().map(Self::$variant)))+
            }
            fn as_number(&self) -> Option<$crate::object::Number> {
                match self { $(Self::$variant(value) => $crate::object::Object::as_number(value)),+ }
            }
        }
    };
    ($(#[$meta:meta])* $vis:vis enum $name:ident $body:tt) => {
        $crate::union! { builtin = false; $(#[$meta])* $vis enum $name $body }
    };
}

/// `a == b` for different variants.
pub fn mixed_eq<T: Object>(a: &T, b: &T) -> Result<bool> {
    Ok(match (a.as_number(), b.as_number()) {
        (Some(a), Some(b)) => compare(&a, &b) == Some(std::cmp::Ordering::Equal),
        _ => false,
    })
}

/// `a < b` for different variants.
pub fn mixed_lt<T: Object>(a: &T, b: &T) -> Result<bool> {
    match (a.as_number(), b.as_number()) {
        (Some(a), Some(b)) => Ok(compare(&a, &b) == Some(std::cmp::Ordering::Less)),
        _ => Err(unordered("<", a.type_name(), b.type_name())),
    }
}

/// `a <= b` for different variants.
pub fn mixed_le<T: Object>(a: &T, b: &T) -> Result<bool> {
    match (a.as_number(), b.as_number()) {
        (Some(a), Some(b)) => Ok(compare(&a, &b).is_some_and(std::cmp::Ordering::is_le)),
        _ => Err(unordered("<=", a.type_name(), b.type_name())),
    }
}

/// The exact order of two numbers; `None` if one is NaN.
pub fn compare(a: &Number, b: &Number) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.cmp(b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
        (Number::Int(a), Number::Float(b)) => a.cmp_f64(*b),
        (Number::Float(a), Number::Int(b)) => b.cmp_f64(*a).map(std::cmp::Ordering::reverse),
    }
}
