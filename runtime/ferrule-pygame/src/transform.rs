//! `pygame.transform`.

mod rotozoom;
mod smooth;

use ferrule_rt::Result;
use ferrule_rt::exc::{type_error, value_error};

use crate::convert::{IntoPoint, c_int};
use crate::error::OrError;
use crate::surface::Surface;
use crate::sys::{BLEND_BLEND, BLEND_NONE, Raw};

pub use rotozoom::rotozoom;

/// A new surface with the format, palette, alpha and colour key of another.
fn alike(source: &Raw, w: i32, h: i32) -> Result<Raw> {
    if w < 0 || h < 0 {
        return Err(value_error("Cannot scale to negative size"));
    }
    let new = Raw::create(w, h, source.format().code).or_error()?;
    let palette = source.palette();
    if !palette.is_empty() {
        new.set_palette(&palette, 0).or_error()?;
    }
    if source.alpha_mod() != 255 {
        new.set_alpha_mod(source.alpha_mod());
    }
    new.set_blend_mode(if source.blend_mode() == BLEND_NONE { BLEND_NONE } else { BLEND_BLEND });
    if let Some(key) = source.color_key() {
        new.set_color_key(Some(key)).or_error()?;
    }
    Ok(new)
}

/// Fills a new surface: each of its pixels is the one of the source at `from(x, y)`.
fn rearranged(source: &Raw, w: i32, h: i32, from: impl Fn(usize, usize) -> (usize, usize)) -> Result<Surface> {
    let new = alike(source, w, h)?;
    {
        let (old_view, new_view) = (source.view(), new.view());
        let (old, cells) = (old_view.bytes(), new_view.bytes());
        let bytes = source.format().bytes;
        for y in 0..h as usize {
            for x in 0..w as usize {
                let (sx, sy) = from(x, y);
                let (at, to) = (sy * source.pitch() + sx * bytes, y * new.pitch() + x * bytes);
                for i in 0..bytes {
                    cells[to + i].set(old[at + i].get());
                }
            }
        }
    }
    Ok(Surface::of(new))
}

fn size_of(size: &impl IntoPoint) -> Result<(i32, i32)> {
    size.point().ok_or_else(|| type_error("size must be two numbers"))
}

pub fn scale(surface: &Surface, size: &impl IntoPoint) -> Result<Surface> {
    let (w, h) = size_of(size)?;
    scaled(surface, w, h)
}
fn scaled(surface: &Surface, w: i32, h: i32) -> Result<Surface> {
    let source = surface.raw();
    let new = alike(source, w, h)?;
    if w != 0 && h != 0 && source.w() != 0 && source.h() != 0 {
        new.stretch_from(source).or_error()?;
    }
    Ok(Surface::of(new))
}
fn by_factor(surface: &Surface, fx: f64, fy: f64) -> Result<(i32, i32)> {
    if fx < 0.0 || fy < 0.0 {
        return Err(value_error("Cannot scale to negative size"));
    }
    let part = |size: i32, factor: f64| c_int(f64::from(size as f32 * factor as f32));
    Ok((part(surface.raw().w(), fx), part(surface.raw().h(), fy)))
}
pub fn scale_by(surface: &Surface, fx: f64, fy: f64) -> Result<Surface> {
    let (w, h) = by_factor(surface, fx, fy)?;
    scaled(surface, w, h)
}
pub fn smoothscale(surface: &Surface, size: &impl IntoPoint) -> Result<Surface> {
    let (w, h) = size_of(size)?;
    smoothed(surface, w, h)
}
pub fn smoothscale_by(surface: &Surface, fx: f64, fy: f64) -> Result<Surface> {
    let (w, h) = by_factor(surface, fx, fy)?;
    smoothed(surface, w, h)
}
fn smoothed(surface: &Surface, w: i32, h: i32) -> Result<Surface> {
    let source = surface.raw();
    if !matches!(source.format().bytes, 3 | 4) {
        return Err(value_error("Only 24-bit or 32-bit surfaces can be smoothly scaled"));
    }
    let new = alike(source, w, h)?;
    if w > 0 && h > 0 && source.w() > 0 && source.h() > 0 {
        let made = smooth::Grid::of(source).resized(w as usize, h as usize);
        made.write(&new);
    }
    Ok(Surface::of(new))
}

pub fn scale2x(surface: &Surface) -> Result<Surface> {
    let source = surface.raw();
    let (w, h) = (source.w() as usize, source.h() as usize);
    let bytes = source.format().bytes;
    let view = source.view();
    let cells = view.bytes();
    let pixel = |x: usize, y: usize| {
        let at = y * source.pitch() + x * bytes;
        cells[at..at + bytes].iter().rev().fold(0u32, |pixel, cell| pixel << 8 | u32::from(cell.get()))
    };
    rearranged(source, source.w() * 2, source.h() * 2, |x, y| {
        let (cx, cy) = (x / 2, y / 2);
        let (up, down) = ((cx, cy.saturating_sub(1)), (cx, (cy + 1).min(h - 1)));
        let (left, right) = ((cx.saturating_sub(1), cy), ((cx + 1).min(w - 1), cy));
        let value = |(x, y): (usize, usize)| pixel(x, y);
        if value(up) == value(down) || value(left) == value(right) {
            return (cx, cy);
        }
        let side = if x % 2 == 0 { left } else { right };
        let end = if y % 2 == 0 { up } else { down };
        if value(side) == value(end) { side } else { (cx, cy) }
    })
}

pub fn flip(surface: &Surface, horizontal: bool, vertical: bool) -> Result<Surface> {
    let source = surface.raw();
    let (w, h) = (source.w() as usize, source.h() as usize);
    rearranged(source, source.w(), source.h(), |x, y| {
        (if horizontal { w - 1 - x } else { x }, if vertical { h - 1 - y } else { y })
    })
}

/// `transform.rotate`: counterclockwise, nearest pixel.
pub fn rotate(surface: &Surface, angle: f64) -> Result<Surface> {
    let source = surface.raw();
    let angle = angle as f32;
    if source.w() < 1 || source.h() < 1 {
        return Ok(surface.clone());
    }
    if f64::from(angle) % 90.0 == 0.0 {
        return quarter_turns(source, (c_int(f64::from(angle)) / 90).rem_euclid(4));
    }
    let radians = f64::from(angle) * 0.017_453_292_519_943_29;
    let (sin, cos) = radians.sin_cos();
    let (x, y) = (f64::from(source.w()), f64::from(source.h()));
    let (cx, cy, sx, sy) = (cos * x, cos * y, sin * x, sin * y);
    let widest = |a: f64, b: f64| (a + b).abs().max((a - b).abs()).max((-a + b).abs()).max((-a - b).abs()) as i32;
    let (w, h) = (widest(cx, sy), widest(sx, cy));
    let new = alike(source, w, h)?;
    {
        let (old_view, new_view) = (source.view(), new.view());
        let (old, cells) = (old_view.bytes(), new_view.bytes());
        let bytes = source.format().bytes;
        let back = background(source);
        let turn = Turn::new(source, w, h, sin, cos);
        for y in 0..h {
            let (mut dx, mut dy) = turn.start(y);
            for x in 0..w as usize {
                let to = y as usize * new.pitch() + x * bytes;
                let inside = dx >= 0 && dy >= 0 && dx <= turn.max.0 && dy <= turn.max.1;
                let from = inside.then(|| (dy >> 16) as usize * source.pitch() + (dx >> 16) as usize * bytes);
                for i in 0..bytes {
                    cells[to + i].set(from.map_or(back[i], |from| old[from + i].get()));
                }
                dx = dx.wrapping_add(turn.cos);
                dy = dy.wrapping_add(turn.sin);
            }
        }
    }
    Ok(Surface::of(new))
}

/// Positions in the source in 1/65536 of a pixel, computed in C's `int`.
struct Turn {
    sin: i32,
    cos: i32,
    ax: i32,
    ay: i32,
    xd: i32,
    yd: i32,
    cy: i32,
    max: (i32, i32),
}

impl Turn {
    fn new(source: &Raw, w: i32, h: i32, sin: f64, cos: f64) -> Self {
        let reach = |by: f64| c_int(by * ((i64::from(w) - 1) << 15) as f64);
        Self {
            sin: c_int(sin * 65536.0),
            cos: c_int(cos * 65536.0),
            ax: (w << 15).wrapping_sub(reach(cos)),
            ay: (h << 15).wrapping_sub(reach(sin)),
            xd: (source.w() - w) << 15,
            yd: (source.h() - h) << 15,
            cy: h / 2,
            max: ((source.w() << 16).wrapping_sub(1), (source.h() << 16).wrapping_sub(1)),
        }
    }
    fn start(&self, y: i32) -> (i32, i32) {
        let down = self.cy - y;
        (
            self.ax.wrapping_add(self.sin.wrapping_mul(down)).wrapping_add(self.xd),
            self.ay.wrapping_sub(self.cos.wrapping_mul(down)).wrapping_add(self.yd),
        )
    }
}

/// What fills the corners: the colour key, or the first pixel without its alpha.
fn background(source: &Raw) -> [u8; 4] {
    let first = || {
        let format = source.format();
        let view = source.view();
        let cells = view.bytes()[..format.bytes].iter().rev();
        cells.fold(0u32, |pixel, cell| pixel << 8 | u32::from(cell.get())) & !format.masks[3]
    };
    source.color_key().unwrap_or_else(first).to_le_bytes()
}

fn quarter_turns(source: &Raw, turns: i32) -> Result<Surface> {
    let (w, h) = (source.w() as usize, source.h() as usize);
    match turns {
        1 => rearranged(source, source.h(), source.w(), |x, y| (w - 1 - y, x)),
        2 => rearranged(source, source.w(), source.h(), |x, y| (w - 1 - x, h - 1 - y)),
        3 => rearranged(source, source.h(), source.w(), |x, y| (y, h - 1 - x)),
        _ => rearranged(source, source.w(), source.h(), |x, y| (x, y)),
    }
}
