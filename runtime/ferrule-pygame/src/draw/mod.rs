//! `pygame.draw`.

mod aaline;
mod arc;
mod canvas;
mod circle;
mod ellipse;
mod line;
mod polygon;

use ferrule_rt::exc::{type_error, value_error};
use ferrule_rt::{Exc, Iter, Object, Result};

use crate::color::IntoColor;
use crate::convert::{IntoPoint, IntoRect, Num};
use crate::rect::Rect;
use crate::surface::Surface;
use aaline::Ends;
use canvas::Canvas;

fn bad_rect() -> Exc {
    type_error("rect argument is invalid")
}

fn rect_at(x: i32, y: i32) -> Rect {
    Rect::from_parts([x, y, 0, 0])
}

/// The radii of `rect`'s corners: all, top left, top right, bottom left, bottom right; below 0 is "as all".
pub struct Corners(pub [i64; 5]);

pub fn rect(
    surface: &Surface,
    color: &impl IntoColor,
    rect: &impl IntoRect,
    width: i64,
    corners: &Corners,
) -> Result<Rect> {
    let [mut x, mut y, mut w, mut h] = rect.rect().ok_or_else(bad_rect)?;
    let color = color.pixel(surface.raw())?;
    let mut width = width as i32;
    if width < 0 {
        return Ok(rect_at(x, y));
    }
    let canvas = Canvas::new(surface, color);
    let [radius, corners @ ..] = corners.0.map(|radius| radius as i32);
    if (radius <= 0 && corners.iter().all(|radius| *radius <= 0)) || w.wrapping_abs() < 2 || h.wrapping_abs() < 2 {
        return square_rect(&canvas, [x, y, w, h], width);
    }
    if w < 0 {
        (x, w) = (x + w, -w);
    }
    if h < 0 {
        (y, h) = (y + h, -h);
    }
    if width > w / 2 || width > h / 2 {
        width = (w / 2).max(h / 2);
    }
    let radii = corners.map(|corner| if corner < 0 { radius } else { corner });
    polygon::round_rect(&canvas, [x, y, x + w - 1, y + h - 1], radii, width);
    Ok(Rect::from_parts(canvas.drawn(x, y)))
}

fn square_rect(canvas: &Canvas, [x, y, w, h]: [i32; 4], width: i32) -> Result<Rect> {
    let (left, top) = (x.max(canvas.clip.x), y.max(canvas.clip.y));
    let (right, bottom) = (x.saturating_add(w).min(canvas.right()), y.saturating_add(h).min(canvas.bottom()));
    let (clipped_w, clipped_h) = (right.saturating_sub(left), bottom.saturating_sub(top));
    if w <= 0 || h <= 0 || clipped_w <= 0 || clipped_h <= 0 {
        return Ok(rect_at(x, y));
    }
    if width > 0 && width.saturating_mul(2) < clipped_w && width.saturating_mul(2) < clipped_h {
        polygon::frame(canvas, [x, y, x + w - 1, y + h - 1], width);
    } else {
        for line in top..bottom {
            canvas.run(left, line, right - 1);
        }
    }
    Ok(Rect::from_parts([left, top, clipped_w, clipped_h]))
}

pub fn line(
    surface: &Surface,
    color: &impl IntoColor,
    start: &impl IntoPoint,
    end: &impl IntoPoint,
    width: i64,
) -> Result<Rect> {
    let color = color.pixel(surface.raw())?;
    let (x1, y1) = start.point().ok_or_else(|| type_error("invalid start_pos argument"))?;
    let (x2, y2) = end.point().ok_or_else(|| type_error("invalid end_pos argument"))?;
    let canvas = Canvas::new(surface, color);
    line::thick(&canvas, x1, y1, x2, y2, width as i32);
    Ok(Rect::from_parts(canvas.drawn(x1, y1)))
}

/// The points of a sequence.
fn collected<P: IntoPoint + Object, T>(
    points: &Iter<P>,
    least: usize,
    few: &str,
    read: impl Fn(&P) -> Option<T>,
) -> Result<Vec<T>> {
    let points = points.to_vec()?;
    if points.len() < least {
        return Err(value_error(few));
    }
    points.iter().map(|point| read(point).ok_or_else(|| type_error("points must be number pairs"))).collect()
}

const FEW_LINES: &str = "points argument must contain 2 or more points";

pub fn lines<P: IntoPoint + Object>(
    surface: &Surface,
    color: &impl IntoColor,
    closed: bool,
    points: Iter<P>,
    width: i64,
) -> Result<Rect> {
    let color = color.pixel(surface.raw())?;
    let points = collected(&points, 2, FEW_LINES, IntoPoint::point)?;
    Ok(polyline(&Canvas::new(surface, color), closed, &points, width))
}

fn polyline(canvas: &Canvas, closed: bool, points: &[(i32, i32)], width: i64) -> Rect {
    let width = width as i32;
    for pair in points.windows(2) {
        line::thick(canvas, pair[0].0, pair[0].1, pair[1].0, pair[1].1, width);
    }
    if closed && points.len() > 2 {
        let (last, first) = (points[points.len() - 1], points[0]);
        line::thick(canvas, last.0, last.1, first.0, first.1, width);
    }
    Rect::from_parts(canvas.drawn(points[0].0, points[0].1))
}

pub fn polygon<P: IntoPoint + Object>(
    surface: &Surface,
    color: &impl IntoColor,
    points: Iter<P>,
    width: i64,
) -> Result<Rect> {
    if width != 0 {
        return lines(surface, color, true, points, width);
    }
    let color = color.pixel(surface.raw())?;
    let points = collected(&points, 3, "points argument must contain more than 2 points", IntoPoint::point)?;
    let canvas = Canvas::new(surface, color);
    if points.len() == 3 {
        polygon::triangle(&canvas, &points)
    } else {
        polygon::polygon(&canvas, &points)
    }
    Ok(Rect::from_parts(canvas.drawn(points[0].0, points[0].1)))
}

/// Which quarters of a circle: top right, top left, bottom left, bottom right; none is all.
pub struct Quarters(pub [i64; 4]);

/// A circle's centre, radius, width and canvas, or the rectangle of one that is not drawn.
type Circle<'a> = std::result::Result<(i32, i32, i32, i32, Canvas<'a>), Rect>;

/// A circle's centre, radius, width and canvas, or the rectangle that pygame returns without drawing.
fn circle_of<'a>(
    surface: &'a Surface,
    color: &impl IntoColor,
    center: &impl IntoPoint,
    radius: &impl Num,
    width: i64,
) -> Result<Circle<'a>> {
    let (x, y) = center.point().ok_or_else(|| type_error("center argument must be a pair of numbers"))?;
    let radius = radius.c_int().ok_or_else(|| type_error("radius argument must be a number"))?;
    let canvas = Canvas::new(surface, color.pixel(surface.raw())?);
    let width = width as i32;
    let outside = x > canvas.right().saturating_add(radius)
        || x < canvas.clip.x.saturating_sub(radius)
        || y > canvas.bottom().saturating_add(radius)
        || y < canvas.clip.y.saturating_sub(radius);
    if radius < 1 || width < 0 || outside {
        return Ok(Err(rect_at(x, y)));
    }
    Ok(Ok((x, y, radius, width.min(radius), canvas)))
}

pub fn circle(
    surface: &Surface,
    color: &impl IntoColor,
    center: &impl IntoPoint,
    radius: &impl Num,
    width: i64,
    quarters: &Quarters,
) -> Result<Rect> {
    let (x, y, radius, width, canvas) = match circle_of(surface, color, center, radius, width)? {
        Ok(parts) => parts,
        Err(rect) => return Ok(rect),
    };
    if quarters.0.iter().any(|quarter| *quarter != 0) {
        circle::quadrants(&canvas, x, y, radius, width, quarters.0.map(|quarter| quarter as i32));
    } else if width == 0 || width == radius {
        circle::filled(&canvas, x, y, radius);
    } else if width == 1 {
        circle::thin(&canvas, x, y, radius);
    } else {
        circle::ring(&canvas, x, y, radius, width);
    }
    Ok(Rect::from_parts(canvas.drawn(x, y)))
}

pub fn aacircle(
    surface: &Surface,
    color: &impl IntoColor,
    center: &impl IntoPoint,
    radius: &impl Num,
    width: i64,
    quarters: &Quarters,
) -> Result<Rect> {
    let (x, y, radius, width, canvas) = match circle_of(surface, color, center, radius, width)? {
        Ok(parts) => parts,
        Err(rect) => return Ok(rect),
    };
    let whole = quarters.0.iter().all(|quarter| *quarter == 0);
    let which = if whole { [1; 4] } else { quarters.0.map(|quarter| quarter as i32) };
    if width == 0 || width == radius {
        if whole {
            circle::filled(&canvas, x, y, radius - 1);
        }
        circle::smooth(&canvas, x, y, radius, if whole { 2 } else { radius }, which);
    } else if width == 1 {
        circle::smooth_thin(&canvas, x, y, radius, which);
    } else {
        circle::smooth(&canvas, x, y, radius, width - 1, which);
    }
    Ok(Rect::from_parts(canvas.drawn(x, y)))
}

pub fn ellipse(surface: &Surface, color: &impl IntoColor, rect: &impl IntoRect, width: i64) -> Result<Rect> {
    let [x, y, w, h] = rect.rect().ok_or_else(bad_rect)?;
    let canvas = Canvas::new(surface, color.pixel(surface.raw())?);
    let width = width as i32;
    if width < 0 {
        return Ok(rect_at(x, y));
    }
    if width == 0 || width >= (w / 2 + w % 2).min(h / 2 + h % 2) {
        ellipse::filled(&canvas, x, y, w, h);
    } else {
        ellipse::ring(&canvas, x, y, w, h, width - 1);
    }
    Ok(Rect::from_parts(canvas.drawn(x, y)))
}

pub fn arc(
    surface: &Surface,
    color: &impl IntoColor,
    rect: &impl IntoRect,
    start: f64,
    stop: f64,
    width: i64,
) -> Result<Rect> {
    let [x, y, w, h] = rect.rect().ok_or_else(bad_rect)?;
    let canvas = Canvas::new(surface, color.pixel(surface.raw())?);
    let mut width = width as i32;
    if width < 0 {
        return Ok(rect_at(x, y));
    }
    if width > w / 2 || width > h / 2 {
        width = (w / 2).max(h / 2);
    }
    // A whole turn is added twice where one is not enough, never more.
    let turn = 2.0 * std::f64::consts::PI;
    let stop = if stop < start { stop + turn } else { stop };
    let stop = if stop < start { stop + turn } else { stop };
    let width = width.min(w.min(h) / 2);
    arc::Arc { x: x + w / 2, y: y + h / 2, radii: [w / 2, h / 2], width, start, stop }.draw(&canvas);
    Ok(Rect::from_parts(canvas.drawn(x, y)))
}

fn float_point(point: &impl IntoPoint, what: &str) -> Result<[f32; 2]> {
    let (x, y) = point.point_f().ok_or_else(|| type_error(what))?;
    Ok([x as f32, y as f32])
}

pub fn aaline(
    surface: &Surface,
    color: &impl IntoColor,
    start: &impl IntoPoint,
    end: &impl IntoPoint,
    width: i64,
) -> Result<Rect> {
    let canvas = Canvas::new(surface, color.pixel(surface.raw())?);
    let from = float_point(start, "invalid start_pos argument")?;
    let to = float_point(end, "invalid end_pos argument")?;
    if width > 1 {
        aaline::thick(&canvas, from, to, width as i32);
    } else {
        aaline::thin(&canvas, from, to, Ends::default());
    }
    Ok(Rect::from_parts(canvas.drawn(from[0] as i32, from[1] as i32)))
}

pub fn aalines<P: IntoPoint + Object>(
    surface: &Surface,
    color: &impl IntoColor,
    closed: bool,
    points: Iter<P>,
) -> Result<Rect> {
    let canvas = Canvas::new(surface, color.pixel(surface.raw())?);
    let read = |point: &P| point.point_f().map(|(x, y)| [x as f32, y as f32]);
    let points = collected(&points, 2, FEW_LINES, read)?;
    let steep = |a: [f32; 2], b: [f32; 2]| f64::from(b[0] - a[0]).abs() < f64::from(b[1] - a[1]).abs();
    let off_grid = |at: [f32; 2]| at[0].round() != at[0] || at[1].round() != at[1];
    // The first line's corner is judged from the third point (pygame compares its y with itself), open ends are drawn.
    let (first, second) = (points[0], points[1]);
    let third_steep =
        points.get(2).is_some_and(|third| f64::from(third[0] - second[0]).abs() < f64::from(third[1] - first[1]).abs());
    let skip = off_grid(second);
    let corner = steep(first, second) && !third_steep;
    aaline::thin(&canvas, first, second, Ends { skip_first: closed && skip, skip_second: skip, corner });
    let mut before = (first, second);
    for i in 2..points.len() {
        let (from, to) = (points[i - 1], points[i]);
        let skip = off_grid(to);
        let corner = steep(before.0, before.1) != steep(from, to);
        let last = i + 1 == points.len();
        let skip_second = skip && (closed || !last);
        aaline::thin(&canvas, from, to, Ends { skip_first: skip, skip_second, corner });
        before = (from, to);
    }
    if points.len() == 2 {
        // pygame draws the only line once more as the last.
        let skip = off_grid(second);
        aaline::thin(&canvas, first, second, Ends { skip_first: skip, skip_second: closed && skip, corner: false });
    }
    if closed && points.len() > 2 {
        let (from, to) = (points[points.len() - 1], first);
        let skip = off_grid(to);
        let corner = steep(before.0, before.1) != steep(from, to);
        aaline::thin(&canvas, from, to, Ends { skip_first: skip, skip_second: skip, corner });
    }
    Ok(Rect::from_parts(canvas.drawn(first[0] as i32, first[1] as i32)))
}

pub fn flood_fill(surface: &Surface, color: &impl IntoColor, start: &impl IntoPoint) -> Result<Rect> {
    let color = color.pixel(surface.raw())?;
    let (x, y) = start.point().ok_or_else(|| type_error("invalid start_pos argument"))?;
    let canvas = Canvas::new(surface, color);
    if canvas.holds(x, y) && canvas.get(x, y) != color {
        polygon::flood(&canvas, x, y, &|_, _| color);
    }
    Ok(Rect::from_parts(canvas.drawn(x, y)))
}
