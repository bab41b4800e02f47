//! `open` and the file objects.

mod binary;
mod codec;
mod raw;
mod string_io;
mod text;

use std::fs::{File, OpenOptions};
use std::io::{Cursor, SeekFrom};

use crate::exc::{Result, os_error, value_error};
use crate::guest;
use crate::object::Dyn;
use crate::str::Str;

pub use binary::BinaryFile;
pub use codec::{Encoding, Errors};
pub use raw::{UNSUPPORTED_OPERATION, os_failure};
pub use string_io::StringIO;
pub use text::{Format, Newline, TextFile};

use raw::{Raw, Source};

/// A mode as `open` understands it.
struct Mode {
    /// One of `r`, `w`, `a`, `x`.
    kind: char,
    update: bool,
    binary: bool,
}

impl Mode {
    fn parse(mode: &str) -> Result<Self> {
        let invalid = || -> Result<Self> {
            let shown = crate::object::Object::py_repr(&Str::from(mode))?;
            Err(value_error(format!("invalid mode: {}", shown.as_str())))
        };
        let mut seen = String::new();
        for letter in mode.chars() {
            if !"rwaxbt+".contains(letter) || seen.contains(letter) {
                return invalid();
            }
            seen.push(letter);
        }
        let kinds: Vec<char> = seen.chars().filter(|letter| "rwax".contains(*letter)).collect();
        let binary = seen.contains('b');
        if binary && seen.contains('t') {
            return Err(value_error("can't have text and binary mode at once"));
        }
        let [kind] = kinds.as_slice() else {
            return Err(value_error(if kinds.is_empty() {
                "Must have exactly one of create/read/write/append mode and at most one plus"
            } else {
                "must have exactly one of create/read/write/append mode"
            }));
        };
        Ok(Self { kind: *kind, update: seen.contains('+'), binary })
    }

    /// A binary mode as the file object tells it.
    fn shown(&self) -> &'static str {
        match (self.kind, self.update) {
            ('x', false) => "xb",
            ('x', true) => "xb+",
            ('a', false) => "ab",
            ('a', true) => "ab+",
            (_, true) => "rb+",
            ('w', false) => "wb",
            _ => "rb",
        }
    }

    fn over(&self, file: File) -> Raw {
        Raw::new(Source::File(file), self.kind == 'r' || self.update, self.kind != 'r' || self.update)
    }

    fn open(&self, path: &str) -> Result<Raw> {
        if let Some(host) = guest::host() {
            let writes = self.kind != 'r' || self.update;
            let content = guest::file(host, path, writes)?;
            return Ok(Raw::new(Source::Memory(Cursor::new(content)), true, false));
        }
        let mut options = OpenOptions::new();
        options.read(self.kind == 'r' || self.update);
        match self.kind {
            'r' => options.write(self.update),
            'w' => options.write(true).create(true).truncate(true),
            'a' => options.append(true).create(true),
            _ => options.write(true).create_new(true),
        };
        let mut raw = self.over(opened(&options, path)?);
        if self.kind == 'a' {
            // A pipe has no end to go to.
            let _ = raw.seek(SeekFrom::End(0));
        }
        Ok(raw)
    }
}

fn opened(options: &OpenOptions, path: &str) -> Result<File> {
    if path.contains('\0') {
        return Err(value_error("embedded null byte"));
    }
    let file = options.open(path).map_err(|error| os_failure(&error, Some(path)))?;
    // The system opens a folder for reading.
    if file.metadata().is_ok_and(|data| data.is_dir()) {
        return Err(os_error(21, "Is a directory", Some(Str::from(path))));
    }
    Ok(file)
}

/// `open(file, mode, ...)` for a text mode.
pub fn open(
    path: &Str,
    mode: &Str,
    encoding: &Option<Str>,
    errors: &Option<Str>,
    newline: &Option<Str>,
) -> Result<TextFile> {
    let parsed = Mode::parse(mode.as_str())?;
    if parsed.binary {
        return Err(value_error("a binary mode reached a text file"));
    }
    let encoding_name = encoding.clone().unwrap_or(Str::lit("UTF-8"));
    let raw = parsed.open(path.as_str())?;
    let newline = Newline::from_option(newline.as_ref().map(Str::as_str))?;
    let format = Format {
        encoding: Encoding::named(encoding_name.as_str())?,
        encoding_name,
        errors: errors.as_ref().map_or(Ok(Errors::Strict), |errors| Errors::named(errors.as_str()))?,
        newline,
    };
    Ok(TextFile::new(raw, format, path.clone(), mode.clone()))
}

/// `open(file, mode)` for a binary mode.
pub fn open_binary(path: &Str, mode: &Str) -> Result<BinaryFile> {
    let parsed = Mode::parse(mode.as_str())?;
    if !parsed.binary {
        return Err(value_error("a text mode reached a binary file"));
    }
    let raw = parsed.open(path.as_str())?;
    let shown = parsed.shown();
    Ok(BinaryFile::new(raw, path.clone(), Str::lit(shown)))
}

/// A text file object over an open file; `temporary` says that the file is removed when it is closed.
pub fn text_over(
    file: File,
    name: &Str,
    mode: &Str,
    encoding: &Option<Str>,
    newline: &Option<Str>,
    temporary: bool,
) -> Result<TextFile> {
    let parsed = Mode::parse(mode.as_str())?;
    let encoding_name = encoding.clone().unwrap_or(Str::lit("UTF-8"));
    let newline = Newline::from_option(newline.as_ref().map(Str::as_str))?;
    let encoding = Encoding::named(encoding_name.as_str())?;
    let format = Format { encoding, encoding_name, errors: Errors::Strict, newline };
    let raw = parsed.over(file);
    let raw = if temporary { raw.temporary(name) } else { raw };
    Ok(TextFile::new(raw, format, name.clone(), mode.clone()))
}

/// A binary file object over an open file.
pub fn binary_over(file: File, name: &Str, mode: &Str, temporary: bool) -> Result<BinaryFile> {
    let parsed = Mode::parse(mode.as_str())?;
    let raw = parsed.over(file);
    let raw = if temporary { raw.temporary(name) } else { raw };
    Ok(BinaryFile::new(raw, name.clone(), Str::lit(parsed.shown())))
}

fn standard(source: Source, name: &'static str) -> TextFile {
    let readable = matches!(source, Source::Stdin);
    let errors = if readable { Errors::Escape } else { Errors::Replace };
    let format =
        Format { encoding: Encoding::Utf8, encoding_name: Str::lit("utf-8"), errors, newline: Newline::Translate };
    let mode = Str::lit(if readable { "r" } else { "w" });
    TextFile::new(Raw::new(source, readable, !readable), format, Str::lit(name), mode)
}

thread_local! {
    static STDIN: TextFile = standard(Source::Stdin, "<stdin>");
    static STDOUT: TextFile = standard(Source::Stdout, "<stdout>");
    static STDERR: TextFile = standard(Source::Stderr, "<stderr>");
}

/// What a redirection put in place of stdout (0) or stderr (1).
fn replaced(stream: usize, name: &'static str) -> Option<TextFile> {
    Some(standard(Source::Redirected(crate::io::sink(stream)?), name))
}

/// `sys.stdin`.
pub fn stdin() -> TextFile {
    STDIN.with(Clone::clone)
}

/// `sys.stdout`.
pub fn stdout() -> TextFile {
    replaced(0, "<stdout>").unwrap_or_else(|| STDOUT.with(Clone::clone))
}

/// `sys.stderr`.
pub fn stderr() -> TextFile {
    replaced(1, "<stderr>").unwrap_or_else(|| STDERR.with(Clone::clone))
}

/// `sys.__stdout__`: past every redirection.
pub fn own_stdout() -> TextFile {
    STDOUT.with(Clone::clone)
}

/// `sys.__stderr__`.
pub fn own_stderr() -> TextFile {
    STDERR.with(Clone::clone)
}

/// `print(*values, sep=sep, end=end, file=file, flush=flush)`.
pub fn print_to(values: &[&dyn Dyn], sep: &Str, end: &Str, file: &TextFile, flush: bool) -> Result<()> {
    file.write_str(&crate::io::joined(values, sep, end)?)?;
    if flush { file.flush() } else { Ok(()) }
}

/// `print` into a file in memory.
pub fn print_to_memory(values: &[&dyn Dyn], sep: &Str, end: &Str, file: &StringIO) -> Result<()> {
    file.write_str(&crate::io::joined(values, sep, end)?)
}
