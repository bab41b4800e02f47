//! The module `string`: constants and `capwords`.

use crate::exc::Result;
use crate::str::Str;

pub const ASCII_LOWERCASE: Str = Str::lit("abcdefghijklmnopqrstuvwxyz");
pub const ASCII_UPPERCASE: Str = Str::lit("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
pub const ASCII_LETTERS: Str = Str::lit("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
pub const DIGITS: Str = Str::lit("0123456789");
pub const HEXDIGITS: Str = Str::lit("0123456789abcdefABCDEF");
pub const OCTDIGITS: Str = Str::lit("01234567");
pub const PUNCTUATION: Str = Str::lit("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
pub const WHITESPACE: Str = Str::lit(" \t\n\r\x0b\x0c");
pub const PRINTABLE: Str = Str::lit(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c",
);

/// `capwords(text)`.
pub fn capwords(text: &Str) -> Str {
    let words: Vec<Str> = text.split_space_vec(-1).iter().map(Str::capitalize).collect();
    Str::lit(" ").join_all(&words)
}

/// `capwords(text, sep)`.
pub fn capwords_by(text: &Str, sep: &Str) -> Result<Str> {
    let words: Vec<Str> = text.split_vec(sep, -1)?.iter().map(Str::capitalize).collect();
    Ok(sep.join_all(&words))
}
