//! The methods of `bytes`.

use ferrule_rt::{ByteArray, Bytes};

use crate::value::{Answer, Args, Value, shown, tried};

pub fn call(method: &str, a: &Args) -> Answer {
    let s = a.bytes(0);
    forms(method, &s).or_else(|| search(method, &s, a)).or_else(|| other(method, &s, a))
}

fn forms(method: &str, s: &Bytes) -> Answer {
    match method {
        "capitalize" => shown(s.capitalize()),
        "lower" => shown(s.lower()),
        "swapcase" => shown(s.swapcase()),
        "title" => shown(s.title()),
        "upper" => shown(s.upper()),
        "isalnum" => shown(s.isalnum()),
        "isalpha" => shown(s.isalpha()),
        "isascii" => shown(s.isascii()),
        "isdigit" => shown(s.isdigit()),
        "islower" => shown(s.islower()),
        "isspace" => shown(s.isspace()),
        "istitle" => shown(s.istitle()),
        "isupper" => shown(s.isupper()),
        "bytearray" => shown(ByteArray::from_bytes(s)),
        _ => None,
    }
}

fn search(method: &str, s: &Bytes, a: &Args) -> Answer {
    let (sub, start, end) = (a.bytes(1), a.i64(2, 0), a.i64(3, i64::MAX));
    match method {
        "find" => shown(s.find_in(&sub, start, end)),
        "rfind" => shown(s.rfind_in(&sub, start, end)),
        "index" => tried(s.index_in(&sub, start, end)),
        "rindex" => tried(s.rindex_in(&sub, start, end)),
        "count" => shown(s.count_in(&sub, start, end)),
        "startswith" => shown(s.startswith_in(&sub, start, end)),
        "endswith" => shown(s.endswith_in(&sub, start, end)),
        "replace" => shown(s.replace(&sub, &a.bytes(2), a.i64(3, -1))),
        "removeprefix" => shown(s.removeprefix(&sub)),
        "removesuffix" => shown(s.removesuffix(&sub)),
        "strip" if a.len() == 1 => shown(s.strip()),
        "lstrip" if a.len() == 1 => shown(s.lstrip()),
        "rstrip" if a.len() == 1 => shown(s.rstrip()),
        "strip" => shown(s.strip_bytes(&sub)),
        "lstrip" => shown(s.lstrip_bytes(&sub)),
        "rstrip" => shown(s.rstrip_bytes(&sub)),
        _ => None,
    }
}

fn other(method: &str, s: &Bytes, a: &Args) -> Answer {
    let (sep, most, width) = (a.bytes(1), a.i64(2, -1), a.i64(1, 0));
    let space = a.len() == 1 || !matches!(a.0[1], Value::Bytes(_));
    let fill = if a.len() > 2 { a.bytes(2) } else { Bytes::lit(b" ") };
    match method {
        "split" if space => shown(s.split_space(most)),
        "rsplit" if space => shown(s.rsplit_space(most)),
        "split" => tried(s.split(&sep, most)),
        "rsplit" => tried(s.rsplit(&sep, most)),
        "splitlines" => shown(s.splitlines(a.bool(1))),
        "partition" => tried(s.partition(&sep)),
        "rpartition" => tried(s.rpartition(&sep)),
        "getitem" => tried(s.get(width)),
        "slice" => tried(s.slice(a.opt(1), a.opt(2), a.opt(3))),
        "center" => tried(s.center(width, &fill)),
        "ljust" => tried(s.ljust(width, &fill)),
        "rjust" => tried(s.rjust(width, &fill)),
        "zfill" => shown(s.zfill(width)),
        "expandtabs" => shown(s.expandtabs(a.i64(1, 8))),
        "mul" => tried(s.repeat(width)),
        "hex" if a.len() == 1 => shown(s.hex()),
        "hex" => tried(s.hex_grouped(&a.str(1), a.i64(2, 1))),
        "fromhex" => tried(Bytes::fromhex(&a.str(0))),
        "decode" => tried(s.decode(&a.str(1), &a.str(2))),
        _ => None,
    }
}
