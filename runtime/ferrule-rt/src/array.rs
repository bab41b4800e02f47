//! `array`: a list of numbers that all have the C type of its code.

use crate::bytes::Bytes;
use crate::exc::{Result, index_error, overflow_error, value_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::Object;
use crate::slice::Indices;
use crate::str::Str;
use crate::{seq, slice};

/// What an array may hold: `f64` for the codes `f` and `d`, `Int` for the others.
pub trait Item: Object {
    /// The number as the C type of the code keeps it.
    fn admit(self, code: char) -> Result<Self>;
    fn bytes(&self, code: char) -> Result<Vec<u8>>;
    fn from_bytes(bytes: &[u8], code: char) -> Result<Self>;
}

fn width(code: char) -> usize {
    match code {
        'b' | 'B' => 1,
        'h' | 'H' => 2,
        'i' | 'I' | 'f' => 4,
        _ => 8,
    }
}

impl Item for f64 {
    fn admit(self, code: char) -> Result<Self> {
        Ok(if code == 'f' { f64::from(self as f32) } else { self })
    }
    fn bytes(&self, code: char) -> Result<Vec<u8>> {
        Ok(if code == 'f' { (*self as f32).to_ne_bytes().to_vec() } else { self.to_ne_bytes().to_vec() })
    }
    fn from_bytes(bytes: &[u8], code: char) -> Result<Self> {
        Ok(if code == 'f' {
            f64::from(f32::from_ne_bytes(bytes.try_into().unwrap_or_default()))
        } else {
            f64::from_ne_bytes(bytes.try_into().unwrap_or_default())
        })
    }
}

impl Item for Int {
    fn admit(self, code: char) -> Result<Self> {
        let (name, low, high) = match code {
            'b' => ("signed char", i64::from(i8::MIN), i64::from(i8::MAX)),
            'B' => ("unsigned byte integer", 0, i64::from(u8::MAX)),
            'h' => ("signed short integer", i64::from(i16::MIN), i64::from(i16::MAX)),
            'H' => ("unsigned short", 0, i64::from(u16::MAX)),
            'i' => ("signed integer", i64::from(i32::MIN), i64::from(i32::MAX)),
            'I' => ("unsigned int", 0, i64::from(u32::MAX)),
            _ => ("", i64::MIN, i64::MAX),
        };
        if matches!(code, 'I' | 'L' | 'Q') && self.is_negative() {
            let kind = if code == 'Q' { "int to unsigned" } else { "value to unsigned int" };
            return Err(overflow_error(format!("can't convert negative {kind}")));
        }
        let Some(small) = self.to_i64() else {
            let fits = self.bit_length() <= 64;
            return match code {
                'L' | 'Q' if fits => Ok(self),
                'q' | 'Q' => Err(overflow_error("int too big to convert")),
                'I' if fits => Err(overflow_error("unsigned int is greater than maximum")),
                'I' | 'L' => Err(overflow_error("Python int too large to convert to C unsigned long")),
                _ => Err(overflow_error("Python int too large to convert to C long")),
            };
        };
        if small < low {
            return Err(overflow_error(format!("{name} is less than minimum")));
        }
        if small > high {
            return Err(overflow_error(format!("{name} is greater than maximum")));
        }
        Ok(self)
    }
    fn bytes(&self, code: char) -> Result<Vec<u8>> {
        self.to_byte_vec(width(code) as i64, "little", code.is_lowercase())
    }
    fn from_bytes(bytes: &[u8], code: char) -> Result<Self> {
        Int::from_byte_slice(bytes, "little", code.is_lowercase())
    }
}

/// A Python array. Cloning makes a second name for the same array.
pub struct Array<T> {
    items: List<T>,
    code: char,
}

impl<T> Clone for Array<T> {
    fn clone(&self) -> Self {
        Self { items: self.items.clone(), code: self.code }
    }
}

impl<T> Default for Array<T> {
    fn default() -> Self {
        Self { items: List::new(), code: 'd' }
    }
}

impl<T: Clone + 'static> Array<T> {
    fn of(&self, items: List<T>) -> Self {
        Self { items, code: self.code }
    }
    pub fn len(&self) -> usize {
        self.items.len()
    }
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
    pub fn typecode(&self) -> Str {
        Str::from(self.code.to_string())
    }
    pub fn itemsize(&self) -> usize {
        width(self.code)
    }
    pub fn py_iter(&self) -> Iter<T> {
        let mut iter = self.items.iter();
        Iter::named("array.arrayiterator", move || Ok(iter.next()))
    }
    pub fn reversed(&self) -> Iter<T> {
        self.items.reversed()
    }
    /// `self[index]`.
    pub fn get(&self, index: i64) -> Result<T> {
        let at = slice::position(index, self.len()).and_then(|at| self.items.at(at));
        at.ok_or_else(|| index_error("array index out of range"))
    }
    pub fn slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<Self> {
        Ok(self.of(self.items.slice(a, b, c)?))
    }
    /// `del self[index]`.
    pub fn del(&self, index: i64) -> Result<()> {
        self.items.del(index).map_err(|_| index_error("array assignment index out of range"))
    }
    pub fn del_slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<()> {
        self.items.del_slice(a, b, c)
    }
    pub fn pop(&self, index: i64) -> Result<T> {
        let message = if self.is_empty() { "pop from empty array" } else { "pop index out of range" };
        self.items.pop(index).map_err(|_| index_error(message))
    }
    pub fn reverse(&self) {
        self.items.reverse();
    }
    pub fn to_list(&self) -> List<T> {
        self.items.copy()
    }
    pub fn repeat(&self, count: i64) -> Result<Self> {
        Ok(self.of(self.items.repeat(count)?))
    }
    pub fn repeat_in_place(&self, count: i64) -> Result<()> {
        self.items.repeat_in_place(count)
    }
}

impl<T: Item> Array<T> {
    /// `array(code, items)`. The code is a literal that a row has looked at.
    pub fn new(code: &Str, items: Iter<T>) -> Result<Self> {
        let made = Self { items: List::new(), code: code.as_str().chars().next().unwrap_or('d') };
        made.extend(items)?;
        Ok(made)
    }
    /// `array(code, data)` of bytes.
    pub fn decode(code: &Str, data: &Bytes) -> Result<Self> {
        let made = Self::new(code, List::new().py_iter())?;
        made.frombytes(data)?;
        Ok(made)
    }
    /// `self[index] = item`.
    pub fn set(&self, index: i64, item: T) -> Result<()> {
        let item = item.admit(self.code)?;
        self.items.set(index, item).map_err(|_| index_error("array assignment index out of range"))
    }
    fn same_code(&self, other: &Self, what: &str) -> Result<()> {
        if self.code == other.code { Ok(()) } else { Err(crate::exc::type_error(what)) }
    }
    /// `self[a:b:c] = other`.
    pub fn set_slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>, other: &Self) -> Result<()> {
        self.same_code(other, "bad argument type for built-in operation")?;
        let indices = Indices::new(a, b, c, self.len())?;
        if indices.step != 1 && other.len() != indices.count {
            return Err(value_error(format!(
                "attempt to assign array of size {} to extended slice of size {}",
                other.len(),
                indices.count
            )));
        }
        self.items.set_slice(a, b, c, other.to_list().py_iter())
    }
    pub fn append(&self, item: T) -> Result<()> {
        self.items.append(item.admit(self.code)?);
        Ok(())
    }
    pub fn insert(&self, index: i64, item: T) -> Result<()> {
        self.items.insert(index, item.admit(self.code)?);
        Ok(())
    }
    pub fn extend(&self, items: Iter<T>) -> Result<()> {
        items.for_each(|item| self.append(item))
    }
    pub fn extend_array(&self, other: &Self) -> Result<()> {
        self.same_code(other, "can only extend with array of same kind")?;
        self.items.extend_list(&other.to_list());
        Ok(())
    }
    /// `self.fromlist(items)`: all of them or none.
    pub fn fromlist(&self, items: &List<T>) -> Result<()> {
        let admitted: Result<Vec<T>> = items.to_vec().into_iter().map(|item| item.admit(self.code)).collect();
        self.items.extend_list(&List::from(admitted?));
        Ok(())
    }
    pub fn concat(&self, other: &Self) -> Result<Self> {
        self.same_code(other, "bad argument type for built-in operation")?;
        Ok(self.of(self.items.concat(&other.items)))
    }
    pub fn tobytes(&self) -> Result<Bytes> {
        let mut data = Vec::with_capacity(self.len() * width(self.code));
        for item in self.items.to_vec() {
            data.extend(item.bytes(self.code)?);
        }
        Ok(Bytes::from(data))
    }
    pub fn frombytes(&self, data: &Bytes) -> Result<()> {
        let pieces = data.as_slice().chunks_exact(width(self.code));
        if !pieces.remainder().is_empty() {
            return Err(value_error("bytes length not a multiple of item size"));
        }
        for piece in pieces {
            self.items.append(T::from_bytes(piece, self.code)?);
        }
        Ok(())
    }
    pub fn contains(&self, value: &T) -> Result<bool> {
        self.items.contains(value)
    }
    pub fn count(&self, value: &T) -> Result<usize> {
        self.items.count(value)
    }
    pub fn index(&self, value: &T) -> Result<usize> {
        self.items.index(value).map_err(|_| value_error("array.index(x): x not in array"))
    }
    pub fn remove(&self, value: &T) -> Result<()> {
        self.items.remove(value).map_err(|_| value_error("array.remove(x): x not in array"))
    }
}

impl<T: Item> Object for Array<T> {
    fn py_copy(&self) -> Result<Self> {
        Ok(self.of(self.items.copy()))
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        Ok(self.of(self.items.py_deepcopy(memo)?))
    }

    const BUILTIN: bool = true;

    fn type_name(&self) -> &'static str {
        "array.array"
    }
    fn py_repr(&self) -> Result<Str> {
        if self.is_empty() {
            return Ok(Str::from(format!("array('{}')", self.code)));
        }
        seq::join_reprs(&format!("array('{}', [", self.code), "])", self.items.to_vec())
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        self.items.py_eq(&other.items)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        self.items.py_lt(&other.items)
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        self.items.py_le(&other.items)
    }
    fn py_is(&self, other: &Self) -> bool {
        self.items.py_is(&other.items)
    }
    fn py_id(&self) -> usize {
        self.items.py_id()
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.len())
    }
}

impl<T: Clone + 'static> Iterable for Array<T> {
    type Item = T;
    fn py_iter(&self) -> Iter<T> {
        Array::py_iter(self)
    }
}
