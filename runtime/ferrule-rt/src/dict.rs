//! `dict`: a shared hash table that keeps the order of insertion.

use std::cell::RefCell;
use std::rc::Rc;

use hashbrown::HashTable;

use crate::compare::Parts;
pub use crate::dict_views::{DictIter, Items, Keys, Values};
use crate::exc::{Result, key_error, value_error};
use crate::iter::{Iter, Iterable, same_or_equal};
use crate::list::List;
use crate::object::Object;
use crate::seq;
use crate::str::Str;
use crate::tuple::Tuple;

pub(crate) struct Entry<K, V> {
    pub hash: i64,
    pub key: K,
    pub value: V,
}

/// Entries in the order of insertion, with holes where keys were deleted, and an index from hashes to positions.
pub(crate) struct Table<K, V> {
    index: HashTable<usize>,
    pub entries: Vec<Option<Entry<K, V>>>,
    /// The insertions until CPython would rebuild its table. Rebuilding at the same moments closes the holes at the same
    /// moments, which an iteration that a loop's body disturbs can tell.
    usable: usize,
}

/// Spreads the hash: small integers hash to themselves, and the index looks at the highest bits too.
fn spread(hash: i64) -> u64 {
    let product = u128::from(hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    (product >> 64) as u64 ^ product as u64
}

/// The entries that a table of CPython's holds that was made for `count`.
fn usable_for(count: usize) -> usize {
    let size = count.max(8).next_power_of_two();
    (size << 1) / 3
}

impl<K, V> Table<K, V> {
    fn new() -> Self {
        Self { index: HashTable::new(), entries: Vec::new(), usable: 0 }
    }
    pub fn len(&self) -> usize {
        self.index.len()
    }
    /// The next entry at or after a position, and the position after it.
    pub fn next(&self, from: usize) -> Option<(&Entry<K, V>, usize)> {
        let rest = self.entries.get(from..)?;
        rest.iter().enumerate().find_map(|(offset, entry)| Some((entry.as_ref()?, from + offset + 1)))
    }
    /// The last entry before a position, and its position.
    pub fn previous(&self, before: usize) -> Option<(&Entry<K, V>, usize)> {
        let front = self.entries.get(..before.min(self.entries.len()))?;
        front.iter().enumerate().rev().find_map(|(at, entry)| Some((entry.as_ref()?, at)))
    }
    fn push(&mut self, entry: Entry<K, V>) {
        if self.usable == 0 {
            self.rebuild(self.len() * 3);
        }
        self.usable -= 1;
        let at = self.entries.len();
        let entries = &self.entries;
        self.index.insert_unique(spread(entry.hash), at, |at| rehash(entries, *at));
        self.entries.push(Some(entry));
    }
    /// Closes the holes.
    fn rebuild(&mut self, count: usize) {
        self.usable = usable_for(count) - self.len();
        if self.entries.len() == self.len() {
            return;
        }
        self.entries.retain(Option::is_some);
        self.index.clear();
        let entries = &self.entries;
        for (at, entry) in entries.iter().enumerate() {
            if let Some(entry) = entry {
                self.index.insert_unique(spread(entry.hash), at, |at| rehash(entries, *at));
            }
        }
    }
    fn take(&mut self, at: usize) -> Option<Entry<K, V>> {
        let entry = self.entries.get_mut(at)?.take()?;
        if let Ok(found) = self.index.find_entry(spread(entry.hash), |known| *known == at) {
            found.remove();
        }
        Some(entry)
    }
}

fn rehash<K, V>(entries: &[Option<Entry<K, V>>], at: usize) -> u64 {
    entries[at].as_ref().map_or(0, |entry| spread(entry.hash))
}

impl<K: Object, V> Table<K, V> {
    /// The search where comparisons run no code of the program.
    fn find(&self, hash: i64, key: &K) -> Result<Option<usize>> {
        let mut error = None;
        let found = self.index.find(spread(hash), |&at| match &self.entries[at] {
            Some(entry) if entry.hash == hash => same_or_equal(&entry.key, key).unwrap_or_else(|exc| {
                error = Some(exc);
                true
            }),
            _ => false,
        });
        match error {
            Some(exc) => Err(exc),
            None => Ok(found.copied()),
        }
    }
    /// The entries that have this hash.
    fn candidates(&self, hash: i64) -> Vec<(usize, K)> {
        let positions = self.index.iter_hash(spread(hash));
        positions
            .filter_map(|&at| {
                let entry = self.entries[at].as_ref().filter(|entry| entry.hash == hash)?;
                Some((at, entry.key.clone()))
            })
            .collect()
    }
}

/// A Python dict. Cloning makes a second name for the same dict.
pub struct Dict<K, V>(pub(crate) Rc<RefCell<Table<K, V>>>);

impl<K, V> Clone for Dict<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K, V> Default for Dict<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> Dict<K, V> {
    pub fn new() -> Self {
        Self(Rc::new(RefCell::new(Table::new())))
    }
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    pub fn clear(&self) {
        let old = self.0.replace(Table::new());
        drop(old);
    }
}

impl<K: Object, V: Clone + 'static> Dict<K, V> {
    /// A display `{k: v, ...}`.
    pub fn of(items: Vec<(K, V)>) -> Result<Self> {
        let dict = Self::new();
        items.into_iter().try_for_each(|(key, value)| dict.set_item(key, value))?;
        Ok(dict)
    }
    /// `dict(pairs)`.
    /// `{key: value, ...}`: a later key replaces the value of an equal earlier one.
    pub fn from_vec(pairs: Vec<(K, V)>) -> Result<Self> {
        let made = Self::new();
        for (key, value) in pairs {
            made.set_item(key, value)?;
        }
        Ok(made)
    }
    pub fn from_pairs(pairs: Iter<(K, V)>) -> Result<Self> {
        let dict = Self::new();
        dict.update_pairs(pairs)?;
        Ok(dict)
    }
    /// `dict(pairs, a=1)`.
    pub fn pairs_with_items(pairs: Iter<(K, V)>, items: Vec<(K, V)>) -> Result<Self> {
        Self::from_pairs(pairs)?.with_items(items)
    }
    /// `dict.fromkeys(keys, value)`.
    pub fn fromkeys(keys: Iter<K>, value: V) -> Result<Self> {
        let dict = Self::new();
        while let Some(key) = keys.next()? {
            dict.set_item(key, value.clone())?;
        }
        Ok(dict)
    }

    fn find(&self, hash: i64, key: &K) -> Result<Option<usize>> {
        if K::BUILTIN {
            return self.0.borrow().find(hash, key);
        }
        loop {
            if let Some(place) = self.find_outside(hash, key)? {
                return Ok(place);
            }
        }
    }
    /// The search while comparisons may run code of the program: no borrow is held across one. `None` if such code
    /// moved the entry; then the search starts over.
    #[expect(clippy::option_option, reason = "the outer says whether the search held, the inner what it found")]
    fn find_outside(&self, hash: i64, key: &K) -> Result<Option<Option<usize>>> {
        let candidates = self.0.borrow().candidates(hash);
        for (at, candidate) in candidates {
            let equal = same_or_equal(&candidate, key)?;
            let table = self.0.borrow();
            let unchanged = matches!(table.entries.get(at), Some(Some(entry)) if entry.key.py_is(&candidate));
            if !unchanged {
                return Ok(None);
            }
            if equal {
                return Ok(Some(Some(at)));
            }
        }
        Ok(Some(None))
    }

    pub fn contains(&self, key: &K) -> Result<bool> {
        Ok(self.find(key.py_hash()?, key)?.is_some())
    }
    /// `self.get(key)`.
    pub fn get(&self, key: &K) -> Result<Option<V>> {
        self.get_hashed(key.py_hash()?, key)
    }
    pub(crate) fn get_hashed(&self, hash: i64, key: &K) -> Result<Option<V>> {
        let Some(at) = self.find(hash, key)? else {
            return Ok(None);
        };
        Ok(self.0.borrow().entries[at].as_ref().map(|entry| entry.value.clone()))
    }
    pub fn get_or(&self, key: &K, default: V) -> Result<V> {
        Ok(self.get(key)?.unwrap_or(default))
    }
    /// `self[key]`.
    pub fn get_item(&self, key: &K) -> Result<V> {
        self.get(key)?.ok_or_else(|| key_error(key))
    }
    /// `self[key] = value`. An equal key that is there already stays.
    pub fn set_item(&self, key: K, value: V) -> Result<()> {
        self.set_hashed(key.py_hash()?, key, value)
    }
    fn set_hashed(&self, hash: i64, key: K, value: V) -> Result<()> {
        let found = self.find(hash, &key)?;
        let mut table = self.0.borrow_mut();
        let old = match found.and_then(|at| table.entries[at].as_mut()) {
            Some(entry) => Some(std::mem::replace(&mut entry.value, value)),
            None => {
                table.push(Entry { hash, key, value });
                None
            }
        };
        drop(table);
        drop(old);
        Ok(())
    }
    fn remove(&self, key: &K) -> Result<Option<V>> {
        let Some(at) = self.find(key.py_hash()?, key)? else {
            return Ok(None);
        };
        let entry = self.0.borrow_mut().take(at);
        Ok(entry.map(|entry| entry.value))
    }
    /// `del self[key]`.
    pub fn del_item(&self, key: &K) -> Result<()> {
        self.pop(key).map(drop)
    }
    /// `self.pop(key)`.
    pub fn pop(&self, key: &K) -> Result<V> {
        self.remove(key)?.ok_or_else(|| key_error(key))
    }
    /// `self.pop(key, default)`.
    pub fn pop_or(&self, key: &K, default: V) -> Result<V> {
        Ok(self.remove(key)?.unwrap_or(default))
    }
    /// `self.pop(key, None)`.
    pub fn pop_opt(&self, key: &K) -> Result<Option<V>> {
        self.remove(key)
    }
    /// `self.popitem()`: the newest item.
    pub fn popitem(&self) -> Result<(K, V)> {
        let mut table = self.0.borrow_mut();
        let last = table.previous(usize::MAX).map(|(_, at)| at);
        let Some((at, entry)) = last.and_then(|at| Some((at, table.take(at)?))) else {
            return Err(key_error(&Str::lit("popitem(): dictionary is empty")));
        };
        table.entries.truncate(at);
        Ok((entry.key, entry.value))
    }
    /// The oldest item, for `OrderedDict.popitem(last=False)`.
    pub fn pop_first(&self) -> Option<(K, V)> {
        let mut table = self.0.borrow_mut();
        let (_, after) = table.next(0)?;
        let entry = table.take(after - 1)?;
        // The front holes would make a queue of `n` items cost `n` steps for each.
        if table.entries.len() > 2 * table.len() + 8 {
            let count = table.len() * 3;
            table.rebuild(count);
        }
        Some((entry.key, entry.value))
    }
    /// `OrderedDict.move_to_end(key, last=last)`.
    pub fn move_to_end(&self, key: &K, last: bool) -> Result<()> {
        let hash = key.py_hash()?;
        let found = self.find(hash, key)?;
        let mut table = self.0.borrow_mut();
        let Some(entry) = found.and_then(|at| table.take(at)) else {
            drop(table);
            return Err(key_error(key));
        };
        if last {
            table.push(entry);
            return Ok(());
        }
        let rest: Vec<_> = std::mem::take(&mut table.entries);
        table.index.clear();
        table.entries.reserve(rest.len());
        for entry in std::iter::once(Some(entry)).chain(rest).flatten() {
            table.push(entry);
        }
        Ok(())
    }
    /// `self.setdefault(key, value)`.
    pub fn setdefault(&self, key: K, value: V) -> Result<V> {
        let hash = key.py_hash()?;
        if let Some(known) = self.get_hashed(hash, &key)? {
            return Ok(known);
        }
        self.set_hashed(hash, key, value.clone())?;
        Ok(value)
    }
    /// `self.update(other)` and `self |= other`.
    /// A dict that is not yet known anywhere else, with these items added.
    pub fn with_items(self, pairs: Vec<(K, V)>) -> Result<Self> {
        self.update_vec(pairs)?;
        Ok(self)
    }
    /// `self.update(a=1, b=2)`.
    pub fn update_vec(&self, pairs: Vec<(K, V)>) -> Result<()> {
        pairs.into_iter().try_for_each(|(key, value)| self.set_item(key, value))
    }
    pub fn update(&self, other: &Dict<K, V>) -> Result<()> {
        if Rc::ptr_eq(&self.0, &other.0) {
            return Ok(());
        }
        other.entries().into_iter().try_for_each(|(hash, key, value)| self.set_hashed(hash, key, value))
    }
    pub fn update_pairs(&self, pairs: Iter<(K, V)>) -> Result<()> {
        while let Some((key, value)) = pairs.next()? {
            self.set_item(key, value)?;
        }
        Ok(())
    }
    /// `self.update(other, **items)`.
    pub fn update_with(&self, other: &Dict<K, V>, items: Vec<(K, V)>) -> Result<()> {
        self.update(other)?;
        items.into_iter().try_for_each(|(key, value)| self.set_item(key, value))
    }
    /// `self.update(pairs, **items)`.
    pub fn update_pairs_with(&self, pairs: Iter<(K, V)>, items: Vec<(K, V)>) -> Result<()> {
        self.update_pairs(pairs)?;
        items.into_iter().try_for_each(|(key, value)| self.set_item(key, value))
    }
    /// `self | other`.
    pub fn merged(&self, other: &Dict<K, V>) -> Result<Dict<K, V>> {
        let result = self.copy();
        result.update(other)?;
        Ok(result)
    }
    /// `dict(self, **other, a=1)`.
    pub fn merged_with(&self, other: &Dict<K, V>, items: Vec<(K, V)>) -> Result<Dict<K, V>> {
        self.merged(other)?.with_items(items)
    }
    pub fn copy(&self) -> Dict<K, V> {
        let mut table = Table::new();
        for (hash, key, value) in self.entries() {
            table.push(Entry { hash, key, value });
        }
        Self(Rc::new(RefCell::new(table)))
    }
    /// The same dict with its keys in a type that holds them and others. Equal values hash alike in every type.
    pub fn with_keys<W>(&self, wider: impl Fn(K) -> W) -> Dict<W, V> {
        let mut table = Table::new();
        for (hash, key, value) in self.entries() {
            table.push(Entry { hash, key: wider(key), value });
        }
        Dict(Rc::new(RefCell::new(table)))
    }

    /// What the dict holds now, in order, with the hashes of the keys.
    pub(crate) fn entries(&self) -> Vec<(i64, K, V)> {
        let table = self.0.borrow();
        table.entries.iter().flatten().map(|entry| (entry.hash, entry.key.clone(), entry.value.clone())).collect()
    }
    pub(crate) fn hashed_keys(&self) -> Vec<(i64, K)> {
        let table = self.0.borrow();
        table.entries.iter().flatten().map(|entry| (entry.hash, entry.key.clone())).collect()
    }
    /// The items as they are now.
    pub fn to_vec(&self) -> Vec<(K, V)> {
        self.entries().into_iter().map(|(_, key, value)| (key, value)).collect()
    }

    pub fn keys(&self) -> Keys<K, V> {
        Keys(self.clone())
    }
    pub fn values(&self) -> Values<K, V> {
        Values(self.clone())
    }
    pub fn items(&self) -> Items<K, V> {
        Items(self.clone())
    }
    /// Iterates over the keys; a step raises if the dict changed size.
    pub fn iter(&self) -> DictIter<K, V, K> {
        DictIter::new(self, |key, _| key.clone())
    }
    pub fn py_iter(&self) -> Iter<K> {
        let mut keys = self.iter();
        Iter::named("dict_keyiterator", move || keys.next())
    }
    pub fn items_iter(&self) -> Iter<(K, V)> {
        self.items().py_iter()
    }
    /// `reversed(self)`.
    pub fn reversed(&self) -> Iter<K> {
        self.keys().reversed()
    }
}

impl<T: Object> Dict<T, T> {
    /// `dict(rows)` where each row is a list of a key and a value.
    pub fn from_lists(rows: Iter<List<T>>) -> Result<Self> {
        Self::from_rows(move || Ok(rows.next()?.map(|row| row.to_vec())))
    }
    /// The same with tuples whose length only the run knows.
    pub fn from_tuples(rows: Iter<Tuple<T>>) -> Result<Self> {
        Self::from_rows(move || Ok(rows.next()?.map(|row| row.as_slice().to_vec())))
    }
    fn from_rows(mut next: impl FnMut() -> Result<Option<Vec<T>>>) -> Result<Self> {
        let made = Self::new();
        let mut at = 0_usize;
        while let Some(row) = next()? {
            let length = row.len();
            let Ok([key, value]) = <[T; 2]>::try_from(row) else {
                let element = format!("dictionary update sequence element #{at} has length {length}");
                return Err(value_error(format!("{element}; 2 is required")));
            };
            made.set_item(key, value)?;
            at += 1;
        }
        Ok(made)
    }
}

impl<K: Object, V: Object> Object for Dict<K, V> {
    fn py_copy(&self) -> Result<Self> {
        Ok(self.copy())
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        crate::copy::dict(self, memo)
    }

    const BUILTIN: bool = K::BUILTIN && V::BUILTIN;

    fn type_name(&self) -> &'static str {
        "dict"
    }
    fn py_repr(&self) -> Result<Str> {
        seq::guarded(self.py_id(), "{...}", || {
            let mut text = String::from("{");
            let mut items = self.items().iter();
            while let Some((key, value)) = items.next()? {
                if text.len() > 1 {
                    text.push_str(", ");
                }
                text.push_str(key.py_repr()?.as_str());
                text.push_str(": ");
                text.push_str(value.py_repr()?.as_str());
            }
            text.push('}');
            Ok(Str::from(text))
        })
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        if self.len() != other.len() {
            return Ok(false);
        }
        for (hash, key, value) in self.entries() {
            match other.get_hashed(hash, &key)? {
                Some(theirs) if same_or_equal(&theirs, &value)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.len())
    }
    fn parts(&self) -> Option<Parts> {
        Some(Parts::Dict(self.to_vec().into_iter().map(|(key, value)| (key.to_dyn(), value.to_dyn())).collect()))
    }
}

impl<K: Object, V: Clone + 'static> Iterable for Dict<K, V> {
    type Item = K;
    fn py_iter(&self) -> Iter<K> {
        Dict::py_iter(self)
    }
}
