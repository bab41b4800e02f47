//! `zoneinfo.ZoneInfo`: zones whose distance from UTC changes, from the system's time zone files (RFC 8536).

use std::rc::Rc;

use super::posix::{After, parse};
use crate::exc::{Exc, ExcClass, KEY_ERROR, Result, value_error};
use crate::object::Object;
use crate::str::Str;

pub static NOT_FOUND: ExcClass = ExcClass::new("ZoneInfoNotFoundError", &[&KEY_ERROR]).module("zoneinfo._common");

const FOLDERS: [&str; 4] = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"];
const HOUR: i64 = 3600;

/// What holds between two changes, in seconds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Period {
    pub offset: i64,
    pub summer: i64,
    pub name: Rc<str>,
}

/// A wall clock: seconds since 1970 as it shows them, its year, and which of two equal hours it means.
#[derive(Clone, Copy)]
pub(super) struct Wall {
    pub seconds: i64,
    pub year: i64,
    pub fold: i64,
}

/// The changes of a zone.
#[derive(Debug)]
pub(super) struct Rules {
    pub key: Rc<str>,
    /// When they happen, in UTC; and by the wall clock, for both values of `fold`.
    changes: Vec<i64>,
    walls: [Vec<i64>; 2],
    /// What holds after each.
    periods: Vec<Period>,
    before: Option<Period>,
    after: After,
    /// What always holds, if that is so: the only zones that a time of day without a date knows the offset of.
    fixed: Option<Period>,
}

/// The file's numbers, big end first.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }
    fn number(&mut self, width: usize) -> Option<i64> {
        let bytes = self.take(width)?;
        let unsigned = bytes.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
        Some(if width == 4 { i64::from(unsigned as u32 as i32) } else { unsigned as i64 })
    }
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number(4)?).ok()
    }
}

/// A block of the file: when changes happen, to which kind of time, and the kinds.
struct Block {
    changes: Vec<i64>,
    kinds: Vec<usize>,
    types: Vec<(i64, bool, Rc<str>)>,
}

struct Header {
    version: u8,
    counts: [usize; 6],
}

fn header(reader: &mut Reader<'_>) -> Option<Header> {
    if reader.take(4)? != b"TZif" {
        return None;
    }
    let version = reader.take(1)?[0];
    reader.take(15)?;
    let mut counts = [0; 6];
    for count in &mut counts {
        *count = reader.count()?;
    }
    Some(Header { version, counts })
}

fn block(reader: &mut Reader<'_>, header: &Header, width: usize) -> Option<Block> {
    let [standard, universal, leaps, changes, types, letters] = header.counts;
    let times: Option<Vec<i64>> = (0..changes).map(|_| reader.number(width)).collect();
    let kinds = reader.take(changes)?.iter().map(|kind| usize::from(*kind)).collect();
    let mut found = Vec::new();
    for _ in 0..types {
        let offset = reader.number(4)?;
        let rest = reader.take(2)?;
        found.push((offset, rest[0] != 0, usize::from(rest[1])));
    }
    let names = reader.take(letters)?;
    reader.take(leaps * (width + 4) + standard + universal)?;
    let named = |at: usize| -> Option<Rc<str>> {
        let rest = names.get(at..)?;
        let end = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
        std::str::from_utf8(&rest[..end]).ok().map(Rc::from)
    };
    let types =
        found.into_iter().map(|(offset, summer, at)| Some((offset, summer, named(at)?))).collect::<Option<_>>()?;
    Some(Block { changes: times?, kinds, types })
}

/// How far summer time is ahead for each kind of time. The file only says that it is summer time: what came before or
/// comes after a period tells how much.
fn summer_offsets(block: &Block) -> Vec<i64> {
    let types = &block.types;
    let mut found = vec![0; types.len()];
    let wanted = types.iter().filter(|(_, summer, _)| *summer).count();
    let mut known = 0;
    for (place, &kind) in block.kinds.iter().enumerate().skip(1) {
        if known == wanted {
            return found;
        }
        let (offset, summer, _) = &types[kind];
        if !summer || found[kind] != 0 {
            continue;
        }
        let (other, other_summer, _) = &types[block.kinds[place - 1]];
        let mut ahead = if *other_summer { 0 } else { offset - other };
        if ahead == 0
            && kind + 1 < types.len()
            && let Some(&next) = block.kinds.get(place + 1)
        {
            let (other, other_summer, _) = &types[next];
            if *other_summer {
                continue;
            }
            ahead = offset - other;
        }
        if ahead != 0 {
            known += 1;
            found[kind] = ahead;
        }
    }
    for (ahead, (_, summer, _)) in found.iter_mut().zip(types) {
        if *summer && *ahead == 0 {
            *ahead = HOUR;
        }
    }
    found
}

/// When the changes happen by the wall clock: at the later clock's time for `fold=0` and the earlier one's for `fold=1`.
fn walls(block: &Block) -> [Vec<i64>; 2] {
    let offset = |kind: usize| block.types[kind].0;
    let mut found = [Vec::new(), Vec::new()];
    for (place, (&change, &kind)) in block.changes.iter().zip(&block.kinds).enumerate() {
        let before = if place == 0 { offset(0) } else { offset(block.kinds[place - 1]) };
        let after = offset(kind);
        found[0].push(change + before.max(after));
        found[1].push(change + before.min(after));
    }
    found
}

impl Rules {
    /// The zone that the system has under a name.
    pub(super) fn named(key: &str) -> Result<Self> {
        if key.starts_with('/') {
            return Err(value_error(format!("ZoneInfo keys may not be absolute paths, got: {key}")));
        }
        if key.split('/').any(|part| part == "..") || key.is_empty() || key.ends_with('/') || key.contains("//") {
            return Err(value_error(format!("ZoneInfo keys must be normalized relative paths, got: {key}")));
        }
        let bytes = FOLDERS.iter().find_map(|folder| std::fs::read(format!("{folder}/{key}")).ok());
        let Some(bytes) = bytes else {
            let message = format!("No time zone found with key {key}");
            return Err(Exc::with_message(&NOT_FOUND, message));
        };
        Self::read(key, &bytes).ok_or_else(|| value_error("Invalid TZif file: magic not found"))
    }

    fn read(key: &str, bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let mut head = header(&mut reader)?;
        let mut found = block(&mut reader, &head, 4)?;
        let mut rule = None;
        if head.version >= b'2' {
            head = header(&mut reader)?;
            found = block(&mut reader, &head, 8)?;
            rule = std::str::from_utf8(reader.0).ok().map(|text| text.trim_matches('\n'));
        }
        let summers = summer_offsets(&found);
        let kinds: Vec<Period> = (found.types.iter().zip(summers))
            .map(|((offset, _, name), summer)| Period { offset: *offset, summer, name: name.clone() })
            .collect();
        let periods: Vec<Period> = found.kinds.iter().map(|&kind| kinds.get(kind).cloned()).collect::<Option<_>>()?;
        let standard = found.types.iter().position(|(_, summer, _)| !summer);
        let before = standard.map(|kind| kinds[kind].clone()).or_else(|| periods.first().cloned());
        let after = match rule.filter(|text| !text.is_empty()) {
            Some(text) => parse(text)?,
            None => After::Always(periods.last().or(kinds.last())?.clone()),
        };
        let fixed = match &after {
            After::Always(period) if kinds.len() <= 1 && kinds.first().is_none_or(|kind| kind == period) => {
                Some(period.clone())
            }
            _ => None,
        };
        Some(Self { key: key.into(), walls: walls(&found), changes: found.changes, periods, before, after, fixed })
    }

    /// What holds when a clock on the wall shows this.
    pub(super) fn at_wall(&self, wall: Wall) -> Period {
        let changes = &self.walls[usize::from(wall.fold != 0)];
        match (changes.first(), changes.last()) {
            (Some(first), _) if wall.seconds < *first => self.before.clone().unwrap_or_else(|| self.periods[0].clone()),
            (_, Some(last)) if wall.seconds <= *last => {
                self.periods[changes.partition_point(|change| *change <= wall.seconds) - 1].clone()
            }
            _ => self.after.at_wall(wall),
        }
    }

    /// What holds at a moment in UTC, and the `fold` of the wall clock that shows it.
    pub(super) fn at_moment(&self, seconds: i64, year: i64) -> (Period, bool) {
        let changes = &self.changes;
        if let (Some(first), Some(before)) = (changes.first(), &self.before)
            && seconds < *first
        {
            return (before.clone(), false);
        }
        if changes.last().is_none_or(|last| seconds > *last) {
            match &self.after {
                After::Yearly(yearly) => return yearly.at_moment(seconds, year),
                After::Always(period) if changes.is_empty() => return (period.clone(), false),
                After::Always(_) => {}
            }
        }
        let place = changes.partition_point(|change| *change <= seconds);
        let (previous, period) = if changes.len() > 1 && seconds >= changes[1] {
            (self.periods[place - 2].clone(), self.periods[place - 1].clone())
        } else if changes.last().is_some_and(|last| seconds > *last) {
            let last = self.periods[self.periods.len() - 1].clone();
            (last, self.after.at_wall(Wall { seconds, year, fold: 0 }))
        } else {
            (self.before.clone().unwrap_or_else(|| self.periods[0].clone()), self.periods[0].clone())
        };
        let back = previous.offset - period.offset;
        let fold = back > seconds - changes[place - 1];
        (period, fold)
    }

    pub(super) fn fixed(&self) -> Option<&Period> {
        self.fixed.as_ref()
    }

    /// `zoneinfo.ZoneInfo(key='Europe/Berlin')`.
    pub(super) fn repr(&self) -> String {
        let key = Str::from(&*self.key).py_repr().map_or_else(|_| String::new(), |text| text.as_str().to_owned());
        format!("zoneinfo.ZoneInfo(key={key})")
    }
}
