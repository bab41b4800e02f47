//! Elliptic arcs.

use super::canvas::Canvas;
use crate::convert::c_int;

/// The half-open ring between two ellipses, cut by two angles.
struct Sector {
    outer: [f64; 2],
    inner: [f64; 2],
    middle: [f64; 2],
    least_dot: f64,
}

impl Sector {
    fn holds(&self, x: i32, y: i32) -> bool {
        let (xx, yy) = (f64::from(x.wrapping_mul(x)), f64::from(y.wrapping_mul(y)));
        if xx * self.outer[0] + yy * self.outer[1] > 1.0 || xx * self.inner[0] + yy * self.inner[1] < 1.0 {
            return false;
        }
        let length = f64::from(x.wrapping_mul(x).wrapping_add(y.wrapping_mul(y))).sqrt();
        f64::from(x) * self.middle[0] + f64::from(y) * self.middle[1] >= self.least_dot * length
    }
}

fn whole(value: f64) -> i32 {
    c_int(value)
}

fn inverse_square(radius: i32) -> f64 {
    1.0 / f64::from(radius.wrapping_mul(radius))
}

pub struct Arc {
    pub x: i32,
    pub y: i32,
    pub radii: [i32; 2],
    pub width: i32,
    pub start: f64,
    pub stop: f64,
}

impl Arc {
    /// The box around the arc, relative to the centre, or nothing where pygame gives up.
    fn bounds(&self, canvas: &Canvas, sector: &Sector) -> Option<[i32; 4]> {
        let ends = |angle: f64| [angle.cos(), -angle.sin()];
        let (start, stop) = (ends(self.start), ends(self.stop));
        // The four corners of the arc on one axis.
        let corners = |axis: usize| {
            let (outer, inner) = (self.radii[axis], self.radii[axis] - self.width);
            [start[axis], stop[axis]]
                .map(|at| [inner, outer].map(|radius| whole(at * f64::from(radius) + 0.5)))
                .concat()
        };
        let low = |axis: usize| {
            if -sector.middle[axis] < sector.least_dot {
                return corners(axis).into_iter().min().unwrap_or(0);
            }
            -self.radii[axis]
        };
        let high = |axis: usize| {
            if sector.middle[axis] < sector.least_dot {
                return corners(axis).into_iter().max().unwrap_or(0);
            }
            self.radii[axis]
        };
        let mut left = low(0).max(canvas.clip.x - self.x);
        let mut top = low(1).max(canvas.clip.y - self.y);
        let mut right = high(0).min(canvas.right() - self.x - 1);
        let mut bottom = high(1).min(canvas.bottom() - self.y - 1);
        if left >= right || top >= bottom {
            return None;
        }
        let row = |y: i32| (left..=right).any(|x| sector.holds(x, y));
        while !row(top) {
            top += 1;
            if top >= bottom {
                return None;
            }
        }
        while !row(bottom) {
            bottom -= 1;
            if bottom <= top {
                return None;
            }
        }
        let column = |x: i32| (top..=bottom).any(|y| sector.holds(x, y));
        while !column(left) {
            left += 1;
            if left >= right {
                return None;
            }
        }
        while !column(right) {
            right -= 1;
            if left >= right {
                return None;
            }
        }
        Some([left, top, right, bottom])
    }

    pub fn draw(&self, canvas: &Canvas) {
        if self.width <= 0 || self.stop <= self.start {
            return;
        }
        let angle = 0.5 * (self.start + self.stop);
        let half = angle - self.start;
        let [r1, r2] = self.radii;
        let (i1, i2) = (r1 - self.width, r2 - self.width);
        let sector = Sector {
            outer: [inverse_square(r1), inverse_square(r2)],
            inner: [inverse_square(i1), inverse_square(i2)],
            middle: [angle.cos(), -angle.sin()],
            least_dot: if half < std::f64::consts::PI { half.cos() } else { -1.0 },
        };
        let Some(bounds @ [left, top, right, bottom]) = self.bounds(canvas, &sector) else { return };
        if left >= right || top >= bottom {
            return;
        }
        for y in 0..=bottom.max(-top) {
            let yy = f64::from(y.wrapping_mul(y));
            let outer = whole(f64::from(r1) * (1.0 - yy * sector.outer[1]).sqrt());
            let inner = if y < i2 { whole(f64::from(i1) * (1.0 - yy * sector.inner[1]).sqrt()) } else { 0 };
            for x in inner..=outer {
                self.mirrored(canvas, &sector, bounds, x, y);
            }
        }
        canvas.set_area([left + self.x, top + self.y, right + self.x, bottom + self.y]);
    }

    /// The point in its four quadrants, as far as they are in the box and between the angles.
    fn mirrored(&self, canvas: &Canvas, sector: &Sector, [left, top, right, bottom]: [i32; 4], x: i32, y: i32) {
        let least = sector.least_dot * f64::from(x.wrapping_mul(x).wrapping_add(y.wrapping_mul(y))).sqrt();
        let (x_dot, y_dot) = (f64::from(x) * sector.middle[0], f64::from(y) * sector.middle[1]);
        for (sx, sy) in [(1, 1), (-1, 1), (1, -1), (-1, -1)] {
            let (px, py) = (sx * x, sy * y);
            let dot = f64::from(sx) * x_dot + f64::from(sy) * y_dot;
            if px >= left && px <= right && py >= top && py <= bottom && dot >= least {
                canvas.put(self.x + px, self.y + py, canvas.color);
            }
        }
    }
}
