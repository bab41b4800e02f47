//! `str`: immutable text that is indexed by code point.

use std::rc::Rc;

use crate::exc::Result;
use crate::object::Object;

/// A Python string. Cloning makes a second name for the same text.
#[derive(Clone, Debug)]
pub struct Str(Text);

#[derive(Clone, Debug)]
enum Text {
    Static(&'static str),
    Shared(Rc<str>),
}

impl Str {
    pub const fn lit(text: &'static str) -> Self {
        Self(Text::Static(text))
    }
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Static(text) => text,
            Text::Shared(text) => text,
        }
    }
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }
}

impl From<String> for Str {
    fn from(text: String) -> Self {
        Self(Text::Shared(text.into()))
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Self {
        Self(Text::Shared(text.into()))
    }
}

impl Object for Str {
    fn type_name(&self) -> &'static str {
        "str"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Self::from(format!("'{}'", self.as_str())))
    }
    fn py_str(&self) -> Result<Str> {
        Ok(self.clone())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.as_str() == other.as_str())
    }
    fn py_is(&self, other: &Self) -> bool {
        std::ptr::eq(self.as_str(), other.as_str())
    }
}
