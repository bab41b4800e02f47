//! In place of the package of this name, which needs the standard library: wasmtime names it for every Linux, and uses it with `std` only.
#![no_std]
