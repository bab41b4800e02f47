//! `repr(bytes)`, `bytes.hex` and `bytes.fromhex`.

use crate::exc::{Result, value_error};
use crate::str::Str;

/// `repr(bytes)`.
pub fn repr_of(bytes: &[u8]) -> String {
    quoted(bytes, false)
}

/// The bytes in `repr(bytearray)`, which escapes a single quote also where the quotes are double.
pub fn array_repr_of(bytes: &[u8]) -> String {
    quoted(bytes, true)
}

fn quoted(bytes: &[u8], escape_single: bool) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = String::with_capacity(bytes.len() + 3);
    out.extend(['b', quote]);
    for byte in bytes {
        match char::from(*byte) {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c == quote || (escape_single && c == '\'') => out.extend(['\\', c]),
            c @ ' '..='~' => out.push(c),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}

/// `bytes.hex()`.
pub fn hex(bytes: &[u8]) -> Str {
    Str::from(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// `bytes.hex(sep, bytes_per_sep)`: groups are counted from the right, or from the left when negative.
pub fn hex_grouped(bytes: &[u8], sep: &Str, size: i64) -> Result<Str> {
    if sep.char_len() != 1 {
        return Err(value_error("sep must be length 1."));
    }
    if !sep.is_ascii() {
        return Err(value_error("sep must be ASCII."));
    }
    let group = usize::try_from(size.unsigned_abs()).unwrap_or(usize::MAX);
    let mut out = String::new();
    for (index, byte) in bytes.iter().enumerate() {
        let counted = if size > 0 { bytes.len() - index } else { index };
        if index > 0 && group > 0 && counted % group == 0 {
            out.push_str(sep.as_str());
        }
        out.push_str(&format!("{byte:02x}"));
    }
    Ok(Str::from(out))
}

/// `bytes.fromhex(text)`: pairs of digits with ASCII space between them.
pub fn fromhex(text: &Str) -> Result<Vec<u8>> {
    let chars: Vec<char> = text.as_str().chars().collect();
    let wrong = |at: usize| value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}"));
    let digit = |at: usize| chars.get(at).and_then(|c| c.to_digit(16)).ok_or_else(|| wrong(at));
    let mut bytes = Vec::with_capacity(chars.len() / 2);
    let mut at = 0;
    while at < chars.len() {
        if matches!(chars[at], '\t'..='\r' | ' ') {
            at += 1;
            continue;
        }
        bytes.push((digit(at)? << 4 | digit(at + 1)?) as u8);
        at += 2;
    }
    Ok(bytes)
}
