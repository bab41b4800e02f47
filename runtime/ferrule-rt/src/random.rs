//! The module `random`: CPython's generator and CPython's algorithms, so the same numbers for the same seed.

mod sequences;
mod twister;

use std::cell::RefCell;
use std::rc::Rc;

use num_bigint::BigInt;

use crate::bytes::Bytes;
use crate::exc::{Result, overflow_error, value_error};
use crate::float;
use crate::int::Int;
use crate::object::Object;
use crate::str::Str;

pub use sequences::*;
pub use twister::{Seed, Twister};

impl From<()> for Seed {
    fn from((): ()) -> Self {
        Self::System
    }
}

impl From<&Int> for Seed {
    fn from(value: &Int) -> Self {
        Self::Int(value.to_big().into_owned())
    }
}

impl From<f64> for Seed {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&Str> for Seed {
    fn from(value: &Str) -> Self {
        Self::Bytes(value.as_str().as_bytes().to_vec())
    }
}

impl From<&Bytes> for Seed {
    fn from(value: &Bytes) -> Self {
        Self::Bytes(value.as_slice().to_vec())
    }
}

impl From<&Option<Int>> for Seed {
    fn from(value: &Option<Int>) -> Self {
        value.as_ref().map_or(Self::System, Self::from)
    }
}

/// `random.Random`: a handle to a generator.
#[derive(Clone)]
pub struct Random(Rc<RefCell<Twister>>);

thread_local! {
    /// The generator behind the module's functions.
    static SHARED: Random = Random::new(Seed::System);
}

/// A generator with seed `a`, in CPython's distributions.
impl Random {
    pub fn new(seed: impl Into<Seed>) -> Self {
        Self(Rc::new(RefCell::new(Twister::new(seed.into()))))
    }

    pub fn seed(&self, seed: impl Into<Seed>) {
        *self.0.borrow_mut() = Twister::new(seed.into());
    }

    /// The next float in `[0, 1)`.
    #[inline]
    pub fn random(&self) -> f64 {
        self.0.borrow_mut().unit()
    }

    /// The next index in `0..limit`.
    #[inline]
    pub(crate) fn index(&self, limit: usize) -> usize {
        self.0.borrow_mut().below(limit as u64) as usize
    }

    pub fn getrandbits(&self, k: &Int) -> Result<Int> {
        if k.is_negative() {
            return Err(value_error("number of bits must be non-negative"));
        }
        let Some(count) = k.to_i64() else {
            return Err(overflow_error("Python int too large to convert to C int"));
        };
        Ok(Int::from(BigInt::from(self.0.borrow_mut().bits(count as u64))))
    }

    pub fn randbytes(&self, n: &Int) -> Result<Bytes> {
        if n.is_negative() {
            return Err(value_error("number of bits must be non-negative"));
        }
        let Some(count) = n.to_i64() else {
            return Err(overflow_error("Python int too large to convert to C int"));
        };
        let mut bytes = self.0.borrow_mut().bits(count as u64 * 8).to_bytes_le();
        bytes.resize(count as usize, 0);
        Ok(Bytes::from(bytes))
    }

    pub fn randint(&self, a: &Int, b: &Int) -> Result<Int> {
        self.randrange_between(a, &(b + &Int::ONE))
    }

    pub fn randrange(&self, stop: &Int) -> Result<Int> {
        if *stop > Int::ZERO {
            return Ok(self.0.borrow_mut().below_int(stop));
        }
        Err(value_error("empty range for randrange()"))
    }

    pub fn randrange_between(&self, start: &Int, stop: &Int) -> Result<Int> {
        let width = stop - start;
        if width > Int::ZERO {
            return Ok(start + &self.0.borrow_mut().below_int(&width));
        }
        Err(value_error(format!("empty range for randrange() ({start}, {stop}, {width})")))
    }

    pub fn randrange_step(&self, start: &Int, stop: &Int, step: &Int) -> Result<Int> {
        if *step == Int::ONE {
            return self.randrange_between(start, stop);
        }
        if step.is_zero() {
            return Err(value_error("zero step for randrange()"));
        }
        let towards = if step.is_negative() { Int::ONE } else { -&Int::ONE };
        let count = (&(&(stop - start) + step) + &towards).floor_div(step)?;
        if count <= Int::ZERO {
            return Err(value_error("empty range for randrange()"));
        }
        let chosen = self.0.borrow_mut().below_int(&count);
        Ok(start + &(step * &chosen))
    }

    #[inline]
    pub fn uniform(&self, a: f64, b: f64) -> f64 {
        a + (b - a) * self.random()
    }

    pub fn triangular(&self, low: f64, high: f64, mode: Option<f64>) -> f64 {
        let mut u = self.random();
        let mut c = match mode {
            None => 0.5,
            Some(_) if high == low => return low,
            Some(mode) => (mode - low) / (high - low),
        };
        let (mut low, mut high) = (low, high);
        if u > c {
            u = 1.0 - u;
            c = 1.0 - c;
            (low, high) = (high, low);
        }
        low + (high - low) * (u * c).sqrt()
    }

    pub fn normalvariate(&self, mu: f64, sigma: f64) -> f64 {
        let magic = 4.0 * (-0.5_f64).exp() / 2.0_f64.sqrt();
        loop {
            let u1 = self.random();
            let u2 = 1.0 - self.random();
            let z = magic * (u1 - 0.5) / u2;
            if z * z / 4.0 <= -u2.ln() {
                return mu + z * sigma;
            }
        }
    }

    /// Values come in pairs; the second one waits for the next call.
    pub fn gauss(&self, mu: f64, sigma: f64) -> f64 {
        let mut state = self.0.borrow_mut();
        let z = match state.spare_gauss.take() {
            Some(z) => z,
            None => {
                let angle = state.unit() * std::f64::consts::TAU;
                let radius = (-2.0 * (1.0 - state.unit()).ln()).sqrt();
                state.spare_gauss = Some(angle.sin() * radius);
                angle.cos() * radius
            }
        };
        mu + z * sigma
    }

    pub fn lognormvariate(&self, mu: f64, sigma: f64) -> Result<f64> {
        crate::math::exp(self.normalvariate(mu, sigma))
    }

    pub fn expovariate(&self, lambd: f64) -> Result<f64> {
        float::true_div(-(1.0 - self.random()).ln(), lambd)
    }

    pub fn vonmisesvariate(&self, mu: f64, kappa: f64) -> f64 {
        use std::f64::consts::{PI, TAU};
        if kappa <= 1e-6 {
            return TAU * self.random();
        }
        let s = 0.5 / kappa;
        let r = s + (1.0 + s * s).sqrt();
        let z = loop {
            let z = (PI * self.random()).cos();
            let d = z / (r + z);
            let u2 = self.random();
            if u2 < 1.0 - d * d || u2 <= (1.0 - d) * d.exp() {
                break z;
            }
        };
        let q = 1.0 / r;
        let f = (q + z) / (1.0 + q * z);
        let angle = if self.random() > 0.5 { mu + f.acos() } else { mu - f.acos() };
        // Python's `%`: the sign of the divisor.
        let rest = angle % TAU;
        if rest < 0.0 { rest + TAU } else { rest }
    }

    pub fn gammavariate(&self, alpha: f64, beta: f64) -> Result<f64> {
        if alpha <= 0.0 || beta <= 0.0 {
            return Err(value_error("gammavariate: alpha and beta must be > 0.0"));
        }
        if alpha > 1.0 {
            return Ok(self.gamma_above_one(alpha) * beta);
        }
        if alpha == 1.0 {
            return Ok(-(1.0 - self.random()).ln() * beta);
        }
        Ok(self.gamma_below_one(alpha)? * beta)
    }

    /// Cheng's method.
    fn gamma_above_one(&self, alpha: f64) -> f64 {
        let ainv = (2.0 * alpha - 1.0).sqrt();
        let bbb = alpha - 4.0_f64.ln();
        let ccc = alpha + ainv;
        let magic = 1.0 + 4.5_f64.ln();
        loop {
            let u1 = self.random();
            if !(1e-7 < u1 && u1 < 0.999_999_9) {
                continue;
            }
            let u2 = 1.0 - self.random();
            let v = (u1 / (1.0 - u1)).ln() / ainv;
            let x = alpha * v.exp();
            let z = u1 * u1 * u2;
            let r = bbb + ccc * v - x;
            if r + magic - 4.5 * z >= 0.0 || r >= z.ln() {
                return x;
            }
        }
    }

    /// Kennedy and Gentle's algorithm GS.
    fn gamma_below_one(&self, alpha: f64) -> Result<f64> {
        use std::f64::consts::E;
        loop {
            let u = self.random();
            let b = (E + alpha) / E;
            let p = b * u;
            let x = if p <= 1.0 { float::pow(p, 1.0 / alpha)? } else { -((b - p) / alpha).ln() };
            let u1 = self.random();
            let taken = if p > 1.0 { u1 <= float::pow(x, alpha - 1.0)? } else { u1 <= (-x).exp() };
            if taken {
                return Ok(x);
            }
        }
    }

    pub fn betavariate(&self, alpha: f64, beta: f64) -> Result<f64> {
        let y = self.gammavariate(alpha, 1.0)?;
        if y == 0.0 {
            return Ok(0.0);
        }
        Ok(y / (y + self.gammavariate(beta, 1.0)?))
    }

    pub fn paretovariate(&self, alpha: f64) -> Result<f64> {
        let u = 1.0 - self.random();
        float::pow(u, float::true_div(-1.0, alpha)?)
    }

    pub fn weibullvariate(&self, alpha: f64, beta: f64) -> Result<f64> {
        let u = 1.0 - self.random();
        Ok(alpha * float::pow(-u.ln(), float::true_div(1.0, beta)?)?)
    }
}

impl Object for Random {
    fn type_name(&self) -> &'static str {
        "Random"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<random.Random object at {:#x}>", self.py_id())))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_hash(&self) -> Result<i64> {
        Ok((self.py_id() >> 4) as i64)
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
}

/// The module's functions are the methods of one shared generator.
macro_rules! shared {
    ($($name:ident($($arg:ident: $type:ty),*) $(-> $result:ty)?;)*) => {
        $(
            #[inline]
            pub fn $name($($arg: $type),*) $(-> $result)? {
                SHARED.with(|random| random.$name($($arg),*))
            }
        )*
    };
}

shared! {
    seed(seed: impl Into<Seed>);
    random() -> f64;
    getrandbits(k: &Int) -> Result<Int>;
    randbytes(n: &Int) -> Result<Bytes>;
    randint(a: &Int, b: &Int) -> Result<Int>;
    randrange(stop: &Int) -> Result<Int>;
    randrange_between(start: &Int, stop: &Int) -> Result<Int>;
    randrange_step(start: &Int, stop: &Int, step: &Int) -> Result<Int>;
    uniform(a: f64, b: f64) -> f64;
    triangular(low: f64, high: f64, mode: Option<f64>) -> f64;
    normalvariate(mu: f64, sigma: f64) -> f64;
    gauss(mu: f64, sigma: f64) -> f64;
    lognormvariate(mu: f64, sigma: f64) -> Result<f64>;
    expovariate(lambd: f64) -> Result<f64>;
    vonmisesvariate(mu: f64, kappa: f64) -> f64;
    gammavariate(alpha: f64, beta: f64) -> Result<f64>;
    betavariate(alpha: f64, beta: f64) -> Result<f64>;
    paretovariate(alpha: f64) -> Result<f64>;
    weibullvariate(alpha: f64, beta: f64) -> Result<f64>;
}

pub(crate) fn with_shared<R>(run: impl FnOnce(&Random) -> R) -> R {
    SHARED.with(run)
}
