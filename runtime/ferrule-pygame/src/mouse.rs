//! `pygame.mouse`.

use std::cell::Cell;

use ferrule_rt::exc::type_error;
use ferrule_rt::{Int, Result};

use crate::convert::IntoPoint;
use crate::event::{Event, Field, MOUSEMOTION, MOUSEWHEEL};
use crate::{display, sys, verify};

#[derive(Clone, Copy)]
struct Scripted {
    at: (i32, i32),
    moved: (i32, i32),
    /// The first five buttons.
    buttons: [bool; 5],
    visible: bool,
}

thread_local! {
    /// The mouse of a verified program.
    static SCRIPTED: Cell<Scripted> =
        const { Cell::new(Scripted { at: (0, 0), moved: (0, 0), buttons: [false; 5], visible: true }) };
}

pub(crate) fn position() -> (i32, i32) {
    if verify::on() {
        return SCRIPTED.get().at;
    }
    let (x, y, _) = sys::mouse_state();
    display::unscaled(x, y)
}
fn buttons() -> [bool; 5] {
    if verify::on() {
        return SCRIPTED.get().buttons;
    }
    let (_, _, mask) = sys::mouse_state();
    [0, 1, 2, 3, 4].map(|bit| mask >> bit & 1 != 0)
}

/// Moves the scripted mouse; the result is by how much.
pub(crate) fn moved_to(at: (i32, i32)) -> (i32, i32) {
    let mut state = SCRIPTED.get();
    let by = (at.0 - state.at.0, at.1 - state.at.1);
    state.at = at;
    state.moved = (state.moved.0 + by.0, state.moved.1 + by.1);
    SCRIPTED.set(state);
    by
}
pub(crate) fn press(button: i64, down: bool) {
    let mut state = SCRIPTED.get();
    if let Some(place) = usize::try_from(button - 1).ok().and_then(|at| state.buttons.get_mut(at)) {
        *place = down;
    }
    SCRIPTED.set(state);
}
pub(crate) fn mask() -> u32 {
    SCRIPTED.get().buttons.iter().rev().fold(0, |mask, down| mask << 1 | u32::from(*down))
}

pub fn get_pos() -> (Int, Int) {
    pair(position())
}
fn pair((x, y): (i32, i32)) -> (Int, Int) {
    (Int::from(i64::from(x)), Int::from(i64::from(y)))
}
pub fn get_rel() -> (Int, Int) {
    if verify::on() {
        let mut state = SCRIPTED.get();
        let moved = std::mem::take(&mut state.moved);
        SCRIPTED.set(state);
        return pair(moved);
    }
    pair(sys::mouse_motion())
}
pub fn get_pressed() -> (bool, bool, bool) {
    let [left, middle, right, ..] = buttons();
    (left, middle, right)
}
pub fn set_pos(at: &impl IntoPoint) -> Result<()> {
    let at = at.point().ok_or_else(|| type_error("invalid position argument for set_pos"))?;
    if verify::on() {
        moved_to(at);
    } else {
        display::warp_mouse(at.0, at.1);
    }
    Ok(())
}
pub fn set_visible(visible: bool) -> bool {
    if verify::on() {
        let mut state = SCRIPTED.get();
        let before = std::mem::replace(&mut state.visible, visible);
        SCRIPTED.set(state);
        return before;
    }
    let before = sys::show_cursor(-1);
    sys::show_cursor(i32::from(visible));
    before != 0
}
pub fn get_visible() -> bool {
    if verify::on() { SCRIPTED.get().visible } else { sys::show_cursor(-1) != 0 }
}
pub fn get_focused() -> bool {
    true
}

pub(crate) fn motion(at: (i32, i32), by: (i32, i32), mask: u32) -> Event {
    let button = |bit: u32| i64::from(mask >> bit & 1);
    Event::of(
        MOUSEMOTION,
        vec![
            ("pos", Field::Pair(i64::from(at.0), i64::from(at.1))),
            ("rel", Field::Pair(i64::from(by.0), i64::from(by.1))),
            ("buttons", Field::Triple([button(0), button(1), button(2)])),
            ("touch", Field::Bool(false)),
            ("window", Field::None),
        ],
    )
}
pub(crate) fn button_event(kind: i64, button: i64, at: (i32, i32)) -> Event {
    Event::of(
        kind,
        vec![
            ("pos", Field::Pair(i64::from(at.0), i64::from(at.1))),
            ("button", Field::Int(button)),
            ("touch", Field::Bool(false)),
            ("window", Field::None),
        ],
    )
}
pub(crate) fn wheel_event(x: i64, y: i64, flipped: bool, precise_x: f64, precise_y: f64) -> Event {
    Event::of(
        MOUSEWHEEL,
        vec![
            ("flipped", Field::Bool(flipped)),
            ("x", Field::Int(x)),
            ("y", Field::Int(y)),
            ("precise_x", Field::Float(precise_x)),
            ("precise_y", Field::Float(precise_y)),
            ("touch", Field::Bool(false)),
            ("window", Field::None),
        ],
    )
}
