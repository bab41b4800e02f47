//! `strftime` as the C library has it in the C locale, and the pieces that Python replaces first.

use super::{Date, DateTime, Time, TimeDelta, calendar, local};
use crate::exc::{Result, type_error};
use crate::object::Object;
use crate::str::Str;

pub(super) const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub(super) const MONTHS: [&str; 12] = [
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

/// What the directives show.
pub(super) struct Moment {
    date: Date,
    clock: (i64, i64, i64),
    micro: i64,
    offset: Option<TimeDelta>,
    zone: String,
    /// For `%s`.
    stamp: Option<DateTime>,
}

impl Moment {
    pub fn of_date(date: &Date) -> Self {
        let stamp = Some(DateTime::combine(date, &Time::MIN));
        Self { date: *date, clock: (0, 0, 0), micro: 0, offset: None, zone: String::new(), stamp }
    }
    pub fn of_time(time: &Time) -> Self {
        let date = Date::new(1900, 1, 1).unwrap_or(Date::MIN);
        let zone = time.tzname().map_or_else(String::new, |name| name.as_str().to_owned());
        Self { offset: time.utcoffset(), zone, ..Self::of_datetime(&DateTime::combine(&date, time)) }
    }
    pub fn of_datetime(moment: &DateTime) -> Self {
        let time = moment.time_ref();
        Self {
            date: moment.date(),
            clock: (time.hour, time.minute, time.second),
            micro: time.micro,
            offset: moment.utcoffset(),
            zone: moment.tzname().map_or_else(String::new, |name| name.as_str().to_owned()),
            stamp: Some(moment.with_zone(&None)),
        }
    }
}

/// `format(x, spec)` of a date or time: `strftime` where there is one.
pub(super) fn with_spec<T: Object + 'static>(value: &T, spec: &Str) -> Result<Str> {
    if spec.is_empty() {
        return value.py_str();
    }
    let value: &dyn std::any::Any = value;
    if let Some(date) = value.downcast_ref::<Date>() {
        return date.strftime(spec);
    }
    if let Some(time) = value.downcast_ref::<Time>() {
        return time.strftime(spec);
    }
    if let Some(moment) = value.downcast_ref::<DateTime>() {
        return moment.strftime(spec);
    }
    let name = if value.is::<TimeDelta>() { "datetime.timedelta" } else { "datetime.timezone" };
    Err(type_error(format!("unsupported format string passed to {name}.__format__")))
}

/// `Thu Jan  2 00:00:00 2020`.
pub(super) fn ctime(date: &Date, (hour, minute, second): (i64, i64, i64)) -> Str {
    let (weekday, month) = (&WEEKDAYS[date.weekday() as usize][..3], &MONTHS[date.month() as usize - 1][..3]);
    let (day, year) = (date.day(), date.year());
    Str::from(format!("{weekday} {month} {day:2} {hour:02}:{minute:02}:{second:02} {year:04}"))
}

pub(super) fn strftime(moment: &Moment, spec: &Str) -> Result<Str> {
    let replaced = replace_python_directives(moment, spec.as_str());
    let text = replaced.split('\0').next().unwrap_or_default();
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = directive(moment, &rest[at..], &mut out)?;
    }
    out.push_str(rest);
    Ok(Str::from(out))
}

/// `%f`, `%z` and `%Z`, which C does not know as Python does.
fn replace_python_directives(moment: &Moment, spec: &str) -> String {
    let mut out = String::new();
    let mut chars = spec.chars();
    while let Some(ch) = chars.next() {
        if ch != '%' {
            out.push(ch);
            continue;
        }
        match chars.next() {
            Some('f') => out += &format!("{:06}", moment.micro),
            Some('z') => out += &moment.offset.map_or_else(String::new, |offset| super::zone::offset_text(&offset, "")),
            Some('Z') => out += &moment.zone.replace('%', "%%"),
            Some(other) => {
                out.push('%');
                out.push(other);
            }
            None => out.push('%'),
        }
    }
    out
}

/// What stands between the percent sign and the letter.
#[derive(Default)]
struct Style {
    pad: Option<char>,
    upper: bool,
    swap: bool,
    width: usize,
    /// `E` or `O`.
    modifier: Option<char>,
}

/// What a letter stands for.
enum Field {
    /// A number with its least number of digits and its padding.
    Number(i64, usize, char),
    Text(String),
}

/// Formats the directive at the start of the text and gives the text after it.
fn directive<'a>(moment: &Moment, text: &'a str, out: &mut String) -> Result<&'a str> {
    let mut style = Style::default();
    let mut rest = &text[1..];
    while let Some(flag @ ('-' | '_' | '0' | '^' | '#' | '+')) = rest.chars().next() {
        match flag {
            '^' => style.upper = true,
            '#' => style.swap = true,
            flag => style.pad = Some(flag),
        }
        rest = &rest[1..];
    }
    let digits = rest.len() - rest.trim_start_matches(|ch: char| ch.is_ascii_digit()).len();
    style.width = rest[..digits].parse().unwrap_or(0);
    rest = &rest[digits..];
    if let Some(after) = rest.strip_prefix(['E', 'O']) {
        style.modifier = rest.chars().next();
        rest = after;
    }
    let letter = rest.chars().next();
    rest = &rest[letter.map_or(0, char::len_utf8)..];
    let known = match letter {
        // As `Z`, but not even padded.
        Some('z') => return Ok(rest),
        Some(letter) if accepts(letter, style.modifier) => field(moment, letter)?.map(|field| (field, letter)),
        _ => None,
    };
    // What is no directive is shown as it stands, padded all the same.
    let (field, letter) = known.unwrap_or_else(|| (Field::Text(text[..text.len() - rest.len()].to_owned()), ' '));
    styled(field, letter, &style, out);
    Ok(rest)
}

/// Whether the C library knows the modifier before this letter.
fn accepts(letter: char, modifier: Option<char>) -> bool {
    match modifier {
        None => true,
        Some('E') => "cCxXyYnptPRTrsuZz%".contains(letter),
        Some(_) => !"aAcCDFxXY".contains(letter),
    }
}

fn styled(field: Field, letter: char, style: &Style, out: &mut String) {
    let fill = if style.pad == Some('0') { '0' } else { ' ' };
    let (text, width, pad) = match field {
        Field::Number(value, digits, pad) => match style.pad {
            Some('-') => (value.to_string(), style.width, ' '),
            Some('_') => (value.to_string(), digits.max(style.width), ' '),
            Some(_) => (value.to_string(), digits.max(style.width), '0'),
            None => (value.to_string(), digits.max(style.width), pad),
        },
        Field::Text(text) => {
            let text = match letter {
                'P' => text,
                'p' if style.swap => text.to_lowercase(),
                'a' | 'A' | 'b' | 'B' | 'h' if style.swap => text.to_uppercase(),
                _ if style.upper => text.to_uppercase(),
                _ => text,
            };
            (text, style.width, fill)
        }
    };
    out.extend(std::iter::repeat_n(pad, width.saturating_sub(text.len())));
    out.push_str(&text);
}

fn field(moment: &Moment, letter: char) -> Result<Option<Field>> {
    let Moment { date, clock: (hour, minute, second), .. } = moment;
    let (year, weekday) = (date.year(), date.weekday());
    let two = |value: i64| Field::Number(value, 2, '0');
    let blank = |value: i64| Field::Number(value, 2, ' ');
    let plain = |value: i64| Field::Number(value, 1, '0');
    let name = |text: &str| Field::Text(text.to_owned());
    let hour12 = (hour + 11) % 12 + 1;
    let half = if *hour < 12 { "AM" } else { "PM" };
    let month_name = MONTHS[date.month() as usize - 1];
    let weekday_name = WEEKDAYS[weekday as usize];
    let day_of_year = date.day_of_year();
    let (iso_year, iso_week, _) = calendar::iso_calendar(year, date.month(), date.day());
    let slashes = || format!("{:02}/{:02}/{:02}", date.month(), date.day(), year % 100);
    let clock = || format!("{hour:02}:{minute:02}:{second:02}");
    Ok(Some(match letter {
        'a' => name(&weekday_name[..3]),
        'A' => name(weekday_name),
        'b' | 'h' => name(&month_name[..3]),
        'B' => name(month_name),
        'c' => Field::Text(format!("{} {} {:2} {} {year}", &weekday_name[..3], &month_name[..3], date.day(), clock())),
        'C' => plain(year / 100),
        'd' => two(date.day()),
        'D' | 'x' => Field::Text(slashes()),
        'e' => blank(date.day()),
        'F' => Field::Text(format!("{year}-{:02}-{:02}", date.month(), date.day())),
        'g' => two(iso_year % 100),
        'G' => plain(iso_year),
        'H' => two(*hour),
        'I' => two(hour12),
        'j' => Field::Number(day_of_year, 3, '0'),
        'k' => blank(*hour),
        'l' => blank(hour12),
        'm' => two(date.month()),
        'M' => two(*minute),
        'n' => name("\n"),
        'p' => name(half),
        'P' => Field::Text(half.to_lowercase()),
        'r' => Field::Text(format!("{hour12:02}:{minute:02}:{second:02} {half}")),
        'R' => Field::Text(format!("{hour:02}:{minute:02}")),
        's' => match &moment.stamp {
            Some(stamp) => Field::Text(local::from_local(stamp)?.to_string()),
            None => return Ok(None),
        },
        'S' => two(*second),
        't' => name("\t"),
        'T' | 'X' => Field::Text(clock()),
        'u' => plain(weekday + 1),
        'U' => two((day_of_year + 6 - (weekday + 1) % 7) / 7),
        'V' => two(iso_week),
        'w' => plain((weekday + 1) % 7),
        'W' => two((day_of_year + 6 - weekday) / 7),
        'y' => two(year % 100),
        'Y' => plain(year),
        // With flags it reaches the C library, which knows no zone.
        'Z' => name(""),
        '%' => name("%"),
        _ => return Ok(None),
    }))
}
