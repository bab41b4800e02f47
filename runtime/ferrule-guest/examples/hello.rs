//! A guest that greets, adds, asks the host and prints.
#![no_std]
#![no_main]

extern crate alloc;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ferrule_guest::{Answer, Value, argument, host, host_value, print};

fn echo(bytes: &[u8]) -> Answer {
    Ok(bytes.to_vec().into())
}

/// The argument, read and written again.
fn value(bytes: &[u8]) -> Answer {
    Ok(argument(bytes)?.into())
}

fn greet(bytes: &[u8]) -> Answer {
    match argument(bytes)? {
        Value::Str(name) => Ok(Value::Str(format!("hello, {name}")).into()),
        _ => Err("a name was expected".to_string()),
    }
}

fn add(bytes: &[u8]) -> Answer {
    let Value::List(items) = argument(bytes)? else {
        return Err("a list was expected".to_string());
    };
    let mut sum = 0_i64;
    for item in items {
        let Value::Int(number) = item else {
            return Err("numbers were expected".to_string());
        };
        sum += number; // overflow is a panic, and a panic is an error
    }
    Ok(Value::Int(sum).into())
}

fn fib(bytes: &[u8]) -> Answer {
    fn of(n: i64) -> i64 {
        if n < 2 { n } else { of(n - 1) + of(n - 2) }
    }
    match argument(bytes)? {
        Value::Int(n) => Ok(Value::Int(of(n)).into()),
        _ => Err("a number was expected".to_string()),
    }
}

/// Does not end.
fn forever(_: &[u8]) -> Answer {
    loop {
        core::hint::spin_loop();
    }
}

/// Asks the host's `lookup` for each of the names in the argument.
fn ask(bytes: &[u8]) -> Answer {
    let Value::List(names) = argument(bytes)? else {
        return Err("a list was expected".to_string());
    };
    let answers: Result<Vec<Value>, String> = names.iter().map(|name| host_value("lookup", name)).collect();
    Ok(Value::List(answers?).into())
}

/// Calls a host function `count` times; the argument is `count name`.
fn calls(bytes: &[u8]) -> Answer {
    let text = core::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let (count, name) = text.split_once(' ').ok_or("a count and a name were expected")?;
    let mut last = Vec::new();
    for _ in 0..count.parse::<u32>().map_err(|error| error.to_string())? {
        last = host(name, b"x")?;
    }
    Ok(last.into())
}

fn say(bytes: &[u8]) -> Answer {
    print(core::str::from_utf8(bytes).map_err(|error| error.to_string())?);
    Ok(Value::None.into())
}

/// A number that grows with every call of one instance.
fn count(_: &[u8]) -> Answer {
    use core::sync::atomic::{AtomicI64, Ordering};
    static CALLS: AtomicI64 = AtomicI64::new(0);
    Ok(Value::Int(CALLS.fetch_add(1, Ordering::Relaxed) + 1).into())
}

ferrule_guest::guest! {
    "echo" => echo,
    "value" => value,
    "greet" => greet,
    "add" => add,
    "fib" => fib,
    "ask" => ask,
    "forever" => forever,
    "calls" => calls,
    "say" => say,
    "count" => count,
}
