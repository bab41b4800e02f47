//! `pygame.event`: the queue and its events.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use ferrule_rt::exc::{attribute_error, value_error};
use ferrule_rt::{Int, Iter, List, Object, Result, Str};

use crate::error::error;
use crate::sys::{self, SdlEvent};
use crate::{display, key, mouse, time, verify};

pub const NOEVENT: i64 = 0;
pub const QUIT: i64 = 256;
pub const KEYDOWN: i64 = 768;
pub const KEYUP: i64 = 769;
pub const TEXTINPUT: i64 = 771;
pub const MOUSEMOTION: i64 = 1024;
pub const MOUSEBUTTONDOWN: i64 = 1025;
pub const MOUSEBUTTONUP: i64 = 1026;
pub const MOUSEWHEEL: i64 = 1027;
pub const ACTIVEEVENT: i64 = 32768;
pub const VIDEORESIZE: i64 = 32769;
pub const VIDEOEXPOSE: i64 = 32770;
const FIRST_WINDOW_EVENT: i64 = 32773;
pub const USEREVENT: i64 = 32865;
pub const NUMEVENTS: i64 = 65535;

/// An attribute of an event.
#[derive(Clone, Debug)]
pub enum Field {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(Str),
    Pair(i64, i64),
    Triple([i64; 3]),
}

impl Field {
    fn shown(&self) -> Result<String> {
        Ok(match self {
            Self::None => "None".to_owned(),
            Self::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
            Self::Int(value) => value.to_string(),
            Self::Float(value) => value.py_repr()?.as_str().to_owned(),
            Self::Str(value) => value.py_repr()?.as_str().to_owned(),
            Self::Pair(a, b) => format!("({a}, {b})"),
            Self::Triple([a, b, c]) => format!("({a}, {b}, {c})"),
        })
    }
}

/// An event; a clone is a second name for the same one.
#[derive(Clone)]
pub struct Event(Rc<Data>);

struct Data {
    kind: i64,
    fields: RefCell<Vec<(String, Field)>>,
}

fn int(value: i64) -> Int {
    Int::from(value)
}

impl Event {
    pub fn of(kind: i64, fields: Vec<(&str, Field)>) -> Self {
        let fields = fields.into_iter().map(|(name, field)| (name.to_owned(), field)).collect();
        Self(Rc::new(Data { kind, fields: RefCell::new(fields) }))
    }
    /// `Event(type)`.
    pub fn new(kind: i64) -> Result<Self> {
        if !(0..NUMEVENTS).contains(&kind) {
            return Err(value_error("event type out of range"));
        }
        Ok(Self::of(kind, Vec::new()))
    }
    pub fn put(&self, name: &str, field: Field) {
        let mut fields = self.0.fields.borrow_mut();
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, place)) => *place = field,
            None => fields.push((name.to_owned(), field)),
        }
    }
    pub fn kind(&self) -> i64 {
        self.0.kind
    }
    pub fn field(&self, name: &str) -> Result<Field> {
        let fields = self.0.fields.borrow();
        fields
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, field)| field.clone())
            .ok_or_else(|| attribute_error(format!("'pygame.event.Event' object has no attribute '{name}'")))
    }
    fn mistyped(name: &str) -> ferrule_rt::Exc {
        ferrule_rt::exc::type_error(format!("the event's attribute '{name}' holds a value of another type"))
    }
    pub fn int_field(&self, name: &str) -> Result<i64> {
        match self.field(name)? {
            Field::Int(value) => Ok(value),
            Field::Bool(value) => Ok(i64::from(value)),
            _ => Err(Self::mistyped(name)),
        }
    }
    pub fn float_field(&self, name: &str) -> Result<f64> {
        match self.field(name)? {
            Field::Float(value) => Ok(value),
            Field::Int(value) => Ok(value as f64),
            _ => Err(Self::mistyped(name)),
        }
    }
    pub fn bool_field(&self, name: &str) -> Result<bool> {
        match self.field(name)? {
            Field::Bool(value) => Ok(value),
            Field::Int(value) => Ok(value != 0),
            _ => Err(Self::mistyped(name)),
        }
    }
    pub fn str_field(&self, name: &str) -> Result<Str> {
        match self.field(name)? {
            Field::Str(value) => Ok(value),
            _ => Err(Self::mistyped(name)),
        }
    }
    pub fn pair_field(&self, name: &str) -> Result<(Int, Int)> {
        match self.field(name)? {
            Field::Pair(a, b) => Ok((int(a), int(b))),
            _ => Err(Self::mistyped(name)),
        }
    }
    pub fn triple_field(&self, name: &str) -> Result<(Int, Int, Int)> {
        match self.field(name)? {
            Field::Triple([a, b, c]) => Ok((int(a), int(b), int(c))),
            _ => Err(Self::mistyped(name)),
        }
    }
}

impl From<i64> for Field {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
impl From<&Int> for Field {
    fn from(value: &Int) -> Self {
        Self::Int(value.to_i64().unwrap_or(i64::MAX))
    }
}
impl From<f64> for Field {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}
impl From<bool> for Field {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}
impl From<&Str> for Field {
    fn from(value: &Str) -> Self {
        Self::Str(value.clone())
    }
}

impl Object for Event {
    fn type_name(&self) -> &'static str {
        "Event"
    }
    fn py_repr(&self) -> Result<Str> {
        let fields = self.0.fields.borrow();
        let shown: Result<Vec<String>> =
            fields.iter().map(|(name, field)| Ok(format!("'{name}': {}", field.shown()?))).collect();
        Ok(Str::from(format!("<Event({}-{} {{{}}})>", self.0.kind, name(self.0.kind), shown?.join(", "))))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        let same = || -> Result<bool> {
            Ok(self.0.kind == other.0.kind && {
                let (mut a, mut b) = (self.0.fields.borrow().clone(), other.0.fields.borrow().clone());
                a.sort_by(|x, y| x.0.cmp(&y.0));
                b.sort_by(|x, y| x.0.cmp(&y.0));
                let shown = |fields: &[(String, Field)]| -> Result<Vec<String>> {
                    fields.iter().map(|(name, field)| Ok(name.clone() + &field.shown()?)).collect()
                };
                shown(&a)? == shown(&b)?
            })
        };
        Ok(self.py_is(other) || same()?)
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(self.0.kind != NOEVENT)
    }
}

fn name(kind: i64) -> &'static str {
    match kind {
        NOEVENT => "NoEvent",
        QUIT => "Quit",
        KEYDOWN => "KeyDown",
        KEYUP => "KeyUp",
        TEXTINPUT => "TextInput",
        MOUSEMOTION => "MouseMotion",
        MOUSEBUTTONDOWN => "MouseButtonDown",
        MOUSEBUTTONUP => "MouseButtonUp",
        MOUSEWHEEL => "MouseWheel",
        ACTIVEEVENT => "ActiveEvent",
        VIDEORESIZE => "VideoResize",
        VIDEOEXPOSE => "VideoExpose",
        _ if (FIRST_WINDOW_EVENT..FIRST_WINDOW_EVENT + 18).contains(&kind) => {
            WINDOW_NAMES[(kind - FIRST_WINDOW_EVENT) as usize]
        }
        _ if (USEREVENT..NUMEVENTS).contains(&kind) => "UserEvent",
        _ => "Unknown",
    }
}
pub fn event_name(kind: i64) -> Str {
    Str::lit(name(kind))
}

const WINDOW_NAMES: [&str; 18] = [
    "WindowShown",
    "WindowHidden",
    "WindowExposed",
    "WindowMoved",
    "WindowResized",
    "WindowSizeChanged",
    "WindowMinimized",
    "WindowMaximized",
    "WindowRestored",
    "WindowEnter",
    "WindowLeave",
    "WindowFocusGained",
    "WindowFocusLost",
    "WindowClose",
    "WindowTakeFocus",
    "WindowHitTest",
    "WindowICCProfChanged",
    "WindowDisplayChanged",
];

thread_local! {
    static QUEUE: RefCell<VecDeque<Event>> = const { RefCell::new(VecDeque::new()) };
    static BLOCKED: RefCell<Vec<i64>> = const { RefCell::new(Vec::new()) };
    static NEXT_CUSTOM: std::cell::Cell<i64> = const { std::cell::Cell::new(USEREVENT + 1) };
}

pub(crate) fn enqueue(event: Event) {
    if !BLOCKED.with_borrow(|blocked| blocked.contains(&event.kind())) {
        QUEUE.with_borrow_mut(|queue| queue.push_back(event));
    }
}

fn ready() -> Result<()> {
    if sys::was_init(sys::INIT_VIDEO) { Ok(()) } else { Err(error("video system not initialized")) }
}

/// Brings what happened since into the queue.
pub fn pump() -> Result<()> {
    ready()?;
    if verify::on() {
        verify::pump();
    } else {
        let mut following = sys::poll_event();
        while let Some(event) = following {
            following = sys::poll_event();
            translate(&event, following.as_ref());
        }
    }
    time::fire_timers();
    Ok(())
}

fn window() -> (&'static str, Field) {
    ("window", Field::None)
}

/// One event of SDL as pygame's; `next` may be the text of a key.
fn translate(event: &SdlEvent, next: Option<&SdlEvent>) {
    match i64::from(event.kind()) {
        QUIT => enqueue(Event::of(QUIT, Vec::new())),
        kind @ (KEYDOWN | KEYUP) => {
            let (scancode, code) = (event.i32_at(16), event.i32_at(20));
            let modifiers = i64::from(event.u16_at(24));
            if kind == KEYDOWN && event.u8_at(13) != 0 && !key::repeats() {
                return;
            }
            let text = next.filter(|next| i64::from(next.kind()) == TEXTINPUT).map(SdlEvent::text);
            enqueue(key::event(kind, i64::from(code), modifiers, i64::from(scancode), text));
        }
        TEXTINPUT => enqueue(Event::of(TEXTINPUT, vec![("text", Field::Str(Str::from(event.text()))), window()])),
        MOUSEMOTION => {
            let (x, y) = display::unscaled(event.i32_at(20), event.i32_at(24));
            let (dx, dy) = (event.i32_at(28), event.i32_at(32));
            enqueue(mouse::motion((x, y), (dx, dy), event.u32_at(16)));
        }
        kind @ (MOUSEBUTTONDOWN | MOUSEBUTTONUP) => {
            let (x, y) = display::unscaled(event.i32_at(20), event.i32_at(24));
            // pygame numbers the wheel 4 and 5, so further buttons follow.
            let button = i64::from(event.u8_at(16));
            enqueue(mouse::button_event(kind, if button > 3 { button + 2 } else { button }, (x, y)));
        }
        MOUSEWHEEL => wheel(event),
        0x200 => window_event(event),
        kind if kind >= USEREVENT => enqueue(Event::of(kind, Vec::new())),
        _ => {}
    }
}

fn wheel(event: &SdlEvent) {
    let (x, y) = (event.i32_at(16), event.i32_at(20));
    let flipped = event.u32_at(24) != 0;
    let (px, py) = (f64::from(event.f32_at(28)), f64::from(event.f32_at(32)));
    enqueue(mouse::wheel_event(i64::from(x), i64::from(y), flipped, px, py));
    let at = mouse::position();
    for kind in [MOUSEBUTTONDOWN, MOUSEBUTTONUP] {
        if y != 0 {
            enqueue(mouse::button_event(kind, if y > 0 { 4 } else { 5 }, at));
        }
    }
}

fn window_event(event: &SdlEvent) {
    let id = i64::from(event.u8_at(12));
    let (a, b) = (i64::from(event.i32_at(16)), i64::from(event.i32_at(20)));
    let active = |gain: i64, state: i64| {
        enqueue(Event::of(ACTIVEEVENT, vec![("gain", Field::Int(gain)), ("state", Field::Int(state))]));
    };
    match id {
        3 => enqueue(Event::of(VIDEOEXPOSE, Vec::new())),
        5 => {
            display::resized();
            let size = vec![("size", Field::Pair(a, b)), ("w", Field::Int(a)), ("h", Field::Int(b))];
            enqueue(Event::of(VIDEORESIZE, size));
        }
        6 => display::resized(),
        7 => active(0, 4),
        9 => active(1, 4),
        10 => active(1, 1),
        11 => active(0, 1),
        12 => active(1, 2),
        13 => active(0, 2),
        _ => {}
    }
    if (1..=18).contains(&id) {
        let fields = if (4..=6).contains(&id) {
            vec![("x", Field::Int(a)), ("y", Field::Int(b)), window()]
        } else {
            vec![window()]
        };
        enqueue(Event::of(FIRST_WINDOW_EVENT + id - 1, fields));
    }
}

/// Takes the events of which `wanted` says so, in order.
fn take(wanted: impl Fn(i64) -> bool) -> List<Event> {
    QUEUE.with_borrow_mut(|queue| {
        let (taken, left): (Vec<_>, Vec<_>) = queue.drain(..).partition(|event| wanted(event.kind()));
        queue.extend(left);
        List::from(taken)
    })
}

pub fn get() -> Result<List<Event>> {
    pump()?;
    Ok(take(|_| true))
}
pub fn get_of(kind: i64) -> Result<List<Event>> {
    pump()?;
    Ok(take(|found| found == kind))
}
fn kinds(kinds: &Iter<Int>) -> Result<Vec<i64>> {
    kinds.to_vec()?.iter().map(|kind| kind.to_i64().ok_or_else(|| value_error("event type out of range"))).collect()
}
pub fn get_any(wanted: Iter<Int>) -> Result<List<Event>> {
    let wanted = kinds(&wanted)?;
    pump()?;
    Ok(take(|found| wanted.contains(&found)))
}
pub fn poll() -> Result<Event> {
    pump()?;
    Ok(QUEUE.with_borrow_mut(VecDeque::pop_front).unwrap_or_else(|| Event::of(NOEVENT, Vec::new())))
}
/// `event.wait(timeout)`: milliseconds, 0 is for ever.
pub fn wait(timeout: i64) -> Result<Event> {
    let deadline = (timeout > 0).then(|| time::peek_ms() + timeout);
    loop {
        pump()?;
        if let Some(event) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
            return Ok(event);
        }
        if deadline.is_some_and(|deadline| time::peek_ms() >= deadline) {
            return Ok(Event::of(NOEVENT, Vec::new()));
        }
        if verify::on() && deadline.is_none() && !time::has_timers() && !verify::skip_to_next() {
            // Nothing will ever come: the program ends as if its window had been closed.
            return Err(verify::closed());
        }
        time::sleep_ms(1);
    }
}
pub fn peek() -> Result<bool> {
    pump()?;
    Ok(QUEUE.with_borrow(|queue| !queue.is_empty()))
}
pub fn peek_of(kind: i64) -> Result<bool> {
    pump()?;
    Ok(QUEUE.with_borrow(|queue| queue.iter().any(|event| event.kind() == kind)))
}
pub fn clear() -> Result<()> {
    pump()?;
    QUEUE.with_borrow_mut(VecDeque::clear);
    Ok(())
}
pub fn clear_of(kind: i64) -> Result<()> {
    pump()?;
    take(|found| found == kind);
    Ok(())
}
pub fn post(event: &Event) -> Result<bool> {
    ready()?;
    let blocked = BLOCKED.with_borrow(|blocked| blocked.contains(&event.kind()));
    enqueue(event.clone());
    Ok(!blocked)
}
pub fn custom_type() -> Result<i64> {
    let next = NEXT_CUSTOM.get();
    if next >= NUMEVENTS {
        return Err(error("pygame.event.custom_type made too many event types."));
    }
    NEXT_CUSTOM.set(next + 1);
    Ok(next)
}
pub fn set_blocked(kind: i64, block: bool) {
    BLOCKED.with_borrow_mut(|blocked| {
        blocked.retain(|known| *known != kind);
        if block {
            blocked.push(kind);
        }
    });
}
pub fn get_blocked(kind: i64) -> bool {
    BLOCKED.with_borrow(|blocked| blocked.contains(&kind))
}
pub fn set_grab(on: bool) {
    display::grab(on);
}
