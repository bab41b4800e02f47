//! Standard output, error and input.

use std::cell::RefCell;
use std::io::Write;

use crate::exc::{EOF_ERROR, Exc, OS_ERROR, Result};
use crate::guest;
use crate::int::Int;
use crate::object::{Dyn, Object};
use crate::str::Str;
use std::rc::Rc;

/// How much output is held back at most; CPython's buffer is of this size too.
const BUFFER: usize = 8192;

/// What writes instead of a standard stream.
pub type Sink = Rc<dyn Fn(&str) -> Result<()>>;

thread_local! {
    static OUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// What `contextlib.redirect_stdout` and `redirect_stderr` put in place, the innermost last.
    static REDIRECTED: [RefCell<Vec<Sink>>; 2] = const { [RefCell::new(Vec::new()), RefCell::new(Vec::new())] };
}

/// From now on stdout (0) or stderr (1) is a file in memory.
pub fn redirect_to_memory(stream: i64, file: &crate::files::StringIO) {
    let file = file.clone();
    redirect(stream, Rc::new(move |text| file.write_str(text)));
}

/// The same with a text file.
pub fn redirect_to_file(stream: i64, file: &crate::files::TextFile) {
    let file = file.clone();
    redirect(stream, Rc::new(move |text| file.write_str(text)));
}

fn redirect(stream: i64, sink: Sink) {
    REDIRECTED.with(|all| all[stream as usize & 1].borrow_mut().push(sink));
}

/// `sys.stdout = file` (0) or `sys.stderr = file` (1), for a file in memory.
pub fn become_memory(stream: i64, file: &crate::files::StringIO) {
    let file = file.clone();
    become_sink(stream, Some(Rc::new(move |text| file.write_str(text))));
}

/// The same with a text file; the stream's own file ends every redirection.
pub fn become_file(stream: i64, file: &crate::files::TextFile) {
    let own = if stream == 0 { crate::files::own_stdout() } else { crate::files::own_stderr() };
    let file = file.clone();
    become_sink(stream, if file.py_is(&own) { None } else { Some(Rc::new(move |text| file.write_str(text))) });
}

/// The same with the `write` of an object of the program.
pub fn become_function<R>(stream: i64, write: impl FnMut(&Str) -> Result<R> + 'static) {
    let write = RefCell::new(write);
    let sink = move |text: &str| match write.try_borrow_mut() {
        Ok(mut write) => write(&Str::from(text)).map(|_| ()),
        Err(_) => Err(crate::exc::runtime_error("Ferrule: a stream that writes to itself (FER0403)")),
    };
    become_sink(stream, Some(Rc::new(sink)));
}

fn become_sink(stream: i64, sink: Option<Sink>) {
    REDIRECTED.with(|all| {
        let mut stack = all[stream as usize & 1].borrow_mut();
        stack.clear();
        stack.extend(sink);
    });
}

/// Ends the innermost redirection.
pub fn restore(stream: i64) {
    REDIRECTED.with(|all| all[stream as usize & 1].borrow_mut().pop());
}

/// The innermost sink.
pub fn sink(stream: usize) -> Option<Sink> {
    REDIRECTED.try_with(|all| all[stream].borrow().last().cloned()).ok().flatten()
}

fn redirected(stream: usize, bytes: &[u8]) -> Option<Result<()>> {
    Some(sink(stream)?(&String::from_utf8_lossy(bytes)))
}

/// `print(*values, sep=sep, end=end)`.
pub fn print(values: &[&dyn Dyn], sep: &Str, end: &Str) -> Result<()> {
    let text = joined(values, sep, end)?;
    write_stdout(&text)
}

/// `print(...)` of what a Rust format string shows as Python would: `io::println!("{name}: {score}")?`.
#[macro_export]
#[doc(hidden)]
macro_rules! io_println {
    () => {
        $crate::io::write_stdout("\n")
    };
    ($($text:tt)+) => {
        $crate::io::print_text(::core::format_args!($($text)+), "\n")
    };
}

/// `print(..., end="")`.
#[macro_export]
#[doc(hidden)]
macro_rules! io_print {
    () => {
        $crate::io::write_stdout("")
    };
    ($($text:tt)+) => {
        $crate::io::print_text(::core::format_args!($($text)+), "")
    };
}

pub use crate::{io_print as print, io_println as println};

/// What `io::println!` and `io::print!` do.
pub fn print_text(text: std::fmt::Arguments<'_>, end: &str) -> Result<()> {
    match text.as_str() {
        Some(text) => {
            write_stdout(text)?;
            write_stdout(end)
        }
        None => {
            let mut whole = String::new();
            std::fmt::write(&mut whole, text)
                .map_err(|_| crate::traceback::unshown().unwrap_or_else(crate::int::too_many_digits))?;
            whole.push_str(end);
            write_stdout(&whole)
        }
    }
}

/// The texts of several values with a space between, as `print` shows them.
pub fn spaced(values: &[&dyn Dyn]) -> Result<String> {
    joined(values, &Str::lit(" "), &Str::EMPTY)
}

/// `print(*values, sep=sep, end=end, flush=flush)`.
pub fn print_flush(values: &[&dyn Dyn], sep: &Str, end: &Str, now: bool) -> Result<()> {
    print(values, sep, end)?;
    if now { flush() } else { Ok(()) }
}

/// What `print` writes. Every `str` is made before any is written, since one may raise or print itself.
pub fn joined(values: &[&dyn Dyn], sep: &Str, end: &Str) -> Result<String> {
    let mut text = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            text.push_str(sep.as_str());
        }
        text.push_str(value.dyn_str()?.as_str());
    }
    text.push_str(end.as_str());
    Ok(text)
}

/// `sys.stdout.write(text)`.
pub fn write_stdout(text: &str) -> Result<()> {
    write_stdout_bytes(text.as_bytes())
}

/// `sys.stdout.buffer.write(bytes)`.
pub fn write_stdout_bytes(bytes: &[u8]) -> Result<()> {
    redirected(0, bytes).unwrap_or_else(|| write_own_stdout(bytes))
}

/// The same past every redirection: what was `sys.stdout` before.
pub(crate) fn write_own_stdout(bytes: &[u8]) -> Result<()> {
    // Globals of the program are let go after this buffer, which `run` has emptied by then.
    let full = OUT.try_with(|out| {
        let mut out = out.borrow_mut();
        out.extend_from_slice(bytes);
        out.len() >= BUFFER
    });
    if full.unwrap_or(false) { flush() } else { Ok(()) }
}

/// `sys.stderr.write(text)`; what stdout holds goes first, so that the two keep their order on a terminal.
pub fn write_stderr(text: &str) -> Result<()> {
    write_stderr_bytes(text.as_bytes())
}

/// `sys.stderr.buffer.write(bytes)`.
pub fn write_stderr_bytes(bytes: &[u8]) -> Result<()> {
    redirected(1, bytes).unwrap_or_else(|| write_own_stderr(bytes))
}

/// The same past every redirection.
pub(crate) fn write_own_stderr(bytes: &[u8]) -> Result<()> {
    flush()?;
    if let Some(host) = guest::host() {
        (host.print)(bytes);
        return Ok(());
    }
    std::io::stderr().lock().write_all(bytes).map_err(|error| os_error(&error))
}

/// `sys.stdout.flush()`.
pub fn flush() -> Result<()> {
    let pending = OUT.try_with(RefCell::take).unwrap_or_default();
    if pending.is_empty() {
        return Ok(());
    }
    if let Some(host) = guest::host() {
        (host.print)(&pending);
        return Ok(());
    }
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(&pending).and_then(|()| stdout.flush()).map_err(|error| os_error(&error))
}

/// `input(prompt)`.
pub fn input(prompt: &Str) -> Result<Str> {
    write_stdout(prompt.as_str())?;
    flush()?;
    let mut line = read_line()?.ok_or_else(|| Exc::with_message(&EOF_ERROR, "EOF when reading a line"))?;
    if line.ends_with('\n') {
        line.pop();
    }
    Ok(Str::from(line))
}

/// `input(prompt)` of any value.
pub fn input_any(prompt: &impl Object) -> Result<Str> {
    input(&prompt.py_str()?)
}

/// The next line of stdin with its newline; `None` at the end. `\r\n` and `\r` become `\n`, as in text mode.
pub fn read_line() -> Result<Option<String>> {
    let line = crate::files::stdin().readline()?;
    Ok(if line.is_empty() { None } else { Some(line.as_str().to_owned()) })
}

fn os_error(error: &std::io::Error) -> Exc {
    let text = error.to_string();
    let message = text.split(" (os error").next().unwrap_or_default().to_owned();
    let number = i64::from(error.raw_os_error().unwrap_or(0));
    Exc::new(&OS_ERROR, vec![Rc::new(Int::Small(number)), Rc::new(Str::from(message))])
}
