//! The allocator: free lists of sizes that are powers of two, cut from one piece of memory from its start on. A guest lives
//! for one call, or for a few, so nothing is ever merged.

use core::alloc::{GlobalAlloc, Layout};
use core::sync::atomic::{AtomicUsize, Ordering};

const SMALLEST: u32 = 4; // 16 bytes
const CLASSES: usize = 40;

/// Atomics because a static must be `Sync`; a guest has one processor and no interrupts.
pub struct Heap {
    next: AtomicUsize,
    end: AtomicUsize,
    free: [AtomicUsize; CLASSES],
}

impl Heap {
    #[must_use]
    pub const fn new() -> Self {
        Self { next: AtomicUsize::new(0), end: AtomicUsize::new(0), free: [const { AtomicUsize::new(0) }; CLASSES] }
    }

    /// Says which memory there is; once, before the first allocation.
    pub(crate) fn give(&self, start: usize, length: usize) {
        self.next.store(start, Ordering::Relaxed);
        self.end.store(start + length, Ordering::Relaxed);
    }
}

impl Default for Heap {
    fn default() -> Self {
        Self::new()
    }
}

fn class(layout: Layout) -> u32 {
    let size = layout.size().max(layout.align()).max(1 << SMALLEST);
    usize::BITS - (size - 1).leading_zeros()
}

// SAFETY: a piece is handed out once until it is given back, is as large as the layout and as aligned as its size class.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let class = class(layout);
        let Some(list) = self.free.get(class as usize) else {
            crate::abi::no_memory();
        };
        let first = list.load(Ordering::Relaxed);
        if first != 0 {
            // SAFETY: a free piece begins with the address of the next one.
            list.store(unsafe { *(first as *const usize) }, Ordering::Relaxed);
            return first as *mut u8;
        }
        // Large pieces are cut in pages, not in powers of two: half of the memory would be lost otherwise.
        let size = if class < 16 { 1 << class } else { (layout.size() + 4095) & !4095 };
        let align = (1_usize << class).min(4096).max(layout.align());
        let start = (self.next.load(Ordering::Relaxed) + align - 1) & !(align - 1);
        let end = start.saturating_add(size);
        if end > self.end.load(Ordering::Relaxed) {
            crate::abi::no_memory();
        }
        self.next.store(end, Ordering::Relaxed);
        start as *mut u8
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let class = class(layout);
        let size = (layout.size() + 4095) & !4095;
        let end = pointer as usize + size;
        if class >= 16 {
            // Given back where it was the last; otherwise lost, since pieces of one class differ in size.
            if end == self.next.load(Ordering::Relaxed) {
                self.next.store(pointer as usize, Ordering::Relaxed);
            }
            return;
        }
        let list = &self.free[class as usize];
        // SAFETY: the piece is at least 16 bytes and nobody uses it any more.
        unsafe { *pointer.cast::<usize>() = list.load(Ordering::Relaxed) };
        list.store(pointer as usize, Ordering::Relaxed);
    }
}
