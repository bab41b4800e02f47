//! Python semantics for programs that Ferrule translated to Rust.
//!
//! See `CONVENTIONS.md` beside this crate for the rules that every function here follows.

pub mod exc;
pub mod int;
pub mod object;
pub mod str;

pub use exc::{Exc, Result};
pub use int::Int;
pub use object::{Dyn, Field, GlobalCell, GlobalSlot, Instance, Number, Object, Slot};
pub use str::Str;
