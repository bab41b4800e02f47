//! The operators that cannot raise: a checked machine operation inline, the big one out of line.

use std::ops::{Add, AddAssign, BitAnd, BitOr, BitXor, Mul, MulAssign, Neg, Not, Sub, SubAssign};
use std::rc::Rc;

use num_bigint::BigInt;

use super::Int;

macro_rules! forward {
    ($trait:ident $method:ident) => {
        impl $trait<Int> for Int {
            type Output = Int;
            #[inline]
            fn $method(self, other: Int) -> Int {
                (&self).$method(&other)
            }
        }
        impl $trait<Int> for &Int {
            type Output = Int;
            #[inline]
            fn $method(self, other: Int) -> Int {
                self.$method(&other)
            }
        }
        impl $trait<&Int> for Int {
            type Output = Int;
            #[inline]
            fn $method(self, other: &Int) -> Int {
                (&self).$method(other)
            }
        }
    };
}

macro_rules! arithmetic {
    ($trait:ident $method:ident $checked:ident $slow:ident; $assign:ident $assign_method:ident $op:tt) => {
        impl $trait<&Int> for &Int {
            type Output = Int;
            #[inline]
            fn $method(self, other: &Int) -> Int {
                if let (Int::Small(a), Int::Small(b)) = (self, other) {
                    if let Some(small) = a.$checked(*b) {
                        return Int::Small(small);
                    }
                }
                $slow(self, other)
            }
        }
        #[cold]
        #[inline(never)]
        fn $slow(a: &Int, b: &Int) -> Int {
            Int::from_big(a.to_big().as_ref() $op b.to_big().as_ref())
        }
        forward!($trait $method);
        impl $assign<&Int> for Int {
            /// A big integer that nobody else holds is changed in place.
            #[inline]
            fn $assign_method(&mut self, other: &Int) {
                if let Int::Big(big) = self {
                    if let Some(own) = Rc::get_mut(big) {
                        let sum = std::mem::take(own) $op other.to_big().as_ref();
                        *self = Int::from_big(sum);
                        return;
                    }
                }
                *self = (&*self).$method(other);
            }
        }
        impl $assign<Int> for Int {
            #[inline]
            fn $assign_method(&mut self, other: Int) {
                self.$assign_method(&other);
            }
        }
    };
}

arithmetic!(Add add checked_add add_big; AddAssign add_assign +);
arithmetic!(Sub sub checked_sub sub_big; SubAssign sub_assign -);
arithmetic!(Mul mul checked_mul mul_big; MulAssign mul_assign *);

macro_rules! bitwise {
    ($trait:ident $method:ident $op:tt) => {
        impl $trait<&Int> for &Int {
            type Output = Int;
            #[inline]
            fn $method(self, other: &Int) -> Int {
                match (self, other) {
                    (Int::Small(a), Int::Small(b)) => Int::Small(a $op b),
                    _ => Int::from_big(self.to_big().as_ref() $op other.to_big().as_ref()),
                }
            }
        }
        forward!($trait $method);
    };
}

bitwise!(BitAnd bitand &);
bitwise!(BitOr bitor |);
bitwise!(BitXor bitxor ^);

impl Neg for &Int {
    type Output = Int;
    #[inline]
    fn neg(self) -> Int {
        match self {
            Int::Small(small) => match small.checked_neg() {
                Some(negated) => Int::Small(negated),
                None => Int::from_big(-BigInt::from(*small)),
            },
            Int::Big(big) => Int::from_big(-big.as_ref()),
        }
    }
}

impl Neg for Int {
    type Output = Int;
    #[inline]
    fn neg(self) -> Int {
        -&self
    }
}

impl Not for &Int {
    type Output = Int;
    #[inline]
    fn not(self) -> Int {
        match self {
            Int::Small(small) => Int::Small(!small),
            Int::Big(big) => Int::from_big(!big.as_ref()),
        }
    }
}

impl Not for Int {
    type Output = Int;
    #[inline]
    fn not(self) -> Int {
        !&self
    }
}

impl std::iter::Sum for Int {
    fn sum<I: Iterator<Item = Int>>(iter: I) -> Int {
        let mut total = Int::ZERO;
        for item in iter {
            total += &item;
        }
        total
    }
}
