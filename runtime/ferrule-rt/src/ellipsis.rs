//! `Ellipsis`, the value of `...`.

use crate::exc::Result;
use crate::object::Object;
use crate::str::Str;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ellipsis;

impl Object for Ellipsis {
    fn type_name(&self) -> &'static str {
        "ellipsis"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::lit("Ellipsis"))
    }
    fn py_eq(&self, _other: &Self) -> Result<bool> {
        Ok(true)
    }
    fn py_hash(&self) -> Result<i64> {
        Ok(0)
    }
    fn py_is(&self, _other: &Self) -> bool {
        true
    }
    fn py_id(&self) -> usize {
        std::ptr::from_ref(&Ellipsis) as usize
    }
}
