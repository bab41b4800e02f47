//! The proleptic Gregorian calendar on plain integers.

pub(super) const MIN_YEAR: i64 = 1;
pub(super) const MAX_YEAR: i64 = 9999;
/// The ordinal of 9999-12-31.
pub(super) const MAX_ORDINAL: i64 = 3_652_059;

pub(super) fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub(super) fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days of the year before the month.
pub(super) fn days_before_month(year: i64, month: i64) -> i64 {
    (1..month).map(|month| days_in_month(year, month)).sum()
}

fn days_before_year(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400)
}

/// 1 for 0001-01-01.
pub(super) fn to_ordinal(year: i64, month: i64, day: i64) -> i64 {
    days_before_year(year) + days_before_month(year, month) + day
}

pub(super) fn from_ordinal(ordinal: i64) -> (i64, i64, i64) {
    let mut year = ordinal * 400 / 146_097 + 1;
    while days_before_year(year) >= ordinal {
        year -= 1;
    }
    while days_before_year(year + 1) < ordinal {
        year += 1;
    }
    let mut day = ordinal - days_before_year(year);
    let mut month = 1;
    while day > days_in_month(year, month) {
        day -= days_in_month(year, month);
        month += 1;
    }
    (year, month, day)
}

/// Monday is 0.
pub(super) fn weekday(ordinal: i64) -> i64 {
    (ordinal + 6) % 7
}

/// The ordinal of the Monday of ISO week 1.
pub(super) fn iso_week1_monday(year: i64) -> i64 {
    let first = to_ordinal(year, 1, 1);
    let first_weekday = weekday(first);
    let monday = first - first_weekday;
    if first_weekday > 3 { monday + 7 } else { monday }
}

/// Year, week and weekday (Monday is 1) of the ISO calendar.
pub(super) fn iso_calendar(year: i64, month: i64, day: i64) -> (i64, i64, i64) {
    let ordinal = to_ordinal(year, month, day);
    let mut iso_year = year;
    let mut monday = iso_week1_monday(year);
    if ordinal < monday {
        iso_year -= 1;
        monday = iso_week1_monday(iso_year);
    } else if ordinal >= iso_week1_monday(year + 1) {
        iso_year += 1;
        monday = iso_week1_monday(iso_year);
    }
    let days = ordinal - monday;
    (iso_year, days / 7 + 1, days % 7 + 1)
}

/// Why an ISO week date does not exist.
pub(super) enum IsoError {
    Year,
    Week,
    Day,
}

/// The ordinal of an ISO week date.
pub(super) fn from_iso_calendar(year: i64, week: i64, day: i64) -> Result<i64, IsoError> {
    if !(MIN_YEAR..=MAX_YEAR).contains(&year) {
        return Err(IsoError::Year);
    }
    if week <= 0 || week >= 53 {
        let first = weekday(to_ordinal(year, 1, 1));
        if week != 53 || !(first == 3 || (first == 2 && is_leap(year))) {
            return Err(IsoError::Week);
        }
    }
    if day <= 0 || day >= 8 {
        return Err(IsoError::Day);
    }
    Ok(iso_week1_monday(year) + (week - 1) * 7 + day - 1)
}
