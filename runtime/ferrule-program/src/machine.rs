//! The start of a program in the `vm` backend.

use std::panic::PanicHookInfo;

use ferrule_guest::abi;
use ferrule_guest::heap::Heap;
use ferrule_rt::guest::{self, Host};

pub use ferrule_guest::abi::Block;

use crate::{message, system};

#[global_allocator]
static HEAP: Heap = Heap::new();

/// Sets the program up or calls it, then leaves.
///
/// # Safety
/// `block` is what the host handed to `_start`, filled in.
pub unsafe fn serve(block: *mut Block, run: fn() -> ferrule_rt::Result<()>) -> ! {
    let set_up = || {
        // SAFETY: nothing ran before, and nothing of the C library was called.
        unsafe { system::relocate() };
        guest::install(Host { call, print: abi::print });
        std::panic::set_hook(Box::new(panicked));
        guest::start(run)
    };
    let answer =
        |name: &str, argument: &[u8], typed: bool| guest::answer(name, &message(argument, typed)).map(abi::Encoded);
    // SAFETY: the caller's promise.
    unsafe { abi::serve_program(block, &HEAP, set_up, answer) }
}

fn call(name: &str, argument: &[u8]) -> Result<Vec<u8>, String> {
    abi::host(name.as_bytes(), argument, false)
}

fn panicked(info: &PanicHookInfo<'_>) {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let text = text.unwrap_or("a panic");
    match info.location() {
        Some(place) => abi::panicked(format_args!("{text} ({}:{})", place.file(), place.line())),
        None => abi::panicked(format_args!("{text}")),
    }
}
