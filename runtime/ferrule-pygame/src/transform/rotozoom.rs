//! Rotation and zoom with bilinear interpolation.

use ferrule_rt::Result;

use super::alike;
use crate::convert::c_int;
use crate::error::OrError;
use crate::surface::Surface;
use crate::sys::{self, Raw, SdlRect};

const LIMIT: f64 = 0.001;

/// `transform.rotozoom`.
pub fn rotozoom(surface: &Surface, angle: f64, zoom: f64) -> Result<Surface> {
    let (angle, zoom) = (f64::from(angle as f32), f64::from(zoom as f32));
    let source = surface.raw();
    if zoom == 0.0 || source.w() == 0 || source.h() == 0 {
        return alike(source, 0, 0).map(Surface::of);
    }
    if source.format().bits == 32 {
        return turned(source, angle, zoom).map(Surface::of);
    }
    let wide = Raw::create(source.w(), source.h(), sys::ABGR8888).or_error()?;
    let all = SdlRect { x: 0, y: 0, w: source.w(), h: source.h() };
    wide.blit_from(source, &all, &mut all.clone()).or_error()?;
    turned(&wide, angle, zoom).map(Surface::of)
}

fn turned(source: &Raw, angle: f64, zoom: f64) -> Result<Raw> {
    let zoom = zoom.max(LIMIT);
    if angle.abs() <= LIMIT {
        let size = |size: i32| c_int(f64::from(size) * zoom).max(1);
        let made = target(source, size(source.w()), size(source.h()))?;
        zoomed(source, &made);
        return Ok(made);
    }
    let radians = angle * (std::f64::consts::PI / 180.0);
    let (sin, cos) = (radians.sin() * zoom, radians.cos() * zoom);
    let (x, y) = (f64::from(source.w() / 2), f64::from(source.h() / 2));
    let half = |a: f64, b: f64| c_int((a + b).abs().max((a - b).abs()).ceil()).max(1);
    let (half_w, half_h) = (half(cos * x, sin * y), half(sin * x, cos * y));
    let made = target(source, 2 * half_w, 2 * half_h)?;
    let inverse = 65536.0 / (zoom * zoom);
    rotated(source, &made, (half_w, half_h), c_int(sin * inverse), c_int(cos * inverse));
    Ok(made)
}

fn target(source: &Raw, w: i32, h: i32) -> Result<Raw> {
    let made = Raw::create(w, h, source.format().code).or_error()?;
    if let Some(key) = source.color_key() {
        made.set_color_key(Some(key)).or_error()?;
    }
    Ok(made)
}

/// Four neighbours mixed by two shares in 1/65536, channel by channel.
fn mixed(corners: [u32; 4], ex: i32, ey: i32) -> u32 {
    let [c00, c01, c10, c11] = corners.map(u32::to_le_bytes);
    u32::from_le_bytes([0, 1, 2, 3].map(|i| {
        let along = |a: u8, b: u8| ((((i32::from(b) - i32::from(a)) * ex) >> 16) + i32::from(a)) & 0xFF;
        let (top, bottom) = (along(c00[i], c01[i]), along(c10[i], c11[i]));
        ((((bottom - top) * ey) >> 16) + top) as u8
    }))
}

/// Steps in 1/65536 of a source pixel that cover the source in `count` places.
fn steps(from: i32, count: i32) -> Vec<i32> {
    let step = c_int(65536.0 * f64::from((from - 1) as f32) / f64::from(count as f32));
    let mut at = 0i32;
    (0..=count)
        .map(|_| {
            let now = at;
            at = (at & 0xFFFF).wrapping_add(step);
            now
        })
        .collect()
}

fn zoomed(source: &Raw, made: &Raw) {
    let (across, down) = (steps(source.w(), made.w()), steps(source.h(), made.h()));
    let (old, new) = (source.view(), made.view());
    let (old, new) = (old.words(), new.words());
    let (old_line, line) = (source.pitch() / 4, made.pitch() / 4);
    // Past the last line or column the share is zero, so any pixel will do.
    let pixel = |x: usize, y: usize| old.get(y * old_line + x).map_or(0, std::cell::Cell::get);
    let mut sy = 0;
    for y in 0..made.h() as usize {
        let mut sx = 0;
        for x in 0..made.w() as usize {
            let corners = [pixel(sx, sy), pixel(sx + 1, sy), pixel(sx, sy + 1), pixel(sx + 1, sy + 1)];
            new[y * line + x].set(mixed(corners, across[x] & 0xFFFF, down[y] & 0xFFFF));
            sx += (across[x + 1] >> 16) as usize;
        }
        sy += (down[y + 1] >> 16) as usize;
    }
}

fn rotated(source: &Raw, made: &Raw, (cx, cy): (i32, i32), sin: i32, cos: i32) {
    let xd = source.w().wrapping_sub(made.w()) << 15;
    let yd = source.h().wrapping_sub(made.h()) << 15;
    let ax = (cx << 16).wrapping_sub(cos.wrapping_mul(cx));
    let ay = (cy << 16).wrapping_sub(sin.wrapping_mul(cx));
    let (old, new) = (source.view(), made.view());
    let (old, new) = (old.words(), new.words());
    let (old_line, line) = (source.pitch() / 4, made.pitch() / 4);
    let pixel = |x: i32, y: i32| old[y as usize * old_line + x as usize].get();
    for y in 0..made.h() {
        let dy = cy - y;
        let mut sdx = ax.wrapping_add(sin.wrapping_mul(dy)).wrapping_add(xd);
        let mut sdy = ay.wrapping_sub(cos.wrapping_mul(dy)).wrapping_add(yd);
        for x in 0..made.w() as usize {
            let (px, py) = (sdx >> 16, sdy >> 16);
            if px >= -1 && py >= -1 && px < source.w() && py < source.h() {
                let corners = corners(px, py, source.w() - 1, source.h() - 1, &pixel);
                new[y as usize * line + x].set(mixed(corners, sdx & 0xFFFF, sdy & 0xFFFF));
            }
            sdx = sdx.wrapping_add(cos);
            sdy = sdy.wrapping_add(sin);
        }
    }
}

/// The four pixels around a place; at the borders pygame repeats what there is, in its own order.
fn corners(x: i32, y: i32, last_x: i32, last_y: i32, pixel: &impl Fn(i32, i32) -> u32) -> [u32; 4] {
    if x >= 0 && y >= 0 && x < last_x && y < last_y {
        return [pixel(x, y), pixel(x + 1, y), pixel(x, y + 1), pixel(x + 1, y + 1)];
    }
    let edge_x = x == last_x || x == -1;
    let edge_y = y == last_y || y == -1;
    if edge_x && edge_y {
        return [pixel(x.clamp(0, last_x), y.clamp(0, last_y)); 4];
    }
    if x == -1 {
        let first = pixel(0, y);
        return [first, first, first, pixel(0, y + 1)];
    }
    if y == -1 {
        let first = pixel(x, 0);
        return [first, first, first, pixel(x + 1, 0)];
    }
    if x == last_x {
        let (first, second) = (pixel(x, y), pixel(x, y + 1));
        return [first, first, second, second];
    }
    let second = pixel(x + 1, y);
    [pixel(x, y), second, second, second]
}
