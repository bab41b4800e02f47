//! pygame on SDL2 for programs that Ferrule translated to Rust: the same pixels as pygame-ce draws.
//!
//! The libraries of SDL are loaded when the program runs (see `sys`). pygame draws shapes, scales, rotates and blends in
//! its own C code; the modules here follow the same algorithms, and the tests compare every pixel.

mod blend;
pub mod blits;
pub mod color;
mod color_names;
pub mod convert;
pub mod display;
pub mod draw;
pub mod error;
pub mod event;
pub mod font;
pub mod image;
pub mod key;
mod key_names;
pub mod math;
pub mod mixer;
pub mod mouse;
pub mod rect;
pub mod surface;
mod sys;
pub mod time;
pub mod transform;
mod vector;
pub mod verify;

pub use color::Color;
pub use error::ERROR;
pub use event::Event;
pub use font::Font;
pub use math::{Vector2, Vector3};
pub use rect::{FRect, Rect};
pub use surface::Surface;
pub use time::Clock;

use ferrule_rt::{Int, Result};

/// `pygame.init()`: the number of modules that started and that failed.
pub fn init() -> Result<(Int, Int)> {
    use error::OrError;
    sys::init(sys::INIT_TIMER).or_error()?;
    display::init()?;
    font::init()?;
    // A machine without sound is no reason to stop.
    let _ = mixer::init(0, 0, 0, 0);
    Ok((Int::from(5), Int::from(0)))
}

pub fn get_init() -> bool {
    display::get_init()
}

/// `pygame.quit()`.
pub fn quit() {
    time::stop_timers();
    mixer::quit();
    font::quit();
    display::quit();
}
