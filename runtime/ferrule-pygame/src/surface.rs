//! `Surface`.

use std::rc::Rc;

use ferrule_rt::exc::{index_error, type_error, value_error};
use ferrule_rt::{Int, Object, Result, Str};

use crate::blend;
use crate::color::{Color, IntoColor};
use crate::convert::{IntoPoint, IntoPos, IntoRect};
use crate::display;
use crate::error::{OrError, error};
use crate::rect::Rect;
use crate::sys::{self, BLEND_BLEND, BLEND_NONE, Raw, SdlRect};

pub const SRCALPHA: i64 = 0x0001_0000;
const SRCCOLORKEY: i64 = 0x1000;
const PREALLOC: i64 = 0x0100_0000;

/// A picture; a clone is a second name for the same one.
#[derive(Clone)]
pub struct Surface(Rc<Data>);

struct Data {
    raw: Raw,
    /// The surface that owns the pixels, and the offset in it.
    parent: Option<(Surface, i32, i32)>,
    /// Memory that SDL did not allocate for this surface.
    preallocated: bool,
}

fn sdl_rect([x, y, w, h]: [i32; 4]) -> SdlRect {
    SdlRect { x, y, w, h }
}
fn rect_of(rect: SdlRect) -> Rect {
    Rect::from_parts([rect.x, rect.y, rect.w, rect.h])
}

/// The pixel format for a depth, with alpha or without.
fn format_of_depth(depth: i64, alpha: bool) -> Result<u32> {
    Ok(match (depth, alpha) {
        (16, true) => sys::ARGB4444,
        (32, true) => sys::ARGB8888,
        (_, true) => return Err(value_error("no standard masks exist for given bitdepth with alpha")),
        (8, _) => sys::INDEX8,
        (12, _) => sys::XRGB4444,
        (15, _) => sys::XRGB1555,
        (16, _) => sys::RGB565,
        (24, _) => sys::BGR24,
        (32, _) => sys::XRGB8888,
        _ => return Err(value_error("nonstandard bit depth given")),
    })
}

impl Surface {
    pub(crate) fn of(raw: Raw) -> Self {
        Self(Rc::new(Data { raw, parent: None, preallocated: false }))
    }
    pub(crate) fn of_window(raw: Raw) -> Self {
        Self(Rc::new(Data { raw, parent: None, preallocated: true }))
    }
    pub(crate) fn raw(&self) -> &Raw {
        &self.0.raw
    }

    pub fn new(size: &impl IntoPoint, flags: i64, depth: i64) -> Result<Self> {
        let (w, h) = size.point().ok_or_else(|| value_error("size needs to be (number width, number height)"))?;
        if w < 0 || h < 0 {
            return Err(error("Invalid resolution for Surface"));
        }
        let alpha = flags & SRCALPHA != 0;
        let format = if depth != 0 {
            format_of_depth(depth, alpha)?
        } else if alpha {
            sys::ARGB8888
        } else {
            display::format().unwrap_or(sys::XRGB8888)
        };
        Self::with_format(w, h, format, alpha)
    }
    /// A surface like another one.
    pub fn new_like(size: &impl IntoPoint, flags: i64, like: &Self) -> Result<Self> {
        let (w, h) = size.point().ok_or_else(|| value_error("size needs to be (number width, number height)"))?;
        let alpha = flags & SRCALPHA != 0;
        let format = if alpha { sys::ARGB8888 } else { like.raw().format().code };
        Self::with_format(w, h, format, alpha)
    }
    fn with_format(w: i32, h: i32, format: u32, alpha: bool) -> Result<Self> {
        let raw = Raw::create(w, h, format).or_error()?;
        if !alpha {
            raw.set_blend_mode(BLEND_NONE);
            if raw.format().has_alpha() {
                raw.fill(&SdlRect { x: 0, y: 0, w, h }, raw.map_rgba([0, 0, 0, 255])).or_error()?;
            }
        }
        Ok(Self::of(raw))
    }

    pub fn width(&self) -> i64 {
        i64::from(self.raw().w())
    }
    pub fn height(&self) -> i64 {
        i64::from(self.raw().h())
    }
    pub fn size(&self) -> (Int, Int) {
        (Int::from(self.width()), Int::from(self.height()))
    }
    pub fn get_rect(&self) -> Rect {
        Rect::from_parts([0, 0, self.raw().w(), self.raw().h()])
    }
    pub fn bitsize(&self) -> i64 {
        i64::from(self.raw().format().bits)
    }
    pub fn bytesize(&self) -> i64 {
        self.raw().format().bytes as i64
    }
    pub fn pitch(&self) -> i64 {
        self.raw().pitch() as i64
    }
    pub fn masks(&self) -> (Int, Int, Int, Int) {
        let [r, g, b, a] = self.raw().format().masks.map(|mask| Int::from(i64::from(mask)));
        (r, g, b, a)
    }
    pub fn flags(&self) -> i64 {
        let mut flags = 0;
        if self.raw().blend_mode() != BLEND_NONE {
            flags |= SRCALPHA;
        }
        if self.raw().color_key().is_some() {
            flags |= SRCCOLORKEY;
        }
        if self.0.preallocated {
            flags |= PREALLOC;
        }
        flags | display::window_flags_of(self)
    }

    pub fn get_at(&self, at: &impl IntoPoint) -> Result<Color> {
        let (x, y) = at.point().ok_or_else(|| type_error("position must be a sequence of two numbers"))?;
        let raw = self.raw();
        if x < 0 || x >= raw.w() || y < 0 || y >= raw.h() {
            return Err(index_error("pixel index out of range"));
        }
        Ok(Color::of(raw.get_rgba(self.pixel(x, y))))
    }
    fn pixel(&self, x: i32, y: i32) -> u32 {
        let bytes = self.raw().format().bytes;
        let at = y as usize * self.raw().pitch() + x as usize * bytes;
        let view = self.raw().view();
        view.bytes()[at..at + bytes].iter().rev().fold(0, |pixel, cell| pixel << 8 | u32::from(cell.get()))
    }
    pub fn set_at(&self, at: &impl IntoPoint, color: &impl IntoColor) -> Result<()> {
        let (x, y) = at.point().ok_or_else(|| type_error("position must be a sequence of two numbers"))?;
        let clip = self.raw().clip();
        if x < clip.x || x >= clip.x + clip.w || y < clip.y || y >= clip.y + clip.h {
            return Ok(());
        }
        let pixel = color.pixel(self.raw())?;
        let bytes = self.raw().format().bytes;
        let start = y as usize * self.raw().pitch() + x as usize * bytes;
        let view = self.raw().view();
        for (cell, byte) in view.bytes()[start..start + bytes].iter().zip(pixel.to_le_bytes()) {
            cell.set(byte);
        }
        Ok(())
    }
    pub fn map_rgb(&self, color: &impl IntoColor) -> Result<i64> {
        Ok(i64::from(self.raw().map_rgba(color.rgba()?) as i32))
    }
    pub fn unmap_rgb(&self, pixel: i64) -> Color {
        Color::of(self.raw().get_rgba(pixel as u32))
    }

    pub fn fill(&self, color: &impl IntoColor, rect: Option<[i32; 4]>, flags: i64) -> Result<Rect> {
        let raw = self.raw();
        let color = color.pixel(raw)?;
        let wanted = rect.map_or(SdlRect { x: 0, y: 0, w: raw.w(), h: raw.h() }, sdl_rect);
        let (x, y) = (wanted.x.max(0), wanted.y.max(0));
        let w = wanted.x.saturating_add(wanted.w).min(raw.w()) - x;
        let h = wanted.y.saturating_add(wanted.h).min(raw.h()) - y;
        if w <= 0 || h <= 0 {
            return Ok(Rect::empty());
        }
        let area = SdlRect { x, y, w, h };
        if flags == 0 {
            raw.fill(&area, color).or_error()?;
            return Ok(rect_of(area));
        }
        blend::fill(raw, &area, color, flags).map(rect_of).or_error()
    }
    pub fn fill_in(&self, color: &impl IntoColor, rect: &impl IntoRect, flags: i64) -> Result<Rect> {
        let rect = rect.rect().ok_or_else(|| value_error("invalid rectstyle object"))?;
        self.fill(color, Some(rect), flags)
    }

    pub fn blit(&self, source: &Self, dest: &impl IntoPos, flags: i64) -> Result<Rect> {
        let at = dest.pos().ok_or_else(|| type_error("invalid destination position for blit"))?;
        let raw = source.raw();
        self.blit_at(source, at, SdlRect { x: 0, y: 0, w: raw.w(), h: raw.h() }, flags)
    }
    pub fn blit_area(&self, source: &Self, dest: &impl IntoPos, area: &impl IntoRect, flags: i64) -> Result<Rect> {
        let at = dest.pos().ok_or_else(|| type_error("invalid destination position for blit"))?;
        let area = area.rect().ok_or_else(|| type_error("Invalid rectstyle argument"))?;
        self.blit_at(source, at, sdl_rect(area), flags)
    }
    fn blit_at(&self, source: &Self, (x, y): (i32, i32), area: SdlRect, flags: i64) -> Result<Rect> {
        let mut at = SdlRect { x, y, w: area.w, h: area.h };
        // The pixels of a subsurface belong to its root, where the clip rectangle of the subsurface holds.
        let (root, dx, dy) = self.root();
        if root.raw().same(self.raw()) {
            copy(self.raw(), source.raw(), &area, &mut at, flags)?;
        } else {
            let before = root.raw().clip();
            let clip = self.raw().clip();
            root.raw().set_clip(Some(SdlRect { x: clip.x + dx, y: clip.y + dy, ..clip }));
            (at.x, at.y) = (at.x + dx, at.y + dy);
            let done = copy(root.raw(), source.raw(), &area, &mut at, flags);
            root.raw().set_clip(Some(before));
            (at.x, at.y) = (at.x - dx, at.y - dy);
            done?;
        }
        Ok(rect_of(at))
    }
    fn root(&self) -> (&Self, i32, i32) {
        let (mut surface, mut x, mut y) = (self, 0, 0);
        while let Some((parent, dx, dy)) = &surface.0.parent {
            (surface, x, y) = (parent, x + dx, y + dy);
        }
        (surface, x, y)
    }

    pub fn subsurface(&self, rect: &impl IntoRect) -> Result<Self> {
        let rect = rect.rect().ok_or_else(|| value_error("invalid rectstyle argument"))?;
        let raw = self.raw();
        let [x, y, w, h] = rect;
        if x < 0 || y < 0 || x.saturating_add(w) > raw.w() || y.saturating_add(h) > raw.h() {
            return Err(value_error("subsurface rectangle outside surface area"));
        }
        let sub = Raw::window_onto(raw, sdl_rect(rect), raw.format().code).or_error()?;
        let palette = raw.palette();
        if !palette.is_empty() {
            sub.set_palette(&palette, 0).or_error()?;
        }
        if raw.alpha_mod() != 255 {
            sub.set_alpha_mod(raw.alpha_mod());
        }
        if let Some(key) = raw.color_key() {
            sub.set_color_key(Some(key)).or_error()?;
        }
        Ok(Self(Rc::new(Data { raw: sub, parent: Some((self.clone(), x, y)), preallocated: true })))
    }
    pub fn offset(&self) -> (Int, Int) {
        let (x, y) = self.0.parent.as_ref().map_or((0, 0), |(_, x, y)| (*x, *y));
        (Int::from(i64::from(x)), Int::from(i64::from(y)))
    }
    pub fn abs_offset(&self) -> (Int, Int) {
        let (_, x, y) = self.root();
        (Int::from(i64::from(x)), Int::from(i64::from(y)))
    }
    pub fn parent(&self) -> Option<Self> {
        self.0.parent.as_ref().map(|(parent, ..)| parent.clone())
    }
    pub fn abs_parent(&self) -> Self {
        self.root().0.clone()
    }

    pub fn set_alpha(&self, alpha: Option<i64>) {
        let raw = self.raw();
        raw.set_blend_mode(if alpha.is_some() { BLEND_BLEND } else { BLEND_NONE });
        let alpha = alpha.map_or(255, |alpha| i64::from(alpha as i32).clamp(0, 255) as u8);
        if alpha == 255 && raw.format().bytes == 1 {
            raw.set_blend_mode(BLEND_NONE);
        }
        raw.set_alpha_mod(alpha);
    }
    /// `set_alpha(0.5 * 255)`: truncated.
    pub fn set_alpha_float(&self, alpha: f64) {
        self.set_alpha(Some(alpha as i64));
    }
    pub fn get_alpha(&self) -> Option<Int> {
        (self.raw().blend_mode() == BLEND_BLEND).then(|| Int::from(i64::from(self.raw().alpha_mod())))
    }
    pub fn set_colorkey(&self, color: &impl IntoColor) -> Result<()> {
        let key = color.pixel(self.raw())?;
        if self.raw().format().bytes == 1 {
            self.raw().set_color_key(None).or_error()?;
        }
        self.raw().set_color_key(Some(key)).or_error()
    }
    pub fn clear_colorkey(&self) -> Result<()> {
        self.raw().set_color_key(None).or_error()
    }
    pub fn get_colorkey(&self) -> Option<(Int, Int, Int, Int)> {
        let key = self.raw().color_key()?;
        Some(Color::of(self.raw().get_rgba(key)).as_tuple())
    }

    pub fn copy(&self) -> Result<Self> {
        self.raw().convert_like(self.raw()).map(Self::of).or_error()
    }
    fn carrying_key(&self, raw: Raw) -> Result<Self> {
        if let Some(key) = self.raw().color_key() {
            let key = raw.map_rgba(self.raw().get_rgba(key));
            raw.set_color_key(Some(key)).or_error()?;
        }
        Ok(Self::of(raw))
    }
    pub fn convert(&self) -> Result<Self> {
        if !sys::was_init(sys::INIT_VIDEO) {
            return Err(error("cannot convert without format when pygame.display is not initialized"));
        }
        let raw = self.raw().convert_to(display::convert_format()?).or_error()?;
        raw.set_blend_mode(BLEND_NONE);
        self.carrying_key(raw)
    }
    pub fn convert_like(&self, other: &Self) -> Result<Self> {
        self.carrying_key(self.raw().convert_like(other.raw()).or_error()?)
    }
    pub fn convert_depth(&self, depth: i64, flags: i64) -> Result<Self> {
        let format = match format_of_depth(depth, flags & SRCALPHA != 0)? {
            // `convert` orders the bytes of 24 bits the other way round than `Surface`.
            sys::BGR24 => sys::RGB24,
            format => format,
        };
        let raw = self.raw().convert_to(format).or_error()?;
        raw.set_blend_mode(BLEND_NONE);
        self.carrying_key(raw)
    }
    pub fn convert_alpha(&self) -> Result<Self> {
        if !sys::was_init(sys::INIT_VIDEO) {
            return Err(error("cannot convert without pygame.display initialized"));
        }
        display::convert_format()?;
        let raw = self.raw().convert_to(sys::ARGB8888).or_error()?;
        raw.set_blend_mode(BLEND_BLEND);
        Ok(Self::of(raw))
    }
    pub fn premul_alpha(&self) -> Result<Self> {
        let copy = self.copy()?;
        if self.raw().blend_mode() == BLEND_NONE && !self.raw().format().has_alpha() {
            return Err(value_error("source surface to be alpha pre-multiplied must have alpha channel"));
        }
        if !self.raw().format().has_alpha() {
            return Err(error("premul_alpha of a surface without an alpha channel is not supported"));
        }
        if copy.raw().format().bytes == 4 {
            // The copy may have lost the colours under its colour key, so the pixels come from here.
            let (from, to) = (self.raw().view(), copy.raw().view());
            let (from_line, to_line) = (self.raw().pitch() / 4, copy.raw().pitch() / 4);
            for y in 0..self.raw().h() as usize {
                for x in 0..self.raw().w() as usize {
                    let [r, g, b, a] = self.raw().get_rgba(from.words()[y * from_line + x].get());
                    let scaled = |part: u8| (((u32::from(part) + 1) * u32::from(a)) >> 8) as u8;
                    to.words()[y * to_line + x].set(copy.raw().map_rgba([scaled(r), scaled(g), scaled(b), a]));
                }
            }
        }
        Ok(copy)
    }

    pub fn set_clip(&self, rect: &impl IntoRect) -> Result<()> {
        let rect = rect.rect().ok_or_else(|| value_error("invalid rectstyle object"))?;
        self.raw().set_clip(Some(sdl_rect(rect)));
        Ok(())
    }
    pub fn clear_clip(&self) {
        self.raw().set_clip(None);
    }
    pub fn get_clip(&self) -> Rect {
        rect_of(self.raw().clip())
    }

    /// Moves the picture inside the clip rectangle; what is uncovered keeps its pixels, or becomes 0 (`SCROLL_ERASE`),
    /// or shows what left on the other side (`SCROLL_REPEAT`).
    pub fn scroll(&self, dx: i64, dy: i64, flag: i64) -> Result<()> {
        const REPEAT: i64 = 1;
        const ERASE: i64 = 4;
        if dx == 0 && dy == 0 {
            return Ok(());
        }
        if ![0, REPEAT, ERASE].contains(&flag) {
            return Err(value_error("Invalid scroll flag"));
        }
        let raw = self.raw();
        let clip = raw.clip();
        let (w, h) = (i64::from(clip.w), i64::from(clip.h));
        if w <= 0 || h <= 0 {
            return Ok(());
        }
        if flag != REPEAT && (dx.abs() >= w || dy.abs() >= h) {
            if flag == ERASE {
                raw.fill(&SdlRect { x: 0, y: 0, w: raw.w(), h: raw.h() }, 0).or_error()?;
            }
            return Ok(());
        }
        let (bytes, pitch) = (raw.format().bytes, raw.pitch());
        let view = raw.view();
        let cells = view.bytes();
        let place = |x: i64, y: i64| (clip.y as usize + y as usize) * pitch + (clip.x as usize + x as usize) * bytes;
        let before: Vec<u8> = (0..h)
            .flat_map(|y| cells[place(0, y)..place(0, y) + w as usize * bytes].iter().map(std::cell::Cell::get))
            .collect();
        for y in 0..h {
            for x in 0..w {
                let (mut from_x, mut from_y) = (x - dx, y - dy);
                let inside = (0..w).contains(&from_x) && (0..h).contains(&from_y);
                // pygame erases a line when it has moved it, so a line that neither moves nor is covered stays.
                let stays = !(0..h).contains(&from_y) && !(0..h).contains(&(y + dy));
                if !inside && (flag == 0 || (flag == ERASE && stays)) {
                    continue;
                }
                (from_x, from_y) = (from_x.rem_euclid(w), from_y.rem_euclid(h));
                let from = (from_y * w + from_x) as usize * bytes;
                for i in 0..bytes {
                    let byte = if inside || flag == REPEAT { before[from + i] } else { 0 };
                    cells[place(x, y) + i].set(byte);
                }
            }
        }
        Ok(())
    }

    /// The smallest rectangle around what is not transparent.
    pub fn bounding_rect(&self, min_alpha: i64) -> Rect {
        let raw = self.raw();
        let key = raw.color_key().map(|key| raw.get_rgba(key));
        let solid = |x: i32, y: i32| {
            let [r, g, b, a] = raw.get_rgba(self.pixel(x, y));
            key.map_or(i64::from(a) >= min_alpha, |[kr, kg, kb, _]| [r, g, b] != [kr, kg, kb])
        };
        let (mut left, mut top, mut right, mut bottom) = (0, 0, raw.w(), raw.h());
        while bottom > top && !(left..right).any(|x| solid(x, bottom - 1)) {
            bottom -= 1;
        }
        while right > left && !(top..bottom).any(|y| solid(right - 1, y)) {
            right -= 1;
        }
        // pygame's scan from the top and the left stops one short of an empty area.
        while top + 1 < bottom && !(left..right).any(|x| solid(x, top)) {
            top += 1;
        }
        while left + 1 < right && !(top..bottom).any(|y| solid(left, y)) {
            left += 1;
        }
        Rect::from_parts([left, top, right - left, bottom - top])
    }

    /// The bytes of all pixels as they lie in memory, line by line without the gaps.
    pub fn raw_bytes(&self) -> Vec<u8> {
        let raw = self.raw();
        let (line, pitch) = (raw.w() as usize * raw.format().bytes, raw.pitch());
        let view = raw.view();
        (0..raw.h() as usize)
            .flat_map(|y| view.bytes()[y * pitch..y * pitch + line].iter().map(std::cell::Cell::get))
            .collect()
    }

    /// All pixels as red, green and blue bytes, line by line.
    pub(crate) fn rgb_bytes(&self) -> Vec<u8> {
        let (raw, format) = (self.raw(), self.raw().format());
        let (w, h) = (raw.w() as usize, raw.h() as usize);
        let mut bytes = Vec::with_capacity(w * h * 3);
        if format.bytes == 4 {
            let (view, line) = (raw.view(), raw.pitch() / 4);
            let shifts = format.shifts.map(u32::from);
            for y in 0..h {
                for cell in &view.words()[y * line..y * line + w] {
                    let pixel = cell.get();
                    bytes.extend([(pixel >> shifts[0]) as u8, (pixel >> shifts[1]) as u8, (pixel >> shifts[2]) as u8]);
                }
            }
            return bytes;
        }
        for y in 0..h {
            for x in 0..w {
                bytes.extend(&raw.get_rgba(self.pixel(x as i32, y as i32))[..3]);
            }
        }
        bytes
    }
}

/// `lock` and `unlock`: the pixels are always in reach.
pub fn nothing() {}

/// A rectangle after one or two assignments: `surface.get_rect(center=..., ...)`.
pub fn placed(rect: Rect, place: impl FnOnce(&Rect) -> Result<()>) -> Result<Rect> {
    place(&rect)?;
    Ok(rect)
}

/// Whether a blit within one picture writes pixels that it still has to read.
fn overlaps(src: &Raw, area: &SdlRect, dst: &Raw, at: &SdlRect) -> bool {
    let (mut sx, mut sy, mut dx, mut dy, mut w, mut h) = (area.x, area.y, at.x, at.y, area.w, area.h);
    if sx < 0 {
        (w, dx, sx) = (w + sx, dx - sx, 0);
    }
    if sy < 0 {
        (h, dy, sy) = (h + sy, dy - sy, 0);
    }
    (w, h) = (w.min(src.w() - sx), h.min(src.h() - sy));
    let clip = dst.clip();
    let (left, top) = ((clip.x - dx).max(0), (clip.y - dy).max(0));
    (w, dx, sx) = (w - left, dx + left, sx + left);
    (h, dy, sy) = (h - top, dy + top, sy + top);
    w -= (dx + w - clip.x - clip.w).max(0);
    h -= (dy + h - clip.y - clip.h).max(0);
    if w <= 0 || h <= 0 {
        return false;
    }
    let (pitch, bytes) = (src.pitch() as i64, src.format().bytes as i64);
    let place = |x: i32, y: i32, raw: &Raw| i64::from(y) * raw.pitch() as i64 + i64::from(x) * bytes;
    let (from, to) = (place(sx, sy, src), place(dx, dy, dst));
    let span = i64::from(w) * bytes;
    if to <= from || to >= from + i64::from(h - 1) * pitch + span {
        return false;
    }
    let offset = (to - from) % pitch;
    offset < span || offset > pitch - span
}

/// Chooses between SDL's blitters and pygame's.
fn copy(dst: &Raw, src: &Raw, area: &SdlRect, at: &mut SdlRect, flags: i64) -> Result<()> {
    let (from, to) = (src.format(), dst.format());
    let (blends, key) = (src.blend_mode() != BLEND_NONE, src.color_key().is_some());
    let by_sdl = flags == blend::ALPHA_SDL2;
    let within = (key || blends) && dst.same_pixels(src) && overlaps(src, area, dst, at);
    if (flags != 0 && !by_sdl) || within {
        return blend::blit(src, area, dst, at, flags).or_error();
    }
    if to.bytes == 1 && (from.has_alpha() || src.alpha_mod() != 255) {
        if from.bytes == 1 {
            return blend::blit(src, area, dst, at, 0).or_error();
        }
        let opaque = src.convert_to(sys::XRGB8888).or_error()?;
        return dst.blit_from(&opaque, area, at).or_error();
    }
    if !by_sdl && !key && matches!(to.bytes, 2 | 4) && blends && from.has_alpha() {
        return blend::blit(src, area, dst, at, flags).or_error();
    }
    dst.blit_from(src, area, at).or_error()
}

impl Object for Surface {
    fn type_name(&self) -> &'static str {
        "Surface"
    }
    fn py_repr(&self) -> Result<Str> {
        let raw = self.raw();
        let mut text = format!("<Surface({}x{}x{}", raw.w(), raw.h(), raw.format().bits);
        if let Some(key) = self.get_colorkey() {
            text += &format!(", colorkey={}", key.py_repr()?.as_str());
        }
        if let Some(alpha) = self.get_alpha().filter(|alpha| alpha.to_i64() != Some(0)) {
            text += &format!(", global_alpha={}", alpha.py_repr()?.as_str());
        }
        Ok(Str::from(text + ")>"))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_hash(&self) -> Result<i64> {
        Ok((self.py_id() >> 4) as i64)
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
}
