//! Exceptions: one type for every class, builtin or of the translated program.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub use crate::exc_classes::*;
pub use crate::exc_groups::*;
use crate::int::Int;
use crate::list::List;
use crate::object::{Dyn, Number, Object};
use crate::str::Str;
pub use crate::traceback::{Site, report, run};
use crate::tuple::Tuple;

pub type Result<T, E = Exc> = std::result::Result<T, E>;

type Show = fn(&Exc) -> Result<Str>;
type Truth = fn(&Exc) -> Result<bool>;
type Hash = fn(&Exc) -> Result<i64>;
/// `None` is Python's `NotImplemented`.
type Answer = fn(&Exc, &Exc) -> Result<Option<bool>>;

/// An exception class. Classes of the translated program are statics made with [`ExcClass::new`].
pub struct ExcClass {
    pub name: &'static str,
    pub bases: &'static [&'static ExcClass],
    module: Option<&'static str>,
    show: Option<Show>,
    repr: Option<Show>,
    truth: Option<Truth>,
    hash: Option<Hash>,
    answers: Answers,
}

/// Which of a class's comparisons is asked.
type Choice = fn(&Answers) -> Option<Answer>;

/// The class's own comparisons.
#[derive(Clone, Copy)]
struct Answers {
    eq: Option<Answer>,
    lt: Option<Answer>,
    le: Option<Answer>,
    gt: Option<Answer>,
    ge: Option<Answer>,
}

impl ExcClass {
    pub const fn new(name: &'static str, bases: &'static [&'static ExcClass]) -> Self {
        let answers = Answers { eq: None, lt: None, le: None, gt: None, ge: None };
        Self { name, bases, module: None, show: None, repr: None, truth: None, hash: None, answers }
    }
    /// The module that a traceback names before the class; absent for builtins and the main module.
    pub const fn module(mut self, module: &'static str) -> Self {
        self.module = Some(module);
        self
    }
    /// The class's own `__str__`.
    pub const fn with_str(mut self, show: Show) -> Self {
        self.show = Some(show);
        self
    }
    /// The class's own `__repr__`.
    pub const fn with_repr(mut self, repr: Show) -> Self {
        self.repr = Some(repr);
        self
    }
    /// The class's own `__bool__`, or what its `__len__` says.
    pub const fn with_bool(mut self, truth: Truth) -> Self {
        self.truth = Some(truth);
        self
    }
    /// The class's own `__hash__`.
    pub const fn with_hash(mut self, hash: Hash) -> Self {
        self.hash = Some(hash);
        self
    }
    /// A class with an `__eq__` and no `__hash__`.
    pub const fn unhashable(self) -> Self {
        self.with_hash(|this| Err(type_error(format!("unhashable type: '{}'", this.class().name))))
    }
    /// The class's own `__eq__`.
    pub const fn with_eq(mut self, answer: Answer) -> Self {
        self.answers.eq = Some(answer);
        self
    }
    /// The class's own `__lt__`.
    pub const fn with_lt(mut self, answer: Answer) -> Self {
        self.answers.lt = Some(answer);
        self
    }
    /// The class's own `__le__`.
    pub const fn with_le(mut self, answer: Answer) -> Self {
        self.answers.le = Some(answer);
        self
    }
    /// The class's own `__gt__`.
    pub const fn with_gt(mut self, answer: Answer) -> Self {
        self.answers.gt = Some(answer);
        self
    }
    /// The class's own `__ge__`.
    pub const fn with_ge(mut self, answer: Answer) -> Self {
        self.answers.ge = Some(answer);
        self
    }
    /// `issubclass(self, other)`.
    pub fn is_subclass(&'static self, other: &'static ExcClass) -> bool {
        let mut class = self;
        loop {
            if std::ptr::eq(class, other) {
                return true;
            }
            match class.bases {
                [] => return false,
                [base] => class = base,
                bases => return bases.iter().any(|base| base.is_subclass(other)),
            }
        }
    }
    /// The name that a traceback shows: with the module unless that is builtin or the main one.
    pub fn full_name(&self) -> String {
        match self.module {
            Some(module) => format!("{module}.{}", self.name),
            None => self.name.to_owned(),
        }
    }
    /// The `__str__` or `__repr__` that the method resolution order finds. Depth first, except that a base that
    /// derives from the class found so far wins: that is what linearisation does to a diamond.
    fn find<T: Copy>(&'static self, own: impl Fn(&ExcClass) -> Option<T> + Copy) -> Option<(&'static ExcClass, T)> {
        if let Some(show) = own(self) {
            return Some((self, show));
        }
        let mut best: Option<(&'static ExcClass, T)> = None;
        for base in self.bases {
            let found = base.find(own);
            if let Some((class, _)) = found
                && best.is_none_or(|(known, _)| class.is_subclass(known))
            {
                best = found;
            }
        }
        best
    }
}

impl std::fmt::Debug for ExcClass {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<class '{}'>", self.full_name())
    }
}

/// A raised or raisable exception. Cloning makes a second name for the same exception.
#[derive(Clone)]
pub struct Exc(Rc<ExcData>);

struct ExcData {
    class: &'static ExcClass,
    args: RefCell<Vec<Rc<dyn Dyn>>>,
    /// The third argument of an `OSError`, which is no element of `args`.
    filename: RefCell<Option<Rc<dyn Dyn>>>,
    attrs: RefCell<Vec<(&'static str, Rc<dyn Any>)>>,
    cause: RefCell<Option<Exc>>,
    context: RefCell<Option<Exc>>,
    suppress_context: Cell<bool>,
    notes: RefCell<Vec<Str>>,
    frames: RefCell<Vec<&'static Site>>,
}

impl Exc {
    /// An exception of the class, or of the class that `OSError` chooses by its first argument.
    pub fn new(class: &'static ExcClass, mut args: Vec<Rc<dyn Dyn>>) -> Self {
        let mut actual = class;
        let mut filename = None;
        if (2..=5).contains(&args.len()) && class.is_subclass(&OS_ERROR) {
            if std::ptr::eq(class, &OS_ERROR) {
                actual = class_of_errno(&*args[0]);
            }
            if args.len() > 2 {
                filename = Some(args[2].clone()).filter(|name| name.dyn_type_name() != "NoneType");
                args.truncate(2);
            }
        }
        Self(Rc::new(ExcData {
            class: actual,
            args: RefCell::new(args),
            filename: RefCell::new(filename),
            attrs: RefCell::default(),
            cause: RefCell::default(),
            context: RefCell::default(),
            suppress_context: Cell::new(false),
            notes: RefCell::default(),
            frames: RefCell::default(),
        }))
    }
    pub fn with_message(class: &'static ExcClass, message: impl Into<Str>) -> Self {
        Self::new(class, vec![Rc::new(message.into())])
    }
    pub fn class(&self) -> &'static ExcClass {
        self.0.class
    }
    /// `isinstance(self, class)`.
    pub fn is(&self, class: &'static ExcClass) -> bool {
        self.0.class.is_subclass(class)
    }
    pub fn is_any(&self, classes: &[&'static ExcClass]) -> bool {
        classes.iter().any(|class| self.is(class))
    }
    /// `self is other`.
    pub fn same(&self, other: &Exc) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub fn args(&self) -> Vec<Rc<dyn Dyn>> {
        self.0.args.borrow().clone()
    }
    pub fn set_args(&self, args: Vec<Rc<dyn Dyn>>) {
        let old = self.0.args.replace(args);
        drop(old);
    }
    /// The argument at a position, if it is there and has this type.
    pub fn arg<T: Object>(&self, index: usize) -> Option<T> {
        let arg = self.0.args.borrow().get(index).cloned()?;
        arg.as_any().downcast_ref::<T>().cloned()
    }
    /// `repr(self.args)`.
    pub fn args_repr(&self) -> Result<Str> {
        let args = self.args();
        let parts = args.iter().map(|arg| arg.dyn_repr()).collect::<Result<Vec<_>>>()?;
        let parts: Vec<&str> = parts.iter().map(Str::as_str).collect();
        Ok(Str::from(match parts.as_slice() {
            [one] => format!("({one},)"),
            _ => format!("({})", parts.join(", ")),
        }))
    }
    /// The `value` of a `StopIteration` and the `code` of a `SystemExit`: the first argument.
    pub fn value(&self) -> Option<Rc<dyn Dyn>> {
        self.0.args.borrow().first().cloned()
    }
    pub fn filename(&self) -> Option<Rc<dyn Dyn>> {
        self.0.filename.borrow().clone()
    }

    /// An attribute that the program set.
    pub fn attr<T: Clone + 'static>(&self, name: &str) -> Option<T> {
        let attrs = self.0.attrs.borrow();
        let (_, value) = attrs.iter().find(|(known, _)| *known == name)?;
        value.downcast_ref::<T>().cloned()
    }
    /// Whether the exception itself has an attribute of the program's.
    pub fn has_attr(&self, name: &Str) -> bool {
        self.0.attrs.borrow().iter().any(|(known, _)| name == known)
    }
    pub fn set_attr<T: Clone + 'static>(&self, name: &'static str, value: T) {
        let value: Rc<dyn Any> = Rc::new(value);
        let mut attrs = self.0.attrs.borrow_mut();
        match attrs.iter_mut().find(|(known, _)| *known == name) {
            Some(place) => {
                let old = std::mem::replace(&mut place.1, value);
                drop(attrs);
                drop(old);
            }
            None => attrs.push((name, value)),
        }
    }

    /// `raise self from cause`.
    pub fn with_cause(self, cause: Option<Exc>) -> Self {
        self.0.suppress_context.set(true);
        let old = self.0.cause.replace(cause);
        drop(old);
        self
    }
    /// Raised while `handled` was being handled. As in CPython, an exception never becomes its own context.
    pub fn with_context(self, handled: &Exc) -> Self {
        if self.same(handled) {
            return self;
        }
        let mut link = handled.clone();
        while let Some(next) = link.context() {
            if next.same(&self) {
                link.0.context.replace(None);
                break;
            }
            link = next;
        }
        self.0.context.replace(Some(handled.clone()));
        self
    }
    /// Left a clause that handled the other one, which becomes the context of what has none yet.
    pub fn during(self, handled: &Exc) -> Self {
        let mut link = self.clone();
        while !link.same(handled) {
            match link.context() {
                Some(next) => link = next,
                None => {
                    link.with_context(handled);
                    break;
                }
            }
        }
        self
    }
    pub fn cause(&self) -> Option<Exc> {
        self.0.cause.borrow().clone()
    }
    pub fn context(&self) -> Option<Exc> {
        self.0.context.borrow().clone()
    }
    pub fn suppress_context(&self) -> bool {
        self.0.suppress_context.get()
    }
    pub fn add_note(&self, note: &Str) {
        self.0.notes.borrow_mut().push(note.clone());
    }
    pub fn notes(&self) -> Vec<Str> {
        self.0.notes.borrow().clone()
    }

    /// As a part of a group has it: where the group was raised and why, and its notes.
    pub(crate) fn take_history(&self, group: &Exc) {
        self.0.cause.replace(group.cause());
        self.0.context.replace(group.context());
        self.0.suppress_context.set(group.suppress_context());
        self.0.notes.replace(group.notes());
        self.0.frames.replace(group.frames());
    }
    /// Whether nobody raised the part of a group anew since it was made.
    pub(crate) fn same_history(&self, group: &Exc) -> bool {
        let same = |one: Option<Exc>, other: Option<Exc>| match (one, other) {
            (Some(one), Some(other)) => one.same(&other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same(self.cause(), group.cause())
            && same(self.context(), group.context())
            && self.notes() == group.notes()
            && self.frames() == group.frames()
    }

    /// Adds a frame of the traceback; called from the inside out while the exception propagates.
    pub fn at(self, site: &'static Site) -> Self {
        self.0.frames.borrow_mut().push(site);
        self
    }
    /// The frames, innermost first.
    pub fn frames(&self) -> Vec<&'static Site> {
        self.0.frames.borrow().clone()
    }

    /// `str(self)`.
    pub fn str(&self) -> Result<Str> {
        match self.0.class.find(|class| class.show) {
            Some((_, show)) => show(self),
            None => self.default_str(),
        }
    }
    /// `BaseException.__str__(self)`.
    pub fn default_str(&self) -> Result<Str> {
        let args = self.args();
        match args.as_slice() {
            [] => Ok(Str::lit("")),
            [one] => one.dyn_str(),
            _ => self.args_repr(),
        }
    }
    /// `repr(self)`.
    pub fn repr(&self) -> Result<Str> {
        match self.0.class.find(|class| class.repr) {
            Some((_, repr)) => repr(self),
            None => self.default_repr(),
        }
    }
    /// What the method of the one answers, else the reflected method of the other (Python data model, 3.3.1).
    fn compared(&self, other: &Exc, own: Choice, reflected: Choice) -> Result<Option<bool>> {
        if let Some((_, answer)) = self.0.class.find(|class| own(&class.answers))
            && let Some(known) = answer(self, other)?
        {
            return Ok(Some(known));
        }
        match other.0.class.find(|class| reflected(&class.answers)) {
            Some((_, answer)) => answer(other, self),
            None => Ok(None),
        }
    }
    fn unordered(&self, op: &str, other: &Exc) -> Exc {
        crate::object::unordered(op, self.type_name(), other.type_name())
    }
    /// `BaseException.__repr__(self)`.
    pub fn default_repr(&self) -> Result<Str> {
        let args = self.args();
        let name = self.0.class.name;
        Ok(Str::from(match args.as_slice() {
            [one] => format!("{name}({})", one.dyn_repr()?.as_str()),
            _ => format!("{name}{}", self.args_repr()?.as_str()),
        }))
    }
    /// `str(self)`, by the name that the first users of this type chose.
    pub fn message(&self) -> Result<Str> {
        self.str()
    }
    /// `super().__str__()` in a class of the program: what its builtin base defines.
    pub fn base_str(&self) -> Result<Str> {
        match self {
            exc if exc.is(&KEY_ERROR) => key_error_str(exc),
            exc if exc.is(&OS_ERROR) => os_error_str(exc),
            exc => exc.default_str(),
        }
    }
    /// `super().__repr__()` in a class of the program.
    pub fn base_repr(&self) -> Result<Str> {
        self.default_repr()
    }
    /// `type(self)`.
    pub fn class_of(&self) -> ExcType {
        ExcType(self.0.class)
    }
    /// `self.args` where each argument is of a type that `known` takes.
    pub fn args_as<T>(&self, known: impl Fn(&dyn Any) -> Option<T>) -> Result<Tuple<T>> {
        let each = |arg: Rc<dyn Dyn>| known(arg.as_any()).ok_or_else(unknown_argument);
        Ok(Tuple::from(self.args().into_iter().map(each).collect::<Result<Vec<T>>>()?))
    }
    /// The first argument, if there is one: `StopIteration.value`, `SystemExit.code`.
    pub fn first_arg<T>(&self, known: impl Fn(&dyn Any) -> Option<T>) -> Result<Option<T>> {
        let each = |arg: Rc<dyn Dyn>| known(arg.as_any()).ok_or_else(unknown_argument);
        self.value().map(each).transpose()
    }
    /// What reading an attribute raises that the exception does not have.
    pub fn no_attribute(&self, name: &Str) -> Self {
        crate::exc::attribute_error(format!("'{}' object has no attribute '{name}'", self.type_name()))
    }
    /// `OSError.errno`.
    pub fn errno(&self) -> Option<Int> {
        if self.0.args.borrow().len() == 2 { self.arg::<Int>(0) } else { None }
    }
    /// `OSError.strerror`.
    pub fn strerror(&self) -> Option<Str> {
        if self.0.args.borrow().len() == 2 { self.arg::<Str>(1) } else { None }
    }
    /// `OSError.filename`, where it is text.
    pub fn filename_str(&self) -> Option<Str> {
        self.filename()?.as_any().downcast_ref::<Str>().cloned()
    }
    /// `self.__notes__`.
    pub fn notes_list(&self) -> List<Str> {
        List::from(self.notes())
    }
}

/// The program has come to a statement that could not be translated: no `except` clause may take that for an error.
pub fn stop(message: &Str) -> Exc {
    // A stderr that is closed leaves nobody to tell.
    let _ = crate::io::write_own_stderr(format!("{}\n", message.as_str()).as_bytes());
    // Unwinding as a panic does, without its words: they say where in the runtime, not where in the program.
    std::panic::resume_unwind(Box::new(()))
}

/// No kind of argument that the program makes exceptions of: the runtime itself made this one.
fn unknown_argument() -> Exc {
    runtime_error("Ferrule: an argument of this exception has a type that is not known here (FER0423)")
}

/// `dataclasses.FrozenInstanceError`.
pub static FROZEN_INSTANCE_ERROR: ExcClass =
    ExcClass::new("FrozenInstanceError", &[&ATTRIBUTE_ERROR]).module("dataclasses");

/// An exception class as a value: `type(e)`.
#[derive(Clone, Copy, Debug)]
pub struct ExcType(pub &'static ExcClass);

impl ExcType {
    /// `cls.__name__`.
    pub fn name(&self) -> Str {
        Str::lit(self.0.name)
    }
    /// `issubclass(self, other)`.
    pub fn is_subclass(self, other: ExcType) -> bool {
        self.0.is_subclass(other.0)
    }
    /// `cls.__module__`.
    pub fn module(&self) -> Str {
        Str::lit(self.0.module.unwrap_or(if class_named(self.0.name).is_some() { "builtins" } else { "__main__" }))
    }
}

impl Object for ExcType {
    fn type_name(&self) -> &'static str {
        "type"
    }
    fn py_repr(&self) -> Result<Str> {
        let module = self.module();
        let module = if module.as_str() == "builtins" { String::new() } else { format!("{}.", module.as_str()) };
        Ok(Str::from(format!("<class '{module}{}'>", self.0.name)))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_hash(&self) -> Result<i64> {
        Ok((self.py_id() >> 4) as i64)
    }
    fn py_is(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
    fn py_id(&self) -> usize {
        std::ptr::from_ref(self.0) as usize
    }
}

/// `KeyError.__str__`: a lone key is shown as its `repr`.
pub(crate) fn key_error_str(exc: &Exc) -> Result<Str> {
    let args = exc.args();
    match args.as_slice() {
        [key] => key.dyn_repr(),
        _ => exc.default_str(),
    }
}

/// `OSError.__str__`: `[Errno 2] No such file or directory: 'name'`.
pub(crate) fn os_error_str(exc: &Exc) -> Result<Str> {
    let args = exc.args();
    let [errno, strerror] = args.as_slice() else {
        return exc.default_str();
    };
    let (errno, strerror) = (errno.dyn_str()?, strerror.dyn_str()?);
    let (errno, strerror) = (errno.as_str(), strerror.as_str());
    Ok(Str::from(match exc.filename() {
        Some(name) => format!("[Errno {errno}] {strerror}: {}", name.dyn_repr()?.as_str()),
        None => format!("[Errno {errno}] {strerror}"),
    }))
}

/// The child of `OSError` that stands for an error number.
fn class_of_errno(errno: &dyn Dyn) -> &'static ExcClass {
    let Some(Number::Int(crate::int::Int::Small(errno))) = errno.dyn_number() else {
        return &OS_ERROR;
    };
    match errno {
        1 | 13 => &PERMISSION_ERROR,
        2 => &FILE_NOT_FOUND_ERROR,
        3 => &PROCESS_LOOKUP_ERROR,
        4 => &INTERRUPTED_ERROR,
        10 => &CHILD_PROCESS_ERROR,
        11 | 114 | 115 => &BLOCKING_IO_ERROR,
        17 => &FILE_EXISTS_ERROR,
        20 => &NOT_A_DIRECTORY_ERROR,
        21 => &IS_A_DIRECTORY_ERROR,
        32 | 108 => &BROKEN_PIPE_ERROR,
        103 => &CONNECTION_ABORTED_ERROR,
        104 => &CONNECTION_RESET_ERROR,
        110 => &TIMEOUT_ERROR,
        111 => &CONNECTION_REFUSED_ERROR,
        _ => &OS_ERROR,
    }
}

impl std::fmt::Debug for Exc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.repr() {
            Ok(repr) => f.write_str(repr.as_str()),
            Err(_) => write!(f, "<{} object>", self.0.class.name),
        }
    }
}

impl Object for Exc {
    /// A class of the program may define `__str__`.
    const BUILTIN: bool = false;

    fn type_name(&self) -> &'static str {
        self.0.class.name
    }
    fn py_repr(&self) -> Result<Str> {
        self.repr()
    }
    fn py_str(&self) -> Result<Str> {
        self.str()
    }
    fn py_bool(&self) -> Result<bool> {
        self.0.class.truth.map_or(Ok(true), |truth| truth(self))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.compared(other, |c| c.eq, |c| c.eq)?.unwrap_or_else(|| self.same(other)))
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        self.compared(other, |c| c.lt, |c| c.gt)?.ok_or_else(|| self.unordered("<", other))
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        self.compared(other, |c| c.le, |c| c.ge)?.ok_or_else(|| self.unordered("<=", other))
    }
    fn py_gt(&self, other: &Self) -> Result<bool> {
        self.compared(other, |c| c.gt, |c| c.lt)?.ok_or_else(|| self.unordered(">", other))
    }
    fn py_ge(&self, other: &Self) -> Result<bool> {
        self.compared(other, |c| c.ge, |c| c.le)?.ok_or_else(|| self.unordered(">=", other))
    }
    fn py_hash(&self) -> Result<i64> {
        match self.0.class.find(|class| class.hash) {
            Some((_, hash)) => hash(self),
            None => Ok((Rc::as_ptr(&self.0) as usize >> 4) as i64),
        }
    }
    fn py_is(&self, other: &Self) -> bool {
        self.same(other)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
}
