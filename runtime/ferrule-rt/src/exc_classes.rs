//! The builtin exception classes and the errors that the runtime and generated code raise.

use std::rc::Rc;

use crate::exc::{Exc, ExcClass, key_error_str, os_error_str};
use crate::object::Object;
use crate::str::Str;

macro_rules! classes {
    ($($konst:ident $name:literal : $($base:ident)? $(, $option:ident($value:expr))*;)*) => {
        $(pub static $konst: ExcClass = ExcClass::new($name, &[$(&$base)?])$(.$option($value))*;)*

        /// Every builtin class by its name.
        pub static CLASSES: &[(&str, &ExcClass)] = &[
            $(($name, &$konst),)*
            ("BaseExceptionGroup", &crate::exc::BASE_EXCEPTION_GROUP),
            ("ExceptionGroup", &crate::exc::EXCEPTION_GROUP),
            ("IOError", &OS_ERROR),
            ("EnvironmentError", &OS_ERROR),
        ];
    };
}

classes! {
    BASE_EXCEPTION "BaseException": ;
    EXCEPTION "Exception": BASE_EXCEPTION;
    ARITHMETIC_ERROR "ArithmeticError": EXCEPTION;
    FLOATING_POINT_ERROR "FloatingPointError": ARITHMETIC_ERROR;
    OVERFLOW_ERROR "OverflowError": ARITHMETIC_ERROR;
    ZERO_DIVISION_ERROR "ZeroDivisionError": ARITHMETIC_ERROR;
    ASSERTION_ERROR "AssertionError": EXCEPTION;
    ATTRIBUTE_ERROR "AttributeError": EXCEPTION;
    BUFFER_ERROR "BufferError": EXCEPTION;
    EOF_ERROR "EOFError": EXCEPTION;
    IMPORT_ERROR "ImportError": EXCEPTION;
    MODULE_NOT_FOUND_ERROR "ModuleNotFoundError": IMPORT_ERROR;
    LOOKUP_ERROR "LookupError": EXCEPTION;
    INDEX_ERROR "IndexError": LOOKUP_ERROR;
    KEY_ERROR "KeyError": LOOKUP_ERROR, with_str(key_error_str);
    MEMORY_ERROR "MemoryError": EXCEPTION;
    NAME_ERROR "NameError": EXCEPTION;
    UNBOUND_LOCAL_ERROR "UnboundLocalError": NAME_ERROR;
    OS_ERROR "OSError": EXCEPTION, with_str(os_error_str);
    BLOCKING_IO_ERROR "BlockingIOError": OS_ERROR;
    CHILD_PROCESS_ERROR "ChildProcessError": OS_ERROR;
    CONNECTION_ERROR "ConnectionError": OS_ERROR;
    BROKEN_PIPE_ERROR "BrokenPipeError": CONNECTION_ERROR;
    CONNECTION_ABORTED_ERROR "ConnectionAbortedError": CONNECTION_ERROR;
    CONNECTION_REFUSED_ERROR "ConnectionRefusedError": CONNECTION_ERROR;
    CONNECTION_RESET_ERROR "ConnectionResetError": CONNECTION_ERROR;
    FILE_EXISTS_ERROR "FileExistsError": OS_ERROR;
    FILE_NOT_FOUND_ERROR "FileNotFoundError": OS_ERROR;
    INTERRUPTED_ERROR "InterruptedError": OS_ERROR;
    IS_A_DIRECTORY_ERROR "IsADirectoryError": OS_ERROR;
    NOT_A_DIRECTORY_ERROR "NotADirectoryError": OS_ERROR;
    PERMISSION_ERROR "PermissionError": OS_ERROR;
    PROCESS_LOOKUP_ERROR "ProcessLookupError": OS_ERROR;
    TIMEOUT_ERROR "TimeoutError": OS_ERROR;
    REFERENCE_ERROR "ReferenceError": EXCEPTION;
    RUNTIME_ERROR "RuntimeError": EXCEPTION;
    NOT_IMPLEMENTED_ERROR "NotImplementedError": RUNTIME_ERROR;
    RECURSION_ERROR "RecursionError": RUNTIME_ERROR;
    STOP_ASYNC_ITERATION "StopAsyncIteration": EXCEPTION;
    STOP_ITERATION "StopIteration": EXCEPTION;
    SYNTAX_ERROR "SyntaxError": EXCEPTION;
    INDENTATION_ERROR "IndentationError": SYNTAX_ERROR;
    TAB_ERROR "TabError": INDENTATION_ERROR;
    SYSTEM_ERROR "SystemError": EXCEPTION;
    TYPE_ERROR "TypeError": EXCEPTION;
    VALUE_ERROR "ValueError": EXCEPTION;
    UNICODE_ERROR "UnicodeError": VALUE_ERROR;
    UNICODE_DECODE_ERROR "UnicodeDecodeError": UNICODE_ERROR;
    UNICODE_ENCODE_ERROR "UnicodeEncodeError": UNICODE_ERROR;
    UNICODE_TRANSLATE_ERROR "UnicodeTranslateError": UNICODE_ERROR;
    WARNING "Warning": EXCEPTION;
    BYTES_WARNING "BytesWarning": WARNING;
    DEPRECATION_WARNING "DeprecationWarning": WARNING;
    ENCODING_WARNING "EncodingWarning": WARNING;
    FUTURE_WARNING "FutureWarning": WARNING;
    IMPORT_WARNING "ImportWarning": WARNING;
    PENDING_DEPRECATION_WARNING "PendingDeprecationWarning": WARNING;
    RESOURCE_WARNING "ResourceWarning": WARNING;
    RUNTIME_WARNING "RuntimeWarning": WARNING;
    SYNTAX_WARNING "SyntaxWarning": WARNING;
    UNICODE_WARNING "UnicodeWarning": WARNING;
    USER_WARNING "UserWarning": WARNING;
    GENERATOR_EXIT "GeneratorExit": BASE_EXCEPTION;
    KEYBOARD_INTERRUPT "KeyboardInterrupt": BASE_EXCEPTION;
    SYSTEM_EXIT "SystemExit": BASE_EXCEPTION;
}

/// The builtin class of a name, `IOError` and `EnvironmentError` included.
pub fn class_named(name: &str) -> Option<&'static ExcClass> {
    CLASSES.iter().find(|(known, _)| *known == name).map(|(_, class)| *class)
}

macro_rules! raisers {
    ($($function:ident $konst:ident;)*) => {
        $(pub fn $function(message: impl Into<Str>) -> Exc {
            Exc::with_message(&$konst, message)
        })*
    };
}

raisers! {
    type_error TYPE_ERROR;
    value_error VALUE_ERROR;
    index_error INDEX_ERROR;
    runtime_error RUNTIME_ERROR;
    zero_division ZERO_DIVISION_ERROR;
    overflow_error OVERFLOW_ERROR;
    attribute_error ATTRIBUTE_ERROR;
    assertion_error ASSERTION_ERROR;
    lookup_error LOOKUP_ERROR;
    not_implemented NOT_IMPLEMENTED_ERROR;
    recursion_error RECURSION_ERROR;
    memory_error MEMORY_ERROR;
    eof_error EOF_ERROR;
    key_error_message KEY_ERROR;
}

/// `KeyError(key)`.
pub fn key_error<K: Object>(key: &K) -> Exc {
    Exc::new(&KEY_ERROR, vec![key.to_dyn()])
}

/// `StopIteration()`.
pub fn stop_iteration() -> Exc {
    Exc::new(&STOP_ITERATION, Vec::new())
}

/// `StopIteration(value)` as a generator's `return value` raises it; `None` leaves the arguments empty.
pub fn stop_iteration_value<T: Object>(value: &T) -> Exc {
    if value.type_name() == "NoneType" {
        return stop_iteration();
    }
    Exc::new(&STOP_ITERATION, vec![value.to_dyn()])
}

/// A global that was never bound, or was deleted.
pub fn name_error(name: &str) -> Exc {
    Exc::with_message(&NAME_ERROR, format!("name '{name}' is not defined"))
}

/// A local variable that is read before it is bound.
pub fn unbound_local(name: &str) -> Exc {
    let message = format!("cannot access local variable '{name}' where it is not associated with a value");
    Exc::with_message(&UNBOUND_LOCAL_ERROR, message)
}

/// A variable of an enclosing function that is read before it is bound.
pub fn unbound_free(name: &str) -> Exc {
    let message =
        format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
    Exc::with_message(&NAME_ERROR, message)
}

/// An attribute that an object of this type does not have.
pub fn no_attribute(type_name: &str, name: &str) -> Exc {
    attribute_error(format!("'{type_name}' object has no attribute '{name}'"))
}

/// `OSError(errno, strerror, filename)` as the class that the number stands for.
pub fn os_error(errno: i64, strerror: impl Into<Str>, filename: Option<Str>) -> Exc {
    let mut args: Vec<Rc<dyn crate::object::Dyn>> =
        vec![Rc::new(crate::int::Int::Small(errno)), Rc::new(strerror.into())];
    if let Some(name) = filename {
        args.push(Rc::new(name));
    }
    Exc::new(&OS_ERROR, args)
}
