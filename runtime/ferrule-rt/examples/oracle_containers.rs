//! Runs container operations for the comparison with CPython: one command a line, one answer a line.
//!
//! Registers `l0..`, `d0..` and `s0..` hold lists, dicts and sets; `reset` empties them. The answer is what the operation
//! gives and the `repr` of its register afterwards, or the last line of a traceback.

use std::cell::Cell;
use std::io::{BufRead, Write};
use std::rc::Rc;

use ferrule_rt::exc::{Result, runtime_error};
use ferrule_rt::object::Instance;
use ferrule_rt::{Dict, FrozenSet, Int, Iter, List, Object, Range, Set, Str, Tuple, builtins, traceback};

ferrule_rt::union! {
    builtin = true;
    #[derive(Debug)]
    pub enum Num { Int(Int), Float(f64), Bool(bool), Str(Str), None(()) }
}

type Pair = (Num, Num);

fn num(text: &str) -> Num {
    match text {
        "True" => Num::Bool(true),
        "False" => Num::Bool(false),
        "None" => Num::None(()),
        _ if text.starts_with('\'') => Num::Str(Str::from(text.trim_matches('\''))),
        _ if text.contains(['.', 'n', 'e']) => Num::Float(text.parse().expect("a float")),
        _ => Num::Int(Int::parse(&Str::from(text)).expect("an int")),
    }
}

fn nums(words: &[&str]) -> Iter<Num> {
    let items: Vec<Num> = words.iter().map(|word| num(word)).collect();
    Iter::from_std(items.into_iter())
}

fn pairs(words: &[&str]) -> Iter<Pair> {
    let items: Vec<Pair> = words.chunks(2).map(|pair| (num(pair[0]), num(pair[1]))).collect();
    Iter::from_std(items.into_iter())
}

fn int(text: &str) -> i64 {
    text.parse().expect("a small int")
}

fn bound(text: &str) -> Option<i64> {
    (text != "_").then(|| int(text))
}

/// A class of the program whose comparisons are counted; the key decides, the tag tells equals apart.
struct Counted {
    key: i64,
    tag: i64,
}

thread_local! {
    static COMPARISONS: Cell<usize> = const { Cell::new(0) };
}

impl Instance for Counted {
    const NAME: &'static str = "Counted";
    const QUALNAME: &'static str = "__main__.Counted";

    fn repr(this: &Rc<Self>) -> Result<Str> {
        Ok(Str::from(format!("{}/{}", this.key, this.tag)))
    }
    fn lt(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool> {
        COMPARISONS.set(COMPARISONS.get() + 1);
        if this.key == 99 {
            return Err(runtime_error("incomparable"));
        }
        // An order that is no order: the sort must still do what CPython's does.
        if this.key == 77 {
            return Ok(true);
        }
        Ok(this.key < other.key)
    }
    fn eq(this: &Rc<Self>, other: &Rc<Self>) -> Result<bool> {
        Ok(this.key == other.key)
    }
    fn hash(this: &Rc<Self>) -> Result<i64> {
        Ok(this.key % 7)
    }
}

fn counted(words: &[&str]) -> Vec<Rc<Counted>> {
    let of = |(tag, word): (usize, &&str)| Rc::new(Counted { key: int(word), tag: tag as i64 });
    words.iter().enumerate().map(of).collect()
}

#[derive(Default)]
struct Machine {
    lists: [List<Num>; 4],
    dicts: [Dict<Num, Num>; 4],
    sets: [Set<Num>; 4],
}

fn shown<T: Object>(value: T) -> Result<String> {
    Ok(value.py_repr()?.as_str().to_owned())
}

fn register(name: &str) -> usize {
    name[1..].parse().expect("a register")
}

impl Machine {
    fn run(&mut self, words: &[&str]) -> Result<String> {
        match words {
            ["reset"] => {
                *self = Self::default();
                Ok(String::new())
            }
            ["counted", reverse, rest @ ..] => sort_counted(*reverse == "r", rest),
            ["bykey", reverse, rest @ ..] => {
                let items = List::from(counted(rest));
                items.sort_by_key(|item| Ok(Int::from(item.key)), *reverse == "r")?;
                shown(items)
            }
            ["range", a, b, c, rest @ ..] => range(&Range::new(int(a), int(b), int(c))?, rest),
            ["tuple", op, rest @ ..] => tuple(op, rest),
            ["classes", rest @ ..] => classes(rest),
            [op, target, rest @ ..] if target.starts_with('l') => {
                let list = self.lists[register(target)].clone();
                let given = self.list(op, target, &list, rest)?;
                Ok(format!("{given} {}", shown(self.lists[register(target)].clone())?))
            }
            [op, target, rest @ ..] if target.starts_with('d') => {
                let dict = self.dicts[register(target)].clone();
                let given = self.dict(op, target, &dict, rest)?;
                Ok(format!("{given} {}", shown(self.dicts[register(target)].clone())?))
            }
            [op, target, rest @ ..] => {
                let set = self.sets[register(target)].clone();
                let given = self.set(op, target, &set, rest)?;
                let items = self.sets[register(target)].to_vec();
                Ok(format!("{given} {}", shown(List::from(items))?))
            }
            _ => panic!("no such command: {words:?}"),
        }
    }

    fn list(&mut self, op: &str, target: &str, list: &List<Num>, rest: &[&str]) -> Result<String> {
        match (op, rest) {
            ("append", [x]) => list.append(num(x)),
            ("extend", xs) => list.extend(nums(xs))?,
            ("extendself", []) => list.extend_list(list),
            ("insert", [at, x]) => list.insert(int(at), num(x)),
            ("pop", [at]) => return shown(list.pop(int(at))?),
            ("get", [at]) => return shown(list.get(int(at))?),
            ("set", [at, x]) => list.set(int(at), num(x))?,
            ("del", [at]) => list.del(int(at))?,
            ("slice", [a, b, c]) => return shown(list.slice(bound(a), bound(b), bound(c))?),
            ("delslice", [a, b, c]) => list.del_slice(bound(a), bound(b), bound(c))?,
            ("setslice", [a, b, c, xs @ ..]) => list.set_slice(bound(a), bound(b), bound(c), nums(xs))?,
            ("remove", [x]) => list.remove(&num(x))?,
            ("index", [x]) => return Ok(list.index(&num(x))?.to_string()),
            ("indexin", [x, a, b]) => return Ok(list.index_in(&num(x), int(a), int(b))?.to_string()),
            ("count", [x]) => return Ok(list.count(&num(x))?.to_string()),
            ("contains", [x]) => return shown(list.contains(&num(x))?),
            ("reverse", []) => list.reverse(),
            ("reversed", []) => return shown(list.reversed().to_list()?),
            ("sort", [reverse]) => list.sort(*reverse == "r")?,
            ("sorted", [reverse]) => return shown(builtins::sorted(list.py_iter(), *reverse == "r")?),
            ("max", []) => return shown(builtins::max(list.py_iter())?),
            ("min", []) => return shown(builtins::min(list.py_iter())?),
            ("repeat", [n]) => list.repeat_in_place(int(n))?,
            ("concat", [other]) => self.lists[register(target)] = list.concat(&self.lists[register(other)]),
            ("lt", [other]) => return shown(list.py_lt(&self.lists[register(other)])?),
            ("ge", [other]) => return shown(list.py_ge(&self.lists[register(other)])?),
            ("eq", [other]) => return shown(list.py_eq(&self.lists[register(other)])?),
            // Removes while it iterates, which skips items.
            ("loop", [x]) => {
                let x = num(x);
                let mut seen = Vec::new();
                for item in list.iter() {
                    if item.py_eq(&x)? {
                        list.remove(&item)?;
                    }
                    seen.push(item);
                }
                return shown(List::from(seen));
            }
            _ => panic!("no such list operation: {op} {rest:?}"),
        }
        Ok(String::new())
    }

    fn dict(&mut self, op: &str, target: &str, dict: &Dict<Num, Num>, rest: &[&str]) -> Result<String> {
        match (op, rest) {
            ("new", items) => self.dicts[register(target)] = Dict::from_pairs(pairs(items))?,
            ("set", [k, v]) => dict.set_item(num(k), num(v))?,
            ("getitem", [k]) => return shown(dict.get_item(&num(k))?),
            ("get", [k]) => return shown(dict.get(&num(k))?),
            ("del", [k]) => dict.del_item(&num(k))?,
            ("pop", [k]) => return shown(dict.pop(&num(k))?),
            ("popor", [k, v]) => return shown(dict.pop_or(&num(k), num(v))?),
            ("popitem", []) => return shown(dict.popitem()?),
            ("setdefault", [k, v]) => return shown(dict.setdefault(num(k), num(v))?),
            ("update", [other]) => dict.update(&self.dicts[register(other)])?,
            ("updatepairs", items) => dict.update_pairs(pairs(items))?,
            ("or", [a, b]) => {
                self.dicts[register(target)] = self.dicts[register(a)].merged(&self.dicts[register(b)])?;
            }
            ("copy", [a]) => self.dicts[register(target)] = self.dicts[register(a)].copy(),
            ("fromkeys", xs) => self.dicts[register(target)] = Dict::fromkeys(nums(xs), Num::None(()))?,
            ("clear", []) => dict.clear(),
            ("contains", [k]) => return shown(dict.contains(&num(k))?),
            ("len", []) => return Ok(dict.len().to_string()),
            ("eq", [other]) => return shown(dict.py_eq(&self.dicts[register(other)])?),
            ("views", []) => {
                let (keys, values, items) = (dict.keys(), dict.values(), dict.items());
                return Ok(format!("{} {} {}", shown(keys)?, shown(values)?, shown(items)?));
            }
            ("reversed", []) => {
                let items = dict.items().reversed().to_list()?;
                return Ok(format!("{} {}", shown(dict.reversed().to_list()?)?, shown(items)?));
            }
            ("keyand", [other]) => {
                let both = dict.keys().intersection_keys(&self.dicts[register(other)].keys())?;
                return shown(List::from(both.to_vec()));
            }
            ("keyor", [other]) => {
                let both = dict.keys().union(self.dicts[register(other)].py_iter())?;
                return shown(List::from(both.to_vec()));
            }
            ("keysub", [other]) => {
                let both = dict.keys().difference(self.dicts[register(other)].py_iter())?;
                return shown(List::from(both.to_vec()));
            }
            ("keyxor", [other]) => {
                let both = dict.keys().symmetric_difference(self.dicts[register(other)].py_iter())?;
                return shown(List::from(both.to_vec()));
            }
            // Replaces a key by another while it iterates: the size stays, the order does not.
            ("loop", [from, to]) => {
                let mut seen = List::new();
                let mut keys = dict.iter();
                while let Some(key) = keys.next()? {
                    seen.append(key);
                    if dict.pop_opt(&num(from))?.is_some() {
                        dict.set_item(num(to), num(from))?;
                    }
                    if seen.len() > 40 {
                        break;
                    }
                }
                return shown(std::mem::take(&mut seen));
            }
            ("grow", [k]) => {
                let mut values = dict.values().iter();
                while values.next()?.is_some() {
                    dict.set_item(num(k), num(k))?;
                }
            }
            _ => panic!("no such dict operation: {op} {rest:?}"),
        }
        Ok(String::new())
    }

    fn set(&mut self, op: &str, target: &str, set: &Set<Num>, rest: &[&str]) -> Result<String> {
        let at = |name: &str| self.sets[register(name)].clone();
        let made = match (op, rest) {
            ("new", items) => Set::from_iterable(nums(items))?,
            ("constants", items) => Set::of_constants(nums(items).to_vec()?)?,
            ("fromdict", [d]) => Set::from_dict(&self.dicts[register(d)])?,
            ("or", [a, b]) => at(a).union(&at(b))?,
            ("and", [a, b]) => at(a).intersection(&at(b))?,
            ("sub", [a, b]) => at(a).difference(&at(b))?,
            ("xor", [a, b]) => at(a).symmetric_difference(&at(b))?,
            ("subdict", [a, d]) => at(a).difference_dict(&self.dicts[register(d)])?,
            ("union", [a, xs @ ..]) => at(a).union_iter(nums(xs))?,
            ("intersection", [a, xs @ ..]) => at(a).intersection_iter(nums(xs))?,
            ("difference", [a, xs @ ..]) => at(a).difference_iter(nums(xs))?,
            ("symmetric", [a, xs @ ..]) => at(a).symmetric_difference_iter(nums(xs))?,
            ("copy", [a]) => at(a).copy()?,
            ("frozen", [a]) => Set::from_set(&FrozenSet::from_set(&at(a))?)?,
            _ => return self.set_in_place(op, set, rest),
        };
        self.sets[register(target)] = made;
        Ok(String::new())
    }

    fn set_in_place(&self, op: &str, set: &Set<Num>, rest: &[&str]) -> Result<String> {
        let at = |name: &str| &self.sets[register(name)];
        match (op, rest) {
            ("add", [x]) => set.add(num(x))?,
            ("discard", [x]) => set.discard(&num(x))?,
            ("remove", [x]) => set.remove(&num(x))?,
            ("pop", []) => return shown(set.pop()?),
            ("clear", []) => set.clear(),
            ("contains", [x]) => return shown(set.contains(&num(x))?),
            ("ior", [a]) => set.update(at(a))?,
            ("iand", [a]) => set.intersection_update(at(a))?,
            ("isub", [a]) => set.difference_update(at(a))?,
            ("ixor", [a]) => set.symmetric_difference_update(at(a))?,
            ("update", xs) => set.update_iter(nums(xs))?,
            ("updatedict", [d]) => set.update_dict(&self.dicts[register(d)])?,
            ("intersectionupdate", xs) => set.intersection_update_iter(nums(xs))?,
            ("differenceupdate", xs) => set.difference_update_iter(nums(xs))?,
            ("symmetricupdate", xs) => set.symmetric_difference_update_iter(nums(xs))?,
            ("le", [a]) => return shown(set.py_le(at(a))?),
            ("lt", [a]) => return shown(set.py_lt(at(a))?),
            ("ge", [a]) => return shown(set.py_ge(at(a))?),
            ("eq", [a]) => return shown(set.py_eq(at(a))?),
            ("disjoint", [a]) => return shown(set.isdisjoint(at(a))?),
            ("hash", []) => return Ok(FrozenSet::from_set(set)?.py_hash()?.to_string()),
            ("repr", []) => return shown(set.clone()),
            ("loop", [x, y]) => {
                let mut items = set.iter();
                let mut seen = Vec::new();
                while let Some(item) = items.next()? {
                    seen.push(item);
                    set.discard(&num(x))?;
                    set.add(num(y))?;
                }
                return shown(List::from(seen));
            }
            _ => panic!("no such set operation: {op} {rest:?}"),
        }
        Ok(String::new())
    }
}

fn sort_counted(reverse: bool, words: &[&str]) -> Result<String> {
    COMPARISONS.set(0);
    let items = List::from(counted(words));
    let error = match items.sort(reverse) {
        Ok(()) => String::new(),
        Err(exc) => traceback::last_line(&exc),
    };
    Ok(format!("{} {} {error}", COMPARISONS.get(), shown(items)?))
}

/// Sets and dicts whose keys' `__eq__` and `__hash__` are the program's.
fn classes(words: &[&str]) -> Result<String> {
    let items = counted(words);
    let set = Set::from_iterable(Iter::from_std(items.clone().into_iter()))?;
    let dict = Dict::new();
    for item in &items {
        dict.set_item(item.clone(), Int::from(item.tag))?;
    }
    let first = dict.get(&items[0])?;
    let popped = dict.pop(&items[items.len() / 2])?;
    let found = List::from(items.clone()).index(&items[items.len() - 1])?;
    Ok(format!("{} {} {} {} {found}", shown(List::from(set.to_vec()))?, shown(dict)?, shown(first)?, shown(popped)?))
}

fn range(range: &Range, words: &[&str]) -> Result<String> {
    match words {
        ["list"] => shown(range.py_iter().to_list()?),
        ["reversed"] => shown(range.py_reversed().to_list()?),
        ["len"] => Ok(range.len().to_string()),
        ["get", at] => Ok(range.get(int(at))?.to_string()),
        ["slice", a, b, c] => shown(range.slice(bound(a), bound(b), bound(c))?),
        ["in", x] => shown(range.contains(&Int::from(int(x)))),
        ["index", x] => Ok(range.index(&Int::from(int(x)))?.to_string()),
        ["eq", a, b, c] => shown(range.py_eq(&Range::new(int(a), int(b), int(c))?)?),
        ["repr"] => shown(*range),
        _ => panic!("no such range operation: {words:?}"),
    }
}

fn tuple(op: &str, words: &[&str]) -> Result<String> {
    let items = Tuple::from(nums(words).to_vec()?);
    match op {
        "repr" => shown(items),
        "hash" => Ok(items.py_hash()?.to_string()),
        "hash3" => Ok((items.get(0)?, items.get(1)?, items.get(2)?).py_hash()?.to_string()),
        "index" => Ok(items.slice(Some(1), None, None)?.index(&items.get(0)?)?.to_string()),
        "count" => Ok(items.count(&items.get(0)?)?.to_string()),
        "lt2" => {
            let half = words.len() as i64 / 2;
            let (a, b) = (items.slice(None, Some(half), None)?, items.slice(Some(half), None, None)?);
            Ok(format!("{} {} {}", shown(a.py_lt(&b)?)?, shown(a.py_le(&b)?)?, shown(a.py_ge(&b)?)?))
        }
        _ => panic!("no such tuple operation: {op}"),
    }
}

fn main() {
    let mut machine = Machine::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("text on stdin");
        let words: Vec<&str> = line.split_whitespace().collect();
        let answer = machine.run(&words).unwrap_or_else(|exc| traceback::last_line(&exc));
        writeln!(out, "{}", answer.trim()).expect("a reader on stdout");
    }
}
