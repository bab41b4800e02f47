//! `tuple`: Rust tuples for a known length, [`Tuple`] for any.

use std::rc::Rc;

use crate::compare::{Parts, values};
use crate::exc::{Result, index_error, value_error};
use crate::iter::{Iter, Iterable, same_or_equal};
use crate::list::{List, repeat};
use crate::object::Object;
use crate::str::Str;
use crate::{seq, slice};

/// A Python tuple whose length is not known statically. Cloning makes a second name for the same tuple.
pub struct Tuple<T>(Rc<[T]>);

impl<T> Clone for Tuple<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Tuple<T> {
    fn default() -> Self {
        Self(Rc::new([]))
    }
}

impl<T> From<Vec<T>> for Tuple<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items.into())
    }
}

impl<T, const N: usize> From<[T; N]> for Tuple<T> {
    fn from(items: [T; N]) -> Self {
        Self(Rc::new(items))
    }
}

impl<T> FromIterator<T> for Tuple<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> Tuple<T> {
    pub fn new() -> Self {
        Self::default()
    }
    pub fn len(&self) -> usize {
        self.0.len()
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }
}

impl<T: Clone + 'static> Tuple<T> {
    /// `tuple(iterable)`.
    pub fn from_iterable(items: Iter<T>) -> Result<Self> {
        Ok(Self::from(items.to_vec()?))
    }
    /// `self[index]`.
    pub fn get(&self, index: i64) -> Result<T> {
        match slice::position(index, self.len()) {
            Some(at) => Ok(self.0[at].clone()),
            None => Err(index_error("tuple index out of range")),
        }
    }
    /// `self[a:b:c]`.
    pub fn slice(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<Self> {
        Ok(Self::from(slice::pick(&self.0, a, b, c)?))
    }
    /// `self + other`.
    pub fn concat(&self, other: &Self) -> Self {
        self.0.iter().chain(other.0.iter()).cloned().collect()
    }
    /// `self * count`.
    pub fn repeat(&self, count: i64) -> Result<Self> {
        Ok(Self::from(repeat(&self.0, count)?))
    }
    pub fn to_vec(&self) -> Vec<T> {
        self.0.to_vec()
    }
    pub fn to_list(&self) -> List<T> {
        List::from(self.to_vec())
    }
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = T> + 'static {
        let items = self.clone();
        (0..self.len()).map(move |at| items.0[at].clone())
    }
    pub fn py_iter(&self) -> Iter<T> {
        let mut items = self.iter();
        Iter::named("tuple_iterator", move || Ok(items.next()))
    }
    pub fn reversed(&self) -> Iter<T> {
        let mut items = self.iter().rev();
        Iter::named("reversed", move || Ok(items.next()))
    }
}

impl<T: Object> Tuple<T> {
    /// `value in self`.
    pub fn contains(&self, value: &T) -> Result<bool> {
        for item in self.0.iter() {
            if same_or_equal(item, value)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
    pub fn count(&self, value: &T) -> Result<usize> {
        let mut total = 0;
        for item in self.0.iter() {
            total += usize::from(same_or_equal(item, value)?);
        }
        Ok(total)
    }
    pub fn index(&self, value: &T) -> Result<usize> {
        self.index_in(value, 0, i64::MAX)
    }
    /// `self.index(value, start, stop)`.
    pub fn index_in(&self, value: &T, start: i64, stop: i64) -> Result<usize> {
        let (start, stop) = (slice::clamp(start, self.len()), slice::clamp(stop, self.len()));
        for at in start..stop {
            if same_or_equal(&self.0[at], value)? {
                return Ok(at);
            }
        }
        Err(value_error("tuple.index(x): x not in tuple"))
    }
}

impl<T: Object> Object for Tuple<T> {
    fn py_copy(&self) -> Result<Self> {
        Ok(self.clone())
    }
    fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
        crate::copy::tuple(self, memo)
    }

    const BUILTIN: bool = T::BUILTIN;

    fn type_name(&self) -> &'static str {
        "tuple"
    }
    fn py_repr(&self) -> Result<Str> {
        let close = if self.len() == 1 { ",)" } else { ")" };
        seq::join_reprs("(", close, self.iter())
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(!self.is_empty())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        seq::eq(&self.0, &other.0)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        seq::lt(&self.0, &other.0)
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        seq::le(&self.0, &other.0)
    }
    fn py_hash(&self) -> Result<i64> {
        seq::hash_tuple(self.0.iter().map(Object::py_hash))
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.is_empty() && other.is_empty()
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
    fn py_len(&self) -> Result<usize> {
        Ok(self.len())
    }
    fn parts(&self) -> Option<Parts> {
        Some(Parts::Tuple(values(self.to_vec())))
    }
}

impl<T: Clone + 'static> Iterable for Tuple<T> {
    type Item = T;
    fn py_iter(&self) -> Iter<T> {
        Tuple::py_iter(self)
    }
}

/// A fixed tuple has no identity of its own: it is the same object if its parts are.
macro_rules! fixed_tuple {
    ($len:literal $close:literal: $($T:ident $i:tt),+; $($same:ident)+) => {
        impl<$($T: Object),+> Object for ($($T,)+) {
            const BUILTIN: bool = $($T::BUILTIN)&&+;

            fn type_name(&self) -> &'static str {
                "tuple"
            }
            fn py_repr(&self) -> Result<Str> {
                let parts = [$(self.$i.py_repr()?),+];
                let parts: Vec<&str> = parts.iter().map(Str::as_str).collect();
                Ok(Str::from(format!(concat!("({}", $close), parts.join(", "))))
            }
            fn py_eq(&self, other: &Self) -> Result<bool> {
                $(if !same_or_equal(&self.$i, &other.$i)? {
                    return Ok(false);
                })+
                Ok(true)
            }
            fn py_lt(&self, other: &Self) -> Result<bool> {
                $(if !same_or_equal(&self.$i, &other.$i)? {
                    return self.$i.py_lt(&other.$i);
                })+
                Ok(false)
            }
            fn py_le(&self, other: &Self) -> Result<bool> {
                $(if !same_or_equal(&self.$i, &other.$i)? {
                    return self.$i.py_le(&other.$i);
                })+
                Ok(true)
            }
            fn py_hash(&self) -> Result<i64> {
                seq::hash_tuple([$(self.$i.py_hash()),+].into_iter())
            }
            fn py_is(&self, other: &Self) -> bool {
                $(self.$i.py_is(&other.$i))&&+
            }
            fn py_len(&self) -> Result<usize> {
                Ok($len)
            }
            fn py_deepcopy(&self, memo: &mut crate::copy::Memo) -> Result<Self> {
                Ok(($(self.$i.py_deepcopy(memo)?,)+))
            }
            fn parts(&self) -> Option<Parts> {
                Some(Parts::Tuple(vec![$(self.$i.to_dyn()),+]))
            }
        }

        impl<T: Clone + 'static> Iterable for ($($same,)+) {
            type Item = T;
            fn py_iter(&self) -> Iter<T> {
                Tuple::from([$(self.$i.clone()),+]).py_iter()
            }
        }

        impl<T: Clone + 'static> From<($($same,)+)> for Tuple<T> {
            fn from(items: ($($same,)+)) -> Self {
                Tuple::from([$(items.$i),+])
            }
        }
    };
}

fixed_tuple!(1 ",)": A 0; T);
fixed_tuple!(2 ")": A 0, B 1; T T);
fixed_tuple!(3 ")": A 0, B 1, C 2; T T T);
fixed_tuple!(4 ")": A 0, B 1, C 2, D 3; T T T T);
fixed_tuple!(5 ")": A 0, B 1, C 2, D 3, E 4; T T T T T);
fixed_tuple!(6 ")": A 0, B 1, C 2, D 3, E 4, F 5; T T T T T T);
fixed_tuple!(7 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6; T T T T T T T);
fixed_tuple!(8 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7; T T T T T T T T);
fixed_tuple!(9 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8; T T T T T T T T T);
fixed_tuple!(10 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9; T T T T T T T T T T);
fixed_tuple!(11 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10; T T T T T T T T T T T);
fixed_tuple!(12 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11; T T T T T T T T T T T T);
fixed_tuple!(13 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12; T T T T T T T T T T T T T);
fixed_tuple!(14 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13; T T T T T T T T T T T T T T);
fixed_tuple!(15 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13, O 14; T T T T T T T T T T T T T T T);
fixed_tuple!(16 ")": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12, N 13, O 14, P 15; T T T T T T T T T T T T T T T T);
