//! The builtin functions that work on iterators.

use crate::exc::value_error;
use crate::int::Int;
use crate::iter::Iter;

/// `enumerate(source, start)`.
pub fn enumerate<T: 'static>(source: Iter<T>, start: &Int) -> Iter<(Int, T)> {
    let mut next = start.clone();
    Iter::named("enumerate", move || {
        let Some(item) = source.next()? else {
            return Ok(None);
        };
        let after = increment(&next);
        Ok(Some((std::mem::replace(&mut next, after), item)))
    })
}

fn increment(n: &Int) -> Int {
    match n {
        Int::Small(n) if *n < i64::MAX => Int::Small(n + 1),
        Int::Small(n) => Int::Big(std::rc::Rc::new(num_bigint::BigInt::from(*n) + 1)),
        Int::Big(n) => Int::Big(std::rc::Rc::new(&**n + 1)),
    }
}

/// `zip(a, b, strict=strict)`.
pub fn zip2<A: 'static, B: 'static>(a: Iter<A>, b: Iter<B>, strict: bool) -> Iter<(A, B)> {
    Iter::named("zip", move || {
        let Some(x) = a.next()? else {
            if strict && b.next()?.is_some() {
                return Err(value_error("zip() argument 2 is longer than argument 1"));
            }
            return Ok(None);
        };
        match b.next()? {
            Some(y) => Ok(Some((x, y))),
            None if strict => Err(value_error("zip() argument 2 is shorter than argument 1")),
            None => Ok(None),
        }
    })
}
