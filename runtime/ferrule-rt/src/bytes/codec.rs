//! Text to bytes and back.

use super::Bytes;
use crate::exc::{Exc, LOOKUP_ERROR, RUNTIME_ERROR, Result, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR};
use crate::str::{Str, push_escape};

/// The encodings that are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// UTF-8 with a byte order mark in front.
    Utf8Sig,
    Ascii,
    Latin1,
}

impl Encoding {
    /// The encoding of a name, spelt in any of Python's ways.
    pub fn named(name: &Str) -> Result<Self> {
        let plain: String = name.as_str().to_ascii_lowercase().replace(['_', ' '], "-");
        Ok(match plain.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Self::Utf8,
            "utf-8-sig" => Self::Utf8Sig,
            "ascii" | "us-ascii" | "646" | "iso646-us" => Self::Ascii,
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" | "latin" | "l1" => Self::Latin1,
            _ if known_elsewhere(&plain) => {
                let message = format!("Ferrule: the encoding {} is not supported (FER0425)", name.as_str());
                return Err(Exc::with_message(&RUNTIME_ERROR, message));
            }
            _ => return Err(Exc::with_message(&LOOKUP_ERROR, format!("unknown encoding: {}", name.as_str()))),
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Sig => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
        }
    }
}

/// Names that CPython most likely has a codec for.
fn known_elsewhere(name: &str) -> bool {
    const FAMILIES: [&str; 20] = [
        "utf", "u16", "u32", "cp", "iso", "windows", "mac", "koi", "big5", "gb", "hz", "shift", "sjis", "s-jis", "euc",
        "johab", "idna", "punycode", "raw", "unicode",
    ];
    FAMILIES.iter().any(|family| name.starts_with(family))
        || matches!(name, "mbcs" | "oem" | "hex" | "rot13" | "base64")
}

/// `text.encode(encoding, errors)`.
pub fn encode(text: &Str, encoding: &Str, errors: &Str) -> Result<Bytes> {
    let encoding = Encoding::named(encoding)?;
    let bytes = match encoding {
        Encoding::Utf8 => text.as_str().as_bytes().to_vec(),
        Encoding::Utf8Sig => ["\u{feff}", text.as_str()].concat().into_bytes(),
        Encoding::Ascii | Encoding::Latin1 if text.is_ascii() => text.as_str().as_bytes().to_vec(),
        Encoding::Ascii => encode_narrow(text, encoding, 0x80, errors)?,
        Encoding::Latin1 => encode_narrow(text, encoding, 0x100, errors)?,
    };
    Ok(Bytes::from(bytes))
}

/// One byte a character, for the characters below a limit.
fn encode_narrow(text: &Str, encoding: Encoding, limit: u32, errors: &Str) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.as_str().len());
    for (index, c) in text.as_str().chars().enumerate() {
        let code = c as u32;
        if code < limit {
            bytes.push(code as u8);
            continue;
        }
        let mut escaped = String::new();
        match errors.as_str() {
            "strict" => return Err(cannot_encode(text, encoding, limit, index)),
            "ignore" => {}
            "replace" => escaped.push('?'),
            "backslashreplace" => push_escape(c, &mut escaped),
            "xmlcharrefreplace" => escaped = format!("&#{code};"),
            other => return Err(unknown_handler(other)),
        }
        bytes.extend_from_slice(escaped.as_bytes());
    }
    Ok(bytes)
}

fn unknown_handler(name: &str) -> Exc {
    Exc::with_message(&LOOKUP_ERROR, format!("unknown error handler name '{name}'"))
}

/// The error names the first run of characters that do not fit.
fn cannot_encode(text: &Str, encoding: Encoding, limit: u32, start: usize) -> Exc {
    let run: Vec<char> = text.as_str().chars().skip(start).take_while(|c| *c as u32 >= limit).collect();
    let what = if run.len() == 1 {
        let mut shown = String::new();
        push_escape(run[0], &mut shown);
        format!("character '{shown}' in position {start}")
    } else {
        format!("characters in position {start}-{}", start + run.len() - 1)
    };
    let message = format!("'{}' codec can't encode {what}: ordinal not in range({limit})", encoding.name());
    Exc::with_message(&UNICODE_ENCODE_ERROR, message)
}

/// `str(bytes, encoding, errors)`.
pub fn decode(bytes: &Bytes, encoding: &Str, errors: &Str) -> Result<Str> {
    decode_slice(bytes.as_slice(), encoding, errors)
}

pub(super) fn decode_slice(bytes: &[u8], encoding: &Str, errors: &Str) -> Result<Str> {
    match Encoding::named(encoding)? {
        Encoding::Utf8 => decode_utf8(bytes, errors),
        Encoding::Utf8Sig => decode_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), errors),
        Encoding::Latin1 => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
        Encoding::Ascii => decode_ascii(bytes, errors),
    }
}

/// A malformed run of bytes.
struct Malformed<'a> {
    codec: &'a str,
    bytes: &'a [u8],
    start: usize,
    end: usize,
    reason: &'a str,
}

impl Malformed<'_> {
    fn handle(&self, errors: &str, out: &mut String) -> Result<()> {
        match errors {
            "strict" => return Err(self.error()),
            "ignore" => {}
            "replace" => out.push('\u{fffd}'),
            "backslashreplace" => {
                for byte in &self.bytes[self.start..self.end] {
                    out.push_str(&format!("\\x{byte:02x}"));
                }
            }
            "surrogateescape" | "surrogatepass" => return Err(crate::str::surrogate()),
            other => return Err(unknown_handler(other)),
        }
        Ok(())
    }

    fn error(&self) -> Exc {
        let what = if self.end - self.start == 1 {
            format!("byte {:#04x} in position {}", self.bytes[self.start], self.start)
        } else {
            format!("bytes in position {}-{}", self.start, self.end - 1)
        };
        let message = format!("'{}' codec can't decode {what}: {}", self.codec, self.reason);
        Exc::with_message(&UNICODE_DECODE_ERROR, message)
    }
}

fn decode_utf8(bytes: &[u8], errors: &Str) -> Result<Str> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    loop {
        let error = match std::str::from_utf8(&bytes[at..]) {
            Ok(text) => {
                out.push_str(text);
                return Ok(Str::from(out));
            }
            Err(error) => error,
        };
        let start = at + error.valid_up_to();
        out.push_str(&String::from_utf8_lossy(&bytes[at..start]));
        let end = error.error_len().map_or(bytes.len(), |length| start + length);
        let reason = match (error.error_len(), bytes[start]) {
            (None, _) => "unexpected end of data",
            (_, 0x80..=0xc1 | 0xf5..) => "invalid start byte",
            _ => "invalid continuation byte",
        };
        Malformed { codec: "utf-8", bytes, start, end, reason }.handle(errors.as_str(), &mut out)?;
        at = end;
    }
}

fn decode_ascii(bytes: &[u8], errors: &Str) -> Result<Str> {
    let mut out = String::with_capacity(bytes.len());
    for (start, byte) in bytes.iter().enumerate() {
        if byte.is_ascii() {
            out.push(char::from(*byte));
        } else {
            let reason = "ordinal not in range(128)";
            Malformed { codec: "ascii", bytes, start, end: start + 1, reason }.handle(errors.as_str(), &mut out)?;
        }
    }
    Ok(Str::from(out))
}
