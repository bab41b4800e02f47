//! `Color`, and everything that pygame takes for a colour.

use std::cell::Cell;
use std::rc::Rc;

use ferrule_rt::exc::{index_error, type_error, value_error};
use ferrule_rt::{Exc, Int, Iter, List, Object, Result, Str, Tuple};

use crate::color_names::NAMES;
use crate::convert::Num;
use crate::math::Vector3;
use crate::sys::Raw;

/// A colour; a clone is a second name for the same one.
#[derive(Clone)]
pub struct Color(Rc<Cell<[u8; 4]>>);

/// A value that stands for a colour: a [`Color`], a name, three or four numbers, or an integer.
pub trait IntoColor {
    fn rgba(&self) -> Result<[u8; 4]>;
    /// The pixel of a surface; an integer is the pixel itself.
    fn pixel(&self, surface: &Raw) -> Result<u32> {
        Ok(surface.map_rgba(self.rgba()?))
    }
}

fn bad_sequence() -> Exc {
    value_error(
        "invalid color (color sequence must have size 3 or 4, and each element must be an integer in the range [0, 255])",
    )
}
fn out_of_range() -> Exc {
    value_error("invalid color argument (integer out of acceptable range)")
}

fn channels(parts: &[Option<u8>]) -> Result<[u8; 4]> {
    match *parts {
        [Some(r), Some(g), Some(b)] => Ok([r, g, b, 255]),
        [Some(r), Some(g), Some(b), Some(a)] => Ok([r, g, b, a]),
        _ => Err(bad_sequence()),
    }
}

impl IntoColor for Color {
    fn rgba(&self) -> Result<[u8; 4]> {
        Ok(self.0.get())
    }
}
impl<A: Num, B: Num, C: Num> IntoColor for (A, B, C) {
    fn rgba(&self) -> Result<[u8; 4]> {
        channels(&[self.0.channel(), self.1.channel(), self.2.channel()])
    }
}
impl<A: Num, B: Num, C: Num, D: Num> IntoColor for (A, B, C, D) {
    fn rgba(&self) -> Result<[u8; 4]> {
        channels(&[self.0.channel(), self.1.channel(), self.2.channel(), self.3.channel()])
    }
}
impl<T: Num> IntoColor for List<T> {
    fn rgba(&self) -> Result<[u8; 4]> {
        self.with(|items| channels(&items.iter().take(5).map(Num::channel).collect::<Vec<_>>()))
    }
}
impl<T: Num> IntoColor for Tuple<T> {
    fn rgba(&self) -> Result<[u8; 4]> {
        channels(&self.as_slice().iter().take(5).map(Num::channel).collect::<Vec<_>>())
    }
}
impl IntoColor for Vector3 {
    fn rgba(&self) -> Result<[u8; 4]> {
        channels(&[self.x().channel(), self.y().channel(), self.z().channel()])
    }
}
impl IntoColor for Str {
    fn rgba(&self) -> Result<[u8; 4]> {
        named(self.as_str())
    }
}
impl IntoColor for i64 {
    fn rgba(&self) -> Result<[u8; 4]> {
        u32::try_from(*self).map(u32::to_be_bytes).map_err(|_| out_of_range())
    }
    fn pixel(&self, _surface: &Raw) -> Result<u32> {
        if *self > i64::from(u32::MAX) { Err(out_of_range()) } else { Ok(*self as u32) }
    }
}
impl IntoColor for Int {
    fn rgba(&self) -> Result<[u8; 4]> {
        self.to_i64().ok_or_else(out_of_range)?.rgba()
    }
    fn pixel(&self, surface: &Raw) -> Result<u32> {
        self.to_i64().ok_or_else(out_of_range)?.pixel(surface)
    }
}

fn hex_pairs(digits: &str) -> Option<[u8; 4]> {
    let mut rgba = [0, 0, 0, 255];
    if !digits.is_ascii() || !matches!(digits.len(), 6 | 8) || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (place, at) in rgba.iter_mut().zip((0..digits.len()).step_by(2)) {
        *place = u8::from_str_radix(&digits[at..at + 2], 16).ok()?;
    }
    Some(rgba)
}

fn looked_up(name: &str) -> Option<[u8; 4]> {
    NAMES.binary_search_by(|(known, _)| (*known).cmp(name)).ok().map(|at| NAMES[at].1)
}

/// A colour by name or `#RRGGBB[AA]` or `0xRRGGBB[AA]`.
fn named(text: &str) -> Result<[u8; 4]> {
    let hex = || text.strip_prefix('#').or_else(|| text.strip_prefix("0x")).and_then(hex_pairs);
    looked_up(text)
        .or_else(hex)
        .or_else(|| looked_up(&text.replace(' ', "").to_lowercase()))
        .ok_or_else(|| value_error("invalid color name"))
}

impl Color {
    pub fn of(rgba: [u8; 4]) -> Self {
        Self(Rc::new(Cell::new(rgba)))
    }
    pub fn new(value: &impl IntoColor) -> Result<Self> {
        value.rgba().map(Self::of)
    }
    pub fn new3(r: &impl Num, g: &impl Num, b: &impl Num) -> Result<Self> {
        Self::checked([r.channel(), g.channel(), b.channel(), Some(255)])
    }
    pub fn new4(r: &impl Num, g: &impl Num, b: &impl Num, a: &impl Num) -> Result<Self> {
        Self::checked([r.channel(), g.channel(), b.channel(), a.channel()])
    }
    fn checked(parts: [Option<u8>; 4]) -> Result<Self> {
        let [Some(r), Some(g), Some(b), Some(a)] = parts else {
            return Err(value_error("invalid color argument"));
        };
        Ok(Self::of([r, g, b, a]))
    }
    pub fn parts(&self) -> [u8; 4] {
        self.0.get()
    }
    pub fn part(&self, index: usize) -> i64 {
        i64::from(self.0.get()[index])
    }
    pub fn set_part(&self, index: usize, value: i64) -> Result<()> {
        let value = u8::try_from(value).map_err(|_| value_error("color exceeds allowed range"))?;
        let mut parts = self.0.get();
        parts[index] = value;
        self.0.set(parts);
        Ok(())
    }
    fn index(index: i64) -> Result<usize> {
        let at = if index < 0 { index + 4 } else { index };
        usize::try_from(at).ok().filter(|at| *at < 4).ok_or_else(|| index_error("invalid index"))
    }
    pub fn item(&self, index: i64) -> Result<i64> {
        Ok(self.part(Self::index(index)?))
    }
    pub fn set_item(&self, index: i64, value: i64) -> Result<()> {
        self.set_part(Self::index(index)?, value)
    }
    pub fn as_tuple(&self) -> (Int, Int, Int, Int) {
        let [r, g, b, a] = self.parts().map(|part| Int::from(i64::from(part)));
        (r, g, b, a)
    }
    pub fn update(&self, value: &impl IntoColor) -> Result<()> {
        self.0.set(value.rgba()?);
        Ok(())
    }
    pub fn lerp(&self, other: &impl IntoColor, amount: f64) -> Result<Self> {
        let (from, to) = (self.parts(), other.rgba()?);
        // pygame's tolerance for sums of steps that miss the end by rounding.
        if !(-1e-6..=1.0 + 1e-6).contains(&amount) {
            return Err(value_error("Argument 2 must be in range [0, 1]"));
        }
        // C's `round`: halves away from zero.
        let mix = |i: usize| (f64::from(from[i]) * (1.0 - amount) + f64::from(to[i]) * amount).round() as u8;
        Ok(Self::of([mix(0), mix(1), mix(2), mix(3)]))
    }
    fn with(&self, other: &Self, mix: impl Fn(i32, i32) -> i32) -> Self {
        let (a, b) = (self.parts(), other.parts());
        Self::of([0, 1, 2, 3].map(|i| mix(i32::from(a[i]), i32::from(b[i])).clamp(0, 255) as u8))
    }
    pub fn add(&self, other: &Self) -> Self {
        self.with(other, |a, b| a + b)
    }
    pub fn sub(&self, other: &Self) -> Self {
        self.with(other, |a, b| a - b)
    }
    pub fn mul(&self, other: &Self) -> Self {
        self.with(other, |a, b| a * b)
    }
    pub fn floordiv(&self, other: &Self) -> Self {
        self.with(other, |a, b| a.checked_div(b).unwrap_or(0))
    }
    pub fn modulo(&self, other: &Self) -> Self {
        self.with(other, |a, b| a.checked_rem(b).unwrap_or(0))
    }
    pub fn invert(&self) -> Self {
        Self::of(self.parts().map(|part| 255 - part))
    }
    pub fn to_int(&self) -> i64 {
        i64::from(u32::from_be_bytes(self.parts()))
    }
    pub fn normalize(&self) -> (f64, f64, f64, f64) {
        let [r, g, b, a] = self.parts().map(|part| f64::from(part) / 255.0);
        (r, g, b, a)
    }
    /// Hue (degrees), saturation, value and alpha (percent).
    pub fn hsva(&self) -> (f64, f64, f64, f64) {
        let [r, g, b, a] = self.parts().map(|part| f64::from(part) / 255.0);
        let (high, low) = (r.max(g).max(b), r.min(g).min(b));
        if high == low {
            return (0.0, 0.0, 100.0 * high, a * 100.0);
        }
        let range = high - low;
        let hue = if high == r {
            (60.0 * ((g - b) / range)) % 360.0
        } else if high == g {
            60.0 * ((b - r) / range) + 120.0
        } else {
            60.0 * ((r - g) / range) + 240.0
        };
        let saturation = (100.0 * range / high).clamp(0.0, 100.0);
        (if hue < 0.0 { hue + 360.0 } else { hue }, saturation, 100.0 * high, a * 100.0)
    }
    pub fn set_hsva(&self, hue: f64, saturation: f64, value: f64, alpha: f64) -> Result<()> {
        let percent = 0.0..=100.0;
        let fits = (0.0..=360.0).contains(&hue) && [saturation, value, alpha].iter().all(|part| percent.contains(part));
        if !fits {
            return Err(value_error("invalid HSVA value"));
        }
        let (s, v) = (saturation / 100.0, value / 100.0);
        let sector = (hue / 60.0).floor();
        let f = hue / 60.0 - sector;
        let (p, q, t) = (v * (1.0 - s), v * (1.0 - s * f), v * (1.0 - s * (1.0 - f)));
        let [r, g, b] = match sector as i32 {
            1 => [q, v, p],
            2 => [p, v, t],
            3 => [p, q, v],
            4 => [t, p, v],
            5 => [v, p, q],
            _ => [v, t, p],
        };
        self.0.set([r * 255.0, g * 255.0, b * 255.0, alpha / 100.0 * 255.0].map(|part| part as u8));
        Ok(())
    }
    pub fn set_hsva_of(&self, value: &(f64, f64, f64, f64)) -> Result<()> {
        self.set_hsva(value.0, value.1, value.2, value.3)
    }
    /// Without alpha the colour becomes transparent, as in pygame.
    pub fn set_hsva_of3(&self, value: &(f64, f64, f64)) -> Result<()> {
        self.set_hsva(value.0, value.1, value.2, 0.0)
    }
    pub fn py_iter(&self) -> Iter<Int> {
        Iter::from_std(self.parts().map(|part| Int::from(i64::from(part))).into_iter())
    }
    pub fn grayscale(&self) -> Self {
        let [r, g, b, a] = self.parts();
        let gray = (0.299 * f64::from(r) + 0.587 * f64::from(g) + 0.114 * f64::from(b)) as u8;
        Self::of([gray, gray, gray, a])
    }
    pub fn premul_alpha(&self) -> Self {
        let [r, g, b, a] = self.parts();
        let scaled = |part: u8| (((u32::from(part) + 1) * u32::from(a)) >> 8) as u8;
        Self::of([scaled(r), scaled(g), scaled(b), a])
    }
}

impl Object for Color {
    fn type_name(&self) -> &'static str {
        "Color"
    }
    fn py_repr(&self) -> Result<Str> {
        let [r, g, b, a] = self.parts();
        Ok(Str::from(format!("Color({r}, {g}, {b}, {a})")))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.parts() == other.parts())
    }
    fn py_hash(&self) -> Result<i64> {
        Err(type_error("unhashable type: 'pygame.color.Color'"))
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
    fn py_len(&self) -> Result<usize> {
        Ok(4)
    }
}
