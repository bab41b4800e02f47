//! `strftime` as the C library does it in the C locale.

use std::fmt::Write;

/// A point of the calendar with everything that a format may name. The weekday starts at Monday.
#[derive(Clone, Debug)]
pub struct Moment {
    pub year: i64,
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
    pub weekday: i64,
    /// The day of the year, from one.
    pub year_day: i64,
    pub is_dst: i64,
    /// Seconds east of Greenwich.
    pub offset: i64,
    pub zone: String,
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn name(names: &'static [&'static str], index: i64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or("?")
}

fn short(names: &'static [&'static str], index: i64) -> &'static str {
    let full = name(names, index);
    &full[..full.len().min(3)]
}

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The year and week of ISO 8601.
fn iso_week(moment: &Moment) -> (i64, i64) {
    // The week belongs to the year of its Thursday.
    let thursday = moment.year_day - moment.weekday + 3;
    let days = if leap(moment.year) { 366 } else { 365 };
    if thursday < 1 {
        let before = if leap(moment.year - 1) { 366 } else { 365 };
        return (moment.year - 1, (thursday + before - 1) / 7 + 1);
    }
    if thursday > days {
        return (moment.year + 1, (thursday - days - 1) / 7 + 1);
    }
    (moment.year, (thursday - 1) / 7 + 1)
}

/// `Sun Jun 20 23:21:05 1993`.
pub fn asctime(moment: &Moment) -> String {
    format!(
        "{} {} {:2} {:02}:{:02}:{:02} {}",
        short(&DAYS, moment.weekday),
        short(&MONTHS, moment.month - 1),
        moment.day,
        moment.hour,
        moment.minute,
        moment.second,
        moment.year
    )
}

/// A number padded to a width, or not at all after `%-`, with spaces after `%_`, with zeros after `%0`.
fn number(out: &mut String, value: i64, width: usize, pad: char, flag: Option<char>) {
    let pad = match flag {
        Some('-') => {
            let _ = write!(out, "{value}");
            return;
        }
        Some('_') => ' ',
        Some('0') => '0',
        _ => pad,
    };
    let _ = if pad == '0' { write!(out, "{value:0width$}") } else { write!(out, "{value:width$}") };
}

/// The text of a moment in a format. A directive that nobody knows stays as it is.
pub fn format_moment(format: &str, moment: &Moment) -> String {
    let mut out = String::new();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let directive = &rest[at + 1..];
        let flag = directive.chars().next().filter(|ch| "-_0^#".contains(*ch));
        let after = &directive[usize::from(flag.is_some())..];
        let Some(letter) = after.chars().next() else {
            out.push_str(&rest[at..]);
            return out;
        };
        let mut piece = String::new();
        if write_directive(&mut piece, letter, flag, moment) {
            match flag {
                Some('^') if letter != 'P' => out.push_str(&piece.to_uppercase()),
                Some('#') if "pZ".contains(letter) => out.push_str(&piece.to_lowercase()),
                Some('#') if "aAbBh".contains(letter) => out.push_str(&piece.to_uppercase()),
                _ => out.push_str(&piece),
            }
        } else {
            out.push('%');
            out.extend(flag);
            out.push(letter);
        }
        rest = &after[letter.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// Writes one directive; false when nobody knows it.
fn write_directive(out: &mut String, letter: char, flag: Option<char>, moment: &Moment) -> bool {
    let twelve = (moment.hour + 11).rem_euclid(12) + 1;
    let padded = match letter {
        'd' => Some((moment.day, 2, '0')),
        'e' => Some((moment.day, 2, ' ')),
        'H' => Some((moment.hour, 2, '0')),
        'k' => Some((moment.hour, 2, ' ')),
        'I' => Some((twelve, 2, '0')),
        'l' => Some((twelve, 2, ' ')),
        'j' => Some((moment.year_day, 3, '0')),
        'm' => Some((moment.month, 2, '0')),
        'M' => Some((moment.minute, 2, '0')),
        'S' => Some((moment.second, 2, '0')),
        'u' => Some((moment.weekday + 1, 1, '0')),
        'w' => Some(((moment.weekday + 1) % 7, 1, '0')),
        'y' => Some((moment.year.rem_euclid(100), 2, '0')),
        'Y' => Some((moment.year, 1, '0')),
        'C' => Some((moment.year.div_euclid(100), 2, '0')),
        'G' => Some((iso_week(moment).0, 1, '0')),
        'g' => Some((iso_week(moment).0.rem_euclid(100), 2, '0')),
        'V' => Some((iso_week(moment).1, 2, '0')),
        'U' => Some(((moment.year_day + 6 - (moment.weekday + 1) % 7) / 7, 2, '0')),
        'W' => Some(((moment.year_day + 6 - moment.weekday) / 7, 2, '0')),
        _ => None,
    };
    if let Some((value, width, pad)) = padded {
        number(out, value, width, pad, flag);
        return true;
    }
    match letter {
        'a' => out.push_str(short(&DAYS, moment.weekday)),
        'A' => out.push_str(name(&DAYS, moment.weekday)),
        'b' | 'h' => out.push_str(short(&MONTHS, moment.month - 1)),
        'B' => out.push_str(name(&MONTHS, moment.month - 1)),
        'p' => out.push_str(if moment.hour < 12 { "AM" } else { "PM" }),
        'P' => out.push_str(if moment.hour < 12 { "am" } else { "pm" }),
        'Z' => out.push_str(&moment.zone),
        'z' => {
            let sign = if moment.offset < 0 { '-' } else { '+' };
            let minutes = moment.offset.abs() / 60;
            out.push(sign);
            number(out, minutes / 60 * 100 + minutes % 60, 4, '0', flag);
        }
        'n' => out.push('\n'),
        't' => out.push('\t'),
        '%' => out.push('%'),
        _ => {
            let whole = match letter {
                'c' => "%a %b %e %H:%M:%S %Y",
                'D' | 'x' => "%m/%d/%y",
                'F' => "%Y-%m-%d",
                'r' => "%I:%M:%S %p",
                'R' => "%H:%M",
                'T' | 'X' => "%H:%M:%S",
                _ => return false,
            };
            out.push_str(&format_moment(whole, moment));
        }
    }
    true
}
