//! `datetime`: a date with a time of day.

use super::rules::Wall;
use super::time::Time;
use super::{Date, TimeDelta, TimeZone, format, iso, local, out_of_range, parse, value_object};
use crate::exc::{Result, type_error};
use crate::int::Int;
use crate::object::Object;
use crate::str::Str;
use crate::time::StructTime;

const DAY: i128 = 86_400_000_000;

/// A moment: a date and a time of day, with or without a zone.
#[derive(Clone, Debug)]
pub struct DateTime {
    date: Date,
    time: Time,
}

impl DateTime {
    #[expect(clippy::too_many_arguments, reason = "the constructor of Python has them")]
    pub fn new(
        year: i64,
        month: i64,
        day: i64,
        hour: i64,
        minute: i64,
        second: i64,
        micro: i64,
        zone: &Option<TimeZone>,
        fold: i64,
    ) -> Result<Self> {
        let date = Date::new(year, month, day)?;
        Ok(Self { date, time: Time::new(hour, minute, second, micro, zone, fold)? })
    }
    pub const MIN: Self = Self { date: Date::MIN, time: Time::MIN };
    pub const MAX: Self = Self { date: Date::MAX, time: Time::MAX };

    /// `datetime.now(tz)`.
    pub fn now(zone: &Option<TimeZone>) -> Result<Self> {
        let nanos = crate::seam::wall_ns();
        Self::from_utc_micros(i128::from(nanos.div_euclid(1000)), zone)
    }
    pub fn utcnow() -> Result<Self> {
        Ok(Self::now(&Some(TimeZone::UTC))?.with_zone(&None))
    }
    /// `datetime.fromtimestamp(timestamp, tz)`.
    pub fn fromtimestamp(timestamp: f64, zone: &Option<TimeZone>) -> Result<Self> {
        Self::from_utc_micros(local::round_micros(timestamp)?, zone)
    }
    pub fn utcfromtimestamp(timestamp: f64) -> Result<Self> {
        Ok(Self::fromtimestamp(timestamp, &Some(TimeZone::UTC))?.with_zone(&None))
    }
    /// A moment after 1970 in a zone, or in local time.
    fn from_utc_micros(micros: i128, zone: &Option<TimeZone>) -> Result<Self> {
        let seconds = micros.div_euclid(1_000_000) as i64;
        let moment = match zone {
            None => local::to_local(seconds)?,
            Some(_) => local::at_offset(seconds, 0)?,
        };
        let mut moment = moment;
        moment.time.micro = micros.rem_euclid(1_000_000) as i64;
        match zone {
            None => Ok(moment),
            Some(zone) => moment.seen_in(zone),
        }
    }
    pub fn combine(date: &Date, time: &Time) -> Self {
        Self { date: *date, time: time.clone() }
    }
    pub fn fromordinal(ordinal: i64) -> Result<Self> {
        Ok(Self { date: Date::fromordinal(ordinal)?, time: Time::MIN })
    }
    pub fn fromisocalendar(year: i64, week: i64, day: i64) -> Result<Self> {
        Ok(Self { date: Date::fromisocalendar(year, week, day)?, time: Time::MIN })
    }
    pub fn fromisoformat(text: &Str) -> Result<Self> {
        iso::datetime(text)
    }
    pub fn strptime(text: &Str, spec: &Str) -> Result<Self> {
        parse::strptime(text, spec)
    }

    pub fn date(&self) -> Date {
        self.date
    }
    pub fn time(&self) -> Time {
        self.time.with_zone(&None)
    }
    pub fn timetz(&self) -> Time {
        self.time.clone()
    }
    pub fn year(&self) -> i64 {
        self.date.year()
    }
    pub fn month(&self) -> i64 {
        self.date.month()
    }
    pub fn day(&self) -> i64 {
        self.date.day()
    }
    pub fn hour(&self) -> i64 {
        self.time.hour
    }
    pub fn minute(&self) -> i64 {
        self.time.minute
    }
    pub fn second(&self) -> i64 {
        self.time.second
    }
    pub fn microsecond(&self) -> i64 {
        self.time.micro
    }
    pub fn fold(&self) -> i64 {
        self.time.fold
    }
    pub fn tzinfo(&self) -> Option<TimeZone> {
        self.time.tzinfo()
    }
    pub fn utcoffset(&self) -> Option<TimeDelta> {
        self.said().map(|said| said.0)
    }
    pub fn tzname(&self) -> Option<Str> {
        self.said().map(|said| said.2)
    }
    fn said(&self) -> Option<(TimeDelta, Option<TimeDelta>, Str)> {
        self.time.zone.as_ref()?.says(Some(self.wall()))
    }
    /// What the clock on the wall shows, for a zone to judge.
    pub(super) fn wall(&self) -> Wall {
        let seconds = self.local_micros().div_euclid(1_000_000) as i64 - local::EPOCH_SECONDS;
        Wall { seconds, year: self.year(), fold: self.fold() }
    }
    /// This moment, which is in UTC, as a zone shows it.
    fn seen_in(&self, zone: &TimeZone) -> Result<Self> {
        let (offset, fold) = zone.at_moment(self.wall().seconds, self.year());
        let shown = self.with_zone(&None).add(&offset)?.with_zone(&Some(zone.clone()));
        Ok(if fold { shown.with_fold(1) } else { shown })
    }
    pub fn toordinal(&self) -> i64 {
        self.date.toordinal()
    }
    pub fn weekday(&self) -> i64 {
        self.date.weekday()
    }
    pub fn isoweekday(&self) -> i64 {
        self.date.isoweekday()
    }
    pub fn isocalendar(&self) -> super::IsoCalendarDate {
        self.date.isocalendar()
    }
    /// `self.replace(...)` without `tzinfo`.
    #[expect(clippy::too_many_arguments, reason = "the method of Python has them")]
    pub fn replace(
        &self,
        year: &Option<Int>,
        month: &Option<Int>,
        day: &Option<Int>,
        hour: &Option<Int>,
        minute: &Option<Int>,
        second: &Option<Int>,
        microsecond: &Option<Int>,
    ) -> Result<Self> {
        let date = self.date.replace(year, month, day)?;
        Ok(Self { date, time: self.time.replace(hour, minute, second, microsecond)? })
    }
    /// `self.replace(..., tzinfo=zone)`, after the other parts.
    pub fn zoned(replaced: Result<Self>, zone: &Option<TimeZone>) -> Result<Self> {
        Ok(replaced?.with_zone(zone))
    }
    /// Zones of a fixed distance know no summer time.
    pub fn dst(&self) -> Option<TimeDelta> {
        self.said().and_then(|said| said.1)
    }
    /// `self.replace(tzinfo=zone)`.
    pub fn with_zone(&self, zone: &Option<TimeZone>) -> Self {
        Self { date: self.date, time: self.time.with_zone(zone) }
    }
    /// `self.replace(fold=fold)`.
    pub fn refolded(&self, fold: i64) -> Result<Self> {
        if !(0..2).contains(&fold) {
            return Err(crate::exc::value_error("fold must be either 0 or 1"));
        }
        Ok(self.with_fold(fold))
    }
    pub(super) fn with_fold(&self, fold: i64) -> Self {
        Self { date: self.date, time: Time { fold, ..self.time.clone() } }
    }
    pub fn isoformat(&self, sep: &Str, spec: &Str) -> Result<Str> {
        let time = self.time.iso_text(spec.as_str())?;
        Ok(Str::from(format!("{}{}{time}{}", self.date, sep.as_str(), self.offset_text())))
    }
    fn offset_text(&self) -> String {
        self.utcoffset().map_or_else(String::new, |offset| super::zone::offset_text(&offset, ":"))
    }
    pub fn ctime(&self) -> Str {
        format::ctime(&self.date, (self.time.hour, self.time.minute, self.time.second))
    }
    pub fn timetuple(&self) -> StructTime {
        let date = (self.date.year(), self.date.month(), self.date.day());
        let is_dst = match self.dst() {
            Some(ahead) => i64::from(ahead != TimeDelta::ZERO),
            None => -1,
        };
        StructTime::of(date, (self.hour(), self.minute(), self.second()), is_dst)
    }
    /// `self.utctimetuple()`: the moment in UTC.
    pub fn utctimetuple(&self) -> Result<StructTime> {
        let utc = match self.utcoffset() {
            Some(offset) => self.with_zone(&None).sub_delta(&offset)?,
            None => self.clone(),
        };
        let date = (utc.year(), utc.month(), utc.day());
        Ok(StructTime::of(date, (utc.hour(), utc.minute(), utc.second()), 0))
    }
    pub fn strftime(&self, spec: &Str) -> Result<Str> {
        format::strftime(&format::Moment::of_datetime(self), spec)
    }
    pub(super) fn time_ref(&self) -> &Time {
        &self.time
    }

    /// `self.timestamp()`.
    pub fn timestamp(&self) -> Result<f64> {
        if self.time.zone.is_some() {
            let since = TimeDelta::from_micros(self.utc_micros() - i128::from(local::EPOCH_SECONDS) * 1_000_000)?;
            return Ok(since.total_seconds());
        }
        let seconds = local::from_local(self)?;
        Ok(seconds as f64 + self.time.micro as f64 / 1e6)
    }
    /// `self.astimezone(zone)`.
    pub fn astimezone(&self, zone: &Option<TimeZone>) -> Result<Self> {
        if let (Some(mine), Some(zone)) = (&self.time.zone, zone)
            && mine.is_same(zone)
        {
            return Ok(self.clone());
        }
        let offset = match self.utcoffset() {
            Some(offset) => Some(offset),
            None => local::zone_of(self)?.utcoffset(&None),
        };
        let utc = self.with_zone(&None).sub_delta(&offset.unwrap_or(TimeDelta::ZERO))?;
        match zone {
            Some(zone) => utc.seen_in(zone),
            None => utc.seen_in(&local::zone_at(utc.wall().seconds)?),
        }
    }
    pub fn add(&self, delta: &TimeDelta) -> Result<Self> {
        self.shifted(delta.total_micros())
    }
    pub fn sub_delta(&self, delta: &TimeDelta) -> Result<Self> {
        self.shifted(-delta.total_micros())
    }
    pub fn sub(&self, other: &Self) -> Result<TimeDelta> {
        match (&self.time.zone, &other.time.zone) {
            (Some(mine), Some(theirs)) if mine.is_same(theirs) => {
                TimeDelta::from_micros(self.local_micros() - other.local_micros())
            }
            (Some(_), Some(_)) => TimeDelta::from_micros(self.utc_micros() - other.utc_micros()),
            (None, None) => TimeDelta::from_micros(self.local_micros() - other.local_micros()),
            _ => Err(type_error("can't subtract offset-naive and offset-aware datetimes")),
        }
    }
    fn shifted(&self, by: i128) -> Result<Self> {
        let total = self.local_micros() + by;
        let ordinal = i64::try_from(total.div_euclid(DAY)).map_err(|_| out_of_range())?;
        let rest = total.rem_euclid(DAY) as i64;
        let seconds = rest / 1_000_000;
        let time = Time {
            hour: seconds / 3600,
            minute: seconds / 60 % 60,
            second: seconds % 60,
            micro: rest % 1_000_000,
            zone: self.time.zone.clone(),
            fold: 0,
        };
        Ok(Self { date: Date::from_sum(ordinal)?, time })
    }
    /// Microseconds from the day before 0001-01-01, as the clock on the wall shows them.
    pub(super) fn local_micros(&self) -> i128 {
        i128::from(self.date.toordinal()) * DAY + self.time.day_micros()
    }
    fn utc_micros(&self) -> i128 {
        self.local_micros() - self.utcoffset().map_or(0, |offset| offset.total_micros())
    }
    /// The numbers that comparisons look at: of one zone with rules the clocks, of others the moments.
    fn ranks(&self, other: &Self) -> (i128, i128) {
        match (&self.time.zone, &other.time.zone) {
            (Some(mine), Some(theirs)) if mine.is_same(theirs) => (self.local_micros(), other.local_micros()),
            _ => (self.utc_micros(), other.utc_micros()),
        }
    }
    /// Whether the wall clock shows this for two moments, or for none.
    fn is_doubtful(&self) -> bool {
        self.time.zone.as_ref().is_some_and(TimeZone::has_rules)
            && self.with_fold(0).utcoffset() != self.with_fold(1).utcoffset()
    }
    fn comparable(&self, other: &Self) -> Result<()> {
        if self.time.zone.is_some() == other.time.zone.is_some() {
            return Ok(());
        }
        Err(type_error("can't compare offset-naive and offset-aware datetimes"))
    }
    fn repr_text(&self) -> String {
        let (date, time) = (self.date, &self.time);
        let (year, month, day) = (date.year(), date.month(), date.day());
        format!("datetime.datetime({year}, {month}, {day}, {}, {}{})", time.hour, time.minute, time.repr_rest())
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        if self.time.zone.is_some() != other.time.zone.is_some() {
            return false;
        }
        let one_zone = matches!((&self.time.zone, &other.time.zone), (Some(a), Some(b)) if a.is_same(b));
        let (mine, theirs) = self.ranks(other);
        mine == theirs && (one_zone || !self.is_doubtful() && !other.is_doubtful())
    }
}

impl std::fmt::Display for DateTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let time = self.time.iso_text("auto").unwrap_or_default();
        write!(f, "{} {time}{}", self.date, self.offset_text())
    }
}

value_object! {
    DateTime => "datetime":
    repr: DateTime::repr_text;
    eq: |a, b| a == b;
    lt: |a, b| a.comparable(b).map(|()| { let (a, b) = a.ranks(b); a < b });
    le: |a, b| a.comparable(b).map(|()| { let (a, b) = a.ranks(b); a <= b });
    hash: |moment| {
        let micros = moment.with_fold(0).utc_micros();
        super::hash_parts(&[micros.div_euclid(DAY) as i64, micros.rem_euclid(DAY) as i64])
    };
    bool: |_| true;
}
