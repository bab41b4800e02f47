//! The module `sys`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::exc::{Exc, Result, SYSTEM_EXIT, index_error, recursion_error, value_error};
use crate::int::Int;
use crate::list::List;
use crate::object::{Dyn, Object};
use crate::seam;
use crate::str::Str;
use crate::tuple::Tuple;

thread_local! {
    static ARGV: List<Str> = seam::argv().into_iter().map(Str::from).collect();
    static DEPTH: Cell<i64> = const { Cell::new(0) };
    static RECURSION_LIMIT: Cell<i64> = const { Cell::new(1000) };
    static AT_EXIT: RefCell<Vec<ExitCall>> = const { RefCell::new(Vec::new()) };
}

type ExitCall = Box<dyn FnMut() -> Result<()>>;

/// `atexit.register`: what runs when the program is over.
pub fn at_exit<R>(mut call: impl FnMut() -> Result<R> + 'static) {
    AT_EXIT.with(|calls| calls.borrow_mut().push(Box::new(move || call().map(|_| ()))));
}

/// Runs what was registered, the last first; one may register others.
pub(crate) fn run_exit_calls(mut failed: impl FnMut(&Exc)) {
    while let Some(mut call) = AT_EXIT.with(|calls| calls.borrow_mut().pop()) {
        if let Err(exc) = call() {
            failed(&exc);
        }
    }
}

/// `sys.argv`: one list for the whole program.
pub fn argv() -> List<Str> {
    ARGV.with(Clone::clone)
}

/// The exception that `sys.exit(status)` raises.
pub fn exit<T: Object>(status: &T) -> Exc {
    let args: Vec<Rc<dyn Dyn>> = if status.type_name() == "NoneType" { Vec::new() } else { vec![status.to_dyn()] };
    Exc::new(&SYSTEM_EXIT, args)
}

pub const MAXSIZE: i64 = i64::MAX;
pub const MAXUNICODE: Int = Int::Small(0x10_ffff);

pub const PLATFORM: Str = Str::lit(if cfg!(target_os = "windows") {
    "win32"
} else if cfg!(target_os = "macos") {
    "darwin"
} else {
    "linux"
});

pub const BYTEORDER: Str = Str::lit(if cfg!(target_endian = "big") { "big" } else { "little" });

pub fn getrecursionlimit() -> Int {
    Int::from(RECURSION_LIMIT.get())
}

/// Remembers the limit; a translated program's stack has its own.
pub fn setrecursionlimit(limit: &Int) -> Result<()> {
    if *limit < 1 {
        return Err(value_error("recursion limit must be greater or equal than 1"));
    }
    match limit.to_i64() {
        Some(limit) if i32::try_from(limit).is_ok() => {
            RECURSION_LIMIT.set(limit);
            Ok(())
        }
        _ => Err(recursion_error("the recursion limit is too large")),
    }
}

/// A call that is not over; dropping it ends it.
#[derive(Debug)]
pub struct Frame(());

impl Drop for Frame {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
    }
}

/// Counts a call of a function that may call itself.
///
/// # Errors
///
/// `RecursionError` beyond `sys.getrecursionlimit()` calls.
pub fn enter() -> Result<Frame> {
    // CPython counts the module's own frame too.
    if DEPTH.get() + 1 >= RECURSION_LIMIT.get() {
        return Err(recursion_error("maximum recursion depth exceeded"));
    }
    DEPTH.set(DEPTH.get() + 1);
    Ok(Frame(()))
}

/// The parts of `sys.version_info` that a translation promises: those of the oldest Python that it follows.
#[derive(Clone, Copy, Debug)]
pub struct VersionInfo;

const VERSION: [i64; 3] = [3, 11, 0];
/// `sys.hexversion` of that version.
pub const HEXVERSION: i64 = 0x030b_00f0;

pub const VERSION_TEXT: Str = Str::lit("3.11.0 (main) [Ferrule]");

impl VersionInfo {
    pub fn major(self) -> Int {
        Int::from(VERSION[0])
    }
    pub fn minor(self) -> Int {
        Int::from(VERSION[1])
    }
    pub fn micro(self) -> Int {
        Int::from(VERSION[2])
    }
    /// A number of the tuple. The release level is no number and cannot be asked by index.
    pub fn get(self, index: i64) -> Result<Int> {
        let place = if index < 0 { index + 5 } else { index };
        usize::try_from(place)
            .ok()
            .and_then(|place| VERSION.get(place))
            .map(|number| Int::from(*number))
            .ok_or_else(|| index_error("tuple index out of range"))
    }
    /// `sys.version_info[:stop]` for the numbers.
    pub fn slice(self, start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Result<Tuple<Int>> {
        VERSION.iter().map(|number| Int::from(*number)).collect::<Tuple<Int>>().slice(start, stop, step)
    }
    /// Compares with a tuple of numbers, which is smaller when it is a prefix.
    pub fn compare(self, other: &[&Int]) -> std::cmp::Ordering {
        for (number, other) in VERSION.iter().zip(other) {
            let order = Int::from(*number).cmp(other);
            if order != std::cmp::Ordering::Equal {
                return order;
            }
        }
        // Two more parts follow the numbers.
        std::cmp::Ordering::Greater
    }
}

impl Object for VersionInfo {
    fn type_name(&self) -> &'static str {
        "version_info"
    }
    fn py_repr(&self) -> Result<Str> {
        let [major, minor, micro] = VERSION;
        Ok(Str::from(format!(
            "sys.version_info(major={major}, minor={minor}, micro={micro}, releaselevel='final', serial=0)"
        )))
    }
    fn py_eq(&self, _other: &Self) -> Result<bool> {
        Ok(true)
    }
    fn py_is(&self, _other: &Self) -> bool {
        true
    }
    fn py_len(&self) -> Result<usize> {
        Ok(5)
    }
}

/// `sys.float_info`.
#[derive(Clone, Copy, Debug)]
pub struct FloatInfo;

impl Object for FloatInfo {
    fn type_name(&self) -> &'static str {
        "float_info"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::lit(
            "sys.float_info(max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, \
             min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)",
        ))
    }
    fn py_eq(&self, _other: &Self) -> Result<bool> {
        Ok(true)
    }
    fn py_is(&self, _other: &Self) -> bool {
        true
    }
}

/// `sys.implementation`.
#[derive(Clone, Copy, Debug)]
pub struct Implementation;

impl Object for Implementation {
    fn type_name(&self) -> &'static str {
        "SimpleNamespace"
    }
    fn py_repr(&self) -> Result<Str> {
        let version = VersionInfo.py_repr()?;
        Ok(Str::from(format!(
            "namespace(name='cpython', cache_tag='cpython-311', version={}, hexversion=51052784)",
            version.as_str()
        )))
    }
    fn py_eq(&self, _other: &Self) -> Result<bool> {
        Ok(true)
    }
    fn py_is(&self, _other: &Self) -> bool {
        true
    }
}

/// `sys.path` of a program whose modules have all been found.
#[derive(Clone, Copy, Debug)]
pub struct SearchPath;

impl SearchPath {
    pub fn add(self, _path: &Str) {}
    pub fn insert(self, _index: &Int, _path: &Str) {}
}

impl Object for SearchPath {
    fn type_name(&self) -> &'static str {
        "list"
    }
    fn py_repr(&self) -> Result<Str> {
        Err(crate::exc::runtime_error("Ferrule: the folders of modules are not known to the program (FER0403)"))
    }
    fn py_eq(&self, _other: &Self) -> Result<bool> {
        Ok(true)
    }
    fn py_is(&self, _other: &Self) -> bool {
        true
    }
}
