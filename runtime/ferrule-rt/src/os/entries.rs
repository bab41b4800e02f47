//! What `os` does to files beside opening them: links, permissions, times, `os.scandir`, `os.system`.

use std::fs;
use std::io;
use std::process::Command;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{Names, StatResult, Walked, on, path, text, walk};
use crate::exc::{Exc, OS_ERROR, Result};
use crate::files::os_failure;
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::Object;
use crate::platform::{ExitStatusExt, PermissionsExt, parent_id};
use crate::str::Str;

/// The error of an operation on two names.
pub fn on_both<T>(src: &Str, dst: &Str, result: io::Result<T>) -> Result<T> {
    result.map_err(|error| {
        let single = os_failure(&error, None);
        let mut args = single.args();
        args.push(Rc::new(Names(src.clone(), dst.clone())));
        Exc::new(&OS_ERROR, args)
    })
}

pub fn chmod(path: &Str, mode: i64) -> Result<()> {
    on(path, fs::set_permissions(path.as_str(), fs::Permissions::from_mode(mode as u32 & 0o7777)))
}

pub fn symlink(src: &Str, dst: &Str) -> Result<()> {
    on_both(src, dst, crate::platform::symlink(src.as_str(), dst.as_str()))
}

pub fn link(src: &Str, dst: &Str) -> Result<()> {
    on_both(src, dst, fs::hard_link(src.as_str(), dst.as_str()))
}

pub fn readlink(path: &Str) -> Result<Str> {
    Ok(text(on(path, fs::read_link(path.as_str()))?.as_os_str()))
}

pub fn lstat(path: &Str) -> Result<StatResult> {
    Ok(StatResult(Rc::new(on(path, fs::symlink_metadata(path.as_str()))?)))
}

pub fn truncate(path: &Str, length: i64) -> Result<()> {
    let opened = on(path, fs::OpenOptions::new().write(true).open(path.as_str()))?;
    let Ok(length) = u64::try_from(length) else {
        return on(path, Err(io::Error::from_raw_os_error(22)));
    };
    on(path, opened.set_len(length))
}

fn moment(seconds: f64) -> SystemTime {
    let length = Duration::from_secs_f64(seconds.abs());
    if seconds < 0.0 { UNIX_EPOCH - length } else { UNIX_EPOCH + length }
}

/// `os.utime(path, (atime, mtime))`.
pub fn utime(path: &Str, times: &(f64, f64)) -> Result<()> {
    let opened = on(path, fs::File::open(path.as_str()))?;
    let times = fs::FileTimes::new().set_accessed(moment(times.0)).set_modified(moment(times.1));
    on(path, opened.set_times(times))
}

/// `os.utime(path)`: now.
pub fn touch(path: &Str) -> Result<()> {
    let now = SystemTime::now();
    let opened = on(path, fs::File::open(path.as_str()))?;
    on(path, opened.set_times(fs::FileTimes::new().set_accessed(now).set_modified(now)))
}

pub fn getppid() -> Int {
    Int::from(parent_id())
}

/// `os.system(command)`: what the shell returned, as `wait` tells it. What the program printed and still holds comes
/// after what the command prints, as in CPython.
pub fn system(command: &Str) -> Result<Int> {
    let done = crate::os::command("/bin/sh").arg("-c").arg(command.as_str()).status();
    Ok(Int::from(i64::from(done.map_err(|error| os_failure(&error, None))?.into_raw())))
}

/// Whether a file may be run: what `shutil.which` looks for.
pub fn executable(path: &Str) -> bool {
    fs::metadata(path.as_str()).is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

/// The columns and lines of the terminal that stdout is; 0 where it is none.
#[cfg(feature = "terminal")]
pub fn terminal_size() -> (Int, Int) {
    match terminal_size::terminal_size_of(io::stdout()) {
        Some((width, height)) => (Int::from(i64::from(width.0)), Int::from(i64::from(height.0))),
        None => (Int::from(0), Int::from(0)),
    }
}

/// A command that inherits the environment as the program has changed it.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    let variables = super::environ().items_iter().to_vec().unwrap_or_default();
    command.env_clear().envs(variables.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    command
}

/// `os.DirEntry`.
#[derive(Clone)]
pub struct DirEntry(Rc<(Str, Str)>);

impl DirEntry {
    pub fn name(&self) -> Str {
        self.0.0.clone()
    }
    pub fn path(&self) -> Str {
        self.0.1.clone()
    }
    pub fn is_dir(&self, follow: bool) -> bool {
        path::isdir(&self.0.1) && (follow || !path::islink(&self.0.1))
    }
    pub fn is_file(&self, follow: bool) -> bool {
        path::isfile(&self.0.1) && (follow || !path::islink(&self.0.1))
    }
    pub fn is_symlink(&self) -> bool {
        path::islink(&self.0.1)
    }
    pub fn stat(&self, follow: bool) -> Result<StatResult> {
        if follow { super::stat(&self.0.1) } else { lstat(&self.0.1) }
    }
}

impl Object for DirEntry {
    fn type_name(&self) -> &'static str {
        "DirEntry"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<DirEntry {}>", self.0.0.py_repr()?.as_str())))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// `os.scandir(path)`: an iterator that is a context manager too.
#[derive(Clone)]
pub struct Scandir(Iter<DirEntry>);

pub fn scandir(folder: &Str) -> Result<Scandir> {
    let names = super::listdir(folder)?.to_vec();
    let entries: Vec<DirEntry> =
        names.into_iter().map(|name| DirEntry(Rc::new((name.clone(), path::join(folder, &[&name]))))).collect();
    Ok(Scandir(Iter::from_std(entries.into_iter())))
}

impl Scandir {
    pub fn next_or_stop(&self) -> Result<DirEntry> {
        self.0.next_or_stop()
    }
    pub fn enter(&self) -> Self {
        self.clone()
    }
    pub fn close(&self) {
        while let Ok(Some(_)) = self.0.next() {}
    }
}

impl Iterable for Scandir {
    type Item = DirEntry;
    fn py_iter(&self) -> Iter<DirEntry> {
        self.0.clone()
    }
}

impl Object for Scandir {
    fn type_name(&self) -> &'static str {
        "ScandirIterator"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<posix.ScandirIterator object at {:#x}>", self.0.py_id())))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_is(&self, other: &Self) -> bool {
        self.0.py_is(&other.0)
    }
}

/// `os.walk(top, topdown)`: bottom up the whole tree is listed first, as in CPython.
pub fn walk_from(top: &Str, topdown: bool) -> Iter<Walked> {
    if topdown {
        return walk(top);
    }
    let mut found = Vec::new();
    walk_up(top, &mut found);
    Iter::named("generator", {
        let mut found = found.into_iter();
        move || Ok(found.next())
    })
}

fn walk_up(folder: &Str, found: &mut Vec<Walked>) {
    let Ok(entries) = fs::read_dir(folder.as_str()) else {
        return;
    };
    let (folders, others) = (List::new(), List::new());
    for entry in entries.flatten() {
        let kind = if entry.path().is_dir() { &folders } else { &others };
        kind.append(text(&entry.file_name()));
    }
    for name in folders.to_vec() {
        let inside = path::join(folder, &[&name]);
        if !path::islink(&inside) {
            walk_up(&inside, found);
        }
    }
    found.push((folder.clone(), folders, others));
}
