//! `time`: a time of day.

use super::{TimeDelta, TimeZone, format, iso, value_object};
use crate::exc::{Result, type_error, value_error};
use crate::int::Int;
use crate::object::Object;
use crate::str::Str;

/// A time of day, with or without a zone.
#[derive(Clone, Debug)]
pub struct Time {
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    pub(super) micro: i64,
    pub(super) zone: Option<TimeZone>,
    pub(super) fold: i64,
}

impl Time {
    pub const MIN: Self = Self { hour: 0, minute: 0, second: 0, micro: 0, zone: None, fold: 0 };
    pub const MAX: Self = Self { hour: 23, minute: 59, second: 59, micro: 999_999, zone: None, fold: 0 };

    pub fn new(hour: i64, minute: i64, second: i64, micro: i64, zone: &Option<TimeZone>, fold: i64) -> Result<Self> {
        let fault = if !(0..24).contains(&hour) {
            "hour must be in 0..23"
        } else if !(0..60).contains(&minute) {
            "minute must be in 0..59"
        } else if !(0..60).contains(&second) {
            "second must be in 0..59"
        } else if !(0..1_000_000).contains(&micro) {
            "microsecond must be in 0..999999"
        } else if !(0..2).contains(&fold) {
            "fold must be either 0 or 1"
        } else {
            return Ok(Self { hour, minute, second, micro, zone: zone.clone(), fold });
        };
        Err(value_error(fault))
    }
    pub fn fromisoformat(text: &Str) -> Result<Self> {
        iso::time(text)
    }
    pub fn hour(&self) -> i64 {
        self.hour
    }
    pub fn minute(&self) -> i64 {
        self.minute
    }
    pub fn second(&self) -> i64 {
        self.second
    }
    pub fn microsecond(&self) -> i64 {
        self.micro
    }
    pub fn fold(&self) -> i64 {
        self.fold
    }
    pub fn tzinfo(&self) -> Option<TimeZone> {
        self.zone.clone()
    }
    pub fn utcoffset(&self) -> Option<TimeDelta> {
        self.zone.as_ref().and_then(|zone| zone.utcoffset(&None))
    }
    pub fn tzname(&self) -> Option<Str> {
        self.zone.as_ref().and_then(|zone| zone.tzname(&None))
    }
    pub fn dst(&self) -> Option<TimeDelta> {
        self.zone.as_ref().and_then(|zone| zone.dst(&None))
    }
    /// `self.replace(...)` without `tzinfo`.
    pub fn replace(
        &self,
        hour: &Option<Int>,
        minute: &Option<Int>,
        second: &Option<Int>,
        microsecond: &Option<Int>,
    ) -> Result<Self> {
        let part = super::part_or;
        let (hour, minute) = (part(hour, self.hour)?, part(minute, self.minute)?);
        let (second, micro) = (part(second, self.second)?, part(microsecond, self.micro)?);
        Self::new(hour, minute, second, micro, &self.zone, self.fold)
    }
    /// `self.replace(tzinfo=zone)`.
    pub fn with_zone(&self, zone: &Option<TimeZone>) -> Self {
        Self { zone: zone.clone(), ..self.clone() }
    }
    pub fn isoformat(&self, spec: &Str) -> Result<Str> {
        Ok(Str::from(self.iso_text(spec.as_str())? + &self.offset_text()))
    }
    pub fn strftime(&self, spec: &Str) -> Result<Str> {
        format::strftime(&format::Moment::of_time(self), spec)
    }

    /// Hours to microseconds as `timespec` wants them.
    pub(super) fn iso_text(&self, spec: &str) -> Result<String> {
        let Self { hour, minute, second, micro, .. } = self;
        Ok(match spec {
            "auto" if *micro == 0 => format!("{hour:02}:{minute:02}:{second:02}"),
            "auto" | "microseconds" => format!("{hour:02}:{minute:02}:{second:02}.{micro:06}"),
            "milliseconds" => format!("{hour:02}:{minute:02}:{second:02}.{:03}", micro / 1000),
            "seconds" => format!("{hour:02}:{minute:02}:{second:02}"),
            "minutes" => format!("{hour:02}:{minute:02}"),
            "hours" => format!("{hour:02}"),
            _ => return Err(value_error("Unknown timespec value")),
        })
    }
    pub(super) fn offset_text(&self) -> String {
        self.utcoffset().map_or_else(String::new, |offset| super::zone::offset_text(&offset, ":"))
    }
    pub(super) fn day_micros(&self) -> i128 {
        i128::from((self.hour * 60 + self.minute) * 60 + self.second) * 1_000_000 + i128::from(self.micro)
    }
    /// The microseconds of the day in UTC; may lie outside the day.
    fn utc_micros(&self) -> i128 {
        self.day_micros() - self.utcoffset().map_or(0, |offset| offset.total_micros())
    }
    fn comparable(&self, other: &Self) -> Result<()> {
        if self.utcoffset().is_some() == other.utcoffset().is_some() {
            return Ok(());
        }
        Err(type_error("can't compare offset-naive and offset-aware times"))
    }
    /// The arguments that `repr` shows after the hour and minute.
    pub(super) fn repr_rest(&self) -> String {
        let mut text = String::new();
        if self.second != 0 || self.micro != 0 {
            text += &format!(", {}", self.second);
        }
        if self.micro != 0 {
            text += &format!(", {}", self.micro);
        }
        if self.fold != 0 {
            text += ", fold=1";
        }
        if let Some(zone) = &self.zone
            && let Ok(zone) = zone.py_repr()
        {
            text += &format!(", tzinfo={}", zone.as_str());
        }
        text
    }
}

impl PartialEq for Time {
    fn eq(&self, other: &Self) -> bool {
        self.utcoffset().is_some() == other.utcoffset().is_some() && self.utc_micros() == other.utc_micros()
    }
}

impl std::fmt::Display for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.iso_text("auto").unwrap_or_default())?;
        f.write_str(&self.offset_text())
    }
}

value_object! {
    Time => "time":
    repr: |time: &Time| format!("datetime.time({}, {}{})", time.hour, time.minute, time.repr_rest());
    eq: |a, b| a == b;
    lt: |a, b| a.comparable(b).map(|()| a.utc_micros() < b.utc_micros());
    le: |a, b| a.comparable(b).map(|()| a.utc_micros() <= b.utc_micros());
    hash: |time| super::hash_parts(&[time.utc_micros() as i64]);
    bool: |_| true;
}
