//! Text files: `open(name)` and the standard streams.

use std::cell::RefCell;
use std::io::SeekFrom;
use std::rc::Rc;

use super::binary::BinaryFile;
use super::codec::{Encoding, Errors};
use super::raw::{Raw, Source, unsupported};
use crate::exc::{Exc, OS_ERROR, Result, stop_iteration, value_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::Object;
use crate::str::Str;

/// Where lines end, and what a line end becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newline {
    /// Any line end, read as `\n`.
    Translate,
    /// Any line end, as it is.
    Any,
    /// Only this one; `\n` is written as it.
    Only(&'static str),
}

impl Newline {
    pub fn from_option(newline: Option<&str>) -> Result<Self> {
        Ok(match newline {
            None => Self::Translate,
            Some("") => Self::Any,
            Some("\n") => Self::Only("\n"),
            Some("\r") => Self::Only("\r"),
            Some("\r\n") => Self::Only("\r\n"),
            Some(other) => {
                return Err(value_error(format!("illegal newline value: {other}")));
            }
        })
    }
}

/// What `open` was told about a text file.
pub struct Format {
    pub encoding: Encoding,
    pub encoding_name: Str,
    pub errors: Errors,
    pub newline: Newline,
}

struct State {
    raw: Raw,
    format: Format,
    name: Str,
    mode: Str,
    /// Decoded text; the part before `at` has been read.
    text: String,
    at: usize,
    /// The start of a character whose end has not been read.
    pending: Vec<u8>,
    ended: bool,
    /// The next character read is the first of the file.
    at_start: bool,
    line_buffering: bool,
    /// Nothing waits above the binary file.
    write_through: bool,
    /// Set by iteration, which reads ahead, until the end or a flush.
    iterating: bool,
}

/// A text file object. Cloning makes a second name for the same file.
#[derive(Clone)]
pub struct TextFile(Rc<RefCell<State>>);

/// The end of the line that starts at `from`, or `None` when the text does not reach it.
fn line_end(text: &str, from: usize, newline: Newline, ended: bool) -> Option<usize> {
    let rest = &text[from..];
    if let Newline::Only(end) = newline {
        return rest.find(end).map(|at| from + at + end.len());
    }
    let feed = rest.find('\n');
    let before = feed.map_or(rest, |at| &rest[..at]);
    let Some(carriage) = before.find('\r') else {
        return feed.map(|at| from + at + 1);
    };
    match rest.as_bytes().get(carriage + 1) {
        Some(b'\n') => Some(from + carriage + 2),
        Some(_) => Some(from + carriage + 1),
        None => ended.then_some(from + carriage + 1),
    }
}

fn translated(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

impl State {
    fn check_readable(&self) -> Result<()> {
        self.raw.check_readable("not readable")
    }

    /// Decodes what follows. Bytes that cannot be decoded are gone, as in CPython, and what came before them stays.
    fn decode(&mut self, bytes: &[u8], last: bool) -> Result<()> {
        if self.at > 0 {
            self.text.drain(..self.at);
            self.at = 0;
        }
        let (kept, known) = (self.pending.len(), self.text.len());
        self.pending.extend_from_slice(bytes);
        let State { format, pending, text, .. } = self;
        if let Err(exc) = format.encoding.decode(pending, format.errors, last, text) {
            pending.truncate(kept);
            text.truncate(known);
            return Err(exc);
        }
        if self.at_start && !self.text.is_empty() {
            self.at_start = false;
            if self.format.encoding == Encoding::Utf8Sig && self.text.starts_with('\u{feff}') {
                self.text.drain(..'\u{feff}'.len_utf8());
            }
        }
        Ok(())
    }

    /// Reads and decodes one more chunk.
    fn fill(&mut self) -> Result<()> {
        let chunk = self.raw.read_chunk()?;
        let last = chunk.is_empty();
        self.decode(&chunk, last)?;
        self.ended = last;
        Ok(())
    }

    /// Takes the text up to `end` as the program sees it.
    fn take(&mut self, end: usize) -> String {
        let taken = &self.text[self.at..end];
        let taken = if self.format.newline == Newline::Translate { translated(taken) } else { taken.to_owned() };
        self.at = end;
        taken
    }

    fn read_all(&mut self) -> Result<String> {
        self.check_readable()?;
        let mut rest = Vec::new();
        self.raw.read_rest(&mut rest)?;
        self.decode(&rest, true)?;
        self.ended = true;
        Ok(self.take(self.text.len()))
    }

    fn read(&mut self, count: usize) -> Result<String> {
        self.check_readable()?;
        let mut taken = String::new();
        let mut left = count;
        while left > 0 {
            let rest = &self.text[self.at..];
            // A carriage return at the end may be half of a line end.
            let ready = if self.ended || !rest.ends_with('\r') { rest.len() } else { rest.len() - 1 };
            if ready == 0 {
                if self.ended {
                    break;
                }
                self.fill()?;
                continue;
            }
            let translate = self.format.newline == Newline::Translate;
            let mut used = 0;
            for ch in rest[..ready].chars() {
                if left == 0 {
                    break;
                }
                used += ch.len_utf8();
                if translate && ch == '\r' {
                    if rest.as_bytes().get(used) == Some(&b'\n') {
                        continue;
                    }
                    taken.push('\n');
                } else {
                    taken.push(ch);
                }
                left -= 1;
            }
            self.at += used;
        }
        Ok(taken)
    }

    /// Reads a line with its end, or at most `limit` characters of it; nothing at the end of the file.
    fn line(&mut self, limit: Option<usize>) -> Result<String> {
        self.check_readable()?;
        loop {
            let end = line_end(&self.text, self.at, self.format.newline, self.ended);
            let known = end.unwrap_or(self.text.len());
            if let Some(limit) = limit
                && let Some((offset, _)) = self.text[self.at..known].char_indices().nth(limit)
            {
                return Ok(self.take(self.at + offset));
            }
            match end {
                Some(end) => return Ok(self.take(end)),
                None if self.ended => return Ok(self.take(known)),
                None => self.fill()?,
            }
        }
    }

    fn write(&mut self, text: &str) -> Result<()> {
        self.raw.check_writable("not writable")?;
        if !self.text.is_empty() || !self.pending.is_empty() {
            // What was read ahead is forgotten; the write goes where the last chunk ended.
            self.forget();
        }
        let format = &self.format;
        let mut bytes = Vec::new();
        match format.newline {
            Newline::Only(end) if end != "\n" && text.contains('\n') => {
                format.encoding.encode(&text.replace('\n', end), format.errors, &mut bytes)?;
            }
            _ => format.encoding.encode(text, format.errors, &mut bytes)?,
        }
        if self.at_start {
            self.at_start = false;
            if self.format.encoding == Encoding::Utf8Sig {
                self.raw.write("\u{feff}".as_bytes())?;
            }
        }
        self.raw.write(&bytes)?;
        if self.write_through || self.line_buffering && text.contains(['\n', '\r']) {
            self.raw.flush()?;
        }
        Ok(())
    }

    fn forget(&mut self) {
        self.text.clear();
        self.at = 0;
        self.pending.clear();
        self.ended = false;
    }

    fn tell(&mut self) -> Result<u64> {
        self.raw.check_open()?;
        if self.iterating {
            return Err(Exc::with_message(&OS_ERROR, "telling position disabled by next() call"));
        }
        let position = self.raw.seek(SeekFrom::Current(0))?;
        if self.format.errors != Errors::Strict && self.at < self.text.len() {
            return Err(unsupported("Ferrule: a position among characters that may stand for other bytes (FER0429)"));
        }
        let ahead = self.pending.len() + self.format.encoding.encoded_len(&self.text[self.at..]);
        Ok(position - ahead as u64)
    }

    fn seek(&mut self, offset: i64, whence: i64) -> Result<u64> {
        self.raw.check_open()?;
        let target = match whence {
            0 if offset < 0 => return Err(value_error(format!("negative seek position {offset}"))),
            0 => SeekFrom::Start(offset.unsigned_abs()),
            1 if offset != 0 => return Err(unsupported("can't do nonzero cur-relative seeks")),
            1 => SeekFrom::Start(self.tell()?),
            2 if offset != 0 => return Err(unsupported("can't do nonzero end-relative seeks")),
            2 => SeekFrom::End(0),
            _ => return Err(value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
        };
        let position = self.raw.seek(target)?;
        self.forget();
        self.iterating = false;
        self.at_start = position == 0;
        Ok(position)
    }
}

/// What a missing or negative size stands for: everything.
fn size_limit(size: &Option<Int>) -> Option<usize> {
    let size = size.as_ref()?;
    if size.is_negative() { None } else { Some(size.to_i64().map_or(usize::MAX, |size| size as usize)) }
}

impl TextFile {
    pub fn new(mut raw: Raw, format: Format, name: Str, mode: Str) -> Self {
        let line_buffering = raw.is_terminal();
        let at_start = !raw.writable || raw.position().is_ok_and(|position| position == 0);
        Self(Rc::new(RefCell::new(State {
            raw,
            format,
            name,
            mode,
            text: String::new(),
            at: 0,
            pending: Vec::new(),
            ended: false,
            at_start,
            line_buffering,
            write_through: false,
            iterating: false,
        })))
    }

    pub fn read(&self) -> Result<Str> {
        Ok(Str::from(self.0.borrow_mut().read_all()?))
    }
    /// `read(size)`; everything for a negative size or `None`.
    pub fn read_size(&self, size: &Option<Int>) -> Result<Str> {
        match size_limit(size) {
            Some(size) => Ok(Str::from(self.0.borrow_mut().read(size)?)),
            None => self.read(),
        }
    }
    pub fn readline(&self) -> Result<Str> {
        Ok(Str::from(self.0.borrow_mut().line(None)?))
    }
    pub fn readline_size(&self, size: &Option<Int>) -> Result<Str> {
        Ok(Str::from(self.0.borrow_mut().line(size_limit(size))?))
    }
    /// `next(self)`.
    pub fn next_or_stop(&self) -> Result<Str> {
        self.next_line()?.ok_or_else(stop_iteration)
    }
    pub fn readlines(&self) -> Result<List<Str>> {
        let mut lines = Vec::new();
        while let Some(line) = self.next_line()? {
            lines.push(line);
        }
        Ok(List::from(lines))
    }
    /// Lines until their total length reaches the hint.
    pub fn readlines_hint(&self, hint: &Option<Int>) -> Result<List<Str>> {
        let hint = size_limit(hint).filter(|hint| *hint > 0).unwrap_or(usize::MAX);
        let mut total = 0;
        let mut lines = Vec::new();
        while let Some(line) = self.next_line()? {
            total += line.as_str().chars().count();
            lines.push(line);
            if total >= hint {
                break;
            }
        }
        Ok(List::from(lines))
    }
    /// The next line, or `None` at the end.
    pub fn next_line(&self) -> Result<Option<Str>> {
        let mut state = self.0.borrow_mut();
        state.iterating = true;
        let line = state.line(None)?;
        if line.is_empty() {
            state.iterating = false;
            return Ok(None);
        }
        Ok(Some(Str::from(line)))
    }

    /// Writes and returns the number of characters.
    pub fn write(&self, text: &Str) -> Result<Int> {
        self.write_str(text.as_str())?;
        Ok(Int::from(text.char_len()))
    }
    pub fn write_str(&self, text: &str) -> Result<()> {
        self.0.borrow_mut().write(text)
    }
    pub fn writelines(&self, lines: Iter<Str>) -> Result<()> {
        self.0.borrow().raw.check_open()?;
        while let Some(line) = lines.next()? {
            self.write_str(line.as_str())?;
        }
        Ok(())
    }
    pub fn flush(&self) -> Result<()> {
        let mut state = self.0.borrow_mut();
        state.raw.check_open()?;
        state.iterating = false;
        state.raw.flush()
    }
    pub fn close(&self) -> Result<()> {
        self.0.borrow_mut().raw.close()
    }
    pub fn closed(&self) -> bool {
        self.0.borrow().raw.closed
    }

    /// `__enter__`: the file itself, unless it is closed.
    pub fn enter(&self) -> Result<Self> {
        self.0.borrow().raw.check_open()?;
        Ok(self.clone())
    }

    pub fn seek(&self, offset: i64, whence: i64) -> Result<Int> {
        Ok(Int::from(self.0.borrow_mut().seek(offset, whence)?))
    }
    pub fn tell(&self) -> Result<Int> {
        Ok(Int::from(self.0.borrow_mut().tell()?))
    }
    pub fn truncate(&self, size: &Option<Int>) -> Result<Int> {
        let mut state = self.0.borrow_mut();
        state.raw.check_writable("truncate")?;
        let size = match size {
            Some(size) => size.clone(),
            // What was read ahead counts as read, as in CPython.
            None => {
                state.raw.flush()?;
                Int::from(state.raw.position()?)
            }
        };
        let Some(bytes) = size.to_i64().filter(|bytes| *bytes >= 0) else {
            return Err(crate::exc::os_error(22, "Invalid argument", None));
        };
        state.iterating = false;
        state.raw.truncate(bytes as u64)?;
        Ok(size)
    }

    pub fn readable(&self) -> Result<bool> {
        let state = self.0.borrow();
        if state.raw.readable && state.raw.closed {
            return Err(value_error("I/O operation on closed file"));
        }
        Ok(state.raw.readable)
    }
    pub fn writable(&self) -> Result<bool> {
        let state = self.0.borrow();
        if state.raw.writable && state.raw.closed {
            return Err(value_error("I/O operation on closed file"));
        }
        Ok(state.raw.writable)
    }
    pub fn seekable(&self) -> Result<bool> {
        let mut state = self.0.borrow_mut();
        state.raw.check_open()?;
        Ok(state.raw.seek(SeekFrom::Current(0)).is_ok())
    }
    pub fn isatty(&self) -> Result<bool> {
        let state = self.0.borrow();
        state.raw.check_open()?;
        Ok(state.raw.is_terminal())
    }
    pub fn fileno(&self) -> Result<Int> {
        let state = self.0.borrow();
        state.raw.check_open()?;
        Ok(Int::from(state.raw.fileno()?))
    }
    /// `io.TextIOWrapper(buffer, ...)`.
    pub fn over(
        buffer: &BinaryFile,
        encoding: &Option<Str>,
        errors: &Option<Str>,
        newline: &Option<Str>,
        line_buffering: bool,
        write_through: bool,
    ) -> Result<Self> {
        let encoding_name = encoding.clone().unwrap_or(Str::lit("UTF-8"));
        let format = Format {
            encoding: Encoding::named(encoding_name.as_str())?,
            encoding_name,
            errors: errors.as_ref().map_or(Ok(Errors::Strict), |errors| Errors::named(errors.as_str()))?,
            newline: Newline::from_option(newline.as_ref().map(Str::as_str))?,
        };
        let (readable, writable) = buffer.permissions();
        let raw = Raw::new(Source::Under(buffer.clone()), readable, writable);
        let made = Self::new(raw, format, buffer.name(), Str::lit("r"));
        {
            let mut state = made.0.borrow_mut();
            state.line_buffering = line_buffering;
            // What stands above a standard stream may be let go after it.
            state.write_through = write_through || buffer.is_standard();
        }
        Ok(made)
    }
    /// `reconfigure(encoding=..., errors=..., newline=..., line_buffering=..., write_through=...)`.
    pub fn reconfigure(
        &self,
        encoding: &Option<Str>,
        errors: &Option<Str>,
        newline: &Option<Str>,
        line_buffering: &Option<bool>,
        write_through: &Option<bool>,
    ) -> Result<()> {
        let mut state = self.0.borrow_mut();
        if (encoding.is_some() || newline.is_some()) && state.at < state.text.len() {
            return Err(unsupported(
                "It is not possible to set the encoding or newline of stream after the first read",
            ));
        }
        state.raw.flush()?;
        if let Some(name) = encoding {
            state.format.encoding = Encoding::named(name.as_str())?;
            state.format.encoding_name = name.clone();
            state.format.errors = Errors::Strict;
        }
        if let Some(name) = errors {
            state.format.errors = Errors::named(name.as_str())?;
        }
        if let Some(newline) = newline {
            state.format.newline = Newline::from_option(Some(newline.as_str()))?;
        }
        state.line_buffering = line_buffering.unwrap_or(state.line_buffering);
        state.write_through = write_through.unwrap_or(state.write_through);
        Ok(())
    }
    /// The binary file below, which this one lets go; it can do nothing more then.
    pub fn detach(&self) -> Result<BinaryFile> {
        let mut state = self.0.borrow_mut();
        state.raw.check_open()?;
        state.raw.flush()?;
        let Some(file) = state.raw.under() else {
            return Err(unsupported("Ferrule: detaching a text file that is not above a binary one (FER0429)"));
        };
        let mut nothing = Raw::new(Source::Memory(std::io::Cursor::default()), false, false);
        nothing.closed = true;
        state.raw = nothing;
        Ok(file)
    }
    pub fn line_buffering(&self) -> bool {
        self.0.borrow().line_buffering
    }
    pub fn write_through(&self) -> bool {
        self.0.borrow().write_through
    }

    /// The binary file under a standard stream, or that which this one was put on.
    pub fn buffer(&self) -> Result<BinaryFile> {
        let state = self.0.borrow();
        if let Some(file) = state.raw.under() {
            return Ok(file);
        }
        match state.raw.shared() {
            Some(raw) => Ok(BinaryFile::new(raw, state.name.clone(), Str::from(format!("{}b", state.mode.as_str())))),
            None => Err(unsupported("Ferrule: the buffer of a text file that is not a standard stream (FER0429)")),
        }
    }
    pub fn name(&self) -> Str {
        self.0.borrow().name.clone()
    }
    pub fn mode(&self) -> Str {
        self.0.borrow().mode.clone()
    }
    pub fn encoding(&self) -> Str {
        self.0.borrow().format.encoding_name.clone()
    }
}

impl Iterable for TextFile {
    type Item = Str;
    fn py_iter(&self) -> Iter<Str> {
        let file = self.clone();
        Iter::named("_io.TextIOWrapper", move || file.next_line())
    }
}

impl Object for TextFile {
    fn type_name(&self) -> &'static str {
        "TextIOWrapper"
    }
    fn py_repr(&self) -> Result<Str> {
        let state = self.0.borrow();
        Ok(Str::from(format!(
            "<_io.TextIOWrapper name={} mode={} encoding={}>",
            state.name.py_repr()?.as_str(),
            state.mode.py_repr()?.as_str(),
            state.format.encoding_name.py_repr()?.as_str()
        )))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_hash(&self) -> Result<i64> {
        Ok((self.py_id() >> 4) as i64)
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
}
