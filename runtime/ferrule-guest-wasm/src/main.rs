//! A guest that runs one wasm module, which wasmtime compiled ahead: the module's own walls inside those of the machine.
//!
//! `sandbox/ahead.py` joins this program and the compiled module to one ELF file: the code lies in pages that can be executed
//! and not written, everything else of it in pages that can only be read, and a head at a fixed address says where. Every
//! access of the module to its memory is compared with the memory's length, since there is nobody here who could turn a
//! page fault into a trap.
#![no_std]
#![no_main]

extern crate alloc;

mod imports;
mod memory;
mod module;
mod platform;

use alloc::format;

use ferrule_guest::abi::{self, Block};
use ferrule_guest::heap::Heap;

#[global_allocator]
static HEAP: Heap = Heap::new();

#[panic_handler]
fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
    abi::panic(info)
}

#[unsafe(no_mangle)]
extern "C" fn ferrule_main(block: *mut Block) -> ! {
    // SAFETY: `_start` hands on what the host gave it, and the guest has one thread.
    let asked = unsafe {
        memory::divide(&mut (*block).heap, module::most_memory());
        abi::begin(block, &HEAP)
    };
    if asked.set_up {
        match module::set_up() {
            Ok(()) => abi::reply(&[], false),
            Err(error) => end(module::Ended::of(&error)),
        }
    }
    match module::call(&asked) {
        Ok((bytes, typed)) => abi::reply(&bytes, typed),
        Err(ended) => end(ended),
    }
}

fn end(ended: module::Ended) -> ! {
    match ended {
        module::Ended::Failed(message) => abi::failed(&message),
        module::Ended::Trapped(message) => abi::trapped(&format!("the module ended with a trap: {message}")),
        module::Ended::NoMemory => abi::no_memory(),
    }
}
