//! What wasmtime asks of a platform that it does not know: one word of storage for its one thread.

use core::ptr::null_mut;
use core::sync::atomic::{AtomicPtr, Ordering};

use wasmtime::CustomCodeMemory;

static THREAD: [AtomicPtr<u8>; 2] = [const { AtomicPtr::new(null_mut()) }; 2];

#[unsafe(no_mangle)]
extern "C" fn wasmtime_tls_get(slot: usize) -> *mut u8 {
    THREAD[slot].load(Ordering::Relaxed)
}

#[unsafe(no_mangle)]
extern "C" fn wasmtime_tls_set(slot: usize, value: *mut u8) {
    THREAD[slot].store(value, Ordering::Relaxed);
}

/// The code lies where it can be executed from the start: the host made the pages so, and a guest cannot change pages.
pub struct CodeInPlace;

impl CustomCodeMemory for CodeInPlace {
    fn required_alignment(&self) -> usize {
        4096
    }

    fn publish_executable(&self, _start: *const u8, _length: usize) -> wasmtime::Result<()> {
        Ok(())
    }

    fn unpublish_executable(&self, _start: *const u8, _length: usize) -> wasmtime::Result<()> {
        Ok(())
    }
}
