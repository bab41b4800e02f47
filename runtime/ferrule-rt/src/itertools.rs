//! The module `itertools`: lazy, in CPython's order of evaluation.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::exc::{Result, value_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable, same_or_equal};
use crate::object::Object;
use crate::tuple::Tuple;

/// `count(start, step)`.
pub fn count(start: Int, step: Int) -> Iter<Int> {
    let mut next = start;
    Iter::named("count", move || {
        let after = &next + &step;
        Ok(Some(std::mem::replace(&mut next, after)))
    })
}

/// `count(start, step)` of floats; CPython adds the step again and again too.
pub fn count_float(start: f64, step: f64) -> Iter<f64> {
    let mut next = start;
    Iter::named("count", move || {
        let this = next;
        next += step;
        Ok(Some(this))
    })
}

/// `cycle(items)`.
pub fn cycle<T: Clone + 'static>(items: Iter<T>) -> Iter<T> {
    let mut saved: Vec<T> = Vec::new();
    let mut first_pass = true;
    let mut at = 0;
    Iter::named("cycle", move || {
        if first_pass {
            if let Some(item) = items.next()? {
                saved.push(item.clone());
                return Ok(Some(item));
            }
            first_pass = false;
        }
        if saved.is_empty() {
            return Ok(None);
        }
        let item = saved[at].clone();
        at = (at + 1) % saved.len();
        Ok(Some(item))
    })
}

/// `repeat(item)`.
pub fn repeat<T: Clone + 'static>(item: T) -> Iter<T> {
    Iter::named("repeat", move || Ok(Some(item.clone())))
}

/// `repeat(item, times)`.
pub fn repeat_times<T: Clone + 'static>(item: T, times: i64) -> Iter<T> {
    let mut left = times;
    Iter::named("repeat", move || {
        if left <= 0 {
            return Ok(None);
        }
        left -= 1;
        Ok(Some(item.clone()))
    })
}

/// `accumulate(items, f)`.
pub fn accumulate<T: Clone + 'static>(items: Iter<T>, mut f: impl FnMut(&T, &T) -> Result<T> + 'static) -> Iter<T> {
    let mut total: Option<T> = None;
    Iter::named("accumulate", move || {
        let Some(item) = items.next()? else { return Ok(None) };
        let next = match &total {
            None => item,
            Some(total) => f(total, &item)?,
        };
        total = Some(next.clone());
        Ok(Some(next))
    })
}

/// `accumulate(items, f, initial=initial)`.
pub fn accumulate_from<A: Clone + 'static, T: 'static>(
    items: Iter<T>,
    mut f: impl FnMut(&A, &T) -> Result<A> + 'static,
    initial: A,
) -> Iter<A> {
    let mut total: Option<A> = None;
    Iter::named("accumulate", move || {
        let next = match &total {
            None => initial.clone(),
            Some(total) => match items.next()? {
                Some(item) => f(total, &item)?,
                None => return Ok(None),
            },
        };
        total = Some(next.clone());
        Ok(Some(next))
    })
}

/// `chain.from_iterable(sources)`, and `chain(*sources)` by way of the list of its arguments.
pub fn chain<T: 'static>(sources: Iter<Iter<T>>) -> Iter<T> {
    let mut current: Option<Iter<T>> = None;
    Iter::named("chain", move || {
        loop {
            if let Some(source) = &current
                && let Some(item) = source.next()?
            {
                return Ok(Some(item));
            }
            current = sources.next()?;
            if current.is_none() {
                return Ok(None);
            }
        }
    })
}

/// `chain.from_iterable(sources)` of containers.
pub fn chain_iterables<S: Iterable + 'static>(sources: Iter<S>) -> Iter<S::Item> {
    chain(sources.convert(|source| Ok(source.py_iter())))
}

/// `chain(*sources)`.
pub fn chain_all<T: 'static>(sources: Vec<Iter<T>>) -> Iter<T> {
    chain(Iter::from_std(sources.into_iter()))
}

/// `compress(data, selectors)`.
pub fn compress<T: 'static, S: Object>(data: Iter<T>, selectors: Iter<S>) -> Iter<T> {
    Iter::named("compress", move || {
        while let Some(item) = data.next()? {
            let Some(selector) = selectors.next()? else { return Ok(None) };
            if selector.py_bool()? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    })
}

/// `dropwhile(f, items)`.
pub fn dropwhile<T: 'static>(mut f: impl FnMut(&T) -> Result<bool> + 'static, items: Iter<T>) -> Iter<T> {
    let mut dropping = true;
    Iter::named("dropwhile", move || {
        while let Some(item) = items.next()? {
            if !dropping || !f(&item)? {
                dropping = false;
                return Ok(Some(item));
            }
        }
        Ok(None)
    })
}

/// `takewhile(f, items)`.
pub fn takewhile<T: 'static>(mut f: impl FnMut(&T) -> Result<bool> + 'static, items: Iter<T>) -> Iter<T> {
    Iter::named("takewhile", move || {
        let Some(item) = items.next()? else { return Ok(None) };
        Ok(if f(&item)? { Some(item) } else { None })
    })
}

/// `filterfalse(f, items)`.
pub fn filterfalse<T: 'static>(mut f: impl FnMut(&T) -> Result<bool> + 'static, items: Iter<T>) -> Iter<T> {
    Iter::named("filterfalse", move || {
        while let Some(item) = items.next()? {
            if !f(&item)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    })
}

/// The state that `groupby` shares with the groups that it gave.
struct Groups<T, K> {
    items: Iter<T>,
    /// The item that was read and not given, with its key.
    current: Option<(K, T)>,
    /// The key of the group under way.
    target: Option<K>,
    /// Groups of before give nothing more.
    serial: usize,
}

/// `groupby(items, key)`. A group ends where its key ends, or where the next group is asked for.
pub fn groupby<T: Object, K: Object>(items: Iter<T>, key: impl FnMut(&T) -> Result<K> + 'static) -> Iter<(K, Iter<T>)> {
    let state = Rc::new(RefCell::new(Groups { items, current: None, target: None, serial: 0 }));
    let key: Key<T, K> = Rc::new(RefCell::new(key));
    Iter::named("groupby", move || {
        loop {
            let (current, target) = {
                let state = state.borrow();
                (state.current.clone(), state.target.clone())
            };
            match (&current, &target) {
                (Some((current, _)), Some(target)) if same_or_equal(target, current)? => {}
                (Some(_), _) => break,
                (None, _) => {}
            }
            if !step(&state, &key)? {
                return Ok(None);
            }
        }
        let mut shared = state.borrow_mut();
        let Some((found, _)) = shared.current.clone() else { return Ok(None) };
        shared.target = Some(found.clone());
        shared.serial += 1;
        let serial = shared.serial;
        drop(shared);
        Ok(Some((found, group(&state, &key, serial))))
    })
}

type Key<T, K> = Rc<RefCell<dyn FnMut(&T) -> Result<K>>>;

/// Reads one item; no borrow of the state is held while the program's code runs.
fn step<T: Object, K: Object>(state: &Rc<RefCell<Groups<T, K>>>, key: &Key<T, K>) -> Result<bool> {
    let items = state.borrow().items.clone();
    let Some(item) = items.next()? else { return Ok(false) };
    let found = key.borrow_mut()(&item)?;
    state.borrow_mut().current = Some((found, item));
    Ok(true)
}

fn group<T: Object, K: Object>(state: &Rc<RefCell<Groups<T, K>>>, key: &Key<T, K>, serial: usize) -> Iter<T> {
    let (state, key) = (state.clone(), key.clone());
    Iter::named("_grouper", move || {
        if state.borrow().serial != serial {
            return Ok(None);
        }
        if state.borrow().current.is_none() && !step(&state, &key)? {
            return Ok(None);
        }
        let (current, target) = {
            let state = state.borrow();
            (state.current.clone(), state.target.clone())
        };
        let (Some((found, item)), Some(target)) = (current, target) else { return Ok(None) };
        if !same_or_equal(&target, &found)? {
            return Ok(None);
        }
        let old = state.borrow_mut().current.take();
        drop(old);
        Ok(Some(item))
    })
}

/// `islice(items, start, stop, step)`; `stop` is absent for no end.
pub fn islice<T: 'static>(items: Iter<T>, start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Result<Iter<T>> {
    let (start, step) = (start.unwrap_or(0), step.unwrap_or(1));
    if stop.is_some_and(|stop| stop < 0) || start < 0 {
        return Err(value_error("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."));
    }
    if step < 1 {
        return Err(value_error("Step for islice() must be a positive integer or None."));
    }
    let (mut next, mut position) = (start, 0);
    let mut items = Some(items);
    Ok(Iter::named("islice", move || {
        let Some(source) = items.take() else { return Ok(None) };
        while position < next {
            if source.next()?.is_none() {
                return Ok(None);
            }
            position += 1;
        }
        if stop.is_some_and(|stop| position >= stop) {
            return Ok(None);
        }
        let item = source.next()?;
        position += 1;
        next = next.saturating_add(step).min(stop.unwrap_or(i64::MAX));
        if item.is_some() {
            items = Some(source);
        }
        Ok(item)
    }))
}

/// `islice(items, stop)`.
pub fn islice_to<T: 'static>(items: Iter<T>, stop: Option<i64>) -> Result<Iter<T>> {
    if stop.is_some_and(|stop| stop < 0) {
        return Err(value_error("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."));
    }
    islice(items, None, stop, None)
}

/// `pairwise(items)`.
pub fn pairwise<T: Clone + 'static>(items: Iter<T>) -> Iter<(T, T)> {
    let mut old: Option<T> = None;
    Iter::named("pairwise", move || {
        let first = match old.take() {
            Some(first) => first,
            None => match items.next()? {
                Some(first) => first,
                None => return Ok(None),
            },
        };
        let Some(second) = items.next()? else { return Ok(None) };
        old = Some(second.clone());
        Ok(Some((first, second)))
    })
}

/// `starmap(f, items)` for tuples of one item.
pub fn starmap1<A: 'static, R: 'static>(mut f: impl FnMut(&A) -> Result<R> + 'static, items: Iter<(A,)>) -> Iter<R> {
    Iter::named("starmap", move || items.next()?.map(|row| f(&row.0)).transpose())
}
/// `starmap(f, items)` for pairs.
pub fn starmap2<A: 'static, B: 'static, R: 'static>(
    mut f: impl FnMut(&A, &B) -> Result<R> + 'static,
    items: Iter<(A, B)>,
) -> Iter<R> {
    Iter::named("starmap", move || items.next()?.map(|row| f(&row.0, &row.1)).transpose())
}
/// `starmap(f, items)` for tuples of three items.
pub fn starmap3<A: 'static, B: 'static, C: 'static, R: 'static>(
    mut f: impl FnMut(&A, &B, &C) -> Result<R> + 'static,
    items: Iter<(A, B, C)>,
) -> Iter<R> {
    Iter::named("starmap", move || items.next()?.map(|row| f(&row.0, &row.1, &row.2)).transpose())
}

/// `tee(items, count)`.
pub fn tee<T: Clone + 'static>(items: Iter<T>, count: i64) -> Result<Tuple<Iter<T>>> {
    let Ok(count) = usize::try_from(count) else { return Err(value_error("n must be >= 0")) };
    let queues: Rc<RefCell<Vec<VecDeque<T>>>> = Rc::new(RefCell::new(vec![VecDeque::new(); count]));
    let one = |index: usize| {
        let (items, queues) = (items.clone(), queues.clone());
        Iter::named("_tee", move || {
            let waiting = queues.borrow_mut()[index].pop_front();
            if waiting.is_some() {
                return Ok(waiting);
            }
            let Some(item) = items.next()? else { return Ok(None) };
            let mut queues = queues.borrow_mut();
            for (other, queue) in queues.iter_mut().enumerate() {
                if other != index {
                    queue.push_back(item.clone());
                }
            }
            Ok(Some(item))
        })
    };
    Ok((0..count).map(one).collect())
}

/// `tee(items)`.
pub fn tee2<T: Clone + 'static>(items: Iter<T>) -> Result<(Iter<T>, Iter<T>)> {
    let both = tee(items, 2)?;
    Ok((both.get(0)?, both.get(1)?))
}

/// `zip_longest(a, b)`.
pub fn zip_longest2<A: 'static, B: 'static>(a: Iter<A>, b: Iter<B>) -> Iter<(Option<A>, Option<B>)> {
    Iter::named("zip_longest", move || {
        let pair = (a.next()?, b.next()?);
        Ok(if pair.0.is_none() && pair.1.is_none() { None } else { Some(pair) })
    })
}

/// `zip_longest(a, b, fillvalue=fill)` of one type.
pub fn zip_longest2_fill<T: Clone + 'static>(a: Iter<T>, b: Iter<T>, fill: T) -> Iter<(T, T)> {
    Iter::named("zip_longest", move || {
        Ok(match (a.next()?, b.next()?) {
            (None, None) => None,
            (x, y) => Some((x.unwrap_or_else(|| fill.clone()), y.unwrap_or_else(|| fill.clone()))),
        })
    })
}

/// `zip_longest(*sources)` of one type.
pub fn zip_longest<T: Clone + 'static>(sources: Vec<Iter<T>>) -> Iter<Tuple<Option<T>>> {
    Iter::named("zip_longest", move || {
        let row = sources.iter().map(Iter::next).collect::<Result<Vec<_>>>()?;
        Ok(if row.iter().all(Option::is_none) { None } else { Some(Tuple::from(row)) })
    })
}

/// `zip_longest(*sources, fillvalue=fill)` of one type.
pub fn zip_longest_fill<T: Clone + 'static>(sources: Vec<Iter<T>>, fill: T) -> Iter<Tuple<T>> {
    Iter::named("zip_longest", move || {
        let row = sources.iter().map(Iter::next).collect::<Result<Vec<_>>>()?;
        if row.iter().all(Option::is_none) {
            return Ok(None);
        }
        Ok(Some(row.into_iter().map(|item| item.unwrap_or_else(|| fill.clone())).collect()))
    })
}

/// Steps through positions, the last one fastest; `None` at the end.
fn odometer(positions: &mut [usize], lengths: &[usize]) -> Option<()> {
    for (position, length) in positions.iter_mut().zip(lengths).rev() {
        *position += 1;
        if *position < *length {
            return Some(());
        }
        *position = 0;
    }
    None
}

/// An iterator over choices of positions: `advance` moves to the next choice.
fn choices<T: Clone + 'static>(
    name: &'static str,
    first: Option<Vec<usize>>,
    mut advance: impl FnMut(&mut Vec<usize>) -> Option<()> + 'static,
    pick: impl Fn(&[usize]) -> T + 'static,
) -> Iter<T> {
    let mut positions = first;
    Iter::named(name, move || {
        let Some(current) = &mut positions else { return Ok(None) };
        let item = pick(current);
        if advance(current).is_none() {
            positions = None;
        }
        Ok(Some(item))
    })
}

/// `product(*sources, repeat=repeat)` of one type.
pub fn product<T: Clone + 'static>(sources: Vec<Iter<T>>, repeat: i64) -> Result<Iter<Tuple<T>>> {
    let Ok(repeat) = usize::try_from(repeat) else {
        return Err(value_error("repeat argument cannot be negative"));
    };
    let pools = sources.iter().map(Iter::to_vec).collect::<Result<Vec<_>>>()?;
    let pools: Vec<Vec<T>> = std::iter::repeat_n(pools, repeat).flatten().collect();
    let lengths: Vec<usize> = pools.iter().map(Vec::len).collect();
    let first = (!lengths.contains(&0)).then(|| vec![0; lengths.len()]);
    let pick = move |at: &[usize]| at.iter().zip(&pools).map(|(at, pool)| pool[*at].clone()).collect();
    Ok(choices("product", first, move |positions| odometer(positions, &lengths), pick))
}

/// `product(a, b)`.
pub fn product2<A: Clone + 'static, B: Clone + 'static>(a: Iter<A>, b: Iter<B>) -> Result<Iter<(A, B)>> {
    let (a, b) = (a.to_vec()?, b.to_vec()?);
    let lengths = [a.len(), b.len()];
    let first = (!lengths.contains(&0)).then(|| vec![0; 2]);
    let pick = move |at: &[usize]| (a[at[0]].clone(), b[at[1]].clone());
    Ok(choices("product", first, move |positions| odometer(positions, &lengths), pick))
}

/// `product(a, b, c)`.
pub fn product3<A: Clone + 'static, B: Clone + 'static, C: Clone + 'static>(
    a: Iter<A>,
    b: Iter<B>,
    c: Iter<C>,
) -> Result<Iter<(A, B, C)>> {
    let (a, b, c) = (a.to_vec()?, b.to_vec()?, c.to_vec()?);
    let lengths = [a.len(), b.len(), c.len()];
    let first = (!lengths.contains(&0)).then(|| vec![0; 3]);
    let pick = move |at: &[usize]| (a[at[0]].clone(), b[at[1]].clone(), c[at[2]].clone());
    Ok(choices("product", first, move |positions| odometer(positions, &lengths), pick))
}

fn picker<T: Clone>(pool: Vec<T>) -> impl Fn(&[usize]) -> Tuple<T> {
    move |at| at.iter().map(|at| pool[*at].clone()).collect()
}

fn size(r: i64) -> Result<usize> {
    usize::try_from(r).map_err(|_| value_error("r must be non-negative"))
}

/// `permutations(items)`: all of the items.
pub fn permutations_all<T: Clone + 'static>(items: Iter<T>) -> Result<Iter<Tuple<T>>> {
    let pool = items.to_vec()?;
    let length = pool.len();
    Ok(permutations_of(pool, length))
}

/// `permutations(items, r)`.
pub fn permutations<T: Clone + 'static>(items: Iter<T>, r: i64) -> Result<Iter<Tuple<T>>> {
    let pool = items.to_vec()?;
    Ok(permutations_of(pool, size(r)?))
}

fn permutations_of<T: Clone + 'static>(pool: Vec<T>, r: usize) -> Iter<Tuple<T>> {
    let length = pool.len();
    let mut cycles: Vec<usize> = (0..r).map(|at| length.saturating_sub(at)).collect();
    let first = (r <= length).then(|| (0..length).collect());
    let advance = move |indices: &mut Vec<usize>| {
        for at in (0..r).rev() {
            cycles[at] -= 1;
            if cycles[at] > 0 {
                indices.swap(at, length - cycles[at]);
                return Some(());
            }
            indices[at..].rotate_left(1);
            cycles[at] = length - at;
        }
        None
    };
    let pick = picker(pool);
    choices("permutations", first, advance, move |indices| pick(&indices[..r]))
}

/// `combinations(items, r)`.
pub fn combinations<T: Clone + 'static>(items: Iter<T>, r: i64) -> Result<Iter<Tuple<T>>> {
    let pool = items.to_vec()?;
    let (r, length) = (size(r)?, pool.len());
    let first = (r <= length).then(|| (0..r).collect());
    let advance = move |indices: &mut Vec<usize>| {
        let at = (0..r).rev().find(|&at| indices[at] != at + length - r)?;
        indices[at] += 1;
        for next in at + 1..r {
            indices[next] = indices[next - 1] + 1;
        }
        Some(())
    };
    Ok(choices("combinations", first, advance, picker(pool)))
}

/// `combinations_with_replacement(items, r)`.
pub fn combinations_with_replacement<T: Clone + 'static>(items: Iter<T>, r: i64) -> Result<Iter<Tuple<T>>> {
    let pool = items.to_vec()?;
    let (r, length) = (size(r)?, pool.len());
    let first = (r == 0 || length > 0).then(|| vec![0; r]);
    let advance = move |indices: &mut Vec<usize>| {
        let at = (0..r).rev().find(|&at| indices[at] + 1 != length)?;
        let next = indices[at] + 1;
        indices[at..].fill(next);
        Some(())
    };
    Ok(choices("combinations_with_replacement", first, advance, picker(pool)))
}
