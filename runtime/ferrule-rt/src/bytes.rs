//! `bytes` and `bytearray`.

mod array;
mod codec;
mod find;
mod memory;
mod methods;
mod text;

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use crate::exc::{Result, index_error, overflow_error, value_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::Object;
use crate::slice;
use crate::str::Str;

pub use array::ByteArray;
pub use codec::{Encoding, decode, encode};
pub use memory::MemoryView;
pub use methods::ByteText;
pub use text::{fromhex, repr_of};

/// Python `bytes`. Cloning makes a second name for the same bytes.
#[derive(Clone)]
pub struct Bytes(Data);

#[derive(Clone)]
enum Data {
    Static(&'static [u8]),
    Shared(Rc<[u8]>),
}

impl Bytes {
    pub const EMPTY: Self = Self(Data::Static(b""));

    /// A literal of the source.
    pub const fn lit(bytes: &'static [u8]) -> Self {
        Self(Data::Static(bytes))
    }
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        match &self.0 {
            Data::Static(bytes) => bytes,
            Data::Shared(bytes) => bytes,
        }
    }
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// `bytes(count)`: zeros.
    pub fn zeros(count: &Int) -> Result<Self> {
        zeros(count).map(Self::from)
    }
    /// `bytes(numbers)`.
    pub fn from_numbers(numbers: Iter<Int>) -> Result<Self> {
        byte_vec(&numbers, "bytes must be in range(0, 256)").map(Self::from)
    }
    /// `bytes.fromhex(text)`.
    pub fn fromhex(text: &Str) -> Result<Self> {
        fromhex(text).map(Self::from)
    }

    /// `self[index]`.
    pub fn get(&self, index: i64) -> Result<i64> {
        let bytes = self.as_slice();
        let at = slice::position(index, bytes.len()).ok_or_else(|| index_error("index out of range"))?;
        Ok(i64::from(bytes[at]))
    }
    /// `self[a:b:c]`.
    pub fn slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<Self> {
        slice::pick(self.as_slice(), a, b, c).map(Self::from)
    }
    pub fn py_iter(&self) -> Iter<Int> {
        let (bytes, mut at) = (self.clone(), 0);
        Iter::named("bytes_iterator", move || {
            let item = bytes.as_slice().get(at).copied().map(Int::from);
            at += 1;
            Ok(item)
        })
    }
}

/// `bytes(count)` for either type.
fn zeros(count: &Int) -> Result<Vec<u8>> {
    let Some(count) = count.to_i64() else {
        return Err(overflow_error("cannot fit 'int' into an index-sized integer"));
    };
    let count = usize::try_from(count).map_err(|_| value_error("negative count"))?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(count).map_err(|_| crate::exc::Exc::new(&crate::exc::MEMORY_ERROR, Vec::new()))?;
    bytes.resize(count, 0);
    Ok(bytes)
}

/// Numbers as bytes.
fn byte_vec(numbers: &Iter<Int>, message: &'static str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(number) = numbers.next()? {
        bytes.push(byte(&number, message)?);
    }
    Ok(bytes)
}

fn byte(number: &Int, message: &'static str) -> Result<u8> {
    number.to_i64().and_then(|number| u8::try_from(number).ok()).ok_or_else(|| value_error(message))
}

/// `int(bytes, base)`.
pub fn parse_int(bytes: &Bytes, base: i64) -> Result<Int> {
    Int::parse_bytes(bytes.as_slice(), &bytes.py_repr()?, base)
}

/// `float(bytes)`.
pub fn parse_float(bytes: &Bytes) -> Result<f64> {
    crate::float::parse_bytes(bytes.as_slice(), &bytes.py_repr()?)
}

/// `int.to_bytes`.
pub fn from_int(value: &Int, length: i64, byteorder: &Str, signed: bool) -> Result<Bytes> {
    value.to_byte_vec(length, byteorder.as_str(), signed).map(Bytes::from)
}

/// `int.from_bytes`.
pub fn to_int(bytes: &Bytes, byteorder: &Str, signed: bool) -> Result<Int> {
    Int::from_byte_slice(bytes.as_slice(), byteorder.as_str(), signed)
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Data::Shared(bytes.into()))
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(Data::Shared(bytes.into()))
    }
}

impl Default for Bytes {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl Eq for Bytes {}

impl Ord for Bytes {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_slice().cmp(other.as_slice())
    }
}

impl PartialOrd for Bytes {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Bytes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_slice().hash(state);
    }
}

impl Object for Bytes {
    fn type_name(&self) -> &'static str {
        "bytes"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(repr_of(self.as_slice())))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self == other)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self < other)
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(self <= other)
    }
    fn py_hash(&self) -> Result<i64> {
        use std::hash::BuildHasher;
        let hash = foldhash::fast::FixedState::default().hash_one(self.as_slice()) as i64;
        Ok(match (self.is_empty(), hash) {
            (true, _) => 0,
            (_, -1) => -2,
            _ => hash,
        })
    }
    fn py_is(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Data::Shared(a), Data::Shared(b)) => Rc::ptr_eq(a, b),
            (Data::Static(a), Data::Static(b)) => a == b,
            _ => false,
        }
    }
    fn py_id(&self) -> usize {
        self.as_slice().as_ptr() as usize
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.len())
    }
}

impl Iterable for Bytes {
    type Item = Int;
    fn py_iter(&self) -> Iter<Int> {
        Bytes::py_iter(self)
    }
}

/// A list of parts of either type.
fn listed<B: From<Vec<u8>>>(parts: Vec<Vec<u8>>) -> List<B> {
    parts.into_iter().map(B::from).collect()
}
