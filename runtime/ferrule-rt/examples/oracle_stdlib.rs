//! Answers commands about the standard library, one JSON array a line, for the tests that compare with CPython.
//!
//! The answer is the `repr` of the result, or the last line of a traceback.

use std::io::BufRead;

use ferrule_rt::bytes::Bytes;
use ferrule_rt::files::{self, BinaryFile, StringIO, TextFile};
use ferrule_rt::json::{self, Value};
use ferrule_rt::pathlib::Path;
use ferrule_rt::random::Random;
use ferrule_rt::{Int, Iter, List, Number, Object, Result, Str, binascii, hashlib, math, os, statistics, time};

type Args<'a> = &'a [Value];

fn float(args: Args<'_>, index: usize) -> f64 {
    match &args[index] {
        Value::Float(value) => *value,
        Value::Int(value) => value.to_f64().expect("a number that fits"),
        other => panic!("not a number: {}", other.type_name()),
    }
}

fn int(args: Args<'_>, index: usize) -> Int {
    match &args[index] {
        Value::Int(value) => value.clone(),
        other => panic!("not an integer: {}", other.type_name()),
    }
}

fn text(args: Args<'_>, index: usize) -> Str {
    match &args[index] {
        Value::Str(value) => value.clone(),
        other => panic!("not a string: {}", other.type_name()),
    }
}

fn list(args: Args<'_>, index: usize) -> Vec<Value> {
    match &args[index] {
        Value::List(items) => items.to_vec(),
        other => panic!("not a list: {}", other.type_name()),
    }
}

fn floats(args: Args<'_>, index: usize) -> Vec<f64> {
    let items = list(args, index);
    (0..items.len()).map(|at| float(&items, at)).collect()
}

fn ints(args: Args<'_>, index: usize) -> Vec<Int> {
    let items = list(args, index);
    (0..items.len()).map(|at| int(&items, at)).collect()
}

fn show<T: Object>(value: T) -> Result<String> {
    Ok(value.py_repr()?.as_str().to_owned())
}

fn iter<T: 'static>(items: Vec<T>) -> Iter<T> {
    Iter::from_std(items.into_iter())
}

fn math_of_float(name: &str, x: f64) -> Option<Result<f64>> {
    Some(match name {
        "acos" => math::acos(x),
        "acosh" => math::acosh(x),
        "asin" => math::asin(x),
        "asinh" => Ok(math::asinh(x)),
        "atan" => Ok(x.atan()),
        "atanh" => math::atanh(x),
        "cbrt" => Ok(x.cbrt()),
        "cos" => math::cos(x),
        "cosh" => math::cosh(x),
        "degrees" => Ok(math::degrees(x)),
        "erf" => Ok(math::erf(x)),
        "erfc" => Ok(math::erfc(x)),
        "exp" => math::exp(x),
        "exp2" => math::exp2(x),
        "expm1" => math::expm1(x),
        "fabs" => Ok(x.abs()),
        "gamma" => math::gamma(x),
        "lgamma" => math::lgamma(x),
        "log" => math::log(x),
        "log10" => math::log10(x),
        "log1p" => math::log1p(x),
        "log2" => math::log2(x),
        "radians" => Ok(math::radians(x)),
        "sin" => math::sin(x),
        "sinh" => math::sinh(x),
        "sqrt" => math::sqrt(x),
        "tan" => math::tan(x),
        "tanh" => Ok(x.tanh()),
        "ulp" => Ok(math::ulp(x)),
        _ => return None,
    })
}

fn math_of_floats(name: &str, x: f64, y: f64) -> Option<Result<f64>> {
    Some(match name {
        "atan2" => Ok(x.atan2(y)),
        "copysign" => Ok(x.copysign(y)),
        "fmod" => math::fmod(x, y),
        "hypot" => Ok(math::hypot2(x, y)),
        "log" => math::log_base(x, y),
        "nextafter" => Ok(math::nextafter(x, y)),
        "pow" => math::pow(x, y),
        "remainder" => math::remainder(x, y),
        _ => return None,
    })
}

fn math_rest(name: &str, args: Args<'_>) -> Result<String> {
    match name {
        "floor" => show(math::floor(float(args, 0))?),
        "ceil" => show(math::ceil(float(args, 0))?),
        "trunc" => show(math::trunc(float(args, 0))?),
        "modf" => show(math::modf(float(args, 0))),
        "frexp" => show(math::frexp(float(args, 0))),
        "ldexp" => show(math::ldexp(float(args, 0), &int(args, 1))?),
        "isclose" => show(math::isclose(float(args, 0), float(args, 1), 1e-9, 0.0)?),
        "hypot_all" => show(math::hypot(floats(args, 0))),
        "dist" => show(math::dist(iter(floats(args, 0)), iter(floats(args, 1)))?),
        "fsum" => show(math::fsum(iter(floats(args, 0)))?),
        "prod_float" => show(math::prod_float(iter(floats(args, 0)), 1.0)?),
        "prod_int" => show(math::prod_int(iter(ints(args, 0)), &Int::ONE)?),
        "gcd" => show(math::gcd(ints(args, 0))),
        "lcm" => show(math::lcm(ints(args, 0))),
        "isqrt" => show(math::isqrt(&int(args, 0))?),
        "factorial" => show(math::factorial(&int(args, 0))?),
        "comb" => show(math::comb(&int(args, 0), &int(args, 1))?),
        "perm" => show(math::perm(&int(args, 0), &int(args, 1))?),
        "log_int" => show(math::log(&int(args, 0))?),
        "log2_int" => show(math::log2(&int(args, 0))?),
        "log10_int" => show(math::log10(&int(args, 0))?),
        _ => panic!("no function math.{name}"),
    }
}

fn math(name: &str, args: Args<'_>) -> Result<String> {
    let numbers = args.iter().all(|arg| matches!(arg, Value::Float(_)));
    if numbers
        && args.len() == 1
        && let Some(result) = math_of_float(name, float(args, 0))
    {
        return show(result?);
    }
    if numbers
        && args.len() == 2
        && let Some(result) = math_of_floats(name, float(args, 0), float(args, 1))
    {
        return show(result?);
    }
    math_rest(name, args)
}

fn draw(random: &Random, name: &str, args: Args<'_>) -> Result<String> {
    match name {
        "random" => show(random.random()),
        "getrandbits" => show(random.getrandbits(&int(args, 0))?),
        "randint" => show(random.randint(&int(args, 0), &int(args, 1))?),
        "randrange" => show(match args.len() {
            1 => random.randrange(&int(args, 0))?,
            2 => random.randrange_between(&int(args, 0), &int(args, 1))?,
            _ => random.randrange_step(&int(args, 0), &int(args, 1), &int(args, 2))?,
        }),
        "uniform" => show(random.uniform(float(args, 0), float(args, 1))),
        "triangular" => show(random.triangular(float(args, 0), float(args, 1), Some(float(args, 2)))),
        "triangular_plain" => show(random.triangular(0.0, 1.0, None)),
        "normalvariate" => show(random.normalvariate(float(args, 0), float(args, 1))),
        "gauss" => show(random.gauss(float(args, 0), float(args, 1))),
        "lognormvariate" => show(random.lognormvariate(float(args, 0), float(args, 1))?),
        "expovariate" => show(random.expovariate(float(args, 0))?),
        "vonmisesvariate" => show(random.vonmisesvariate(float(args, 0), float(args, 1))),
        "gammavariate" => show(random.gammavariate(float(args, 0), float(args, 1))?),
        "betavariate" => show(random.betavariate(float(args, 0), float(args, 1))?),
        "paretovariate" => show(random.paretovariate(float(args, 0))?),
        "weibullvariate" => show(random.weibullvariate(float(args, 0), float(args, 1))?),
        "choice" => show(random.choice(&List::from(list(args, 0)))?),
        "choice_str" => show(random.choice(&text(args, 0))?),
        "shuffle" => {
            let items = List::from(list(args, 0));
            random.shuffle(&items);
            show(items)
        }
        "sample" => show(random.sample(&List::from(list(args, 0)), &int(args, 1))?),
        "sample_counts" => {
            show(random.sample_counts(&List::from(list(args, 0)), &int(args, 1), iter(ints(args, 2)))?)
        }
        "choices" => show(random.choices(&List::from(list(args, 0)), &int(args, 1))?),
        "choices_weights" => {
            show(random.choices_weights(&List::from(list(args, 0)), iter(floats(args, 1)), &int(args, 2))?)
        }
        "choices_cumulative" => {
            show(random.choices_cumulative(&List::from(list(args, 0)), iter(floats(args, 1)), &int(args, 2))?)
        }
        _ => panic!("no function random.{name}"),
    }
}

fn seeded(seed: &Value) -> Random {
    match seed {
        Value::Int(seed) => Random::new(seed),
        Value::Float(seed) => Random::new(*seed),
        Value::Str(seed) => Random::new(seed),
        other => panic!("no seed: {}", other.type_name()),
    }
}

/// `["random", seed, [[name, args...], ...]]`: the draws of one generator, joined.
fn random(args: Args<'_>) -> Result<String> {
    let generator = seeded(&args[0]);
    let draws = list(args, 1).into_iter().map(|call| {
        let Value::List(call) = call else { panic!("not a call") };
        let call = call.to_vec();
        let name = text(&call, 0);
        Ok(draw(&generator, name.as_str(), &call[1..]).unwrap_or_else(|exc| ferrule_rt::traceback::last_line(&exc)))
    });
    Ok(draws.collect::<Result<Vec<_>>>()?.join("; "))
}

fn json_command(name: &str, args: Args<'_>) -> Result<String> {
    match name {
        "loads" => show(json::loads::<Value>(&text(args, 0))?),
        "dumps" => {
            let separators = match &args[2] {
                Value::List(pair) => Some((text(&pair.to_vec(), 0), text(&pair.to_vec(), 1))),
                _ => None,
            };
            let flags: Vec<bool> = list(args, 3).iter().map(|flag| matches!(flag, Value::Bool(true))).collect();
            let style = match &args[1] {
                Value::Str(indent) => json::style_text(indent, &separators, flags[0], flags[1], flags[2]),
                Value::Int(width) => json::style(&Some(width.clone()), &separators, flags[0], flags[1], flags[2]),
                _ => json::style(&None, &separators, flags[0], flags[1], flags[2]),
            };
            show(json::dumps(&args[0], &style)?)
        }
        _ => panic!("no function json.{name}"),
    }
}

fn time_command(name: &str, args: Args<'_>) -> Result<String> {
    match name {
        "gmtime" => show(time::gmtime_at(float(args, 0))?),
        "localtime" => show(time::localtime_at(float(args, 0))?),
        "mktime" => show(time::mktime(&time::localtime_at(float(args, 0))?)?),
        "strftime" => show(time::strftime_at(&text(args, 0), &time::gmtime_at(float(args, 1))?)?),
        "ctime" => show(time::ctime_at(float(args, 0))?),
        _ => panic!("no function time.{name}"),
    }
}

fn path_command(name: &str, args: Args<'_>) -> Result<String> {
    use ferrule_rt::os::path;
    let first = text(args, 0);
    match name {
        "join" => {
            let parts = (1..args.len()).map(|at| text(args, at)).collect();
            show(path::join_all(&first, parts))
        }
        "split" => show(path::split(&first)),
        "splitext" => show(path::splitext(&first)),
        "basename" => show(path::basename(&first)),
        "dirname" => show(path::dirname(&first)),
        "normpath" => show(path::normpath(&first)),
        "abspath" => show(path::abspath(&first)?),
        "relpath" => show(path::relpath(&first, &text(args, 1))?),
        "commonpath" => show(path::commonpath(iter(vec![first, text(args, 1)]))?),
        "commonprefix" => show(path::commonprefix(&List::from(vec![first, text(args, 1)]))),
        "expanduser" => show(path::expanduser(&first)),
        _ => panic!("no function os.path.{name}"),
    }
}

fn pathlib_command(name: &str, args: Args<'_>) -> Result<String> {
    let path = Path::from(&text(args, 0));
    match name {
        "name" => show(path.name()),
        "suffix" => show(path.suffix()),
        "suffixes" => show(path.suffixes()),
        "stem" => show(path.stem()),
        "root" => show(path.root()),
        "parent" => show(path.parent()),
        "parents" => show(path.parents()),
        "parts" => show(path.parts()),
        "join" => show(path.join(&text(args, 1))),
        "with_name" => show(path.with_name(&text(args, 1))?),
        "with_stem" => show(path.with_stem(&text(args, 1))?),
        "with_suffix" => show(path.with_suffix(&text(args, 1))?),
        "relative_to" => show(path.relative_to(&text(args, 1))?),
        "match" => show(path.matches(&text(args, 1))?),
        "lt" => show(path.py_lt(&Path::from(&text(args, 1)))?),
        "mkdir" => {
            show(path.mkdir(0o777, matches!(&args[1], Value::Bool(true)), matches!(&args[2], Value::Bool(true)))?)
        }
        "glob" => show(path.glob(&text(args, 1))?.to_list()?),
        "rglob" => show(path.rglob(&text(args, 1))?.to_list()?),
        _ => panic!("no attribute {name}"),
    }
}

fn optional(args: Args<'_>, index: usize) -> Option<Str> {
    match &args[index] {
        Value::Str(value) => Some(value.clone()),
        _ => None,
    }
}

fn size(args: Args<'_>) -> Option<Int> {
    args.first().map(|_| int(args, 0))
}

fn small(args: Args<'_>, index: usize) -> i64 {
    int(args, index).to_i64().expect("a small integer")
}

macro_rules! file_operation {
    ($file:expr, $name:expr, $args:expr, $other:expr) => {
        match $name {
            "readlines" => show($file.readlines()?),
            "next" => show($file.next_or_stop()?),
            "flush" => show($file.flush()?),
            "close" => show($file.close()?),
            "seek" => show($file.seek(small($args, 0), small($args, 1))?),
            "tell" => show($file.tell()?),
            "truncate" => show($file.truncate(&size($args))?),
            "readable" => show($file.readable()?),
            name => $other(name),
        }
    };
}

fn text_operation(file: &TextFile, name: &str, args: Args<'_>) -> Result<String> {
    file_operation!(file, name, args, |name| match name {
        "read" => show(file.read_size(&size(args))?),
        "readline" => show(file.readline_size(&size(args))?),
        "write" => show(file.write(&text(args, 0))?),
        _ => panic!("no method {name}"),
    })
}

fn memory_operation(file: &StringIO, name: &str, args: Args<'_>) -> Result<String> {
    file_operation!(file, name, args, |name| match name {
        "read" => show(file.read(&size(args))?),
        "readline" => show(file.readline(&size(args))?),
        "write" => show(file.write(&text(args, 0))?),
        "getvalue" => show(file.getvalue()?),
        _ => panic!("no method {name}"),
    })
}

fn binary_operation(file: &BinaryFile, name: &str, args: Args<'_>) -> Result<String> {
    file_operation!(file, name, args, |name| match name {
        "read" => show(file.read(&size(args))?),
        "readline" => show(file.readline(&size(args))?),
        "write" => show(file.write(&Bytes::from(text(args, 0).as_str().as_bytes()))?),
        "getvalue" => show(file.getvalue()?),
        _ => panic!("no method {name}"),
    })
}

/// The results of several calls, joined.
fn each(calls: Vec<Value>, run: impl Fn(&str, Args<'_>) -> Result<String>) -> String {
    let results = calls.into_iter().map(|call| {
        let Value::List(call) = call else { panic!("not a call") };
        let call = call.to_vec();
        run(text(&call, 0).as_str(), &call[1..]).unwrap_or_else(|exc| ferrule_rt::traceback::last_line(&exc))
    });
    results.collect::<Vec<_>>().join("; ")
}

fn file_command(name: &str, args: Args<'_>) -> Result<String> {
    match name {
        "text" => {
            let file = files::open(
                &text(args, 0),
                &text(args, 1),
                &optional(args, 3),
                &optional(args, 4),
                &optional(args, 2),
            )?;
            Ok(each(list(args, 5), |name, args| text_operation(&file, name, args)))
        }
        "binary" => {
            let file = files::open_binary(&text(args, 0), &text(args, 1))?;
            Ok(each(list(args, 2), |name, args| binary_operation(&file, name, args)))
        }
        "memory" => {
            let file = StringIO::new(&text(args, 0), &optional(args, 1))?;
            Ok(each(list(args, 2), |name, args| memory_operation(&file, name, args)))
        }
        "bytes" => {
            let file = BinaryFile::memory(&Bytes::from(text(args, 0).as_str().as_bytes()));
            Ok(each(list(args, 1), |name, args| binary_operation(&file, name, args)))
        }
        _ => panic!("no function {name}"),
    }
}

/// Calls of `os` that change the folder in which the oracle runs.
fn os_command(name: &str, args: Args<'_>) -> Result<String> {
    match name {
        "listdir" => {
            let names = os::listdir(&text(args, 0))?;
            names.sort(false)?;
            show(names)
        }
        "mkdir" => show(os::mkdir(&text(args, 0), 0o777)?),
        "makedirs" => show(os::makedirs(&text(args, 0), 0o777, matches!(&args[1], Value::Bool(true)))?),
        "rmdir" => show(os::rmdir(&text(args, 0))?),
        "remove" => show(os::remove(&text(args, 0))?),
        "removedirs" => show(os::removedirs(&text(args, 0))?),
        "rename" => show(os::rename(&text(args, 0), &text(args, 1))?),
        "getsize" => show(os::path::getsize(&text(args, 0))?),
        "exists" => show(os::path::exists(&text(args, 0))),
        "isfile" => show(os::path::isfile(&text(args, 0))),
        "isdir" => show(os::path::isdir(&text(args, 0))),
        _ => panic!("no function os.{name}"),
    }
}

fn number(value: Number) -> Result<String> {
    match value {
        Number::Int(value) => show(value),
        Number::Float(value) => show(value),
    }
}

fn statistics_command(name: &str, args: Args<'_>) -> Result<String> {
    let (name, kind) = name.rsplit_once('_').unwrap_or((name, ""));
    if kind == "int" {
        let data = iter(ints(args, 0));
        return match name {
            "mean" => number(statistics::mean_int(data)?),
            "median" => number(statistics::median_int(data)?),
            "variance" => number(statistics::variance_int(data)?),
            "pvariance" => number(statistics::pvariance_int(data)?),
            "stdev" => show(statistics::stdev_int(data)?),
            "pstdev" => show(statistics::pstdev_int(data)?),
            "mode" => show(statistics::mode(data)?),
            _ => show(statistics::multimode(data)?),
        };
    }
    let data = iter(floats(args, 0));
    match name {
        "mean" => show(statistics::mean_float(data)?),
        "median" => show(statistics::median_float(data)?),
        "variance" => show(statistics::variance_float(data)?),
        "pvariance" => show(statistics::pvariance_float(data)?),
        "stdev" => show(statistics::stdev_float(data)?),
        "pstdev" => show(statistics::pstdev_float(data)?),
        "fmean" => show(statistics::fmean(data)?),
        _ => show(statistics::median_low(data)?),
    }
}

/// Hashes, checksums and encodings of the bytes of a text.
fn bytes_command(name: &str, args: Args<'_>) -> Result<String> {
    let data = Bytes::from(text(args, 0).as_str().as_bytes());
    match name {
        "hexlify" => show(binascii::hexlify(&data)),
        "unhexlify" => show(binascii::unhexlify(&data)?),
        "crc32" => show(binascii::crc32(&data, &Int::ZERO)),
        "adler32" => show(binascii::adler32(&data, &Int::ONE)),
        "b64encode" => show(binascii::b64encode(&data)),
        "urlsafe_b64encode" => show(binascii::urlsafe_b64encode(&data)),
        "b64decode" => show(binascii::b64decode(&data)?),
        "urlsafe_b64decode" => show(binascii::urlsafe_b64decode(&data)?),
        name => {
            let hash = hashlib::new(&Str::from(name), &data)?;
            hash.update(&data);
            show((hash.copy().hexdigest(), hash.digest_size(), hash.block_size(), hash.name()))
        }
    }
}

fn answer(command: &[Value]) -> Result<String> {
    let name = text(command, 0);
    let (module, function) = name.as_str().split_once('.').unwrap_or((name.as_str(), ""));
    let args = &command[1..];
    match module {
        "math" => math(function, args),
        "random" => random(args),
        "json" => json_command(function, args),
        "time" => time_command(function, args),
        "statistics" => statistics_command(function, args),
        "bytes" => bytes_command(function, args),
        "path" => path_command(function, args),
        "pathlib" => pathlib_command(function, args),
        "file" => file_command(function, args),
        "os" => os_command(function, args),
        _ => panic!("no module {module}"),
    }
}

fn main() {
    for line in std::io::stdin().lock().lines() {
        let line = Str::from(line.expect("text"));
        let command: Value = json::loads(&line).expect("a command");
        let Value::List(command) = command else { panic!("not a list") };
        let text = answer(&command.to_vec()).unwrap_or_else(|exc| ferrule_rt::traceback::last_line(&exc));
        println!("{text}");
    }
}
