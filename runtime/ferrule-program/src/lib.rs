//! What a translated program needs to run in Ferrule's sandbox, beside the runtime: a start without an operating system, and
//! the way to the host and back.
//!
//! ```ignore
//! #![no_main]
//! ferrule_program::program!(program::run, "handle");
//! ```
//!
//! The program's own statements run once, before the snapshot that every call starts from; they hand over what answers calls
//! by `ferrule_rt::guest::serve`. `machine` is for the `vm` backend, with what `std` wants of a C library; `module` is for wasm,
//! where `std` wants nothing.

#[cfg(target_arch = "x86_64")]
#[doc(hidden)]
pub mod machine;
#[cfg(target_arch = "x86_64")]
mod system;

#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod module;

/// The message that a call arrives as: a value as it is, plain bytes as the value that they are.
fn message(argument: &[u8], typed: bool) -> std::borrow::Cow<'_, [u8]> {
    if typed {
        return argument.into();
    }
    // The memory of a guest is far below 4 GiB.
    let mut value = vec![0xc6];
    value.extend_from_slice(&(argument.len() as u32).to_be_bytes());
    value.extend_from_slice(argument);
    value.into()
}

/// Makes the program around `run`, which is what a translated program does when it starts. The names are those of the functions
/// that it answers to: a wasm module exports each.
#[cfg(target_arch = "x86_64")]
#[macro_export]
macro_rules! program {
    ($run:path $(, $name:literal)* $(,)?) => {
        #[unsafe(no_mangle)]
        extern "C" fn ferrule_main(block: *mut $crate::machine::Block) -> ! {
            // SAFETY: `_start` hands on what the host gave it.
            unsafe { $crate::machine::serve(block, $run) }
        }
    };
}

/// Makes the program around `run`, which is what a translated program does when it starts. The names are those of the functions
/// that it answers to: a wasm module exports each.
#[cfg(target_arch = "wasm32")]
#[macro_export]
macro_rules! program {
    ($run:path $(, $name:literal)* $(,)?) => {
        $(const _: () = {
            #[unsafe(export_name = $name)]
            extern "C" fn call(length: usize, typed: i32) {
                $crate::module::call($run, $name, length, typed != 0);
            }
        };)*
    };
}
