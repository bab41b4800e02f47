//! Lines: Bresenham's, thin and thick.

use super::canvas::Canvas;

/// Bresenham's walk: calls `visit` for each step until `done`.
struct Walk {
    dx: i32,
    dy: i32,
    sx: i32,
    sy: i32,
    err: i32,
    x: i32,
    y: i32,
}

impl Walk {
    fn new(x1: i32, y1: i32, x2: i32, y2: i32) -> Self {
        let (dx, dy) = (x2.wrapping_sub(x1).wrapping_abs(), y2.wrapping_sub(y1).wrapping_abs());
        let (sx, sy) = (if x2 > x1 { 1 } else { -1 }, if y2 > y1 { 1 } else { -1 });
        Self { dx, dy, sx, sy, err: (if dx > dy { dx } else { -dy }) / 2, x: x1, y: y1 }
    }
    fn step(&mut self) {
        let before = self.err;
        if before > -self.dx {
            self.err -= self.dy;
            self.x += self.sx;
        }
        if before < self.dy {
            self.err += self.dx;
            self.y += self.sy;
        }
    }
}

pub fn thin(canvas: &Canvas, x1: i32, y1: i32, x2: i32, y2: i32) {
    if y1 == y2 {
        return canvas.hline(x1, y1, x2);
    }
    if x1 == x2 {
        return canvas.vline(y1, x1, y2);
    }
    let mut walk = Walk::new(x1, y1, x2, y2);
    while walk.x != x2 || walk.y != y2 {
        canvas.dot(walk.x, walk.y);
        walk.step();
    }
    canvas.dot(x2, y2);
}

fn misses(canvas: &Canvas, [x1, y1, x2, y2]: [i32; 4], grow: [i32; 2]) -> bool {
    let (left, right) = (x1.min(x2).wrapping_sub(grow[0]), x1.max(x2).wrapping_add(grow[0]));
    let (top, bottom) = (y1.min(y2).wrapping_sub(grow[1]), y1.max(y2).wrapping_add(grow[1]));
    canvas.clip.x > right || canvas.clip.y > bottom || canvas.right() <= left || canvas.bottom() <= top
}

/// A line of any width: it grows sideways where it is steep, up and down elsewhere, so its ends are flat.
pub fn thick(canvas: &Canvas, x1: i32, y1: i32, x2: i32, y2: i32, width: i32) {
    if width < 1 {
        return;
    }
    if width == 1 {
        return thin(canvas, x1, y1, x2, y2);
    }
    // An even width has one pixel less on the left or the top.
    let (half, spare) = (width / 2, 1 - width % 2);
    let steep = x1.wrapping_sub(x2).wrapping_abs() <= y1.wrapping_sub(y2).wrapping_abs();
    let grow = if steep { [half, 0] } else { [0, half] };
    if misses(canvas, [x1, y1, x2, y2], grow) {
        return;
    }
    let (last_x, last_y) = (canvas.right() - 1, canvas.bottom() - 1);
    let across = |x: i32, y: i32| {
        let (start, end) = ((x - half + spare).max(canvas.clip.x), last_x.min(x + half));
        if start <= end {
            canvas.run(start, y, end);
            canvas.note(start, y, end, y);
        }
    };
    let down = |x: i32, y: i32| {
        let (start, end) = ((y - half + spare).max(canvas.clip.y), last_y.min(y + half));
        if start <= end {
            canvas.column(start, x, end);
            canvas.note(x, start, x, end);
        }
    };
    if x1 == x2 && y1 == y2 {
        return across(x1, y1);
    }
    let mut walk = Walk::new(x1, y1, x2, y2);
    if steep {
        while walk.y != y2 + walk.sy {
            if canvas.clip.y <= walk.y && walk.y <= last_y {
                across(walk.x, walk.y);
            }
            walk.step();
        }
    } else {
        while walk.x != x2 + walk.sx {
            if canvas.clip.x <= walk.x && walk.x <= last_x {
                down(walk.x, walk.y);
            }
            walk.step();
        }
    }
}
