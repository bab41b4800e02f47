//! `pygame.error`.

use ferrule_rt::Exc;
use ferrule_rt::exc::{ExcClass, RUNTIME_ERROR};

/// The exception class of what SDL reports.
pub static ERROR: ExcClass = ExcClass::new("error", &[&RUNTIME_ERROR]).module("pygame");

pub fn error(message: impl Into<ferrule_rt::Str>) -> Exc {
    Exc::with_message(&ERROR, message)
}

/// Turns a message of SDL into `pygame.error`.
pub trait OrError<T> {
    fn or_error(self) -> ferrule_rt::Result<T>;
}
impl<T> OrError<T> for Result<T, String> {
    fn or_error(self) -> ferrule_rt::Result<T> {
        self.map_err(error)
    }
}
