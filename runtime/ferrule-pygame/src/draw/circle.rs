//! Circles by the midpoint algorithm, whole or by quadrants, and antialiased ones by Wu's.

use super::canvas::Canvas;

/// One step of the midpoint algorithm: `x` grows by one, `y` shrinks when the point would leave the circle.
struct Midpoint {
    f: i32,
    dx: i32,
    dy: i32,
    x: i32,
    y: i32,
}

impl Midpoint {
    fn new(radius: i32) -> Self {
        Self { f: 1 - radius, dx: 0, dy: -2 * radius, x: 0, y: radius }
    }
    fn step(&mut self) {
        if self.f >= 0 {
            self.y -= 1;
            self.dy += 2;
            self.f += self.dy;
        }
        self.x += 1;
        self.dx += 2;
        self.f += self.dx + 1;
    }
}

pub fn filled(canvas: &Canvas, x0: i32, y0: i32, radius: i32) {
    let most = if x0 < 0 { i32::MAX } else { i32::MAX - x0 };
    let mut point = Midpoint::new(radius);
    while point.x < point.y {
        point.step();
        let (x, y) = (point.x, point.y);
        // Only where the next step leaves the line, else a later one would draw over it.
        if point.f >= 0 {
            canvas.hline(x0 - x, y0 + y - 1, x0 + (x - 1).min(most));
            canvas.hline(x0 - x, y0 - y, x0 + (x - 1).min(most));
        }
        canvas.hline(x0 - y, y0 + x - 1, x0 + (y - 1).min(most));
        canvas.hline(x0 - y, y0 - x, x0 + (y - 1).min(most));
    }
}

pub fn thin(canvas: &Canvas, x0: i32, y0: i32, radius: i32) {
    let mut point = Midpoint::new(radius);
    while point.x < point.y {
        point.step();
        for (x, y) in [(point.x, point.y), (point.y, point.x)] {
            canvas.dot(x0 + x - 1, y0 + y - 1);
            canvas.dot(x0 - x, y0 + y - 1);
            canvas.dot(x0 + x - 1, y0 - y);
            canvas.dot(x0 - x, y0 - y);
        }
    }
}

/// One border of a ring: an ellipse walk with equal radii, first where `x` moves faster, then where `y` does.
struct Border {
    x: i64,
    y: i64,
    squared: i64,
    dx: i64,
    dy: i64,
    d: f64,
    /// The second half's decision value; zero until that half begins.
    d2: f64,
}

impl Border {
    fn new(radius: i64) -> Self {
        let squared = radius * radius;
        let d = squared as f64 * (1.25 - radius as f64);
        Self { x: 0, y: radius, squared, dx: 0, dy: 2 * squared * radius, d, d2: 0.0 }
    }
    fn skip(&mut self) {
        while self.d < 0.0 {
            self.x += 1;
            self.dx += 2 * self.squared;
            self.d += (self.dx + self.squared) as f64;
        }
    }
    fn diagonal(&mut self) {
        self.x += 1;
        self.y -= 1;
        self.dx += 2 * self.squared;
        self.dy -= 2 * self.squared;
        self.d += (self.dx - self.dy + self.squared) as f64;
    }
    fn second_half_value(&self) -> f64 {
        let (x, y, squared) = (self.x as f64, self.y as f64, self.squared as f64);
        squared * ((x + 0.5) * (x + 0.5) + (y - 1.0) * (y - 1.0) - squared)
    }
    /// A step of the second half by decision value `d`; the new value.
    fn down(&mut self, d: f64) -> f64 {
        self.y -= 1;
        self.dy -= 2 * self.squared;
        if d > 0.0 {
            return d + (self.squared - self.dy) as f64;
        }
        self.x += 1;
        self.dx += 2 * self.squared;
        d + (self.dx - self.dy + self.squared) as f64
    }
}

/// A circle line of some thickness, at least 2.
pub fn ring(canvas: &Canvas, x0: i32, y0: i32, radius: i32, thickness: i32) {
    let inner_radius = i64::from(radius - thickness + 1);
    let (mut outer, mut inner) = (Border::new(i64::from(radius)), Border::new(inner_radius));
    let mut whole = true;
    let draw = |whole: bool, outer: &Border, inner: &Border| {
        let (x, y, hole) = (outer.x as i32, outer.y as i32, inner.x as i32);
        for line in [y0 - y, y0 + y - 1] {
            if whole {
                canvas.hline(x0 - x, line, x0 + x - 1);
            } else {
                canvas.hline(x0 - x, line, x0 - hole);
                canvas.hline(x0 + hole - 1, line, x0 + x - 1);
            }
        }
    };
    while outer.dx < outer.dy {
        outer.skip();
        draw(whole, &outer, &inner);
        outer.diagonal();
        if outer.y < inner_radius {
            whole = false;
        }
        if !whole {
            inner.skip();
            inner.diagonal();
        }
    }
    let mut d = outer.second_half_value();
    while outer.y >= 0 {
        draw(whole, &outer, &inner);
        d = outer.down(d);
        if outer.y < inner_radius {
            whole = false;
        }
        if whole {
            continue;
        }
        if inner.dx < inner.dy {
            inner.skip();
            inner.diagonal();
        } else {
            if inner.d2 == 0.0 {
                inner.d2 = inner.second_half_value();
            }
            inner.d2 = inner.down(inner.d2);
        }
    }
}

/// Quarters of a circle: top right, top left, bottom left, bottom right; thickness 0 fills them.
pub fn quadrants(canvas: &Canvas, x0: i32, y0: i32, radius: i32, thickness: i32, which: [i32; 4]) {
    let [tr, tl, bl, br] = which.map(|flag| flag > 0);
    if radius == 1 {
        for (wanted, x, y) in [(tr, x0, y0 - 1), (tl, x0 - 1, y0 - 1), (bl, x0 - 1, y0), (br, x0, y0)] {
            if wanted {
                canvas.dot(x, y);
            }
        }
        return;
    }
    if thickness == 0 {
        return filled_quadrants(canvas, x0, y0, radius, [tr, tl, bl, br]);
    }
    let (mut point, mut inner) = (Midpoint::new(radius), Midpoint::new(radius - thickness));
    let mut thickness = thickness;
    while point.x < point.y {
        point.step();
        // The inner border keeps pace with `x` but is not bounded by it.
        inner.step();
        if thickness > 1 {
            thickness = point.y - inner.y;
        }
        let x = point.x;
        for y in (0..thickness).map(|i| point.y - i) {
            if tr && y > x {
                canvas.dot(x0 + x - 1, y0 - y);
            }
            if tr && y >= x {
                canvas.dot(x0 + y - 1, y0 - x);
            }
            if tl && y >= x {
                canvas.dot(x0 - x, y0 - y);
            }
            if tl && y > x {
                canvas.dot(x0 - y, y0 - x);
            }
            if bl && y >= x {
                canvas.dot(x0 - y, y0 + x - 1);
            }
            if bl && y > x {
                canvas.dot(x0 - x, y0 + y - 1);
            }
            if br && y >= x {
                canvas.dot(x0 + x - 1, y0 + y - 1);
            }
            if br && y > x {
                canvas.dot(x0 + y - 1, y0 + x - 1);
            }
        }
    }
}

fn filled_quadrants(canvas: &Canvas, x0: i32, y0: i32, radius: i32, [tr, tl, bl, br]: [bool; 4]) {
    let mut point = Midpoint::new(radius);
    while point.x < point.y {
        point.step();
        for (x, y) in [(point.y, point.x), (point.x, point.y)] {
            if tr {
                canvas.vline(y0 - y, x0 + x - 1, y0);
            }
            if tl {
                canvas.vline(y0 - y, x0 - x, y0);
            }
            if bl && y > 0 {
                canvas.vline(y0, x0 - x, y0 + y - 1);
            }
            if br && y > 0 {
                canvas.vline(y0, x0 + x - 1, y0 + y - 1);
            }
        }
    }
}

/// Blends the eight mirror images of a point, as far as their quadrant is wanted.
fn eight(canvas: &Canvas, x0: i32, y0: i32, x: i32, y: i32, opacity: f32, which: [i32; 4]) {
    let opacity = opacity / 255.0;
    for (wanted, sx, sy) in [(which[0], 1, -1), (which[1], -1, -1), (which[2], -1, 1), (which[3], 1, 1)] {
        if wanted == 1 {
            canvas.blend(x0 + sx * x, y0 + sy * y, opacity);
            canvas.blend(x0 + sx * y, y0 + sy * x, opacity);
        }
    }
}

/// Walks an arc of Wu's algorithm: `visit` gets x, y and how much of the pixel lies outside, 0 to 255.
fn wu(radius: i32, mut visit: impl FnMut(i32, i32, f64)) {
    let (mut x, mut y, mut before) = (0, radius, 0.0);
    let squared = f64::from(radius).powi(2);
    while x < y {
        let height = (squared - f64::from(x).powi(2)).sqrt();
        let opacity = 255.0 * (height.ceil() - height);
        if opacity < before {
            y -= 1;
        }
        before = opacity;
        visit(x, y, opacity);
        x += 1;
    }
}

pub fn smooth_thin(canvas: &Canvas, x0: i32, y0: i32, radius: i32, which: [i32; 4]) {
    wu(radius, |x, y, opacity| {
        eight(canvas, x0, y0, x, y, 255.0 - opacity as f32, which);
        eight(canvas, x0, y0, x, y - 1, opacity as f32, which);
    });
}

/// A smooth ring, one pixel thicker than `thickness`.
pub fn smooth(canvas: &Canvas, x0: i32, y0: i32, radius: i32, thickness: i32, which: [i32; 4]) {
    for layer in radius - thickness..=radius {
        wu(layer, |x, y, opacity| {
            let outer = if layer == radius && thickness != 0 { 255.0 - opacity as f32 } else { 255.0 };
            let inner = if layer == radius - thickness { opacity as f32 } else { 255.0 };
            eight(canvas, x0, y0, x, y, outer, which);
            eight(canvas, x0, y0, x, y - 1, inner, which);
        });
    }
}
