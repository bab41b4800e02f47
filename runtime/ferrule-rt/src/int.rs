//! `int`: integers that do not overflow.

use std::rc::Rc;

use num_bigint::BigInt;

/// A Python integer: a machine word while it fits, a shared big integer beyond.
#[derive(Clone, Debug)]
pub enum Int {
    Small(i64),
    Big(Rc<BigInt>),
}
impl crate::Object for Int {
    fn type_name(&self) -> &'static str {
        "int"
    }
    fn py_repr(&self) -> crate::Result<crate::Str> {
        Ok(crate::Str::from(match self {
            Int::Small(a) => a.to_string(),
            Int::Big(a) => a.to_string(),
        }))
    }
    fn py_eq(&self, o: &Self) -> crate::Result<bool> {
        crate::macros::mixed_eq(self, o)
    }
    fn py_lt(&self, o: &Self) -> crate::Result<bool> {
        crate::macros::mixed_lt(self, o)
    }
    fn py_le(&self, o: &Self) -> crate::Result<bool> {
        crate::macros::mixed_le(self, o)
    }
    fn py_hash(&self) -> crate::Result<i64> {
        match self {
            Int::Small(a) => Ok(if *a == -1 { -2 } else { *a % ((1 << 61) - 1) }),
            _ => Ok(0),
        }
    }
    fn py_is(&self, o: &Self) -> bool {
        crate::macros::mixed_eq(self, o).unwrap()
    }
    fn as_number(&self) -> Option<crate::Number> {
        Some(crate::Number::Int(self.clone()))
    }
}
