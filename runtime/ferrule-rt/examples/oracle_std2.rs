//! Answers questions about the library modules, so that `tests/properties` can compare them with CPython.
//!
//! One question a line: an operation and its arguments, separated by tabs, text as hexadecimal UTF-8. One answer a line.

use std::io::{BufRead, Write};

use ferrule_rt::collections::{Counter, Deque};
use ferrule_rt::{Int, List, Object, Result, Str, bisect, heapq, itertools, re};

fn text(hex: &str) -> Str {
    let bytes: Vec<u8> =
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
    Str::from(String::from_utf8(bytes).unwrap())
}

fn number(text: &str) -> i64 {
    text.parse().unwrap()
}

fn spans(found: Option<re::Match>) -> Result<String> {
    let Some(found) = found else { return Ok("None".to_owned()) };
    let groups = found.re().groups();
    let mut shown = Vec::new();
    for group in 0..=groups {
        let (start, end) = (found.start(&(group as i64))?, found.end(&(group as i64))?);
        shown.push(format!("{start}-{end}"));
    }
    Ok(format!("{} {}", shown.join(","), found.lastindex().py_repr()?.as_str()))
}

fn regular_expression(args: &[&str]) -> Result<String> {
    let (flags, source, subject) = (number(args[0]), text(args[1]), text(args[2]));
    let pattern = re::compile(&source, flags)?;
    let mut parts = vec![
        spans(pattern.search(&subject))?,
        spans(pattern.match_(&subject))?,
        spans(pattern.fullmatch(&subject))?,
        spans(pattern.search_in(&subject, 1, 4))?,
    ];
    let mut all = Vec::new();
    pattern.finditer(&subject).for_each(|found| {
        all.push(spans(Some(found))?);
        Ok(())
    })?;
    parts.push(all.join(" "));
    parts.push(pattern.split::<Option<Str>>(&subject, 0)?.py_repr()?.as_str().to_owned());
    parts.push(pattern.sub(&Str::lit("<\\g<0>>"), &subject, 0)?.py_repr()?.as_str().to_owned());
    Ok(parts.join("; "))
}

#[cfg(feature = "datetime")]
mod dates {
    use ferrule_rt::datetime::{Date, DateTime, Time, TimeDelta, TimeZone};
    use ferrule_rt::{Object, Result};

    use super::{number, text};

    fn shown(value: &impl Object) -> Result<String> {
        Ok(format!("{} {}", value.py_repr()?.as_str(), value.py_str()?.as_str()))
    }

    fn moment(args: &[&str]) -> Result<DateTime> {
        let n: Vec<i64> = args.iter().map(|arg| number(arg)).collect();
        DateTime::new(n[0], n[1], n[2], n[3], n[4], n[5], n[6], &None, 0)
    }

    fn delta(args: &[&str]) -> Result<TimeDelta> {
        TimeDelta::new(number(args[0]), number(args[1]), number(args[2]), 0, 0, 0, 0)
    }

    pub fn answer(operation: &str, args: &[&str]) -> Result<String> {
        match operation {
            "moment" => {
                let moment = moment(args)?;
                let calendar = shown(&moment.isocalendar())?;
                let date = shown(&moment.date())?;
                let timestamp = moment.with_zone(&Some(TimeZone::UTC)).timestamp()?.py_repr()?;
                let (ordinal, weekday) = (moment.toordinal(), moment.weekday());
                let shown = shown(&moment)?;
                Ok(format!("{shown} {date} {calendar} {ordinal} {weekday} {}", timestamp.as_str()))
            }
            "strftime" => Ok(moment(&args[1..])?.strftime(&text(args[0]))?.py_repr()?.as_str().to_owned()),
            "strptime" => shown(&DateTime::strptime(&text(args[0]), &text(args[1]))?),
            "isodatetime" => shown(&DateTime::fromisoformat(&text(args[0]))?),
            "isodate" => shown(&Date::fromisoformat(&text(args[0]))?),
            "isotime" => shown(&Time::fromisoformat(&text(args[0]))?),
            "add" => shown(&moment(&args[3..])?.add(&delta(args)?)?),
            "delta" => {
                let (left, right) = (delta(args)?, delta(&args[3..])?);
                let factor = args[6].parse::<f64>().unwrap();
                let float = |value: f64| value.py_repr();
                Ok([
                    shown(&left)?,
                    shown(&left.sub(&right)?)?,
                    shown(&left.neg()?)?,
                    left.div(&right).map_or_else(|exc| exc.str(), float)?.as_str().to_owned(),
                    left.floor_div(&right).map_or_else(|exc| exc.str(), |n| n.py_repr())?.as_str().to_owned(),
                    left.modulo(&right).map_or_else(|exc| exc.str(), |n| n.py_repr())?.as_str().to_owned(),
                    left.mul_float(factor).map_or_else(|exc| exc.str(), |n| n.py_repr())?.as_str().to_owned(),
                    left.div_float(factor).map_or_else(|exc| exc.str(), |n| n.py_repr())?.as_str().to_owned(),
                    left.div_int(7)?.py_repr()?.as_str().to_owned(),
                    float(left.total_seconds())?.as_str().to_owned(),
                ]
                .join(" "))
            }
            "floats" => {
                let n: Vec<f64> = args.iter().map(|arg| arg.parse().unwrap()).collect();
                shown(&TimeDelta::from_floats(n[0], n[1], n[2], n[3], n[4], n[5], n[6])?)
            }
            "timestamp" => {
                let stamp = args[0].parse::<f64>().unwrap();
                let local = DateTime::fromtimestamp(stamp, &None)?;
                let utc = DateTime::fromtimestamp(stamp, &Some(TimeZone::UTC))?;
                let back = local.timestamp()?.py_repr()?;
                Ok(format!("{} {} {} {}", shown(&local)?, shown(&utc)?, local.fold(), back.as_str()))
            }
            "localstamp" => Ok(moment(args)?.timestamp()?.py_repr()?.as_str().to_owned()),
            _ => panic!("no operation {operation}"),
        }
    }
}

#[cfg(not(feature = "datetime"))]
mod dates {
    pub fn answer(operation: &str, _args: &[&str]) -> ferrule_rt::Result<String> {
        panic!("no operation {operation}")
    }
}

fn ints(text: &str) -> List<Int> {
    text.split(' ').filter(|part| !part.is_empty()).map(|part| Int::from(number(part))).collect()
}

fn third(n: &Int) -> Result<Int> {
    n.modulo(&Int::from(3_i64))
}

fn joined(parts: Vec<Result<Str>>) -> Result<String> {
    let parts = parts.into_iter().collect::<Result<Vec<Str>>>()?;
    Ok(parts.iter().map(Str::as_str).collect::<Vec<_>>().join(" "))
}

fn heaps(args: &[&str]) -> Result<String> {
    let (items, n) = (ints(args[0]), number(args[1]));
    let pairs =
        List::from(items.to_vec().iter().map(|n| third(n).map(|key| (key, n.clone()))).collect::<Result<Vec<_>>>()?);
    heapq::heapify(&pairs)?;
    let heap = items.copy();
    heapq::heapify(&heap)?;
    let pushed = List::new();
    items.py_iter().for_each(|n| heapq::heappush(&pushed, n))?;
    let popped = List::new();
    while !pushed.is_empty() {
        popped.append(heapq::heappop(&pushed)?);
    }
    joined(vec![
        pairs.py_repr(),
        heap.py_repr(),
        popped.py_repr(),
        heapq::nsmallest_key(n, items.py_iter(), third)?.py_repr(),
        heapq::nlargest_key(n, items.py_iter(), third)?.py_repr(),
        heapq::nsmallest(n, items.py_iter())?.py_repr(),
        heapq::merge(vec![popped.py_iter(), popped.py_iter(), heap.py_iter()], false).to_list()?.py_repr(),
        bisect::bisect_left(&popped, &Int::from(n), 0, -1)?.to_string().pipe(),
        bisect::bisect_right(&popped, &Int::from(n), 0, -1)?.to_string().pipe(),
    ])
}

trait Pipe {
    fn pipe(self) -> Result<Str>;
}

impl Pipe for String {
    fn pipe(self) -> Result<Str> {
        Ok(Str::from(self))
    }
}

fn counters(args: &[&str]) -> Result<String> {
    let (a, b) = (Counter::from_iterable(text(args[0]).py_iter())?, Counter::from_iterable(text(args[1]).py_iter())?);
    let rest = a.copy();
    rest.subtract_counts(&b)?;
    let deque = Deque::from_iterable(text(args[0]).py_iter(), Some(5))?;
    deque.rotate(number(args[2]));
    deque.appendleft(Str::lit("!"));
    joined(vec![
        a.py_repr(),
        a.most_common_n(number(args[2]))?.py_repr(),
        a.add(&b)?.py_repr(),
        a.sub(&b)?.py_repr(),
        a.union(&b)?.py_repr(),
        a.intersection(&b)?.py_repr(),
        rest.py_repr(),
        rest.elements().to_list()?.py_repr(),
        rest.negative()?.py_repr(),
        rest.total().py_repr(),
        deque.py_repr(),
    ])
}

fn iterators(args: &[&str]) -> Result<String> {
    let (items, r) = (ints(args[0]), number(args[1]));
    let iter = || items.py_iter();
    let groups = List::new();
    itertools::groupby(iter(), third).for_each(|(key, group)| {
        groups.append((key, group.to_list()?));
        Ok(())
    })?;
    let add = |a: &Int, b: &Int| Ok(a + b);
    joined(vec![
        itertools::permutations(iter(), r)?.to_list()?.py_repr(),
        itertools::combinations(iter(), r)?.to_list()?.py_repr(),
        itertools::combinations_with_replacement(iter(), r)?.to_list()?.py_repr(),
        itertools::product(vec![iter()], r.min(3))?.to_list()?.py_repr(),
        itertools::product2(iter(), iter())?.to_list()?.py_repr(),
        groups.py_repr(),
        itertools::accumulate(iter(), add).to_list()?.py_repr(),
        itertools::accumulate_from(iter(), add, Int::from(7_i64)).to_list()?.py_repr(),
        itertools::islice(iter(), Some(r), Some(5), Some(2))?.to_list()?.py_repr(),
        itertools::pairwise(iter()).to_list()?.py_repr(),
        itertools::zip_longest2(iter(), iter().take(2)).to_list()?.py_repr(),
        itertools::islice_to(itertools::cycle(iter()), Some(7))?.to_list()?.py_repr(),
        itertools::chain_iterables(itertools::combinations(iter(), r)?).to_list()?.py_repr(),
    ])
}

fn answer(line: &str) -> Result<String> {
    let fields: Vec<&str> = line.split('\t').collect();
    match fields[0] {
        "re" => regular_expression(&fields[1..]),
        "escape" => Ok(re::escape(&text(fields[1])).py_repr()?.as_str().to_owned()),
        "expand" => {
            Ok(re::sub(&text(fields[1]), &text(fields[2]), &text(fields[3]), 0, 0)?.py_repr()?.as_str().to_owned())
        }
        "heap" => heaps(&fields[1..]),
        "counter" => counters(&fields[1..]),
        "iter" => iterators(&fields[1..]),
        operation => dates::answer(operation, &fields[1..]),
    }
}

fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let shown = match answer(&line) {
            Ok(shown) => shown,
            Err(exc) => format!("{}: {}", exc.class().name, exc.str().unwrap().as_str()),
        };
        writeln!(out, "{}", shown.replace('\n', "\\n")).unwrap();
    }
}
