//! The `re` module: Python's syntax, CPython's backtracking order, positions in code points.
//!
//! The engine is our own because the answers must be CPython's for every pattern: what an empty match does to the
//! next one, which alternative a group keeps, what a word is in Unicode 14, how case is ignored.

mod charset;
mod found;
mod groups;
mod octets;
mod parse;
mod pattern;
mod program;
mod replace;
mod tables;
mod tree;
mod vm;

use std::cell::RefCell;
use std::collections::HashMap;
#[cfg(feature = "datetime")]
use std::ops::Range;
use std::rc::Rc;

pub use found::Match;
pub use groups::{Item, Part};
pub use octets::{findall_bytes, split_bytes, sub_bytes, subn_bytes};
pub use pattern::Pattern;

use crate::exc::{EXCEPTION, Exc, ExcClass, Result, not_implemented, overflow_error, value_error};
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::str::Str;
use program::Program;
use tree::{ErrorKind, Flags, PatternError};
#[cfg(feature = "datetime")]
use vm::{Captures, Mode, NONE};

pub const IGNORECASE: i64 = 2;
pub const MULTILINE: i64 = 8;
pub const DOTALL: i64 = 16;
pub const UNICODE: i64 = 32;
pub const VERBOSE: i64 = 64;
pub const ASCII: i64 = 256;

/// `re.error`.
pub static ERROR: ExcClass = ExcClass::new("error", &[&EXCEPTION]).module("re");

#[cfg(feature = "datetime")]
pub(crate) use crate::unicode::is_space;

/// The value of a decimal digit of any script.
#[cfg(feature = "datetime")]
pub(crate) fn digit_value(ch: char) -> u32 {
    crate::unicode::decimal(ch).unwrap_or(0)
}

/// A compiled pattern without its Python side.
pub(crate) struct Regex {
    program: Program,
}

/// Where a match and its groups are, in bytes.
#[cfg(feature = "datetime")]
pub(crate) struct Found(Captures);

#[cfg(feature = "datetime")]
impl Found {
    pub fn range(&self, group: usize) -> Option<Range<usize>> {
        let (start, end) = (self.0.slots[2 * group], self.0.slots[2 * group + 1]);
        (start != NONE && end != NONE).then_some(start..end)
    }
}

impl Regex {
    pub fn new(pattern: &str, flags: i64) -> Result<Self> {
        if flags & 128 != 0 {
            return Err(not_implemented("re.DEBUG is not supported"));
        }
        let parsed = parse::parse(pattern, Flags(flags as u32));
        let program = parsed.and_then(program::compile).map_err(|error| exception(&error, Some(pattern)))?;
        Ok(Self { program })
    }
    pub fn group_named(&self, name: &str) -> Option<usize> {
        self.program.groups.iter().position(|group| group.name.as_deref() == Some(name))
    }
    /// A match that starts at a byte.
    #[cfg(feature = "datetime")]
    pub fn match_at(&self, text: &str, at: usize) -> Option<Found> {
        vm::find(&self.program, text, at, Mode::Match, false).map(Found)
    }
}

/// The Python exception of a pattern that is rejected, with CPython's text: `msg at position 3 (line 1, column 4)`.
fn exception(error: &PatternError, pattern: Option<&str>) -> Exc {
    match error.kind {
        ErrorKind::Overflow => return overflow_error(error.message.as_str()),
        ErrorKind::Value => return value_error(error.message.as_str()),
        ErrorKind::Pattern => {}
    }
    let mut message = error.message.clone();
    if let Some(position) = error.position {
        message += &format!(" at position {position}");
        let chars: Vec<char> = pattern.unwrap_or_default().chars().collect();
        if chars.contains(&'\n') {
            let before = &chars[..position.min(chars.len())];
            let line = before.iter().filter(|&&ch| ch == '\n').count() + 1;
            let column = before.iter().rev().take_while(|&&ch| ch != '\n').count() + 1;
            message += &format!(" (line {line}, column {column})");
        }
    }
    let exc = Exc::with_message(&ERROR, message);
    exc.set_attr("msg", Str::from(error.message.as_str()));
    exc.set_attr("pos", error.position.map(Int::from));
    if let Some(pattern) = pattern {
        exc.set_attr("pattern", Str::from(pattern));
    }
    exc
}

/// As many compiled patterns as CPython keeps.
const CACHE_SIZE: usize = 512;

thread_local! {
    static CACHE: RefCell<HashMap<i64, HashMap<Rc<str>, Pattern>>> = RefCell::default();
}

/// `re.compile(pattern, flags)`.
pub fn compile(pattern: &Str, flags: i64) -> Result<Pattern> {
    let known = CACHE.with_borrow(|cache| cache.get(&flags).and_then(|known| known.get(pattern.as_str())).cloned());
    if let Some(known) = known {
        return Ok(known);
    }
    let compiled = Pattern::new(pattern, flags)?;
    CACHE.with_borrow_mut(|cache| {
        if cache.values().map(HashMap::len).sum::<usize>() >= CACHE_SIZE {
            cache.clear();
        }
        cache.entry(flags).or_default().insert(pattern.as_str().into(), compiled.clone());
    });
    Ok(compiled)
}

/// `re.purge()`.
pub fn purge() {
    CACHE.take();
}

/// `re.search(pattern, string, flags)`.
pub fn search(pattern: &Str, text: &Str, flags: i64) -> Result<Option<Match>> {
    Ok(compile(pattern, flags)?.search(text))
}

/// `re.match(pattern, string, flags)`.
pub fn match_(pattern: &Str, text: &Str, flags: i64) -> Result<Option<Match>> {
    Ok(compile(pattern, flags)?.match_(text))
}

/// `re.fullmatch(pattern, string, flags)`.
pub fn fullmatch(pattern: &Str, text: &Str, flags: i64) -> Result<Option<Match>> {
    Ok(compile(pattern, flags)?.fullmatch(text))
}

/// `re.findall(pattern, string, flags)`.
pub fn findall<I: Item>(pattern: &Str, text: &Str, flags: i64) -> Result<List<I>> {
    compile(pattern, flags)?.findall(text, 0, i64::MAX)
}

/// `re.finditer(pattern, string, flags)`.
pub fn finditer(pattern: &Str, text: &Str, flags: i64) -> Result<Iter<Match>> {
    Ok(compile(pattern, flags)?.finditer(text))
}

/// `re.sub(pattern, template, string, count, flags)`.
pub fn sub(pattern: &Str, template: &Str, text: &Str, count: i64, flags: i64) -> Result<Str> {
    compile(pattern, flags)?.sub(template, text, count)
}

/// `re.sub` with a function.
pub fn sub_with(
    pattern: &Str,
    f: impl FnMut(&Match) -> Result<Str>,
    text: &Str,
    count: i64,
    flags: i64,
) -> Result<Str> {
    compile(pattern, flags)?.sub_with(f, text, count)
}

/// `re.subn(pattern, template, string, count, flags)`.
pub fn subn(pattern: &Str, template: &Str, text: &Str, count: i64, flags: i64) -> Result<(Str, Int)> {
    compile(pattern, flags)?.subn(template, text, count)
}

/// `re.subn` with a function.
pub fn subn_with(
    pattern: &Str,
    f: impl FnMut(&Match) -> Result<Str>,
    text: &Str,
    count: i64,
    flags: i64,
) -> Result<(Str, Int)> {
    compile(pattern, flags)?.subn_with(f, text, count)
}

/// `re.split(pattern, string, maxsplit, flags)`.
pub fn split<P: Part>(pattern: &Str, text: &Str, maxsplit: i64, flags: i64) -> Result<List<P>> {
    compile(pattern, flags)?.split(text, maxsplit)
}

/// `re.escape(text)`.
pub fn escape(text: &Str) -> Str {
    const SPECIAL: &str = "()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c";
    let mut out = String::with_capacity(text.as_str().len());
    for ch in text.as_str().chars() {
        if SPECIAL.contains(ch) {
            out.push('\\');
        }
        out.push(ch);
    }
    Str::from(out)
}
