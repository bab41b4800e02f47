//! Filled polygons, rectangles and flood fill.

use super::canvas::Canvas;
use super::circle::quadrants;
use super::line::thick;
use crate::convert::c_int;

/// Truncation as x86 does it.
fn whole(value: f32) -> i32 {
    c_int(f64::from(value))
}

pub fn triangle(canvas: &Canvas, points: &[(i32, i32)]) {
    let (mut a, mut b, mut c) = (points[0], points[1], points[2]);
    if b.1 < a.1 {
        std::mem::swap(&mut a, &mut b);
    }
    if c.1 < b.1 {
        std::mem::swap(&mut b, &mut c);
        if b.1 < a.1 {
            std::mem::swap(&mut a, &mut b);
        }
    }
    if a.1 == b.1 && b.1 == c.1 && a.0 == b.0 && b.0 != c.0 {
        std::mem::swap(&mut b, &mut c);
    }
    // The tiny term keeps a flat side finite: it is multiplied by zero then.
    let slope = |from: (i32, i32), to: (i32, i32)| {
        (f64::from(to.0.wrapping_sub(from.0)) / (f64::from(to.1.wrapping_sub(from.1)) + 1e-17)) as f32
    };
    let (long, upper, lower) = (slope(a, c), slope(a, b), slope(b, c));
    let at = |from: (i32, i32), slope: f32, y: i32| from.0.wrapping_add(whole((y - from.1) as f32 * slope));
    for y in a.1..=c.1 {
        let other = if y < b.1 { at(a, upper, y) } else { at(b, lower, y) };
        canvas.hline(at(a, long, y), y, other);
    }
}

/// Scan line by scan line: between the first and the second crossing, the third and the fourth, ...
pub fn polygon(canvas: &Canvas, points: &[(i32, i32)]) {
    let low = points.iter().map(|point| point.1).min().unwrap_or(0);
    let high = points.iter().map(|point| point.1).max().unwrap_or(0);
    if low == high {
        let left = points.iter().map(|point| point.0).min().unwrap_or(0);
        let right = points.iter().map(|point| point.0).max().unwrap_or(0);
        return canvas.hline(left, low, right);
    }
    let edges: Vec<_> = (0..points.len()).map(|i| (points[(i + points.len() - 1) % points.len()], points[i])).collect();
    let mut crossings = vec![0; points.len() + 1];
    for y in low..=high {
        let mut count = 0;
        for &(from, to) in &edges {
            let (top, end) = if from.1 < to.1 { (from, to) } else { (to, from) };
            if top.1 == end.1 {
                continue;
            }
            // The lower end belongs to the next edge, except on the last line.
            if (y >= top.1 && y < end.1) || (y == high && end.1 == high) {
                let product = y.wrapping_sub(top.1).wrapping_mul(end.0.wrapping_sub(top.0));
                let cross = product as f32 / end.1.wrapping_sub(top.1) as f32;
                let cross = if count % 2 == 0 { cross.floor() } else { cross.ceil() };
                crossings[count] = whole(cross).wrapping_add(top.0);
                count += 1;
            }
        }
        crossings[..count].sort_unstable();
        for i in (0..count).step_by(2) {
            canvas.hline(crossings[i], y, crossings[i + 1]);
        }
    }
    // A level edge inside the polygon's height that is a lower border was not reached above.
    for &(from, to) in &edges {
        if low < to.1 && from.1 == to.1 && to.1 < high {
            canvas.hline(to.0, to.1, from.0);
        }
    }
}

/// The frame of a rectangle, corners included.
pub fn frame(canvas: &Canvas, [x1, y1, x2, y2]: [i32; 4], width: i32) {
    for i in 0..width {
        canvas.quiet_hline(x1, y1 + i, x2);
        canvas.quiet_hline(x1, y2 - i, x2);
    }
    for i in 0..(y2 - y1) - 2 * width + 1 {
        canvas.quiet_hline(x1, y1 + width + i, x1 + width - 1);
        canvas.quiet_hline(x2 - width + 1, y1 + width + i, x2);
    }
}

/// Radii of the corners: top left, top right, bottom left, bottom right. They shrink together where they do not fit.
fn fitted(radii: [i32; 4], w: i32, h: i32) -> [i32; 4] {
    let [tl, tr, bl, br] = radii;
    if tl + tr <= w && bl + br <= w && tl + bl <= h && tr + br <= h {
        return radii;
    }
    let ratio = |room: i32, a: i32, b: i32| room as f32 / (a + b) as f32;
    // C's MIN keeps the second where the comparison fails, which matters for NaN (0 / 0).
    let min = |a: f32, b: f32| if a < b { a } else { b };
    let factor = min(min(min(ratio(w, tl, tr), ratio(h, tl, bl)), ratio(w, bl, br)), ratio(h, tr, br));
    radii.map(|radius| whole(radius as f32 * factor))
}

pub fn round_rect(canvas: &Canvas, edges: [i32; 4], radii: [i32; 4], width: i32) {
    let [x1, y1, x2, y2] = edges;
    let [tl, tr, bl, br] = fitted(radii, x2 - x1 + 1, y2 - y1 + 1);
    if width == 0 {
        let points = [
            (x1, y1 + tl),
            (x1 + tl, y1),
            (x2 - tr, y1),
            (x2, y1 + tr),
            (x2, y2 - br),
            (x2 - br, y2),
            (x1 + bl, y2),
            (x1, y2 - bl),
        ];
        polygon(canvas, &points);
    } else {
        rounded_sides(canvas, edges, [tl, tr, bl, br], width);
    }
    quadrants(canvas, x2 - tr + 1, y1 + tr, tr, width, [1, 0, 0, 0]);
    quadrants(canvas, x1 + tl, y1 + tl, tl, width, [0, 1, 0, 0]);
    quadrants(canvas, x1 + bl, y2 - bl + 1, bl, width, [0, 0, 1, 0]);
    quadrants(canvas, x2 - br + 1, y2 - br + 1, br, width, [0, 0, 0, 1]);
}

fn rounded_sides(canvas: &Canvas, [x1, y1, x2, y2]: [i32; 4], [tl, tr, bl, br]: [i32; 4], width: i32) {
    // A side of no length leaves a gap of one line between the corners.
    let near = width / 2 - 1 + width % 2;
    let far = width / 2;
    if x2 - tr == x1 + tl {
        (0..width).for_each(|i| canvas.dot(x1 + tl, y1 + i));
    } else {
        thick(canvas, x1 + tl, y1 + near, x2 - tr, y1 + near, width);
    }
    if y2 - bl == y1 + tl {
        (0..width).for_each(|i| canvas.dot(x1 + i, y1 + tl));
    } else {
        thick(canvas, x1 + near, y1 + tl, x1 + near, y2 - bl, width);
    }
    if x2 - br == x1 + bl {
        (0..width).for_each(|i| canvas.dot(x1 + bl, y2 - i));
    } else {
        thick(canvas, x1 + bl, y2 - far, x2 - br, y2 - far, width);
    }
    if y2 - br == y1 + tr {
        (0..width).for_each(|i| canvas.dot(x2 - i, y1 + tr));
    } else {
        thick(canvas, x2 - far, y1 + tr, x2 - far, y2 - br, width);
    }
}

/// Recolours the connected area of one colour; `pattern` gives the colour of each place.
pub fn flood(canvas: &Canvas, x: i32, y: i32, pattern: &dyn Fn(i32, i32) -> u32) {
    let old = canvas.get(x, y);
    let size = (canvas.clip.w as usize) * (canvas.clip.h as usize);
    let mut queued = vec![false; size];
    let index = |x: i32, y: i32| (y - canvas.clip.y) as usize * canvas.clip.w as usize + (x - canvas.clip.x) as usize;
    queued[index(x, y)] = true;
    let mut front = vec![(x, y)];
    while let Some((x, y)) = front.pop() {
        if canvas.get(x, y) != old {
            continue;
        }
        canvas.dot_of(x, y, pattern(x, y));
        for (nx, ny) in [(x, y + 1), (x, y - 1), (x + 1, y), (x - 1, y)] {
            if canvas.holds(nx, ny) && !std::mem::replace(&mut queued[index(nx, ny)], true) {
                front.push((nx, ny));
            }
        }
    }
}
