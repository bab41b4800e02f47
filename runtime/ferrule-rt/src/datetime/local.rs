//! Local time: the system's zone, or UTC under verification.

use super::{DateTime, TimeDelta, TimeZone};
use crate::exc::{Result, overflow_error, value_error};
use crate::str::Str;

/// Seconds from the day before 0001-01-01 to 1970-01-01.
pub(super) const EPOCH_SECONDS: i64 = 719_163 * 86_400;

/// A timestamp in microseconds, rounded half to even.
pub(super) fn round_micros(timestamp: f64) -> Result<i128> {
    check(timestamp)?;
    let whole = timestamp.trunc();
    let micros = (timestamp.fract() * 1e6).round_ties_even();
    Ok(whole as i128 * 1_000_000 + micros as i128)
}

pub(super) fn floor_seconds(timestamp: f64) -> Result<i64> {
    check(timestamp)?;
    Ok(timestamp.floor() as i64)
}

fn check(timestamp: f64) -> Result<()> {
    if timestamp.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    if timestamp.abs() >= 9_223_372_036_854_775_808.0 {
        return Err(overflow_error("timestamp out of range for platform time_t"));
    }
    Ok(())
}

/// The wall clock at an offset from UTC. The year of what is out of range is the one of the message.
pub(super) fn at_offset(seconds: i64, offset: i64) -> Result<DateTime> {
    let total = i128::from(seconds) + i128::from(EPOCH_SECONDS) + i128::from(offset);
    let days = total.div_euclid(86_400);
    let rest = total.rem_euclid(86_400) as i64;
    if !(1..=i128::from(super::calendar::MAX_ORDINAL)).contains(&days) {
        return Err(value_error(format!("year {} is out of range", year_of(days))));
    }
    let date = super::Date::fromordinal(days as i64)?;
    DateTime::new(date.year(), date.month(), date.day(), rest / 3600, rest / 60 % 60, rest % 60, 0, &None, 0)
}

/// The year of an ordinal of any size.
fn year_of(ordinal: i128) -> i128 {
    let cycles = (ordinal - 1).div_euclid(146_097);
    let inside = (ordinal - 1).rem_euclid(146_097) as i64 + 1;
    i128::from(super::calendar::from_ordinal(inside).0) + cycles * 400
}

/// What the local zone says of a moment: the offset in seconds and the abbreviation.
fn zone_info(seconds: i64) -> (i64, String) {
    if crate::seam::verifying() {
        return (0, "UTC".to_owned());
    }
    let zone = jiff::tz::TimeZone::system();
    match jiff::Timestamp::from_second(seconds) {
        Ok(moment) => {
            let info = zone.to_offset_info(moment);
            (i64::from(info.offset().seconds()), info.abbreviation().to_owned())
        }
        Err(_) => (0, "UTC".to_owned()),
    }
}

fn offset_at(seconds: i64) -> i64 {
    zone_info(seconds).0
}

/// The local wall clock of a moment, with `fold` set in the second of two equal hours.
pub(super) fn to_local(seconds: i64) -> Result<DateTime> {
    let offset = offset_at(seconds);
    let moment = at_offset(seconds, offset)?;
    let earlier = seconds.saturating_sub(86_400);
    let shift = offset_at(earlier) - offset;
    let folded = shift > 0 && offset_at(seconds - shift) == offset + shift;
    Ok(if folded { moment.with_fold(1) } else { moment })
}

/// The moment of a local wall clock, as CPython resolves gaps and folds: one guess, then the other side of the
/// nearest transition.
pub(super) fn from_local(moment: &DateTime) -> Result<i64> {
    let wall = moment.local_micros().div_euclid(1_000_000) as i64 - EPOCH_SECONDS;
    let local = |seconds: i64| -> Result<i64> {
        let offset = offset_at(seconds);
        at_offset(seconds, offset)?;
        Ok(seconds + offset)
    };
    let shift = local(wall)? - wall;
    let first = wall - shift;
    let shown = local(first)?;
    let other = if shown == wall {
        let probe = if moment.fold() == 0 { first - 86_400 } else { first + 86_400 };
        let other = local(probe)? - probe;
        if other == shift {
            return Ok(first);
        }
        other
    } else {
        shown - first
    };
    let second = wall - other;
    if local(second)? == wall {
        return Ok(second);
    }
    if shown == wall {
        return Ok(first);
    }
    Ok(if moment.fold() == 0 { first.max(second) } else { first.min(second) })
}

/// The zone that local time has at a moment.
pub(super) fn zone_at(seconds: i64) -> Result<TimeZone> {
    let (offset, name) = zone_info(seconds);
    TimeZone::named(&TimeDelta::new(0, offset, 0, 0, 0, 0, 0)?, &Str::from(name))
}

/// The zone of a local wall clock.
pub(super) fn zone_of(moment: &DateTime) -> Result<TimeZone> {
    zone_at(from_local(moment)?)
}
