//! The functions of `random` that choose from sequences.

use std::collections::HashSet;

use super::{Random, with_shared};
use crate::exc::{Result, index_error, value_error};
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::object::Object;
use crate::range::Range;
use crate::str::Str;
use crate::tuple::Tuple;

/// A sequence that can be chosen from.
pub trait Population {
    type Item: Object;
    /// The message of an index out of range.
    const OUTSIDE: &'static str;
    fn count(&self) -> usize;
    /// The element at an index below `count`.
    fn element(&self, index: usize) -> Result<Self::Item>;
}

impl<T: Object> Population for List<T> {
    type Item = T;
    const OUTSIDE: &'static str = "list index out of range";
    fn count(&self) -> usize {
        self.len()
    }
    fn element(&self, index: usize) -> Result<T> {
        self.get(index as i64)
    }
}

impl<T: Object> Population for Tuple<T> {
    type Item = T;
    const OUTSIDE: &'static str = "tuple index out of range";
    fn count(&self) -> usize {
        self.len()
    }
    fn element(&self, index: usize) -> Result<T> {
        self.get(index as i64)
    }
}

impl Population for Str {
    type Item = Str;
    const OUTSIDE: &'static str = "string index out of range";
    fn count(&self) -> usize {
        self.char_len()
    }
    fn element(&self, index: usize) -> Result<Str> {
        self.get(index as i64)
    }
}

impl Population for Range {
    type Item = Int;
    const OUTSIDE: &'static str = "range object index out of range";
    fn count(&self) -> usize {
        self.len()
    }
    fn element(&self, index: usize) -> Result<Int> {
        self.get(index as i64).map(Int::from)
    }
}

/// Running totals of weights.
fn totals(weights: Iter<f64>) -> Result<Vec<f64>> {
    let mut total = 0.0;
    let mut result = Vec::new();
    while let Some(weight) = weights.next()? {
        total = if result.is_empty() { weight } else { total + weight };
        result.push(total);
    }
    Ok(result)
}

/// How many elements `sample` draws from a set of seen indexes rather than from a copy of the population.
fn set_size(k: usize) -> usize {
    if k <= 5 {
        return 21;
    }
    // The table that CPython's set of `k` elements would need.
    let power = ((3 * k) as f64).ln() / 4.0_f64.ln();
    21 + 4_usize.pow(power.ceil() as u32)
}

impl Random {
    pub fn choice<P: Population>(&self, seq: &P) -> Result<P::Item> {
        let count = seq.count();
        if count == 0 {
            return Err(index_error("Cannot choose from an empty sequence"));
        }
        seq.element(self.index(count))
    }

    pub fn shuffle<T: Object>(&self, x: &List<T>) {
        for last in (1..x.len()).rev() {
            let other = self.index(last + 1);
            x.with_mut(|items| items.swap(last, other));
        }
    }

    pub fn sample<P: Population>(&self, population: &P, k: &Int) -> Result<List<P::Item>> {
        let indexes = self.sample_indexes(population.count(), k)?;
        let chosen = indexes.into_iter().map(|index| population.element(index)).collect::<Result<Vec<_>>>()?;
        Ok(List::from(chosen))
    }

    fn sample_indexes(&self, count: usize, k: &Int) -> Result<Vec<usize>> {
        let k = match k.to_i64() {
            Some(k) if k >= 0 && k as u64 <= count as u64 => k as usize,
            _ => return Err(value_error("Sample larger than population or is negative")),
        };
        let mut result = Vec::with_capacity(k);
        if count <= set_size(k) {
            let mut pool: Vec<usize> = (0..count).collect();
            for drawn in 0..k {
                let index = self.index(count - drawn);
                result.push(pool[index]);
                // The last one that nobody drew fills the vacancy.
                pool[index] = pool[count - drawn - 1];
            }
            return Ok(result);
        }
        let mut seen = HashSet::with_capacity(k);
        while result.len() < k {
            let index = self.index(count);
            if seen.insert(index) {
                result.push(index);
            }
        }
        Ok(result)
    }

    /// `sample` from a population in which each element stands for `counts` of its kind.
    pub fn sample_counts<P: Population>(&self, population: &P, k: &Int, counts: Iter<Int>) -> Result<List<P::Item>> {
        let mut total = Int::ZERO;
        let mut totals = Vec::new();
        while let Some(count) = counts.next()? {
            total = &total + &count;
            totals.push(total.clone());
        }
        if totals.len() != population.count() {
            return Err(value_error("The number of counts does not match the population"));
        }
        if totals.is_empty() {
            return Err(index_error("pop from empty list"));
        }
        if total <= Int::ZERO {
            return Err(value_error("Total of counts must be greater than zero"));
        }
        let size = total.to_usize_size()?;
        totals.pop();
        let indexes = self.sample_indexes(size, k)?;
        let chosen = indexes.into_iter().map(|index| {
            let index = Int::from(index);
            population.element(totals.partition_point(|total| *total <= index))
        });
        Ok(List::from(chosen.collect::<Result<Vec<_>>>()?))
    }

    /// `choices` without weights.
    pub fn choices<P: Population>(&self, population: &P, k: &Int) -> Result<List<P::Item>> {
        let count = population.count() as f64;
        self.repeat(k, |random| {
            let index = (random.random() * count).floor() as usize;
            if index >= population.count() {
                return Err(index_error(P::OUTSIDE));
            }
            population.element(index)
        })
    }

    pub fn choices_weights<P: Population>(&self, population: &P, weights: Iter<f64>, k: &Int) -> Result<List<P::Item>> {
        self.choices_totals(population, &totals(weights)?, k)
    }

    pub fn choices_cumulative<P: Population>(
        &self,
        population: &P,
        cum_weights: Iter<f64>,
        k: &Int,
    ) -> Result<List<P::Item>> {
        self.choices_totals(population, &cum_weights.to_vec()?, k)
    }

    fn choices_totals<P: Population>(&self, population: &P, totals: &[f64], k: &Int) -> Result<List<P::Item>> {
        if totals.len() != population.count() {
            return Err(value_error("The number of weights does not match the population"));
        }
        let Some(total) = totals.last() else {
            return Err(index_error("list index out of range"));
        };
        if *total <= 0.0 {
            return Err(value_error("Total of weights must be greater than zero"));
        }
        if !total.is_finite() {
            return Err(value_error("Total of weights must be finite"));
        }
        let among = &totals[..totals.len() - 1];
        self.repeat(k, |random| {
            let point = random.random() * total;
            population.element(bisect(among, point))
        })
    }

    fn repeat<T: Object>(&self, k: &Int, draw: impl Fn(&Self) -> Result<T>) -> Result<List<T>> {
        // As `itertools.repeat`: a negative count is none.
        let count = k.to_i64().unwrap_or(if k.is_negative() { 0 } else { i64::MAX }).max(0);
        let drawn = (0..count).map(|_| draw(self)).collect::<Result<Vec<_>>>()?;
        Ok(List::from(drawn))
    }
}

/// `bisect.bisect_right`, which is defined for lists that are not sorted too.
fn bisect(values: &[f64], point: f64) -> usize {
    let (mut low, mut high) = (0, values.len());
    while low < high {
        let middle = (low + high) / 2;
        if point < values[middle] {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

pub fn choice<P: Population>(seq: &P) -> Result<P::Item> {
    with_shared(|random| random.choice(seq))
}

pub fn shuffle<T: Object>(x: &List<T>) {
    with_shared(|random| random.shuffle(x));
}

pub fn sample<P: Population>(population: &P, k: &Int) -> Result<List<P::Item>> {
    with_shared(|random| random.sample(population, k))
}

pub fn sample_counts<P: Population>(population: &P, k: &Int, counts: Iter<Int>) -> Result<List<P::Item>> {
    with_shared(|random| random.sample_counts(population, k, counts))
}

pub fn choices<P: Population>(population: &P, k: &Int) -> Result<List<P::Item>> {
    with_shared(|random| random.choices(population, k))
}

pub fn choices_weights<P: Population>(population: &P, weights: Iter<f64>, k: &Int) -> Result<List<P::Item>> {
    with_shared(|random| random.choices_weights(population, weights, k))
}

pub fn choices_cumulative<P: Population>(population: &P, cum_weights: Iter<f64>, k: &Int) -> Result<List<P::Item>> {
    with_shared(|random| random.choices_cumulative(population, cum_weights, k))
}
