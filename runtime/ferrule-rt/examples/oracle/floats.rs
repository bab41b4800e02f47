//! Floats as bits in hexadecimal, a line each, and after a space the digits to round to.

use std::io::{BufRead, Result, Write};

use ferrule_rt::object::Object;
use ferrule_rt::{Str, float, fmt};

pub fn run(out: &mut impl Write) -> Result<()> {
    let (fixed, general) = (Str::lit("%.3f"), Str::lit("%g"));
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (bits, digits) = line.split_once(' ').unwrap_or((&line, "0"));
        let value = f64::from_bits(u64::from_str_radix(bits, 16).unwrap_or(0));
        let digits = digits.parse().unwrap_or(0);
        let rounded = match float::round_digits(value, digits) {
            Ok(rounded) => float::text(rounded),
            Err(error) => error.class().name.to_string(),
        };
        let shown = |template| fmt::percent(template, &[&value]).unwrap_or_default();
        writeln!(out, "{} {rounded} {} {}", value.py_repr().unwrap_or_default(), shown(&fixed), shown(&general))?;
    }
    Ok(())
}
