//! A program inside the sandbox: it says what answers calls, and asks the host for what needs an operating system.
//!
//! Outside of the sandbox nobody installs a host, and nothing here changes what a program does.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::OnceLock;

use crate::bytes::Bytes;
use crate::exc::{Exc, RUNTIME_ERROR, Result, os_error};
use crate::io;
use crate::str::Str;
use crate::traceback;

const NOT_FOUND: i64 = 2;
const NOT_PERMITTED: i64 = 1;
const READ_ONLY: i64 = 30;

/// What the machine around the program offers. A host function that was not granted ends the call and does not return.
pub struct Host {
    pub call: fn(&str, &[u8]) -> std::result::Result<Vec<u8>, String>,
    pub print: fn(&[u8]),
}

static HOST: OnceLock<Host> = OnceLock::new();

type Handler = Rc<RefCell<dyn FnMut(&Str, &Bytes) -> Result<Bytes>>>;

thread_local! {
    static HANDLER: RefCell<Option<Handler>> = const { RefCell::new(None) };
}

/// Said once, before the program starts.
pub fn install(host: Host) {
    let _ = HOST.set(host);
}

/// The host, for a program in the sandbox.
pub fn host() -> Option<&'static Host> {
    HOST.get()
}

/// From now on `handler` answers calls: it gets a name and bytes, and gives bytes.
pub fn serve(handler: impl FnMut(&Str, &Bytes) -> Result<Bytes> + 'static) {
    HANDLER.set(Some(Rc::new(RefCell::new(handler))));
}

/// Calls a function of the host.
pub fn call(name: &Str, argument: &Bytes) -> Result<Bytes> {
    let Some(host) = host() else {
        return Err(Exc::with_message(&RUNTIME_ERROR, "there is no host: the program does not run in the sandbox"));
    };
    (host.call)(name.as_str(), argument.as_slice())
        .map(Bytes::from)
        .map_err(|message| Exc::with_message(&RUNTIME_ERROR, Str::from(message)))
}

/// A number of the host's: a clock's nanoseconds.
pub(crate) fn number(host: &Host, name: &str, argument: &str) -> i64 {
    let answer = (host.call)(name, argument.as_bytes()).unwrap_or_default();
    std::str::from_utf8(&answer).ok().and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// The content of a file, as the host function `open` gives it.
pub(crate) fn file(host: &Host, path: &str, writes: bool) -> Result<Vec<u8>> {
    if writes {
        return Err(os_error(READ_ONLY, "Read-only file system", Some(Str::from(path))));
    }
    (host.call)("open", path.as_bytes()).map_err(|message| {
        let (number, text) = if message.starts_with("FileNotFoundError") {
            (NOT_FOUND, "No such file or directory")
        } else {
            (NOT_PERMITTED, "Operation not permitted")
        };
        os_error(number, text, Some(Str::from(path)))
    })
}

/// Runs the program's own statements. A message where they raise.
pub fn start(main: fn() -> Result<()>) -> std::result::Result<(), String> {
    told(main())
}

/// Answers one call.
pub fn answer(name: &str, argument: &[u8]) -> std::result::Result<Vec<u8>, String> {
    let Some(handler) = HANDLER.with_borrow(Clone::clone) else {
        return Err("the program has nothing that answers calls".to_owned());
    };
    let answer = (handler.borrow_mut())(&Str::from(name), &Bytes::from(argument.to_vec()));
    told(answer.map(|bytes| bytes.as_slice().to_vec()))
}

/// The traceback goes to the output, where it belongs to the one who wrote the program; the message is its last line.
fn told<T>(outcome: Result<T>) -> std::result::Result<T, String> {
    let told = outcome.map_err(|exc| {
        traceback::report(&exc);
        traceback::last_line(&exc)
    });
    let _ = io::flush();
    told
}
