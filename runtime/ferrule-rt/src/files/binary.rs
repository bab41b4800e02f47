//! Binary files: `open(name, "rb")` and `io.BytesIO`.

use std::cell::RefCell;
use std::io::SeekFrom;
use std::rc::Rc;

use super::raw::{CLOSED, Raw, Source, unsupported};
use crate::bytes::{ByteArray, Bytes};
use crate::exc::{Result, stop_iteration, value_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::Object;
use crate::str::Str;

struct State {
    raw: Raw,
    name: Str,
    mode: Str,
    type_name: &'static str,
    /// Bytes read ahead; the part before `at` has been read.
    ahead: Vec<u8>,
    at: usize,
}

/// A binary file object. Cloning makes a second name for the same file.
#[derive(Clone)]
pub struct BinaryFile(Rc<RefCell<State>>);

impl State {
    /// The errors of a closed file differ from call to call, except in memory.
    fn check(&self, message: &'static str) -> Result<()> {
        if !self.raw.closed {
            return Ok(());
        }
        Err(value_error(if self.type_name == "BytesIO" { CLOSED } else { message }))
    }
    fn check_read(&self, message: &'static str) -> Result<()> {
        if self.raw.readable { self.check(message) } else { Err(unsupported("read")) }
    }
    /// Reads one more chunk; false at the end.
    fn fill(&mut self) -> Result<bool> {
        if self.at > 0 {
            self.ahead.drain(..self.at);
            self.at = 0;
        }
        let chunk = self.raw.read_chunk()?;
        self.ahead.extend_from_slice(&chunk);
        Ok(!chunk.is_empty())
    }
    fn take(&mut self, end: usize) -> Vec<u8> {
        let taken = self.ahead[self.at..end].to_vec();
        self.at = end;
        taken
    }
    fn read(&mut self, size: Option<usize>) -> Result<Vec<u8>> {
        self.check_read("read of closed file")?;
        let Some(size) = size else {
            let mut rest = self.take(self.ahead.len());
            self.raw.read_rest(&mut rest)?;
            return Ok(rest);
        };
        while self.ahead.len() - self.at < size && self.fill()? {}
        Ok(self.take(self.ahead.len().min(self.at.saturating_add(size))))
    }
    fn line(&mut self, limit: Option<usize>) -> Result<Vec<u8>> {
        if limit == Some(0) && !self.raw.readable {
            return Ok(Vec::new());
        }
        self.check_read("readline of closed file")?;
        let limit = limit.unwrap_or(usize::MAX);
        loop {
            let rest = &self.ahead[self.at..];
            let end = rest.iter().take(limit).position(|byte| *byte == b'\n').map(|at| at + 1);
            if let Some(end) = end.or((rest.len() >= limit).then_some(limit)) {
                return Ok(self.take(self.at + end));
            }
            if !self.fill()? {
                return Ok(self.take(self.ahead.len()));
            }
        }
    }
    /// Moves the file to where the program believes it to be.
    fn settle(&mut self) -> Result<()> {
        let left = self.ahead.len() - self.at;
        if left > 0 {
            self.raw.seek(SeekFrom::Current(-(left as i64)))?;
        }
        self.ahead.clear();
        self.at = 0;
        Ok(())
    }
    fn tell(&mut self) -> Result<u64> {
        self.check("I/O operation on closed file")?;
        let position = self.raw.position()?;
        Ok(position - (self.ahead.len() - self.at) as u64)
    }
    fn seek(&mut self, offset: i64, whence: i64) -> Result<u64> {
        self.check("seek of closed file")?;
        let target = match whence {
            0 if offset < 0 && self.type_name == "BytesIO" => {
                return Err(value_error(format!("negative seek value {offset}")));
            }
            0 if offset < 0 => return Err(crate::exc::os_error(22, "Invalid argument", None)),
            0 => SeekFrom::Start(offset.unsigned_abs()),
            1 => SeekFrom::Current(offset),
            2 => SeekFrom::End(offset),
            _ => return Err(value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
        };
        self.settle()?;
        match self.raw.seek(target) {
            // In memory nothing lies before the start.
            Err(_) if self.type_name == "BytesIO" => self.raw.seek(SeekFrom::Start(0)),
            result => result,
        }
    }
}

fn size_limit(size: &Option<Int>) -> Option<usize> {
    let size = size.as_ref()?;
    if size.is_negative() { None } else { Some(size.to_i64().map_or(usize::MAX, |size| size as usize)) }
}

impl BinaryFile {
    pub fn new(raw: Raw, name: Str, mode: Str) -> Self {
        let type_name = match (raw.readable, raw.writable) {
            (true, true) => "BufferedRandom",
            (true, false) => "BufferedReader",
            _ => "BufferedWriter",
        };
        Self::of_type(raw, name, mode, type_name)
    }
    fn of_type(raw: Raw, name: Str, mode: Str, type_name: &'static str) -> Self {
        Self(Rc::new(RefCell::new(State { raw, name, mode, type_name, ahead: Vec::new(), at: 0 })))
    }
    /// `io.BytesIO(initial)`.
    pub fn memory(initial: &Bytes) -> Self {
        let source = Source::Memory(std::io::Cursor::new(initial.as_slice().to_vec()));
        Self::of_type(Raw::new(source, true, true), Str::lit(""), Str::lit("rb+"), "BytesIO")
    }
    pub fn getvalue(&self) -> Result<Bytes> {
        let state = self.0.borrow();
        state.raw.check_open()?;
        Ok(Bytes::from(state.raw.memory().to_vec()))
    }

    pub fn read(&self, size: &Option<Int>) -> Result<Bytes> {
        Ok(Bytes::from(self.0.borrow_mut().read(size_limit(size))?))
    }
    /// What one read of the system gives, at most `size` bytes; what was read ahead comes first.
    pub fn read1(&self, size: &Int) -> Result<Bytes> {
        let mut state = self.0.borrow_mut();
        state.check_read("read of closed file")?;
        let size = size_limit(&Some(size.clone())).unwrap_or(super::raw::CHUNK);
        if size > 0 && state.ahead.len() == state.at {
            state.fill()?;
        }
        let end = state.ahead.len().min(state.at.saturating_add(size));
        Ok(Bytes::from(state.take(end)))
    }
    /// What was read ahead, without taking it.
    pub fn peek(&self) -> Result<Bytes> {
        let mut state = self.0.borrow_mut();
        state.check("peek of closed file")?;
        if state.ahead.len() == state.at {
            state.fill()?;
        }
        Ok(Bytes::from(state.ahead[state.at..].to_vec()))
    }
    /// Fills the array as far as there is something; returns how far that is.
    pub fn readinto(&self, buffer: &ByteArray) -> Result<Int> {
        let taken = self.0.borrow_mut().read(Some(buffer.py_len()?))?;
        let count = taken.len();
        buffer.fill(&taken);
        Ok(Int::from(count))
    }
    /// Lines until their total length reaches the hint.
    pub fn readlines_hint(&self, hint: &Option<Int>) -> Result<List<Bytes>> {
        self.0.borrow().check(CLOSED)?;
        let hint = size_limit(hint).filter(|hint| *hint > 0).unwrap_or(usize::MAX);
        let (mut total, mut lines) = (0, Vec::new());
        while let Some(line) = self.next_line()? {
            total += line.as_slice().len();
            lines.push(line);
            if total >= hint {
                break;
            }
        }
        Ok(List::from(lines))
    }
    pub fn seekable(&self) -> Result<bool> {
        let mut state = self.0.borrow_mut();
        state.check(CLOSED)?;
        Ok(state.raw.position().is_ok())
    }
    pub fn isatty(&self) -> Result<bool> {
        let state = self.0.borrow();
        state.check(CLOSED)?;
        Ok(state.raw.is_terminal())
    }
    pub fn fileno(&self) -> Result<Int> {
        let state = self.0.borrow();
        state.check(CLOSED)?;
        Ok(Int::from(state.raw.fileno()?))
    }
    /// What a text file above this one asks.
    pub(super) fn seek_to(&self, to: SeekFrom) -> Result<u64> {
        let mut state = self.0.borrow_mut();
        match to {
            SeekFrom::Current(0) => state.tell(),
            SeekFrom::Start(at) => state.seek(at as i64, 0),
            SeekFrom::Current(by) => state.seek(by, 1),
            SeekFrom::End(by) => state.seek(by, 2),
        }
    }
    pub(super) fn position(&self) -> Result<u64> {
        self.0.borrow_mut().tell()
    }
    /// Whether it is the binary side of a standard stream.
    pub(super) fn is_standard(&self) -> bool {
        self.0.borrow().raw.shared().is_some()
    }
    /// Whether it can be read and whether it can be written.
    pub(super) fn permissions(&self) -> (bool, bool) {
        let state = self.0.borrow();
        (state.raw.readable, state.raw.writable)
    }
    pub fn readline(&self, size: &Option<Int>) -> Result<Bytes> {
        Ok(Bytes::from(self.0.borrow_mut().line(size_limit(size))?))
    }
    pub fn next_line(&self) -> Result<Option<Bytes>> {
        let line = self.0.borrow_mut().line(None)?;
        Ok(if line.is_empty() { None } else { Some(Bytes::from(line)) })
    }
    /// `next(self)`.
    pub fn next_or_stop(&self) -> Result<Bytes> {
        self.next_line()?.ok_or_else(stop_iteration)
    }
    pub fn readlines(&self) -> Result<List<Bytes>> {
        self.0.borrow().check(CLOSED)?;
        let mut lines = Vec::new();
        while let Some(line) = self.next_line()? {
            lines.push(line);
        }
        Ok(List::from(lines))
    }
    pub fn write(&self, data: &Bytes) -> Result<Int> {
        let mut state = self.0.borrow_mut();
        if !state.raw.writable {
            return Err(unsupported("write"));
        }
        state.check("write to closed file")?;
        if !data.as_slice().is_empty() {
            state.settle()?;
            state.raw.write(data.as_slice())?;
        }
        Ok(Int::from(data.as_slice().len()))
    }
    pub fn writelines(&self, lines: Iter<Bytes>) -> Result<()> {
        self.0.borrow().check(CLOSED)?;
        while let Some(line) = lines.next()? {
            self.write(&line)?;
        }
        Ok(())
    }
    pub fn flush(&self) -> Result<()> {
        let mut state = self.0.borrow_mut();
        state.check(if state.raw.writable { "flush of closed file" } else { CLOSED })?;
        state.raw.flush()
    }
    pub fn close(&self) -> Result<()> {
        self.0.borrow_mut().raw.close()
    }
    pub fn closed(&self) -> bool {
        self.0.borrow().raw.closed
    }
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
        state.check("truncate of closed file")?;
        if !state.raw.writable {
            return Err(unsupported("truncate"));
        }
        state.settle()?;
        state.raw.flush()?;
        let size = match size {
            Some(size) => size.clone(),
            None => Int::from(state.tell()?),
        };
        let Some(bytes) = size.to_i64().filter(|bytes| *bytes >= 0) else {
            return Err(crate::exc::os_error(22, "Invalid argument", None));
        };
        state.raw.truncate(bytes as u64)?;
        Ok(size)
    }
    pub fn readable(&self) -> Result<bool> {
        let state = self.0.borrow();
        if state.raw.readable {
            state.check("I/O operation on closed file")?;
        }
        Ok(state.raw.readable)
    }
    pub fn writable(&self) -> Result<bool> {
        let state = self.0.borrow();
        if state.raw.writable {
            state.check("I/O operation on closed file")?;
        }
        Ok(state.raw.writable)
    }
    pub fn name(&self) -> Str {
        self.0.borrow().name.clone()
    }
    pub fn mode(&self) -> Str {
        self.0.borrow().mode.clone()
    }
}

impl Iterable for BinaryFile {
    type Item = Bytes;
    fn py_iter(&self) -> Iter<Bytes> {
        let file = self.clone();
        Iter::named(self.type_name(), move || file.next_line())
    }
}

impl Object for BinaryFile {
    fn type_name(&self) -> &'static str {
        self.0.borrow().type_name
    }
    fn py_repr(&self) -> Result<Str> {
        let state = self.0.borrow();
        Ok(Str::from(if state.type_name == "BytesIO" {
            format!("<_io.BytesIO object at {:#x}>", self.py_id())
        } else {
            format!("<_io.{} name={}>", state.type_name, state.name.py_repr()?.as_str())
        }))
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
