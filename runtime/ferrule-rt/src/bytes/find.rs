//! Searching, cutting and testing of byte strings, on plain slices: what `bytes` and `bytearray` share.

use crate::exc::{Result, value_error};

pub fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// The range that Python's `start` and `end` mean, or `None` when it is empty the wrong way round.
pub fn bounds(length: usize, start: i64, end: i64) -> Option<(usize, usize)> {
    let length = length as i64;
    let clamp = |bound: i64| if bound < 0 { bound.saturating_add(length).max(0) } else { bound };
    let (start, end) = (clamp(start), clamp(end).min(length));
    (start <= end).then_some((start as usize, end as usize))
}

pub fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        [] => Some(0),
        [byte] => bytes.iter().position(|b| b == byte),
        _ => bytes.windows(part.len()).position(|window| window == part),
    }
}

pub fn rfind(bytes: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(bytes.len());
    }
    bytes.windows(part.len()).rposition(|window| window == part)
}

/// Non-overlapping occurrences; the empty one is before every byte and at the end.
pub fn count(bytes: &[u8], part: &[u8]) -> usize {
    if part.is_empty() {
        return bytes.len() + 1;
    }
    let (mut found, mut rest) = (0, bytes);
    while let Some(at) = find(rest, part) {
        found += 1;
        rest = &rest[at + part.len()..];
    }
    found
}

pub fn replace(bytes: &[u8], old: &[u8], new: &[u8], count: i64) -> Vec<u8> {
    let mut left = usize::try_from(count).unwrap_or(usize::MAX);
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while left > 0
        && let Some(at) = find(rest, old)
    {
        left -= 1;
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(new);
        rest = &rest[at + old.len()..];
        if old.is_empty() {
            let Some((first, after)) = rest.split_first() else { return out };
            out.push(*first);
            rest = after;
        }
    }
    out.extend_from_slice(rest);
    out
}

pub fn trim(bytes: &[u8], left: bool, right: bool, goes: impl Fn(u8) -> bool) -> &[u8] {
    let start = if left { bytes.iter().position(|b| !goes(*b)).unwrap_or(bytes.len()) } else { 0 };
    let rest = &bytes[start..];
    let end = if right { rest.iter().rposition(|b| !goes(*b)).map_or(0, |at| at + 1) } else { rest.len() };
    &rest[..end]
}

fn limit(maxsplit: i64) -> usize {
    usize::try_from(maxsplit).unwrap_or(usize::MAX)
}

pub fn split_space(bytes: &[u8], maxsplit: i64) -> Vec<Vec<u8>> {
    let mut left = limit(maxsplit);
    let mut parts = Vec::new();
    let mut rest = trim(bytes, true, false, is_space);
    while !rest.is_empty() {
        if left == 0 {
            parts.push(rest.to_vec());
            break;
        }
        left -= 1;
        let end = rest.iter().position(|b| is_space(*b)).unwrap_or(rest.len());
        parts.push(rest[..end].to_vec());
        rest = trim(&rest[end..], true, false, is_space);
    }
    parts
}

pub fn rsplit_space(bytes: &[u8], maxsplit: i64) -> Vec<Vec<u8>> {
    let mut left = limit(maxsplit);
    let mut parts = Vec::new();
    let mut rest = trim(bytes, false, true, is_space);
    while !rest.is_empty() {
        if left == 0 {
            parts.push(rest.to_vec());
            break;
        }
        left -= 1;
        let start = rest.iter().rposition(|b| is_space(*b)).map_or(0, |at| at + 1);
        parts.push(rest[start..].to_vec());
        rest = trim(&rest[..start], false, true, is_space);
    }
    parts.reverse();
    parts
}

pub fn split(bytes: &[u8], sep: &[u8], maxsplit: i64) -> Result<Vec<Vec<u8>>> {
    if sep.is_empty() {
        return Err(value_error("empty separator"));
    }
    let mut left = limit(maxsplit);
    let (mut parts, mut rest) = (Vec::new(), bytes);
    while left > 0
        && let Some(at) = find(rest, sep)
    {
        left -= 1;
        parts.push(rest[..at].to_vec());
        rest = &rest[at + sep.len()..];
    }
    parts.push(rest.to_vec());
    Ok(parts)
}

pub fn rsplit(bytes: &[u8], sep: &[u8], maxsplit: i64) -> Result<Vec<Vec<u8>>> {
    if sep.is_empty() {
        return Err(value_error("empty separator"));
    }
    let mut left = limit(maxsplit);
    let (mut parts, mut rest) = (Vec::new(), bytes);
    while left > 0
        && let Some(at) = rfind(rest, sep)
    {
        left -= 1;
        parts.push(rest[at + sep.len()..].to_vec());
        rest = &rest[..at];
    }
    parts.push(rest.to_vec());
    parts.reverse();
    Ok(parts)
}

pub fn splitlines(bytes: &[u8], keepends: bool) -> Vec<Vec<u8>> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    while !rest.is_empty() {
        let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        let next = match &rest[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        parts.push(rest[..if keepends { next } else { end }].to_vec());
        rest = &rest[next..];
    }
    parts
}

/// The three parts of `partition`, or `None` when the separator is not there.
pub fn partition(bytes: &[u8], sep: &[u8], last: bool) -> Result<Option<[Vec<u8>; 3]>> {
    if sep.is_empty() {
        return Err(value_error("empty separator"));
    }
    let at = if last { rfind(bytes, sep) } else { find(bytes, sep) };
    Ok(at.map(|at| [bytes[..at].to_vec(), sep.to_vec(), bytes[at + sep.len()..].to_vec()]))
}

/// Upper-case letters first in each word and lower-case after, at least one of them.
pub fn is_title(bytes: &[u8]) -> bool {
    let (mut found, mut in_word) = (false, false);
    for byte in bytes {
        if byte.is_ascii_alphabetic() {
            if in_word == byte.is_ascii_uppercase() {
                return false;
            }
            (found, in_word) = (true, true);
        } else {
            in_word = false;
        }
    }
    found
}

/// The first letter of each word, or only of the text, in upper case and the rest in lower case.
pub fn title(bytes: &[u8], every_word: bool) -> Vec<u8> {
    let mut in_word = false;
    let cased = |byte: &u8| {
        let c = if in_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        in_word = !every_word || byte.is_ascii_alphabetic();
        c
    };
    bytes.iter().map(cased).collect()
}

pub fn swapcase(bytes: &[u8]) -> Vec<u8> {
    let swap = |b: &u8| if b.is_ascii_lowercase() { b.to_ascii_uppercase() } else { b.to_ascii_lowercase() };
    bytes.iter().map(swap).collect()
}

/// Has a letter of the wanted case and none of the other.
pub fn cased(bytes: &[u8], upper: bool) -> bool {
    bytes.iter().any(u8::is_ascii_alphabetic)
        && bytes.iter().all(|b| !b.is_ascii_alphabetic() || b.is_ascii_uppercase() == upper)
}

pub fn padded(bytes: &[u8], left: usize, right: usize, fill: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + left + right);
    out.resize(left, fill);
    out.extend_from_slice(bytes);
    out.resize(bytes.len() + left + right, fill);
    out
}

pub fn zfill(bytes: &[u8], width: i64) -> Vec<u8> {
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(bytes.len());
    let sign = usize::from(missing > 0 && matches!(bytes.first(), Some(b'+' | b'-')));
    let mut out = bytes[..sign].to_vec();
    out.resize(sign + missing, b'0');
    out.extend_from_slice(&bytes[sign..]);
    out
}

pub fn expandtabs(bytes: &[u8], tabsize: i64) -> Vec<u8> {
    let size = usize::try_from(tabsize).unwrap_or(0);
    let (mut out, mut column) = (Vec::with_capacity(bytes.len()), 0);
    for byte in bytes {
        match byte {
            b'\t' if size > 0 => {
                let spaces = size - column % size;
                out.resize(out.len() + spaces, b' ');
                column += spaces;
            }
            b'\t' => {}
            _ => {
                column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
                out.push(*byte);
            }
        }
    }
    out
}
