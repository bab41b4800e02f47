//! `io.StringIO`: a text file in memory.

use std::cell::RefCell;
use std::rc::Rc;

use super::raw::{CLOSED, unsupported};
use super::text::Newline;
use crate::exc::{Result, stop_iteration, value_error};
use crate::int::Int;
use crate::iter::{Iter, Iterable};
use crate::list::List;
use crate::object::Object;
use crate::str::Str;

struct State {
    text: String,
    /// The position in bytes, when it is inside the text.
    at: usize,
    /// How many characters the position lies beyond the end.
    beyond: usize,
    newline: Newline,
    closed: bool,
}

/// A text file in memory. Cloning makes a second name for the same file.
#[derive(Clone)]
pub struct StringIO(Rc<RefCell<State>>);

impl State {
    fn check_open(&self) -> Result<()> {
        if self.closed { Err(value_error("I/O operation on closed file")) } else { Ok(()) }
    }

    /// The byte offset of the character `count` places after `from`, or the end and how many places it is short.
    fn offset(&self, from: usize, count: usize) -> (usize, usize) {
        let rest = &self.text[from..];
        if rest.is_ascii() {
            let inside = count.min(rest.len());
            return (from + inside, count - inside);
        }
        let mut seen = 0;
        for (offset, _) in rest.char_indices() {
            if seen == count {
                return (from + offset, 0);
            }
            seen += 1;
        }
        (self.text.len(), count - seen)
    }

    fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = match self.newline {
            Newline::Translate => text.replace("\r\n", "\n").replace('\r', "\n"),
            Newline::Only(end) if end != "\n" => text.replace('\n', end),
            _ => text.to_owned(),
        };
        for _ in 0..std::mem::take(&mut self.beyond) {
            self.text.push('\0');
            self.at = self.text.len();
        }
        if self.at == self.text.len() {
            self.text.push_str(&text);
            self.at = self.text.len();
            return;
        }
        let (end, _) = self.offset(self.at, text.chars().count());
        self.text.replace_range(self.at..end, &text);
        self.at += text.len();
    }

    fn take(&mut self, count: usize) -> Str {
        let (end, _) = self.offset(self.at, count);
        let taken = Str::from(&self.text[self.at..end]);
        self.at = end;
        taken
    }

    fn line(&mut self, limit: usize) -> Str {
        let rest = &self.text[self.at..];
        let end = match self.newline {
            Newline::Only(end) => rest.find(end).map(|at| at + end.len()),
            Newline::Translate => rest.find('\n').map(|at| at + 1),
            Newline::Any => {
                rest.find(['\n', '\r']).map(|at| if rest[at..].starts_with("\r\n") { at + 2 } else { at + 1 })
            }
        };
        let line = &rest[..end.unwrap_or(rest.len())];
        let used = line.char_indices().nth(limit).map_or(line.len(), |(offset, _)| offset);
        let line = Str::from(&line[..used]);
        self.at += used;
        line
    }

    fn position(&self) -> usize {
        self.text[..self.at].chars().count() + self.beyond
    }

    fn seek(&mut self, offset: i64, whence: i64) -> Result<()> {
        let target = match whence {
            0 if offset < 0 => return Err(value_error(format!("Negative seek position {offset}"))),
            0 => offset as usize,
            1 | 2 if offset != 0 => {
                return Err(crate::exc::Exc::with_message(
                    &crate::exc::OS_ERROR,
                    "Can't do nonzero cur-relative seeks",
                ));
            }
            1 => return Ok(()),
            2 => usize::MAX,
            _ => return Err(value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
        };
        let (at, short) = self.offset(0, target);
        self.at = at;
        self.beyond = if whence == 2 { 0 } else { short };
        Ok(())
    }
}

fn size_limit(size: &Option<Int>) -> usize {
    match size {
        Some(size) if !size.is_negative() => size.to_i64().map_or(usize::MAX, |size| size as usize),
        _ => usize::MAX,
    }
}

impl StringIO {
    pub fn new(initial: &Str, newline: &Option<Str>) -> Result<Self> {
        let newline = match newline {
            Some(other) if !["", "\n", "\r", "\r\n"].contains(&other.as_str()) => {
                return Err(value_error(format!("illegal newline value: {}", other.py_repr()?.as_str())));
            }
            known => Newline::from_option(known.as_ref().map(Str::as_str))?,
        };
        let mut state = State { text: String::new(), at: 0, beyond: 0, newline, closed: false };
        state.write(initial.as_str());
        state.at = 0;
        Ok(Self(Rc::new(RefCell::new(state))))
    }

    /// Runs an operation on a file that must be open.
    fn open<R>(&self, run: impl FnOnce(&mut State) -> R) -> Result<R> {
        let mut state = self.0.borrow_mut();
        state.check_open()?;
        Ok(run(&mut state))
    }

    /// The check of the methods that CPython's class inherits, which say it with a full stop.
    fn check_base(&self) -> Result<()> {
        if self.closed() { Err(value_error(CLOSED)) } else { Ok(()) }
    }

    pub fn getvalue(&self) -> Result<Str> {
        self.open(|state| Str::from(state.text.as_str()))
    }
    pub fn read(&self, size: &Option<Int>) -> Result<Str> {
        self.open(|state| state.take(size_limit(size)))
    }
    pub fn readline(&self, size: &Option<Int>) -> Result<Str> {
        self.open(|state| state.line(size_limit(size)))
    }
    pub fn next_line(&self) -> Result<Option<Str>> {
        let line = self.open(|state| state.line(usize::MAX))?;
        Ok(if line.is_empty() { None } else { Some(line) })
    }
    /// `next(self)`.
    pub fn next_or_stop(&self) -> Result<Str> {
        self.next_line()?.ok_or_else(stop_iteration)
    }
    pub fn readlines(&self) -> Result<List<Str>> {
        self.check_base()?;
        let mut lines = Vec::new();
        while let Some(line) = self.next_line()? {
            lines.push(line);
        }
        Ok(List::from(lines))
    }
    /// Lines until their total length reaches the hint.
    pub fn readlines_hint(&self, hint: &Option<Int>) -> Result<List<Str>> {
        self.check_base()?;
        let hint = Some(size_limit(hint)).filter(|hint| *hint > 0).unwrap_or(usize::MAX);
        let (mut total, mut lines) = (0, Vec::new());
        while let Some(line) = self.next_line()? {
            total += line.char_len();
            lines.push(line);
            if total >= hint {
                break;
            }
        }
        Ok(List::from(lines))
    }
    /// `line_buffering`, which is always off.
    pub fn line_buffering(&self) -> Result<bool> {
        self.open(|_| false)
    }
    pub fn write(&self, text: &Str) -> Result<Int> {
        self.write_str(text.as_str())?;
        Ok(Int::from(text.char_len()))
    }
    pub fn write_str(&self, text: &str) -> Result<()> {
        self.open(|state| state.write(text))
    }
    pub fn writelines(&self, lines: Iter<Str>) -> Result<()> {
        self.check_base()?;
        while let Some(line) = lines.next()? {
            self.write_str(line.as_str())?;
        }
        Ok(())
    }
    /// Does nothing, even for a closed file.
    pub fn flush(&self) -> Result<()> {
        Ok(())
    }
    pub fn close(&self) -> Result<()> {
        self.0.borrow_mut().closed = true;
        Ok(())
    }
    pub fn closed(&self) -> bool {
        self.0.borrow().closed
    }
    pub fn enter(&self) -> Result<Self> {
        self.check_base()?;
        Ok(self.clone())
    }
    pub fn tell(&self) -> Result<Int> {
        self.open(|state| Int::from(state.position()))
    }
    pub fn seek(&self, offset: i64, whence: i64) -> Result<Int> {
        self.open(|state| state.seek(offset, whence).map(|()| Int::from(state.position())))?
    }
    pub fn truncate(&self, size: &Option<Int>) -> Result<Int> {
        let mut state = self.0.borrow_mut();
        state.check_open()?;
        let size = match size {
            Some(size) => size.clone(),
            None => Int::from(state.position()),
        };
        if size.is_negative() {
            return Err(value_error(format!("Negative size value {size}")));
        }
        let (end, _) = state.offset(0, size.to_i64().map_or(usize::MAX, |size| size as usize));
        if end < state.at {
            state.beyond += state.text[end..state.at].chars().count();
            state.at = end;
        }
        state.text.truncate(end);
        Ok(size)
    }
    pub fn readable(&self) -> Result<bool> {
        self.open(|_| true)
    }
    pub fn isatty(&self) -> Result<bool> {
        self.open(|_| false)
    }
    pub fn fileno(&self) -> Result<Int> {
        Err(unsupported("fileno"))
    }
}

impl Iterable for StringIO {
    type Item = Str;
    fn py_iter(&self) -> Iter<Str> {
        let file = self.clone();
        Iter::named("_io.StringIO", move || file.next_line())
    }
}

impl Object for StringIO {
    fn type_name(&self) -> &'static str {
        "StringIO"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<_io.StringIO object at {:#x}>", self.py_id())))
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
