//! Answers questions about the runtime on stdin, for the tests that compare it with CPython.
//!
//! `oracle chars` tells what text methods do with every character, `oracle floats` how floats are written, `oracle calls`
//! answers one call a line: a name and arguments, tab-separated.

mod bytes;
mod calls;
mod chars;
mod floats;
mod numbers;
mod text;
mod value;

use std::io::{BufWriter, Write};

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    match std::env::args().nth(1).as_deref() {
        Some("chars") => chars::run(&mut out)?,
        Some("floats") => floats::run(&mut out)?,
        _ => calls::run(&mut out)?,
    }
    out.flush()
}
