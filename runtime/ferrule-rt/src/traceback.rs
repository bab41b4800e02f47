//! What the interpreter does around a program: its thread, its uncaught exception, its exit status.

use std::cell::RefCell;
use std::process::ExitCode;

use crate::exc::{Exc, Result, SYSTEM_EXIT};
use crate::int::Int;
use crate::io;
use crate::list::List;
use crate::object::Number;
use crate::str::Str;

/// A place in the Python source that a traceback can name.
#[derive(Debug, PartialEq, Eq)]
pub struct Site {
    pub file: &'static str,
    pub line: u32,
    pub function: &'static str,
}

/// CPython folds a frame that repeats more often than this.
const SHOWN_REPEATS: usize = 3;

/// Python's recursion is bounded by CPython at 1,000 frames by default; programs raise that bound, so be generous.
const STACK_BYTES: usize = 512 << 20;

/// What Rust's own runtime exits with after a panic.
const PANIC_STATUS: u8 = 101;

const HEAD: &str = "Traceback (most recent call last):\n";
const GROUP_HEAD: &str = "Exception Group Traceback (most recent call last):\n";
const CAUSE: &str = "The above exception was the direct cause of the following exception:";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:";

/// More exceptions of one group, and more groups inside each other, are not shown.
const SHOWN_PARTS: usize = 15;
const SHOWN_DEPTH: usize = 10;

/// The text that CPython prints for an uncaught exception.
pub fn format_exception(exc: &Exc) -> String {
    Printer::default().chain(exc)
}

/// How deep inside of exception groups the text is.
#[derive(Default)]
struct Printer {
    depth: usize,
    need_close: bool,
}

impl Printer {
    /// The exception, and before it those of its chain.
    fn chain(&mut self, exc: &Exc) -> String {
        let mut chain: Vec<(Exc, &str)> = Vec::new();
        let mut current = exc.clone();
        loop {
            let (next, sentence) = match (current.cause(), current.context()) {
                (Some(cause), _) => (cause, CAUSE),
                (None, Some(context)) if !current.suppress_context() => (context, CONTEXT),
                _ => break,
            };
            if next.same(exc) || chain.iter().any(|(known, _)| known.same(&next)) {
                break;
            }
            chain.push((next.clone(), sentence));
            current = next;
        }
        let mut text = String::new();
        for (earlier, sentence) in chain.iter().rev() {
            text.push_str(&self.one(earlier));
            text.push_str(&self.indented(&format!("\n{sentence}\n\n"), '|'));
        }
        text + &self.one(exc)
    }

    fn one(&mut self, exc: &Exc) -> String {
        if !exc.is_group() {
            return self.indented(&format_one(exc), '|');
        }
        if self.depth > SHOWN_DEPTH {
            return self.indented(&format!("... (max_group_depth is {SHOWN_DEPTH})\n"), '|');
        }
        let top = self.depth == 0;
        self.depth += usize::from(top);
        let text = format_one(exc);
        let mut found = match text.strip_prefix(HEAD) {
            Some(rest) => self.indented(GROUP_HEAD, if top { '+' } else { '|' }) + &self.indented(rest, '|'),
            None => self.indented(&text, '|'),
        };
        let parts = exc.parts();
        let count = parts.len().min(SHOWN_PARTS + 1);
        self.need_close = false;
        for (at, part) in parts.as_slice()[..count].iter().enumerate() {
            self.need_close = at + 1 == count;
            let title = if at < SHOWN_PARTS { (at + 1).to_string() } else { "...".to_owned() };
            let corner = if at == 0 { "+-" } else { "  " };
            found.push_str(&format!("{}{corner}+---------------- {title} ----------------\n", self.margin()));
            self.depth += 1;
            if at < SHOWN_PARTS {
                found.push_str(&self.chain(part));
            } else {
                let rest = parts.len() - SHOWN_PARTS;
                let plural = if rest > 1 { "s" } else { "" };
                found.push_str(&self.indented(&format!("and {rest} more exception{plural}\n"), '|'));
            }
            if at + 1 == count && self.need_close {
                found.push_str(&format!("{}+------------------------------------\n", self.margin()));
                self.need_close = false;
            }
            self.depth -= 1;
        }
        self.depth -= usize::from(top);
        found
    }

    fn margin(&self) -> String {
        "  ".repeat(self.depth)
    }

    fn indented(&self, text: &str, mark: char) -> String {
        if self.depth == 0 {
            return text.to_owned();
        }
        let margin = self.margin();
        text.split_inclusive('\n').map(|line| format!("{margin}{mark} {line}")).collect()
    }
}

fn format_one(exc: &Exc) -> String {
    let mut text = String::new();
    let frames = exc.frames();
    if !frames.is_empty() {
        text.push_str(HEAD);
    }
    let mut repeats = 0;
    for (index, site) in frames.iter().rev().enumerate() {
        let same = index > 0 && frames[frames.len() - index] == *site;
        repeats = if same { repeats + 1 } else { fold(&mut text, repeats) };
        if repeats < SHOWN_REPEATS {
            text.push_str(&format_site(site));
        }
    }
    fold(&mut text, repeats);
    text.push_str(&last_line(exc));
    text.push('\n');
    for note in exc.notes() {
        text.push_str(note.as_str());
        text.push('\n');
    }
    text
}

/// Ends a run of equal frames; gives the count of the next run.
fn fold(text: &mut String, repeats: usize) -> usize {
    if repeats >= SHOWN_REPEATS {
        let folded = repeats + 1 - SHOWN_REPEATS;
        let times = if folded == 1 { "time" } else { "times" };
        text.push_str(&format!("  [Previous line repeated {folded} more {times}]\n"));
    }
    0
}

fn format_site(site: &Site) -> String {
    let mut text = format!("  File \"{}\", line {}, in {}\n", site.file, site.line, site.function);
    if let Some(line) = source_line(site)
        && !line.is_empty()
    {
        text.push_str(&format!("    {line}\n"));
    }
    text
}

fn source_line(site: &Site) -> Option<String> {
    let source = std::fs::read_to_string(site.file).ok()?;
    let line = source.lines().nth((site.line as usize).checked_sub(1)?)?;
    Some(line.trim().to_owned())
}

/// `Class: message`, or just the class.
pub fn last_line(exc: &Exc) -> String {
    let name = exc.class().full_name();
    match exc.str() {
        Ok(message) if message.as_str().is_empty() => name,
        Ok(message) => format!("{name}: {}", message.as_str()),
        Err(_) => format!("{name}: <exception str() failed>"),
    }
}

/// `traceback.format_exception(exc)`: the entries, each with its line ends.
pub fn entries(exc: &Exc) -> List<Str> {
    let text = format_exception(exc);
    let mut found: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        match found.last_mut() {
            Some(last) if line.starts_with("    ") && last.starts_with("  File ") => last.push_str(line),
            _ => found.push(line.to_owned()),
        }
    }
    List::from(found.into_iter().map(Str::from).collect::<Vec<_>>())
}

/// `traceback.format_exc()`: the calls between the handler and the raise are in CPython's text.
pub fn unknown_frames<T>() -> Result<T> {
    Err(crate::exc::runtime_error("Ferrule: the frames of a traceback are not known as text (FER0431)"))
}

/// `traceback.print_exception(exc)`: to stderr.
pub fn print_exception(exc: &Exc) {
    let _ = io::write_stderr(&format_exception(exc));
}

/// Prints an uncaught exception to stderr.
pub fn report(exc: &Exc) {
    // A closed stdout or stderr leaves nobody to tell.
    let _ = io::flush();
    let _ = io::write_stderr(&format_exception(exc));
}

thread_local! {
    /// What kept a value from showing itself: `format!` knows no errors and panics.
    static UNSHOWN: RefCell<Option<Exc>> = const { RefCell::new(None) };
}

/// Keeps the exception for the place that asked for the text, or for the end of the program.
pub(crate) fn while_formatting(exc: Exc) -> std::fmt::Error {
    UNSHOWN.replace(Some(exc));
    std::fmt::Error
}

/// The exception that kept a value from showing itself.
pub(crate) fn unshown() -> Option<Exc> {
    UNSHOWN.take()
}

/// Panics that stand for an exception say nothing themselves.
fn quiet_unshown() {
    let known = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if UNSHOWN.with_borrow(Option::is_none) {
            known(info);
        }
    }));
}

/// Runs a translated program's main function as CPython runs a script, and gives its exit status.
pub fn run(main: fn() -> Result<()>) -> ExitCode {
    quiet_unshown();
    let program = move || {
        // A panic is a bug of the translator; what the program printed before it must still come out.
        let status = match std::panic::catch_unwind(main) {
            Ok(Ok(())) => 0,
            Ok(Err(exc)) => finish(&exc),
            Err(_) => unshown().map_or(PANIC_STATUS, |exc| finish(&exc)),
        };
        if status != PANIC_STATUS {
            crate::sys::run_exit_calls(|exc| {
                let _ = io::write_stderr("Exception ignored in atexit callback:\n");
                report(exc);
            });
        }
        crate::r#gen::program_ended();
        // What CPython says when its own flush at exit fails, and the status it then exits with.
        if io::flush().is_err() { 120 } else { status }
    };
    let thread = std::thread::Builder::new().name("main".to_owned()).stack_size(STACK_BYTES).spawn(program);
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(status)) => ExitCode::from(status),
        Ok(Err(_)) => ExitCode::from(PANIC_STATUS),
        Err(error) => {
            eprintln!("cannot start the program's thread: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What an exception that nobody caught does: prints, and decides the exit status.
fn finish(exc: &Exc) -> u8 {
    if !exc.is(&SYSTEM_EXIT) {
        report(exc);
        return 1;
    }
    let args = exc.args();
    let shown = match args.as_slice() {
        [] => return 0,
        [code] => match code.dyn_number() {
            // The operating system keeps the low eight bits; -1 is what CPython makes of a code too big for a word.
            Some(Number::Int(Int::Small(code))) => return (code & 0xff) as u8,
            Some(Number::Int(Int::Big(_))) => return 255,
            _ if code.dyn_type_name() == "NoneType" => return 0,
            _ => code.dyn_str(),
        },
        _ => exc.args_repr(),
    };
    if let Ok(text) = shown {
        let _ = io::flush();
        let _ = io::write_stderr(&format!("{}\n", text.as_str()));
    }
    1
}
