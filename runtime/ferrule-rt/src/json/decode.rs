//! Reading JSON.

use crate::bytes::Bytes;
use crate::dict::Dict;
use crate::exc::{Exc, RECURSION_ERROR, Result, value_error};
use crate::files::TextFile;
use crate::int::Int;
use crate::list::List;
use crate::object::Object;
use crate::str::Str;

/// How deep CPython's C stack check lets arrays and objects nest in a program's main module.
const MAX_DEPTH: usize = 995;

/// A type that can hold whatever a JSON text holds.
pub trait FromJson: Object {
    fn null() -> Self;
    fn bool(value: bool) -> Self;
    fn int(value: Int) -> Self;
    fn float(value: f64) -> Self;
    fn str(value: Str) -> Self;
    fn list(value: List<Self>) -> Self;
    fn dict(value: Dict<Str, Self>) -> Self;
}

struct Scanner<'a> {
    doc: &'a Str,
    text: &'a [u8],
    at: usize,
    depth: usize,
    /// Control characters are not allowed in strings.
    strict: bool,
}

impl Scanner<'_> {
    /// The error at a byte offset, which lies between two characters.
    #[cold]
    fn error(&self, msg: &str, at: usize) -> Exc {
        let pos = self.doc.as_str()[..at].chars().count();
        super::decode_error(msg, self.doc, pos)
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Takes a word if it comes next.
    fn word(&mut self, word: &str) -> bool {
        let found = self.text[self.at..].starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    fn value<V: FromJson>(&mut self) -> Result<V> {
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                Ok(V::str(Str::from(self.string()?)))
            }
            Some(b'{') => self.nested("object", Self::object),
            Some(b'[') => self.nested("array", Self::array),
            Some(b'n') if self.word("null") => Ok(V::null()),
            Some(b't') if self.word("true") => Ok(V::bool(true)),
            Some(b'f') if self.word("false") => Ok(V::bool(false)),
            Some(b'N') if self.word("NaN") => Ok(V::float(f64::NAN)),
            Some(b'I') if self.word("Infinity") => Ok(V::float(f64::INFINITY)),
            Some(b'-') if self.word("-Infinity") => Ok(V::float(f64::NEG_INFINITY)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(self.error("Expecting value", self.at)),
        }
    }

    fn nested<V: FromJson>(&mut self, kind: &str, read: fn(&mut Self) -> Result<V>) -> Result<V> {
        if self.depth == MAX_DEPTH {
            return Err(Exc::with_message(
                &RECURSION_ERROR,
                format!("maximum recursion depth exceeded while decoding a JSON {kind} from a unicode string"),
            ));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn array<V: FromJson>(&mut self) -> Result<V> {
        let mut items = Vec::new();
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(V::list(List::from(items)));
        }
        loop {
            items.push(self.value()?);
            self.skip_space();
            match self.peek() {
                Some(b']') => break,
                Some(b',') => self.at += 1,
                _ => return Err(self.error("Expecting ',' delimiter", self.at)),
            }
            self.skip_space();
        }
        self.at += 1;
        Ok(V::list(List::from(items)))
    }

    fn object<V: FromJson>(&mut self) -> Result<V> {
        let dict = Dict::new();
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(V::dict(dict));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.error("Expecting property name enclosed in double quotes", self.at));
            }
            self.at += 1;
            let key = Str::from(self.string()?);
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(self.error("Expecting ':' delimiter", self.at));
            }
            self.at += 1;
            self.skip_space();
            let value = self.value()?;
            dict.set_item(key, value)?;
            self.skip_space();
            match self.peek() {
                Some(b'}') => break,
                Some(b',') => self.at += 1,
                _ => return Err(self.error("Expecting ',' delimiter", self.at)),
            }
            self.skip_space();
        }
        self.at += 1;
        Ok(V::dict(dict))
    }

    /// The rest of a string whose opening quote has been read.
    fn string(&mut self) -> Result<String> {
        let begin = self.at - 1;
        let mut out = String::new();
        loop {
            let run = self.at;
            while self.peek().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= 0x20) {
                self.at += 1;
            }
            out.push_str(&self.doc.as_str()[run..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    let ch = self.escape(begin)?;
                    out.push(ch);
                }
                Some(_) if self.strict => return Err(self.error("Invalid control character at", self.at)),
                Some(control) => {
                    out.push(char::from(control));
                    self.at += 1;
                }
                None => return Err(self.error("Unterminated string starting at", begin)),
            }
        }
    }

    fn escape(&mut self, begin: usize) -> Result<char> {
        let backslash = self.at;
        self.at += 1;
        let Some(letter) = self.peek() else {
            return Err(self.error("Unterminated string starting at", begin));
        };
        let ch = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return Err(self.error("Invalid \\escape", backslash)),
        };
        self.at += 1;
        Ok(ch)
    }

    /// The four digits after the `u` at `self.at`. As in CPython something must follow them.
    fn four_digits(&self, letter: usize) -> Result<u32> {
        let digits = self.text.get(letter + 1..letter + 5).filter(|_| letter + 5 < self.text.len());
        digits
            .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            .and_then(|digits| u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok())
            .ok_or_else(|| self.error("Invalid \\uXXXX escape", letter))
    }

    fn unicode_escape(&mut self) -> Result<char> {
        let mut code = self.four_digits(self.at)?;
        self.at += 5;
        let followed = self.text[self.at..].starts_with(b"\\u") && self.at + 6 < self.text.len();
        if (0xd800..=0xdbff).contains(&code) && followed {
            let low = self.four_digits(self.at + 1)?;
            if (0xdc00..=0xdfff).contains(&low) {
                code = 0x10000 + ((code - 0xd800) << 10 | (low - 0xdc00));
                self.at += 6;
            }
        }
        char::from_u32(code).ok_or_else(|| {
            value_error(format!("'\\u{code:04x}' is half of a surrogate pair, which a translated str cannot hold"))
        })
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at > start
    }

    fn number<V: FromJson>(&mut self) -> Result<V> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else if !self.digits() {
            self.at = start;
            return Err(self.error("Expecting value", start));
        }
        let whole_end = self.at;
        let mut float = false;
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() {
                float = true;
            } else {
                self.at = whole_end;
            }
        }
        let before_exponent = self.at;
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if self.digits() {
                float = true;
            } else {
                self.at = before_exponent;
            }
        }
        let text = &self.doc.as_str()[start..self.at];
        if float {
            // A literal of this form always parses.
            return Ok(V::float(text.parse().unwrap_or(f64::NAN)));
        }
        match text.parse::<i64>() {
            Ok(small) => Ok(V::int(Int::from(small))),
            Err(_) => Ok(V::int(Int::parse(&Str::from(text))?)),
        }
    }
}

fn decode<V: FromJson>(doc: &Str, strict: bool) -> Result<V> {
    if doc.as_str().starts_with('\u{feff}') {
        return Err(super::decode_error("Unexpected UTF-8 BOM (decode using utf-8-sig)", doc, 0));
    }
    let mut scanner = Scanner { doc, text: doc.as_str().as_bytes(), at: 0, depth: 0, strict };
    scanner.skip_space();
    let value = scanner.value()?;
    scanner.skip_space();
    if scanner.at < scanner.text.len() {
        return Err(scanner.error("Extra data", scanner.at));
    }
    Ok(value)
}

/// A JSON document as `loads` takes it.
pub trait Document {
    fn text(&self) -> Result<Str>;
}

impl Document for Str {
    fn text(&self) -> Result<Str> {
        Ok(self.clone())
    }
}

impl Document for Bytes {
    fn text(&self) -> Result<Str> {
        let bytes = self.as_slice();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut text = String::new();
        crate::files::Encoding::Utf8.decode(&mut bytes.to_vec(), crate::files::Errors::Strict, true, &mut text)?;
        Ok(Str::from(text))
    }
}

/// `json.loads(s)`.
pub fn loads<V: FromJson>(s: &impl Document) -> Result<V> {
    decode(&s.text()?, true)
}

/// `json.load(fp)`.
pub fn load<V: FromJson>(fp: &TextFile) -> Result<V> {
    decode(&fp.read()?, true)
}

/// The text of a document without mistakes.
pub fn checked(s: &impl Document) -> Result<Str> {
    let text = s.text()?;
    decode::<super::Value>(&text, true)?;
    Ok(text)
}

/// The text that a quoted string stands for.
pub fn unquote(quoted: &Str) -> Result<Str> {
    match decode(quoted, true)? {
        super::Value::Str(text) => Ok(text),
        _ => Ok(Str::EMPTY),
    }
}
