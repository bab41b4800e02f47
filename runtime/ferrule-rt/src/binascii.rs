//! The modules `binascii` and `base64`, and the checksums of `zlib`.

use crate::bytes::Bytes;
use crate::exc::{Exc, ExcClass, Result, VALUE_ERROR};
use crate::int::Int;
use crate::str::Str;

pub static ERROR: ExcClass = ExcClass::new("Error", &[&VALUE_ERROR]).module("binascii");

fn error(message: impl Into<Str>) -> Exc {
    Exc::with_message(&ERROR, message)
}

pub fn hexlify(data: &Bytes) -> Bytes {
    Bytes::from(data.as_slice().iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect::<Vec<u8>>())
}

pub fn unhexlify(hexstr: &Bytes) -> Result<Bytes> {
    let text = hexstr.as_slice();
    if text.len() % 2 == 1 {
        return Err(error("Odd-length string"));
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).ok_or_else(|| error("Non-hexadecimal digit found"));
    let bytes = text.chunks_exact(2).map(|pair| Ok((digit(pair[0])? << 4 | digit(pair[1])?) as u8));
    Ok(Bytes::from(bytes.collect::<Result<Vec<u8>>>()?))
}

/// `zlib.crc32(data, value)`.
pub fn crc32(data: &Bytes, value: &Int) -> Int {
    let mut crc = !low_word(value);
    for byte in data.as_slice() {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    Int::from(!crc)
}

/// `zlib.adler32(data, value)`.
pub fn adler32(data: &Bytes, value: &Int) -> Int {
    let start = low_word(value);
    let (mut low, mut high) = (start & 0xffff, start >> 16);
    for byte in data.as_slice() {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    Int::from(high << 16 | low)
}

/// The value modulo 2**32.
fn low_word(value: &Int) -> u32 {
    use num_traits::ToPrimitive;
    match value {
        Int::Small(small) => *small as u32,
        Int::Big(big) => {
            let low = (&**big & num_bigint::BigInt::from(u32::MAX)).to_u32();
            low.unwrap_or_default()
        }
    }
}

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encode64(data: &[u8], alphabet: &[u8; 64]) -> Bytes {
    let mut out = Vec::with_capacity(data.len().div_ceil(3) * 4);
    for chunk in data.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let sextet = (group >> (18 - 6 * place) & 63) as usize;
            out.push(if place <= chunk.len() { alphabet[sextet] } else { b'=' });
        }
    }
    Bytes::from(out)
}

/// Decodes as `binascii.a2b_base64` does: characters of no meaning are left out, padding ends the text.
fn decode64(text: &[u8], special: [u8; 2]) -> Result<Bytes> {
    let mut out = Vec::new();
    let (mut group, mut count, mut pads) = (0_u32, 0_usize, 0_usize);
    for byte in text {
        let value = match byte {
            b'=' => {
                pads += 1;
                if count >= 2 && count + pads >= 4 {
                    return Ok(Bytes::from(out));
                }
                continue;
            }
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            _ if *byte == special[0] => 62,
            _ if *byte == special[1] => 63,
            _ => continue,
        };
        pads = 0;
        group = group << 6 | u32::from(value);
        count = (count + 1) % 4;
        match count {
            1 => {}
            2 => out.push((group >> 4) as u8),
            3 => out.push((group >> 2) as u8),
            _ => out.push(group as u8),
        }
    }
    match count {
        0 => Ok(Bytes::from(out)),
        1 => {
            let letters = out.len() / 3 * 4 + 1;
            Err(error(format!(
                "Invalid base64-encoded string: number of data characters ({letters}) cannot be 1 more than a multiple of 4"
            )))
        }
        _ => Err(error("Incorrect padding")),
    }
}

pub fn b64encode(s: &Bytes) -> Bytes {
    encode64(s.as_slice(), STANDARD)
}

/// `binascii.b2a_base64(data)`.
pub fn b2a_base64(data: &Bytes, newline: bool) -> Bytes {
    let mut text = encode64(data.as_slice(), STANDARD).as_slice().to_vec();
    if newline {
        text.push(b'\n');
    }
    Bytes::from(text)
}

pub fn urlsafe_b64encode(s: &Bytes) -> Bytes {
    encode64(s.as_slice(), URL_SAFE)
}

pub fn b64decode(s: &Bytes) -> Result<Bytes> {
    decode64(s.as_slice(), *b"+/")
}

/// The letters of both alphabets, as in CPython, which translates one to the other first.
pub fn urlsafe_b64decode(s: &Bytes) -> Result<Bytes> {
    let text: Vec<u8> = s
        .as_slice()
        .iter()
        .map(|byte| match byte {
            b'-' => b'+',
            b'_' => b'/',
            _ => *byte,
        })
        .collect();
    decode64(&text, *b"+/")
}

/// ASCII text where bytes are expected.
pub fn ascii(s: &Str) -> Result<Bytes> {
    if s.as_str().is_ascii() {
        return Ok(Bytes::from(s.as_str().as_bytes()));
    }
    Err(crate::exc::value_error("string argument should contain only ASCII characters"))
}

pub fn b16encode(s: &Bytes) -> Bytes {
    Bytes::from(hexlify(s).as_slice().to_ascii_uppercase())
}

pub fn b16decode(s: &Bytes) -> Result<Bytes> {
    if s.as_slice().iter().any(|byte| !matches!(byte, b'0'..=b'9' | b'A'..=b'F')) {
        return Err(error("Non-base16 digit found"));
    }
    unhexlify(s)
}
