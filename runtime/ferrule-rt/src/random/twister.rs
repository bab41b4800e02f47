//! The generator itself: the Mersenne Twister, seeded and read as CPython does.

use num_bigint::{BigInt, BigUint};
use num_traits::Zero;
use rand_mt::Mt;
use sha2::{Digest, Sha512};

use crate::int::Int;
use crate::seam;

/// What `seed` was given.
pub enum Seed {
    Int(BigInt),
    Bytes(Vec<u8>),
    Float(f64),
    /// From the system, or under verification from its seed.
    System,
}

/// The state behind one `random.Random`.
pub struct Twister {
    words: Mt,
    /// The second value of the pair that `gauss` computes.
    pub spare_gauss: Option<f64>,
}

impl Twister {
    pub fn new(seed: Seed) -> Self {
        Self { words: Mt::new_with_key(key(seed)), spare_gauss: None }
    }

    /// A float of 53 random bits in `[0, 1)`.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        let high = self.words.next_u32() >> 5;
        let low = self.words.next_u32() >> 6;
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `count` random bits, at most 64.
    #[inline]
    fn small_bits(&mut self, count: u32) -> u64 {
        if count <= 32 {
            return if count == 0 { 0 } else { u64::from(self.words.next_u32() >> (32 - count)) };
        }
        let low = u64::from(self.words.next_u32());
        let high = u64::from(self.words.next_u32() >> (64 - count));
        high << 32 | low
    }

    /// `count` random bits, lowest word first.
    pub fn bits(&mut self, count: u64) -> BigUint {
        let mut left = count;
        let mut words = Vec::new();
        while left > 0 {
            let taken = left.min(32) as u32;
            words.push(self.words.next_u32() >> (32 - taken));
            left -= u64::from(taken);
        }
        BigUint::new(words)
    }

    /// A number in `0..limit`, by rejection; zero when there is none.
    #[inline]
    pub fn below(&mut self, limit: u64) -> u64 {
        let count = u64::BITS - limit.leading_zeros();
        loop {
            let value = self.small_bits(count);
            if value < limit || limit == 0 {
                return value;
            }
        }
    }

    /// A number in `0..limit` for a limit of any size, which is positive.
    pub fn below_int(&mut self, limit: &Int) -> Int {
        match limit {
            Int::Small(limit) => Int::from(self.below(limit.unsigned_abs()) as i64),
            Int::Big(limit) => loop {
                let value = BigInt::from(self.bits(limit.bits()));
                if value < **limit {
                    return Int::from(value);
                }
            },
        }
    }
}

/// The words that initialise the state.
fn key(seed: Seed) -> Vec<u32> {
    let number = match seed {
        Seed::Int(value) => value.into_parts().1,
        Seed::Bytes(mut bytes) => {
            let digest = Sha512::digest(&bytes);
            bytes.extend_from_slice(&digest);
            BigUint::from_bytes_be(&bytes)
        }
        Seed::Float(value) => BigUint::from(crate::float::hash_value(value) as u64),
        Seed::System => match seam::verification_seed() {
            Some(value) => value.into_parts().1,
            None => return seam::entropy_words(624),
        },
    };
    if number.is_zero() { vec![0] } else { number.to_u32_digits() }
}
