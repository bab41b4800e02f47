//! `date`.

use super::calendar::{self, IsoError};
use super::{TimeDelta, format, iso, local, out_of_range, value_object};
use crate::exc::{Result, value_error};
use crate::int::Int;
use crate::object::Object;
use crate::str::Str;
use crate::time::StructTime;

/// A day of the Gregorian calendar. Invariant: it exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i64,
    month: i64,
    day: i64,
}

impl Date {
    pub const MIN: Self = Self { year: 1, month: 1, day: 1 };
    pub const MAX: Self = Self { year: 9999, month: 12, day: 31 };
    pub const RESOLUTION: TimeDelta = TimeDelta::DAY;

    pub fn new(year: i64, month: i64, day: i64) -> Result<Self> {
        if !(calendar::MIN_YEAR..=calendar::MAX_YEAR).contains(&year) {
            return Err(value_error(format!("year {year} is out of range")));
        }
        if !(1..=12).contains(&month) {
            return Err(value_error("month must be in 1..12"));
        }
        if !(1..=calendar::days_in_month(year, month)).contains(&day) {
            return Err(value_error("day is out of range for month"));
        }
        Ok(Self { year, month, day })
    }
    /// `date.today()`.
    pub fn today() -> Result<Self> {
        Self::fromtimestamp(crate::seam::wall_seconds())
    }
    pub fn fromtimestamp(timestamp: f64) -> Result<Self> {
        let seconds = local::floor_seconds(timestamp)?;
        Ok(local::to_local(seconds)?.date())
    }
    pub fn fromordinal(ordinal: i64) -> Result<Self> {
        if ordinal < 1 {
            return Err(value_error("ordinal must be >= 1"));
        }
        let (year, month, day) = calendar::from_ordinal(ordinal);
        Self::new(year, month, day)
    }
    pub fn fromisoformat(text: &Str) -> Result<Self> {
        iso::date(text)
    }
    pub fn fromisocalendar(year: i64, week: i64, day: i64) -> Result<Self> {
        let ordinal = calendar::from_iso_calendar(year, week, day).map_err(|error| match error {
            IsoError::Year => value_error(format!("Year is out of range: {year}")),
            IsoError::Week => value_error(format!("Invalid week: {week}")),
            IsoError::Day => value_error(format!("Invalid day: {day} (range is [1, 7])")),
        })?;
        Self::fromordinal(ordinal)
    }
    /// The day of an ordinal that arithmetic gave.
    pub(super) fn from_sum(ordinal: i64) -> Result<Self> {
        if !(1..=calendar::MAX_ORDINAL).contains(&ordinal) {
            return Err(out_of_range());
        }
        Self::fromordinal(ordinal)
    }
    pub fn year(&self) -> i64 {
        self.year
    }
    pub fn month(&self) -> i64 {
        self.month
    }
    pub fn day(&self) -> i64 {
        self.day
    }
    pub fn toordinal(&self) -> i64 {
        calendar::to_ordinal(self.year, self.month, self.day)
    }
    pub fn weekday(&self) -> i64 {
        calendar::weekday(self.toordinal())
    }
    pub fn isoweekday(&self) -> i64 {
        self.weekday() + 1
    }
    pub fn isocalendar(&self) -> IsoCalendarDate {
        let (year, week, weekday) = calendar::iso_calendar(self.year, self.month, self.day);
        IsoCalendarDate { year, week, weekday }
    }
    pub(super) fn day_of_year(&self) -> i64 {
        calendar::days_before_month(self.year, self.month) + self.day
    }
    /// `self.replace(...)`.
    pub fn replace(&self, year: &Option<Int>, month: &Option<Int>, day: &Option<Int>) -> Result<Self> {
        let part = super::part_or;
        Self::new(part(year, self.year)?, part(month, self.month)?, part(day, self.day)?)
    }
    pub fn isoformat(&self) -> Str {
        Str::from(self.to_string())
    }
    pub fn ctime(&self) -> Str {
        format::ctime(self, (0, 0, 0))
    }
    pub fn timetuple(&self) -> StructTime {
        StructTime::of((self.year, self.month, self.day), (0, 0, 0), -1)
    }
    pub fn strftime(&self, spec: &Str) -> Result<Str> {
        format::strftime(&format::Moment::of_date(self), spec)
    }
    pub fn add(&self, delta: &TimeDelta) -> Result<Self> {
        Self::from_sum(self.toordinal() + delta.days())
    }
    pub fn sub_delta(&self, delta: &TimeDelta) -> Result<Self> {
        Self::from_sum(self.toordinal() - delta.days())
    }
    pub fn sub(&self, other: &Self) -> TimeDelta {
        TimeDelta::of_days(self.toordinal() - other.toordinal())
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

value_object! {
    Date => "date":
    repr: |date: &Date| format!("datetime.date({}, {}, {})", date.year, date.month, date.day);
    eq: |a, b| a == b;
    lt: |a, b| Ok(a < b);
    le: |a, b| Ok(a <= b);
    hash: |date| super::hash_parts(&[date.year, date.month, date.day]);
    bool: |_| true;
}

/// What `isocalendar()` gives: a named tuple.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IsoCalendarDate {
    year: i64,
    week: i64,
    weekday: i64,
}

impl IsoCalendarDate {
    pub fn year(&self) -> i64 {
        self.year
    }
    pub fn week(&self) -> i64 {
        self.week
    }
    pub fn weekday(&self) -> i64 {
        self.weekday
    }
    /// The plain tuple, for unpacking and indexing.
    pub fn to_tuple(&self) -> crate::tuple::Tuple<Int> {
        [self.year, self.week, self.weekday].map(Int::from).into()
    }
}

impl std::fmt::Display for IsoCalendarDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "datetime.IsoCalendarDate(year={}, week={}, weekday={})", self.year, self.week, self.weekday)
    }
}

value_object! {
    IsoCalendarDate => "IsoCalendarDate":
    repr: ToString::to_string;
    eq: |a, b| a == b;
    lt: |a, b| Ok(a < b);
    le: |a, b| Ok(a <= b);
    hash: |date| super::hash_parts(&[date.year, date.week, date.weekday]);
    bool: |_| true;
}
