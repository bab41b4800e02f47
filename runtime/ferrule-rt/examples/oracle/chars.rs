//! Every character: its classes, its case forms, and how it splits and strips text.

use std::io::{Result, Write};

use ferrule_rt::Str;

/// Between the forms of a character; that the mark is a character too does no harm, since answers are only compared.
const MARK: char = '\x01';

pub fn run(out: &mut impl Write) -> Result<()> {
    for c in '\0'..=char::MAX {
        let text = Str::from(c);
        let around = Str::from(format!("{c}a{c}"));
        let between = Str::from(format!("a{c}b"));
        let mut line = format!("{:x} {:x}", c as u32, classes(&text));
        let forms = [text.lower(), text.upper(), text.title(), text.casefold(), text.swapcase(), text.capitalize()];
        let longer = [around.lower(), around.upper(), around.title(), around.casefold(), around.capitalize()];
        let stripped = [around.strip(), around.lstrip(), around.rstrip()];
        let splits = [between.split_space_vec(-1), between.splitlines_vec(false), between.splitlines_vec(true)];
        for form in forms.iter().chain(&longer).chain(&stripped).chain(splits.iter().flatten()) {
            line.push(MARK);
            line.push_str(form.as_str());
        }
        writeln!(out, "{line}\x02")?;
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
