//! `int`: integers that do not overflow.

use std::rc::Rc;

use num_bigint::BigInt;

/// A Python integer: a machine word while it fits, a shared big integer beyond.
#[derive(Clone, Debug)]
pub enum Int {
    Small(i64),
    Big(Rc<BigInt>),
}
