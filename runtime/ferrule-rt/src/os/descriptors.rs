//! Files by number: `os.open`, `os.close`, `tempfile.mkstemp`, and the file objects that `os.fdopen` makes of them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};

use super::{on, path, unique_name};
use crate::bytes::Bytes;
use crate::exc::{FILE_EXISTS_ERROR, Result};
use crate::files::{self, BinaryFile, TextFile, os_failure};
use crate::int::Int;
use crate::platform::{AsRawFd, OpenOptionsExt};
use crate::str::Str;

/// What `open(2)` knows beside how to open; `std` sets the others itself.
const ACCESS: i64 = 0o3;
const CREAT: i64 = 0o100;
const EXCL: i64 = 0o200;
const TRUNC: i64 = 0o1000;
const APPEND: i64 = 0o2000;
const BAD_DESCRIPTOR: i32 = 9;

thread_local! {
    /// The files that the program has as numbers. A number is the system's, so no two are alike.
    static OPEN: RefCell<HashMap<i64, File>> = RefCell::new(HashMap::new());
}

fn keep(file: File) -> Int {
    let number = i64::from(file.as_raw_fd());
    OPEN.with(|open| open.borrow_mut().insert(number, file));
    Int::from(number)
}

fn taken(number: i64) -> Result<File> {
    OPEN.with(|open| open.borrow_mut().remove(&number)).ok_or_else(bad_descriptor)
}

fn bad_descriptor() -> crate::exc::Exc {
    os_failure(&io::Error::from_raw_os_error(BAD_DESCRIPTOR), None)
}

fn with<T>(number: i64, run: impl FnOnce(&mut File) -> io::Result<T>) -> Result<T> {
    OPEN.with(|open| match open.borrow_mut().get_mut(&number) {
        Some(file) => run(file).map_err(|error| os_failure(&error, None)),
        None => Err(bad_descriptor()),
    })
}

/// `os.open(path, flags, mode)`.
pub fn open(path: &Str, flags: i64, mode: i64) -> Result<Int> {
    let access = flags & ACCESS;
    let writes = access != 0;
    let mut options = OpenOptions::new();
    options.read(access != 1).write(writes).mode(mode as u32);
    options.append(flags & APPEND != 0).truncate(flags & TRUNC != 0 && writes);
    options.create(flags & CREAT != 0 && writes).create_new(flags & CREAT != 0 && flags & EXCL != 0 && writes);
    Ok(keep(on(path, options.open(path.as_str()))?))
}

pub fn close(number: i64) -> Result<()> {
    taken(number).map(drop)
}

pub fn write(number: i64, data: &Bytes) -> Result<Int> {
    if number == 1 || number == 2 {
        let written =
            if number == 1 { io::stdout().write_all(data.as_slice()) } else { io::stderr().write_all(data.as_slice()) };
        written.and_then(|()| io::stdout().flush()).map_err(|error| os_failure(&error, None))?;
        return Ok(Int::from(data.as_slice().len()));
    }
    with(number, |file| file.write(data.as_slice())).map(Int::from)
}

pub fn read(number: i64, count: i64) -> Result<Bytes> {
    let mut buffer = vec![0; usize::try_from(count).unwrap_or(0)];
    let count = with(number, |file| file.read(&mut buffer))?;
    buffer.truncate(count);
    Ok(Bytes::from(buffer))
}

pub fn lseek(number: i64, offset: i64, whence: i64) -> Result<Int> {
    let to = match whence {
        0 => SeekFrom::Start(u64::try_from(offset).unwrap_or(u64::MAX)),
        1 => SeekFrom::Current(offset),
        _ => SeekFrom::End(offset),
    };
    with(number, |file| file.seek(to)).map(Int::from)
}

/// `os.fsync(fd)`.
pub fn fsync(number: i64) -> Result<()> {
    with(number, |file| file.sync_all())
}

/// `os.ftruncate(fd, length)`.
pub fn ftruncate(number: i64, length: i64) -> Result<()> {
    let Ok(length) = u64::try_from(length) else {
        return Err(os_failure(&io::Error::from_raw_os_error(22), None));
    };
    with(number, |file| file.set_len(length))
}

/// What the system knows of an open file.
pub(super) fn metadata(number: i64) -> Result<std::fs::Metadata> {
    with(number, |file| file.metadata())
}

/// `os.isatty(fd)`.
pub fn is_terminal(number: i64) -> bool {
    match number {
        0 => io::stdin().is_terminal(),
        1 => io::stdout().is_terminal(),
        2 => io::stderr().is_terminal(),
        _ => with(number, |file| Ok(file.is_terminal())).unwrap_or(false),
    }
}

/// `os.pipe()`: the end to read from and the end to write to.
pub fn pipe() -> Result<(Int, Int)> {
    let (reader, writer) = io::pipe().map_err(|error| os_failure(&error, None))?;
    Ok((keep(crate::platform::file_of(reader)), keep(crate::platform::file_of(writer))))
}

/// `os.fdopen(fd, mode)`: from now on the number is the file object's.
pub fn fdopen(number: i64, mode: &Str, encoding: &Option<Str>, newline: &Option<Str>) -> Result<TextFile> {
    files::text_over(taken(number)?, &Str::from(number.to_string()), mode, encoding, newline, false)
}

/// `os.fdopen(fd, "wb")`.
pub fn fdopen_binary(number: i64, mode: &Str) -> Result<BinaryFile> {
    files::binary_over(taken(number)?, &Str::from(number.to_string()), mode, false)
}

/// A new file that nobody else can open, and its name.
fn make(suffix: &Str, prefix: &Str, folder: &Str) -> Result<(File, Str)> {
    loop {
        let name = path::join(folder, &[&unique_name(suffix, prefix)]);
        let name = path::abspath(&name)?;
        let mut options = OpenOptions::new();
        match on(&name, options.read(true).write(true).create_new(true).mode(0o600).open(name.as_str())) {
            Err(exc) if exc.is(&FILE_EXISTS_ERROR) => {}
            Err(exc) => return Err(exc),
            Ok(file) => return Ok((file, name)),
        }
    }
}

/// `tempfile.mkstemp(suffix, prefix, dir)`.
pub fn mkstemp(suffix: &Str, prefix: &Str, folder: &Str) -> Result<(Int, Str)> {
    let (file, name) = make(suffix, prefix, folder)?;
    Ok((keep(file), name))
}

/// Where a temporary file is made, and what it is called.
type Naming<'a> = (&'a Option<Str>, &'a Option<Str>, &'a Option<Str>);

fn temporary((suffix, prefix, folder): Naming<'_>) -> Result<(File, Str)> {
    let suffix = suffix.clone().unwrap_or(Str::EMPTY);
    let prefix = prefix.clone().unwrap_or(Str::lit("tmp"));
    make(&suffix, &prefix, &folder.clone().unwrap_or_else(super::gettempdir))
}

/// `tempfile.NamedTemporaryFile(mode, ...)` for a text mode.
pub fn temporary_text(
    mode: &Str,
    encoding: &Option<Str>,
    newline: &Option<Str>,
    naming: Naming<'_>,
    delete: bool,
) -> Result<TextFile> {
    let (file, name) = temporary(naming)?;
    files::text_over(file, &name, mode, encoding, newline, delete)
}

/// `tempfile.NamedTemporaryFile(mode, ...)` for a binary mode.
pub fn temporary_binary(mode: &Str, naming: Naming<'_>, delete: bool) -> Result<BinaryFile> {
    let (file, name) = temporary(naming)?;
    files::binary_over(file, &name, mode, delete)
}
