//! `pygame.time`: the clock in milliseconds and timers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use ferrule_rt::exc::value_error;
use ferrule_rt::{Object, Result, Str, seam};

use crate::event::{self, Event};
use crate::{sys, verify};

fn ready() {
    if !sys::was_init(sys::INIT_TIMER) {
        // SDL's clock starts here; nothing to do where the timer cannot start.
        let _ = sys::init(sys::INIT_TIMER);
    }
}

/// A read of the clock.
fn now_ms() -> i64 {
    if verify::on() { seam::now_ns() / 1_000_000 } else { sys::ticks() as i64 }
}
/// The time without the cost that a read has under verification.
pub(crate) fn peek_ms() -> i64 {
    if verify::on() { seam::peek_ns() / 1_000_000 } else { sys::ticks() as i64 }
}
pub(crate) fn sleep_ms(ms: i64) {
    if ms <= 0 {
        return;
    }
    if verify::on() { seam::advance_ns(ms * 1_000_000) } else { sys::delay(ms as u32) }
}

/// Milliseconds since `pygame.init()`.
pub fn get_ticks() -> i64 {
    if verify::on() || sys::was_init(sys::INIT_TIMER) { now_ms() } else { 0 }
}
pub fn wait(ms: i64) -> i64 {
    ready();
    let start = now_ms();
    sleep_ms(ms);
    now_ms() - start
}
/// Like `wait`, but exact: the last milliseconds are waited for in a loop.
pub fn delay(ms: i64) -> i64 {
    const COARSE: i64 = 12;
    if ms <= 0 {
        return 0;
    }
    if verify::on() {
        return wait(ms);
    }
    ready();
    let start = now_ms();
    if ms >= COARSE {
        let coarse = ms - 2 - ms % COARSE;
        if coarse >= COARSE {
            sleep_ms(coarse);
        }
    }
    while now_ms() - start < ms {
        std::hint::spin_loop();
    }
    now_ms() - start
}

/// `pygame.time.Clock`.
#[derive(Clone)]
pub struct Clock(Rc<Cell<Ticks>>);

#[derive(Clone, Copy)]
struct Ticks {
    last: i64,
    passed: i64,
    worked: i64,
    count: i64,
    counted_from: i64,
    fps: f32,
}

impl Clock {
    pub fn new() -> Self {
        ready();
        Self(Rc::new(Cell::new(Ticks { last: now_ms(), passed: 0, worked: 0, count: 0, counted_from: 0, fps: 0.0 })))
    }
    /// Waits until the frame is over and returns the milliseconds since the call before.
    pub fn tick(&self, framerate: f64) -> i64 {
        self.advance(framerate, sleep_ms)
    }
    pub fn tick_busy_loop(&self, framerate: f64) -> i64 {
        self.advance(framerate, |ms| {
            if verify::on() {
                sleep_ms(ms);
            } else {
                delay(ms);
            }
        })
    }
    fn advance(&self, framerate: f64, wait: impl Fn(i64)) -> i64 {
        let mut ticks = self.0.get();
        let framerate = framerate as f32;
        if framerate != 0.0 {
            let frame = ((1.0 / framerate) * 1000.0) as i64;
            ticks.worked = now_ms() - ticks.last;
            wait(frame - ticks.worked);
        }
        let now = now_ms();
        ticks.passed = now - ticks.last;
        ticks.last = now;
        ticks.count += 1;
        if framerate == 0.0 {
            ticks.worked = ticks.passed;
        }
        if ticks.counted_from == 0 {
            (ticks.count, ticks.counted_from) = (0, now);
        } else if ticks.count >= 10 {
            ticks.fps = ticks.count as f32 / ((now - ticks.counted_from) as f32 / 1000.0);
            (ticks.count, ticks.counted_from) = (0, now);
        }
        self.0.set(ticks);
        ticks.passed
    }
    pub fn get_time(&self) -> i64 {
        self.0.get().passed
    }
    pub fn get_rawtime(&self) -> i64 {
        self.0.get().worked
    }
    pub fn get_fps(&self) -> f64 {
        f64::from(self.0.get().fps)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

impl Object for Clock {
    fn type_name(&self) -> &'static str {
        "Clock"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<Clock(fps={:.2})>", self.0.get().fps)))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
    fn py_hash(&self) -> Result<i64> {
        Ok((self.py_id() >> 4) as i64)
    }
}

struct Timer {
    event: Event,
    due: i64,
    every: i64,
    /// How many more times; below 0 for ever.
    left: i64,
}

thread_local! {
    static TIMERS: RefCell<Vec<Timer>> = const { RefCell::new(Vec::new()) };
}

/// Posts the event again and again (`loops` 0) or that many times; 0 milliseconds stop it.
pub fn set_timer(event: &Event, every: i64, loops: i64) {
    ready();
    TIMERS.with_borrow_mut(|timers| {
        timers.retain(|timer| timer.event.kind() != event.kind());
        if every > 0 {
            let left = if loops <= 0 { -1 } else { loops };
            timers.push(Timer { event: event.clone(), due: peek_ms() + every, every, left });
        }
    });
}
pub fn set_timer_of(kind: i64, every: i64, loops: i64) -> Result<()> {
    if !(0..event::NUMEVENTS).contains(&kind) {
        return Err(value_error("event type out of range"));
    }
    set_timer(&Event::of(kind, Vec::new()), every, loops);
    Ok(())
}
pub(crate) fn has_timers() -> bool {
    TIMERS.with_borrow(|timers| !timers.is_empty())
}
pub(crate) fn stop_timers() {
    TIMERS.with_borrow_mut(Vec::clear);
}
/// Puts the events that are due into the queue, the earliest first.
pub(crate) fn fire_timers() {
    let now = peek_ms();
    loop {
        let fired = TIMERS.with_borrow_mut(|timers| {
            let timer = timers.iter_mut().filter(|timer| timer.due <= now).min_by_key(|timer| timer.due)?;
            timer.due += timer.every;
            timer.left -= i64::from(timer.left > 0);
            let event = timer.event.clone();
            timers.retain(|timer| timer.left != 0);
            Some(event)
        });
        match fired {
            Some(event) => event::enqueue(event),
            None => return,
        }
    }
}
