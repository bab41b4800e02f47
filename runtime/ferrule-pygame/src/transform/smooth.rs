//! Smooth scaling, with the rounding of pygame-ce's vectorised filters.

use crate::sys::Raw;

/// Bytes of 3 or 4 channels, line after line.
pub struct Grid {
    w: usize,
    h: usize,
    channels: usize,
    bytes: Vec<u8>,
}

const ONE: i32 = 0x4000;

/// The high half of a 16-bit product.
fn high(a: u16, b: u16) -> u16 {
    ((u32::from(a) * u32::from(b)) >> 16) as u16
}

/// How one axis shrinks: for every source place whether it ends a destination place, and by which shares.
struct Shrink {
    space: i32,
    recip: u16,
}

impl Shrink {
    fn new(from: usize, to: usize) -> Self {
        let space = ONE * from as i32 / to as i32;
        Self { space, recip: (0x4000_0000 / space) as u16 }
    }
    /// Walks the source places; `add` for a whole one, `end` with the counters for one that is shared.
    fn walk(&self, count: usize, mut visit: impl FnMut(usize, Option<(u16, u16)>)) {
        let mut counter = self.space;
        for place in 0..count {
            if counter > ONE {
                visit(place, None);
                counter -= ONE;
            } else {
                let rest = ONE - counter;
                visit(place, Some((counter as u16, rest as u16)));
                counter = self.space - rest;
            }
        }
    }
}

impl Grid {
    pub fn of(raw: &Raw) -> Self {
        let (w, h, channels) = (raw.w() as usize, raw.h() as usize, raw.format().bytes);
        let view = raw.view();
        let line = w * channels;
        let bytes = (0..h)
            .flat_map(|y| view.bytes()[y * raw.pitch()..y * raw.pitch() + line].iter().map(std::cell::Cell::get))
            .collect();
        Self { w, h, channels, bytes }
    }
    pub fn write(&self, raw: &Raw) {
        let (view, line) = (raw.view(), self.w * self.channels);
        for (y, row) in self.bytes.chunks_exact(line).enumerate() {
            for (cell, byte) in view.bytes()[y * raw.pitch()..y * raw.pitch() + line].iter().zip(row) {
                cell.set(*byte);
            }
        }
    }
    fn empty(w: usize, h: usize, channels: usize) -> Self {
        Self { w, h, channels, bytes: vec![0; w * h * channels] }
    }

    pub fn resized(self, w: usize, h: usize) -> Self {
        let wide = match w {
            w if w < self.w => self.shrunk_x(w),
            w if w > self.w => self.expanded_x(w),
            _ => self,
        };
        match h {
            h if h < wide.h => wide.shrunk_y(h),
            h if h > wide.h => wide.expanded_y(h),
            _ => wide,
        }
    }

    fn shrunk_x(&self, w: usize) -> Self {
        let mut made = Self::empty(w, self.h, self.channels);
        let shrink = Shrink::new(self.w, w);
        for y in 0..self.h {
            for channel in 0..self.channels {
                let (mut sum, mut to) = (0u16, 0);
                shrink.walk(self.w, |x, shared| {
                    let source = u16::from(self.bytes[(y * self.w + x) * self.channels + channel]);
                    let Some((counter, rest)) = shared else {
                        sum = sum.wrapping_add(source);
                        return;
                    };
                    let value = high(high(source << 2, counter).wrapping_add(sum), shrink.recip);
                    sum = high(source << 2, rest);
                    if to < w {
                        made.bytes[(y * w + to) * self.channels + channel] = value.min(255) as u8;
                    }
                    to += 1;
                });
            }
        }
        made
    }
    fn shrunk_y(&self, h: usize) -> Self {
        let line = self.w * self.channels;
        let mut made = Self::empty(self.w, h, self.channels);
        let shrink = Shrink::new(self.h, h);
        for at in 0..line {
            let (mut sum, mut to) = (0u16, 0);
            shrink.walk(self.h, |y, shared| {
                let source = u16::from(self.bytes[y * line + at]);
                let Some((counter, rest)) = shared else {
                    sum = sum.wrapping_add(source);
                    return;
                };
                let value = high(high(source << 2, counter).wrapping_add(sum), shrink.recip);
                sum = high(source << 2, rest);
                if to < h {
                    made.bytes[to * line + at] = value.min(255) as u8;
                }
                to += 1;
            });
        }
        made
    }

    /// The first of two neighbours and the share of the second in 1/256.
    fn between(place: usize, from: usize, to: usize) -> (usize, u32) {
        let scaled = place * (from - 1);
        (scaled / to, (0x100 * (scaled % to) / to) as u32)
    }
    fn mixed(a: u8, b: u8, share: u32) -> u8 {
        ((u32::from(a) * (0x100 - share) + u32::from(b) * share) >> 8) as u8
    }
    fn expanded_x(&self, w: usize) -> Self {
        let mut made = Self::empty(w, self.h, self.channels);
        for y in 0..self.h {
            for x in 0..w {
                let (left, share) = Self::between(x, self.w, w);
                let right = (left + 1).min(self.w - 1);
                for channel in 0..self.channels {
                    let at = |x: usize| self.bytes[(y * self.w + x) * self.channels + channel];
                    made.bytes[(y * w + x) * self.channels + channel] = Self::mixed(at(left), at(right), share);
                }
            }
        }
        made
    }
    fn expanded_y(&self, h: usize) -> Self {
        let line = self.w * self.channels;
        let mut made = Self::empty(self.w, h, self.channels);
        for y in 0..h {
            let (top, share) = Self::between(y, self.h, h);
            let bottom = (top + 1).min(self.h - 1);
            for at in 0..line {
                made.bytes[y * line + at] =
                    Self::mixed(self.bytes[top * line + at], self.bytes[bottom * line + at], share);
            }
        }
        made
    }
}
