//! The border of a program that is a wasm module.

use std::cell::Cell;

use ferrule_rt::guest::{self, Host};

use crate::message;

#[link(wasm_import_module = "ferrule")]
unsafe extern "C" {
    #[link_name = "argument"]
    fn take_argument(start: *mut u8);
    #[link_name = "reply"]
    fn give_reply(start: *const u8, length: usize, typed: i32);
    #[link_name = "fail"]
    fn give_message(start: *const u8, length: usize);
    #[link_name = "print"]
    fn print_bytes(start: *const u8, length: usize);
    #[link_name = "host"]
    fn call_host(name: *const u8, name_length: usize, start: *const u8, length: usize, typed: i32) -> i32;
    #[link_name = "fetch"]
    fn fetch_answer(start: *mut u8);
}

thread_local! {
    static STARTED: Cell<bool> = const { Cell::new(false) };
}

/// One call of an exported function. The program's own statements run before the first.
pub fn call(run: fn() -> ferrule_rt::Result<()>, name: &str, length: usize, typed: bool) {
    if !STARTED.replace(true) {
        guest::install(Host { call: host, print });
        std::panic::set_hook(Box::new(|info| fail(&format!("the guest panicked: {info}"))));
        if let Err(message) = guest::start(run) {
            fail(&message);
        }
    }
    let argument = filled(length, |start| {
        // SAFETY: the host writes as many bytes as it said.
        unsafe { take_argument(start) };
    });
    match guest::answer(name, &message(&argument, typed)) {
        // SAFETY: the host reads what is there.
        Ok(reply) => unsafe { give_reply(reply.as_ptr(), reply.len(), 1) },
        Err(message) => fail(&message),
    }
}

/// Ends the call: the host does not come back.
fn fail(message: &str) {
    // SAFETY: the host reads what is there.
    unsafe { give_message(message.as_ptr(), message.len()) };
}

fn print(bytes: &[u8]) {
    // SAFETY: the host reads what is there.
    unsafe { print_bytes(bytes.as_ptr(), bytes.len()) };
}

fn host(name: &str, argument: &[u8]) -> Result<Vec<u8>, String> {
    // SAFETY: the host reads what is there.
    let status = unsafe { call_host(name.as_ptr(), name.len(), argument.as_ptr(), argument.len(), 0) };
    let length = if status < 0 { -1 - status } else { status };
    let answer = filled(length as usize, |start| {
        // SAFETY: the host writes as many bytes as it said.
        unsafe { fetch_answer(start) };
    });
    if status < 0 { Err(String::from_utf8_lossy(&answer).into_owned()) } else { Ok(answer) }
}

fn filled(length: usize, fill: impl FnOnce(*mut u8)) -> Vec<u8> {
    let mut bytes = vec![0; length];
    fill(bytes.as_mut_ptr());
    bytes
}
