//! The module `html`: references to characters by name or number (HTML 5).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::str::Str;

/// The names of the standard, with the semicolon where it belongs to them.
static NAMES: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
    let character = |code: &str| char::from_u32(u32::from_str_radix(code, 16).ok()?);
    let lines = include_str!("html/names.txt").lines().filter_map(|line| line.split_once(' '));
    lines.map(|(name, codes)| (name, codes.split('+').filter_map(character).collect())).collect()
});

/// What browsers show for numbers that are no characters: those of Windows code page 1252.
const WINDOWS: [u32; 32] = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
    0x17e, 0x178,
];

/// The longest name that a reference may have.
const LONGEST: usize = 32;

/// What a number stands for; nothing for those that no text may have.
fn numbered(number: u32) -> String {
    let code = match number {
        0 => 0xfffd,
        0x0d => 0x0d,
        0x80..=0x9f => WINDOWS[number as usize - 0x80],
        0xd800..=0xdfff | 0x11_0000.. => 0xfffd,
        0x1..=0x8 | 0xb | 0xe..=0x1f | 0x7f | 0xfdd0..=0xfdef => return String::new(),
        _ if number & 0xfffe == 0xfffe => return String::new(),
        _ => number,
    };
    char::from_u32(code).map_or_else(String::new, String::from)
}

/// What the text after `&#` stands for, and how long the number is with its semicolon.
fn number(rest: &str) -> Option<(String, usize)> {
    let hexadecimal = rest.starts_with(['x', 'X']);
    let start = usize::from(hexadecimal);
    let radix = if hexadecimal { 16 } else { 10 };
    let digits = rest[start..].bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if digits == 0 {
        return None;
    }
    let end = start + digits;
    let value = (rest[start..end].chars())
        .fold(0_u32, |value, digit| value.saturating_mul(radix).saturating_add(digit.to_digit(radix).unwrap_or(0)));
    Some((numbered(value), end + usize::from(rest[end..].starts_with(';'))))
}

/// What the text after `&` stands for, and how long the name is; the longest known one counts.
fn name(rest: &str) -> Option<(&'static str, usize)> {
    let ends = |ch: char| matches!(ch, '\t' | '\n' | '\u{c}' | ' ' | '<' | '&' | '#' | ';');
    let length = rest.chars().take(LONGEST).take_while(|ch| !ends(*ch)).map(char::len_utf8).sum::<usize>();
    let whole = length + usize::from(length > 0 && rest[length..].starts_with(';'));
    if let Some(found) = NAMES.get(&rest[..whole]) {
        return Some((found, whole));
    }
    let shorter = rest[..whole].char_indices().map(|(at, _)| at).filter(|at| *at > 1).collect::<Vec<_>>();
    shorter.into_iter().rev().find_map(|at| NAMES.get(&rest[..at]).map(|found| (found.as_str(), at)))
}

/// `html.unescape(text)`.
pub fn unescape(text: &Str) -> Str {
    let mut rest = text.as_str();
    let mut found = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('&') {
        found.push_str(before);
        rest = after;
        let numeric = after.strip_prefix('#').and_then(|digits| number(digits).map(|(text, end)| (text, end + 1)));
        match numeric.or_else(|| name(after).map(|(text, end)| (text.to_owned(), end))) {
            Some((shown, end)) => {
                found.push_str(&shown);
                rest = &after[end..];
            }
            None => found.push('&'),
        }
    }
    found.push_str(rest);
    Str::from(found)
}

/// What a name with its semicolon stands for: `html.entities.html5`.
pub fn entity(name: &Str) -> Option<Str> {
    NAMES.get(name.as_str()).map(|text| Str::from(text.as_str()))
}
