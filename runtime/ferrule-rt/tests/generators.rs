//! Generators and iterators. Expectations are CPython 3.11's.

use std::cell::RefCell;
use std::rc::Rc;

use ferrule_rt::exc::{self, GENERATOR_EXIT, KEY_ERROR, STOP_ITERATION, VALUE_ERROR};
use ferrule_rt::traceback::last_line;
use ferrule_rt::{Co, Dict, Exc, Gen, Int, Iter, List, Object, Result, Str, builtins, iter};

type Log = Rc<RefCell<Vec<String>>>;

fn count_to(n: i64) -> Gen<Int> {
    Gen::new(move |co: Co<Int>| async move {
        for i in 0..n {
            co.yield_(Int::from(i)).await?;
        }
        Ok(())
    })
}

/// Yields what it was sent, in a list of its own; returns how often it was resumed.
fn echo(log: Log) -> Gen<Str, Option<Str>, Int> {
    Gen::new(move |co: Co<Str, Option<Str>>| async move {
        let mut times = 0;
        let mut answer = Str::lit("ready");
        loop {
            match co.yield_(answer).await {
                Ok(None) => return Ok(Int::from(times)),
                Ok(Some(sent)) => {
                    times += 1;
                    answer = Str::from(format!("got {}", sent.as_str()));
                }
                Err(exc) if exc.is(&VALUE_ERROR) => answer = Str::lit("caught"),
                Err(exc) => {
                    log.borrow_mut().push(format!("finally {}", exc.class().name));
                    return Err(exc);
                }
            }
        }
    })
}

fn shown<T: Object>(value: Result<T>) -> String {
    match value {
        Ok(value) => value.py_repr().unwrap().as_str().to_owned(),
        Err(exc) => last_line(&exc),
    }
}

#[test]
fn iterates_and_ends() {
    let numbers = count_to(3);
    assert_eq!(shown(numbers.to_list()), "[0, 1, 2]");
    assert_eq!(shown(numbers.next()), "None");
    assert_eq!(shown(numbers.next_or_stop()), "StopIteration");
    assert_eq!(shown(numbers.next_or(Int::from(9))), "9");
}

#[test]
fn sends_throws_and_returns() {
    let log = Log::default();
    let talk = echo(log.clone());
    let early = talk.send(Some(Str::lit("x")));
    assert_eq!(shown(early), "TypeError: can't send non-None value to a just-started generator");
    assert_eq!(shown(talk.next_or_stop()), "'ready'");
    assert_eq!(shown(talk.send(Some(Str::lit("a")))), "'got a'");
    assert_eq!(shown(talk.throw(exc::value_error("v"))), "'caught'");
    let end = talk.send(None).unwrap_err();
    assert!(end.is(&STOP_ITERATION));
    assert_eq!(end.arg::<Int>(0), Some(Int::from(1)));
    assert_eq!(shown(talk.throw(exc::value_error("late"))), "ValueError: late");
    assert!(log.borrow().is_empty());
}

#[test]
fn close_and_drop_run_finally() {
    let log = Log::default();
    let talk = echo(log.clone());
    talk.close().unwrap();
    assert!(log.borrow().is_empty(), "a generator that never started has nothing to finish");
    let talk = echo(log.clone());
    talk.next().unwrap();
    talk.close().unwrap();
    assert_eq!(shown(talk.next()), "None");
    let talk = echo(log.clone());
    talk.next().unwrap();
    drop(talk);
    assert_eq!(*log.borrow(), ["finally GeneratorExit", "finally GeneratorExit"]);
}

#[test]
fn close_notices_a_generator_that_goes_on() {
    let stubborn: Gen<Int> = Gen::new(|co: Co<Int>| async move {
        if let Err(exc) = co.yield_(Int::from(1)).await {
            assert!(exc.is(&GENERATOR_EXIT));
        }
        co.yield_(Int::from(2)).await
    });
    stubborn.next().unwrap();
    assert_eq!(last_line(&stubborn.close().unwrap_err()), "RuntimeError: generator ignored GeneratorExit");
}

#[test]
fn stop_iteration_inside_is_a_runtime_error() {
    let broken: Gen<Int> = Gen::new(|_co: Co<Int>| async move { Err(exc::stop_iteration()) });
    let error = broken.next().unwrap_err();
    assert_eq!(last_line(&error), "RuntimeError: generator raised StopIteration");
    assert!(error.cause().is_some_and(|cause| cause.is(&STOP_ITERATION)));
    assert_eq!(shown(broken.next()), "None");
}

#[test]
fn a_generator_cannot_run_inside_itself() {
    let own: Rc<RefCell<Option<Gen<Int>>>> = Rc::default();
    let seen = own.clone();
    let snake: Gen<Int> = Gen::new(move |_co: Co<Int>| async move {
        let me = seen.borrow().clone();
        me.map_or(Ok(None), |me| me.next()).map(drop)
    });
    *own.borrow_mut() = Some(snake.clone());
    assert_eq!(last_line(&snake.next().unwrap_err()), "ValueError: generator already executing");
    own.borrow_mut().take();
}

#[test]
fn delegates() {
    let log = Log::default();
    let inner = echo(log.clone());
    let outer: Gen<Str, Option<Str>, Str> = Gen::new(move |co: Co<Str, Option<Str>>| async move {
        let times = co.yield_from(&inner).await?;
        let letters = List::from([Str::lit("p"), Str::lit("q")]);
        co.yield_from(&letters.py_iter()).await?;
        Ok(Str::from(format!("resumed {}", shown(Ok(times)))))
    });
    assert_eq!(shown(outer.next()), "'ready'");
    assert_eq!(shown(outer.send(Some(Str::lit("a")))), "'got a'");
    assert_eq!(shown(outer.throw(exc::value_error("v"))), "'caught'");
    assert_eq!(shown(outer.send(None)), "'p'");
    assert_eq!(
        shown(outer.send(Some(Str::lit("x")))),
        "AttributeError: 'list_iterator' object has no attribute 'send'"
    );
    assert_eq!(shown(outer.next()), "None");

    let inner = echo(log.clone());
    let outer: Gen<Str, Option<Str>> = Gen::new(move |co: Co<Str, Option<Str>>| async move {
        co.yield_from(&inner).await?;
        Ok(())
    });
    outer.next().unwrap();
    outer.close().unwrap();
    assert_eq!(*log.borrow(), ["finally GeneratorExit"]);
    let plain: Gen<Int, Option<Int>> =
        Gen::new(|co: Co<Int, Option<Int>>| async move { co.yield_from(&count_to(2)).await });
    assert_eq!(shown(plain.py_iter().to_list()), "[0, 1]");
}

#[test]
fn iterators_are_lazy_and_stay_ended() {
    let list = List::from([Int::from(1)]);
    let items = list.py_iter();
    assert_eq!(shown(items.next()), "1");
    list.append(Int::from(2));
    assert_eq!(shown(items.next()), "2");
    assert_eq!(shown(items.next()), "None");
    list.append(Int::from(3));
    assert_eq!(shown(items.next()), "None");

    let failing: Iter<Int> = list.py_iter().map(|n| if *n == 2 { Err(exc::value_error("two")) } else { Ok(n.clone()) });
    assert_eq!(shown(failing.next()), "1");
    assert_eq!(shown(failing.next()), "ValueError: two");
    assert_eq!(shown(failing.next()), "3");
    let mut next = 0;
    let until = iter::iter_sentinel(
        move || {
            next += 1;
            Ok(Int::from(next))
        },
        Int::from(3),
    );
    assert_eq!(shown(until.to_list()), "[1, 2]");
}

#[test]
fn zip_tells_which_argument_differs() {
    let ints = |n: i64| List::from_iter((0..n).map(Int::from)).py_iter();
    assert_eq!(shown(builtins::zip2(ints(3), ints(2), false).to_list()), "[(0, 0), (1, 1)]");
    let errors = [
        (builtins::zip2(ints(1), ints(2), true).to_list().map(drop), "argument 2 is longer than argument 1"),
        (builtins::zip2(ints(2), ints(1), true).to_list().map(drop), "argument 2 is shorter than argument 1"),
        (
            builtins::zip3(ints(1), ints(1), ints(2), true).to_list().map(drop),
            "argument 3 is longer than arguments 1-2",
        ),
        (
            builtins::zip3(ints(1), ints(1), ints(0), true).to_list().map(drop),
            "argument 3 is shorter than arguments 1-2",
        ),
        (
            builtins::zip_many(vec![ints(0), ints(0), ints(1)], true).to_list().map(drop),
            "argument 3 is longer than arguments 1-2",
        ),
    ];
    for (result, words) in errors {
        assert_eq!(last_line(&result.unwrap_err()), format!("ValueError: zip() {words}"));
    }
    let rows = builtins::zip_many(vec![ints(2), ints(3)], false);
    assert_eq!(shown(rows.to_list()), "[(0, 0), (1, 1)]");
}

#[test]
fn folds() {
    let ints = |items: &[i64]| List::from_iter(items.iter().copied().map(Int::from)).py_iter();
    assert_eq!(shown(builtins::min(ints(&[]))), "ValueError: min() arg is an empty sequence");
    assert_eq!(shown(builtins::max_by_key(ints(&[3, -5, 5]), |n| Ok(n.abs()))), "-5");
    assert_eq!(shown(builtins::max_or(ints(&[]), Int::from(1))), "1");
    assert_eq!(shown(builtins::sum_int(ints(&[i64::MAX, 1]), &Int::from(0))), "9223372036854775808");
    let floats = List::from([1e16, 1.0, -1e16]).py_iter();
    assert_eq!(shown(builtins::sum_float(floats, 0.0)), "0.0");
    assert_eq!(shown(builtins::any(ints(&[0, 2]))), "True");
    assert_eq!(shown(builtins::all(ints(&[0, 2]))), "False");
    let pairs = builtins::enumerate(ints(&[7]), &Int::from(5));
    assert_eq!(shown(pairs.to_list()), "[(5, 7)]");
}

#[test]
fn a_dict_that_changes_size_stops_its_iterators() {
    let dict = Dict::of(vec![(Int::from(1), Int::from(2))]).unwrap();
    let keys = dict.py_iter();
    dict.set_item(Int::from(2), Int::from(2)).unwrap();
    let error: Exc = keys.next().unwrap_err();
    assert_eq!(last_line(&error), "RuntimeError: dictionary changed size during iteration");
    assert!(!error.is(&KEY_ERROR));
}
