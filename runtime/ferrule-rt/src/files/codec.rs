//! Text encodings of files, decoded piece by piece.

use crate::exc::{Exc, LOOKUP_ERROR, Result, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, UNICODE_ERROR};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// UTF-8 whose first character may be a byte order mark.
    Utf8Sig,
    Ascii,
    Latin1,
}

/// What happens to text that has no encoding, or bytes that have no meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errors {
    Strict,
    Ignore,
    Replace,
    /// `surrogateescape`: bytes without meaning become lone surrogates, which a `Str` cannot hold, so this refuses.
    Escape,
}

impl Encoding {
    pub fn named(name: &str) -> Result<Self> {
        match name.to_ascii_lowercase().replace(['_', ' '], "-").as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Ok(Self::Utf8),
            "utf-8-sig" | "utf8-sig" => Ok(Self::Utf8Sig),
            "ascii" | "us-ascii" | "646" => Ok(Self::Ascii),
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" => Ok(Self::Latin1),
            _ => Err(Exc::with_message(&LOOKUP_ERROR, format!("unknown encoding: {name}"))),
        }
    }

    /// The name in messages.
    fn codec(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Sig => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
        }
    }

    /// How many bytes the text has in this encoding.
    pub fn encoded_len(self, text: &str) -> usize {
        match self {
            Self::Latin1 => text.chars().count(),
            _ => text.len(),
        }
    }

    pub fn encode(self, text: &str, errors: Errors, out: &mut Vec<u8>) -> Result<()> {
        let limit = match self {
            Self::Utf8 | Self::Utf8Sig => {
                out.extend_from_slice(text.as_bytes());
                return Ok(());
            }
            Self::Ascii => 0x80,
            Self::Latin1 => 0x100,
        };
        for (index, ch) in text.chars().enumerate() {
            if (ch as u32) < limit {
                out.push(ch as u8);
                continue;
            }
            match errors {
                Errors::Strict | Errors::Escape => return Err(self.encode_error(text, index, limit)),
                Errors::Ignore => {}
                Errors::Replace => out.push(b'?'),
            }
        }
        Ok(())
    }

    fn encode_error(self, text: &str, start: usize, limit: u32) -> Exc {
        let run: Vec<u32> = text.chars().skip(start).map(|ch| ch as u32).take_while(|code| *code >= limit).collect();
        let codec = self.codec();
        let place = match run.as_slice() {
            [one] => {
                let escaped = match one {
                    ..=0xff => format!("\\x{one:02x}"),
                    0x100..=0xffff => format!("\\u{one:04x}"),
                    _ => format!("\\U{one:08x}"),
                };
                format!("character '{escaped}' in position {start}")
            }
            _ => format!("characters in position {start}-{}", start + run.len() - 1),
        };
        let message = format!("'{codec}' codec can't encode {place}: ordinal not in range({limit})");
        Exc::with_message(&UNICODE_ENCODE_ERROR, message)
    }

    /// Decodes what `bytes` holds onto `out` and leaves in `bytes` the start of a character that has not ended;
    /// with `last` there is no more to come.
    pub fn decode(self, bytes: &mut Vec<u8>, errors: Errors, last: bool, out: &mut String) -> Result<()> {
        match self {
            Self::Utf8 | Self::Utf8Sig => decode_utf8(bytes, errors, last, out),
            Self::Latin1 => {
                out.extend(bytes.drain(..).map(char::from));
                Ok(())
            }
            Self::Ascii => {
                for (index, byte) in bytes.iter().enumerate() {
                    if byte.is_ascii() {
                        out.push(char::from(*byte));
                        continue;
                    }
                    match errors {
                        Errors::Escape => return Err(no_surrogates()),
                        Errors::Strict => {
                            return Err(decode_error("ascii", bytes, index, index + 1, "ordinal not in range(128)"));
                        }
                        Errors::Ignore => {}
                        Errors::Replace => out.push('\u{fffd}'),
                    }
                }
                bytes.clear();
                Ok(())
            }
        }
    }
}

impl Errors {
    pub fn named(name: &str) -> Result<Self> {
        match name {
            "strict" => Ok(Self::Strict),
            "ignore" => Ok(Self::Ignore),
            "replace" => Ok(Self::Replace),
            "surrogateescape" => Ok(Self::Escape),
            _ => Err(Exc::with_message(&LOOKUP_ERROR, format!("unknown error handler name '{name}'"))),
        }
    }
}

fn decode_utf8(bytes: &mut Vec<u8>, errors: Errors, last: bool, out: &mut String) -> Result<()> {
    let mut start = 0;
    loop {
        let error = match std::str::from_utf8(&bytes[start..]) {
            Ok(text) => {
                out.push_str(text);
                bytes.clear();
                return Ok(());
            }
            Err(error) => error,
        };
        let valid = start + error.valid_up_to();
        out.push_str(&String::from_utf8_lossy(&bytes[start..valid]));
        if error.error_len().is_none() && !last {
            bytes.drain(..valid);
            return Ok(());
        }
        let end = error.error_len().map_or(bytes.len(), |len| valid + len);
        match errors {
            Errors::Escape => return Err(no_surrogates()),
            Errors::Strict => {
                let reason = match (error.error_len(), bytes[valid]) {
                    (None, _) => "unexpected end of data",
                    (_, 0xc2..=0xf4) => "invalid continuation byte",
                    _ => "invalid start byte",
                };
                return Err(decode_error("utf-8", bytes, valid, end, reason));
            }
            Errors::Ignore => {}
            Errors::Replace => out.push('\u{fffd}'),
        }
        start = end;
    }
}

fn no_surrogates() -> Exc {
    Exc::with_message(&UNICODE_ERROR, "Ferrule: the input holds bytes that are not UTF-8 (FER0424)")
}

fn decode_error(codec: &str, bytes: &[u8], start: usize, end: usize, reason: &str) -> Exc {
    let place = if end == start + 1 {
        format!("byte 0x{:02x} in position {start}", bytes[start])
    } else {
        format!("bytes in position {start}-{}", end - 1)
    };
    Exc::with_message(&UNICODE_DECODE_ERROR, format!("'{codec}' codec can't decode {place}: {reason}"))
}
