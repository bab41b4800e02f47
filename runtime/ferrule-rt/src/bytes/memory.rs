//! `memoryview` of `bytes` and `bytearray`: their octets without a copy.

use std::cell::Cell;
use std::rc::Rc;

use crate::bytes::{ByteArray, ByteText, Bytes};
use crate::exc::{Result, index_error, type_error, value_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::Object;
use crate::slice::{self, Indices};
use crate::str::Str;

#[derive(Clone)]
enum Source {
    Fixed(Bytes),
    Array(ByteArray),
}

/// A memory view. Cloning makes a second name for the same view.
#[derive(Clone)]
pub struct MemoryView(Rc<View>);

struct View {
    source: Source,
    start: usize,
    step: i64,
    len: usize,
    readonly: bool,
    released: Cell<bool>,
}

impl MemoryView {
    fn new(source: Source, len: usize, readonly: bool) -> Self {
        Self(Rc::new(View { source, start: 0, step: 1, len, readonly, released: Cell::new(false) }))
    }
    /// `memoryview(bytes)`.
    pub fn of_bytes(bytes: &Bytes) -> Self {
        Self::new(Source::Fixed(bytes.clone()), bytes.len(), true)
    }
    /// `memoryview(bytearray)`.
    pub fn of_array(array: &ByteArray) -> Self {
        Self::new(Source::Array(array.clone()), array.len(), false)
    }
    fn check(&self) -> Result<()> {
        if self.0.released.get() {
            return Err(value_error("operation forbidden on released memoryview object"));
        }
        Ok(())
    }
    /// Where the octet at a position of the view stands in what it looks at.
    fn place(&self, at: usize) -> usize {
        self.0.start.wrapping_add_signed(at as isize * self.0.step as isize)
    }
    fn octet(&self, at: usize) -> u8 {
        let place = self.place(at);
        match &self.0.source {
            Source::Fixed(bytes) => bytes.as_slice().get(place).copied().unwrap_or(0),
            Source::Array(array) => array.with(|own| own.get(place).copied().unwrap_or(0)),
        }
    }
    pub(crate) fn octets(&self) -> Vec<u8> {
        (0..self.0.len).map(|at| self.octet(at)).collect()
    }
    fn position(&self, index: i64) -> Result<usize> {
        slice::position(index, self.0.len).ok_or_else(|| index_error("index out of bounds on dimension 1"))
    }
    pub fn len(&self) -> usize {
        self.0.len
    }
    pub fn is_empty(&self) -> bool {
        self.0.len == 0
    }
    pub fn readonly(&self) -> Result<bool> {
        self.check()?;
        Ok(self.0.readonly)
    }
    /// `self[index]`.
    pub fn get(&self, index: i64) -> Result<i64> {
        self.check()?;
        Ok(i64::from(self.octet(self.position(index)?)))
    }
    /// `self[a:b:c]`.
    pub fn slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<Self> {
        self.check()?;
        let indices = Indices::new(a, b, c, self.0.len)?;
        let start = if indices.count == 0 { self.0.start } else { self.place(indices.start as usize) };
        let (source, readonly) = (self.0.source.clone(), self.0.readonly);
        let (step, len, released) = (self.0.step * indices.step, indices.count, Cell::new(false));
        Ok(Self(Rc::new(View { source, start, step, len, readonly, released })))
    }
    fn array(&self) -> Result<&ByteArray> {
        self.check()?;
        match &self.0.source {
            Source::Array(array) if !self.0.readonly => Ok(array),
            _ => Err(type_error("cannot modify read-only memory")),
        }
    }
    /// `self[index] = value`.
    pub fn set(&self, index: i64, value: &Int) -> Result<()> {
        let array = self.array()?;
        let at = self.position(index)?;
        if !matches!(value, Int::Small(0..=255)) {
            return Err(value_error("memoryview: invalid value for format 'B'"));
        }
        array.set(self.place(at) as i64, value)
    }
    /// `self[a:b:c] = bytes`.
    pub fn set_slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>, bytes: &impl ByteText) -> Result<()> {
        self.set_octets(a, b, c, &bytes.view(<[u8]>::to_vec))
    }
    pub fn set_view(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>, other: &MemoryView) -> Result<()> {
        self.set_octets(a, b, c, &other.octets())
    }
    fn set_octets(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>, new: &[u8]) -> Result<()> {
        let array = self.array()?;
        let indices = Indices::new(a, b, c, self.0.len)?;
        if new.len() != indices.count {
            return Err(value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        for (at, octet) in indices.iter().zip(new) {
            array.set(self.place(at) as i64, &Int::from(i64::from(*octet)))?;
        }
        Ok(())
    }
    pub fn tobytes(&self) -> Result<Bytes> {
        self.check()?;
        Ok(Bytes::from(&self.octets()[..]))
    }
    pub fn tolist(&self) -> Result<List<Int>> {
        self.check()?;
        Ok(List::from(self.octets().into_iter().map(Int::from).collect::<Vec<_>>()))
    }
    pub fn hex(&self) -> Result<Str> {
        self.check()?;
        Ok(Str::from(self.octets().iter().map(|octet| format!("{octet:02x}")).collect::<String>()))
    }
    pub fn release(&self) {
        self.0.released.set(true);
    }
    /// `with memoryview(...) as view`.
    pub fn enter(&self) -> Result<Self> {
        self.check()?;
        Ok(self.clone())
    }
    pub fn contains(&self, value: &Int) -> bool {
        matches!(value, Int::Small(value) if self.octets().iter().any(|octet| i64::from(*octet) == *value))
    }
    pub fn py_iter(&self) -> Iter<Int> {
        let (view, mut at) = (self.clone(), 0);
        Iter::named("memory_iterator", move || {
            let item = (at < view.0.len).then(|| Int::from(view.octet(at)));
            at += 1;
            Ok(item)
        })
    }
}

impl Object for MemoryView {
    fn type_name(&self) -> &'static str {
        "memoryview"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<memory at {:#x}>", self.py_id())))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.octets() == other.octets())
    }
    fn py_hash(&self) -> Result<i64> {
        if !self.0.readonly {
            return Err(value_error("cannot hash writable memoryview object"));
        }
        self.tobytes()?.py_hash()
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

impl Iterable for MemoryView {
    type Item = Int;
    fn py_iter(&self) -> Iter<Int> {
        MemoryView::py_iter(self)
    }
}
