//! Every character: its classes, its case forms, and how it splits and strips text.

use std::io::{Result, Write};

use ferrule_rt::Str;

pub fn run(out: &mut impl Write) -> Result<()> {
    for c in '\0'..=char::MAX {
        let text = Str::from(c);
        write!(out, "{:x} {:x}", c as u32, classes(&text))?;
        for form in [text.lower(), text.upper(), text.title(), text.casefold(), text.swapcase(), text.capitalize()] {
            write_codes(out, ' ', &form)?;
        }
        let around = Str::from(format!("{c}a{c}"));
        for form in [around.lower(), around.upper(), around.title(), around.casefold(), around.capitalize()] {
            write_codes(out, ' ', &form)?;
        }
        for form in [around.strip(), around.lstrip(), around.rstrip()] {
            write_codes(out, ' ', &form)?;
        }
        let between = Str::from(format!("a{c}b"));
        for parts in [between.split_space_vec(-1), between.splitlines_vec(false), between.splitlines_vec(true)] {
            for (at, part) in parts.iter().enumerate() {
                write_codes(out, if at == 0 { ' ' } else { '/' }, part)?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn classes(text: &Str) -> u32 {
    let word = Str::from(format!("a{}", text.as_str()));
    let flags = [
        text.isalnum(),
        text.isalpha(),
        text.isascii(),
        text.isdecimal(),
        text.isdigit(),
        text.isidentifier(),
        text.islower(),
        text.isnumeric(),
        text.isprintable(),
        text.isspace(),
        text.istitle(),
        text.isupper(),
        word.isidentifier(),
        word.istitle(),
        word.islower(),
    ];
    flags.iter().enumerate().map(|(at, flag)| u32::from(*flag) << at).sum()
}

/// The code points in hexadecimal with commas between them, after a mark.
fn write_codes(out: &mut impl Write, mark: char, text: &Str) -> Result<()> {
    let mut before = mark;
    for c in text.as_str().chars() {
        write!(out, "{before}{:x}", c as u32)?;
        before = ',';
    }
    Ok(())
}
