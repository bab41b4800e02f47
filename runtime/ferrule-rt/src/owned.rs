//! What a `list` that has one owner does: a `Vec`, with Python's indexes, errors and comparisons.
//!
//! Nobody else knows the vector, so code of the program that runs meanwhile (a comparison, a key) cannot change it.

use crate::exc::{Result, index_error, value_error};
use crate::iter::{Iter, same_or_equal};
use crate::list::List;
use crate::object::Object;
use crate::{slice, sort};

/// The methods of a list that only its owner changes. `push`, `len`, `clear` and `reverse` are those of `Vec`.
pub trait Owned<T> {
    /// `self[index]`.
    fn at(&self, index: i64) -> Result<T>
    where
        T: Clone;
    /// `self[index] = item`.
    fn put(&mut self, index: i64, item: T) -> Result<()>;
    /// `self.pop(index)`.
    fn take(&mut self, index: i64) -> Result<T>;
    /// `self.insert(index, item)`.
    fn put_in(&mut self, index: i64, item: T);
    /// `del self[index]`.
    fn del(&mut self, index: i64) -> Result<()>;
    /// `self[a:b:c]`.
    fn part(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<List<T>>
    where
        T: Clone;
    /// `self.copy()`.
    fn copied(&self) -> List<T>
    where
        T: Clone;
    /// `self.extend(other)` with a list.
    fn push_all(&mut self, other: &List<T>)
    where
        T: Clone;
    /// `self.extend(items)`. An error leaves what came before it.
    fn push_each(&mut self, items: Iter<T>) -> Result<()>
    where
        T: 'static;
    /// `value in self`.
    fn holds(&self, value: &T) -> Result<bool>
    where
        T: Object;
    /// `self.index(value)`.
    fn place_of(&self, value: &T) -> Result<usize>
    where
        T: Object;
    /// `self.count(value)`.
    fn count_of(&self, value: &T) -> Result<usize>
    where
        T: Object;
    /// `self.remove(value)`.
    fn drop_first(&mut self, value: &T) -> Result<()>
    where
        T: Object;
    /// `self.sort(reverse=reverse)`.
    fn arrange(&mut self, reverse: bool) -> Result<()>
    where
        T: Object;
    /// `self.sort(key=key, reverse=reverse)`.
    fn arrange_by_key<K: Object>(&mut self, key: impl FnMut(&T) -> Result<K>, reverse: bool) -> Result<()>
    where
        T: Object;
}

impl<T> Owned<T> for Vec<T> {
    fn at(&self, index: i64) -> Result<T>
    where
        T: Clone,
    {
        match slice::position(index, self.len()) {
            Some(at) => Ok(self[at].clone()),
            None => Err(index_error("list index out of range")),
        }
    }

    fn put(&mut self, index: i64, item: T) -> Result<()> {
        match slice::position(index, self.len()) {
            Some(at) => {
                self[at] = item;
                Ok(())
            }
            None => Err(index_error("list assignment index out of range")),
        }
    }

    fn take(&mut self, index: i64) -> Result<T> {
        if self.is_empty() {
            return Err(index_error("pop from empty list"));
        }
        match slice::position(index, self.len()) {
            Some(at) => Ok(self.remove(at)),
            None => Err(index_error("pop index out of range")),
        }
    }

    fn put_in(&mut self, index: i64, item: T) {
        let at = slice::clamp(index, self.len());
        self.insert(at, item);
    }

    fn del(&mut self, index: i64) -> Result<()> {
        match slice::position(index, self.len()) {
            Some(at) => {
                self.remove(at);
                Ok(())
            }
            None => Err(index_error("list assignment index out of range")),
        }
    }

    fn part(&self, a: Option<i64>, b: Option<i64>, c: Option<i64>) -> Result<List<T>>
    where
        T: Clone,
    {
        Ok(List::from(slice::pick(self, a, b, c)?))
    }

    fn copied(&self) -> List<T>
    where
        T: Clone,
    {
        List::from(self.clone())
    }

    fn push_all(&mut self, other: &List<T>)
    where
        T: Clone,
    {
        other.with(|items| self.extend_from_slice(items));
    }

    fn push_each(&mut self, items: Iter<T>) -> Result<()>
    where
        T: 'static,
    {
        while let Some(item) = items.next()? {
            self.push(item);
        }
        Ok(())
    }

    fn holds(&self, value: &T) -> Result<bool>
    where
        T: Object,
    {
        Ok(find(self, value)?.is_some())
    }

    fn place_of(&self, value: &T) -> Result<usize>
    where
        T: Object,
    {
        match find(self, value)? {
            Some(at) => Ok(at),
            None => Err(value_error(format!("{} is not in list", value.py_repr()?.as_str()))),
        }
    }

    fn count_of(&self, value: &T) -> Result<usize>
    where
        T: Object,
    {
        let mut total = 0;
        for item in self {
            total += usize::from(same_or_equal(item, value)?);
        }
        Ok(total)
    }

    fn drop_first(&mut self, value: &T) -> Result<()>
    where
        T: Object,
    {
        match find(self, value)? {
            Some(at) => {
                self.remove(at);
                Ok(())
            }
            None => Err(value_error("list.remove(x): x not in list")),
        }
    }

    fn arrange(&mut self, reverse: bool) -> Result<()>
    where
        T: Object,
    {
        sort::sort(self, reverse)
    }

    fn arrange_by_key<K: Object>(&mut self, mut key: impl FnMut(&T) -> Result<K>, reverse: bool) -> Result<()>
    where
        T: Object,
    {
        sort::sort_by_key(self, &mut key, reverse)
    }
}

/// The first position of an equal item.
fn find<T: Object>(items: &[T], value: &T) -> Result<Option<usize>> {
    for (at, item) in items.iter().enumerate() {
        if same_or_equal(item, value)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::Owned;
    use crate::int::Int;
    use crate::list::List;

    fn ints(items: &[i64]) -> Vec<Int> {
        items.iter().map(|&n| Int::from(n)).collect()
    }

    #[test]
    fn indexes_count_from_both_ends() {
        let mut xs = ints(&[1, 2, 3]);
        assert_eq!(xs.at(-1).unwrap(), Int::from(3));
        assert!(xs.at(3).is_err());
        xs.put(-3, Int::from(7)).unwrap();
        assert!(xs.put(-4, Int::from(0)).is_err());
        assert_eq!(xs, ints(&[7, 2, 3]));
    }

    #[test]
    fn items_come_and_go() {
        let mut xs = ints(&[1, 2]);
        xs.put_in(-1, Int::from(9));
        xs.push_all(&List::from(ints(&[4, 9])));
        assert_eq!(xs, ints(&[1, 9, 2, 4, 9]));
        assert_eq!(xs.take(1).unwrap(), Int::from(9));
        xs.drop_first(&Int::from(9)).unwrap();
        assert_eq!(xs, ints(&[1, 2, 4]));
        assert!(xs.holds(&Int::from(4)).unwrap());
        assert!(xs.drop_first(&Int::from(9)).is_err());
        assert!(ints(&[]).take(-1).is_err());
        assert!(xs.take(5).is_err());
    }
}
