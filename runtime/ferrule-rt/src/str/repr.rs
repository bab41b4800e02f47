//! `repr` and `ascii` of text.

use std::fmt::Write;

use crate::unicode;

/// `repr(text)`.
pub fn repr_of(text: &str) -> String {
    quoted(text, unicode::is_printable)
}

/// `ascii(text)`.
pub fn ascii_of(text: &str) -> String {
    quoted(text, |c| matches!(c, ' '..='~'))
}

fn quoted(text: &str, shown: impl Fn(char) -> bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if c == quote => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            _ if shown(c) => out.push(c),
            _ => push_escape(c, &mut out),
        }
    }
    out.push(quote);
    out
}

/// `\x7f`, `\u2028` or `\U0001f600`, the shortest that holds the character.
pub(crate) fn push_escape(c: char, out: &mut String) {
    let code = c as u32;
    let written = match code {
        0..0x100 => write!(out, "\\x{code:02x}"),
        0x100..0x1_0000 => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
    debug_assert!(written.is_ok(), "writing to a String does not fail");
}

/// `ascii` of a text that is already a `repr`: escapes what is not ASCII in it.
pub fn escape_non_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() { out.push(c) } else { push_escape(c, &mut out) }
    }
    out
}
