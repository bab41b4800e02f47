//! Operations and methods of numbers, and the builtin functions on them.

use ferrule_rt::object::Object;
use ferrule_rt::{Int, Result, Str, float, i64_};

use crate::value::{Answer, Args, Value, ordering, shown, tried};

pub fn call(family: &str, method: &str, a: &Args) -> Answer {
    match family {
        "int" => int_arithmetic(method, a).or_else(|| int(method, a)),
        "float" => float_call(method, a),
        "i64" => machine(method, a),
        "format" => Some(format(a).and_then(|text| text.py_repr())),
        _ => None,
    }
}

fn format(a: &Args) -> Result<Str> {
    a.0[0].as_dyn().dyn_format(&a.str(1))
}

fn int_arithmetic(method: &str, a: &Args) -> Answer {
    let (x, y) = (a.int(0), a.int(1));
    match method {
        "add" => shown(x + &y),
        "sub" => shown(&x - y),
        "mul" => shown(&x * &y),
        "and" => shown(x & y),
        "or" => shown(x | y),
        "xor" => shown(x ^ y),
        "neg" => shown(-x),
        "invert" => shown(!x),
        "abs" => shown(x.abs()),
        "floordiv" => tried(x.floor_div(&y)),
        "mod" => tried(x.modulo(&y)),
        "divmod" => tried(x.divmod(&y)),
        "truediv" => tried(x.true_div(&y)),
        "pow" => tried(x.pow(&y)),
        "pow_mod" => tried(x.pow_mod(&y, &a.int(2))),
        "lshift" => tried(x.shl(&y)),
        "rshift" => tried(x.shr(&y)),
        "iadd" => shown(in_place(x, &y)),
        "cmp" => ordering(Some(x.cmp(&y))),
        "cmp_float" => ordering(x.cmp_f64(a.float(1))),
        _ => None,
    }
}

/// `x += y; x *= y; x -= y` where the value may be a big integer of its own.
fn in_place(mut x: Int, y: &Int) -> Int {
    x += y;
    x *= y;
    x -= y;
    x
}

fn int(method: &str, a: &Args) -> Answer {
    let x = a.int(0);
    match method {
        "float" => tried(x.to_f64()),
        "hash" => shown(x.hash_value()),
        "round" => shown(x.round_digits(a.i64(1, 0))),
        "bit_length" => shown(x.bit_length()),
        "bit_count" => shown(x.bit_count()),
        "hex" => shown(x.hex()),
        "oct" => shown(x.oct()),
        "bin" => shown(x.bin()),
        "chr" => tried(Str::chr(x.to_bound())),
        "to_bytes" => tried(ferrule_rt::bytes::from_int(&x, a.i64(1, 1), &a.str(2), a.bool(3))),
        "from_bytes" => tried(ferrule_rt::bytes::to_int(&a.bytes(0), &a.str(1), a.bool(2))),
        "parse" => match &a.0[0] {
            Value::Bytes(bytes) => tried(ferrule_rt::bytes::parse_int(bytes, a.i64(1, 10))),
            _ => tried(Int::parse_base(&a.str(0), a.i64(1, 10))),
        },
        "from_float" => tried(Int::from_float(a.float(0))),
        _ => None,
    }
}

fn float_call(method: &str, a: &Args) -> Answer {
    let (x, y) = (a.float(0), a.float(1));
    match method {
        "truediv" => tried(float::true_div(x, y)),
        "floordiv" => tried(float::floor_div(x, y)),
        "mod" => tried(float::modulo(x, y)),
        "divmod" => tried(float::divmod(x, y)),
        "pow" => match float::pow(x, y) {
            Err(error) if error.args().len() == 2 => Some(Ok(Str::lit("!OverflowError: 34"))),
            answer => tried(answer),
        },
        "round" => tried(float::round(x)),
        "round_digits" => tried(float::round_digits(x, a.i64(1, 0))),
        "hash" => shown(float::hash_value(x)),
        "hex" => shown(float::hex(x)),
        "fromhex" => tried(float::fromhex(&a.str(0))),
        "parse" => match &a.0[0] {
            Value::Bytes(bytes) => tried(ferrule_rt::bytes::parse_float(bytes)),
            _ => tried(float::parse(&a.str(0))),
        },
        "is_integer" => shown(float::is_integer(x)),
        "ratio" => tried(float::as_integer_ratio(x)),
        "display" => Some(Ok(Str::from(float::display(x).to_string()))),
        _ => None,
    }
}

fn machine(method: &str, a: &Args) -> Answer {
    let (x, y) = (a.i64(0, 0), a.i64(1, 0));
    match method {
        "floordiv" => tried(i64_::floor_div(x, y)),
        "mod" => tried(i64_::modulo(x, y)),
        "divmod" => tried(i64_::divmod(x, y)),
        "truediv" => tried(i64_::true_div(x, y)),
        "pow" => tried(i64_::pow(x, y)),
        "lshift" => tried(i64_::shl(x, y)),
        "rshift" => tried(i64_::shr(x, y)),
        _ => None,
    }
}
