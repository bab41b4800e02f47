//! The module `copy`: `deepcopy` keeps aliases and cycles, by a memo of what was copied.

use std::any::Any;
use std::collections::HashMap;

use crate::bytes::Bytes;
use crate::dict::Dict;
use crate::exc::Result;
use crate::int::Int;
use crate::list::List;
use crate::object::Object;
use crate::range::Range;
use crate::set::{FrozenSet, Set};
use crate::str::Str;
use crate::tuple::Tuple;

/// The copies made so far, by the identity of the original, which is kept alive so that no other takes its place.
#[derive(Default)]
pub struct Memo(HashMap<usize, Copied>);

struct Copied {
    _original: Box<dyn Any>,
    copy: Box<dyn Any>,
}

impl Memo {
    /// The copy of an object that was met before.
    pub fn get<T: Object>(&self, original: &T) -> Option<T> {
        self.0.get(&original.py_id())?.copy.downcast_ref::<T>().cloned()
    }
    /// Remembers a copy; called before its contents are copied, so that a cycle ends.
    pub fn insert<T: Object>(&mut self, original: &T, copy: &T) {
        let copied = Copied { _original: Box::new(original.clone()), copy: Box::new(copy.clone()) };
        self.0.insert(original.py_id(), copied);
    }
}

/// What `deepcopy` can copy. Classes of the translated program implement it field by field.
pub trait DeepCopy: Object {
    fn deep_copy(&self, memo: &mut Memo) -> Result<Self>;
}

/// `deepcopy(value)`.
pub fn deepcopy<T: DeepCopy>(value: &T) -> Result<T> {
    value.deep_copy(&mut Memo::default())
}

macro_rules! immutable {
    ($($type:ty),*) => {
        $(impl DeepCopy for $type {
            fn deep_copy(&self, _memo: &mut Memo) -> Result<Self> {
                Ok(self.clone())
            }
        })*
    };
}
immutable!((), bool, f64, i64, Int, Str, Bytes, Range);

#[cfg(feature = "datetime")]
mod dates {
    use super::{DeepCopy, Memo, Result};
    use crate::datetime::{Date, DateTime, Time, TimeDelta, TimeZone};
    immutable!(Date, DateTime, Time, TimeDelta, TimeZone);
}

impl<T: DeepCopy> DeepCopy for Option<T> {
    fn deep_copy(&self, memo: &mut Memo) -> Result<Self> {
        self.as_ref().map(|value| value.deep_copy(memo)).transpose()
    }
}

impl<T: DeepCopy> DeepCopy for List<T> {
    fn deep_copy(&self, memo: &mut Memo) -> Result<Self> {
        if let Some(known) = memo.get(self) {
            return Ok(known);
        }
        let copy = List::new();
        memo.insert(self, &copy);
        let mut items = self.iter();
        for item in items.by_ref() {
            copy.append(item.deep_copy(memo)?);
        }
        Ok(copy)
    }
}

impl<K: DeepCopy, V: DeepCopy> DeepCopy for Dict<K, V> {
    fn deep_copy(&self, memo: &mut Memo) -> Result<Self> {
        if let Some(known) = memo.get(self) {
            return Ok(known);
        }
        let copy = Dict::new();
        memo.insert(self, &copy);
        for (key, value) in self.to_vec() {
            let key = key.deep_copy(memo)?;
            copy.set_item(key, value.deep_copy(memo)?)?;
        }
        Ok(copy)
    }
}

impl<T: DeepCopy> DeepCopy for Set<T> {
    fn deep_copy(&self, memo: &mut Memo) -> Result<Self> {
        if let Some(known) = memo.get(self) {
            return Ok(known);
        }
        let items = self.to_vec().iter().map(|item| item.deep_copy(memo)).collect::<Result<Vec<T>>>()?;
        let copy = Set::of(items)?;
        memo.insert(self, &copy);
        Ok(copy)
    }
}

impl<T: DeepCopy> DeepCopy for FrozenSet<T> {
    fn deep_copy(&self, memo: &mut Memo) -> Result<Self> {
        FrozenSet::of(self.to_vec().iter().map(|item| item.deep_copy(memo)).collect::<Result<Vec<T>>>()?)
    }
}

impl<T: DeepCopy> DeepCopy for Tuple<T> {
    fn deep_copy(&self, memo: &mut Memo) -> Result<Self> {
        let items = self.as_slice().iter().map(|item| item.deep_copy(memo)).collect::<Result<Vec<T>>>()?;
        // A tuple whose parts all stay what they are stays itself.
        let same = items.iter().zip(self.as_slice()).all(|(copy, item)| copy.py_is(item));
        Ok(if same { self.clone() } else { Tuple::from(items) })
    }
}

macro_rules! fixed_tuple {
    ($($T:ident $i:tt),+) => {
        impl<$($T: DeepCopy),+> DeepCopy for ($($T,)+) {
            fn deep_copy(&self, memo: &mut Memo) -> Result<Self> {
                Ok(($(self.$i.deep_copy(memo)?,)+))
            }
        }
    };
}
fixed_tuple!(A 0);
fixed_tuple!(A 0, B 1);
fixed_tuple!(A 0, B 1, C 2);
fixed_tuple!(A 0, B 1, C 2, D 3);
fixed_tuple!(A 0, B 1, C 2, D 3, E 4);
fixed_tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
