//! The rule at the end of a time zone file, in the form of POSIX: `CET-1CEST,M3.5.0,M10.5.0/3`.

use super::calendar;
use super::rules::{Period, Wall};

const DAY: i64 = 86_400;
const HOUR: i64 = 3600;
/// 1970-01-01 as an ordinal.
const EPOCH: i64 = 719_163;

/// What holds after the last change that the file lists.
#[derive(Debug)]
pub(super) enum After {
    Always(Period),
    Yearly(Yearly),
}

/// Summer time that starts and ends each year.
#[derive(Debug)]
pub(super) struct Yearly {
    standard: Period,
    summer: Period,
    start: Change,
    end: Change,
}

#[derive(Debug)]
enum Day {
    /// The last or another occurrence of a day of the week in a month; Sunday is 0.
    Week { month: i64, week: i64, weekday: i64 },
    /// A day from 1 on that never counts February 29.
    Plain(i64),
    /// A day from 0 on.
    Counted(i64),
}

/// A day of the year, and the seconds on it.
#[derive(Debug)]
struct Change {
    day: Day,
    second: i64,
}

fn ordinal(year: i64, month: i64, day: i64) -> i64 {
    calendar::to_ordinal(year, month, day)
}

impl Change {
    /// The moment in a year, in seconds since 1970 by the wall clock.
    fn of_year(&self, year: i64) -> i64 {
        let day = match self.day {
            Day::Week { month, week, weekday } => {
                let first = ordinal(year, month, 1);
                let next = if month == 12 { ordinal(year + 1, 1, 1) } else { ordinal(year, month + 1, 1) };
                // Ordinal 7 is a Sunday.
                let ahead = (weekday - first).rem_euclid(7);
                let mut day = first + ahead + 7 * (week - 1);
                while day >= next {
                    day -= 7;
                }
                day
            }
            Day::Plain(day) => {
                let leaps = calendar::is_leap(year) && day >= 60;
                ordinal(year, 1, 1) - 1 + day + i64::from(leaps)
            }
            Day::Counted(day) => ordinal(year, 1, 1) + day,
        };
        (day - EPOCH) * DAY + self.second
    }
}

impl After {
    pub(super) fn at_wall(&self, wall: Wall) -> Period {
        match self {
            Self::Always(period) => period.clone(),
            Self::Yearly(yearly) => yearly.at_wall(wall),
        }
    }
}

impl Yearly {
    fn ahead(&self) -> i64 {
        self.summer.offset - self.standard.offset
    }
    fn chosen(&self, start: i64, end: i64, seconds: i64) -> Period {
        let is_summer = if start < end { (start..end).contains(&seconds) } else { !(end..start).contains(&seconds) };
        if is_summer { self.summer.clone() } else { self.standard.clone() }
    }
    fn at_wall(&self, wall: Wall) -> Period {
        let (mut start, mut end) = (self.start.of_year(wall.year), self.end.of_year(wall.year));
        let ahead = self.ahead();
        if (wall.fold != 0) == (ahead >= 0) {
            end -= ahead;
        } else {
            start += ahead;
        }
        self.chosen(start, end, wall.seconds)
    }
    pub(super) fn at_moment(&self, seconds: i64, year: i64) -> (Period, bool) {
        let start = self.start.of_year(year) - self.standard.offset;
        let end = self.end.of_year(year) - self.summer.offset;
        let ahead = self.ahead();
        let doubtful = if ahead > 0 { end..end + ahead } else { start..start - ahead };
        (self.chosen(start, end, seconds), doubtful.contains(&seconds))
    }
}

/// What is left of the text.
struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    fn skip(&mut self, ch: char) -> bool {
        match self.0.strip_prefix(ch) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }
    fn name(&mut self) -> Option<&'a str> {
        if self.skip('<') {
            let (name, rest) = self.0.split_once('>')?;
            self.0 = rest;
            return Some(name);
        }
        let end = self.0.find(|ch: char| !ch.is_ascii_alphabetic()).unwrap_or(self.0.len());
        let (name, rest) = self.0.split_at(end);
        self.0 = rest;
        (!name.is_empty()).then_some(name)
    }
    fn number(&mut self) -> Option<i64> {
        let end = self.0.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits.parse().ok()
    }
    /// `[+-]h[:m[:s]]` in seconds.
    fn clock(&mut self) -> Option<i64> {
        let negative = self.skip('-');
        if !negative {
            self.skip('+');
        }
        let mut seconds = self.number()? * HOUR;
        if self.skip(':') {
            seconds += self.number()? * 60;
            if self.skip(':') {
                seconds += self.number()?;
            }
        }
        Some(if negative { -seconds } else { seconds })
    }
    fn change(&mut self) -> Option<Change> {
        if !self.skip(',') {
            return None;
        }
        let day = if self.skip('M') {
            let month = self.number()?;
            self.skip('.');
            let week = self.number()?;
            self.skip('.');
            Day::Week { month, week, weekday: self.number()? }
        } else if self.skip('J') {
            Day::Plain(self.number()?)
        } else {
            Day::Counted(self.number()?)
        };
        let second = if self.skip('/') { self.clock()? } else { 2 * HOUR };
        Some(Change { day, second })
    }
}

/// Reads the rule.
pub(super) fn parse(text: &str) -> Option<After> {
    let mut text = Text(text);
    let name = text.name()?;
    // In this form what lies east of Greenwich is negative.
    let offset = -text.clock()?;
    let standard = Period { offset, summer: 0, name: name.into() };
    if text.0.is_empty() {
        return Some(After::Always(standard));
    }
    let name = text.name()?;
    let ahead = if text.0.starts_with(',') { offset + HOUR } else { -text.clock()? };
    let summer = Period { offset: ahead, summer: ahead - offset, name: name.into() };
    let (start, end) = (text.change()?, text.change()?);
    Some(After::Yearly(Yearly { standard, summer, start, end }))
}
