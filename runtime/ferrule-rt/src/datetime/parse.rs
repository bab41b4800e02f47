//! `strptime`: the format becomes a regular expression, as in CPython's `_strptime`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::format::{MONTHS, WEEKDAYS};
use super::{Date, DateTime, TimeDelta, TimeZone, calendar};
use crate::exc::{Exc, Result, value_error};
use crate::object::Object;
use crate::re::{Found, Regex};
use crate::str::Str;

fn repr(text: &str) -> String {
    Str::from(text).py_repr().map_or_else(|_| String::new(), |text| text.as_str().to_owned())
}

/// The expression of a directive; `None` for a letter that is none.
fn directive(letter: char) -> Option<String> {
    let names = |letter: char, names: &[&str], cut: Option<usize>| {
        let mut names: Vec<String> =
            names.iter().map(|name| name[..cut.unwrap_or(name.len())].to_lowercase()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        format!("(?P<{letter}>{})", names.join("|"))
    };
    let expression = match letter {
        'd' => r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
        'f' => "(?P<f>[0-9]{1,6})",
        'H' => r"(?P<H>2[0-3]|[0-1]\d|\d)",
        'I' => "(?P<I>1[0-2]|0[1-9]|[1-9])",
        'G' => r"(?P<G>\d\d\d\d)",
        'j' => r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
        'm' => "(?P<m>1[0-2]|0[1-9]|[1-9])",
        'M' => r"(?P<M>[0-5]\d|\d)",
        'S' => r"(?P<S>6[0-1]|[0-5]\d|\d)",
        'U' => r"(?P<U>5[0-3]|[0-4]\d|\d)",
        'W' => r"(?P<W>5[0-3]|[0-4]\d|\d)",
        'w' => "(?P<w>[0-6])",
        'u' => "(?P<u>[1-7])",
        'V' => r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
        'y' => r"(?P<y>\d\d)",
        'Y' => r"(?P<Y>\d\d\d\d)",
        'z' => r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
        'A' => return Some(names('A', &WEEKDAYS, None)),
        'a' => return Some(names('a', &WEEKDAYS, Some(3))),
        'B' => return Some(names('B', &MONTHS, None)),
        'b' => return Some(names('b', &MONTHS, Some(3))),
        'p' => "(?P<p>am|pm)",
        'Z' => "(?P<Z>gmt|utc)",
        '%' => "%",
        'c' => return pattern("%a %b %d %H:%M:%S %Y").ok(),
        'x' => return pattern("%m/%d/%y").ok(),
        'X' => return pattern("%H:%M:%S").ok(),
        _ => return None,
    };
    Some(expression.to_owned())
}

/// The expression of a format, with runs of white space matching any.
fn pattern(spec: &str) -> Result<String> {
    let mut escaped = String::new();
    let mut in_space = false;
    for ch in spec.chars() {
        let space = crate::re::is_space(ch);
        if space {
            if !in_space {
                escaped.push_str("\\s+");
            }
        } else {
            if "\\.^$*+?(){}[]|".contains(ch) {
                escaped.push('\\');
            }
            escaped.push(ch);
        }
        in_space = space;
    }
    let mut out = String::new();
    let mut rest = escaped.as_str();
    while let Some((text, after)) = rest.split_once('%') {
        out.push_str(text);
        let Some(letter) = after.chars().next() else {
            return Err(value_error(format!("stray % in format '{spec}'")));
        };
        let Some(expression) = directive(letter) else {
            let shown = if letter == '\\' { '%' } else { letter };
            return Err(value_error(format!("'{shown}' is a bad directive in format '{spec}'")));
        };
        out.push_str(&expression);
        rest = &after[letter.len_utf8()..];
    }
    out.push_str(rest);
    Ok(out)
}

/// What the directives of a format gave.
struct Fields<'a> {
    regex: &'a Regex,
    found: &'a Found,
    text: &'a str,
}

impl<'a> Fields<'a> {
    fn text(&self, name: &str) -> Option<&'a str> {
        let group = self.regex.group_named(name)?;
        self.found.range(group).map(|range| &self.text[range])
    }
    fn number(&self, name: &str) -> Option<i64> {
        self.text(name).map(number)
    }
    /// The index of a name that stands for a number.
    fn index(&self, name: &str, names: &[&str], cut: Option<usize>) -> Option<i64> {
        let text = self.text(name)?.to_lowercase();
        let at = names.iter().position(|name| name[..cut.unwrap_or(name.len())].to_lowercase() == text)?;
        Some(at as i64)
    }
    /// Whether `first` stands after `second` in the format (both are in it).
    fn later(&self, first: &str, second: &str) -> bool {
        self.regex.group_named(first) > self.regex.group_named(second)
    }
}

/// `int(text)` of decimal digits of any script, with a blank before them.
fn number(text: &str) -> i64 {
    text.trim().chars().fold(0, |value, ch| value * 10 + i64::from(crate::re::digit_value(ch)))
}

thread_local! {
    static COMPILED: RefCell<HashMap<String, Rc<Regex>>> = RefCell::default();
}

/// The regular expression of a format; a program uses few formats often.
fn compiled(spec: &str) -> Result<Rc<Regex>> {
    if let Some(known) = COMPILED.with_borrow(|compiled| compiled.get(spec).cloned()) {
        return Ok(known);
    }
    let regex = Rc::new(Regex::new(&pattern(spec)?, crate::re::IGNORECASE)?);
    COMPILED.with_borrow_mut(|compiled| {
        if compiled.len() >= 64 {
            compiled.clear();
        }
        compiled.insert(spec.to_owned(), regex.clone());
    });
    Ok(regex)
}

pub(super) fn strptime(text: &Str, spec: &Str) -> Result<DateTime> {
    let (text, spec) = (text.as_str(), spec.as_str());
    let regex = compiled(spec)?;
    let Some(found) = regex.match_at(text, 0) else {
        return Err(value_error(format!("time data {} does not match format {}", repr(text), repr(spec))));
    };
    let end = found.range(0).map_or(0, |range| range.end);
    if end != text.len() {
        return Err(value_error(format!("unconverted data remains: {}", &text[end..])));
    }
    build(&Fields { regex: &regex, found: &found, text })
}

fn build(fields: &Fields) -> Result<DateTime> {
    let (date, year_known) = date(fields)?;
    let micro = fields.text("f").map_or(0, |text| number(&format!("{text:0<6}")));
    let zone = zone(fields)?;
    let (minute, second) = (fields.number("M").unwrap_or(0), fields.number("S").unwrap_or(0));
    let year = if year_known { date.0 } else { 1900 };
    DateTime::new(year, date.1, date.2, hour(fields), minute, second, micro, &zone, 0)
}

fn hour(fields: &Fields) -> i64 {
    let hour24 = fields.number("H");
    let hour12 = fields.number("I").map(|hour| {
        let afternoon = fields.text("p").is_some_and(|half| half.eq_ignore_ascii_case("pm"));
        hour % 12 + if afternoon { 12 } else { 0 }
    });
    match (hour24, hour12) {
        (Some(hour), Some(_)) if fields.later("H", "I") => hour,
        (_, Some(hour)) => hour,
        (hour, None) => hour.unwrap_or(0),
    }
}

fn year(fields: &Fields) -> Option<i64> {
    let short = fields.number("y").map(|year| if year <= 68 { year + 2000 } else { year + 1900 });
    let long = fields.number("Y");
    match (short, long) {
        (Some(short), Some(_)) if fields.later("y", "Y") => Some(short),
        (short, None) => short,
        (_, long) => long,
    }
}

/// The last of the directives of a value wins.
fn last_of(fields: &Fields, candidates: &[(&str, Option<i64>)]) -> Option<i64> {
    let known = candidates.iter().filter_map(|(name, value)| Some((fields.regex.group_named(name)?, (*value)?)));
    known.max_by_key(|(group, _)| *group).map(|(_, value)| value)
}

fn weekday(fields: &Fields) -> Option<i64> {
    let candidates = [
        ("A", fields.index("A", &WEEKDAYS, None)),
        ("a", fields.index("a", &WEEKDAYS, Some(3))),
        ("w", fields.number("w").map(|day| (day + 6) % 7)),
        ("u", fields.number("u").map(|day| day - 1)),
    ];
    last_of(fields, &candidates)
}

const ISO_YEAR_ALONE: &str = "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday \
                              directive ('%A', '%a', '%w', or '%u').";
const ISO_YEAR_AND_DAY: &str =
    "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.";
const ISO_WEEK_ALONE: &str = "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday \
                              directive ('%A', '%a', '%w', or '%u').";
const ISO_WEEK_AND_YEAR: &str =
    "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.";

/// Year, month and day, and whether the year is the one to show.
fn date(fields: &Fields) -> Result<((i64, i64, i64), bool)> {
    let months = [
        ("m", fields.number("m")),
        ("B", fields.index("B", &MONTHS, None).map(|month| month + 1)),
        ("b", fields.index("b", &MONTHS, Some(3)).map(|month| month + 1)),
    ];
    let month = last_of(fields, &months).unwrap_or(1);
    let day = fields.number("d").unwrap_or(1);
    let (given, iso_year, iso_week) = (year(fields), fields.number("G"), fields.number("V"));
    let (weekday, day_of_year) = (weekday(fields), fields.number("j"));
    let sunday_first = last_of(fields, &[("U", fields.number("U").map(|_| 1)), ("W", fields.number("W").map(|_| 0))]);
    let week = last_of(fields, &[("U", fields.number("U")), ("W", fields.number("W"))]);
    check_iso(given, iso_year, iso_week, weekday, day_of_year, week)?;
    let leap_fix = given.is_none() && month == 2 && day == 29;
    let mut year = given.unwrap_or(if leap_fix { 1904 } else { 1900 });
    let mut julian = day_of_year;
    if julian.is_none()
        && let Some(weekday) = weekday
    {
        if let Some(week) = week {
            julian = Some(day_of_week(year, week, weekday, sunday_first == Some(1))?);
        } else if let (Some(iso_year), Some(iso_week)) = (iso_year, iso_week) {
            let (found_year, found) = day_of_iso_week(iso_year, iso_week, weekday + 1)?;
            year = found_year;
            julian = Some(found);
        }
        if let Some(day) = julian
            && day <= 0
        {
            year -= 1;
            julian = Some(day + if calendar::is_leap(year) { 366 } else { 365 });
        }
    }
    let date = match julian {
        None => Date::new(year, month, day)?,
        Some(julian) => Date::fromordinal(julian - 1 + Date::new(year, 1, 1)?.toordinal())?,
    };
    Ok(((date.year(), date.month(), date.day()), !leap_fix))
}

fn check_iso(
    year: Option<i64>,
    iso_year: Option<i64>,
    iso_week: Option<i64>,
    weekday: Option<i64>,
    julian: Option<i64>,
    week: Option<i64>,
) -> Result<()> {
    let fault: Option<Exc> = if year.is_none() && iso_year.is_some() {
        if iso_week.is_none() || weekday.is_none() {
            Some(value_error(ISO_YEAR_ALONE))
        } else {
            julian.map(|_| value_error(ISO_YEAR_AND_DAY))
        }
    } else if week.is_none() && iso_week.is_some() {
        Some(value_error(if weekday.is_none() { ISO_WEEK_ALONE } else { ISO_WEEK_AND_YEAR }))
    } else {
        None
    };
    fault.map_or(Ok(()), Err)
}

/// The day of the year from `%U` or `%W` and a weekday; may lie before the year.
fn day_of_week(year: i64, week: i64, weekday: i64, sunday_first: bool) -> Result<i64> {
    let mut first = Date::new(year, 1, 1)?.weekday();
    let mut day = weekday;
    if sunday_first {
        first = (first + 1) % 7;
        day = (day + 1) % 7;
    }
    if week == 0 {
        return Ok(1 + day - first);
    }
    Ok(1 + (7 - first) % 7 + 7 * (week - 1) + day)
}

fn day_of_iso_week(year: i64, week: i64, weekday: i64) -> Result<(i64, i64)> {
    let correction = Date::new(year, 1, 4)?.isoweekday() + 3;
    let ordinal = week * 7 + weekday - correction;
    if ordinal >= 1 {
        return Ok((year, ordinal));
    }
    let before = Date::new(year, 1, 1)?.toordinal() - Date::new(year - 1, 1, 1)?.toordinal();
    Ok((year - 1, ordinal + before))
}

fn zone(fields: &Fields) -> Result<Option<TimeZone>> {
    let Some(shown) = fields.text("z") else { return Ok(None) };
    let (mut seconds, mut micros) = (0, 0);
    if shown != "Z" {
        let mut text = shown.to_owned();
        if text.as_bytes().get(3) == Some(&b':') {
            text.remove(3);
            if text.len() > 5 {
                if text.as_bytes()[5] != b':' {
                    return Err(value_error(format!("Inconsistent use of : in {shown}")));
                }
                text.remove(5);
            }
        }
        let part = |from: usize, to: usize| text.get(from..to.min(text.len())).unwrap_or_default();
        seconds = number(part(1, 3)) * 3600 + number(part(3, 5)) * 60 + number(part(5, 7));
        micros = number(&format!("{:0<6}", part(8, usize::MAX)));
        if text.starts_with('-') {
            (seconds, micros) = (-seconds, -micros);
        }
    }
    let offset = TimeDelta::new(0, seconds, micros, 0, 0, 0, 0)?;
    match fields.text("Z") {
        Some(name) if !name.is_empty() => TimeZone::named(&offset, &Str::from(name)).map(Some),
        _ => TimeZone::new(&offset).map(Some),
    }
}
