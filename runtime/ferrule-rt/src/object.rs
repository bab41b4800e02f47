//! The operations that every Python value has.
//!
//! `Object` is implemented by every type that a translated value can have. Classes of the translated
//! program implement [`Instance`] on their struct; `Rc<T: Instance>` is then an `Object`.

use std::any::Any;
use std::rc::Rc;

use crate::compare::Parts;
use crate::copy::Memo;
use crate::exc::{Exc, Result, TYPE_ERROR, type_error};
use crate::int::Int;
use crate::str::Str;

/// A number as equality and hashing across `bool`, `int` and `float` see it.
#[derive(Clone, Debug)]
pub enum Number {
    Int(Int),
    Float(f64),
}

/// What any Python value can do. Every operation that could run code of the translated program is fallible.
pub trait Object: Clone + 'static {
    /// No operation of this trait runs code of the translated program, so a container may hold a borrow across it.
    const BUILTIN: bool = true;

    /// `type(x).__name__`.
    fn type_name(&self) -> &'static str;
    /// `repr(x)`.
    fn py_repr(&self) -> Result<Str>;
    /// `str(x)`.
    fn py_str(&self) -> Result<Str> {
        self.py_repr()
    }
    /// `format(x, spec)`.
    fn py_format(&self, spec: &Str) -> Result<Str> {
        if spec.is_empty() {
            return self.py_str();
        }
        Err(type_error(format!("unsupported format string passed to {}.__format__", self.type_name())))
    }
    /// `bool(x)`.
    fn py_bool(&self) -> Result<bool> {
        Ok(true)
    }
    /// `x == y` for two values of one static type.
    fn py_eq(&self, other: &Self) -> Result<bool>;
    /// `x < y` for two values of one static type.
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Err(unordered("<", self.type_name(), other.type_name()))
    }
    /// `x <= y` for two values of one static type.
    fn py_le(&self, other: &Self) -> Result<bool> {
        Err(unordered("<=", self.type_name(), other.type_name()))
    }
    /// `x > y` for two values of one static type.
    fn py_gt(&self, other: &Self) -> Result<bool> {
        other.py_lt(self).map_err(|exc| mirrored(exc, "<", ">"))
    }
    /// `x >= y` for two values of one static type.
    fn py_ge(&self, other: &Self) -> Result<bool> {
        other.py_le(self).map_err(|exc| mirrored(exc, "<=", ">="))
    }
    /// `hash(x)`; equal values of different types hash alike, as in CPython.
    fn py_hash(&self) -> Result<i64> {
        Err(type_error(format!("unhashable type: '{}'", self.type_name())))
    }
    /// `x is y`.
    fn py_is(&self, other: &Self) -> bool;
    /// `id(x)`: stable while the value lives, different for values that live at one time and are shared handles.
    fn py_id(&self) -> usize {
        0
    }
    /// `len(x)`.
    fn py_len(&self) -> Result<usize> {
        Err(type_error(format!("object of type '{}' has no len()", self.type_name())))
    }
    /// `None` as a value of this type, if it has that value.
    fn py_none() -> Option<Self> {
        None
    }
    /// `self == other` by a method of the program's class, for a value of another type; `None` if it has no such method.
    fn py_eq_other(&self, _other: &dyn Dyn) -> Result<Option<bool>> {
        Ok(None)
    }
    /// `self < other` or another order in the same way.
    fn py_order_other(&self, _other: &dyn Dyn, _op: &str) -> Result<Option<bool>> {
        Ok(None)
    }
    /// `copy.copy(x)`: what cannot change is its own copy.
    fn py_copy(&self) -> Result<Self> {
        Ok(self.clone())
    }
    /// `copy.deepcopy(x)`: what cannot change is its own copy.
    fn py_deepcopy(&self, _memo: &mut Memo) -> Result<Self> {
        Ok(self.clone())
    }
    /// What the value holds, if it is a container, for comparison with one of another type.
    fn parts(&self) -> Option<Parts> {
        None
    }
    /// The value with its type forgotten; of an enum of several types, the value in it.
    fn to_dyn(&self) -> Rc<dyn Dyn> {
        Rc::new(self.clone())
    }
    /// The numeric value, for equality across types inside a generated enum.
    fn as_number(&self) -> Option<Number> {
        None
    }
}

/// The error of an ordering that the two types do not define.
pub fn unordered(op: &str, left: &str, right: &str) -> Exc {
    type_error(format!("'{op}' not supported between instances of '{left}' and '{right}'"))
}

/// A class of the program compares a value of a type that the analysis did not see arriving there.
pub fn unseen(left: &str, right: &str) -> Exc {
    crate::exc::runtime_error(format!("Ferrule: comparing '{left}' with '{right}' was not foreseen (FER0428)"))
}

/// Turns the error of the ordering that was asked for instead, with the sides swapped, into that of the one meant.
pub(crate) fn mirrored(exc: Exc, asked: &str, meant: &str) -> Exc {
    let swap = || {
        let message = exc.arg::<Str>(0)?;
        let rest = message.as_str().strip_prefix(&format!("'{asked}' not supported between instances of '"))?;
        let (left, right) = rest.strip_suffix('\'')?.split_once("' and '")?;
        Some(unordered(meant, right, left))
    };
    if exc.is(&TYPE_ERROR) { swap().unwrap_or(exc) } else { exc }
}

/// The object-safe face of [`Object`], for `print`, `format` and messages, where values of many types meet.
pub trait Dyn {
    fn dyn_type_name(&self) -> &'static str;
    fn dyn_repr(&self) -> Result<Str>;
    fn dyn_str(&self) -> Result<Str>;
    fn dyn_format(&self, spec: &Str) -> Result<Str>;
    fn dyn_number(&self) -> Option<Number>;
    fn dyn_hash(&self) -> Result<i64>;
    fn dyn_bool(&self) -> Result<bool>;
    fn dyn_parts(&self) -> Option<Parts>;
    /// `self == other`, if both have one Rust type.
    fn eq_same(&self, other: &dyn Dyn) -> Option<Result<bool>>;
    /// `self < other` or another order, if both have one Rust type.
    fn order_same(&self, other: &dyn Dyn, op: &str) -> Option<Result<bool>>;
    fn eq_other(&self, other: &dyn Dyn) -> Result<Option<bool>>;
    fn order_other(&self, other: &dyn Dyn, op: &str) -> Result<Option<bool>>;
    /// The value itself, for a downcast to its type.
    fn as_any(&self) -> &dyn Any;
}

impl<T: Object> Dyn for T {
    fn dyn_type_name(&self) -> &'static str {
        self.type_name()
    }
    fn dyn_repr(&self) -> Result<Str> {
        self.py_repr()
    }
    fn dyn_str(&self) -> Result<Str> {
        self.py_str()
    }
    fn dyn_format(&self, spec: &Str) -> Result<Str> {
        self.py_format(spec)
    }
    fn dyn_number(&self) -> Option<Number> {
        self.as_number()
    }
    fn dyn_hash(&self) -> Result<i64> {
        self.py_hash()
    }
    fn dyn_bool(&self) -> Result<bool> {
        self.py_bool()
    }
    fn dyn_parts(&self) -> Option<Parts> {
        self.parts()
    }
    fn eq_same(&self, other: &dyn Dyn) -> Option<Result<bool>> {
        Some(self.py_eq(other.as_any().downcast_ref::<T>()?))
    }
    fn order_same(&self, other: &dyn Dyn, op: &str) -> Option<Result<bool>> {
        let other = other.as_any().downcast_ref::<T>()?;
        Some(match op {
            "<" => self.py_lt(other),
            "<=" => self.py_le(other),
            ">" => self.py_gt(other),
            _ => self.py_ge(other),
        })
    }
    fn eq_other(&self, other: &dyn Dyn) -> Result<Option<bool>> {
        self.py_eq_other(other)
    }
    fn order_other(&self, other: &dyn Dyn, op: &str) -> Result<Option<bool>> {
        self.py_order_other(other, op)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A class of the translated program: the struct behind `Rc`. The defaults are those of `object`.
pub trait Instance: Sized + 'static {
    /// `type(x).__name__`.
    const NAME: &'static str;
    /// `module.QualName`, as the default `repr` shows it.
    const QUALNAME: &'static str;

    fn repr(this: &Rc<Self>) -> Result<Str> {
        Ok(Str::from(format!("<{} object at {:#x}>", Self::QUALNAME, Rc::as_ptr(this) as usize)))
    }
    /// The number that the object is, of a class below `int` or `float`.
    fn number(_this: &Rc<Self>) -> Result<Option<Number>> {
        Ok(None)
    }
    fn str(this: &Rc<Self>) -> Result<Str> {
        Self::repr(this)
    }
    fn format(this: &Rc<Self>, spec: &Str) -> Result<Str> {
        if spec.is_empty() {
            return Self::str(this);
        }
        Err(type_error(format!("unsupported format string passed to {}.__format__", Self::NAME)))
    }
    fn bool(_this: &Rc<Self>) -> Result<bool> {
        Ok(true)
    }
    fn eq(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool> {
        Ok(Rc::ptr_eq(this, other))
    }
    fn lt(_this: &Rc<Self>, _other: &Rc<Self>) -> Result<bool> {
        Err(unordered("<", Self::NAME, Self::NAME))
    }
    fn le(_this: &Rc<Self>, _other: &Rc<Self>) -> Result<bool> {
        Err(unordered("<=", Self::NAME, Self::NAME))
    }
    fn gt(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool> {
        Self::lt(other, this).map_err(|exc| mirrored(exc, "<", ">"))
    }
    fn ge(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool> {
        Self::le(other, this).map_err(|exc| mirrored(exc, "<=", ">="))
    }
    /// `this == other` for a value of another type, if the class defines `__eq__`.
    fn eq_other(_this: &Rc<Self>, _other: &dyn Dyn) -> Result<Option<bool>> {
        Ok(None)
    }
    /// `this < other` or another order in the same way.
    fn order_other(_this: &Rc<Self>, _other: &dyn Dyn, _op: &str) -> Result<Option<bool>> {
        Ok(None)
    }
    fn hash(this: &Rc<Self>) -> Result<i64> {
        Ok((Rc::as_ptr(this) as usize >> 4) as i64)
    }
    /// `copy.copy(this)`; programs that copy have it for each class.
    fn copy(_this: &Rc<Self>) -> Result<Rc<Self>> {
        Err(crate::exc::runtime_error("Ferrule: this object cannot be copied yet (FER0421)"))
    }
    /// `copy.deepcopy(this)`, for an object that `memo` does not know.
    fn deepcopy(_this: &Rc<Self>, _memo: &mut Memo) -> Result<Rc<Self>> {
        Err(crate::exc::runtime_error("Ferrule: this object cannot be copied yet (FER0421)"))
    }
    fn len(_this: &Rc<Self>) -> Result<usize> {
        Err(type_error(format!("object of type '{}' has no len()", Self::NAME)))
    }
    /// Writes what `json.dumps` writes for a member of an enumeration of numbers or texts.
    #[cfg(feature = "json")]
    fn to_json(_this: &Rc<Self>, _encoder: &mut crate::json::Encoder<'_>) -> Result<()> {
        Err(crate::json::not_serializable(Self::NAME))
    }
    /// The same as the key of a JSON object.
    #[cfg(feature = "json")]
    fn json_key(_this: &Rc<Self>, _encoder: &crate::json::Encoder<'_>) -> Result<Str> {
        Err(crate::json::bad_key(Self::NAME))
    }
}

impl<T: Instance> Object for Rc<T> {
    const BUILTIN: bool = false;

    fn type_name(&self) -> &'static str {
        T::NAME
    }
    fn py_repr(&self) -> Result<Str> {
        T::repr(self)
    }
    fn py_str(&self) -> Result<Str> {
        T::str(self)
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        T::format(self, spec)
    }
    fn py_bool(&self) -> Result<bool> {
        T::bool(self)
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        T::eq(self, other)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        T::lt(self, other)
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        T::le(self, other)
    }
    fn py_gt(&self, other: &Self) -> Result<bool> {
        T::gt(self, other)
    }
    fn py_ge(&self, other: &Self) -> Result<bool> {
        T::ge(self, other)
    }
    fn py_eq_other(&self, other: &dyn Dyn) -> Result<Option<bool>> {
        T::eq_other(self, other)
    }
    fn py_order_other(&self, other: &dyn Dyn, op: &str) -> Result<Option<bool>> {
        T::order_other(self, other, op)
    }
    fn py_hash(&self) -> Result<i64> {
        T::hash(self)
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(self, other)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(self) as usize
    }
    fn as_number(&self) -> Option<Number> {
        T::number(self).ok().flatten()
    }
    fn py_len(&self) -> Result<usize> {
        T::len(self)
    }
    fn py_copy(&self) -> Result<Self> {
        T::copy(self)
    }
    fn py_deepcopy(&self, memo: &mut Memo) -> Result<Self> {
        match memo.get(self) {
            Some(known) => Ok(known),
            None => T::deepcopy(self, memo),
        }
    }
}

/// A place for one value that is read by copy and written whole: an attribute, a captured variable.
///
/// No borrow outlives one operation, so no borrow can panic.
#[derive(Debug, Default)]
pub struct Field<T>(std::cell::RefCell<T>);

impl<T: Object> Field<T> {
    /// The other object's attribute, copied.
    pub fn copy_from(&self, other: &Self, memo: &mut Memo) -> Result<()> {
        self.set(other.get().py_deepcopy(memo)?);
        Ok(())
    }
}

impl<T: Clone> Field<T> {
    pub const fn new(value: T) -> Self {
        Self(std::cell::RefCell::new(value))
    }
    pub fn get(&self) -> T {
        self.0.borrow().clone()
    }
    /// The old value is dropped after the borrow ends, because dropping may be deep.
    pub fn set(&self, value: T) {
        let old = self.0.replace(value);
        drop(old);
    }
}

/// A place that may not hold a value yet, or no longer (`del`).
#[derive(Debug)]
pub struct Slot<T>(std::cell::RefCell<Option<T>>);

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<T> for Slot<T> {
    fn from(value: T) -> Self {
        Self(std::cell::RefCell::new(Some(value)))
    }
}

impl<T: Object> Slot<T> {
    /// The other object's attribute, copied if it is there.
    pub fn copy_from(&self, other: &Self, memo: &mut Memo) -> Result<()> {
        let value = other.0.borrow().clone();
        if let Some(value) = value {
            self.set(value.py_deepcopy(memo)?);
        }
        Ok(())
    }
}

impl<T> Slot<T> {
    pub const fn new() -> Self {
        Self(std::cell::RefCell::new(None))
    }
    pub fn set(&self, value: T) {
        let old = self.0.replace(Some(value));
        drop(old);
    }
    pub fn clear(&self) -> bool {
        let old = self.0.replace(None);
        old.is_some()
    }
    pub fn is_set(&self) -> bool {
        self.0.borrow().is_some()
    }
}

impl<T: Clone> Slot<T> {
    pub fn get(&self) -> Option<T> {
        self.0.borrow().clone()
    }
    /// The value of an attribute that the analysis showed to be set before anybody reads it.
    #[track_caller]
    pub fn read(&self) -> T {
        self.get().expect("an attribute is set before anybody reads it (FER0902)")
    }
    /// The value of an attribute, `Class.name`; an AttributeError if it is not set.
    pub fn attr(&self, path: &'static str) -> Result<T> {
        self.get().ok_or_else(|| {
            let (class, name) = path.rsplit_once('.').unwrap_or(("object", path));
            crate::exc::attribute_error(format!("'{class}' object has no attribute '{name}'"))
        })
    }
}

/// Reads a `Cell` global and a `Field` global alike.
pub trait GlobalCell<T> {
    fn get(&'static self) -> T;
    fn set(&'static self, value: T);
}

impl<T: Clone> GlobalCell<T> for std::thread::LocalKey<Field<T>> {
    fn get(&'static self) -> T {
        self.with(Field::get)
    }
    fn set(&'static self, value: T) {
        self.with(|field| field.set(value));
    }
}

/// Reads a global that may not be bound yet.
pub trait GlobalSlot<T> {
    fn get(&'static self) -> Option<T>;
    /// The value of a global that the analysis showed to be bound before anybody reads it.
    fn read(&'static self) -> T;
    /// The value, or a NameError with the variable's name.
    fn bound(&'static self, name: &'static str) -> Result<T> {
        self.get().ok_or_else(|| crate::exc::name_error(name))
    }
    fn set(&'static self, value: T);
    fn clear(&'static self) -> bool;
}

impl<T: Clone> GlobalSlot<T> for std::thread::LocalKey<Slot<T>> {
    fn get(&'static self) -> Option<T> {
        self.with(Slot::get)
    }
    #[track_caller]
    fn read(&'static self) -> T {
        self.with(Slot::get).expect("a global is bound before anybody reads it (FER0902)")
    }
    fn set(&'static self, value: T) {
        self.with(|slot| slot.set(value));
    }
    fn clear(&'static self) -> bool {
        self.with(Slot::clear)
    }
}

/// `a > b`, which is `b < a` after both are evaluated.
pub fn py_gt<T: Object>(a: &T, b: &T) -> Result<bool> {
    a.py_gt(b)
}

/// `a >= b`, which is `b <= a` after both are evaluated.
pub fn py_ge<T: Object>(a: &T, b: &T) -> Result<bool> {
    a.py_ge(b)
}

/// What `__str__` or `__repr__` gave, which must be a text.
pub fn text_result<T: Object>(value: &T, method: &Str) -> Result<Str> {
    if value.type_name() == "str" {
        return value.py_str();
    }
    Err(type_error(format!("{} returned non-string (type {})", method.as_str(), value.type_name())))
}

/// What `__hash__` returned as a hash.
pub fn hash_result(value: &Int) -> i64 {
    value.to_i64().unwrap_or_else(|| value.hash_value())
}

/// What `__len__` returned as a length.
pub fn len_result(value: &Int) -> Result<usize> {
    if value.is_negative() {
        return Err(crate::exc::value_error("__len__() should return >= 0"));
    }
    value.to_usize_size()
}

/// `object.__repr__(x)`.
pub fn default_repr<T: Instance>(this: &Rc<T>) -> Str {
    Str::from(format!("<{} object at {:#x}>", T::QUALNAME, Rc::as_ptr(this) as usize))
}

/// `object.__hash__(x)`.
pub fn default_hash<T: Instance>(this: &Rc<T>) -> Int {
    Int::from((Rc::as_ptr(this) as usize >> 4) as i64)
}
