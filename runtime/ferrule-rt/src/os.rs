//! The module `os`: folders and files by name, the environment.

mod descriptors;
mod entries;
pub mod path;
#[cfg(feature = "posix")]
mod posix;

pub use descriptors::{
    close, fdopen, fdopen_binary, fsync, ftruncate, is_terminal, lseek, mkstemp, open, pipe, read, temporary_binary,
    temporary_text, write,
};
#[cfg(feature = "terminal")]
pub use entries::terminal_size;
pub use entries::{
    DirEntry, Scandir, chmod, command, executable, getppid, link, lstat, readlink, scandir, symlink, system, touch,
    truncate, utime, walk_from,
};
#[cfg(feature = "posix")]
pub use posix::*;

use std::fs;
use std::io;
use std::path::Path;
use std::rc::Rc;

use crate::dict::Dict;
use crate::exc::{OS_ERROR, Result};
use crate::files::os_failure;
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::object::Object;
use crate::platform::{DirBuilderExt, MetadataExt};
use crate::seam;
use crate::str::Str;

thread_local! {
    static ENVIRON: Dict<Str, Str> = environment();
}

fn environment() -> Dict<Str, Str> {
    let variables = seam::env_vars().into_iter().map(|(name, value)| (Str::from(name), Str::from(value)));
    // Strings always hash.
    Dict::of(variables.collect()).unwrap_or_default()
}

/// `os.environ`: a dict that starts as the environment and that nobody but the program reads.
pub fn environ() -> Dict<Str, Str> {
    ENVIRON.with(Clone::clone)
}

/// `os.getenv(key)`; texts always hash.
pub fn getenv(key: &Str) -> Option<Str> {
    environ().get(key).unwrap_or_default()
}

pub fn getenv_or(key: &Str, default: &Str) -> Str {
    getenv(key).unwrap_or_else(|| default.clone())
}

/// The two names of a failed `rename`, which a message shows joined.
#[derive(Clone)]
struct Names(Str, Str);

impl Object for Names {
    fn type_name(&self) -> &'static str {
        "str"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("{} -> {}", self.0.py_repr()?.as_str(), self.1.py_repr()?.as_str())))
    }
    fn py_str(&self) -> Result<Str> {
        Ok(self.0.clone())
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        self.0.py_eq(&other.0)
    }
    fn py_is(&self, other: &Self) -> bool {
        self.0.py_is(&other.0)
    }
}

fn on<T>(path: &Str, result: io::Result<T>) -> Result<T> {
    result.map_err(|error| os_failure(&error, Some(path.as_str())))
}

fn text(name: &std::ffi::OsStr) -> Str {
    Str::from(name.to_string_lossy().as_ref())
}

pub fn getcwd() -> Result<Str> {
    let folder = std::env::current_dir().map_err(|error| os_failure(&error, None))?;
    Ok(text(folder.as_os_str()))
}

pub fn chdir(path: &Str) -> Result<()> {
    on(path, std::env::set_current_dir(path.as_str()))
}

/// The names in a folder, in the order of the system.
pub fn listdir(path: &Str) -> Result<List<Str>> {
    let entries = on(path, fs::read_dir(path.as_str()))?;
    let names = entries.map(|entry| on(path, entry).map(|entry| text(&entry.file_name())));
    Ok(List::from(names.collect::<Result<Vec<_>>>()?))
}

pub fn remove(path: &Str) -> Result<()> {
    on(path, fs::remove_file(path.as_str()))
}

pub fn rmdir(path: &Str) -> Result<()> {
    on(path, fs::remove_dir(path.as_str()))
}

/// `os.mkdir(path, mode)`; the process's mask takes bits away.
pub fn mkdir(path: &Str, mode: i64) -> Result<()> {
    on(path, fs::DirBuilder::new().mode(mode as u32).create(path.as_str()))
}

/// `os.makedirs`: the parents first; the error names the folder that could not be made. Only the last gets the mode.
pub fn makedirs(name: &Str, mode: i64, exist_ok: bool) -> Result<()> {
    let (mut head, mut tail) = path::split(name);
    if tail.is_empty() {
        (head, tail) = path::split(&head);
    }
    if !head.is_empty() && !tail.is_empty() && !path::exists(&head) {
        match makedirs(&head, 0o777, exist_ok) {
            Err(exc) if !exc.is(&crate::exc::FILE_EXISTS_ERROR) => return Err(exc),
            _ => {}
        }
        if tail.as_str() == "." {
            return Ok(());
        }
    }
    match mkdir(name, mode) {
        Err(exc) if exc.is(&OS_ERROR) && exist_ok && path::isdir(name) => Ok(()),
        result => result,
    }
}

pub fn removedirs(name: &Str) -> Result<()> {
    rmdir(name)?;
    let (mut head, mut tail) = path::split(name);
    if tail.is_empty() {
        (head, tail) = path::split(&head);
    }
    while !head.is_empty() && !tail.is_empty() {
        if rmdir(&head).is_err() {
            break;
        }
        (head, tail) = path::split(&head);
    }
    Ok(())
}

/// `os.rename` and `os.replace`.
pub fn rename(src: &Str, dst: &Str) -> Result<()> {
    entries::on_both(src, dst, fs::rename(src.as_str(), dst.as_str()))
}

/// `os.stat_result`, the parts that are alike everywhere.
#[derive(Clone)]
pub struct StatResult(Rc<fs::Metadata>);

pub fn stat(path: &Str) -> Result<StatResult> {
    Ok(StatResult(Rc::new(on(path, fs::metadata(path.as_str()))?)))
}

/// `os.fstat(fd)` of a file that the program has as a number.
pub fn fstat(number: i64) -> Result<StatResult> {
    Ok(StatResult(Rc::new(descriptors::metadata(number)?)))
}

/// `os._exit(status)`: at once, with what was printed and not written yet lost.
pub fn exit_now(status: i64) -> crate::exc::Exc {
    std::process::exit(status as i32)
}

/// `os.abort()`.
pub fn abort() -> crate::exc::Exc {
    std::process::abort()
}

/// `os.getloadavg()`, from where Linux tells it.
pub fn getloadavg() -> Result<(f64, f64, f64)> {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let mut numbers = text.split(' ').map_while(|word| word.parse::<f64>().ok());
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(one), Some(five), Some(fifteen)) => Ok((one, five, fifteen)),
        _ => Err(crate::exc::Exc::with_message(&OS_ERROR, "Load averages are unobtainable")),
    }
}

impl StatResult {
    pub fn st_size(&self) -> Int {
        Int::from(self.0.size())
    }
    pub fn st_mode(&self) -> Int {
        Int::from(self.0.mode())
    }
    pub fn st_ino(&self) -> Int {
        Int::from(self.0.ino())
    }
    pub fn st_nlink(&self) -> Int {
        Int::from(self.0.nlink())
    }
    pub fn st_dev(&self) -> Int {
        Int::from(self.0.dev())
    }
    pub fn st_uid(&self) -> Int {
        Int::from(self.0.uid())
    }
    pub fn st_gid(&self) -> Int {
        Int::from(self.0.gid())
    }
    pub fn st_blocks(&self) -> Int {
        Int::from(self.0.blocks())
    }
    pub fn st_blksize(&self) -> Int {
        Int::from(self.0.blksize())
    }
    pub fn st_atime_ns(&self) -> Int {
        Int::from(self.0.atime() * 1_000_000_000 + self.0.atime_nsec())
    }
    pub fn st_ctime_ns(&self) -> Int {
        Int::from(self.0.ctime() * 1_000_000_000 + self.0.ctime_nsec())
    }
    /// The number at a place of the tuple; the times there are whole seconds.
    pub fn get(&self, index: i64) -> Result<Int> {
        let data = &self.0;
        let numbers = [
            self.st_mode(),
            self.st_ino(),
            self.st_dev(),
            self.st_nlink(),
            self.st_uid(),
            self.st_gid(),
            self.st_size(),
            Int::from(data.atime()),
            Int::from(data.mtime()),
            Int::from(data.ctime()),
        ];
        let place = if index < 0 { index + numbers.len() as i64 } else { index };
        let found = usize::try_from(place).ok().and_then(|place| numbers.get(place).cloned());
        found.ok_or_else(|| crate::exc::index_error("tuple index out of range"))
    }
    /// Whether two results tell of one file.
    pub fn same(&self, other: &Self) -> bool {
        self.0.ino() == other.0.ino() && self.0.dev() == other.0.dev()
    }
    pub fn st_mtime_ns(&self) -> Int {
        Int::from(self.0.mtime() * 1_000_000_000 + self.0.mtime_nsec())
    }
    pub fn st_mtime(&self) -> f64 {
        self.0.mtime() as f64 + 1e-9 * self.0.mtime_nsec() as f64
    }
    pub fn st_atime(&self) -> f64 {
        self.0.atime() as f64 + 1e-9 * self.0.atime_nsec() as f64
    }
    pub fn st_ctime(&self) -> f64 {
        self.0.ctime() as f64 + 1e-9 * self.0.ctime_nsec() as f64
    }
}

impl Object for StatResult {
    fn type_name(&self) -> &'static str {
        "stat_result"
    }
    fn py_repr(&self) -> Result<Str> {
        let data = &self.0;
        Ok(Str::from(format!(
            "os.stat_result(st_mode={}, st_ino={}, st_dev={}, st_nlink={}, st_uid={}, st_gid={}, st_size={}, \
             st_atime={}, st_mtime={}, st_ctime={})",
            data.mode(),
            data.ino(),
            data.dev(),
            data.nlink(),
            data.uid(),
            data.gid(),
            data.size(),
            data.atime(),
            data.mtime(),
            data.ctime()
        )))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_repr()?.as_str() == other.py_repr()?.as_str())
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What `os.walk` yields: a folder, the folders in it, the other names in it.
pub type Walked = (Str, List<Str>, List<Str>);

/// `os.walk(top)`: the folder before what is in it; a list that the program changes changes where the walk goes.
pub fn walk(top: &Str) -> Iter<Walked> {
    let mut waiting = vec![top.clone()];
    let mut last: Option<(Str, List<Str>)> = None;
    Iter::named("generator", move || {
        if let Some((folder, folders)) = last.take() {
            for name in folders.to_vec().into_iter().rev() {
                let inside = path::join(&folder, &[&name]);
                // The walk does not follow links.
                if !path::islink(&inside) {
                    waiting.push(inside);
                }
            }
        }
        while let Some(folder) = waiting.pop() {
            let Ok(entries) = fs::read_dir(folder.as_str()) else {
                continue;
            };
            let (folders, others) = (List::new(), List::new());
            for entry in entries.flatten() {
                let kind = if entry.path().is_dir() { &folders } else { &others };
                kind.append(text(&entry.file_name()));
            }
            last = Some((folder.clone(), folders.clone()));
            return Ok(Some((folder, folders, others)));
        }
        Ok(None)
    })
}

pub fn getpid() -> Int {
    Int::from(std::process::id())
}

pub fn cpu_count() -> Int {
    Int::from(std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get))
}

pub const SEP: Str = Str::lit("/");
pub const LINESEP: Str = Str::lit("\n");
pub const PATHSEP: Str = Str::lit(":");
pub const CURDIR: Str = Str::lit(".");
pub const PARDIR: Str = Str::lit("..");
pub const EXTSEP: Str = Str::lit(".");
pub const NAME: Str = Str::lit("posix");
pub const DEFPATH: Str = Str::lit("/bin:/usr/bin");
pub const DEVNULL: Str = Str::lit("/dev/null");

/// `os.urandom(size)`.
pub fn urandom(size: i64) -> Result<crate::bytes::Bytes> {
    let Ok(size) = usize::try_from(size) else {
        return Err(crate::exc::value_error("negative argument not allowed"));
    };
    let words = seam::entropy_words(size.div_ceil(4));
    let mut bytes: Vec<u8> = words.into_iter().flat_map(u32::to_le_bytes).collect();
    bytes.truncate(size);
    Ok(crate::bytes::Bytes::from(bytes))
}

/// `tempfile.gettempdir()`.
pub fn gettempdir() -> Str {
    text(std::env::temp_dir().as_os_str())
}

/// A name that nobody can foresee, not even a verification.
fn unique_name(suffix: &Str, prefix: &Str) -> Str {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789_";
    let words = seam::entropy_words(8);
    let name: String = words.iter().map(|word| char::from(LETTERS[*word as usize % LETTERS.len()])).collect();
    Str::from(format!("{}{name}{}", prefix.as_str(), suffix.as_str()))
}

/// `tempfile.mkdtemp(suffix, prefix, dir)`.
pub fn mkdtemp(suffix: &Str, prefix: &Str, parent: &Str) -> Result<Str> {
    loop {
        let folder = path::abspath(&path::join(parent, &[&unique_name(suffix, prefix)]))?;
        match fs::DirBuilder::new().mode(0o700).create(folder.as_str()) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return on(&folder, made).map(|()| folder),
        }
    }
}

/// `os.strerror(code)`.
pub fn strerror(code: i64) -> Str {
    match os_error_text(code) {
        Some(text) => text,
        None => Str::from(format!("Unknown error {code}")),
    }
}

fn os_error_text(code: i64) -> Option<Str> {
    let shown = io::Error::from_raw_os_error(i32::try_from(code).ok()?).to_string();
    Some(Str::from(shown.split(" (os error").next()?))
}

/// Whether a path names something, with the links followed.
fn metadata(path: &Str) -> Option<fs::Metadata> {
    fs::metadata(Path::new(path.as_str())).ok()
}
