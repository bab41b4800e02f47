//! One call a line.

use std::io::{BufRead, Result, Write};

use crate::value::{Answer, Args, Value};
use crate::{bytes, numbers, text};

pub fn run(out: &mut impl Write) -> Result<()> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let mut parts = line.split('\t');
        let name = parts.next().unwrap_or_default();
        let args = Args(parts.map(Value::parse).collect());
        writeln!(out, "{}", answer(name, &args))?;
    }
    Ok(())
}

fn answer(name: &str, args: &Args) -> String {
    let (family, method) = name.split_once('.').unwrap_or(("", name));
    let answer: Answer = match family {
        "str" => text::call(method, args),
        "bytes" => bytes::call(method, args),
        _ => numbers::call(family, method, args),
    };
    match answer {
        None => format!("?{name}"),
        Some(Ok(text)) => text.as_str().to_owned(),
        Some(Err(error)) => {
            let message = error.message().unwrap_or_default();
            format!("!{}: {}", error.class().name, message.as_str())
        }
    }
}
