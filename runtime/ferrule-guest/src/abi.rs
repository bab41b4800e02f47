//! The border between guest and host: one block of memory that both know, and the ports by which the guest leaves.

use alloc::string::String;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicPtr, Ordering};

use crate::heap::Heap;
use crate::{Answer, Function, Reply, encode};

/// The block at the start of the mailbox. The host (`abi.py`) has the same fields in the same order.
#[repr(C)]
pub struct Block {
    /// From the host: what is asked, 0 to set up, 1 to call.
    pub operation: u32,
    /// 1 where the bytes are an encoded value.
    pub typed: u32,
    pub name: Piece,
    pub argument: Piece,
    /// From the guest: an answer, a text to print, a message, an argument for the host.
    pub out: Piece,
    /// Where the host may write what it answers, and how much.
    pub buffer: Piece,
    /// From the host: the length of its answer, or -1 minus the length of its message.
    pub status: i64,
    /// The memory that belongs to the allocator.
    pub heap: Piece,
}

/// An address and a length.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Piece {
    pub start: u64,
    pub length: u64,
}

impl Piece {
    fn of(bytes: &[u8]) -> Self {
        Self { start: bytes.as_ptr() as u64, length: bytes.len() as u64 }
    }
}

/// Ports that a guest may write one byte to; every other port ends it. The host has the same numbers.
#[derive(Clone, Copy)]
#[repr(u8)]
pub enum Port {
    Done = 0xe0,
    Failed = 0xe1,
    Panicked = 0xe2,
    Print = 0xe3,
    Host = 0xe4,
    Fetch = 0xe5,
    NoMemory = 0xe6,
    Trapped = 0xe7,
}

static BLOCK: AtomicPtr<Block> = AtomicPtr::new(core::ptr::null_mut());

fn block() -> *mut Block {
    BLOCK.load(Ordering::Relaxed)
}

#[cfg(all(target_arch = "x86_64", not(test)))]
fn leave(port: Port) {
    // SAFETY: the host reads and writes the block and the pieces it names, nothing else, while the guest stands still.
    unsafe {
        core::arch::asm!("out dx, al", in("dx") port as u16, in("al") 0_u8, options(nostack));
    }
}

#[cfg(not(all(target_arch = "x86_64", not(test))))]
fn leave(_port: Port) {}

/// Leaves for good: the host sets the machine back before it is used again.
fn end(port: Port) -> ! {
    leave(port);
    loop {
        core::hint::spin_loop();
    }
}

fn send(port: Port, bytes: &[u8]) {
    // SAFETY: `serve` stored the block before anything else ran.
    unsafe {
        (*block()).out = Piece::of(bytes);
    }
    leave(port);
}

/// Sets up or calls, then leaves.
///
/// # Safety
/// `given` is the block that the host handed to `_start`, filled in.
pub unsafe fn serve(given: *mut Block, heap: &Heap, functions: &[Function]) -> ! {
    // SAFETY: the caller's promise.
    let asked = unsafe { begin(given, heap) };
    if asked.set_up {
        reply(&[], false);
    }
    let Some((_, function)) = functions.iter().find(|(known, _)| known.as_bytes() == asked.name) else {
        failed("no function of this name");
    };
    answer(function(asked.argument))
}

/// A reply that is an encoded value already.
pub struct Encoded(pub Vec<u8>);

/// The same for a program that has a set-up of its own, and finds functions by their names itself.
///
/// # Safety
/// As for `serve`.
pub unsafe fn serve_program(
    given: *mut Block,
    heap: &Heap,
    set_up: impl FnOnce() -> Result<(), String>,
    call: impl FnOnce(&str, &[u8], bool) -> Result<Encoded, String>,
) -> ! {
    // SAFETY: the caller's promise.
    let asked = unsafe { begin(given, heap) };
    if asked.set_up {
        match set_up() {
            Ok(()) => reply(&[], false),
            Err(message) => failed(&message),
        }
    }
    match call(core::str::from_utf8(asked.name).unwrap_or_default(), asked.argument, asked.typed) {
        Ok(Encoded(bytes)) => reply(&bytes, true),
        Err(message) => failed(&message),
    }
}

/// What is asked: to set up, or to call a function by its name with an argument, which may be an encoded value.
pub struct Asked<'a> {
    pub set_up: bool,
    pub name: &'a [u8],
    pub argument: &'a [u8],
    pub typed: bool,
}

/// Reads what is asked, and gives the allocator its memory.
///
/// # Safety
/// As for `serve`.
pub unsafe fn begin<'a>(given: *mut Block, heap: &Heap) -> Asked<'a> {
    BLOCK.store(given, Ordering::Relaxed);
    // SAFETY: the host filled the block in; name and argument stay as they are until the guest leaves.
    unsafe {
        let block = &*given;
        if block.operation == 0 {
            heap.give(block.heap.start as usize, block.heap.length as usize);
        }
        Asked {
            set_up: block.operation == 0,
            name: slice(block.name),
            argument: slice(block.argument),
            typed: block.typed != 0,
        }
    }
}

/// # Safety
/// The piece must name memory that nobody writes while the slice lives.
unsafe fn slice<'a>(piece: Piece) -> &'a [u8] {
    if piece.length == 0 {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { core::slice::from_raw_parts(piece.start as *const u8, piece.length as usize) }
}

fn answer(answer: Answer) -> ! {
    match answer {
        Ok(Reply::Bytes(bytes)) => reply(&bytes, false),
        Ok(Reply::Value(value)) => reply(&encode(&value), true),
        Err(message) => failed(&message),
    }
}

/// The end of a call that has a reply.
pub fn reply(bytes: &[u8], typed: bool) -> ! {
    // SAFETY: as in `send`.
    unsafe {
        (*block()).typed = u32::from(typed);
        (*block()).out = Piece::of(bytes);
    }
    end(Port::Done)
}

/// The end of a call that says why it has none.
pub fn failed(message: &str) -> ! {
    // SAFETY: as in `send`.
    unsafe {
        (*block()).out = Piece::of(message.as_bytes());
    }
    end(Port::Failed)
}

/// Adds to the output of this call.
pub fn print(bytes: &[u8]) {
    send(Port::Print, bytes);
}

/// Calls a function of the host.
pub fn host(name: &[u8], argument: &[u8], typed: bool) -> Result<Vec<u8>, String> {
    let mut answer: Vec<u8> = Vec::with_capacity(1024);
    // SAFETY: the host writes at most `capacity` bytes to the buffer and says how many it would have written.
    let status = unsafe {
        (*block()).typed = u32::from(typed);
        (*block()).name = Piece::of(name);
        (*block()).buffer = buffer(&answer);
        send(Port::Host, argument);
        (*block()).status
    };
    let length = if status < 0 { -1 - status } else { status } as usize;
    if length > answer.capacity() {
        answer.reserve_exact(length);
        // SAFETY: the same again, now with room enough.
        unsafe {
            (*block()).buffer = buffer(&answer);
        }
        leave(Port::Fetch);
    }
    // SAFETY: the host wrote so many bytes.
    unsafe {
        answer.set_len(length);
    }
    if status < 0 {
        return Err(String::from_utf8_lossy(&answer).into_owned());
    }
    Ok(answer)
}

fn buffer(bytes: &Vec<u8>) -> Piece {
    Piece { start: bytes.as_ptr() as u64, length: bytes.capacity() as u64 }
}

/// The end of a guest that runs code of its own, which did what it must not: as a fault of the guest.
pub fn trapped(message: &str) -> ! {
    // SAFETY: as in `send`.
    unsafe {
        (*block()).out = Piece::of(message.as_bytes());
    }
    end(Port::Trapped)
}

/// The end of a guest that asked for more memory than there is.
pub fn no_memory() -> ! {
    end(Port::NoMemory)
}

/// Overwrites the block and leaves by a port, for guests that test the host: whatever a guest may do wrong, it can do so.
#[doc(hidden)]
pub fn forge(bytes: &[u8], port: u8) {
    // SAFETY: none is needed; the host must hold against it.
    unsafe {
        core::ptr::copy_nonoverlapping(bytes.as_ptr(), block().cast(), bytes.len().min(size_of::<Block>()));
        #[cfg(all(target_arch = "x86_64", not(test)))]
        core::arch::asm!("out dx, al", in("dx") u16::from(port), in("al") 0_u8, options(nostack));
    }
    let _ = port;
}

/// A panic becomes a message.
pub fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
    match info.location() {
        Some(place) => panicked(format_args!("{} ({}:{})", info.message(), place.file(), place.line())),
        None => panicked(format_args!("{}", info.message())),
    }
}

/// The end of a guest that cannot go on; it does not allocate, since memory may be what is missing.
pub fn panicked(message: core::fmt::Arguments<'_>) -> ! {
    let mut text = Text { bytes: [0; 512], length: 0 };
    let _ = core::fmt::write(&mut text, message);
    // SAFETY: as in `send`; a guest that panics before `serve` has no block, and the write faults.
    unsafe {
        (*block()).out = Piece::of(&text.bytes[..text.length]);
    }
    end(Port::Panicked)
}

struct Text {
    bytes: [u8; 512],
    length: usize,
}

impl core::fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        let fits = text.len().min(self.bytes.len() - self.length);
        self.bytes[self.length..self.length + fits].copy_from_slice(&text.as_bytes()[..fits]);
        self.length += fits;
        Ok(())
    }
}

// What the compiler calls for copies, and the first instruction.
#[cfg(all(target_arch = "x86_64", not(test)))]
core::arch::global_asm!(
    ".globl _start",
    "_start:",
    "xor ebp, ebp",
    "call ferrule_main",
    "ud2",
    ".globl memcpy",
    "memcpy:",
    "mov rax, rdi",
    "mov rcx, rdx",
    "rep movsb",
    "ret",
    ".globl memmove",
    "memmove:",
    "mov rax, rdi",
    "mov rcx, rdx",
    "mov r8, rdi",
    "sub r8, rsi",
    "cmp r8, rdx",
    "jb 2f",
    "rep movsb",
    "ret",
    "2:",
    "lea rdi, [rdi + rdx - 1]",
    "lea rsi, [rsi + rdx - 1]",
    "std",
    "rep movsb",
    "cld",
    "ret",
    ".globl memset",
    "memset:",
    "mov r8, rdi",
    "mov eax, esi",
    "mov rcx, rdx",
    "rep stosb",
    "mov rax, r8",
    "ret",
    ".globl memcmp",
    ".globl bcmp",
    "memcmp:",
    "bcmp:",
    "xor eax, eax",
    "xor ecx, ecx",
    "3:",
    "cmp rcx, rdx",
    "je 4f",
    "movzx eax, byte ptr [rdi + rcx]",
    "movzx r8d, byte ptr [rsi + rcx]",
    "inc rcx",
    "sub eax, r8d",
    "je 3b",
    "4:",
    "ret",
    ".globl strlen",
    "strlen:",
    "xor eax, eax",
    "5:",
    "cmp byte ptr [rdi + rax], 0",
    "je 6f",
    "inc rax",
    "jmp 5b",
    "6:",
    "ret",
);

// What code that was compiled to unwind names, and never uses here.
#[cfg(all(target_arch = "x86_64", not(test), not(feature = "std")))]
core::arch::global_asm!(
    ".globl rust_eh_personality",
    "rust_eh_personality:",
    "ud2",
    ".globl _Unwind_Resume",
    "_Unwind_Resume:",
    "ud2",
);
