//! The module's memory: one piece of the machine's, which grows where it is and never moves.

use alloc::boxed::Box;
use alloc::string::String;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use ferrule_guest::abi::Piece;
use wasmtime::{LinearMemory, MemoryCreator, MemoryType};

const PAGE: usize = 65536;

static START: AtomicUsize = AtomicUsize::new(0);
static LENGTH: AtomicUsize = AtomicUsize::new(0);
static TAKEN: AtomicBool = AtomicBool::new(false);
static REFUSED: AtomicBool = AtomicBool::new(false);

/// Takes the module's part from what the allocator would get: `most`, or three quarters of it if that is less.
///
/// # Safety
/// `heap` names memory that belongs to nobody else, which is zero where nobody wrote.
pub unsafe fn divide(heap: &mut Piece, most: u64) {
    let length = (heap.length / 4 * 3).min(most) / PAGE as u64 * PAGE as u64;
    let own = (heap.length - length) & !4095;
    START.store((heap.start + own) as usize, Ordering::Relaxed);
    LENGTH.store(length as usize, Ordering::Relaxed);
    heap.length = own;
}

/// Whether the module asked for more memory than there is before it ran.
pub fn refused() -> bool {
    REFUSED.load(Ordering::Relaxed)
}

pub struct Creator;

// SAFETY: the piece is handed out once, is zero, and nothing else uses it.
unsafe impl MemoryCreator for Creator {
    fn new_memory(
        &self,
        _kind: MemoryType,
        minimum: usize,
        maximum: Option<usize>,
        reserved: Option<usize>,
        guard: usize,
    ) -> Result<Box<dyn LinearMemory>, String> {
        let capacity = LENGTH.load(Ordering::Relaxed);
        if minimum > capacity || reserved.is_some_and(|reserved| reserved > capacity) {
            REFUSED.store(true, Ordering::Relaxed);
            return Err(String::from("the module needs more memory than there is"));
        }
        if guard != 0 || TAKEN.swap(true, Ordering::Relaxed) {
            return Err(String::from("a second memory, or one with a guard"));
        }
        let capacity = maximum.map_or(capacity, |maximum| capacity.min(maximum));
        Ok(Box::new(Memory { start: START.load(Ordering::Relaxed), size: minimum, capacity }))
    }
}

struct Memory {
    start: usize,
    size: usize,
    capacity: usize,
}

// SAFETY: as long as `capacity` bytes from `start` on belong to this memory, which `Creator` sees to.
unsafe impl LinearMemory for Memory {
    fn byte_size(&self) -> usize {
        self.size
    }

    fn byte_capacity(&self) -> usize {
        self.capacity
    }

    fn grow_to(&mut self, size: usize) -> wasmtime::Result<()> {
        if size > self.capacity {
            return Err(wasmtime::Error::msg("there is no more memory"));
        }
        self.size = size;
        Ok(())
    }

    fn as_ptr(&self) -> *mut u8 {
        self.start as *mut u8
    }
}
