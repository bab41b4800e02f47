//! Pixels under a clip rectangle, and the box of what was drawn.

use std::cell::Cell;

use crate::surface::Surface;
use crate::sys::{Format, SdlRect, View};

/// A surface while something is drawn on it.
pub struct Canvas<'a> {
    view: View<'a>,
    surface: &'a Surface,
    pub format: Format,
    pitch: usize,
    pub clip: SdlRect,
    pub color: u32,
    /// Left, top, right, bottom of the drawn pixels, `None` before the first.
    area: Cell<Option<[i32; 4]>>,
}

impl<'a> Canvas<'a> {
    pub fn new(surface: &'a Surface, color: u32) -> Self {
        let raw = surface.raw();
        Self {
            view: raw.view(),
            surface,
            format: raw.format(),
            pitch: raw.pitch(),
            clip: raw.clip(),
            color,
            area: Cell::new(None),
        }
    }

    pub fn right(&self) -> i32 {
        self.clip.x + self.clip.w
    }
    pub fn bottom(&self) -> i32 {
        self.clip.y + self.clip.h
    }
    pub fn holds(&self, x: i32, y: i32) -> bool {
        x >= self.clip.x && x < self.right() && y >= self.clip.y && y < self.bottom()
    }

    pub fn note(&self, x1: i32, y1: i32, x2: i32, y2: i32) {
        let [left, top, right, bottom] = self.area.get().unwrap_or([i32::MAX, i32::MAX, i32::MIN, i32::MIN]);
        self.area.set(Some([left.min(x1), top.min(y1), right.max(x2), bottom.max(y2)]));
    }
    pub fn set_area(&self, area: [i32; 4]) {
        self.area.set(Some(area));
    }
    /// The drawn area as a rectangle, or an empty one at the given place.
    pub fn drawn(&self, x: i32, y: i32) -> [i32; 4] {
        self.area.get().map_or([x, y, 0, 0], |[left, top, right, bottom]| {
            [left, top, right.wrapping_sub(left).wrapping_add(1), bottom.wrapping_sub(top).wrapping_add(1)]
        })
    }

    /// Writes a pixel that lies on the surface.
    pub fn put(&self, x: i32, y: i32, color: u32) {
        let (x, line) = (x as usize, y as usize * self.pitch);
        if self.format.bytes == 4 {
            self.view.words()[line / 4 + x].set(color);
            return;
        }
        let at = line + x * self.format.bytes;
        let cells = &self.view.bytes()[at..at + self.format.bytes];
        for (cell, byte) in cells.iter().zip(color.to_le_bytes()) {
            cell.set(byte);
        }
    }
    /// Reads a pixel that lies on the surface.
    pub fn get(&self, x: i32, y: i32) -> u32 {
        let (x, line) = (x as usize, y as usize * self.pitch);
        if self.format.bytes == 4 {
            return self.view.words()[line / 4 + x].get();
        }
        let at = line + x * self.format.bytes;
        let cells = &self.view.bytes()[at..at + self.format.bytes];
        cells.iter().rev().fold(0, |pixel, cell| pixel << 8 | u32::from(cell.get()))
    }

    pub fn dot(&self, x: i32, y: i32) {
        self.dot_of(x, y, self.color);
    }
    pub fn dot_of(&self, x: i32, y: i32, color: u32) {
        if self.holds(x, y) {
            self.put(x, y, color);
            self.note(x, y, x, y);
        }
    }
    /// A line of pixels that lie on the surface, both ends included.
    pub fn run(&self, x1: i32, y: i32, x2: i32) {
        if x2 < x1 {
            return;
        }
        if self.format.bytes == 4 {
            let line = y as usize * self.pitch / 4;
            for cell in &self.view.words()[line + x1 as usize..=line + x2 as usize] {
                cell.set(self.color);
            }
            return;
        }
        for x in x1..=x2 {
            self.put(x, y, self.color);
        }
    }
    fn clipped_run(&self, x1: i32, y: i32, x2: i32) -> Option<(i32, i32)> {
        if y < self.clip.y || y >= self.bottom() {
            return None;
        }
        let (low, high) = (x1.min(x2).max(self.clip.x), x1.max(x2).min(self.right() - 1));
        if high < self.clip.x || low >= self.right() {
            return None;
        }
        self.run(low, y, high);
        Some((low, high))
    }
    /// A horizontal line, clipped, that counts as drawn.
    pub fn hline(&self, x1: i32, y: i32, x2: i32) {
        if let Some((low, high)) = self.clipped_run(x1, y, x2) {
            self.note(low, y, high, y);
        }
    }
    /// The same without the count.
    pub fn quiet_hline(&self, x1: i32, y: i32, x2: i32) {
        self.clipped_run(x1, y, x2);
    }
    /// A vertical line of pixels that lie on the surface, both ends included.
    pub fn column(&self, y1: i32, x: i32, y2: i32) {
        for y in y1..=y2 {
            self.put(x, y, self.color);
        }
    }
    pub fn vline(&self, y1: i32, x: i32, y2: i32) {
        if x < self.clip.x || x >= self.right() {
            return;
        }
        let (low, high) = (y1.min(y2).max(self.clip.y), y1.max(y2).min(self.bottom() - 1));
        if high < self.clip.y || low >= self.bottom() {
            return;
        }
        self.column(low, x, high);
        self.note(x, low, x, high);
    }

    /// Mixes the colour into a pixel by `brightness`, as pygame's antialiased shapes do.
    pub fn blend(&self, x: i32, y: i32, brightness: f32) {
        if self.holds(x, y) {
            self.dot_of(x, y, self.mixed(x, y, brightness));
        }
    }
    /// The colour mixed with what is at one place; outside the clip rectangle the colour itself.
    pub fn mixed(&self, x: i32, y: i32, brightness: f32) -> u32 {
        if !self.holds(x, y) {
            return self.color;
        }
        let raw = self.surface.raw();
        let (front, back) = (raw.get_rgba(self.color), raw.get_rgba(self.get(x, y)));
        let mix = |i: usize| (brightness * f32::from(front[i]) + (1.0 - brightness) * f32::from(back[i])) as i32 as u8;
        raw.map_rgba([mix(0), mix(1), mix(2), mix(3)])
    }
}
