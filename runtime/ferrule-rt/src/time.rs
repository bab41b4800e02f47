//! The module `time`. Every clock is the seam's, so that verification decides what time it is.

mod broken_down;
mod strftime;

use crate::exc::{Result, overflow_error, value_error};
use crate::int::Int;
use crate::seam;
use crate::str::Str;

pub use broken_down::StructTime;
pub use strftime::{Moment, format_moment};

const SECOND: i64 = 1_000_000_000;

pub fn time() -> f64 {
    seam::wall_seconds()
}

pub fn time_ns() -> Int {
    Int::from(seam::wall_ns())
}

fn seconds(ns: i64) -> f64 {
    ns as f64 / 1e9
}

pub fn monotonic() -> f64 {
    seconds(seam::now_ns())
}

/// The monotonic clock as the library itself reads it: under verification such a read costs nothing.
pub fn peek() -> f64 {
    seconds(seam::peek_ns())
}

pub fn monotonic_ns() -> Int {
    Int::from(seam::now_ns())
}

pub fn process_time() -> f64 {
    seconds(seam::process_ns())
}

pub fn process_time_ns() -> Int {
    Int::from(seam::process_ns())
}

/// Waits for a number of seconds, rounded up to whole nanoseconds.
pub fn sleep(secs: f64) -> Result<()> {
    if secs.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    if secs < 0.0 {
        return Err(value_error("sleep length must be non-negative"));
    }
    let ns = (secs * 1e9).ceil();
    if ns >= 9.2e18 {
        return Err(overflow_error("timestamp too large to convert to C _PyTime_t"));
    }
    // What was printed should be seen while the program waits.
    crate::io::flush()?;
    seam::sleep_ns(ns as i64);
    Ok(())
}

/// Whole seconds of a timestamp, rounded down.
fn whole_seconds(secs: f64) -> Result<i64> {
    if secs.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    if secs.abs() >= 9.2e18 {
        return Err(overflow_error("timestamp out of range for platform time_t"));
    }
    Ok(secs.floor() as i64)
}

fn now() -> i64 {
    seam::wall_ns().div_euclid(SECOND)
}

pub fn gmtime() -> Result<StructTime> {
    StructTime::utc(now())
}

pub fn gmtime_at(secs: f64) -> Result<StructTime> {
    StructTime::utc(whole_seconds(secs)?)
}

pub fn localtime() -> Result<StructTime> {
    StructTime::local(now())
}

pub fn localtime_at(secs: f64) -> Result<StructTime> {
    StructTime::local(whole_seconds(secs)?)
}

/// The timestamp of a local time.
pub fn mktime(t: &StructTime) -> Result<f64> {
    t.timestamp()
}

pub fn strftime(format: &Str) -> Result<Str> {
    strftime_at(format, &localtime()?)
}

pub fn strftime_at(format: &Str, t: &StructTime) -> Result<Str> {
    Ok(Str::from(format_moment(format.as_str(), &t.moment())))
}

pub fn asctime() -> Result<Str> {
    Ok(asctime_at(&localtime()?))
}

pub fn asctime_at(t: &StructTime) -> Str {
    Str::from(strftime::asctime(&t.moment()))
}

pub fn ctime() -> Result<Str> {
    asctime()
}

pub fn ctime_at(secs: f64) -> Result<Str> {
    Ok(asctime_at(&localtime_at(secs)?))
}

/// Seconds west of Greenwich, without daylight saving time.
pub fn timezone() -> Int {
    Int::from(-broken_down::zone_at(0).0)
}

pub fn tzname() -> (Str, Str) {
    broken_down::zone_names()
}
