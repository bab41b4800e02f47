//! The module `statistics`: exact sums, rounded once.

use num_bigint::BigInt;
use num_traits::{One, Zero};

use crate::dict::Dict;
use crate::exc::{Exc, ExcClass, Result, VALUE_ERROR};
use crate::float;
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::object::{Number, Object};

pub static STATISTICS_ERROR: ExcClass = ExcClass::new("StatisticsError", &[&VALUE_ERROR]).module("statistics");

fn error(message: &'static str) -> Exc {
    Exc::with_message(&STATISTICS_ERROR, message)
}

/// An exact fraction; the denominator is positive.
#[derive(Clone)]
struct Ratio {
    over: BigInt,
    under: BigInt,
}

impl Ratio {
    fn whole(value: BigInt) -> Self {
        Self { over: value, under: BigInt::one() }
    }
    fn of_float(value: f64) -> Result<Self> {
        let (over, under) = float::as_integer_ratio(value)?;
        Ok(Self { over: over.to_big().into_owned(), under: under.to_big().into_owned() })
    }
    fn add(&self, other: &Self) -> Self {
        if self.under == other.under {
            return Self { over: &self.over + &other.over, under: self.under.clone() };
        }
        Self { over: &self.over * &other.under + &other.over * &self.under, under: &self.under * &other.under }
    }
    fn sub(&self, other: &Self) -> Self {
        self.add(&Self { over: -&other.over, under: other.under.clone() })
    }
    fn square(&self) -> Self {
        Self { over: &self.over * &self.over, under: &self.under * &self.under }
    }
    fn divided(&self, count: usize) -> Self {
        Self { over: self.over.clone(), under: &self.under * BigInt::from(count) }
    }
    fn to_f64(&self) -> Result<f64> {
        Int::from_big(self.over.clone()).true_div(&Int::from_big(self.under.clone()))
    }
    /// An `int` where the fraction is whole.
    fn to_number(&self) -> Result<Number> {
        if (&self.over % &self.under).is_zero() {
            return Ok(Number::Int(Int::from_big(&self.over / &self.under)));
        }
        Ok(Number::Float(self.to_f64()?))
    }
    /// The root of the fraction, rounded once: the integer root of enough bits, with a bit that stands for the rest.
    fn root(&self) -> f64 {
        if self.over.is_zero() {
            return 0.0;
        }
        let shift = (self.over.bits() as i64 - self.under.bits() as i64 - 109).div_euclid(2);
        let scaled = if shift >= 0 {
            &self.over / (&self.under << (2 * shift))
        } else {
            (&self.over << (-2 * shift)) / &self.under
        };
        let root = scaled.sqrt();
        let exact = if shift >= 0 {
            &root * &root * (&self.under << (2 * shift)) == self.over
        } else {
            &root * &root * &self.under == &self.over << (-2 * shift)
        };
        let odd = if exact { root } else { root | BigInt::one() };
        let (mantissa, exponent) = crate::math::split_big(&odd);
        crate::math::scale_exponent(mantissa, (exponent as i64 + shift) as i32)
    }
}

/// The sum of floats: exact, or not finite.
fn sum_floats(values: &[f64]) -> Result<Result<Ratio, f64>> {
    let special: Vec<f64> = values.iter().copied().filter(|value| !value.is_finite()).collect();
    if !special.is_empty() {
        return Ok(Err(special.iter().sum()));
    }
    let mut total = Ratio::whole(BigInt::zero());
    for value in values {
        total = total.add(&Ratio::of_float(*value)?);
    }
    Ok(Ok(total))
}

fn sum_ints(values: &[Int]) -> Ratio {
    Ratio::whole(values.iter().map(|value| value.to_big().into_owned()).sum())
}

/// `mean` of floats.
pub fn mean_float(data: Iter<f64>) -> Result<f64> {
    let values = data.to_vec()?;
    if values.is_empty() {
        return Err(error("mean requires at least one data point"));
    }
    match sum_floats(&values)? {
        Ok(total) => total.divided(values.len()).to_f64(),
        Err(special) => Ok(special / values.len() as f64),
    }
}

/// `mean` of integers: an integer where it is whole.
pub fn mean_int(data: Iter<Int>) -> Result<Number> {
    let values = data.to_vec()?;
    if values.is_empty() {
        return Err(error("mean requires at least one data point"));
    }
    sum_ints(&values).divided(values.len()).to_number()
}

pub fn fmean(data: Iter<f64>) -> Result<f64> {
    let values = data.to_vec()?;
    if values.is_empty() {
        return Err(error("fmean requires at least one data point"));
    }
    let count = values.len() as f64;
    Ok(crate::math::fsum(Iter::from_std(values.into_iter()))? / count)
}

fn sorted<T: Object>(data: Iter<T>) -> Result<Vec<T>> {
    let list = data.to_list()?;
    list.sort(false)?;
    let values = list.to_vec();
    if values.is_empty() { Err(error("no median for empty data")) } else { Ok(values) }
}

pub fn median_float(data: Iter<f64>) -> Result<f64> {
    let values = sorted(data)?;
    let middle = values.len() / 2;
    Ok(if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 })
}

/// `median` of integers: an integer for an odd number of them.
pub fn median_int(data: Iter<Int>) -> Result<Number> {
    let values = sorted(data)?;
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        return Ok(Number::Int(values[middle].clone()));
    }
    Ok(Number::Float((&values[middle - 1] + &values[middle]).true_div(&Int::from(2))?))
}

pub fn median_low<T: Object>(data: Iter<T>) -> Result<T> {
    let values = sorted(data)?;
    Ok(values[(values.len() - 1) / 2].clone())
}

pub fn median_high<T: Object>(data: Iter<T>) -> Result<T> {
    let values = sorted(data)?;
    Ok(values[values.len() / 2].clone())
}

/// How often each value comes, in the order of first appearance.
fn counts<T: Object>(data: &Iter<T>) -> Result<Vec<(T, Int)>> {
    let counts: Dict<T, Int> = Dict::new();
    while let Some(value) = data.next()? {
        let count = counts.get_or(&value, Int::ZERO)?;
        counts.set_item(value, &count + &Int::ONE)?;
    }
    Ok(counts.to_vec())
}

/// The most common value, the first of several.
pub fn mode<T: Object>(data: Iter<T>) -> Result<T> {
    let mut best: Option<(T, Int)> = None;
    for (value, count) in counts(&data)? {
        if best.as_ref().is_none_or(|(_, most)| count > *most) {
            best = Some((value, count));
        }
    }
    best.map(|(value, _)| value).ok_or_else(|| error("no mode for empty data"))
}

pub fn multimode<T: Object>(data: Iter<T>) -> Result<List<T>> {
    let counts = counts(&data)?;
    let most = counts.iter().map(|(_, count)| count.clone()).max().unwrap_or_default();
    Ok(counts.into_iter().filter(|(_, count)| *count == most).map(|(value, _)| value).collect())
}

/// The sum of the squared distances from the mean.
fn spread(values: &[Ratio]) -> Ratio {
    let total = values.iter().fold(Ratio::whole(BigInt::zero()), |total, value| total.add(value));
    let mean = total.divided(values.len());
    values.iter().fold(Ratio::whole(BigInt::zero()), |total, value| total.add(&value.sub(&mean).square()))
}

fn ratios_of_ints(data: &Iter<Int>) -> Result<Vec<Ratio>> {
    Ok(data.to_vec()?.iter().map(|value| Ratio::whole(value.to_big().into_owned())).collect())
}

fn ratios_of_floats(data: &Iter<f64>) -> Result<Vec<Ratio>> {
    data.to_vec()?.into_iter().map(Ratio::of_float).collect()
}

/// The variance; `sample` divides by one less than the count.
fn variance_of(values: &[Ratio], sample: bool, message: &'static str) -> Result<Ratio> {
    let taken = usize::from(sample);
    if values.len() <= taken {
        return Err(error(message));
    }
    Ok(spread(values).divided(values.len() - taken))
}

macro_rules! spreads {
    ($($ints:ident $floats:ident $int_root:ident $float_root:ident, $sample:literal, $message:literal, $root_message:literal;)*) => {
        $(
            pub fn $ints(data: Iter<Int>) -> Result<Number> {
                variance_of(&ratios_of_ints(&data)?, $sample, $message)?.to_number()
            }
            pub fn $floats(data: Iter<f64>) -> Result<f64> {
                variance_of(&ratios_of_floats(&data)?, $sample, $message)?.to_f64()
            }
            pub fn $int_root(data: Iter<Int>) -> Result<f64> {
                Ok(variance_of(&ratios_of_ints(&data)?, $sample, $root_message)?.root())
            }
            pub fn $float_root(data: Iter<f64>) -> Result<f64> {
                Ok(variance_of(&ratios_of_floats(&data)?, $sample, $root_message)?.root())
            }
        )*
    };
}

spreads! {
    variance_int variance_float stdev_int stdev_float, true,
        "variance requires at least two data points", "stdev requires at least two data points";
    pvariance_int pvariance_float pstdev_int pstdev_float, false,
        "pvariance requires at least one data point", "pstdev requires at least one data point";
}
