//! The module `unicodedata`, of CPython 3.11's Unicode 14.

mod tables;

use crate::exc::{Result, type_error, value_error};
use crate::int::Int;
use crate::str::Str;
use tables::{COMPOSITIONS, DECOMPOSITIONS, NUMBERS, RANGES, RECORDS, Record};

pub const VERSION: Str = Str::lit("14.0.0");

/// Hangul syllables are put together by rule.
const SYLLABLES: u32 = 0xac00;
const LEADS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
const TAILS: u32 = 0x11a7;
const VOWEL_COUNT: u32 = 21;
const TAIL_COUNT: u32 = 28;
const SYLLABLE_COUNT: u32 = 19 * VOWEL_COUNT * TAIL_COUNT;

fn record(c: char) -> &'static Record {
    let after = RANGES.partition_point(|(start, _)| *start <= u32::from(c));
    &RECORDS[usize::from(RANGES[after.saturating_sub(1)].1)]
}

/// The one character of an argument.
fn single(text: &Str, function: &str) -> Result<char> {
    let mut chars = text.as_str().chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(type_error(format!("{function}() argument 1 must be a unicode character, not str"))),
    }
}

/// The same for functions with one parameter, whose message counts none.
fn only(text: &Str, function: &str) -> Result<char> {
    single(text, function)
        .map_err(|_| type_error(format!("{function}() argument must be a unicode character, not str")))
}

pub fn category(text: &Str) -> Result<Str> {
    Ok(Str::lit(record(only(text, "category")?).0))
}

pub fn bidirectional(text: &Str) -> Result<Str> {
    Ok(Str::lit(record(only(text, "bidirectional")?).1))
}

pub fn east_asian_width(text: &Str) -> Result<Str> {
    Ok(Str::lit(record(only(text, "east_asian_width")?).2))
}

pub fn mirrored(text: &Str) -> Result<Int> {
    Ok(Int::from(i64::from(record(only(text, "mirrored")?).3)))
}

pub fn combining(text: &Str) -> Result<Int> {
    Ok(Int::from(i64::from(record(only(text, "combining")?).4)))
}

fn raw_decomposition(c: char) -> &'static str {
    let at = DECOMPOSITIONS.binary_search_by_key(&u32::from(c), |(code, _)| *code);
    at.map_or("", |at| DECOMPOSITIONS[at].1)
}

pub fn decomposition(text: &Str) -> Result<Str> {
    Ok(Str::lit(raw_decomposition(only(text, "decomposition")?)))
}

fn number(c: char) -> Option<(f64, i8, i8)> {
    let at = NUMBERS.binary_search_by_key(&u32::from(c), |(code, ..)| *code).ok()?;
    let (_, numeric, digit, decimal) = NUMBERS[at];
    Some((numeric, digit, decimal))
}

pub fn numeric(text: &Str) -> Result<f64> {
    let found = number(single(text, "numeric")?);
    found.map(|(value, ..)| value).ok_or_else(|| value_error("not a numeric character"))
}

pub fn digit(text: &Str) -> Result<Int> {
    match number(single(text, "digit")?) {
        Some((_, digit, _)) if digit >= 0 => Ok(Int::from(i64::from(digit))),
        _ => Err(value_error("not a digit")),
    }
}

pub fn decimal(text: &Str) -> Result<Int> {
    match number(single(text, "decimal")?) {
        Some((.., decimal)) if decimal >= 0 => Ok(Int::from(i64::from(decimal))),
        _ => Err(value_error("not a decimal")),
    }
}

/// `unicodedata.numeric(c, default)` and its like.
pub fn or<T: Clone>(found: Result<T>, default: &T) -> Result<T> {
    match found {
        Err(exc) if exc.is(&crate::exc::VALUE_ERROR) => Ok(default.clone()),
        found => found,
    }
}

/// `unicodedata.name(c)`. Characters that are younger than Unicode 14 have none.
pub fn name(text: &Str) -> Result<Str> {
    let c = single(text, "name")?;
    let known = (record(c).0 != "Cn").then(|| unicode_names2::name(c)).flatten();
    known.map(|name| Str::from(name.to_string())).ok_or_else(|| value_error("no such name"))
}

struct Form {
    compatible: bool,
    composed: bool,
}

fn form(name: &Str) -> Result<Form> {
    let (compatible, composed) = match name.as_str() {
        "NFC" => (false, true),
        "NFD" => (false, false),
        "NFKC" => (true, true),
        "NFKD" => (true, false),
        _ => return Err(value_error("invalid normalization form")),
    };
    Ok(Form { compatible, composed })
}

fn decompose(c: char, compatible: bool, onto: &mut Vec<char>) {
    let syllable = u32::from(c).wrapping_sub(SYLLABLES);
    if syllable < SYLLABLE_COUNT {
        let tail = syllable % TAIL_COUNT;
        let codes = [
            LEADS + syllable / (VOWEL_COUNT * TAIL_COUNT),
            VOWELS + syllable % (VOWEL_COUNT * TAIL_COUNT) / TAIL_COUNT,
            TAILS + tail,
        ];
        onto.extend(codes[..if tail == 0 { 2 } else { 3 }].iter().filter_map(|code| char::from_u32(*code)));
        return;
    }
    let parts = raw_decomposition(c);
    if parts.is_empty() || (parts.starts_with('<') && !compatible) {
        onto.push(c);
        return;
    }
    for part in parts.split(' ').filter(|part| !part.starts_with('<')) {
        if let Some(part) = u32::from_str_radix(part, 16).ok().and_then(char::from_u32) {
            decompose(part, compatible, onto);
        }
    }
}

fn compose(first: char, second: char) -> Option<char> {
    let (a, b) = (u32::from(first), u32::from(second));
    let (lead, vowel) = (a.wrapping_sub(LEADS), b.wrapping_sub(VOWELS));
    if lead < 19 && vowel < VOWEL_COUNT {
        return char::from_u32(SYLLABLES + (lead * VOWEL_COUNT + vowel) * TAIL_COUNT);
    }
    let (syllable, tail) = (a.wrapping_sub(SYLLABLES), b.wrapping_sub(TAILS));
    if syllable < SYLLABLE_COUNT && syllable.is_multiple_of(TAIL_COUNT) && (1..TAIL_COUNT).contains(&tail) {
        return char::from_u32(a + tail);
    }
    let at = COMPOSITIONS.binary_search_by_key(&(a, b), |(pair, _)| *pair).ok()?;
    char::from_u32(COMPOSITIONS[at].1)
}

/// Marks after one another in the order of their classes.
fn ordered(chars: &mut [char]) {
    let mut start = 0;
    while start < chars.len() {
        let class = |c: &char| record(*c).4;
        let length = chars[start..].iter().take_while(|c| class(c) != 0).count();
        chars[start..start + length].sort_by_key(class);
        start += length.max(1);
    }
}

fn recomposed(chars: &[char]) -> Vec<char> {
    let mut found: Vec<char> = Vec::with_capacity(chars.len());
    let mut starter: Option<usize> = None;
    let mut last_class = 0;
    for c in chars {
        let class = record(*c).4;
        if let Some(at) = starter {
            // Nothing of the same or a higher class may stand between.
            let blocked = found.len() - 1 > at && (last_class >= class || last_class == 0);
            if let (false, Some(joined)) = (blocked, compose(found[at], *c)) {
                found[at] = joined;
                continue;
            }
        }
        found.push(*c);
        last_class = class;
        if class == 0 {
            starter = Some(found.len() - 1);
        }
    }
    found
}

fn normalized(text: &str, form: &Form) -> String {
    let mut chars = Vec::with_capacity(text.len());
    for c in text.chars() {
        decompose(c, form.compatible, &mut chars);
    }
    ordered(&mut chars);
    if form.composed { recomposed(&chars).into_iter().collect() } else { chars.into_iter().collect() }
}

pub fn normalize(name: &Str, text: &Str) -> Result<Str> {
    let form = form(name)?;
    if text.as_str().is_ascii() {
        return Ok(text.clone());
    }
    Ok(Str::from(normalized(text.as_str(), &form)))
}

pub fn is_normalized(name: &Str, text: &Str) -> Result<bool> {
    Ok(normalized(text.as_str(), &form(name)?) == text.as_str())
}
