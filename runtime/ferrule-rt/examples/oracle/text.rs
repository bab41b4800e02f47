//! The methods of `str`.

use ferrule_rt::object::{Dyn, Object};
use ferrule_rt::{Str, fmt};

use crate::value::{Answer, Args, shown, tried};

pub fn call(method: &str, a: &Args) -> Answer {
    let s = a.str(0);
    forms(method, &s)
        .or_else(|| search(method, &s, a))
        .or_else(|| parts(method, &s, a))
        .or_else(|| other(method, &s, a))
}

fn forms(method: &str, s: &Str) -> Answer {
    match method {
        "capitalize" => shown(s.capitalize()),
        "casefold" => shown(s.casefold()),
        "lower" => shown(s.lower()),
        "swapcase" => shown(s.swapcase()),
        "title" => shown(s.title()),
        "upper" => shown(s.upper()),
        "isalnum" => shown(s.isalnum()),
        "isalpha" => shown(s.isalpha()),
        "isascii" => shown(s.isascii()),
        "isdecimal" => shown(s.isdecimal()),
        "isdigit" => shown(s.isdigit()),
        "isidentifier" => shown(s.isidentifier()),
        "islower" => shown(s.islower()),
        "isnumeric" => shown(s.isnumeric()),
        "isprintable" => shown(s.isprintable()),
        "isspace" => shown(s.isspace()),
        "istitle" => shown(s.istitle()),
        "isupper" => shown(s.isupper()),
        "len" => shown(s.char_len() as i64),
        "ascii" => Some(fmt::ascii(s)),
        "reversed" => shown(Str::EMPTY.join_all(&s.chars_reversed().collect::<Vec<_>>())),
        _ => None,
    }
}

fn search(method: &str, s: &Str, a: &Args) -> Answer {
    let (sub, start, end) = (a.str(1), a.i64(2, 0), a.i64(3, i64::MAX));
    match method {
        "find" => shown(s.find_in(&sub, start, end)),
        "rfind" => shown(s.rfind_in(&sub, start, end)),
        "index" => tried(s.index_in(&sub, start, end)),
        "rindex" => tried(s.rindex_in(&sub, start, end)),
        "count" => shown(s.count_in(&sub, start, end)),
        "startswith" => shown(s.startswith_in(&sub, start, end)),
        "endswith" => shown(s.endswith_in(&sub, start, end)),
        "contains" => shown(s.contains(&sub)),
        "replace" => shown(s.replace_count(&sub, &a.str(2), a.i64(3, -1))),
        "removeprefix" => shown(s.removeprefix(&sub)),
        "removesuffix" => shown(s.removesuffix(&sub)),
        "strip" if a.len() == 1 => shown(s.strip()),
        "lstrip" if a.len() == 1 => shown(s.lstrip()),
        "rstrip" if a.len() == 1 => shown(s.rstrip()),
        "strip" => shown(s.strip_chars(&sub)),
        "lstrip" => shown(s.lstrip_chars(&sub)),
        "rstrip" => shown(s.rstrip_chars(&sub)),
        _ => None,
    }
}

fn parts(method: &str, s: &Str, a: &Args) -> Answer {
    let (sep, most) = (a.str(1), a.i64(2, -1));
    let space = a.len() == 1 || !matches!(a.0[1], crate::value::Value::Str(_));
    match method {
        "split" if space => shown(s.split_space_max(most)),
        "rsplit" if space => shown(s.rsplit_space(most)),
        "split" => tried(s.split(&sep, most)),
        "rsplit" => tried(s.rsplit(&sep, most)),
        "splitlines" => shown(s.splitlines(a.bool(1))),
        "partition" => tried(s.partition(&sep)),
        "rpartition" => tried(s.rpartition(&sep)),
        "join_str" => shown(s.join_str(&sep)),
        "list" => shown(s.to_list()),
        "getitem" => tried(s.get(a.i64(1, 0))),
        "slice" => tried(s.slice(a.opt(1), a.opt(2), a.opt(3))),
        _ => None,
    }
}

fn other(method: &str, s: &Str, a: &Args) -> Answer {
    let width = a.i64(1, 0);
    match method {
        "center" if a.len() == 2 => shown(s.center(width)),
        "ljust" if a.len() == 2 => shown(s.ljust(width)),
        "rjust" if a.len() == 2 => shown(s.rjust(width)),
        "center" => tried(s.center_fill(width, &a.str(2))),
        "ljust" => tried(s.ljust_fill(width, &a.str(2))),
        "rjust" => tried(s.rjust_fill(width, &a.str(2))),
        "zfill" => shown(s.zfill(width)),
        "expandtabs" => shown(s.expandtabs(a.i64(1, 8))),
        "mul" => tried(s.repeat(width)),
        "add" => shown(s + &a.str(1)),
        "append" => shown(appended(s, &a.str(1))),
        "ord" => tried(s.ord()),
        "encode" => tried(ferrule_rt::bytes::encode(s, &a.str(1), &a.str(2))),
        "mod" => Some(fmt::percent(s, &a.rest(1)).and_then(|text| text.py_repr())),
        "format" => {
            let rest = a.rest(1);
            let names: Vec<(&str, &dyn Dyn)> = ["x", "y"].into_iter().zip(rest.iter().copied()).collect();
            Some(fmt::format(s, &rest, &names).and_then(|text| text.py_repr()))
        }
        "lt" => tried(s.py_lt(&a.str(1))),
        "eq" => tried(s.py_eq(&a.str(1))),
        _ => None,
    }
}

/// `s += t`, in place and beside a second name.
fn appended(s: &Str, t: &Str) -> Str {
    let mut own = Str::from(s.as_str().to_owned());
    let length = own.char_len();
    own += t;
    let second = own.clone();
    own += t;
    assert_eq!(second.char_len(), length + t.char_len());
    own
}
