//! Exceptions: one type for every class, builtin or of the translated program.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use crate::object::Dyn;
use crate::str::Str;

pub type Result<T, E = Exc> = std::result::Result<T, E>;

/// An exception class. Classes of the translated program are statics made with [`ExcClass::new`].
#[derive(Debug)]
pub struct ExcClass {
    pub name: &'static str,
    pub bases: &'static [&'static ExcClass],
}

impl ExcClass {
    pub const fn new(name: &'static str, bases: &'static [&'static ExcClass]) -> Self {
        Self { name, bases }
    }
    /// `issubclass(self, other)`.
    pub fn is_subclass(&'static self, other: &'static ExcClass) -> bool {
        std::ptr::eq(self, other) || self.bases.iter().any(|base| base.is_subclass(other))
    }
}

/// A raised or raisable exception.
#[derive(Clone)]
pub struct Exc(Rc<ExcData>);

struct ExcData {
    class: &'static ExcClass,
    args: RefCell<Vec<Rc<dyn Dyn>>>,
    #[expect(dead_code, reason = "the accessors come with the exception family")]
    attrs: RefCell<Vec<(&'static str, Rc<dyn Any>)>>,
}

macro_rules! classes {
    ($($konst:ident $name:literal : $($base:ident),*;)*) => {
        $(pub static $konst: ExcClass = ExcClass::new($name, &[$(&$base),*]);)*
    };
}

classes! {
    BASE_EXCEPTION "BaseException": ;
    EXCEPTION "Exception": BASE_EXCEPTION;
    TYPE_ERROR "TypeError": EXCEPTION;
    VALUE_ERROR "ValueError": EXCEPTION;
}

impl Exc {
    pub fn new(class: &'static ExcClass, args: Vec<Rc<dyn Dyn>>) -> Self {
        Self(Rc::new(ExcData { class, args: RefCell::new(args), attrs: RefCell::default() }))
    }
    pub fn with_message(class: &'static ExcClass, message: impl Into<Str>) -> Self {
        Self::new(class, vec![Rc::new(message.into())])
    }
    pub fn class(&self) -> &'static ExcClass {
        self.0.class
    }
    pub fn is(&self, class: &'static ExcClass) -> bool {
        self.0.class.is_subclass(class)
    }
    pub fn message(&self) -> Result<Str> {
        self.0.args.borrow().first().map_or_else(|| Ok(Str::lit("")), |arg| arg.dyn_str())
    }
}

impl std::fmt::Debug for Exc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.class.name)
    }
}

pub fn type_error(message: impl Into<Str>) -> Exc {
    Exc::with_message(&TYPE_ERROR, message)
}

pub fn value_error(message: impl Into<Str>) -> Exc {
    Exc::with_message(&VALUE_ERROR, message)
}
