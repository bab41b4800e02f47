//! CPython's timsort.
//!
//! The algorithm is kept to the letter, not just stable: a `__lt__` of the program sees the same calls in the same
//! order, and an inconsistent order (NaN) gives the same result. It sorts positions, which are cheap to move;
//! `less(a, b)` compares the items at two positions.

use crate::exc::Result;
use crate::object::Object;

/// `items.sort(reverse=reverse)`.
pub fn sort<T: Object>(items: &mut Vec<T>, reverse: bool) -> Result<()> {
    let order = order_of(items, reverse);
    finish(items, order)
}

/// `items.sort(key=key, reverse=reverse)`.
pub fn sort_by_key<T: Object, K: Object>(
    items: &mut Vec<T>,
    key: &mut impl FnMut(&T) -> Result<K>,
    reverse: bool,
) -> Result<()> {
    let keys = items.iter().map(key).collect::<Result<Vec<K>>>()?;
    let order = order_of(&keys, reverse);
    finish(items, order)
}

/// The positions in sorted order, and the error that stopped the sort if one did. `reverse` keeps equal items in
/// their order, which CPython gets by reversing before and after.
fn order_of<K: Object>(keys: &[K], reverse: bool) -> (Vec<usize>, Result<()>) {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    if reverse {
        order.reverse();
    }
    let result = timsort(&mut order, &mut |a, b| keys[a].py_lt(&keys[b]));
    if reverse {
        order.reverse();
    }
    (order, result)
}

fn finish<T>(items: &mut Vec<T>, (order, result): (Vec<usize>, Result<()>)) -> Result<()> {
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
    result
}

/// A galloping merge starts when one side wins this often in a row.
const MIN_GALLOP: usize = 7;

struct Run {
    start: usize,
    len: usize,
    power: u32,
}

/// Sorts positions by a fallible order. After an error the positions are still a permutation.
pub fn timsort(order: &mut [usize], less: &mut impl FnMut(usize, usize) -> Result<bool>) -> Result<()> {
    if order.len() < 2 {
        return Ok(());
    }
    Timsort { total: order.len(), order, less, runs: Vec::new(), min_gallop: MIN_GALLOP }.sort()
}

struct Timsort<'a, F> {
    order: &'a mut [usize],
    less: &'a mut F,
    runs: Vec<Run>,
    min_gallop: usize,
    total: usize,
}

impl<F: FnMut(usize, usize) -> Result<bool>> Timsort<'_, F> {
    fn sort(&mut self) -> Result<()> {
        let min_run = min_run(self.total);
        let mut start = 0;
        while start < self.total {
            let mut len = self.count_run(start)?;
            let left = self.total - start;
            if len < min_run {
                let forced = left.min(min_run);
                self.binary_insertion(start, start + forced, start + len)?;
                len = forced;
            }
            self.found_new_run(start, len)?;
            self.runs.push(Run { start, len, power: 0 });
            start += len;
        }
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].len < self.runs[at + 1].len {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    fn lt(&mut self, a: usize, b: usize) -> Result<bool> {
        (self.less)(a, b)
    }

    /// The length of the run at `start`; a strictly descending one is reversed in place.
    fn count_run(&mut self, start: usize) -> Result<usize> {
        let mut at = start + 1;
        if at == self.total {
            return Ok(1);
        }
        let descending = self.lt(self.order[at], self.order[at - 1])?;
        at += 1;
        while at < self.total {
            if self.lt(self.order[at], self.order[at - 1])? != descending {
                break;
            }
            at += 1;
        }
        if descending {
            self.order[start..at].reverse();
        }
        Ok(at - start)
    }

    /// Sorts `lo..hi`, of which `lo..start` is sorted.
    fn binary_insertion(&mut self, lo: usize, hi: usize, start: usize) -> Result<()> {
        for at in start.max(lo + 1)..hi {
            let pivot = self.order[at];
            let (mut left, mut right) = (lo, at);
            while left < right {
                let middle = left + ((right - left) >> 1);
                if self.lt(pivot, self.order[middle])? {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            self.order.copy_within(left..at, left + 1);
            self.order[left] = pivot;
        }
        Ok(())
    }

    /// Powersort's rule: merges the runs that are deeper in the ideal tree than the border to the new run.
    fn found_new_run(&mut self, start: usize, len: usize) -> Result<()> {
        let Some(last) = self.runs.last() else {
            return Ok(());
        };
        let power = power(last.start, last.len, len, self.total);
        debug_assert_eq!(last.start + last.len, start);
        while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
            self.merge_at(self.runs.len() - 2)?;
        }
        if let Some(last) = self.runs.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// Merges the runs at `at` and `at + 1`.
    fn merge_at(&mut self, at: usize) -> Result<()> {
        let (mut a, mut na) = (self.runs[at].start, self.runs[at].len);
        let (b, nb) = (self.runs[at + 1].start, self.runs[at + 1].len);
        self.runs[at].len = na + nb;
        self.runs.remove(at + 1);
        // What of the left run is at its place already, and what of the right run.
        let skip = gallop_right(self.less, self.order[b], &self.order[a..a + na], 0)?;
        a += skip;
        na -= skip;
        if na == 0 {
            return Ok(());
        }
        let nb = gallop_left(self.less, self.order[a + na - 1], &self.order[b..b + nb], nb - 1)?;
        if nb == 0 {
            return Ok(());
        }
        let run = &mut self.order[a..a + na + nb];
        if na <= nb {
            Low { aside: run[..na].to_vec(), run, a: 0, b: na, dest: 0 }.merge(self.less, &mut self.min_gallop)
        } else {
            High { aside: run[na..].to_vec(), run, na, nb, dest: na + nb }.merge(self.less, &mut self.min_gallop)
        }
    }
}

/// How a merge ended.
enum End {
    /// One side is used up.
    Exhausted,
    /// The set-aside side has one item, which belongs after all that is left of the other.
    OneLeft,
}

/// A merge from the left: the shorter left run is set aside, `a` counts through it and `b` through the right run.
struct Low<'a> {
    aside: Vec<usize>,
    run: &'a mut [usize],
    a: usize,
    b: usize,
    dest: usize,
}

impl Low<'_> {
    fn merge(mut self, less: &mut impl FnMut(usize, usize) -> Result<bool>, min_gallop: &mut usize) -> Result<()> {
        let end = self.steps(less, min_gallop);
        if matches!(end, Ok(End::OneLeft)) {
            self.run.copy_within(self.b.., self.dest);
            if let Some(last) = self.run.last_mut() {
                *last = self.aside[self.a];
            }
            return Ok(());
        }
        // After an error too: what is left of the set-aside run goes back, so nothing is lost.
        let rest = &self.aside[self.a..];
        self.run[self.dest..self.dest + rest.len()].copy_from_slice(rest);
        end.map(drop)
    }

    fn take_a(&mut self, count: usize) {
        self.run[self.dest..self.dest + count].copy_from_slice(&self.aside[self.a..self.a + count]);
        self.dest += count;
        self.a += count;
    }
    fn take_b(&mut self, count: usize) {
        self.run.copy_within(self.b..self.b + count, self.dest);
        self.dest += count;
        self.b += count;
    }
    fn left_a(&self) -> usize {
        self.aside.len() - self.a
    }
    fn b_done(&self) -> bool {
        self.b == self.run.len()
    }

    fn steps(&mut self, less: &mut impl FnMut(usize, usize) -> Result<bool>, min_gallop: &mut usize) -> Result<End> {
        self.take_b(1);
        if self.b_done() {
            return Ok(End::Exhausted);
        }
        if self.left_a() == 1 {
            return Ok(End::OneLeft);
        }
        let mut gallop = *min_gallop;
        loop {
            let (mut wins_a, mut wins_b) = (0, 0);
            while wins_a < gallop && wins_b < gallop {
                if less(self.run[self.b], self.aside[self.a])? {
                    self.take_b(1);
                    (wins_a, wins_b) = (0, wins_b + 1);
                    if self.b_done() {
                        return Ok(End::Exhausted);
                    }
                } else {
                    self.take_a(1);
                    (wins_a, wins_b) = (wins_a + 1, 0);
                    if self.left_a() == 1 {
                        return Ok(End::OneLeft);
                    }
                }
            }
            gallop += 1;
            loop {
                gallop -= usize::from(gallop > 1);
                *min_gallop = gallop;
                wins_a = gallop_right(less, self.run[self.b], &self.aside[self.a..], 0)?;
                self.take_a(wins_a);
                match self.left_a() {
                    1 if wins_a > 0 => return Ok(End::OneLeft),
                    0 => return Ok(End::Exhausted),
                    _ => {}
                }
                self.take_b(1);
                if self.b_done() {
                    return Ok(End::Exhausted);
                }
                wins_b = gallop_left(less, self.aside[self.a], &self.run[self.b..], 0)?;
                self.take_b(wins_b);
                if self.b_done() {
                    return Ok(End::Exhausted);
                }
                self.take_a(1);
                if self.left_a() == 1 {
                    return Ok(End::OneLeft);
                }
                if wins_a < MIN_GALLOP && wins_b < MIN_GALLOP {
                    break;
                }
            }
            gallop += 1;
            *min_gallop = gallop;
        }
    }
}

/// A merge from the right: the shorter right run is set aside; `na` and `nb` items are left, `dest` is the end of the
/// part still to fill.
struct High<'a> {
    aside: Vec<usize>,
    run: &'a mut [usize],
    na: usize,
    nb: usize,
    dest: usize,
}

impl High<'_> {
    fn merge(mut self, less: &mut impl FnMut(usize, usize) -> Result<bool>, min_gallop: &mut usize) -> Result<()> {
        let end = self.steps(less, min_gallop);
        if matches!(end, Ok(End::OneLeft)) {
            self.run.copy_within(..self.na, self.dest - self.na);
            self.run[self.dest - self.na - 1] = self.aside[0];
            return Ok(());
        }
        // After an error too: what is left of the set-aside run goes back, so nothing is lost.
        self.run[self.dest - self.nb..self.dest].copy_from_slice(&self.aside[..self.nb]);
        end.map(drop)
    }

    fn take_a(&mut self, count: usize) {
        self.run.copy_within(self.na - count..self.na, self.dest - count);
        self.dest -= count;
        self.na -= count;
    }
    fn take_b(&mut self, count: usize) {
        self.run[self.dest - count..self.dest].copy_from_slice(&self.aside[self.nb - count..self.nb]);
        self.dest -= count;
        self.nb -= count;
    }

    fn steps(&mut self, less: &mut impl FnMut(usize, usize) -> Result<bool>, min_gallop: &mut usize) -> Result<End> {
        self.take_a(1);
        if self.na == 0 {
            return Ok(End::Exhausted);
        }
        if self.nb == 1 {
            return Ok(End::OneLeft);
        }
        let mut gallop = *min_gallop;
        loop {
            let (mut wins_a, mut wins_b) = (0, 0);
            while wins_a < gallop && wins_b < gallop {
                if less(self.aside[self.nb - 1], self.run[self.na - 1])? {
                    self.take_a(1);
                    (wins_a, wins_b) = (wins_a + 1, 0);
                    if self.na == 0 {
                        return Ok(End::Exhausted);
                    }
                } else {
                    self.take_b(1);
                    (wins_a, wins_b) = (0, wins_b + 1);
                    if self.nb == 1 {
                        return Ok(End::OneLeft);
                    }
                }
            }
            gallop += 1;
            loop {
                gallop -= usize::from(gallop > 1);
                *min_gallop = gallop;
                let keep = gallop_right(less, self.aside[self.nb - 1], &self.run[..self.na], self.na - 1)?;
                wins_a = self.na - keep;
                self.take_a(wins_a);
                if self.na == 0 {
                    return Ok(End::Exhausted);
                }
                self.take_b(1);
                if self.nb == 1 {
                    return Ok(End::OneLeft);
                }
                let keep = gallop_left(less, self.run[self.na - 1], &self.aside[..self.nb], self.nb - 1)?;
                wins_b = self.nb - keep;
                self.take_b(wins_b);
                match self.nb {
                    1 if wins_b > 0 => return Ok(End::OneLeft),
                    0 => return Ok(End::Exhausted),
                    _ => {}
                }
                self.take_a(1);
                if self.na == 0 {
                    return Ok(End::Exhausted);
                }
                if wins_a < MIN_GALLOP && wins_b < MIN_GALLOP {
                    break;
                }
            }
            gallop += 1;
            *min_gallop = gallop;
        }
    }
}

/// Where `key` belongs in a sorted run, before its equals.
fn gallop_left(
    less: &mut impl FnMut(usize, usize) -> Result<bool>,
    key: usize,
    run: &[usize],
    hint: usize,
) -> Result<usize> {
    gallop(&mut |item| less(item, key), run, hint)
}

/// Where `key` belongs in a sorted run, after its equals.
fn gallop_right(
    less: &mut impl FnMut(usize, usize) -> Result<bool>,
    key: usize,
    run: &[usize],
    hint: usize,
) -> Result<usize> {
    gallop(&mut |item| Ok(!less(key, item)?), run, hint)
}

/// The number of leading items that are `before` the place searched, found by doubling steps away from `hint`, then by
/// halving.
fn gallop(before: &mut impl FnMut(usize) -> Result<bool>, run: &[usize], hint: usize) -> Result<usize> {
    let (mut last, mut step) = (0, 1);
    let (mut low, mut high);
    if before(run[hint])? {
        let most = run.len() - hint;
        while step < most && before(run[hint + step])? {
            (last, step) = (step, 2 * step + 1);
        }
        (low, high) = (hint + last + 1, hint + step.min(most));
    } else {
        let most = hint + 1;
        while step < most && !before(run[hint - step])? {
            (last, step) = (step, 2 * step + 1);
        }
        (low, high) = (most - step.min(most), hint - last);
    }
    while low < high {
        let middle = low + ((high - low) >> 1);
        if before(run[middle])? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

/// The length below which a run is extended by binary insertion.
fn min_run(mut len: usize) -> usize {
    let mut odd = 0;
    while len >= 64 {
        odd |= len & 1;
        len >>= 1;
    }
    len + odd
}

/// The depth of the border between two runs in the ideal merge tree.
fn power(start: usize, left: usize, right: usize, total: usize) -> u32 {
    let mut a = 2 * start + left;
    let mut b = a + left + right;
    let mut depth = 0;
    loop {
        depth += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return depth;
        }
        a <<= 1;
        b <<= 1;
    }
}
