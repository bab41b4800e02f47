//! Functions of `re` for bytes: each byte stands for the character of its number, and classes know ASCII only.

use super::{findall, split, sub, subn};
use crate::bytes::Bytes;
use crate::exc::Result;
use crate::int::Int;
use crate::list::List;
use crate::str::Str;

const ASCII: i64 = 256;

fn wide(data: &Bytes) -> Str {
    Str::from(data.as_slice().iter().map(|&byte| char::from(byte)).collect::<String>())
}

/// Every character comes from a byte, or from a pattern of bytes.
fn narrow(text: &Str) -> Bytes {
    Bytes::from(text.as_str().chars().map(|ch| ch as u8).collect::<Vec<u8>>())
}

fn narrow_all(texts: &List<Str>) -> List<Bytes> {
    texts.with(|texts| List::from(texts.iter().map(narrow).collect::<Vec<_>>()))
}

/// `re.findall(pattern, data, flags)`.
pub fn findall_bytes(pattern: &Bytes, data: &Bytes, flags: i64) -> Result<List<Bytes>> {
    Ok(narrow_all(&findall(&wide(pattern), &wide(data), flags | ASCII)?))
}

/// `re.split(pattern, data, maxsplit, flags)`.
pub fn split_bytes(pattern: &Bytes, data: &Bytes, maxsplit: i64, flags: i64) -> Result<List<Bytes>> {
    Ok(narrow_all(&split(&wide(pattern), &wide(data), maxsplit, flags | ASCII)?))
}

/// `re.sub(pattern, template, data, count, flags)`.
pub fn sub_bytes(pattern: &Bytes, template: &Bytes, data: &Bytes, count: i64, flags: i64) -> Result<Bytes> {
    Ok(narrow(&sub(&wide(pattern), &wide(template), &wide(data), count, flags | ASCII)?))
}

/// `re.subn(pattern, template, data, count, flags)`.
pub fn subn_bytes(pattern: &Bytes, template: &Bytes, data: &Bytes, count: i64, flags: i64) -> Result<(Bytes, Int)> {
    let (text, count) = subn(&wide(pattern), &wide(template), &wide(data), count, flags | ASCII)?;
    Ok((narrow(&text), count))
}
