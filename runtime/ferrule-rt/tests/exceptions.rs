//! Exceptions: classes, text, chaining and tracebacks. Expectations are CPython 3.11's.

use std::rc::Rc;

use ferrule_rt::exc::{
    self, ARITHMETIC_ERROR, CONNECTION_ERROR, EXCEPTION, FILE_NOT_FOUND_ERROR, KEY_ERROR, LOOKUP_ERROR, OS_ERROR,
    RUNTIME_ERROR, VALUE_ERROR, ZERO_DIVISION_ERROR, class_named,
};
use ferrule_rt::traceback::{format_exception, last_line};
use ferrule_rt::{Dyn, Exc, ExcClass, Int, Object, Result, Site, Str, tri};

fn code_as_text(exc: &Exc) -> Result<Str> {
    let code = exc.attr::<Int>("code").map_or(Ok(Str::lit("none")), |code| code.py_str())?;
    Ok(Str::from(format!("code {}", code.as_str())))
}

static BANK: ExcClass = ExcClass::new("BankError", &[&EXCEPTION]).module("bank").with_str(code_as_text);
static OVERDRAWN: ExcClass = ExcClass::new("Overdrawn", &[&BANK, &KEY_ERROR]).module("bank");
static PLAIN_KEY: ExcClass = ExcClass::new("PlainKey", &[&EXCEPTION, &KEY_ERROR]);

fn dyns(args: &[&str]) -> Vec<Rc<dyn Dyn>> {
    args.iter().map(|arg| Rc::new(Str::from(*arg)) as Rc<dyn Dyn>).collect()
}

#[test]
fn classes_know_their_bases() {
    let exc = exc::zero_division("division by zero");
    assert!(exc.is(&ARITHMETIC_ERROR) && exc.is(&EXCEPTION) && !exc.is(&VALUE_ERROR));
    assert!(exc.is_any(&[&VALUE_ERROR, &ZERO_DIVISION_ERROR]));
    assert!(Exc::new(&OVERDRAWN, vec![]).is(&LOOKUP_ERROR));
    assert_eq!(class_named("IOError").map(|class| class.name), Some("OSError"));
    assert_eq!(class_named("BrokenPipeError").map(|class| class.is_subclass(&CONNECTION_ERROR)), Some(true));
}

#[test]
fn text_follows_the_arguments() {
    let shown = |exc: &Exc| (exc.str().unwrap().as_str().to_owned(), exc.repr().unwrap().as_str().to_owned());
    assert_eq!(shown(&Exc::new(&VALUE_ERROR, vec![])), (String::new(), "ValueError()".to_owned()));
    assert_eq!(shown(&exc::value_error("bad")), ("bad".to_owned(), "ValueError('bad')".to_owned()));
    let two = Exc::new(&VALUE_ERROR, dyns(&["a", "b"]));
    assert_eq!(shown(&two), ("('a', 'b')".to_owned(), "ValueError('a', 'b')".to_owned()));
    assert_eq!(shown(&exc::key_error(&Str::lit("k"))), ("'k'".to_owned(), "KeyError('k')".to_owned()));
    assert_eq!(two.args_repr().unwrap().as_str(), "('a', 'b')");
    assert_eq!(exc::key_error(&Int::from(5)).args_repr().unwrap().as_str(), "(5,)");
}

#[test]
fn os_errors_choose_their_class() {
    let exc = exc::os_error(2, "No such file or directory", Some(Str::lit("a.txt")));
    assert!(exc.is(&FILE_NOT_FOUND_ERROR) && exc.is(&OS_ERROR));
    assert_eq!(last_line(&exc), "FileNotFoundError: [Errno 2] No such file or directory: 'a.txt'");
    assert_eq!(exc.repr().unwrap().as_str(), "FileNotFoundError(2, 'No such file or directory')");
    assert_eq!(exc.errno(), Some(Int::from(2)));
    assert_eq!(exc.filename_str().map(|name| name.as_str().to_owned()), Some("a.txt".to_owned()));
    assert_eq!(last_line(&exc::os_error(5, "Input/output error", None)), "OSError: [Errno 5] Input/output error");
}

#[test]
fn a_class_of_the_program_shows_itself() {
    let exc = Exc::new(&OVERDRAWN, dyns(&["x"]));
    assert_eq!(last_line(&exc), "bank.Overdrawn: code none");
    exc.set_attr("code", Int::from(7));
    exc.set_attr("code", Int::from(8));
    assert_eq!(last_line(&exc), "bank.Overdrawn: code 8");
    assert_eq!(exc.base_str().unwrap().as_str(), "'x'");
    assert_eq!(last_line(&Exc::new(&PLAIN_KEY, dyns(&["x"]))), "PlainKey: 'x'");
    assert_eq!(exc.class_of().py_repr().unwrap().as_str(), "<class 'bank.Overdrawn'>");
    assert_eq!(exc.arg::<Str>(0).map(|arg| arg.as_str().to_owned()), Some("x".to_owned()));
    assert!(exc.arg::<Int>(0).is_none());
}

static INNER: Site = Site { file: "no_such_file.py", line: 3, function: "inner" };
static OUTER: Site = Site { file: "no_such_file.py", line: 9, function: "<module>" };

#[test]
fn a_traceback_has_cpythons_shape() {
    let exc = exc::value_error("bad").at(&INNER).at(&OUTER);
    let expected = "Traceback (most recent call last):\n  File \"no_such_file.py\", line 9, in <module>\n  \
                    File \"no_such_file.py\", line 3, in inner\nValueError: bad\n";
    assert_eq!(format_exception(&exc), expected);
    let deep = (0..5).fold(exc::value_error("bad"), |exc, _| exc.at(&INNER));
    assert!(format_exception(&deep).contains("inner\n  [Previous line repeated 2 more times]\nValueError"));
}

#[test]
fn causes_and_contexts_come_first() {
    let first = exc::key_error(&Int::from(1));
    let caused = Exc::new(&RUNTIME_ERROR, vec![]).with_context(&first).with_cause(Some(first.clone()));
    let text = format_exception(&caused);
    assert_eq!(
        text,
        "KeyError: 1\n\nThe above exception was the direct cause of the following exception:\n\nRuntimeError\n"
    );
    let during = exc::value_error("v").with_context(&first);
    let text = format_exception(&during);
    assert_eq!(
        text,
        "KeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nValueError: v\n"
    );
    assert_eq!(format_exception(&during.clone().with_cause(None)), "ValueError: v\n");
    assert!(during.context().is_some_and(|context| context.same(&first)));
    // A cycle is cut where CPython cuts it.
    let again = first.clone().with_context(&during);
    assert!(during.context().is_none());
    assert!(again.context().is_some_and(|context| context.same(&during)));
    assert!(exc::value_error("x").clone().with_context(&again).context().is_some());
}

#[test]
fn notes_follow_the_message() {
    let exc = exc::value_error("bad");
    exc.add_note(&Str::lit("look here"));
    assert_eq!(format_exception(&exc), "ValueError: bad\nlook here\n");
}

#[test]
fn tri_leaves_the_block() {
    let caught = 'body: {
        let value: i64 = tri!(Ok::<i64, Exc>(4), break 'body);
        assert_eq!(value, 4);
        tri!(Err::<i64, Exc>(exc::value_error("no")), break 'body);
        unreachable!()
    };
    assert_eq!(last_line(&caught), "ValueError: no");
}
