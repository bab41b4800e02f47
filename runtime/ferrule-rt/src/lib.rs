//! Python semantics for programs that Ferrule translated to Rust.
//!
//! See `CONVENTIONS.md` beside this crate for the rules that every function here follows.

pub mod array;
pub mod binascii;
pub mod bisect;
pub mod bool_;
pub mod boxed;
pub mod builtins;
pub mod bytes;
#[cfg(feature = "cmath")]
pub mod cmath;
pub mod collections;
pub mod compare;
pub mod complex;
pub mod copy;
#[cfg(feature = "datetime")]
pub mod datetime;
pub mod dict;
mod dict_views;
mod ellipsis;
pub mod exc;
mod exc_classes;
mod exc_groups;
pub mod files;
pub mod float;
pub mod fmt;
pub mod functools;
pub mod r#gen;
pub mod guest;
#[cfg(feature = "hashlib")]
pub mod hashlib;
pub mod heapq;
pub mod html;
pub mod i64_;
pub mod int;
pub mod io;
pub mod iter;
pub mod itertools;
#[cfg(feature = "json")]
pub mod json;
pub mod list;
pub mod macros;
pub mod math;
pub mod named;
pub mod number;
pub mod object;
mod option;
pub mod os;
pub mod owned;
pub mod pathlib;
mod platform;
pub mod prelude;
#[cfg(feature = "random")]
pub mod random;
pub mod range;
pub mod re;
pub mod seam;
pub mod seq;
pub mod set;
mod set_table;
pub mod slice;
pub mod sort;
pub mod statistics;
pub mod str;
pub mod string;
pub mod subprocess;
pub mod sys;
#[cfg(feature = "time")]
pub mod time;
pub mod traceback;
pub mod tuple;
pub mod unicode;
#[cfg(feature = "unicodedata")]
pub mod unicodedata;
mod unpack;

pub use boxed::Boxed;
pub use bytes::{ByteArray, Bytes};
pub use complex::Complex;
pub use dict::{Dict, Items, Keys, Values};
pub use ellipsis::Ellipsis;
pub use exc::{Exc, ExcClass, ExcType, Result, Site, run};
pub use r#gen::{Co, Gen};
pub use int::Int;
pub use iter::{Iter, Iterable, PyIterator};
pub use list::List;
pub use named::{Method, Named};
pub use object::{Dyn, Field, GlobalCell, GlobalSlot, Instance, Number, Object, Slot};
pub use owned::Owned;
pub use range::Range;
pub use set::{AnySet, FrozenSet, Set};
pub use slice::Slice;
pub use str::Str;
pub use tuple::Tuple;
