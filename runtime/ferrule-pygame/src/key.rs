//! `pygame.key`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ferrule_rt::exc::index_error;
use ferrule_rt::{Int, Object, Result, Str};

use crate::event::{Event, Field, KEYDOWN};
use crate::key_names::NAMES;
use crate::{sys, verify};

const KMOD_CTRL: i64 = 0xC0;

thread_local! {
    static REPEAT: Cell<(i64, i64)> = const { Cell::new((0, 0)) };
    /// Keys that a verified program's script holds down, and their modifiers.
    static HELD: RefCell<Vec<i64>> = const { RefCell::new(Vec::new()) };
    static MODIFIERS: Cell<i64> = const { Cell::new(0) };
}

/// Which keys are down, indexed by key code.
#[derive(Clone)]
pub struct Pressed(Rc<State>);

enum State {
    /// By scan code, as SDL tells.
    Codes(Vec<bool>),
    Keys(Vec<i64>),
}

impl Pressed {
    pub fn item(&self, key: i64) -> Result<bool> {
        match &*self.0 {
            State::Keys(keys) => Ok(keys.contains(&key)),
            State::Codes(codes) => {
                let code = sys::scancode(key as i32);
                codes.get(code as usize).copied().ok_or_else(|| index_error("tuple index out of range"))
            }
        }
    }
    fn any(&self) -> bool {
        match &*self.0 {
            State::Keys(keys) => !keys.is_empty(),
            State::Codes(codes) => codes.contains(&true),
        }
    }
}

impl Object for Pressed {
    fn type_name(&self) -> &'static str {
        "ScancodeWrapper"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("pygame.key.ScancodeWrapper({})", if self.any() { "..." } else { "" })))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(match (&*self.0, &*other.0) {
            (State::Codes(a), State::Codes(b)) => a == b,
            (State::Keys(a), State::Keys(b)) => a == b,
            _ => false,
        })
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_len(&self) -> Result<usize> {
        Ok(512)
    }
}

pub fn get_pressed() -> Result<Pressed> {
    let state = if verify::on() {
        State::Keys(HELD.with_borrow(Clone::clone))
    } else if sys::was_init(sys::INIT_VIDEO) {
        State::Codes(sys::keyboard_state())
    } else {
        return Err(crate::error::error("video system not initialized"));
    };
    Ok(Pressed(Rc::new(state)))
}

pub(crate) fn hold(key: i64, down: bool) {
    HELD.with_borrow_mut(|held| {
        held.retain(|known| *known != key);
        if down {
            held.push(key);
        }
    });
    // Left and right shift, control, alt and meta count as modifiers.
    let bit = match key - 0x4000_00E0 {
        0 => 0x40,
        1 => 0x1,
        2 => 0x100,
        3 => 0x400,
        4 => 0x80,
        5 => 0x2,
        6 => 0x200,
        7 => 0x800,
        _ => 0,
    };
    let now = MODIFIERS.get();
    MODIFIERS.set(if down { now | bit } else { now & !bit });
}
pub fn get_mods() -> i64 {
    if verify::on() { MODIFIERS.get() } else { i64::from(sys::mod_state()) }
}
pub fn set_mods(modifiers: i64) {
    if verify::on() { MODIFIERS.set(modifiers) } else { sys::set_mod_state(modifiers as i32) }
}

/// pygame has names of its own for some keys; the others are SDL's in lower case.
pub fn name(key: i64) -> Str {
    match NAMES.binary_search_by(|(known, _)| known.cmp(&key)) {
        Ok(at) => Str::lit(NAMES[at].1),
        Err(_) => Str::from(sys::key_name(key as i32).to_lowercase()),
    }
}
pub fn key_code(text: &Str) -> Result<i64> {
    let wanted = text.as_str().to_lowercase();
    NAMES
        .iter()
        .find(|(_, name)| *name == wanted)
        .map(|(key, _)| *key)
        .ok_or_else(|| ferrule_rt::exc::value_error("unknown key name"))
}

pub fn set_repeat(delay: i64, interval: i64) -> Result<()> {
    if delay < 0 || interval < 0 {
        return Err(ferrule_rt::exc::value_error("repeat delay and interval must be positive"));
    }
    REPEAT.set((delay, interval));
    Ok(())
}
pub fn get_repeat() -> (Int, Int) {
    let (delay, interval) = REPEAT.get();
    (Int::from(delay), Int::from(interval))
}
pub(crate) fn repeats() -> bool {
    REPEAT.get().0 != 0
}
pub fn get_focused() -> bool {
    true
}
pub fn text_input(on: bool) {
    sys::text_input(on);
}

/// The text of a key that `KEYDOWN` and `KEYUP` carry.
fn unicode(key: i64, modifiers: i64, text: Option<String>) -> Str {
    match key {
        13 | 0x4000_0058 => Str::lit("\r"),
        27 => Str::lit("\x1b"),
        8 => Str::lit("\x08"),
        9 => Str::lit("\t"),
        127 => Str::lit("\x7f"),
        97..=122 if modifiers & KMOD_CTRL != 0 => Str::from(char::from((key - 96) as u8).to_string()),
        _ => text.map_or(Str::lit(""), Str::from),
    }
}

thread_local! {
    /// The texts of the keys that are down: a release tells the text of its press.
    static TEXTS: RefCell<Vec<(i64, Str)>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn event(kind: i64, key: i64, modifiers: i64, scancode: i64, text: Option<String>) -> Event {
    let text = TEXTS.with_borrow_mut(|texts| {
        let before = texts.iter().position(|(known, _)| *known == key).map(|at| texts.swap_remove(at).1);
        if kind == KEYDOWN {
            let text = unicode(key, modifiers, text);
            texts.push((key, text.clone()));
            return text;
        }
        before.unwrap_or(Str::lit(""))
    });
    Event::of(
        kind,
        vec![
            ("unicode", Field::Str(text)),
            ("key", Field::Int(key)),
            ("mod", Field::Int(modifiers)),
            ("scancode", Field::Int(scancode)),
            ("window", Field::None),
        ],
    )
}
