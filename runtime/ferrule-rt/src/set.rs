//! `set` and `frozenset`.

use crate::compare::{Parts, values};
use crate::dict::Dict;
use crate::exc::{Result, key_error};
use crate::iter::{Iter, Iterable, PyIterator};
use crate::object::Object;
use crate::seq;
use crate::set_table::Core;
pub use crate::set_table::SetIter;
use crate::str::Str;

/// A Python set. Cloning makes a second name for the same set.
pub struct Set<T>(Core<T>);

/// A Python frozenset.
pub struct FrozenSet<T>(Core<T>);

mod sealed {
    pub trait Sealed<T> {
        fn core(&self) -> &super::Core<T>;
    }
}
use sealed::Sealed;

/// A set, mutable or frozen.
pub trait AnySet<T>: Sealed<T> {}

/// What both kinds of set can do.
macro_rules! both_kinds {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                Self(self.0.clone())
            }
        }

        impl<T> Default for $name<T> {
            fn default() -> Self {
                Self::new()
            }
        }

        impl<T> Sealed<T> for $name<T> {
            fn core(&self) -> &Core<T> {
                &self.0
            }
        }

        impl<T> AnySet<T> for $name<T> {}

        impl<T> $name<T> {
            pub fn new() -> Self {
                Self(Core::new())
            }
            pub fn len(&self) -> usize {
                self.0.len()
            }
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }
        }

        impl<T: Object> $name<T> {
            /// A display `{a, b}` whose items are computed.
            pub fn of(items: Vec<T>) -> Result<Self> {
                let set = Self::new();
                items.into_iter().try_for_each(|item| set.0.add(item))?;
                Ok(set)
            }
            /// A display of constants. From three on, CPython's compiler makes a frozen set of them and another one of
            /// that one's items, and the display copies the second, so the order may differ from adding one by one.
            pub fn of_constants(items: Vec<T>) -> Result<Self> {
                if items.len() < 3 {
                    return Self::of(items);
                }
                let unique = Self::of(items)?.to_vec();
                Ok(Self(Self::of(unique)?.0.copy()?))
            }
            /// `set(iterable)`.
            /// A display `{a, b}`.
            pub fn from_vec(items: Vec<T>) -> Result<Self> {
                Self::from_iterable(crate::list::List::from(items).py_iter())
            }
            pub fn from_iterable(items: Iter<T>) -> Result<Self> {
                let set = Self::new();
                set.0.update(items)?;
                Ok(set)
            }
            /// `set(other)` of a set, whose table is taken over as CPython does.
            pub fn from_set(other: &impl AnySet<T>) -> Result<Self> {
                Ok(Self(other.core().copy()?))
            }
            /// `set(dict)`.
            pub fn from_dict<V: Clone + 'static>(other: &Dict<T, V>) -> Result<Self> {
                let set = Self::new();
                set.0.update_dict(other)?;
                Ok(set)
            }
            pub fn contains(&self, item: &T) -> Result<bool> {
                self.0.contains(item)
            }
            /// `self | other`.
            pub fn union(&self, other: &impl AnySet<T>) -> Result<Self> {
                let result = self.0.copy()?;
                if !self.0.same(other.core()) {
                    result.merge(other.core())?;
                }
                Ok(Self(result))
            }
            pub fn union_iter(&self, items: Iter<T>) -> Result<Self> {
                let result = self.0.copy()?;
                result.update(items)?;
                Ok(Self(result))
            }
            pub fn union_all(&self, others: Vec<Iter<T>>) -> Result<Self> {
                let result = self.0.copy()?;
                others.into_iter().try_for_each(|items| result.update(items))?;
                Ok(Self(result))
            }
            pub fn union_dict<V: Clone + 'static>(&self, other: &Dict<T, V>) -> Result<Self> {
                let result = self.0.copy()?;
                result.update_dict(other)?;
                Ok(Self(result))
            }
            /// `self.union()`, `self.intersection()` and `self.difference()` without arguments.
            pub fn copied(&self) -> Result<Self> {
                Ok(Self(self.0.copy()?))
            }
            /// `self & other`.
            pub fn intersection(&self, other: &impl AnySet<T>) -> Result<Self> {
                Ok(Self(self.0.intersection(other.core())?))
            }
            pub fn intersection_iter(&self, items: Iter<T>) -> Result<Self> {
                Ok(Self(self.0.intersection_iter(items)?))
            }
            pub fn intersection_all(&self, others: Vec<Iter<T>>) -> Result<Self> {
                let mut others = others.into_iter();
                let Some(first) = others.next() else { return self.copied() };
                others.try_fold(self.intersection_iter(first)?, |found, items| found.intersection_iter(items))
            }
            /// `self - other`.
            pub fn difference(&self, other: &impl AnySet<T>) -> Result<Self> {
                Ok(Self(self.0.difference(other.core())?))
            }
            pub fn difference_iter(&self, items: Iter<T>) -> Result<Self> {
                Ok(Self(self.0.difference_iter(items)?))
            }
            pub fn difference_all(&self, others: Vec<Iter<T>>) -> Result<Self> {
                others.into_iter().try_fold(self.copied()?, |found, items| found.difference_iter(items))
            }
            pub fn difference_dict<V: Clone + 'static>(&self, other: &Dict<T, V>) -> Result<Self> {
                Ok(Self(self.0.difference_dict(other)?))
            }
            /// `self ^ other`.
            pub fn symmetric_difference(&self, other: &impl AnySet<T>) -> Result<Self> {
                Ok(Self(self.0.symmetric_difference(other.core())?))
            }
            pub fn symmetric_difference_iter(&self, items: Iter<T>) -> Result<Self> {
                let result = Self::from_iterable(items)?;
                result.0.symmetric_difference_update(&self.0)?;
                Ok(result)
            }
            /// `self <= other`.
            pub fn issubset(&self, other: &impl AnySet<T>) -> Result<bool> {
                self.0.is_subset(other.core())
            }
            pub fn issubset_iter(&self, items: Iter<T>) -> Result<bool> {
                self.issubset(&Self::from_iterable(items)?)
            }
            /// `self >= other`.
            pub fn issuperset(&self, other: &impl AnySet<T>) -> Result<bool> {
                other.core().is_subset(&self.0)
            }
            pub fn issuperset_iter(&self, items: Iter<T>) -> Result<bool> {
                while let Some(item) = items.next()? {
                    if !self.contains(&item)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            /// `self < other`.
            pub fn is_proper_subset(&self, other: &impl AnySet<T>) -> Result<bool> {
                Ok(self.len() < other.core().len() && self.issubset(other)?)
            }
            /// `self > other`.
            pub fn is_proper_superset(&self, other: &impl AnySet<T>) -> Result<bool> {
                Ok(self.len() > other.core().len() && self.issuperset(other)?)
            }
            pub fn isdisjoint(&self, other: &impl AnySet<T>) -> Result<bool> {
                self.0.is_disjoint(other.core())
            }
            pub fn isdisjoint_iter(&self, items: Iter<T>) -> Result<bool> {
                while let Some(item) = items.next()? {
                    if self.contains(&item)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            /// `self == other` for a set and a frozenset.
            pub fn equals(&self, other: &impl AnySet<T>) -> Result<bool> {
                self.0.equal(other.core())
            }
            /// The items in the order of iteration.
            pub fn to_vec(&self) -> Vec<T> {
                self.0.entries().into_iter().map(|(_, item)| item).collect()
            }
            pub fn iter(&self) -> SetIter<T> {
                self.0.iter()
            }
            pub fn py_iter(&self) -> Iter<T> {
                let mut items = self.iter();
                Iter::named("set_iterator", move || items.next())
            }
        }

        impl<T: Object> Iterable for $name<T> {
            type Item = T;
            fn py_iter(&self) -> Iter<T> {
                $name::py_iter(self)
            }
        }
    };
}

both_kinds!(Set);
both_kinds!(FrozenSet);

impl<T: Object> Set<T> {
    pub fn add(&self, item: T) -> Result<()> {
        self.0.add(item)
    }
    pub fn discard(&self, item: &T) -> Result<()> {
        self.0.discard(item).map(drop)
    }
    pub fn remove(&self, item: &T) -> Result<()> {
        if self.0.discard(item)? { Ok(()) } else { Err(key_error(item)) }
    }
    pub fn pop(&self) -> Result<T> {
        self.0.pop()
    }
    pub fn clear(&self) {
        self.0.clear();
    }
    pub fn copy(&self) -> Result<Set<T>> {
        Ok(Self(self.0.copy()?))
    }
    /// `self |= other`.
    pub fn update(&self, other: &impl AnySet<T>) -> Result<()> {
        self.0.merge(other.core())
    }
    pub fn update_iter(&self, items: Iter<T>) -> Result<()> {
        self.0.update(items)
    }
    pub fn update_all(&self, others: Vec<Iter<T>>) -> Result<()> {
        others.into_iter().try_for_each(|items| self.0.update(items))
    }
    pub fn update_dict<V: Clone + 'static>(&self, other: &Dict<T, V>) -> Result<()> {
        self.0.update_dict(other)
    }
    /// `self &= other`.
    pub fn intersection_update(&self, other: &impl AnySet<T>) -> Result<()> {
        let result = self.0.intersection(other.core())?;
        self.0.swap_bodies(&result);
        Ok(())
    }
    pub fn intersection_update_iter(&self, items: Iter<T>) -> Result<()> {
        let result = self.0.intersection_iter(items)?;
        self.0.swap_bodies(&result);
        Ok(())
    }
    pub fn intersection_update_all(&self, others: Vec<Iter<T>>) -> Result<()> {
        let result = self.intersection_all(others)?;
        self.0.swap_bodies(&result.0);
        Ok(())
    }
    /// `self -= other`.
    pub fn difference_update(&self, other: &impl AnySet<T>) -> Result<()> {
        self.0.difference_update(other.core())
    }
    pub fn difference_update_iter(&self, items: Iter<T>) -> Result<()> {
        self.0.difference_update_iter(items)
    }
    pub fn difference_update_all(&self, others: Vec<Iter<T>>) -> Result<()> {
        others.into_iter().try_for_each(|items| self.0.difference_update_iter(items))
    }
    /// `self ^= other`.
    pub fn symmetric_difference_update(&self, other: &impl AnySet<T>) -> Result<()> {
        self.0.symmetric_difference_update(other.core())
    }
    pub fn symmetric_difference_update_iter(&self, items: Iter<T>) -> Result<()> {
        self.0.symmetric_difference_update(&Self::from_iterable(items)?.0)
    }
}

impl<T: Object> FrozenSet<T> {
    /// A frozen set is its own copy.
    pub fn copy(&self) -> FrozenSet<T> {
        self.clone()
    }
}

macro_rules! set_object {
    ($name:ident, $shallow:ident, $deep:ident, $type_name:literal, $empty:literal, $open:literal, $close:literal, $nested:literal $(, $hash:item)?) => {
        impl<T: Object> Object for $name<T> {
            const BUILTIN: bool = T::BUILTIN;

            fn type_name(&self) -> &'static str {
                $type_name
            }
            fn py_repr(&self) -> Result<Str> {
                if self.is_empty() {
                    return Ok(Str::lit($empty));
                }
                seq::guarded(self.py_id(), $nested, || seq::join_reprs($open, $close, self.to_vec()))
            }
            fn py_copy(&self) -> Result<Self> {
                crate::copy::$shallow(self)
            }
            fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
                crate::copy::$deep(self, memo)
            }
            fn py_bool(&self) -> Result<bool> {
                Ok(!self.is_empty())
            }
            fn py_eq(&self, other: &Self) -> Result<bool> {
                self.equals(other)
            }
            fn py_lt(&self, other: &Self) -> Result<bool> {
                self.is_proper_subset(other)
            }
            fn py_le(&self, other: &Self) -> Result<bool> {
                self.issubset(other)
            }
            $($hash)?
            fn py_is(&self, other: &Self) -> bool {
                self.0.same(&other.0)
            }
            fn py_id(&self) -> usize {
                self.0.id()
            }
            fn py_len(&self) -> Result<usize> {
                Ok(self.len())
            }
            fn parts(&self) -> Option<Parts> {
                Some(Parts::Set(values(self.to_vec())))
            }
        }
    };
}

set_object!(Set, shallow_set, set, "set", "set()", "{", "}", "set(...)");
set_object!(
    FrozenSet,
    shallow_frozen_set,
    frozen_set,
    "frozenset",
    "frozenset()",
    "frozenset({",
    "})",
    "frozenset(...)",
    fn py_hash(&self) -> Result<i64> {
        Ok(self.0.frozen_hash())
    }
);

impl<T: Object> PyIterator for SetIter<T> {
    type Item = T;
    fn py_next(&mut self) -> Result<Option<T>> {
        self.next()
    }
}
