//! Values that cross the border: MessagePack, as much of it as Python's plain types need.

use alloc::string::String;
use alloc::vec::Vec;

/// A value of Python's plain types.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Dict(Vec<(Value, Value)>),
}

/// How deep lists and dicts may stand in each other; the host allows as much.
const DEPTH: usize = 64;

/// The bytes of a value.
#[must_use]
pub fn encode(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::None => out.push(0xc0),
        Value::Bool(value) => out.push(0xc2 + u8::from(*value)),
        Value::Int(value @ -32..=127) => out.push(value.to_le_bytes()[0]),
        Value::Int(value) => tagged(out, 0xd3, &value.to_be_bytes()),
        Value::Float(value) => tagged(out, 0xcb, &value.to_be_bytes()),
        Value::Str(text) => counted(out, 0xdb, text.len(), text.as_bytes()),
        Value::Bytes(bytes) => counted(out, 0xc6, bytes.len(), bytes),
        Value::List(items) => {
            counted(out, 0xdd, items.len(), &[]);
            items.iter().for_each(|item| write(item, out));
        }
        Value::Dict(items) => {
            counted(out, 0xdf, items.len(), &[]);
            for (key, item) in items {
                write(key, out);
                write(item, out);
            }
        }
    }
}

fn tagged(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    out.extend_from_slice(bytes);
}

fn counted(out: &mut Vec<u8>, tag: u8, count: usize, bytes: &[u8]) {
    // Memory of a guest is far below 4 GiB.
    #[expect(clippy::cast_possible_truncation)]
    tagged(out, tag, &(count as u32).to_be_bytes());
    out.extend_from_slice(bytes);
}

/// The value of bytes that `encode`, or another writer of MessagePack, made; nothing if they are anything else.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Value> {
    let mut reader = Reader { rest: bytes };
    let value = reader.value(DEPTH)?;
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// An unsigned number of `width` bytes.
    fn number(&mut self, width: usize) -> Option<u64> {
        Some(self.take(width)?.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    fn length(&mut self, width: usize) -> Option<usize> {
        usize::try_from(self.number(width)?).ok()
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        let tag = self.take(1)?[0];
        Some(match tag {
            0x00..=0x7f => Value::Int(i64::from(tag)),
            0xe0..=0xff => Value::Int(i64::from(tag.cast_signed())),
            0xc0 => Value::None,
            0xc2 | 0xc3 => Value::Bool(tag == 0xc3),
            0xcc..=0xcf => Value::Int(i64::try_from(self.number(1 << (tag - 0xcc))?).ok()?),
            0xd0 => Value::Int(i64::from(self.take(1)?[0].cast_signed())),
            0xd1 => Value::Int(i64::from(i16::from_be_bytes(self.take(2)?.try_into().ok()?))),
            0xd2 => Value::Int(i64::from(i32::from_be_bytes(self.take(4)?.try_into().ok()?))),
            0xd3 => Value::Int(i64::from_be_bytes(self.take(8)?.try_into().ok()?)),
            0xca => Value::Float(f64::from(f32::from_be_bytes(self.take(4)?.try_into().ok()?))),
            0xcb => Value::Float(f64::from_be_bytes(self.take(8)?.try_into().ok()?)),
            0xa0..=0xbf => self.text(usize::from(tag & 0x1f))?,
            0xd9..=0xdb => {
                let length = self.length(1 << (tag - 0xd9))?;
                self.text(length)?
            }
            0xc4..=0xc6 => {
                let length = self.length(1 << (tag - 0xc4))?;
                Value::Bytes(self.take(length)?.into())
            }
            0x90..=0x9f => self.list(usize::from(tag & 0xf), depth)?,
            0xdc | 0xdd => {
                let length = self.length(2 << (tag - 0xdc))?;
                self.list(length, depth)?
            }
            0x80..=0x8f => self.dict(usize::from(tag & 0xf), depth)?,
            0xde | 0xdf => {
                let length = self.length(2 << (tag - 0xde))?;
                self.dict(length, depth)?
            }
            _ => return None,
        })
    }

    fn text(&mut self, length: usize) -> Option<Value> {
        core::str::from_utf8(self.take(length)?).ok().map(|text| Value::Str(text.into()))
    }

    fn list(&mut self, length: usize, depth: usize) -> Option<Value> {
        (0..length).map(|_| self.value(depth)).collect::<Option<_>>().map(Value::List)
    }

    fn dict(&mut self, length: usize, depth: usize) -> Option<Value> {
        let pairs = (0..length).map(|_| Some((self.value(depth)?, self.value(depth)?)));
        pairs.collect::<Option<_>>().map(Value::Dict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let value = Value::Dict(vec![
            (Value::Str("a".into()), Value::List(vec![Value::Int(-33), Value::Int(7), Value::Float(0.5)])),
            (Value::Bytes(vec![1, 2]), Value::Bool(true)),
            (Value::None, Value::Int(i64::MIN)),
        ]);
        assert_eq!(decode(&encode(&value)), Some(value));
    }

    #[test]
    fn bytes_that_are_no_value_are_nothing() {
        for bytes in [&b""[..], b"\xc1", b"\xdd\xff\xff\xff\xff", b"\xdb\0\0\0\x02a", b"\x01\x01", &[0x91; 80]] {
            assert_eq!(decode(bytes), None);
        }
    }
}
