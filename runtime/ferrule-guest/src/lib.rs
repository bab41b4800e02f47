//! What a function needs to run in Ferrule's sandbox, where there is no operating system: memory, a way to answer, to print
//! and to call the host, and panics that become errors.
//!
//! ```ignore
//! #![no_std]
//! #![no_main]
//! extern crate alloc;
//!
//! fn shout(argument: &[u8]) -> ferrule_guest::Answer {
//!     Ok(argument.to_ascii_uppercase().into())
//! }
//!
//! ferrule_guest::guest! { "shout" => shout }
//! ```
//!
//! The host writes a request into the block at the start of the mailbox and starts the guest at `_start`; the guest leaves
//! the machine by writing to one of a few ports. `abi` is the whole border, and the only part with `unsafe` beside the
//! allocator.
#![cfg_attr(not(test), no_std)]

extern crate alloc;

pub mod abi;
#[doc(hidden)]
pub mod heap;
mod value;

use alloc::string::String;
use alloc::vec::Vec;

pub use value::{Value, decode, encode};

/// What a function gives back: bytes or a value; or a message, which the caller sees as `GuestError`.
pub type Answer = Result<Reply, String>;

/// A reply: bytes as they are, or a value that arrives as Python's.
pub enum Reply {
    Bytes(Vec<u8>),
    Value(Value),
}

impl From<Vec<u8>> for Reply {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Value> for Reply {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

/// A function by the name that callers use.
pub type Function = (&'static str, fn(&[u8]) -> Answer);

/// Writes to the output of this call, within its budget.
pub fn print(text: &str) {
    abi::print(text.as_bytes());
}

/// Calls a function of the host that was granted to this guest. A function that was not granted ends the whole call.
pub fn host(name: &str, argument: &[u8]) -> Result<Vec<u8>, String> {
    abi::host(name.as_bytes(), argument, false)
}

/// The same with values of both sides.
pub fn host_value(name: &str, argument: &Value) -> Result<Value, String> {
    let answer = abi::host(name.as_bytes(), &encode(argument), true)?;
    decode(&answer).ok_or_else(|| String::from("the host's answer is not a value"))
}

/// Reads a typed argument.
pub fn argument(bytes: &[u8]) -> Result<Value, String> {
    decode(bytes).ok_or_else(|| String::from("the argument is not a value"))
}

/// Names the functions that can be called, and makes the program around them.
#[macro_export]
macro_rules! guest {
    ($($name:literal => $function:expr),+ $(,)?) => {
        #[global_allocator]
        static HEAP: $crate::heap::Heap = $crate::heap::Heap::new();

        #[panic_handler]
        fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
            $crate::abi::panic(info)
        }

        #[unsafe(no_mangle)]
        extern "C" fn ferrule_main(block: *mut $crate::abi::Block) -> ! {
            const FUNCTIONS: &[$crate::Function] = &[$(($name, $function)),+];
            // SAFETY: `_start` hands on what the host gave it.
            unsafe { $crate::abi::serve(block, &HEAP, FUNCTIONS) }
        }
    };
}
