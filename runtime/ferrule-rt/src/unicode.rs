//! What CPython's Unicode database says of a character: classes and case forms.

mod tables;

use std::borrow::Cow;

use tables::{FORMS, RANGES, RECORDS, ZEROS};

/// Flags and the distances to the upper, lower, title and folded form.
pub struct Record(u16, i32, i32, i32, i32);

/// Where the runs of each page of 256 code points start in `RANGES`, so that a look-up searches few.
static PAGES: [u16; 0x1101] = pages();

const fn pages() -> [u16; 0x1101] {
    let mut pages = [0; 0x1101];
    let (mut page, mut run) = (0, 0);
    while page < pages.len() {
        let first = (page as u32) << 8;
        while run + 1 < RANGES.len() && RANGES[run + 1].0 <= first {
            run += 1;
        }
        pages[page] = run as u16;
        page += 1;
    }
    pages
}

fn record(c: char) -> &'static Record {
    let code = c as u32;
    let page = (code >> 8) as usize;
    let runs = &RANGES[usize::from(PAGES[page])..=usize::from(PAGES[page + 1])];
    let run = runs.partition_point(|(start, _)| *start <= code) - 1;
    &RECORDS[usize::from(runs[run].1)]
}

macro_rules! predicates {
    ($($name:ident $flag:ident;)*) => {
        $(pub fn $name(c: char) -> bool {
            record(c).0 & tables::$flag != 0
        })*
    };
}

predicates! {
    is_alpha ALPHA;
    is_decimal DECIMAL;
    is_digit DIGIT;
    is_numeric NUMERIC;
    is_lower LOWER;
    is_upper UPPER;
    is_title TITLE;
    is_printable PRINTABLE;
    is_xid_start XID_START;
    is_xid_continue XID_CONTINUE;
    is_cased CASED;
    is_case_ignorable IGNORABLE;
}

/// `c.isspace()`; asked often, so the usual answers come without a table.
#[inline]
pub fn is_space(c: char) -> bool {
    match c {
        '\t'..='\r' | '\x1c'..='\x20' => true,
        '\0'..='\x7f' => false,
        _ => record(c).0 & tables::SPACE != 0,
    }
}

/// `c.isalnum()`.
pub fn is_alnum(c: char) -> bool {
    record(c).0 & (tables::ALPHA | tables::DECIMAL | tables::DIGIT | tables::NUMERIC) != 0
}

/// Where `str.splitlines` ends a line.
#[inline]
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The value of a decimal digit of any script.
pub fn decimal(c: char) -> Option<u32> {
    let code = c as u32;
    let after = ZEROS.partition_point(|zero| *zero <= code);
    let zero = ZEROS[after.checked_sub(1)?];
    (code - zero < 10).then_some(code - zero)
}

/// A case form: one of the four columns of the tables.
#[derive(Clone, Copy)]
enum Form {
    Upper,
    Lower,
    Title,
    Fold,
}

fn push_form(c: char, form: Form, out: &mut String) {
    let record = record(c);
    if record.0 & tables::SPECIAL != 0
        && let Ok(found) = FORMS.binary_search_by_key(&c, |row| row.0)
    {
        out.push_str(FORMS[found].1[form as usize]);
        return;
    }
    let delta = match form {
        Form::Upper => record.1,
        Form::Lower => record.2,
        Form::Title => record.3,
        Form::Fold => record.4,
    };
    out.push(char::from_u32((c as u32).wrapping_add_signed(delta)).unwrap_or(c));
}

pub fn push_upper(c: char, out: &mut String) {
    push_form(c, Form::Upper, out);
}
pub fn push_title(c: char, out: &mut String) {
    push_form(c, Form::Title, out);
}
pub fn push_fold(c: char, out: &mut String) {
    push_form(c, Form::Fold, out);
}

/// The lower form of the character at `at` in `text`; a sigma that ends a word has its own.
pub fn push_lower(text: &str, at: usize, c: char, out: &mut String) {
    if c != '\u{3a3}' {
        return push_form(c, Form::Lower, out);
    }
    let before = text[..at].chars().rev().find(|c| !is_case_ignorable(*c));
    let after = text[at + c.len_utf8()..].chars().find(|c| !is_case_ignorable(*c));
    let last = before.is_some_and(is_cased) && !after.is_some_and(is_cased);
    out.push(if last { '\u{3c2}' } else { '\u{3c3}' });
}

/// Decimal digits and spaces of every script become ASCII, as `int` and `float` read them.
pub fn decimals_and_spaces_to_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let ascii = |c: char| match c {
        _ if c.is_ascii() => c,
        _ if is_space(c) => ' ',
        _ => decimal(c).and_then(|value| char::from_digit(value, 10)).unwrap_or('?'),
    };
    Cow::Owned(text.chars().map(ascii).collect())
}
