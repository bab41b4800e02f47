//! `timezone`: a fixed distance from UTC; and `ZoneInfo`, whose distance changes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::delta::TimeDelta;
use super::rules::{Rules, Wall};
use super::{DateTime, value_object};
use crate::exc::{Result, value_error};
use crate::object::Object;
use crate::str::Str;

/// A fixed time zone; without a name it is shown by its offset. With rules the offset is theirs.
#[derive(Clone, Debug)]
pub struct TimeZone {
    offset: TimeDelta,
    name: Option<Rc<str>>,
    rules: Option<Rc<Rules>>,
}

impl PartialEq for TimeZone {
    fn eq(&self, other: &Self) -> bool {
        match (&self.rules, &other.rules) {
            (None, None) => self.offset == other.offset,
            (Some(mine), Some(theirs)) => mine.key == theirs.key,
            _ => false,
        }
    }
}

thread_local! {
    /// As in CPython one name is one zone.
    static KNOWN: RefCell<HashMap<String, Rc<Rules>>> = RefCell::new(HashMap::new());
}

fn seconds(count: i64) -> TimeDelta {
    TimeDelta::from_micros(i128::from(count) * 1_000_000).unwrap_or(TimeDelta::ZERO)
}

impl TimeZone {
    pub const UTC: Self = Self { offset: TimeDelta::ZERO, name: None, rules: None };

    /// `zoneinfo.ZoneInfo(key)`.
    pub fn of_key(key: &Str) -> Result<Self> {
        let known = KNOWN.with(|known| known.borrow().get(key.as_str()).cloned());
        let rules = match known {
            Some(rules) => rules,
            None => {
                let made = Rc::new(Rules::named(key.as_str())?);
                KNOWN.with(|known| known.borrow_mut().insert(key.as_str().to_owned(), made.clone()));
                made
            }
        };
        Ok(Self { offset: TimeDelta::ZERO, name: None, rules: Some(rules) })
    }
    /// `self.key` of a zone with rules.
    pub fn key(&self) -> Result<Str> {
        match &self.rules {
            Some(rules) => Ok(Str::from(&*rules.key)),
            None => Err(crate::exc::attribute_error("'datetime.timezone' object has no attribute 'key'")),
        }
    }
    /// Whether two moments that have these zones are compared by their clocks.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (&self.rules, &other.rules) {
            (Some(mine), Some(theirs)) => Rc::ptr_eq(mine, theirs),
            _ => false,
        }
    }
    pub(super) fn has_rules(&self) -> bool {
        self.rules.is_some()
    }
    /// What the zone says of a wall clock: the offset, how far summer time is ahead, and the name; `None` without a date.
    pub(super) fn says(&self, wall: Option<Wall>) -> Option<(TimeDelta, Option<TimeDelta>, Str)> {
        let Some(rules) = &self.rules else {
            return Some((self.offset, None, Str::from(self.to_string())));
        };
        let period = match wall {
            Some(wall) => rules.at_wall(wall),
            None => rules.fixed()?.clone(),
        };
        Some((seconds(period.offset), Some(seconds(period.summer)), Str::from(&*period.name)))
    }
    /// The offset at a moment in UTC (its year too), and whether the wall clock shows that hour for the second time.
    pub(super) fn at_moment(&self, moment: i64, year: i64) -> (TimeDelta, bool) {
        match &self.rules {
            None => (self.offset, false),
            Some(rules) => {
                let (period, fold) = rules.at_moment(moment, year);
                (seconds(period.offset), fold)
            }
        }
    }

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
        Ok(Self { offset: *offset, name, rules: None })
    }
    /// `self.utcoffset(dt)` of a moment, which every zone knows.
    pub fn utcoffset_at(&self, moment: &DateTime) -> TimeDelta {
        self.utcoffset(&Some(moment.clone())).unwrap_or(self.offset)
    }
    /// `self.tzname(dt)` of a moment.
    pub fn tzname_at(&self, moment: &DateTime) -> Str {
        self.tzname(&Some(moment.clone())).unwrap_or_default()
    }
    /// `self.utcoffset(dt)`.
    pub fn utcoffset(&self, moment: &Option<DateTime>) -> Option<TimeDelta> {
        self.says(moment.as_ref().map(DateTime::wall)).map(|said| said.0)
    }
    /// `self.tzname(dt)`.
    pub fn tzname(&self, moment: &Option<DateTime>) -> Option<Str> {
        self.says(moment.as_ref().map(DateTime::wall)).map(|said| said.2)
    }
    /// `self.dst(dt)`.
    pub fn dst(&self, moment: &Option<DateTime>) -> Option<TimeDelta> {
        self.says(moment.as_ref().map(DateTime::wall)).and_then(|said| said.1)
    }
}

impl std::fmt::Display for TimeZone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(name) = self.rules.as_ref().map(|rules| &rules.key).or(self.name.as_ref()) {
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
    if let Some(rules) = &zone.rules {
        return rules.repr();
    }
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
    hash: |zone| match &zone.rules {
        Some(rules) => Str::from(&*rules.key).py_hash(),
        None => zone.offset.py_hash(),
    };
    bool: |_| true;
}
