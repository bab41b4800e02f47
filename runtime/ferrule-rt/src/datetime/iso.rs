//! `fromisoformat`, as the C module of CPython 3.11 reads it.

use super::{Date, DateTime, Time, TimeDelta, TimeZone, calendar};
use crate::exc::{Exc, Result, value_error};
use crate::object::Object;
use crate::str::Str;

/// Text that is not of the format; the caller knows the whole of it.
struct Malformed;

type Scan<T> = std::result::Result<T, Malformed>;

/// The bytes with an end that reads as zero, like a C string.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn at(&self, index: usize) -> u8 {
        self.0.get(index).copied().unwrap_or(0)
    }
    fn number(&self, start: usize, count: usize) -> Scan<i64> {
        (start..start + count).try_fold(0, |value, index| {
            let byte = self.at(index);
            if byte.is_ascii_digit() { Ok(value * 10 + i64::from(byte - b'0')) } else { Err(Malformed) }
        })
    }
}

fn invalid(text: &Str) -> Exc {
    let shown = text.py_repr().map_or_else(|_| String::new(), |text| text.as_str().to_owned());
    value_error(format!("Invalid isoformat string: {shown}"))
}

pub(super) fn date(text: &Str) -> Result<Date> {
    let bytes = text.as_str().as_bytes();
    if !matches!(bytes.len(), 7 | 8 | 10) {
        return Err(invalid(text));
    }
    let (year, month, day) = date_part(bytes).map_err(|Malformed| invalid(text))?;
    Date::new(year, month, day)
}

fn date_part(bytes: &[u8]) -> Scan<(i64, i64, i64)> {
    let text = Bytes(bytes);
    let year = text.number(0, 4)?;
    let separated = text.at(4) == b'-';
    let mut at = 4 + usize::from(separated);
    if text.at(at) == b'W' {
        let week = text.number(at + 1, 2)?;
        at += 3;
        let mut day = 1;
        if at < bytes.len() {
            if separated {
                if text.at(at) != b'-' {
                    return Err(Malformed);
                }
                at += 1;
            }
            day = text.number(at, 1)?;
        }
        let ordinal = calendar::from_iso_calendar(year, week, day).map_err(|_| Malformed)?;
        return Ok(calendar::from_ordinal(ordinal));
    }
    let month = text.number(at, 2)?;
    at += 2;
    if separated {
        if text.at(at) != b'-' {
            return Err(Malformed);
        }
        at += 1;
    }
    Ok((year, month, text.number(at, 2)?))
}

pub(super) fn time(text: &Str) -> Result<Time> {
    let bytes = text.as_str().as_bytes();
    let bytes = bytes.strip_prefix(b"T").unwrap_or(bytes);
    let parts = time_part(bytes).map_err(|Malformed| invalid(text))?;
    parts.build()
}

struct TimeParts {
    clock: [i64; 4],
    /// Seconds and microseconds from UTC.
    offset: Option<(i64, i64)>,
}

impl TimeParts {
    fn zone(&self) -> Result<Option<TimeZone>> {
        match self.offset {
            None => Ok(None),
            Some((0, _)) => Ok(Some(TimeZone::UTC)),
            Some((seconds, micros)) => TimeZone::new(&TimeDelta::new(0, seconds, micros, 0, 0, 0, 0)?).map(Some),
        }
    }
    fn build(&self) -> Result<Time> {
        let [hour, minute, second, micro] = self.clock;
        Time::new(hour, minute, second, micro, &self.zone()?, 0)
    }
}

fn time_part(bytes: &[u8]) -> Scan<TimeParts> {
    let text = Bytes(bytes);
    let zone_at = (0..bytes.len()).find(|&at| matches!(text.at(at), b'+' | b'-' | b'Z')).unwrap_or(bytes.len());
    let (clock, rest) = clock_part(bytes, 0, zone_at)?;
    if zone_at == bytes.len() {
        return if rest { Err(Malformed) } else { Ok(TimeParts { clock, offset: None }) };
    }
    if text.at(zone_at) == b'Z' {
        let end = zone_at + 1 == bytes.len();
        return if end { Ok(TimeParts { clock, offset: Some((0, 0)) }) } else { Err(Malformed) };
    }
    let sign = if text.at(zone_at) == b'-' { -1 } else { 1 };
    let ([hours, minutes, seconds, micros], rest) = clock_part(bytes, zone_at + 1, bytes.len())?;
    if rest {
        return Err(Malformed);
    }
    let offset = Some((sign * (hours * 3600 + minutes * 60 + seconds), sign * micros));
    Ok(TimeParts { clock, offset })
}

/// Hours, minutes, seconds and microseconds, and whether something follows them.
fn clock_part(bytes: &[u8], start: usize, end: usize) -> Scan<([i64; 4], bool)> {
    let text = Bytes(bytes);
    let mut parts = [0; 4];
    let mut at = start;
    let mut separated = true;
    for (index, part) in parts.iter_mut().take(3).enumerate() {
        *part = text.number(at, 2)?;
        let next = text.at(at + 2);
        at += 3;
        if index == 0 {
            separated = next == b':';
        }
        if at > end {
            return Ok((parts, next != 0));
        }
        if at == end {
            return Ok((parts, next != 0));
        }
        match next {
            b':' if separated => {}
            b'.' | b',' => break,
            _ if !separated => at -= 1,
            _ => return Err(Malformed),
        }
    }
    let remains = end.saturating_sub(at);
    let count = remains.min(6);
    parts[3] = text.number(at, count)?;
    if count < 6 {
        parts[3] *= 10_i64.pow(6 - count as u32);
    }
    at += count;
    while text.at(at).is_ascii_digit() {
        at += 1;
    }
    Ok((parts, text.at(at) != 0))
}

/// Where the date ends: the separator is a character of any kind.
fn separator(bytes: &[u8]) -> Scan<usize> {
    let text = Bytes(bytes);
    let length = bytes.len();
    if length == 7 {
        return Ok(7);
    }
    if text.at(4) == b'-' {
        if text.at(5) != b'W' {
            return Ok(10);
        }
        if length < 8 {
            return Err(Malformed);
        }
        if length > 8 && text.at(8) == b'-' {
            if length == 9 {
                return Err(Malformed);
            }
            return Ok(if length > 10 && text.at(10).is_ascii_digit() { 8 } else { 10 });
        }
        return Ok(8);
    }
    if text.at(4) != b'W' {
        return Ok(8);
    }
    let digits = (7..length).take_while(|&at| text.at(at).is_ascii_digit()).count();
    let end = 7 + digits;
    Ok(if end < 9 {
        end
    } else if end % 2 == 0 {
        7
    } else {
        8
    })
}

pub(super) fn datetime(text: &Str) -> Result<DateTime> {
    let bytes = text.as_str().as_bytes();
    if bytes.len() < 7 {
        return Err(invalid(text));
    }
    let split = separator(bytes).map_err(|Malformed| invalid(text))?;
    let (year, month, day) = date_part(&bytes[..split.min(bytes.len())]).map_err(|Malformed| invalid(text))?;
    let mut time = TimeParts { clock: [0; 4], offset: None };
    if bytes.len() > split {
        let width = match bytes[split] {
            0..0x80 => 1,
            0xe0..0xf0 => 3,
            0xf0.. => 4,
            _ => 2,
        };
        time = time_part(bytes.get(split + width..).unwrap_or_default()).map_err(|Malformed| invalid(text))?;
    }
    let [hour, minute, second, micro] = time.clock;
    DateTime::new(year, month, day, hour, minute, second, micro, &time.zone()?, 0)
}
