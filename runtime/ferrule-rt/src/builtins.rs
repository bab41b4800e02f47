//! The builtin functions that work on iterators.

use crate::dict::Dict;
use crate::exc::{Exc, Result, type_error, value_error};
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::number;
use crate::object::{Number, Object};
use crate::sort;
use crate::str::Str;
use crate::tuple::Tuple;

/// `sorted(source, reverse=reverse)`.
pub fn sorted<T: Object>(source: Iter<T>, reverse: bool) -> Result<List<T>> {
    let mut items = source.to_vec()?;
    sort::sort(&mut items, reverse)?;
    Ok(List::from(items))
}

/// `sorted(source, key=key, reverse=reverse)`.
pub fn sorted_by_key<T: Object, K: Object>(
    source: Iter<T>,
    mut key: impl FnMut(&T) -> Result<K>,
    reverse: bool,
) -> Result<List<T>> {
    let mut items = source.to_vec()?;
    sort::sort_by_key(&mut items, &mut key, reverse)?;
    Ok(List::from(items))
}

macro_rules! extreme {
    ($word:literal, $better:ident: $plain:ident $or:ident $opt:ident $by_key:ident $by_key_or:ident $by_key_opt:ident $args:ident $args_by_key:ident) => {
        #[doc = concat!("`", $word, "(source)`.")]
        pub fn $plain<T: Object>(source: Iter<T>) -> Result<T> {
            best(source, |new, old| new.$better(old))?.ok_or_else(|| empty($word))
        }
        #[doc = concat!("`", $word, "(source, default=default)`.")]
        pub fn $or<T: Object>(source: Iter<T>, default: T) -> Result<T> {
            Ok(best(source, |new, old| new.$better(old))?.unwrap_or(default))
        }
        #[doc = concat!("`", $word, "(source, default=None)`.")]
        pub fn $opt<T: Object>(source: Iter<T>) -> Result<Option<T>> {
            best(source, |new, old| new.$better(old))
        }
        #[doc = concat!("`", $word, "(source, key=key, default=None)`.")]
        pub fn $by_key_opt<T: Object, K: Object>(
            source: Iter<T>,
            key: impl FnMut(&T) -> Result<K>,
        ) -> Result<Option<T>> {
            best_by_key(source, key, |new, old| new.$better(old))
        }
        #[doc = concat!("`", $word, "(source, key=key)`.")]
        pub fn $by_key<T: Object, K: Object>(source: Iter<T>, key: impl FnMut(&T) -> Result<K>) -> Result<T> {
            best_by_key(source, key, |new, old| new.$better(old))?.ok_or_else(|| empty($word))
        }
        #[doc = concat!("`", $word, "(source, key=key, default=default)`.")]
        pub fn $by_key_or<T: Object, K: Object>(
            source: Iter<T>,
            key: impl FnMut(&T) -> Result<K>,
            default: T,
        ) -> Result<T> {
            Ok(best_by_key(source, key, |new, old| new.$better(old))?.unwrap_or(default))
        }
        #[doc = concat!("`", $word, "(a, b, ...)`.")]
        pub fn $args<T: Object>(items: Vec<T>) -> Result<T> {
            $plain(Iter::from_std(items.into_iter()))
        }
        #[doc = concat!("`", $word, "(a, b, ..., key=key)`.")]
        pub fn $args_by_key<T: Object, K: Object>(items: Vec<T>, key: impl FnMut(&T) -> Result<K>) -> Result<T> {
            $by_key(Iter::from_std(items.into_iter()), key)
        }
    };
}

extreme!("min", py_lt: min min_or min_opt min_by_key min_by_key_or min_by_key_opt min_args min_args_by_key);
extreme!("max", py_gt: max max_or max_opt max_by_key max_by_key_or max_by_key_opt max_args max_args_by_key);

fn empty(name: &str) -> Exc {
    value_error(format!("{name}() arg is an empty sequence"))
}

fn best<T>(source: Iter<T>, better: impl Fn(&T, &T) -> Result<bool>) -> Result<Option<T>>
where
    T: Object,
{
    let Some(mut found) = source.next()? else {
        return Ok(None);
    };
    while let Some(item) = source.next()? {
        if better(&item, &found)? {
            found = item;
        }
    }
    Ok(Some(found))
}

fn best_by_key<T: Object, K: Object>(
    source: Iter<T>,
    mut key: impl FnMut(&T) -> Result<K>,
    better: impl Fn(&K, &K) -> Result<bool>,
) -> Result<Option<T>> {
    let Some(mut found) = source.next()? else {
        return Ok(None);
    };
    let mut found_key = key(&found)?;
    while let Some(item) = source.next()? {
        let item_key = key(&item)?;
        if better(&item_key, &found_key)? {
            (found, found_key) = (item, item_key);
        }
    }
    Ok(Some(found))
}

/// `sum(source, start)` of integers.
pub fn sum_int(source: Iter<Int>, start: &Int) -> Result<Int> {
    let mut total = start.clone();
    while let Some(item) = source.next()? {
        total += &item;
    }
    Ok(total)
}

/// `sum(source, start)` of truth values.
pub fn sum_bool(source: Iter<bool>, start: &Int) -> Result<Int> {
    sum_int(source.convert(|item| Ok(Int::from(i64::from(item)))), start)
}

/// `sum(source, start)` of floats, plainly from left to right as CPython 3.11 does.
pub fn sum_float(source: Iter<f64>, start: f64) -> Result<f64> {
    sum_by(source, start, |total, item| Ok(total + item))
}

/// `sum(source, start)` of floats that starts with an integer, which stays the sum if no float comes.
pub fn sum_floats(source: Iter<f64>, start: &Int) -> Result<Number> {
    match source.next()? {
        None => Ok(Number::Int(start.clone())),
        Some(first) => Ok(Number::Float(sum_float(source, start.to_f64()? + first)?)),
    }
}

/// `sum(source, start)` of integers and floats together.
pub fn sum_number(source: Iter<Number>, start: &Number) -> Result<Number> {
    sum_by(source, start.clone(), number::add)
}

/// `sum(source, start)` with the `+` of the items' type.
pub fn sum_by<T: 'static, S>(source: Iter<T>, start: S, mut add: impl FnMut(&S, &T) -> Result<S>) -> Result<S> {
    let mut total = start;
    while let Some(item) = source.next()? {
        total = add(&total, &item)?;
    }
    Ok(total)
}

/// `any(source)`.
pub fn any<T: Object>(source: Iter<T>) -> Result<bool> {
    while let Some(item) = source.next()? {
        if item.py_bool()? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `all(source)`.
pub fn all<T: Object>(source: Iter<T>) -> Result<bool> {
    while let Some(item) = source.next()? {
        if !item.py_bool()? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `enumerate(source, start)`.
pub fn enumerate<T: 'static>(source: Iter<T>, start: &Int) -> Iter<(Int, T)> {
    let mut next = start.clone();
    Iter::named("enumerate", move || {
        let Some(item) = source.next()? else {
            return Ok(None);
        };
        let after = &next + &Int::Small(1);
        Ok(Some((std::mem::replace(&mut next, after), item)))
    })
}

/// `enumerate(source, start)`, where a machine word holds every number.
pub fn enumerate_words<T: 'static>(source: Iter<T>, start: i64) -> Iter<(i64, T)> {
    let mut next = start;
    Iter::named("enumerate", move || {
        let Some(item) = source.next()? else {
            return Ok(None);
        };
        let number = next;
        next = next.wrapping_add(1);
        Ok(Some((number, item)))
    })
}

/// `filter(None, source)`.
pub fn filter_none<T: Object>(source: Iter<T>) -> Iter<T> {
    source.filter(Object::py_bool)
}

/// `map(f, a, b)`: ends with the shorter.
pub fn map2<A: 'static, B: 'static, R: 'static>(
    mut f: impl FnMut(&A, &B) -> Result<R> + 'static,
    a: Iter<A>,
    b: Iter<B>,
) -> Iter<R> {
    Iter::named("map", move || {
        let Some(x) = a.next()? else { return Ok(None) };
        let Some(y) = b.next()? else { return Ok(None) };
        f(&x, &y).map(Some)
    })
}

/// `map(f, a, b, c)`: ends with the shortest.
pub fn map3<A: 'static, B: 'static, C: 'static, R: 'static>(
    mut f: impl FnMut(&A, &B, &C) -> Result<R> + 'static,
    a: Iter<A>,
    b: Iter<B>,
    c: Iter<C>,
) -> Iter<R> {
    Iter::named("map", move || {
        let Some(x) = a.next()? else { return Ok(None) };
        let Some(y) = b.next()? else { return Ok(None) };
        let Some(z) = c.next()? else { return Ok(None) };
        f(&x, &y, &z).map(Some)
    })
}

/// The error of `zip(strict=True)`: argument `at` (from 0) ended early, or goes on.
fn uneven(at: usize, how: &str) -> Exc {
    let others = if at == 1 { "argument 1".to_owned() } else { format!("arguments 1-{at}") };
    value_error(format!("zip() argument {} is {how} than {others}", at + 1))
}

macro_rules! zip {
    ($name:ident: $first:ident $A:ident; $($rest:ident $T:ident $at:literal),+) => {
        /// `zip` of this many iterators, of different types.
        pub fn $name<$A: 'static, $($T: 'static),+>(
            $first: Iter<$A>,
            $($rest: Iter<$T>,)+
            strict: bool,
        ) -> Iter<($A, $($T),+)> {
            Iter::named("zip", move || {
                let Some($first) = $first.next()? else {
                    $(if strict && $rest.next()?.is_some() {
                        return Err(uneven($at, "longer"));
                    })+
                    return Ok(None);
                };
                $(let Some($rest) = $rest.next()? else {
                    return if strict { Err(uneven($at, "shorter")) } else { Ok(None) };
                };)+
                Ok(Some(($first, $($rest),+)))
            })
        }
    };
}

zip!(zip2: a A; b B 1);
zip!(zip3: a A; b B 1, c C 2);
zip!(zip4: a A; b B 1, c C 2, d D 3);
zip!(zip5: a A; b B 1, c C 2, d D 3, e E 4);
zip!(zip6: a A; b B 1, c C 2, d D 3, e E 4, f F 5);

/// `zip(a)`.
pub fn zip1<A: 'static>(a: Iter<A>) -> Iter<(A,)> {
    Iter::named("zip", move || Ok(a.next()?.map(|item| (item,))))
}

/// `zip(*sources)`: iterators of one type whose number is not known statically.
pub fn zip_many<T: Clone + 'static>(sources: Vec<Iter<T>>, strict: bool) -> Iter<Tuple<T>> {
    Iter::named("zip", move || {
        let mut row = Vec::with_capacity(sources.len());
        for (at, source) in sources.iter().enumerate() {
            match source.next()? {
                Some(item) => row.push(item),
                None if !strict => return Ok(None),
                None if at > 0 => return Err(uneven(at, "shorter")),
                None => return all_ended(&sources),
            }
        }
        Ok(if row.is_empty() { None } else { Some(Tuple::from(row)) })
    })
}

/// The first source of a strict `zip` ended: all others must have, too.
fn all_ended<T: 'static, R>(sources: &[Iter<T>]) -> Result<Option<R>> {
    for (at, source) in sources.iter().enumerate().skip(1) {
        if source.next()?.is_some() {
            return Err(uneven(at, "longer"));
        }
    }
    Ok(None)
}

/// `min(a, b)`: the first unless the second is less.
pub fn min2<T: Object>(a: &T, b: &T) -> Result<T> {
    Ok(if b.py_lt(a)? { b.clone() } else { a.clone() })
}

/// `max(a, b)`: the first unless the second is greater.
pub fn max2<T: Object>(a: &T, b: &T) -> Result<T> {
    Ok(if b.py_gt(a)? { b.clone() } else { a.clone() })
}

/// `map(f, source)`.
pub fn map<A: 'static, R: 'static>(f: impl FnMut(&A) -> Result<R> + 'static, source: Iter<A>) -> Iter<R> {
    source.map(f)
}

/// `filter(f, source)`: by the truth of what `f` gives.
pub fn filter<T: 'static, R: Object>(mut f: impl FnMut(&T) -> Result<R> + 'static, source: Iter<T>) -> Iter<T> {
    source.filter(move |item| f(item)?.py_bool())
}

/// The keywords of `f(**mapping)`, where `given` are already filled and `open` are those that `f` still takes.
pub fn keywords<V: Object>(
    items: &Iter<(Str, V)>,
    function: &Str,
    given: Vec<Str>,
    open: Vec<Str>,
) -> Result<Dict<Str, V>> {
    let found = keywords_any(items, function, given)?;
    match found.to_vec().iter().find(|(key, _)| !open.contains(key)) {
        Some((key, _)) => Err(type_error(format!("{function}() got an unexpected keyword argument '{key}'"))),
        None => Ok(found),
    }
}

/// The same for an `f` that takes any keyword.
pub fn keywords_any<V: Object>(items: &Iter<(Str, V)>, function: &Str, given: Vec<Str>) -> Result<Dict<Str, V>> {
    let found = Dict::from_pairs(items.clone())?;
    match found.to_vec().iter().find(|(key, _)| given.contains(key)) {
        Some((key, _)) => Err(type_error(format!("{function}() got multiple values for argument '{key}'"))),
        None => Ok(found),
    }
}

/// Checks the count of the values of `f(a, *items)`: `missing` are the parameters that must still get one. The other
/// numbers are of all parameters: without default, with, and given before the star.
pub fn positional<T: Object>(
    items: &List<T>,
    function: &Str,
    missing: Vec<Str>,
    least: usize,
    most: usize,
    before: usize,
) -> Result<()> {
    let count = before + items.len();
    if count > most {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let takes = if least == most { format!("{most}") } else { format!("from {least} to {most}") };
        let were = if count == 1 { "was" } else { "were" };
        let argument = format!("positional argument{}", plural(most));
        return Err(type_error(format!("{function}() takes {takes} {argument} but {count} {were} given")));
    }
    positional_any(items, function, missing)
}

/// The same for an `f` that takes any number.
pub fn positional_any<T: Object>(items: &List<T>, function: &Str, missing: Vec<Str>) -> Result<()> {
    let Some(lacking) = missing.get(items.len()..).filter(|names| !names.is_empty()) else { return Ok(()) };
    let names: Vec<String> = lacking.iter().map(|name| format!("'{name}'")).collect();
    let (plural, shown) = match names.as_slice() {
        [one] => ("", one.clone()),
        [one, two] => ("s", format!("{one} and {two}")),
        [first @ .., last] => ("s", format!("{}, and {last}", first.join(", "))),
        [] => return Ok(()),
    };
    let count = names.len();
    Err(type_error(format!("{function}() missing {count} required positional argument{plural}: {shown}")))
}

/// What `*args` gets of the values, after those for the parameters before it.
pub fn after<T: Object>(items: &List<T>, count: usize) -> List<T> {
    List::from(items.to_vec().into_iter().skip(count).collect::<Vec<T>>())
}

/// Whether `*items` has a value for the parameter at `index` of those that are open.
pub fn reaches<T: Object>(items: &List<T>, index: usize) -> bool {
    index < items.len()
}
