//! `pygame.display`: the one window.

use std::cell::RefCell;

use ferrule_rt::exc::type_error;
use ferrule_rt::{Int, Iter, Object, Result, Str};

use crate::convert::{IntoPoint, IntoRect};
use crate::error::{OrError, error};
use crate::surface::Surface;
use crate::sys::{self, INIT_VIDEO, Raw, Screen, SdlRect};
use crate::verify;

pub const FULLSCREEN: i64 = 0x8000_0000;
pub const OPENGL: i64 = 0x2;
pub const RESIZABLE: i64 = 0x10;
pub const NOFRAME: i64 = 0x20;
pub const HIDDEN: i64 = 0x80;
pub const SCALED: i64 = 0x200;

const WINDOW_FULLSCREEN: u32 = 0x1;
const WINDOW_SHOWN: u32 = 0x4;
const WINDOW_HIDDEN: u32 = 0x8;
const WINDOW_BORDERLESS: u32 = 0x10;
const WINDOW_RESIZABLE: u32 = 0x20;
const WINDOW_FULLSCREEN_DESKTOP: u32 = 0x1001;

struct Display {
    surface: Surface,
    /// What the window shows where the program draws on a surface of its own (`SCALED`), and the factor.
    front: Option<(Raw, i32)>,
    // Declared last: the window goes after the surfaces that it owns.
    screen: Screen,
}

impl Display {
    /// The program may still hold the surface; it must not reach the closed window's memory.
    fn close(self) {
        if self.front.is_none() {
            self.surface.raw().detach();
        }
    }
}

struct State {
    display: Option<Display>,
    title: String,
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State { display: None, title: String::new() }) };
}

fn with<R>(f: impl FnOnce(&Display) -> Result<R>) -> Result<R> {
    STATE.with_borrow(|state| match &state.display {
        _ if !sys::was_init(INIT_VIDEO) => Err(error("video system not initialized")),
        Some(display) => f(display),
        None => Err(error("Display mode not set")),
    })
}

pub fn init() -> Result<()> {
    if sys::was_init(INIT_VIDEO) {
        return Ok(());
    }
    if verify::on() {
        sys::set_hint(c"SDL_VIDEODRIVER", c"dummy");
    }
    sys::init(INIT_VIDEO | sys::INIT_EVENTS).or_error()
}
pub fn get_init() -> bool {
    sys::was_init(INIT_VIDEO)
}
pub fn quit() {
    if let Some(display) = STATE.with_borrow_mut(|state| state.display.take()) {
        display.close();
    }
    if sys::was_init(INIT_VIDEO) {
        sys::quit(INIT_VIDEO | sys::INIT_EVENTS);
    }
}

fn window_flags(flags: i64, size: (i32, i32), desktop: (i32, i32)) -> u32 {
    let mut wanted = if flags & HIDDEN != 0 { WINDOW_HIDDEN } else { WINDOW_SHOWN };
    if flags & FULLSCREEN != 0 {
        let whole = flags & SCALED != 0 || size == desktop;
        wanted |= if whole { WINDOW_FULLSCREEN_DESKTOP } else { WINDOW_FULLSCREEN };
    }
    if flags & NOFRAME != 0 {
        wanted |= WINDOW_BORDERLESS;
    }
    if flags & RESIZABLE != 0 {
        wanted |= WINDOW_RESIZABLE;
    }
    wanted
}

pub fn set_mode(size: &impl IntoPoint, flags: i64) -> Result<Surface> {
    let (mut w, mut h) = size.point().ok_or_else(|| type_error("size must be two numbers"))?;
    if w < 0 || h < 0 {
        return Err(error("Cannot set negative sized display mode"));
    }
    if flags & OPENGL != 0 {
        return Err(error("OPENGL displays are not supported"));
    }
    init()?;
    let desktop = sys::desktop_size().or_error()?;
    if w == 0 && h == 0 {
        if flags & SCALED != 0 {
            return Err(error("Cannot set 0 sized SCALED display mode"));
        }
        (w, h) = desktop;
    }
    let scale = if flags & SCALED != 0 && !verify::on() { (desktop.0 / w).min(desktop.1 / h).max(1) } else { 1 };
    let wanted = window_flags(flags, (w, h), desktop);
    let scaled = flags & SCALED != 0;
    STATE.with_borrow_mut(|state| {
        if state.title.is_empty() {
            state.title = "pygame window".to_owned();
        }
        let reusable = state.display.take_if(|old| old.front.is_none() && !scaled);
        // A window with a front surface of its own cannot be turned into one without: it is closed.
        if let Some(old) = state.display.take() {
            old.close();
        }
        let display = match reusable {
            Some(display) => {
                let full = wanted & WINDOW_FULLSCREEN_DESKTOP;
                display.screen.configure(w, h, full, flags & RESIZABLE != 0, flags & NOFRAME == 0).or_error()?;
                display.screen.refresh(display.surface.raw()).or_error()?;
                display
            }
            None => {
                let screen = Screen::open(&state.title, w * scale, h * scale, wanted).or_error()?;
                let raw = screen.surface().or_error()?;
                if scaled {
                    let back = Surface::of(Raw::create(w, h, sys::XRGB8888).or_error()?);
                    Display { surface: back, front: Some((raw, scale)), screen }
                } else {
                    Display { surface: Surface::of_window(raw), front: None, screen }
                }
            }
        };
        let surface = display.surface.clone();
        state.display = Some(display);
        Ok(surface)
    })
}

pub fn get_surface() -> Option<Surface> {
    STATE.with_borrow(|state| state.display.as_ref().map(|display| display.surface.clone()))
}
/// The surface of a program that has set a mode.
pub fn surface() -> Result<Surface> {
    get_surface().ok_or_else(|| error("Display mode not set"))
}

pub(crate) fn format() -> Option<u32> {
    get_surface().map(|surface| surface.raw().format().code)
}
pub(crate) fn convert_format() -> Result<u32> {
    format().ok_or_else(|| error("No convert format has been set, try display.set_mode() or Window.get_surface()."))
}
pub(crate) fn window_flags_of(surface: &Surface) -> i64 {
    STATE.with_borrow(|state| match &state.display {
        Some(display) if display.surface.py_is(surface) => {
            let flags = display.screen.flags();
            let full = if flags & WINDOW_FULLSCREEN != 0 { FULLSCREEN } else { 0 };
            let resizable = if flags & WINDOW_RESIZABLE != 0 { RESIZABLE } else { 0 };
            full | resizable | if flags & WINDOW_BORDERLESS != 0 { NOFRAME } else { 0 }
        }
        _ => 0,
    })
}
/// Where a point of the window lies on the program's surface.
pub(crate) fn unscaled(x: i32, y: i32) -> (i32, i32) {
    let scale = STATE.with_borrow(|state| state.display.as_ref().and_then(|d| d.front.as_ref().map(|front| front.1)));
    scale.map_or((x, y), |scale| (x / scale, y / scale))
}
/// The window was resized: its surface is another one.
pub(crate) fn resized() {
    let _ = with(|display| {
        if display.front.is_none() {
            display.screen.refresh(display.surface.raw()).or_error()?;
        }
        Ok(())
    });
}

fn present(display: &Display) -> Result<()> {
    match &display.front {
        Some((front, 1)) => {
            let source = display.surface.raw();
            let mut at = SdlRect { x: 0, y: 0, w: source.w(), h: source.h() };
            front.blit_from(source, &at.clone(), &mut at).or_error()?;
        }
        Some((front, _)) => front.stretch_from(display.surface.raw()).or_error()?,
        // Resizing replaces the surface; SDL insists on the new one.
        None => display.screen.refresh(display.surface.raw()).or_error()?,
    }
    display.screen.update().or_error()
}

pub fn flip() -> Result<()> {
    with(present)?;
    verify::presented(&surface()?)
}
pub fn update() -> Result<()> {
    flip()
}
fn shown(display: &Display, rect: [i32; 4]) -> Option<SdlRect> {
    let (wide, high) = display.screen.size();
    let [x, y, w, h] = rect;
    let (left, top) = (x.max(0), y.max(0));
    let (right, bottom) = (x.saturating_add(w).min(wide), y.saturating_add(h).min(high));
    (right > left && bottom > top).then(|| SdlRect { x: left, y: top, w: right - left, h: bottom - top })
}
pub fn update_rect(rect: &impl IntoRect) -> Result<()> {
    let rect = rect
        .rect()
        .ok_or_else(|| ferrule_rt::exc::value_error("update requires a rectstyle or an iterable of rectstyles"))?;
    update_parts(&[rect])
}
pub fn update_rects<R: IntoRect + Object>(rects: Iter<R>) -> Result<()> {
    let rects: Option<Vec<_>> = rects.to_vec()?.iter().map(IntoRect::rect).collect();
    let bad = || ferrule_rt::exc::value_error("update requires a rectstyle or an iterable of rectstyles");
    update_parts(&rects.ok_or_else(bad)?)
}
fn update_parts(rects: &[[i32; 4]]) -> Result<()> {
    with(|display| {
        if display.front.is_some() {
            return present(display);
        }
        let parts: Vec<SdlRect> = rects.iter().filter_map(|rect| shown(display, *rect)).collect();
        if parts.is_empty() { Ok(()) } else { display.screen.update_rects(&parts).or_error() }
    })?;
    verify::presented(&surface()?)
}

pub fn set_caption(title: &Str) -> Result<()> {
    STATE.with_borrow_mut(|state| {
        title.as_str().clone_into(&mut state.title);
        state.display.as_ref().map_or(Ok(()), |display| display.screen.set_title(title.as_str()).or_error())
    })
}
pub fn get_caption() -> (Str, Str) {
    let title = STATE.with_borrow(|state| state.title.clone());
    (Str::from(title.as_str()), Str::from(title))
}
pub fn set_icon(icon: &Surface) -> Result<()> {
    init()?;
    STATE.with_borrow(|state| {
        if let Some(display) = &state.display {
            display.screen.set_icon(icon.raw());
        }
    });
    Ok(())
}
pub fn get_window_size() -> Result<(Int, Int)> {
    with(|display| {
        let (w, h) = display.screen.size();
        Ok((Int::from(i64::from(w)), Int::from(i64::from(h))))
    })
}
/// The size of the desktop: what `display.Info().current_w` tells before a mode is set.
pub fn desktop_size() -> Result<(i64, i64)> {
    init()?;
    let (w, h) = sys::desktop_size().or_error()?;
    Ok((i64::from(w), i64::from(h)))
}
pub fn get_driver() -> Result<Str> {
    sys::video_driver().map(Str::from).ok_or_else(|| error("video system not initialized"))
}
pub fn toggle_fullscreen() -> Result<i64> {
    with(|display| {
        let full = display.screen.flags() & WINDOW_FULLSCREEN != 0;
        display.screen.set_fullscreen(if full { 0 } else { WINDOW_FULLSCREEN_DESKTOP }).or_error()?;
        if display.front.is_none() {
            display.screen.refresh(display.surface.raw()).or_error()?;
        }
        Ok(1)
    })
}
pub(crate) fn warp_mouse(x: i32, y: i32) {
    let _ = with(|display| {
        display.screen.warp_mouse(x, y);
        Ok(())
    });
}
pub(crate) fn grab(on: bool) {
    let _ = with(|display| {
        display.screen.set_grab(on);
        Ok(())
    });
}
