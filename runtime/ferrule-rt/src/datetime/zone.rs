//! `timezone`: a fixed distance from UTC.

use std::rc::Rc;

use super::delta::TimeDelta;
use super::value_object;
use crate::exc::{Result, value_error};
use crate::object::Object;
use crate::str::Str;

/// A fixed time zone; without a name it is shown by its offset.
#[derive(Clone, Debug)]
pub struct TimeZone {
    offset: TimeDelta,
    name: Option<Rc<str>>,
}

impl PartialEq for TimeZone {
    fn eq(&self, other: &Self) -> bool {
        self.offset == other.offset
    }
}

impl TimeZone {
    pub const UTC: Self = Self { offset: TimeDelta::ZERO, name: None };

    /// `timezone(offset)`.
    pub fn new(offset: &TimeDelta) -> Result<Self> {
        Self::build(offset, None)
    }
    /// `timezone(offset, name)`.
    pub fn named(offset: &TimeDelta, name: &Str) -> Result<Self> {
        Self::build(offset, Some(name.as_str().into()))
    }
    fn build(offset: &TimeDelta, name: Option<Rc<str>>) -> Result<Self> {
        if offset.total_micros().abs() >= 86_400_000_000 {
            return Err(value_error(format!(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {}.",
                offset.py_repr()?.as_str()
            )));
        }
        Ok(Self { offset: *offset, name })
    }
    pub(super) fn offset(&self) -> TimeDelta {
        self.offset
    }
    /// `self.utcoffset(dt)`, whatever the moment.
    pub fn utcoffset(&self) -> TimeDelta {
        self.offset
    }
    /// `self.tzname(dt)`.
    pub fn tzname(&self) -> Str {
        Str::from(self.to_string())
    }
}

impl std::fmt::Display for TimeZone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(name) = &self.name {
            return f.write_str(name);
        }
        if self.offset == TimeDelta::ZERO {
            return f.write_str("UTC");
        }
        write!(f, "UTC{}", offset_text(&self.offset, ":"))
    }
}

/// `+05:30`, with seconds and microseconds where they are not zero.
pub(super) fn offset_text(offset: &TimeDelta, separator: &str) -> String {
    let total = offset.total_micros();
    let sign = if total < 0 { '-' } else { '+' };
    let (seconds, micros) = (total.abs() / 1_000_000, total.abs() % 1_000_000);
    let mut text = format!("{sign}{:02}{separator}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 != 0 || micros != 0 {
        text += &format!("{separator}{:02}", seconds % 60);
    }
    if micros != 0 {
        text += &format!(".{micros:06}");
    }
    text
}

fn repr(zone: &TimeZone) -> String {
    let offset = zone.offset.py_repr().map_or_else(|_| String::new(), |text| text.as_str().to_owned());
    match &zone.name {
        None if zone.offset == TimeDelta::ZERO => "datetime.timezone.utc".to_owned(),
        None => format!("datetime.timezone({offset})"),
        Some(name) => {
            let name = Str::from(&**name).py_repr().map_or_else(|_| String::new(), |text| text.as_str().to_owned());
            format!("datetime.timezone({offset}, {name})")
        }
    }
}

value_object! {
    TimeZone => "timezone":
    repr: repr;
    eq: |a, b| a == b;
    lt: |_, _| Err(crate::object::unordered("<", "datetime.timezone", "datetime.timezone"));
    le: |_, _| Err(crate::object::unordered("<=", "datetime.timezone", "datetime.timezone"));
    hash: |zone| zone.offset.py_hash();
    bool: |_| true;
}
