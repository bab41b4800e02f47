//! `bytearray`: bytes that change in place, behind a shared handle.

use std::cell::RefCell;
use std::rc::Rc;

use super::methods::ByteText;
use super::text::array_repr_of;
use super::{Bytes, byte, byte_vec, fromhex, zeros};
use crate::exc::{Result, index_error, value_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::object::Object;
use crate::slice::{self, Indices};
use crate::str::Str;

const RANGE: &str = "byte must be in range(0, 256)";

/// Python `bytearray`. Cloning makes a second name for the same bytes.
#[derive(Clone, Default)]
pub struct ByteArray(Rc<RefCell<Vec<u8>>>);

impl From<Vec<u8>> for ByteArray {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Rc::new(RefCell::new(bytes)))
    }
}

impl ByteArray {
    pub fn with<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(&self.0.borrow())
    }
    /// Puts the bytes in place of as many at the start.
    pub(crate) fn fill(&self, bytes: &[u8]) {
        self.0.borrow_mut()[..bytes.len()].copy_from_slice(bytes);
    }
    /// `bytearray(bytes)`, and a copy of another.
    pub fn from_bytes(bytes: &impl ByteText) -> Self {
        Self::from(bytes.view(<[u8]>::to_vec))
    }
    pub fn zeros(count: &Int) -> Result<Self> {
        zeros(count).map(Self::from)
    }
    pub fn from_numbers(numbers: Iter<Int>) -> Result<Self> {
        byte_vec(&numbers, RANGE).map(Self::from)
    }
    pub fn fromhex(text: &Str) -> Result<Self> {
        fromhex(text).map(Self::from)
    }
    /// `bytearray(text, encoding, errors)`.
    pub fn encoded(text: &Str, encoding: &Str, errors: &Str) -> Result<Self> {
        super::encode(text, encoding, errors).map(|bytes| Self::from_bytes(&bytes))
    }
    pub fn to_bytes(&self) -> Bytes {
        self.with(|bytes| Bytes::from(bytes))
    }
    pub fn copy(&self) -> Self {
        Self::from_bytes(self)
    }
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    fn at(&self, index: i64) -> Result<usize> {
        slice::position(index, self.len()).ok_or_else(|| index_error("bytearray index out of range"))
    }
    /// `self[index]`.
    pub fn get(&self, index: i64) -> Result<i64> {
        let at = self.at(index)?;
        Ok(i64::from(self.0.borrow()[at]))
    }
    /// `self[index] = value`.
    pub fn set(&self, index: i64, value: &Int) -> Result<()> {
        let at = self.at(index)?;
        self.0.borrow_mut()[at] = byte(value, RANGE)?;
        Ok(())
    }
    /// `del self[index]`.
    pub fn del(&self, index: i64) -> Result<()> {
        let at = self.at(index)?;
        self.0.borrow_mut().remove(at);
        Ok(())
    }
    /// `self[a:b:c]`.
    pub fn slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<Self> {
        self.with(|bytes| slice::pick(bytes, a, b, c)).map(Self::from)
    }
    /// `self[a:b:c] = bytes`.
    pub fn set_slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>, bytes: &impl ByteText) -> Result<()> {
        let new = bytes.view(<[u8]>::to_vec);
        let indices = Indices::new(a, b, c, self.len())?;
        if indices.step == 1 {
            let start = indices.start as usize;
            self.0.borrow_mut().splice(start..start + indices.count, new);
            return Ok(());
        }
        if new.len() != indices.count {
            let (given, size) = (new.len(), indices.count);
            return Err(value_error(format!(
                "attempt to assign bytes of size {given} to extended slice of size {size}"
            )));
        }
        let mut own = self.0.borrow_mut();
        for (at, value) in indices.iter().zip(new) {
            own[at] = value;
        }
        Ok(())
    }
    /// `del self[a:b:c]`.
    pub fn del_slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<()> {
        let indices = Indices::new(a, b, c, self.len())?;
        let mut gone: Vec<usize> = indices.iter().collect();
        gone.sort_unstable();
        let mut own = self.0.borrow_mut();
        for at in gone.into_iter().rev() {
            own.remove(at);
        }
        Ok(())
    }

    pub fn append(&self, value: &Int) -> Result<()> {
        let value = byte(value, RANGE)?;
        self.0.borrow_mut().push(value);
        Ok(())
    }
    pub fn insert(&self, index: i64, value: &Int) -> Result<()> {
        let value = byte(value, RANGE)?;
        let at = slice::clamp(index, self.len());
        self.0.borrow_mut().insert(at, value);
        Ok(())
    }
    /// `self.extend(bytes)`, `self += bytes`.
    pub fn extend_bytes(&self, bytes: &impl ByteText) {
        let new = bytes.view(<[u8]>::to_vec);
        self.0.borrow_mut().extend_from_slice(&new);
    }
    /// `self += bytes`; gives the same object.
    pub fn iadd(&self, bytes: &impl ByteText) -> Self {
        self.extend_bytes(bytes);
        self.clone()
    }
    /// `self.extend(numbers)`.
    pub fn extend(&self, numbers: Iter<Int>) -> Result<()> {
        let new = byte_vec(&numbers, RANGE)?;
        self.0.borrow_mut().extend_from_slice(&new);
        Ok(())
    }
    pub fn pop(&self, index: i64) -> Result<i64> {
        if self.is_empty() {
            return Err(index_error("pop from empty bytearray"));
        }
        let at = slice::position(index, self.len()).ok_or_else(|| index_error("pop index out of range"))?;
        Ok(i64::from(self.0.borrow_mut().remove(at)))
    }
    pub fn remove(&self, value: &Int) -> Result<()> {
        let value = byte(value, RANGE)?;
        let at = self.with(|bytes| bytes.iter().position(|b| *b == value));
        let at = at.ok_or_else(|| value_error("value not found in bytearray"))?;
        self.0.borrow_mut().remove(at);
        Ok(())
    }
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
    pub fn reverse(&self) {
        self.0.borrow_mut().reverse();
    }
    /// By position, so that changes during the iteration are seen.
    pub fn py_iter(&self) -> Iter<Int> {
        let (array, mut at) = (self.clone(), 0);
        Iter::named("bytearray_iterator", move || {
            let item = array.with(|bytes| bytes.get(at).copied()).map(Int::from);
            at += 1;
            Ok(item)
        })
    }
    /// `self == other` for any pair of the two types.
    pub fn equals(&self, other: &impl ByteText) -> bool {
        self.with(|a| other.view(|b| a == b))
    }
}

impl Object for ByteArray {
    fn py_copy(&self) -> Result<Self> {
        Ok(self.copy())
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        crate::copy::known_or(self, memo, self.copy(), |_, _| Ok(()))
    }

    fn type_name(&self) -> &'static str {
        "bytearray"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("bytearray({})", self.with(array_repr_of))))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.equals(other))
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self.with(|a| other.with(|b| a < b)))
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(self.with(|a| other.with(|b| a <= b)))
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.len())
    }
}

impl Iterable for ByteArray {
    type Item = Int;
    fn py_iter(&self) -> Iter<Int> {
        ByteArray::py_iter(self)
    }
}
