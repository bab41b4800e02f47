//! The methods that `bytes` and `bytearray` share; each gives its own type.

use super::{ByteArray, Bytes, byte, find, listed, text};
use crate::exc::{Exc, MEMORY_ERROR, Result, type_error, value_error};
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::str::Str;
use crate::tuple::Tuple;

/// What both types can show of themselves.
pub trait ByteText {
    fn view<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R;
}

impl ByteText for Bytes {
    fn view<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(self.as_slice())
    }
}

impl ByteText for ByteArray {
    fn view<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        self.with(f)
    }
}

fn found(at: i64) -> Result<i64> {
    if at < 0 { Err(value_error("subsection not found")) } else { Ok(at) }
}

fn fill_byte(fill: &Bytes, method: &str) -> Result<u8> {
    match fill.as_slice() {
        [byte] => Ok(*byte),
        _ => Err(type_error(format!("{method}() argument 2 must be a byte string of length 1, not bytes"))),
    }
}

fn repeated(bytes: &[u8], count: i64) -> Result<Vec<u8>> {
    let count = usize::try_from(count).unwrap_or(0);
    let mut out = Vec::new();
    let size = bytes.len().checked_mul(count);
    if size.is_none_or(|size| out.try_reserve_exact(size).is_err()) {
        return Err(Exc::new(&MEMORY_ERROR, Vec::new()));
    }
    for _ in 0..count {
        out.extend_from_slice(bytes);
    }
    Ok(out)
}

macro_rules! tests {
    ($($name:ident $test:expr;)*) => {
        $(pub fn $name(&self) -> bool {
            self.view(|b| !b.is_empty() && b.iter().copied().all($test))
        })*
    };
}

macro_rules! shared {
    ($type:ty) => {
        impl $type {
            pub fn concat(&self, other: &impl ByteText) -> Self {
                Self::from(self.view(|a| other.view(|b| [a, b].concat())))
            }
            pub fn repeat(&self, count: i64) -> Result<Self> {
                self.view(|b| repeated(b, count)).map(Self::from)
            }
            /// `number in self`.
            pub fn contains_byte(&self, number: &Int) -> Result<bool> {
                let wanted = byte(number, "byte must be in range(0, 256)")?;
                Ok(self.view(|b| b.contains(&wanted)))
            }
            /// `part in self`.
            pub fn contains(&self, part: &impl ByteText) -> bool {
                self.view(|b| part.view(|part| find::find(b, part).is_some()))
            }
            pub fn find_in(&self, part: &impl ByteText, start: i64, end: i64) -> i64 {
                self.view(|b| {
                    let Some((low, high)) = find::bounds(b.len(), start, end) else { return -1 };
                    part.view(|part| find::find(&b[low..high], part)).map_or(-1, |at| (low + at) as i64)
                })
            }
            pub fn rfind_in(&self, part: &impl ByteText, start: i64, end: i64) -> i64 {
                self.view(|b| {
                    let Some((low, high)) = find::bounds(b.len(), start, end) else { return -1 };
                    part.view(|part| find::rfind(&b[low..high], part)).map_or(-1, |at| (low + at) as i64)
                })
            }
            pub fn index_in(&self, part: &impl ByteText, start: i64, end: i64) -> Result<i64> {
                found(self.find_in(part, start, end))
            }
            pub fn rindex_in(&self, part: &impl ByteText, start: i64, end: i64) -> Result<i64> {
                found(self.rfind_in(part, start, end))
            }
            pub fn count_in(&self, part: &impl ByteText, start: i64, end: i64) -> i64 {
                self.view(|b| {
                    let Some((low, high)) = find::bounds(b.len(), start, end) else { return 0 };
                    part.view(|part| find::count(&b[low..high], part)) as i64
                })
            }
            pub fn startswith_in(&self, part: &impl ByteText, start: i64, end: i64) -> bool {
                self.view(|b| {
                    let range = find::bounds(b.len(), start, end);
                    range.is_some_and(|(low, high)| part.view(|part| b[low..high].starts_with(part)))
                })
            }
            pub fn endswith_in(&self, part: &impl ByteText, start: i64, end: i64) -> bool {
                self.view(|b| {
                    let range = find::bounds(b.len(), start, end);
                    range.is_some_and(|(low, high)| part.view(|part| b[low..high].ends_with(part)))
                })
            }
            pub fn startswith_tuple(&self, parts: &Tuple<Bytes>) -> bool {
                parts.as_slice().iter().any(|part| self.startswith_in(part, 0, i64::MAX))
            }
            pub fn endswith_tuple(&self, parts: &Tuple<Bytes>) -> bool {
                parts.as_slice().iter().any(|part| self.endswith_in(part, 0, i64::MAX))
            }
            pub fn replace(&self, old: &impl ByteText, new: &impl ByteText, count: i64) -> Self {
                Self::from(self.view(|b| old.view(|old| new.view(|new| find::replace(b, old, new, count)))))
            }
            pub fn removeprefix(&self, part: &impl ByteText) -> Self {
                Self::from(self.view(|b| part.view(|part| b.strip_prefix(part).unwrap_or(b).to_vec())))
            }
            pub fn removesuffix(&self, part: &impl ByteText) -> Self {
                Self::from(self.view(|b| part.view(|part| b.strip_suffix(part).unwrap_or(b).to_vec())))
            }
            fn trimmed(&self, left: bool, right: bool, goes: impl Fn(u8) -> bool) -> Self {
                Self::from(self.view(|b| find::trim(b, left, right, goes).to_vec()))
            }
            pub fn strip(&self) -> Self {
                self.trimmed(true, true, find::is_space)
            }
            pub fn lstrip(&self) -> Self {
                self.trimmed(true, false, find::is_space)
            }
            pub fn rstrip(&self) -> Self {
                self.trimmed(false, true, find::is_space)
            }
            pub fn strip_bytes(&self, set: &impl ByteText) -> Self {
                set.view(|set| self.trimmed(true, true, |b| set.contains(&b)))
            }
            pub fn lstrip_bytes(&self, set: &impl ByteText) -> Self {
                set.view(|set| self.trimmed(true, false, |b| set.contains(&b)))
            }
            pub fn rstrip_bytes(&self, set: &impl ByteText) -> Self {
                set.view(|set| self.trimmed(false, true, |b| set.contains(&b)))
            }
            pub fn split_space(&self, maxsplit: i64) -> List<Self> {
                listed(self.view(|b| find::split_space(b, maxsplit)))
            }
            pub fn rsplit_space(&self, maxsplit: i64) -> List<Self> {
                listed(self.view(|b| find::rsplit_space(b, maxsplit)))
            }
            pub fn split(&self, sep: &impl ByteText, maxsplit: i64) -> Result<List<Self>> {
                self.view(|b| sep.view(|sep| find::split(b, sep, maxsplit))).map(listed)
            }
            pub fn rsplit(&self, sep: &impl ByteText, maxsplit: i64) -> Result<List<Self>> {
                self.view(|b| sep.view(|sep| find::rsplit(b, sep, maxsplit))).map(listed)
            }
            pub fn splitlines(&self, keepends: bool) -> List<Self> {
                listed(self.view(|b| find::splitlines(b, keepends)))
            }
            pub fn partition(&self, sep: &impl ByteText) -> Result<(Self, Self, Self)> {
                Ok(match self.view(|b| sep.view(|sep| find::partition(b, sep, false)))? {
                    Some([a, b, c]) => (Self::from(a), Self::from(b), Self::from(c)),
                    None => (Self::from(self.view(<[u8]>::to_vec)), Self::default(), Self::default()),
                })
            }
            pub fn rpartition(&self, sep: &impl ByteText) -> Result<(Self, Self, Self)> {
                Ok(match self.view(|b| sep.view(|sep| find::partition(b, sep, true)))? {
                    Some([a, b, c]) => (Self::from(a), Self::from(b), Self::from(c)),
                    None => (Self::default(), Self::default(), Self::from(self.view(<[u8]>::to_vec))),
                })
            }
            /// `self.join(parts)`.
            pub fn join<B: ByteText + 'static>(&self, parts: Iter<B>) -> Result<Self> {
                let mut out = Vec::new();
                let mut first = true;
                while let Some(part) = parts.next()? {
                    if !first {
                        self.view(|b| out.extend_from_slice(b));
                    }
                    first = false;
                    part.view(|b| out.extend_from_slice(b));
                }
                Ok(Self::from(out))
            }
            pub fn lower(&self) -> Self {
                Self::from(self.view(<[u8]>::to_ascii_lowercase))
            }
            pub fn upper(&self) -> Self {
                Self::from(self.view(<[u8]>::to_ascii_uppercase))
            }
            pub fn swapcase(&self) -> Self {
                Self::from(self.view(find::swapcase))
            }
            pub fn title(&self) -> Self {
                Self::from(self.view(|b| find::title(b, true)))
            }
            pub fn capitalize(&self) -> Self {
                Self::from(self.view(|b| find::title(b, false)))
            }
            tests! {
                isalnum |b: u8| b.is_ascii_alphanumeric();
                isalpha |b: u8| b.is_ascii_alphabetic();
                isdigit |b: u8| b.is_ascii_digit();
                isspace find::is_space;
            }
            pub fn isascii(&self) -> bool {
                self.view(<[u8]>::is_ascii)
            }
            pub fn islower(&self) -> bool {
                self.view(|b| find::cased(b, false))
            }
            pub fn isupper(&self) -> bool {
                self.view(|b| find::cased(b, true))
            }
            pub fn istitle(&self) -> bool {
                self.view(find::is_title)
            }
            fn missing(&self, width: i64) -> usize {
                usize::try_from(width).unwrap_or(0).saturating_sub(self.view(<[u8]>::len))
            }
            pub fn ljust(&self, width: i64, fill: &Bytes) -> Result<Self> {
                let fill = fill_byte(fill, "ljust")?;
                Ok(Self::from(self.view(|b| find::padded(b, 0, self.missing(width), fill))))
            }
            pub fn rjust(&self, width: i64, fill: &Bytes) -> Result<Self> {
                let fill = fill_byte(fill, "rjust")?;
                Ok(Self::from(self.view(|b| find::padded(b, self.missing(width), 0, fill))))
            }
            pub fn center(&self, width: i64, fill: &Bytes) -> Result<Self> {
                let fill = fill_byte(fill, "center")?;
                let missing = self.missing(width);
                let left = missing / 2 + (missing & width as usize & 1);
                Ok(Self::from(self.view(|b| find::padded(b, left, missing - left, fill))))
            }
            pub fn zfill(&self, width: i64) -> Self {
                Self::from(self.view(|b| find::zfill(b, width)))
            }
            pub fn expandtabs(&self, tabsize: i64) -> Self {
                Self::from(self.view(|b| find::expandtabs(b, tabsize)))
            }
            /// `self.translate(table)`: a table of 256 bytes.
            pub fn translate(&self, table: &impl ByteText, delete: &impl ByteText) -> Result<Self> {
                table.view(|table| {
                    if table.len() != 256 {
                        return Err(value_error("translation table must be 256 characters long"));
                    }
                    let kept = |b: &&u8| delete.view(|delete| !delete.contains(b));
                    Ok(Self::from(
                        self.view(|b| b.iter().filter(kept).map(|b| table[usize::from(*b)]).collect::<Vec<u8>>()),
                    ))
                })
            }
            /// `self.translate(None, delete)`.
            pub fn without(&self, delete: &impl ByteText) -> Self {
                let kept = |b: &&u8| delete.view(|delete| !delete.contains(b));
                Self::from(self.view(|b| b.iter().filter(kept).copied().collect::<Vec<u8>>()))
            }
            pub fn hex(&self) -> Str {
                self.view(text::hex)
            }
            pub fn hex_grouped(&self, sep: &Str, size: i64) -> Result<Str> {
                self.view(|b| text::hex_grouped(b, sep, size))
            }
            /// `self.decode(encoding, errors)`.
            pub fn decode(&self, encoding: &Str, errors: &Str) -> Result<Str> {
                self.view(|b| super::codec::decode_slice(b, encoding, errors))
            }
            /// `ord(self)`.
            pub fn ord(&self) -> Result<i64> {
                self.view(|b| match b {
                    [byte] => Ok(i64::from(*byte)),
                    _ => Err(type_error(format!("ord() expected a character, but string of length {} found", b.len()))),
                })
            }
        }
    };
}

shared!(Bytes);
shared!(ByteArray);

impl Bytes {
    /// `bytes.maketrans(from, to)`.
    pub fn maketrans(from: &impl ByteText, to: &impl ByteText) -> Result<Bytes> {
        from.view(|from| {
            to.view(|to| {
                if from.len() != to.len() {
                    return Err(value_error("maketrans arguments must have same length"));
                }
                let mut table: Vec<u8> = (0..=255).collect();
                for (from, to) in from.iter().zip(to) {
                    table[usize::from(*from)] = *to;
                }
                Ok(Bytes::from(table))
            })
        })
    }
}
