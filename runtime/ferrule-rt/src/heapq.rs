//! The module `heapq`, by CPython's algorithms to the letter: equal items come out in CPython's order.
//!
//! Comparisons may run code of the program, so every step takes its items out of the list first.

use crate::exc::{Result, index_error};
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::object::Object;

const EMPTY: &str = "index out of range";

/// The order of a heap: the smallest first, or the greatest.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Min,
    Max,
}

impl Order {
    fn before<T: Object>(self, a: &T, b: &T) -> Result<bool> {
        match self {
            Self::Min => a.py_lt(b),
            Self::Max => b.py_lt(a),
        }
    }
}

fn at<T: Object>(heap: &List<T>, index: usize) -> Result<T> {
    heap.at(index).ok_or_else(|| index_error(EMPTY))
}

fn swap<T: Object>(heap: &List<T>, a: usize, b: usize) -> Result<()> {
    heap.with_mut(|items| {
        if a >= items.len() || b >= items.len() {
            return Err(index_error(EMPTY));
        }
        items.swap(a, b);
        Ok(())
    })
}

/// Moves the item at `index` towards the root, not past `start`.
fn sift_down<T: Object>(heap: &List<T>, start: usize, mut index: usize, order: Order) -> Result<()> {
    while index > start {
        let parent = (index - 1) / 2;
        if !order.before(&at(heap, index)?, &at(heap, parent)?)? {
            break;
        }
        swap(heap, index, parent)?;
        index = parent;
    }
    Ok(())
}

/// Moves the item at `index` to a leaf along the smaller children, then back to where it belongs.
fn sift_up<T: Object>(heap: &List<T>, start: usize, order: Order) -> Result<()> {
    let end = heap.len();
    let mut index = start;
    while index < end / 2 {
        let mut child = 2 * index + 1;
        if child + 1 < end && !order.before(&at(heap, child)?, &at(heap, child + 1)?)? {
            child += 1;
        }
        swap(heap, index, child)?;
        index = child;
    }
    sift_down(heap, start, index, order)
}

fn build<T: Object>(heap: &List<T>, order: Order) -> Result<()> {
    let half = heap.len() / 2;
    // Above this size CPython visits the same nodes in an order that is kinder to the processor's cache.
    if heap.len() > 2500 {
        return build_by_cache(heap, half, order);
    }
    (0..half).rev().try_for_each(|index| sift_up(heap, index, order))
}

/// `half` is the first node without children; its row starts at `leftmost`.
fn build_by_cache<T: Object>(heap: &List<T>, half: usize, order: Order) -> Result<()> {
    let leftmost = (1 << (half + 1).ilog2()) - 1;
    for start in (half / 2..leftmost).rev().chain((leftmost..half).rev()) {
        let mut index = start;
        loop {
            sift_up(heap, index, order)?;
            if index & 1 == 0 {
                break;
            }
            index >>= 1;
        }
    }
    Ok(())
}

/// `heapify(heap)`.
pub fn heapify<T: Object>(heap: &List<T>) -> Result<()> {
    build(heap, Order::Min)
}

/// `heappush(heap, item)`.
pub fn heappush<T: Object>(heap: &List<T>, item: T) -> Result<()> {
    heap.append(item);
    sift_down(heap, 0, heap.len() - 1, Order::Min)
}

/// `heappop(heap)`.
pub fn heappop<T: Object>(heap: &List<T>) -> Result<T> {
    let last = heap.pop(-1).map_err(|_| index_error(EMPTY))?;
    if heap.is_empty() {
        return Ok(last);
    }
    replace_root(heap, last, Order::Min)
}

/// `heapreplace(heap, item)`.
pub fn heapreplace<T: Object>(heap: &List<T>, item: T) -> Result<T> {
    replace_root(heap, item, Order::Min)
}

/// `heappushpop(heap, item)`.
pub fn heappushpop<T: Object>(heap: &List<T>, item: T) -> Result<T> {
    match heap.at(0) {
        Some(first) if first.py_lt(&item)? => replace_root(heap, item, Order::Min),
        _ => Ok(item),
    }
}

fn replace_root<T: Object>(heap: &List<T>, item: T, order: Order) -> Result<T> {
    let first = at(heap, 0)?;
    heap.set(0, item)?;
    sift_up(heap, 0, order)?;
    Ok(first)
}

/// An item with its key and its place in the input: how `nsmallest`, `nlargest` and `merge` keep equal keys apart.
#[derive(Clone)]
struct Ranked<K, T> {
    key: K,
    place: i64,
    item: T,
}

impl<K: Object, T: Object> Object for Ranked<K, T> {
    const BUILTIN: bool = K::BUILTIN;

    fn type_name(&self) -> &'static str {
        "tuple"
    }
    fn py_repr(&self) -> Result<crate::str::Str> {
        self.item.py_repr()
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.place == other.place)
    }
    /// As tuples compare: the first parts that differ decide.
    fn py_lt(&self, other: &Self) -> Result<bool> {
        if crate::iter::same_or_equal(&self.key, &other.key)? {
            return Ok(self.place < other.place);
        }
        self.key.py_lt(&other.key)
    }
    fn py_is(&self, _other: &Self) -> bool {
        false
    }
}

/// The best `count` of the items in order; `order` is that of the heap, whose root is the worst that is kept.
fn select<T: Object, K: Object>(
    count: i64,
    items: &Iter<T>,
    mut key: impl FnMut(&T) -> Result<K>,
    order: Order,
) -> Result<List<T>> {
    let step = if order == Order::Max { 1 } else { -1 };
    let heap = List::new();
    let mut place = 0;
    while (heap.len() as i64) < count {
        let Some(item) = items.next()? else { break };
        heap.append(Ranked { key: key(&item)?, place, item });
        place += step;
    }
    if heap.is_empty() {
        return Ok(List::new());
    }
    build(&heap, order)?;
    while let Some(item) = items.next()? {
        let key = key(&item)?;
        let root = at(&heap, 0)?;
        if order.before(&root.key, &key)? {
            replace_root(&heap, Ranked { key, place, item }, order)?;
            place += step;
        }
    }
    heap.sort(order == Order::Min)?;
    Ok(heap.to_vec().into_iter().map(|ranked| ranked.item).collect())
}

/// The single best item, as `min` and `max` find it: CPython's way for a count of one.
fn best<T: Object, K: Object>(items: &Iter<T>, mut key: impl FnMut(&T) -> Result<K>, order: Order) -> Result<List<T>> {
    let Some(mut chosen) = items.next()? else { return Ok(List::new()) };
    let mut chosen_key = key(&chosen)?;
    while let Some(item) = items.next()? {
        let item_key = key(&item)?;
        if order.before(&item_key, &chosen_key)? {
            (chosen, chosen_key) = (item, item_key);
        }
    }
    Ok(List::from(vec![chosen]))
}

/// `nsmallest(count, items, key)`.
pub fn nsmallest_key<T: Object, K: Object>(
    count: i64,
    items: Iter<T>,
    key: impl FnMut(&T) -> Result<K>,
) -> Result<List<T>> {
    if count == 1 {
        return best(&items, key, Order::Min);
    }
    select(count, &items, key, Order::Max)
}

/// `nlargest(count, items, key)`.
pub fn nlargest_key<T: Object, K: Object>(
    count: i64,
    items: Iter<T>,
    key: impl FnMut(&T) -> Result<K>,
) -> Result<List<T>> {
    if count == 1 {
        return best(&items, key, Order::Max);
    }
    select(count, &items, key, Order::Min)
}

/// `nsmallest(count, items)`.
pub fn nsmallest<T: Object>(count: i64, items: Iter<T>) -> Result<List<T>> {
    nsmallest_key(count, items, |item| Ok(item.clone()))
}

/// `nlargest(count, items)`.
pub fn nlargest<T: Object>(count: i64, items: Iter<T>) -> Result<List<T>> {
    nlargest_key(count, items, |item| Ok(item.clone()))
}

/// `merge(*iterables, reverse=reverse)`.
pub fn merge<T: Object>(sources: Vec<Iter<T>>, reverse: bool) -> Iter<T> {
    merge_key(sources, |item: &T| Ok(item.clone()), reverse)
}

/// `merge(*iterables, key=key, reverse=reverse)`. The item of each heap entry is the number of its source.
pub fn merge_key<T: Object, K: Object>(
    sources: Vec<Iter<T>>,
    mut key: impl FnMut(&T) -> Result<K> + 'static,
    reverse: bool,
) -> Iter<T> {
    let order = if reverse { Order::Max } else { Order::Min };
    let heap: List<Ranked<K, (Int, T)>> = List::new();
    let mut started = false;
    let mut pending: Option<usize> = None;
    Iter::named("generator", move || {
        let place = |source: usize| if reverse { -(source as i64) } else { source as i64 };
        if !started {
            started = true;
            for (index, source) in sources.iter().enumerate() {
                if let Some(item) = source.next()? {
                    heap.append(Ranked { key: key(&item)?, place: place(index), item: (Int::from(index), item) });
                }
            }
            build(&heap, order)?;
        }
        // The source whose item went out last is advanced only now, as a generator would.
        if let Some(index) = pending.take() {
            match sources[index].next()? {
                Some(item) => {
                    let ranked = Ranked { key: key(&item)?, place: place(index), item: (Int::from(index), item) };
                    replace_root(&heap, ranked, order)?;
                }
                None => {
                    let last = heap.pop(-1)?;
                    if !heap.is_empty() {
                        replace_root(&heap, last, order)?;
                    }
                }
            }
        }
        let Some(first) = heap.at(0) else { return Ok(None) };
        let (index, item) = first.item;
        pending = index.to_i64().map(|index| index as usize);
        Ok(Some(item))
    })
}
