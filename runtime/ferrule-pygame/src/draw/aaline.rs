//! Antialiased lines.

use super::canvas::Canvas;

/// Which ends of a line to leave out, and whether a corner of joined lines needs a pixel more.
#[derive(Clone, Copy, Default)]
pub struct Ends {
    pub skip_first: bool,
    pub skip_second: bool,
    pub corner: bool,
}

/// A line turned so that x grows and changes faster than y, cut to the clip rectangle.
struct Turned {
    steep: bool,
    from: [f32; 2],
    to: [f32; 2],
    gradient: f32,
    /// Left and right bound of the turned clip rectangle, one pixel wider than it.
    left: f32,
    right: f32,
}

struct Clip {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

fn wide_clip(canvas: &Canvas, steep: bool) -> Clip {
    let left = canvas.clip.x as f32 - 1.0;
    let right = left + canvas.clip.w as f32 + 1.0;
    let top = canvas.clip.y as f32 - 1.0;
    let bottom = top + canvas.clip.h as f32 + 1.0;
    if steep { Clip { left: top, right: bottom, top: left, bottom: right } } else { Clip { left, right, top, bottom } }
}

fn turned(canvas: &Canvas, mut from: [f32; 2], mut to: [f32; 2], thick: Option<i32>) -> Option<Turned> {
    let (mut dx, mut dy) = (to[0] - from[0], to[1] - from[1]);
    let steep = f64::from(dx).abs() < f64::from(dy).abs();
    let clip = wide_clip(canvas, steep);
    if steep {
        from.reverse();
        to.reverse();
        (dx, dy) = (dy, dx);
    }
    if dx < 0.0 {
        (from, to, dx, dy) = (to, from, -dx, -dy);
    }
    if to[0] <= clip.left || from[0] >= clip.right {
        return None;
    }
    let gradient = dy / dx;
    // A thick line starts on the surface itself and may lie above or below it.
    let margin = if thick.is_some() { 1.0 } else { 0.0 };
    if from[0] < clip.left + margin {
        from[1] += gradient * (clip.left + margin - from[0]);
        from[0] = clip.left + margin;
    }
    if to[0] > clip.right - margin {
        to[1] += gradient * (clip.right - margin - to[0]);
        to[0] = clip.right - margin;
    }
    if thick.is_none() {
        cut_height(&clip, gradient, &mut from, &mut to)?;
    }
    // One line lower all y are positive, so truncation rounds down; drawing goes one line up again.
    from[1] += 1.0;
    to[1] += 1.0;
    Some(Turned { steep, from, to, gradient, left: clip.left, right: clip.right })
}

fn cut_height(clip: &Clip, gradient: f32, from: &mut [f32; 2], to: &mut [f32; 2]) -> Option<()> {
    let (upper, lower) = if gradient > 0.0 { (from, to) } else { (to, from) };
    if lower[1] <= clip.top || upper[1] >= clip.bottom {
        return None;
    }
    if upper[1] < clip.top {
        upper[0] += (clip.top - upper[1]) / gradient;
        upper[1] = clip.top;
    }
    if lower[1] > clip.bottom {
        lower[0] += (clip.bottom - lower[1]) / gradient;
        lower[1] = clip.bottom;
    }
    Some(())
}

fn place(canvas: &Canvas, steep: bool, x: i32, y: i32, brightness: f32) {
    if steep { canvas.blend(y, x, brightness) } else { canvas.blend(x, y, brightness) }
}

/// A line without length: one pixel.
fn point(canvas: &Canvas, [x, y]: [f32; 2]) -> (i32, i32) {
    let at = ((f64::from(x) + 0.5).floor() as i32, (f64::from(y) + 0.5).floor() as i32);
    canvas.blend(at.0, at.1, 1.0);
    at
}

fn is_point(from: [f32; 2], to: [f32; 2]) -> bool {
    f64::from(to[0] - from[0]).abs() < 0.0001 && f64::from(to[1] - from[1]).abs() < 0.0001
}

pub fn thin(canvas: &Canvas, from: [f32; 2], to: [f32; 2], ends: Ends) {
    if is_point(from, to) {
        point(canvas, from);
        return;
    }
    let Some(line) = turned(canvas, from, to, None) else { return };
    let Turned { steep, from, to, gradient, left, right } = line;
    // An end pixel and the one above it share its brightness, less where the line covers only part of the column.
    let end = |x: i32, y: f32, cover: f32| {
        let share = y - (y as i32) as f32;
        if ((y as i32) as f32) < y {
            place(canvas, steep, x, y as i32, share * cover);
        }
        place(canvas, steep, x, y as i32 - 1, (1.0 - share) * cover);
    };
    let mut start = from[0] as i32;
    let mut y = from[1] + gradient * (start as f32 - from[0]);
    if (!ends.skip_first || ends.corner) && to[0] > left + 1.0 {
        end(start, y, (1 + start) as f32 - from[0]);
        y += gradient;
        start += 1;
    }
    if ends.skip_first {
        start = f64::from(from[0]).ceil() as i32;
        y = from[1] + gradient * (start as f32 - from[0]);
    }
    let stop = f64::from(to[0]).ceil() as i32;
    if (!ends.skip_second || ends.corner) && from[0] < right - 1.0 {
        end(stop, to[1] + gradient * (stop as f32 - to[0]), (1 - stop) as f32 + to[0]);
    }
    for x in start..stop {
        let line = y as i32;
        let share = 1.0 - y + line as f32;
        place(canvas, steep, x, line - 1, share);
        if (line as f32) < y {
            place(canvas, steep, x, line, 1.0 - share);
        }
        y += gradient;
    }
}

/// A thick line: a solid core between two blended borders.
pub fn thick(canvas: &Canvas, from: [f32; 2], to: [f32; 2], width: i32) {
    let (half, spare) = (width / 2, 1 - width % 2);
    if is_point(from, to) {
        let (x, y) = point(canvas, from);
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        if dx != 0.0 && dy != 0.0 {
            if dx.abs() < dy.abs() {
                canvas.hline(x - half + spare, y, x + half - 1);
            } else {
                canvas.vline(y - half + spare, x, y + half - 1);
            }
        }
        return;
    }
    let Some(line) = turned(canvas, from, to, Some(width)) else { return };
    let Turned { steep, from, to, gradient, left, right } = line;
    let core = |x: i32, low: i32, high: i32| {
        if steep { canvas.hline(low, x, high) } else { canvas.vline(low, x, high) }
    };
    let under = |x: i32, y: i32, brightness: f32| {
        place(canvas, steep, x, y + half, brightness);
    };
    let over = |x: i32, y: i32, brightness: f32| {
        place(canvas, steep, x, y - half + spare - 1, brightness);
    };
    let mut start = from[0] as i32;
    let mut y = from[1] + gradient * (start as f32 - from[0]);
    if to[0] > left + 1.0 {
        let (line, share) = (y as i32, y - (y as i32) as f32);
        if (line as f32) < y {
            under(start, line, share);
        }
        if steep {
            // Of a steep line's first pixel pygame takes the background half a width to the left, without the spare.
            let color = canvas.mixed(line - half, start, 1.0 - share);
            canvas.dot_of(line - half + spare - 1, start, color);
        } else {
            over(start, line, 1.0 - share);
        }
        core(start, line - half + spare, line + half - 1);
        y += gradient;
        start += 1;
    }
    let stop = f64::from(to[0]).ceil() as i32;
    if from[0] < right - 1.0 {
        let end = to[1] + gradient * (stop as f32 - to[0]);
        let (line, share) = (end as i32, end - (end as i32) as f32);
        if (line as f32) < end {
            under(stop, line, share);
        }
        over(stop, line, 1.0 - share);
        core(stop, if steep { line - half } else { line - half + spare }, line + half - 1);
    }
    for x in start..stop {
        let line = y as i32;
        let share = 1.0 - y + line as f32;
        over(x, line, share);
        if (line as f32) < y {
            under(x, line, 1.0 - share);
        }
        core(x, line - half + spare, line + half - 1);
        y += gradient;
    }
}
