//! `time.struct_time`, and the conversion between timestamps and the calendar.

use std::rc::Rc;

use super::strftime::Moment;
use crate::exc::{Result, index_error, overflow_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::object::Object;
use crate::seam;
use crate::str::Str;

/// `time.struct_time`. The names of the fields are Python's.
#[derive(Clone)]
pub struct StructTime(Rc<Moment>);

/// The date of a day counted from 1970-01-01, in the Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    // Years start in March here, so that the leap day ends them; an era has 400 years.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The day of a date counted from 1970-01-01; months beyond the year carry over.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12) + 1;
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The local zone at a timestamp: its offset, whether daylight saving time holds, its name.
pub fn zone_at(timestamp: i64) -> (i64, bool, String) {
    let utc = || (0, false, "UTC".to_owned());
    if seam::verifying() {
        return utc();
    }
    let Ok(timestamp) = jiff::Timestamp::from_second(timestamp) else {
        return utc();
    };
    let zone = jiff::tz::TimeZone::system();
    let info = zone.to_offset_info(timestamp);
    (i64::from(info.offset().seconds()), info.dst().is_dst(), info.abbreviation().to_owned())
}

/// The names of the zone without and with daylight saving time, from a winter and a summer of this year.
pub fn zone_names() -> (Str, Str) {
    let now = seam::wall_ns().div_euclid(1_000_000_000);
    let (year, ..) = civil(now.div_euclid(86_400));
    let winter = zone_at(days_from_civil(year, 1, 1) * 86_400);
    let summer = zone_at(days_from_civil(year, 7, 1) * 86_400);
    let (standard, daylight) = if winter.1 { (summer, winter) } else { (winter, summer) };
    (Str::from(standard.2), Str::from(daylight.2))
}

impl StructTime {
    fn at(timestamp: i64, offset: i64, is_dst: i64, zone: String) -> Result<Self> {
        let local = timestamp + offset;
        let days = local.div_euclid(86_400);
        let second_of_day = local.rem_euclid(86_400);
        let (year, month, day) = civil(days);
        if i32::try_from(year - 1900).is_err() {
            return Err(overflow_error("timestamp out of range for platform time_t"));
        }
        Ok(Self(Rc::new(Moment {
            year,
            month,
            day,
            hour: second_of_day / 3600,
            minute: second_of_day / 60 % 60,
            second: second_of_day % 60,
            weekday: (days + 3).rem_euclid(7),
            year_day: days - days_from_civil(year, 1, 1) + 1,
            is_dst,
            offset,
            zone,
        })))
    }
    /// The fields of a `date` or `datetime`, which name no zone.
    pub fn of(date: (i64, i64, i64), clock: (i64, i64, i64), is_dst: i64) -> Self {
        let (year, month, day) = date;
        let days = days_from_civil(year, month, day);
        Self(Rc::new(Moment {
            year,
            month,
            day,
            hour: clock.0,
            minute: clock.1,
            second: clock.2,
            weekday: (days + 3).rem_euclid(7),
            year_day: days - days_from_civil(year, 1, 1) + 1,
            is_dst,
            offset: 0,
            zone: String::new(),
        }))
    }
    pub fn utc(timestamp: i64) -> Result<Self> {
        Self::at(timestamp, 0, 0, "GMT".to_owned())
    }
    pub fn local(timestamp: i64) -> Result<Self> {
        let (offset, is_dst, name) = zone_at(timestamp);
        Self::at(timestamp, offset, i64::from(is_dst), name)
    }

    /// `time.mktime`: the fields as local time.
    pub fn timestamp(&self) -> Result<f64> {
        let moment = &self.0;
        let days = days_from_civil(moment.year, moment.month, 1) + moment.day - 1;
        let local = days * 86_400 + moment.hour * 3600 + moment.minute * 60 + moment.second;
        // The offset depends on the result: a second step settles all but the hour that happens twice.
        let first = zone_at(local - zone_at(local).0).0;
        Ok((local - first) as f64)
    }

    pub fn moment(&self) -> Moment {
        (*self.0).clone()
    }

    /// The nine numbers of the tuple.
    pub fn numbers(&self) -> [i64; 9] {
        let moment = &self.0;
        [
            moment.year,
            moment.month,
            moment.day,
            moment.hour,
            moment.minute,
            moment.second,
            moment.weekday,
            moment.year_day,
            moment.is_dst,
        ]
    }
    /// The number at a place of the tuple: `tm_year` is 0.
    pub fn field(&self, place: usize) -> Int {
        Int::from(self.numbers()[place])
    }
    pub fn get_item(&self, index: i64) -> Result<Int> {
        let index = if index < 0 { index + 9 } else { index };
        match usize::try_from(index) {
            Ok(index) if index < 9 => Ok(self.field(index)),
            _ => Err(index_error("tuple index out of range")),
        }
    }
    pub fn tm_zone(&self) -> Str {
        Str::from(self.0.zone.as_str())
    }
    pub fn tm_gmtoff(&self) -> Int {
        Int::from(self.0.offset)
    }
}

impl Iterable for StructTime {
    type Item = Int;
    fn py_iter(&self) -> Iter<Int> {
        Iter::from_std(self.numbers().into_iter().map(Int::from))
    }
}

impl Object for StructTime {
    fn type_name(&self) -> &'static str {
        "struct_time"
    }
    fn py_repr(&self) -> Result<Str> {
        let names = ["year", "mon", "mday", "hour", "min", "sec", "wday", "yday", "isdst"];
        let fields: Vec<String> =
            names.iter().zip(self.numbers()).map(|(name, number)| format!("tm_{name}={number}")).collect();
        Ok(Str::from(format!("time.struct_time({})", fields.join(", "))))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.numbers() == other.numbers())
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self.numbers() < other.numbers())
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(self.numbers() <= other.numbers())
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_len(&self) -> Result<usize> {
        Ok(9)
    }
}
