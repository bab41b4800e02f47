//! Ellipses by the midpoint algorithm.

use super::canvas::Canvas;
use super::line::thin;

/// Products that C computes as `int`.
fn square(a: i32, b: i32) -> i32 {
    a.wrapping_mul(b)
}

/// The walk along one quarter: first where `x` moves faster, then where `y` does.
struct Quarter {
    w: i32,
    h: i32,
    x: i64,
    y: i64,
    dx: i64,
    dy: i64,
    d: f64,
    /// The second half's decision value; zero until that half begins.
    d2: f64,
}

impl Quarter {
    fn new(w: i32, h: i32) -> Self {
        let start = square(h, h).wrapping_sub(square(square(w, w), h));
        let d = f64::from(start) + 0.25 * f64::from(w) * f64::from(w);
        let y = i64::from(h);
        Self { w, h, x: 0, y, dx: 0, dy: i64::from(square(2i32.wrapping_mul(w), w)) * y, d, d2: 0.0 }
    }
    fn dx_step(&self) -> i64 {
        i64::from(square(2i32.wrapping_mul(self.h), self.h))
    }
    fn dy_step(&self) -> i64 {
        i64::from(square(2i32.wrapping_mul(self.w), self.w))
    }
    fn hh(&self) -> f64 {
        f64::from(square(self.h, self.h))
    }
    fn ww(&self) -> f64 {
        f64::from(square(self.w, self.w))
    }
    fn right(&mut self) {
        self.x += 1;
        self.dx += self.dx_step();
        self.d = self.d + self.dx as f64 + self.hh();
    }
    fn diagonal(&mut self) {
        self.x += 1;
        self.y -= 1;
        self.dx += self.dx_step();
        self.dy -= self.dy_step();
        self.d = self.d + self.dx as f64 - self.dy as f64 + self.hh();
    }
    fn second_half_value(&self) -> f64 {
        let (w, h, x) = (f64::from(self.w), f64::from(self.h), self.x as f64 + 0.5);
        let below = ((self.y - 1) * (self.y - 1)) as f64;
        ((h * h) * (x * x)) + ((w * w) * below) - (w * w * h * h)
    }
    fn down(&mut self, d: f64) -> f64 {
        self.y -= 1;
        if d > 0.0 {
            self.dy -= self.dy_step();
            return d + self.ww() - self.dy as f64;
        }
        self.x += 1;
        self.dx += self.dx_step();
        self.dy -= self.dy_step();
        d + self.dx as f64 - self.dy as f64 + self.ww()
    }
    /// The inner border's step when the outer one went a line down.
    fn follow(&mut self) -> bool {
        if self.dx < self.dy {
            while self.d < 0.0 {
                self.right();
            }
            self.diagonal();
            return true;
        }
        false
    }
}

struct Place {
    x: i32,
    y: i32,
    x_offset: i32,
    y_offset: i32,
}

impl Place {
    fn new(x: i32, y: i32, w: i32, h: i32) -> Self {
        Self { x: x + w / 2, y: y + h / 2, x_offset: (w + 1) % 2, y_offset: (h + 1) % 2 }
    }
    fn lines(&self, y: i64) -> [i32; 2] {
        [self.y - y as i32, self.y + y as i32 - self.y_offset]
    }
    fn whole(&self, canvas: &Canvas, at: &Quarter) {
        for line in self.lines(at.y) {
            canvas.hline(self.x - at.x as i32, line, self.x + at.x as i32 - self.x_offset);
        }
    }
    fn sides(&self, canvas: &Canvas, at: &Quarter, inner: &Quarter) {
        let (x, hole) = (at.x as i32, inner.x as i32);
        for line in self.lines(at.y) {
            canvas.hline(self.x - x, line, self.x - hole);
            canvas.hline(self.x + x - self.x_offset, line, self.x + hole - self.x_offset);
        }
    }
}

pub fn filled(canvas: &Canvas, x: i32, y: i32, w: i32, h: i32) {
    if w == 1 {
        return thin(canvas, x, y, x, y + h - 1);
    }
    if h == 1 {
        return canvas.hline(x, y, x + w - 1);
    }
    let place = Place::new(x, y, w, h);
    let mut outer = Quarter::new(w / 2, h / 2);
    while outer.dx < outer.dy {
        place.whole(canvas, &outer);
        if outer.d < 0.0 { outer.right() } else { outer.diagonal() }
    }
    let mut d = outer.second_half_value();
    while outer.y >= 0 {
        place.whole(canvas, &outer);
        d = outer.down(d);
    }
}

/// An ellipse line; `thickness` is one less than the width.
pub fn ring(canvas: &Canvas, x: i32, y: i32, w: i32, h: i32, thickness: i32) {
    let place = Place::new(x, y, w, h);
    let inner_height = i64::from(h / 2 - thickness);
    let (mut outer, mut inner) = (Quarter::new(w / 2, h / 2), Quarter::new(w / 2 - thickness, h / 2 - thickness));
    let mut whole = true;
    while outer.dx < outer.dy {
        if whole {
            place.whole(canvas, &outer)
        } else {
            place.sides(canvas, &outer, &inner)
        }
        if outer.d < 0.0 {
            outer.right();
            continue;
        }
        outer.diagonal();
        whole = whole && outer.y >= inner_height;
        if !whole {
            inner.follow();
        }
    }
    let mut d = outer.second_half_value();
    while outer.y >= 0 {
        if whole {
            place.whole(canvas, &outer)
        } else {
            place.sides(canvas, &outer, &inner)
        }
        d = outer.down(d);
        whole = whole && outer.y >= inner_height;
        if !whole && !inner.follow() && inner.y >= 0 {
            if inner.d2 == 0.0 {
                inner.d2 = inner.second_half_value();
            }
            inner.d2 = inner.down(inner.d2);
        }
    }
}
