//! What generated code brings into scope.

pub use std::cell::Cell;
pub use std::cmp::Ordering;
pub use std::rc::Rc;

#[cfg(feature = "cmath")]
pub use crate::cmath;
#[cfg(feature = "datetime")]
pub use crate::datetime;
#[cfg(feature = "hashlib")]
pub use crate::hashlib;
#[cfg(feature = "json")]
pub use crate::json;
#[cfg(feature = "random")]
pub use crate::random;
#[cfg(feature = "time")]
pub use crate::time;
#[cfg(feature = "unicodedata")]
pub use crate::unicodedata;
pub use crate::{
    AnySet, Boxed, ByteArray, Bytes, Co, Complex, Dict, Dyn, Ellipsis, Exc, ExcClass, ExcType, Field, FrozenSet, Gen,
    GlobalCell, GlobalSlot, Instance, Int, Items, Iter, Iterable, Keys, List, Method, Named, Number, Object, Owned,
    PyIterator, Range, Result, Set, Site, Slice, Slot, Str, Tuple, Values,
};
pub use crate::{
    array, binascii, bisect, bool_, builtins, bytes, collections, compare, copy, exc, files, float, fmt, functools,
    guest, heapq, i64_, int, io, iter, itertools, list, math, number, object, os, pathlib, re, seq, slice, statistics,
    string, sys,
};
pub use crate::{callable, site, tri, union};

/// Why a conversion cannot fail: the analysis saw the test that excludes the other types.
pub const NARROWED: &str = "an earlier test excludes the other types";

/// Takes the place of a value that the analysis found can never exist; evaluating one anyway is a bug of the translator.
#[track_caller]
pub fn never<T, R>(_value: T) -> R {
    panic!("Ferrule: a value arrived where the analysis found none (FER0902)")
}
