//! The hash table of sets: CPython 3.11's, so that sets of numbers iterate in CPython's order.
//!
//! Open addressing: ten slots in a row, then a jump that mixes in more bits of the hash. The place of a key depends on
//! the history of the table, so every operation resizes, presizes and copies exactly when CPython does.

use std::cell::RefCell;
use std::rc::Rc;

use crate::dict::Dict;
use crate::exc::{Result, key_error, runtime_error};
use crate::iter::{Iter, same_or_equal};
use crate::object::Object;
use crate::str::Str;

const MIN_SIZE: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

enum Slot<T> {
    Empty,
    /// A key was here; searches go on past it.
    Dummy,
    Full(i64, T),
}

struct Table<T> {
    slots: Vec<Slot<T>>,
    /// Slots that are not empty.
    fill: usize,
    used: usize,
    /// Where `pop` looks next.
    finger: usize,
}

/// The slots in which a key may be, in the order of the search.
struct Probe {
    mask: usize,
    perturb: usize,
    base: usize,
    step: usize,
}

impl Probe {
    fn new(hash: i64, mask: usize) -> Self {
        Self { mask, perturb: hash as usize, base: hash as usize & mask, step: 0 }
    }
    fn next(&mut self) -> usize {
        let row = if self.base + LINEAR_PROBES <= self.mask { LINEAR_PROBES } else { 0 };
        if self.step > row {
            self.perturb >>= PERTURB_SHIFT;
            self.base = self.base.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb) & self.mask;
            self.step = 0;
        }
        self.step += 1;
        self.base + self.step - 1
    }
}

impl<T> Table<T> {
    fn new() -> Self {
        Self { slots: empty_slots(MIN_SIZE), fill: 0, used: 0, finger: 0 }
    }
    fn mask(&self) -> usize {
        self.slots.len() - 1
    }
    /// Inserts a key that is known to be absent into a table without dummies; does not count it.
    fn insert_clean(&mut self, hash: i64, key: T) {
        let mut probe = Probe::new(hash, self.mask());
        let mut at = probe.next();
        while !matches!(self.slots[at], Slot::Empty) {
            at = probe.next();
        }
        self.slots[at] = Slot::Full(hash, key);
    }
    /// Rebuilds the table with room for more than `least` keys, which drops the dummies.
    fn resize(&mut self, least: usize) {
        let mut size = MIN_SIZE;
        while size <= least {
            size <<= 1;
        }
        if size == MIN_SIZE && self.slots.len() == MIN_SIZE && self.fill == self.used {
            return;
        }
        let old = std::mem::replace(&mut self.slots, empty_slots(size));
        self.fill = self.used;
        for slot in old {
            if let Slot::Full(hash, key) = slot {
                self.insert_clean(hash, key);
            }
        }
    }
    fn grow(&mut self) {
        self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
    }
    /// One big resize before `count` keys come, most of which are expected to be new.
    fn presize(&mut self, count: usize) {
        if (self.fill + count) * 5 >= self.mask() * 3 {
            self.resize((self.used + count) * 2);
        }
    }
    /// The next key at or after a position, and the position after it.
    fn next(&self, from: usize) -> Option<(&T, i64, usize)> {
        let rest = self.slots.get(from..)?;
        rest.iter().enumerate().find_map(|(offset, slot)| match slot {
            Slot::Full(hash, key) => Some((key, *hash, from + offset + 1)),
            _ => None,
        })
    }
}

fn empty_slots<T>(size: usize) -> Vec<Slot<T>> {
    std::iter::repeat_with(|| Slot::Empty).take(size).collect()
}

/// Where a search ended.
enum Place {
    At(usize),
    /// The empty slot that ended the search, and the last dummy on the way, which a new key takes instead.
    Vacant(usize, Option<usize>),
}

/// A shared set, mutable or frozen: the operations of CPython's `setobject.c` under their names there.
pub struct Core<T>(Rc<RefCell<Table<T>>>);

impl<T> Clone for Core<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Core<T> {
    pub fn new() -> Self {
        Self(Rc::new(RefCell::new(Table::new())))
    }
    pub fn len(&self) -> usize {
        self.0.borrow().used
    }
    pub fn id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
    pub fn same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    pub fn clear(&self) {
        let mut table = self.0.borrow_mut();
        let fresh = Table { finger: table.finger, ..Table::new() };
        let old = std::mem::replace(&mut *table, fresh);
        drop(table);
        drop(old);
    }
}

impl<T: Object> Core<T> {
    /// The keys with their hashes, in the order of the table.
    pub fn entries(&self) -> Vec<(i64, T)> {
        let table = self.0.borrow();
        table
            .slots
            .iter()
            .filter_map(|slot| if let Slot::Full(hash, key) = slot { Some((*hash, key.clone())) } else { None })
            .collect()
    }
    pub fn iter(&self) -> SetIter<T> {
        SetIter { set: Some(self.clone()), at: 0, used: Some(self.len()) }
    }

    fn find(&self, hash: i64, key: &T) -> Result<Place> {
        if T::BUILTIN {
            let table = self.0.borrow();
            let mut probe = Probe::new(hash, table.mask());
            let mut dummy = None;
            loop {
                let at = probe.next();
                match &table.slots[at] {
                    Slot::Empty => return Ok(Place::Vacant(at, dummy)),
                    Slot::Full(known, item) if *known == hash && same_or_equal(item, key)? => return Ok(Place::At(at)),
                    Slot::Full(..) => {}
                    Slot::Dummy => dummy = Some(at),
                }
            }
        }
        loop {
            if let Some(place) = self.find_outside(hash, key)? {
                return Ok(place);
            }
        }
    }
    /// The search while comparisons may run code of the program: no borrow is held across one. `None` if such code
    /// changed the set; then the search starts over, as CPython's does.
    fn find_outside(&self, hash: i64, key: &T) -> Result<Option<Place>> {
        let mask = self.0.borrow().mask();
        let mut probe = Probe::new(hash, mask);
        let mut dummy = None;
        loop {
            let at = probe.next();
            let item = match &self.0.borrow().slots[at] {
                Slot::Empty => return Ok(Some(Place::Vacant(at, dummy))),
                Slot::Full(known, item) if *known == hash => item.clone(),
                Slot::Full(..) => continue,
                Slot::Dummy => {
                    dummy = Some(at);
                    continue;
                }
            };
            let equal = same_or_equal(&item, key)?;
            let table = self.0.borrow();
            let unchanged = table.mask() == mask && matches!(&table.slots[at], Slot::Full(_, now) if now.py_is(&item));
            if !unchanged {
                return Ok(None);
            }
            if equal {
                return Ok(Some(Place::At(at)));
            }
        }
    }

    pub fn contains(&self, key: &T) -> Result<bool> {
        self.contains_entry(key.py_hash()?, key)
    }
    pub fn contains_entry(&self, hash: i64, key: &T) -> Result<bool> {
        if self.len() == 0 {
            return Ok(false);
        }
        Ok(matches!(self.find(hash, key)?, Place::At(_)))
    }
    pub fn add(&self, key: T) -> Result<()> {
        self.add_entry(key.py_hash()?, key)
    }
    pub fn add_entry(&self, hash: i64, key: T) -> Result<()> {
        let Place::Vacant(empty, dummy) = self.find(hash, &key)? else {
            return Ok(());
        };
        let mut table = self.0.borrow_mut();
        table.used += 1;
        if let Some(at) = dummy {
            table.slots[at] = Slot::Full(hash, key);
            return Ok(());
        }
        table.slots[empty] = Slot::Full(hash, key);
        table.fill += 1;
        if table.fill * 5 >= table.mask() * 3 {
            table.grow();
        }
        Ok(())
    }
    pub fn discard(&self, key: &T) -> Result<bool> {
        self.discard_entry(key.py_hash()?, key)
    }
    pub fn discard_entry(&self, hash: i64, key: &T) -> Result<bool> {
        let Place::At(at) = self.find(hash, key)? else {
            return Ok(false);
        };
        let mut table = self.0.borrow_mut();
        let old = std::mem::replace(&mut table.slots[at], Slot::Dummy);
        table.used -= 1;
        drop(table);
        drop(old);
        Ok(true)
    }
    pub fn pop(&self) -> Result<T> {
        let mut table = self.0.borrow_mut();
        if table.used == 0 {
            return Err(key_error(&Str::lit("pop from an empty set")));
        }
        let size = table.slots.len();
        let start = table.finger & table.mask();
        for step in 0..size {
            let at = (start + step) % size;
            if matches!(table.slots[at], Slot::Full(..))
                && let Slot::Full(_, key) = std::mem::replace(&mut table.slots[at], Slot::Dummy)
            {
                table.used -= 1;
                table.finger = at + 1;
                return Ok(key);
            }
        }
        Err(runtime_error("set changed during pop"))
    }

    pub fn copy(&self) -> Result<Self> {
        let copy = Self::new();
        copy.merge(self)?;
        Ok(copy)
    }
    /// `set_merge`: adds all keys of another set.
    pub fn merge(&self, other: &Self) -> Result<()> {
        if self.same(other) || other.len() == 0 {
            return Ok(());
        }
        let entries = other.entries();
        let mut table = self.0.borrow_mut();
        table.presize(entries.len());
        if table.fill > 0 {
            drop(table);
            return entries.into_iter().try_for_each(|(hash, key)| self.add_entry(hash, key));
        }
        table.fill = entries.len();
        table.used = entries.len();
        let theirs = other.0.borrow();
        if table.mask() == theirs.mask() && theirs.fill == theirs.used {
            for (slot, theirs) in table.slots.iter_mut().zip(&theirs.slots) {
                if let Slot::Full(hash, key) = theirs {
                    *slot = Slot::Full(*hash, key.clone());
                }
            }
            return Ok(());
        }
        for (hash, key) in entries {
            table.insert_clean(hash, key);
        }
        Ok(())
    }
    pub fn update(&self, items: Iter<T>) -> Result<()> {
        while let Some(item) = items.next()? {
            self.add(item)?;
        }
        Ok(())
    }
    pub fn update_dict<V: Clone + 'static>(&self, other: &Dict<T, V>) -> Result<()> {
        self.0.borrow_mut().presize(other.len());
        other.hashed_keys().into_iter().try_for_each(|(hash, key)| self.add_entry(hash, key))
    }

    pub fn intersection(&self, other: &Self) -> Result<Self> {
        if self.same(other) {
            return self.copy();
        }
        let (large, small) = if other.len() > self.len() { (other, self) } else { (self, other) };
        let result = Self::new();
        for (hash, key) in small.entries() {
            if large.contains_entry(hash, &key)? {
                result.add_entry(hash, key)?;
            }
        }
        Ok(result)
    }
    pub fn intersection_iter(&self, items: Iter<T>) -> Result<Self> {
        let result = Self::new();
        while let Some(key) = items.next()? {
            let hash = key.py_hash()?;
            if self.contains_entry(hash, &key)? {
                result.add_entry(hash, key)?;
            }
        }
        Ok(result)
    }
    /// Takes over the contents of another set; the place where `pop` looks next stays.
    pub fn swap_bodies(&self, other: &Self) {
        let mut mine = self.0.borrow_mut();
        let mut theirs = other.0.borrow_mut();
        std::mem::swap(&mut *mine, &mut *theirs);
        let Table { finger: a, .. } = &mut *mine;
        let Table { finger: b, .. } = &mut *theirs;
        std::mem::swap(a, b);
    }
    pub fn difference(&self, other: &Self) -> Result<Self> {
        if self.len() >> 2 > other.len() {
            let result = self.copy()?;
            result.difference_update(other)?;
            return Ok(result);
        }
        let result = Self::new();
        for (hash, key) in self.entries() {
            if !other.contains_entry(hash, &key)? {
                result.add_entry(hash, key)?;
            }
        }
        Ok(result)
    }
    pub fn difference_dict<V: Clone + 'static>(&self, other: &Dict<T, V>) -> Result<Self> {
        if self.len() >> 2 > other.len() {
            return self.difference_iter(other.py_iter());
        }
        let result = Self::new();
        for (hash, key) in self.entries() {
            if other.get_hashed(hash, &key)?.is_none() {
                result.add_entry(hash, key)?;
            }
        }
        Ok(result)
    }
    pub fn difference_iter(&self, items: Iter<T>) -> Result<Self> {
        let result = self.copy()?;
        result.difference_update_iter(items)?;
        Ok(result)
    }
    pub fn difference_update(&self, other: &Self) -> Result<()> {
        if self.same(other) {
            self.clear();
            return Ok(());
        }
        // As in CPython: of a far bigger set only the common keys are worth a visit.
        let common;
        let doomed = if other.len() >> 3 > self.len() {
            common = self.intersection(other)?;
            &common
        } else {
            other
        };
        for (hash, key) in doomed.entries() {
            self.discard_entry(hash, &key)?;
        }
        self.sweep();
        Ok(())
    }
    pub fn difference_update_iter(&self, items: Iter<T>) -> Result<()> {
        while let Some(key) = items.next()? {
            self.discard(&key)?;
        }
        self.sweep();
        Ok(())
    }
    /// Rebuilds the table if more than a quarter of it is dummies.
    fn sweep(&self) {
        let mut table = self.0.borrow_mut();
        if table.fill - table.used > table.mask() / 4 {
            table.grow();
        }
    }
    pub fn symmetric_difference(&self, other: &Self) -> Result<Self> {
        let result = other.copy()?;
        result.symmetric_difference_update(self)?;
        Ok(result)
    }
    pub fn symmetric_difference_update(&self, other: &Self) -> Result<()> {
        if self.same(other) {
            self.clear();
            return Ok(());
        }
        for (hash, key) in other.entries() {
            if !self.discard_entry(hash, &key)? {
                self.add_entry(hash, key)?;
            }
        }
        Ok(())
    }

    pub fn is_subset(&self, other: &Self) -> Result<bool> {
        if self.len() > other.len() {
            return Ok(false);
        }
        for (hash, key) in self.entries() {
            if !other.contains_entry(hash, &key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
    pub fn is_disjoint(&self, other: &Self) -> Result<bool> {
        let (large, small) = if other.len() > self.len() { (other, self) } else { (self, other) };
        for (hash, key) in small.entries() {
            if large.contains_entry(hash, &key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
    pub fn equal(&self, other: &Self) -> Result<bool> {
        Ok(self.same(other) || self.len() == other.len() && self.is_subset(other)?)
    }
    /// The hash of a frozen set, which does not depend on the order.
    pub fn frozen_hash(&self) -> i64 {
        let shuffle = |h: u64| ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
        let table = self.0.borrow();
        let mut hash = 0;
        for slot in &table.slots {
            if let Slot::Full(entry, _) = slot {
                hash ^= shuffle(*entry as u64);
            }
        }
        hash ^= (table.used as u64 + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash == u64::MAX { 590_923_713 } else { hash as i64 }
    }
}

/// A set's iterator; raises if the set changes size meanwhile.
pub struct SetIter<T> {
    set: Option<Core<T>>,
    at: usize,
    /// The size at the start; `None` after it was found changed.
    used: Option<usize>,
}

impl<T: Object> SetIter<T> {
    /// The next item, or `None` at the end.
    #[expect(clippy::should_implement_trait, reason = "a step may raise, so it cannot be the std trait's")]
    pub fn next(&mut self) -> Result<Option<T>> {
        let Some(set) = &self.set else {
            return Ok(None);
        };
        let table = set.0.borrow();
        if self.used != Some(table.used) {
            self.used = None;
            return Err(runtime_error("Set changed size during iteration"));
        }
        let found = table.next(self.at).map(|(key, _, after)| (key.clone(), after));
        drop(table);
        Ok(match found {
            Some((key, after)) => {
                self.at = after;
                Some(key)
            }
            None => {
                self.set = None;
                None
            }
        })
    }
}
