//! pygame's own blitters: alpha as SDL 1 blended it, and the blend flags.
//!
//! pygame-ce has two forms of each: one for 32-bit surfaces of one channel order (vectorised there), one for all others.
//! They differ in what they do with the unused byte and in rounding, so both are kept here.

use crate::sys::{BLEND_NONE, Format, Raw, SdlRect};

pub const ADD: i64 = 1;
pub const SUB: i64 = 2;
pub const MULT: i64 = 3;
pub const MIN: i64 = 4;
pub const MAX: i64 = 5;
pub const RGBA_ADD: i64 = 6;
pub const RGBA_SUB: i64 = 7;
pub const RGBA_MULT: i64 = 8;
pub const RGBA_MIN: i64 = 9;
pub const RGBA_MAX: i64 = 16;
pub const PREMULTIPLIED: i64 = 17;
pub const ALPHA_SDL2: i64 = 18;

/// The five ways to combine a byte of the source with one of the destination.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Op {
    Add,
    Sub,
    Mult,
    Min,
    Max,
}

impl Op {
    /// The operation of a flag, and whether it covers alpha.
    fn of(flag: i64) -> Option<(Self, bool)> {
        Some(match flag {
            ADD => (Self::Add, false),
            SUB => (Self::Sub, false),
            MULT => (Self::Mult, false),
            MIN => (Self::Min, false),
            MAX => (Self::Max, false),
            RGBA_ADD => (Self::Add, true),
            RGBA_SUB => (Self::Sub, true),
            RGBA_MULT => (Self::Mult, true),
            RGBA_MIN => (Self::Min, true),
            RGBA_MAX => (Self::Max, true),
            _ => return None,
        })
    }
    fn byte(self, dst: u8, src: u8) -> u8 {
        match self {
            Self::Add => dst.saturating_add(src),
            Self::Sub => dst.saturating_sub(src),
            Self::Mult => ((u32::from(dst) * u32::from(src) + 255) >> 8) as u8,
            Self::Min => dst.min(src),
            Self::Max => dst.max(src),
        }
    }
    fn word(self, dst: u32, src: u32) -> u32 {
        let (dst, src) = (dst.to_le_bytes(), src.to_le_bytes());
        u32::from_le_bytes([0, 1, 2, 3].map(|i| self.byte(dst[i], src[i])))
    }
    /// The source with its alpha made neutral.
    fn without_alpha(self, src: u32, mask: u32) -> u32 {
        if matches!(self, Self::Mult | Self::Min) { src | mask } else { src & !mask }
    }
}

/// Reads and writes pixels of any size.
struct Pixels<'a> {
    view: crate::sys::View<'a>,
    raw: &'a Raw,
    format: Format,
    pitch: usize,
}

impl<'a> Pixels<'a> {
    fn new(raw: &'a Raw) -> Self {
        Self { view: raw.view(), raw, format: raw.format(), pitch: raw.pitch() }
    }
    fn get(&self, x: usize, y: usize) -> u32 {
        if self.format.bytes == 4 {
            return self.view.words()[y * self.pitch / 4 + x].get();
        }
        let at = y * self.pitch + x * self.format.bytes;
        self.view.bytes()[at..at + self.format.bytes].iter().rev().fold(0, |all, cell| all << 8 | u32::from(cell.get()))
    }
    fn set(&self, x: usize, y: usize, pixel: u32) {
        if self.format.bytes == 4 {
            self.view.words()[y * self.pitch / 4 + x].set(pixel);
            return;
        }
        let at = y * self.pitch + x * self.format.bytes;
        for (cell, byte) in self.view.bytes()[at..at + self.format.bytes].iter().zip(pixel.to_le_bytes()) {
            cell.set(byte);
        }
    }
    /// A pixel from channels that may carry more than 8 bits: pygame lets the surplus run into the next channel.
    fn pack(&self, rgba: [u32; 4]) -> u32 {
        if self.format.bytes == 1 {
            return self.raw.map_rgba(rgba.map(|part| part as u8));
        }
        (0..4).fold(0, |pixel, i| {
            let part = rgba[i].checked_shr(u32::from(self.format.losses[i])).unwrap_or(0);
            pixel | part << self.format.shifts[i]
        })
    }
    fn rgba(&self, pixel: u32) -> [u32; 4] {
        self.raw.get_rgba(pixel).map(u32::from)
    }
}

/// The clipped block of a blit: pixels of the source, which is read before anything is written, so that
/// overlapping copies within one surface come out as pygame orders them.
struct Block {
    pixels: Vec<u32>,
    w: usize,
    h: usize,
    x: usize,
    y: usize,
}

fn clipped(src: &Raw, area: &SdlRect, dst: &Raw, at: &mut SdlRect) -> Option<Block> {
    let (mut sx, mut sy, mut w, mut h) = (area.x, area.y, area.w, area.h);
    if sx < 0 {
        w += sx;
        at.x -= sx;
        sx = 0;
    }
    if sy < 0 {
        h += sy;
        at.y -= sy;
        sy = 0;
    }
    (w, h) = (w.min(src.w() - sx), h.min(src.h() - sy));
    let clip = dst.clip();
    let left = (clip.x - at.x).max(0);
    let top = (clip.y - at.y).max(0);
    (w, h, sx, sy) = (w - left, h - top, sx + left, sy + top);
    (at.x, at.y) = (at.x + left, at.y + top);
    w -= (at.x + w - clip.x - clip.w).max(0);
    h -= (at.y + h - clip.y - clip.h).max(0);
    if w <= 0 || h <= 0 {
        (at.w, at.h) = (0, 0);
        return None;
    }
    (at.w, at.h) = (w, h);
    let (w, h, sx, sy) = (w as usize, h as usize, sx as usize, sy as usize);
    let source = Pixels::new(src);
    let pixels = (0..h).flat_map(|y| (0..w).map(move |x| (x, y))).map(|(x, y)| source.get(sx + x, sy + y)).collect();
    Some(Block { pixels, w, h, x: at.x as usize, y: at.y as usize })
}

/// Rewrites each pixel of the block by `mix(column, old, new)`.
fn apply(block: &Block, dst: &Pixels, mut mix: impl FnMut(usize, u32, u32) -> u32) {
    for (line, row) in block.pixels.chunks_exact(block.w).enumerate() {
        let y = block.y + line;
        if dst.format.bytes == 4 {
            let start = y * dst.pitch / 4 + block.x;
            let cells = &dst.view.words()[start..start + block.w];
            for (column, (cell, pixel)) in cells.iter().zip(row).enumerate() {
                cell.set(mix(column, cell.get(), *pixel));
            }
        } else {
            for (column, pixel) in row.iter().enumerate() {
                let x = block.x + column;
                dst.set(x, y, mix(column, dst.get(x, y), *pixel));
            }
        }
    }
    debug_assert_eq!(block.pixels.len(), block.w * block.h);
}

/// `pygame_Blit`: blits with a blend flag, or with per-pixel alpha where SDL would round otherwise.
pub fn blit(src: &Raw, area: &SdlRect, dst: &Raw, at: &mut SdlRect, flags: i64) -> Result<(), String> {
    let Some(block) = clipped(src, area, dst, at) else { return Ok(()) };
    let (from, to) = (src.format(), dst.format());
    let blends = |raw: &Raw| raw.blend_mode() != BLEND_NONE;
    // Both 32 bits and the same order: pygame's vectorised form, which never serves a surface with itself.
    let alike = from.bytes == 4 && to.bytes == 4 && from.same_rgb(&to) && !src.same(dst);
    let flags = if flags == RGBA_MULT && !(blends(src) && blends(dst)) { MULT } else { flags };
    let out = Pixels::new(dst);
    match flags {
        0 if blends(src) && from.has_alpha() => {
            if alike {
                alpha_alike(&block, &from, &out, src.alpha_mod(), to.has_alpha() && blends(dst));
            } else {
                let scale = u32::from(src.alpha_mod());
                alpha_general(&block, src, &out, |_, alpha| alpha * scale / 255);
            }
        }
        0 => {
            let (key, scale) = (src.color_key(), u32::from(src.alpha_mod()));
            alpha_general(&block, src, &out, |pixel, _| if key == Some(pixel) { 0 } else { scale });
        }
        PREMULTIPLIED if alike && blends(src) => premultiplied(&block, from.masks[3] | to.masks[3], &out),
        PREMULTIPLIED => premultiplied_general(&block, src, &out),
        _ => {
            let (op, with_alpha) = Op::of(flags).ok_or("Invalid argument passed to blit.")?;
            let masks_agree = from.masks[3] == to.masks[3] || from.masks[3] == 0 || to.masks[3] == 0;
            if alike && if with_alpha { blends(src) } else { masks_agree } {
                let mask = if with_alpha { 0 } else { from.masks[3] | to.masks[3] };
                apply(&block, &out, |_, dst, src| op.word(dst, op.without_alpha(src, mask)));
            } else {
                combine_general(&block, src, &out, op, with_alpha);
            }
        }
    }
    Ok(())
}

fn div255(value: u32) -> u32 {
    value / 255
}

fn alpha_alike(block: &Block, from: &Format, dst: &Pixels, scale: u8, keeps_alpha: bool) {
    let shift = u32::from(from.shifts[3]);
    let alpha_mask = 0xFF << shift;
    let color_mask = dst.format.masks[0] | dst.format.masks[1] | dst.format.masks[2];
    let scaled = scale != 255;
    let opaque = if dst.format.has_alpha() { 0 } else { 255 };
    let channel = |src: u32, dst: u32, alpha: u32| {
        ((dst << 8).wrapping_add(src.wrapping_sub(dst).wrapping_mul(alpha)).wrapping_add(src) & 0xFFFF) >> 8
    };
    let mix = |old: u32, new: u32, alpha: u32| {
        let (old, new) = (old.to_le_bytes(), new.to_le_bytes());
        u32::from_le_bytes([0, 1, 2, 3].map(|i| channel(u32::from(new[i]), u32::from(old[i]), alpha) as u8))
    };
    apply(block, dst, |_, old, new| {
        let mut alpha = new >> shift & 0xFF;
        if !scaled && !keeps_alpha {
            return mix(old, new, alpha) & color_mask;
        }
        let mut below = old >> shift & 0xFF;
        if scaled {
            alpha = div255(alpha * u32::from(scale));
            below = below.max(opaque);
        }
        let above = alpha + below - div255(alpha * below);
        // Over nothing the colour of the source is taken as it is.
        let weight = if below == 0 { 255 } else { alpha };
        mix(old, new, weight) & !alpha_mask | above << shift
    });
}

fn alpha_general(block: &Block, src: &Raw, dst: &Pixels, alpha_of: impl Fn(u32, u32) -> u32) {
    let blend = |src: u32, dst: u32, alpha: u32| {
        // Unsigned as in pygame: a darker source leaves bits above the channel, see `pack`.
        (src.wrapping_sub(dst).wrapping_mul(alpha).wrapping_add(src) >> 8).wrapping_add(dst)
    };
    apply(block, dst, |_, old, new| {
        let from = src.get_rgba(new).map(u32::from);
        let to = dst.rgba(old);
        let alpha = alpha_of(new, from[3]);
        if to[3] == 0 {
            return dst.pack([from[0], from[1], from[2], alpha]);
        }
        let [r, g, b] = [0, 1, 2].map(|i| blend(from[i], to[i], alpha));
        let above = alpha + to[3] - alpha * to[3] / 255;
        if dst.format.bytes == 3 { dst.pack([r & 255, g & 255, b & 255, 0]) } else { dst.pack([r, g, b, above]) }
    });
}

fn combine_general(block: &Block, src: &Raw, dst: &Pixels, op: Op, with_alpha: bool) {
    let from = src.format();
    let blends = |raw: &Raw, format: &Format| raw.blend_mode() != BLEND_NONE && format.has_alpha();
    let (src_alpha, dst_alpha) = (blends(src, &from), blends(dst.raw, &dst.format));
    let bytes_only = from.bytes >= 3 && dst.format.bytes >= 3 && src.blend_mode() == BLEND_NONE;
    let keep = dst.format.masks[0] | dst.format.masks[1] | dst.format.masks[2];
    apply(block, dst, |_, old, new| {
        let mut new = src.get_rgba(new);
        let mut below = dst.raw.get_rgba(old);
        if !src_alpha {
            new[3] = 255;
        }
        if !dst_alpha {
            below[3] = 255;
        }
        let mut mixed = [0, 1, 2].map(|i| u32::from(op.byte(below[i], new[i]))).to_vec();
        if with_alpha && dst_alpha {
            mixed.push(u32::from(op.byte(below[3], new[3])));
            return dst.pack([mixed[0], mixed[1], mixed[2], mixed[3]]);
        }
        let pixel = dst.pack([mixed[0], mixed[1], mixed[2], u32::from(below[3])]);
        // Without blending pygame writes the three colour bytes and no other.
        if bytes_only { old & !keep | pixel & keep } else { pixel }
    });
}

fn premultiplied(block: &Block, alpha_mask: u32, dst: &Pixels) {
    // Without any alpha channel pygame takes the first byte for it.
    let shift = alpha_mask.checked_ilog2().map_or(0, |bit| bit / 8 * 8);
    // The first columns, as many as do not fill a group of eight, take a shorter way for clear and solid pixels.
    let singles = block.w % 8;
    apply(block, dst, |column, old, new| {
        let alpha = new & alpha_mask;
        if column < singles && alpha == 0 {
            return old;
        }
        if column < singles && alpha == alpha_mask {
            return new;
        }
        let alpha = new >> shift & 0xFF;
        let (old, new) = (old.to_le_bytes().map(u32::from), new.to_le_bytes().map(u32::from));
        u32::from_le_bytes([0, 1, 2, 3].map(|i| (new[i] + old[i] - (((old[i] + 1) * alpha) >> 8)).min(255) as u8))
    });
}

fn premultiplied_general(block: &Block, src: &Raw, dst: &Pixels) {
    let from = src.format();
    let keep = dst.format.masks[0] | dst.format.masks[1] | dst.format.masks[2];
    let src_alpha = src.blend_mode() != BLEND_NONE && from.has_alpha();
    let dst_alpha = dst.raw.blend_mode() != BLEND_NONE && dst.format.has_alpha();
    let copy = from.bytes >= 3 && dst.format.bytes >= 3 && src.blend_mode() == BLEND_NONE;
    apply(block, dst, |_, old, new| {
        let mut new = src.get_rgba(new).map(u32::from);
        if copy {
            return old & !keep | dst.pack(new) & keep;
        }
        let mut below = dst.rgba(old);
        if !src_alpha {
            new[3] = 255;
        }
        if !dst_alpha {
            below[3] = 255;
        }
        if from.bytes > 1 && dst.format.bytes > 1 && matches!(new[3], 0 | 255) {
            return dst.pack(if new[3] == 0 { below } else { new });
        }
        let part = |i: usize| (new[i] + below[i] - (((below[i] + 1) * new[3]) >> 8)) & 255;
        dst.pack([part(0), part(1), part(2), part(3)])
    });
}

/// `Surface.fill` with a blend flag, inside the clip rectangle where the two overlap; the result is the filled area.
pub fn fill(surface: &Raw, rect: &SdlRect, color: u32, flags: i64) -> Result<SdlRect, String> {
    let (op, with_alpha) = Op::of(flags).ok_or("")?;
    let clip = surface.clip();
    let (x, y) = (rect.x.max(clip.x), rect.y.max(clip.y));
    let w = (rect.x + rect.w).min(clip.x + clip.w) - x;
    let h = (rect.y + rect.h).min(clip.y + clip.h) - y;
    // pygame ignores a clip rectangle that misses the area.
    let area = if w > 0 && h > 0 { SdlRect { x, y, w, h } } else { *rect };
    let count = area.w as usize * area.h as usize;
    let block = Block {
        pixels: vec![color; count],
        w: area.w as usize,
        h: area.h as usize,
        x: area.x as usize,
        y: area.y as usize,
    };
    let out = Pixels::new(surface);
    if out.format.bytes == 4 {
        let mask = if with_alpha { 0 } else { out.format.masks[3] };
        apply(&block, &out, |_, old, new| op.word(old, op.without_alpha(new, mask)));
    } else {
        apply(&block, &out, |_, old, new| {
            let (below, above) = (out.raw.get_rgba(old), out.raw.get_rgba(new));
            let [r, g, b] = [0, 1, 2].map(|i| u32::from(op.byte(below[i], above[i])));
            out.pack([r, g, b, 255])
        });
    }
    Ok(area)
}
