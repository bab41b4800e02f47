//! The macros that generated code uses.

/// `?` inside a labelled block whose value is the exception: `tri!(f(x), break 'body)`.
#[macro_export]
macro_rules! tri {
    ($expr:expr, break $label:lifetime) => {
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
                    _ => $crate::compare::eq(self, other),
                }
            }
            fn py_lt(&self, other: &Self) -> $crate::exc::Result<bool> {
                match (self, other) {
                    $((Self::$variant(a), Self::$variant(b)) => $crate::object::Object::py_lt(a, b),)+
                    _ => $crate::compare::lt(self, other),
                }
            }
            fn py_le(&self, other: &Self) -> $crate::exc::Result<bool> {
                match (self, other) {
                    $((Self::$variant(a), Self::$variant(b)) => $crate::object::Object::py_le(a, b),)+
                    _ => $crate::compare::le(self, other),
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
            fn parts(&self) -> Option<$crate::compare::Parts> {
                match self { $(Self::$variant(value) => $crate::object::Object::parts(value)),+ }
            }
            fn py_copy(&self) -> $crate::exc::Result<Self> {
                Ok(match self { $(Self::$variant(value) => Self::$variant($crate::object::Object::py_copy(value)?)),+ })
            }
            fn py_deepcopy(&self, memo: &mut $crate::copy::Memo) -> $crate::exc::Result<Self> {
                Ok(match self { $(Self::$variant(value) => Self::$variant($crate::object::Object::py_deepcopy(value, memo)?)),+ })
            }
            fn to_dyn(&self) -> std::rc::Rc<dyn $crate::object::Dyn> {
                match self { $(Self::$variant(value) => $crate::object::Object::to_dyn(value)),+ }
            }
        }
    };
    ($(#[$meta:meta])* $vis:vis enum $name:ident $body:tt) => {
        $crate::union! { builtin = false; $(#[$meta])* $vis enum $name $body }
    };
}

pub use crate::compare::numbers as compare;
