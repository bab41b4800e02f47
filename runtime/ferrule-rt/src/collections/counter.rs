//! `Counter`: a dict of counts.

use std::ops::Deref;

use crate::dict::Dict;
use crate::exc::Result;
use crate::heapq;
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::Object;
use crate::str::Str;

/// A Python `Counter`. Cloning makes a second name; what a dict can do comes by dereferencing.
pub struct Counter<K>(Dict<K, Int>);

impl<K> Clone for Counter<K> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K> Default for Counter<K> {
    fn default() -> Self {
        Self(Dict::new())
    }
}

impl<K> Deref for Counter<K> {
    type Target = Dict<K, Int>;
    fn deref(&self) -> &Dict<K, Int> {
        &self.0
    }
}

impl<K: Object> Counter<K> {
    pub fn new() -> Self {
        Self::default()
    }
    /// `Counter(items)`.
    pub fn from_iterable(items: Iter<K>) -> Result<Self> {
        let counter = Self::new();
        counter.update_items(items)?;
        Ok(counter)
    }
    /// `Counter(counts)`.
    pub fn from_dict(counts: &Dict<K, Int>) -> Self {
        Self(counts.copy())
    }
    /// `self[key]`: zero for what was never counted, and the counter stays as it is.
    pub fn get_item(&self, key: &K) -> Result<Int> {
        self.0.get_or(key, Int::ZERO)
    }
    /// `del self[key]` is silent about a missing key.
    pub fn del_item(&self, key: &K) -> Result<()> {
        self.0.pop_opt(key).map(drop)
    }
    fn change(&self, key: K, by: &Int) -> Result<()> {
        let count = self.get_item(&key)?;
        self.0.set_item(key, &count + by)
    }
    /// `self.update(items)`.
    pub fn update_items(&self, items: Iter<K>) -> Result<()> {
        items.for_each(|key| self.change(key, &Int::ONE))
    }
    /// `self.update(counts)`.
    pub fn update_counts(&self, counts: &Dict<K, Int>) -> Result<()> {
        counts.items_iter().for_each(|(key, count)| self.change(key, &count))
    }
    /// `self.subtract(items)`.
    pub fn subtract_items(&self, items: Iter<K>) -> Result<()> {
        items.for_each(|key| self.change(key, &Int::from(-1_i64)))
    }
    /// `self.subtract(counts)`.
    pub fn subtract_counts(&self, counts: &Dict<K, Int>) -> Result<()> {
        counts.items_iter().for_each(|(key, count)| self.change(key, &-&count))
    }
    pub fn copy(&self) -> Self {
        Self(self.0.copy())
    }
    /// `self.most_common()`: equal counts stay in the order in which they were first met.
    pub fn most_common(&self) -> Result<List<(K, Int)>> {
        let pairs = List::from(self.0.to_vec());
        pairs.sort_by_key(|(_, count)| Ok(count.clone()), true)?;
        Ok(pairs)
    }
    /// `self.most_common(n)`.
    pub fn most_common_n(&self, n: i64) -> Result<List<(K, Int)>> {
        if n >= self.0.len() as i64 {
            return self.most_common();
        }
        heapq::nlargest_key(n, self.0.items_iter(), |(_, count): &(K, Int)| Ok(count.clone()))
    }
    /// `self.elements()`.
    pub fn elements(&self) -> Iter<K> {
        let pairs = self.0.items_iter();
        let mut current: Option<(K, Int)> = None;
        Iter::named("itertools.chain", move || {
            loop {
                match current.take() {
                    Some((key, left)) if left > 0 => {
                        current = Some((key.clone(), &left - &Int::ONE));
                        return Ok(Some(key));
                    }
                    _ => current = pairs.next()?,
                }
                if current.is_none() {
                    return Ok(None);
                }
            }
        })
    }
    /// `self.total()`.
    pub fn total(&self) -> Int {
        self.0.to_vec().iter().fold(Int::ZERO, |total, (_, count)| &total + count)
    }

    /// The positive results of a function of both counts: keys of the left side first, then those only on the right
    /// if they count there.
    fn combined(&self, other: &Self, right_too: bool, f: impl Fn(&Int, &Int) -> Int) -> Result<Self> {
        let result = Self::new();
        for (key, count) in self.0.to_vec() {
            let count = f(&count, &other.get_item(&key)?);
            if count > 0 {
                result.0.set_item(key, count)?;
            }
        }
        for (key, count) in other.0.to_vec() {
            if right_too && !self.0.contains(&key)? {
                let count = f(&Int::ZERO, &count);
                if count > 0 {
                    result.0.set_item(key, count)?;
                }
            }
        }
        Ok(result)
    }
    /// `self + other`.
    pub fn add(&self, other: &Self) -> Result<Self> {
        self.combined(other, true, |a, b| a + b)
    }
    /// `self - other`.
    pub fn sub(&self, other: &Self) -> Result<Self> {
        self.combined(other, true, |a, b| a - b)
    }
    /// `self | other`.
    pub fn union(&self, other: &Self) -> Result<Self> {
        self.combined(other, true, |a, b| a.max(b).clone())
    }
    /// `self & other`.
    pub fn intersection(&self, other: &Self) -> Result<Self> {
        self.combined(other, false, |a, b| a.min(b).clone())
    }
    /// `+self`.
    pub fn positive(&self) -> Result<Self> {
        self.add(&Self::new())
    }
    /// `-self`.
    pub fn negative(&self) -> Result<Self> {
        Self::new().sub(self)
    }
    fn keep_positive(&self) -> Result<()> {
        for (key, count) in self.0.to_vec() {
            if count <= 0 {
                self.0.pop_opt(&key)?;
            }
        }
        Ok(())
    }
    /// `self += other`.
    pub fn add_in_place(&self, other: &Self) -> Result<()> {
        self.update_counts(other)?;
        self.keep_positive()
    }
    /// `self -= other`.
    pub fn sub_in_place(&self, other: &Self) -> Result<()> {
        self.subtract_counts(&other.0.copy())?;
        self.keep_positive()
    }
    /// `self |= other`.
    pub fn union_in_place(&self, other: &Self) -> Result<()> {
        for (key, count) in other.0.to_vec() {
            if count > self.get_item(&key)? {
                self.0.set_item(key, count)?;
            }
        }
        self.keep_positive()
    }
    /// `self &= other`.
    pub fn intersect_in_place(&self, other: &Self) -> Result<()> {
        for (key, count) in self.0.to_vec() {
            let theirs = other.get_item(&key)?;
            if theirs < count {
                self.0.set_item(key, theirs)?;
            }
        }
        self.keep_positive()
    }
    /// Whether `holds` for the counts of every key of both.
    fn compare(&self, other: &Self, holds: impl Fn(&Int, &Int) -> bool) -> Result<bool> {
        for (key, _) in self.0.to_vec().into_iter().chain(other.0.to_vec()) {
            if !holds(&self.get_item(&key)?, &other.get_item(&key)?) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl<K: Object> Object for Counter<K> {
    fn py_copy(&self) -> Result<Self> {
        Ok(self.copy())
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        Ok(Self(self.0.py_deepcopy(memo)?))
    }

    const BUILTIN: bool = K::BUILTIN;

    fn type_name(&self) -> &'static str {
        "Counter"
    }
    fn py_repr(&self) -> Result<Str> {
        if self.0.is_empty() {
            return Ok(Str::lit("Counter()"));
        }
        let sorted = Dict::of(self.most_common()?.to_vec())?;
        Ok(Str::from(format!("Counter({})", sorted.py_repr()?.as_str())))
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.0.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        self.compare(other, |a, b| a == b)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self.py_le(other)? && !self.py_eq(other)?)
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        self.compare(other, |a, b| a <= b)
    }
    fn py_is(&self, other: &Self) -> bool {
        self.0.py_is(&other.0)
    }
    fn py_id(&self) -> usize {
        self.0.py_id()
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.0.len())
    }
}

impl<K: Object> Iterable for Counter<K> {
    type Item = K;
    fn py_iter(&self) -> Iter<K> {
        self.0.py_iter()
    }
}

impl Counter<Str> {
    /// `counter.update(**counts)`.
    pub fn update_named(&self, counts: Vec<(Str, Int)>) -> Result<()> {
        self.update_counts(&Dict::from_vec(counts)?)
    }
    /// `counter.subtract(**counts)`.
    pub fn subtract_named(&self, counts: Vec<(Str, Int)>) -> Result<()> {
        self.subtract_counts(&Dict::from_vec(counts)?)
    }
}
