//! `Rect` and `FRect`: mutable rectangles with identity.

use std::cell::Cell;
use std::rc::Rc;

use ferrule_rt::exc::{index_error, type_error};
use ferrule_rt::{Int, Iter, List, Object, Result, Str, Tuple};

use crate::convert::{IntoPoint, IntoRect, Num};
use crate::sys::SdlRect;

/// What a rectangle is made of: C's `int` (which wraps) or `float`.
pub trait Scalar: Copy + PartialOrd + 'static {
    const ZERO: Self;
    const NAME: &'static str;
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn half(self) -> Self;
    fn of_f32(value: f32) -> Self;
    fn as_f32(self) -> f32;
    fn of_num(value: &impl Num) -> Option<Self>;
    fn of_point(value: &impl IntoPoint) -> Option<(Self, Self)>;
    fn of_rect(value: &impl IntoRect) -> Option<[Self; 4]>;
    fn shown(self) -> String;
}

impl Scalar for i32 {
    const ZERO: Self = 0;
    const NAME: &'static str = "Rect";
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }
    fn minus(self, other: Self) -> Self {
        self.wrapping_sub(other)
    }
    fn half(self) -> Self {
        self / 2
    }
    fn of_f32(value: f32) -> Self {
        crate::convert::c_int(f64::from(value))
    }
    fn as_f32(self) -> f32 {
        self as f32
    }
    fn of_num(value: &impl Num) -> Option<Self> {
        value.c_int()
    }
    fn of_point(value: &impl IntoPoint) -> Option<(Self, Self)> {
        value.point()
    }
    fn of_rect(value: &impl IntoRect) -> Option<[Self; 4]> {
        value.rect()
    }
    fn shown(self) -> String {
        self.to_string()
    }
}

impl Scalar for f32 {
    const ZERO: Self = 0.0;
    const NAME: &'static str = "FRect";
    fn plus(self, other: Self) -> Self {
        self + other
    }
    fn minus(self, other: Self) -> Self {
        self - other
    }
    fn half(self) -> Self {
        self / 2.0
    }
    fn of_f32(value: f32) -> Self {
        value
    }
    fn as_f32(self) -> f32 {
        self
    }
    fn of_num(value: &impl Num) -> Option<Self> {
        value.c_double().map(|value| value as Self)
    }
    fn of_point(value: &impl IntoPoint) -> Option<(Self, Self)> {
        value.point_f().map(|(x, y)| (x as Self, y as Self))
    }
    fn of_rect(value: &impl IntoRect) -> Option<[Self; 4]> {
        value.rect_f()
    }
    fn shown(self) -> String {
        format!("{self:.6}")
    }
}

/// A rectangle; a clone is a second name for the same one.
pub struct RectOf<S>(Rc<Cell<[S; 4]>>);
pub type Rect = RectOf<i32>;
pub type FRect = RectOf<f32>;

impl<S> Clone for RectOf<S> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

/// How a part of a rectangle goes back to the program.
pub trait Part: Scalar {
    type Shown;
    fn part(self) -> Self::Shown;
    type Paired;
    fn paired(self) -> Self::Paired;
}
impl Part for i32 {
    type Shown = i64;
    fn part(self) -> i64 {
        i64::from(self)
    }
    type Paired = Int;
    fn paired(self) -> Int {
        Int::from(i64::from(self))
    }
}
impl Part for f32 {
    type Shown = f64;
    fn part(self) -> f64 {
        f64::from(self)
    }
    type Paired = f64;
    fn paired(self) -> f64 {
        f64::from(self)
    }
}

fn not_a_rect() -> ferrule_rt::Exc {
    type_error("Argument must be rect style object")
}
fn bad_assignment() -> ferrule_rt::Exc {
    type_error("invalid rect assignment")
}

/// Whether two spans (start, size), either of which may be negative, overlap.
fn spans_meet<S: Scalar>(a: S, a_size: S, b: S, b_size: S) -> bool {
    let bounds = |start: S, size: S| {
        let end = start.plus(size);
        if end < start { (end, start) } else { (start, end) }
    };
    let ((a_low, a_high), (b_low, b_high)) = (bounds(a, a_size), bounds(b, b_size));
    a_low < b_high && b_low < a_high
}

fn meet<S: Scalar>(a: [S; 4], b: [S; 4]) -> bool {
    let empty = |rect: [S; 4]| rect[2] == S::ZERO || rect[3] == S::ZERO;
    !empty(a) && !empty(b) && spans_meet(a[0], a[2], b[0], b[2]) && spans_meet(a[1], a[3], b[1], b[3])
}

fn lower<S: Scalar>(a: S, b: S) -> S {
    if a < b { a } else { b }
}
fn higher<S: Scalar>(a: S, b: S) -> S {
    if a > b { a } else { b }
}

fn united<S: Scalar>(a: [S; 4], b: [S; 4]) -> [S; 4] {
    let (x, y) = (lower(a[0], b[0]), lower(a[1], b[1]));
    let w = higher(a[0].plus(a[2]), b[0].plus(b[2])).minus(x);
    let h = higher(a[1].plus(a[3]), b[1].plus(b[3])).minus(y);
    [x, y, w, h]
}

/// One axis of `clamp`.
fn clamped<S: Scalar>(at: S, size: S, low: S, room: S) -> S {
    if size >= room {
        low.plus(room.half()).minus(size.half())
    } else if at < low {
        low
    } else if at.plus(size) > low.plus(room) {
        low.plus(room).minus(size)
    } else {
        at
    }
}

impl<S: Scalar> RectOf<S> {
    pub fn from_parts(parts: [S; 4]) -> Self {
        Self(Rc::new(Cell::new(parts)))
    }
    pub fn parts(&self) -> [S; 4] {
        self.0.get()
    }
    fn put(&self, parts: [S; 4]) {
        self.0.set(parts);
    }

    pub fn empty() -> Self {
        Self::from_parts([S::ZERO; 4])
    }
    /// `Rect(rect)`, `Rect((x, y, w, h))`, `Rect((x, y), (w, h))`.
    pub fn new(rect: &impl IntoRect) -> Result<Self> {
        S::of_rect(rect).map(Self::from_parts).ok_or_else(not_a_rect)
    }
    /// `Rect(x, y, w, h)`.
    pub fn new4(x: &impl Num, y: &impl Num, w: &impl Num, h: &impl Num) -> Result<Self> {
        Self::four(x, y, w, h).map(Self::from_parts).ok_or_else(not_a_rect)
    }
    fn four(x: &impl Num, y: &impl Num, w: &impl Num, h: &impl Num) -> Option<[S; 4]> {
        Some([S::of_num(x)?, S::of_num(y)?, S::of_num(w)?, S::of_num(h)?])
    }
    pub fn copy(&self) -> Self {
        Self::from_parts(self.parts())
    }
    pub fn update(&self, rect: &impl IntoRect) -> Result<()> {
        self.put(S::of_rect(rect).ok_or_else(not_a_rect)?);
        Ok(())
    }
    pub fn update4(&self, x: &impl Num, y: &impl Num, w: &impl Num, h: &impl Num) -> Result<()> {
        self.put(Self::four(x, y, w, h).ok_or_else(not_a_rect)?);
        Ok(())
    }

    fn offset(&self, by: &impl IntoPoint) -> Result<(S, S)> {
        S::of_point(by).ok_or_else(|| type_error("Invalid sequence values. Expected two numeric values"))
    }
    pub fn move_(&self, by: &impl IntoPoint) -> Result<Self> {
        let copy = self.copy();
        copy.move_ip(by)?;
        Ok(copy)
    }
    pub fn move_ip(&self, by: &impl IntoPoint) -> Result<()> {
        let (dx, dy) = self.offset(by)?;
        let [x, y, w, h] = self.parts();
        self.put([x.plus(dx), y.plus(dy), w, h]);
        Ok(())
    }
    pub fn inflate(&self, by: &impl IntoPoint) -> Result<Self> {
        let copy = self.copy();
        copy.inflate_ip(by)?;
        Ok(copy)
    }
    pub fn inflate_ip(&self, by: &impl IntoPoint) -> Result<()> {
        let (dx, dy) = self.offset(by)?;
        let [x, y, w, h] = self.parts();
        self.put([x.minus(dx.half()), y.minus(dy.half()), w.plus(dx), h.plus(dy)]);
        Ok(())
    }
    pub fn scale_by(&self, fx: f64, fy: Option<f64>) -> Self {
        let copy = self.copy();
        copy.scale_by_ip(fx, fy);
        copy
    }
    pub fn scale_by_ip(&self, fx: f64, fy: Option<f64>) {
        let fx = (fx as f32).abs();
        let fy = (fy.unwrap_or(0.0) as f32).abs();
        let fy = if fy > 0.0 { fy } else { fx };
        let [x, y, w, h] = self.parts();
        let moved = |at: S, size: S, by: f32| S::of_f32(at.plus(size.half()).as_f32() - size.as_f32() * by / 2.0);
        self.put([moved(x, w, fx), moved(y, h, fy), S::of_f32(w.as_f32() * fx), S::of_f32(h.as_f32() * fy)]);
    }
    pub fn clamp(&self, within: &impl IntoRect) -> Result<Self> {
        let copy = self.copy();
        copy.clamp_ip(within)?;
        Ok(copy)
    }
    pub fn clamp_ip(&self, within: &impl IntoRect) -> Result<()> {
        let [x, y, w, h] = self.parts();
        let other = S::of_rect(within).ok_or_else(not_a_rect)?;
        self.put([clamped(x, w, other[0], other[2]), clamped(y, h, other[1], other[3]), w, h]);
        Ok(())
    }
    pub fn clip(&self, other: &impl IntoRect) -> Result<Self> {
        let (a, b) = (self.parts(), S::of_rect(other).ok_or_else(not_a_rect)?);
        let (x, y) = (higher(a[0], b[0]), higher(a[1], b[1]));
        let w = lower(a[0].plus(a[2]), b[0].plus(b[2])).minus(x);
        let h = lower(a[1].plus(a[3]), b[1].plus(b[3])).minus(y);
        let nothing = w <= S::ZERO || h <= S::ZERO;
        Ok(Self::from_parts(if nothing { [a[0], a[1], S::ZERO, S::ZERO] } else { [x, y, w, h] }))
    }
    pub fn union(&self, other: &impl IntoRect) -> Result<Self> {
        Ok(Self::from_parts(united(self.parts(), S::of_rect(other).ok_or_else(not_a_rect)?)))
    }
    pub fn union_ip(&self, other: &impl IntoRect) -> Result<()> {
        self.put(united(self.parts(), S::of_rect(other).ok_or_else(not_a_rect)?));
        Ok(())
    }
    pub fn unionall(&self, others: Iter<Self>) -> Result<Self> {
        let others = others.to_vec()?;
        Ok(Self::from_parts(others.iter().fold(self.parts(), |all, other| united(all, other.parts()))))
    }
    pub fn fit(&self, other: &impl IntoRect) -> Result<Self> {
        let ([_, _, w, h], other) = (self.parts(), S::of_rect(other).ok_or_else(not_a_rect)?);
        let (across, down) = (w.as_f32() / other[2].as_f32(), h.as_f32() / other[3].as_f32());
        let ratio = if across > down { across } else { down };
        let (w, h) = (S::of_f32(w.as_f32() / ratio), S::of_f32(h.as_f32() / ratio));
        let middle = |at: S, room: S, size: S| at.plus(room.minus(size).half());
        Ok(Self::from_parts([middle(other[0], other[2], w), middle(other[1], other[3], h), w, h]))
    }
    pub fn normalize(&self) {
        let [mut x, mut y, mut w, mut h] = self.parts();
        if w < S::ZERO {
            (x, w) = (x.plus(w), S::ZERO.minus(w));
        }
        if h < S::ZERO {
            (y, h) = (y.plus(h), S::ZERO.minus(h));
        }
        self.put([x, y, w, h]);
    }

    pub fn contains(&self, other: &impl IntoRect) -> Result<bool> {
        let (a, b) = (self.parts(), S::of_rect(other).ok_or_else(not_a_rect)?);
        let axis = |i: usize| {
            let (end, other_end) = (a[i].plus(a[i + 2]), b[i].plus(b[i + 2]));
            a[i] <= b[i] && end >= other_end && end > b[i]
        };
        Ok(axis(0) && axis(1))
    }
    /// `x in rect`: one of the four parts.
    pub fn has_part(&self, value: &impl Num) -> bool {
        S::of_num(value).is_some_and(|value| self.parts().contains(&value))
    }
    pub fn collidepoint(&self, point: &impl IntoPoint) -> Result<bool> {
        let (px, py) = S::of_point(point)
            .ok_or_else(|| type_error("Invalid position. Must be a two-element sequence of numbers"))?;
        let [x, y, w, h] = self.parts();
        Ok(px >= x && px < x.plus(w) && py >= y && py < y.plus(h))
    }
    pub fn colliderect(&self, other: &impl IntoRect) -> Result<bool> {
        Ok(meet(self.parts(), S::of_rect(other).ok_or_else(not_a_rect)?))
    }
    pub fn colliderect4(&self, x: &impl Num, y: &impl Num, w: &impl Num, h: &impl Num) -> Result<bool> {
        Ok(meet(self.parts(), Self::four(x, y, w, h).ok_or_else(not_a_rect)?))
    }
    /// The index of the first rectangle that meets this one, or -1.
    pub fn collidelist<R: IntoRect + Object>(&self, others: Iter<R>) -> Result<i64> {
        for (index, other) in others.to_vec()?.iter().enumerate() {
            if self.colliderect(other)? {
                return Ok(index as i64);
            }
        }
        Ok(-1)
    }
    pub fn collidelistall<R: IntoRect + Object>(&self, others: Iter<R>) -> Result<List<Int>> {
        let found = List::new();
        for (index, other) in others.to_vec()?.iter().enumerate() {
            if self.colliderect(other)? {
                found.append(Int::from(index as i64));
            }
        }
        Ok(found)
    }

    fn index(index: i64) -> Result<usize> {
        let at = if index < 0 { index + 4 } else { index };
        usize::try_from(at).ok().filter(|at| *at < 4).ok_or_else(|| index_error("Invalid rect Index"))
    }
    pub fn set_item(&self, index: i64, value: &impl Num) -> Result<()> {
        let at = Self::index(index)?;
        let mut parts = self.parts();
        parts[at] = S::of_num(value).ok_or_else(|| type_error("Must assign numeric values"))?;
        self.put(parts);
        Ok(())
    }

    fn set(&self, value: &impl Num, place: impl FnOnce([S; 4], S) -> [S; 4]) -> Result<()> {
        let value = S::of_num(value).ok_or_else(bad_assignment)?;
        self.put(place(self.parts(), value));
        Ok(())
    }
    fn set2(&self, value: &impl IntoPoint, place: impl FnOnce([S; 4], S, S) -> [S; 4]) -> Result<()> {
        let (a, b) = S::of_point(value).ok_or_else(bad_assignment)?;
        self.put(place(self.parts(), a, b));
        Ok(())
    }
    pub fn set_left(&self, value: &impl Num) -> Result<()> {
        self.set(value, |[_, y, w, h], v| [v, y, w, h])
    }
    pub fn set_top(&self, value: &impl Num) -> Result<()> {
        self.set(value, |[x, _, w, h], v| [x, v, w, h])
    }
    pub fn set_width(&self, value: &impl Num) -> Result<()> {
        self.set(value, |[x, y, _, h], v| [x, y, v, h])
    }
    pub fn set_height(&self, value: &impl Num) -> Result<()> {
        self.set(value, |[x, y, w, _], v| [x, y, w, v])
    }
    pub fn set_right(&self, value: &impl Num) -> Result<()> {
        self.set(value, |[_, y, w, h], v| [v.minus(w), y, w, h])
    }
    pub fn set_bottom(&self, value: &impl Num) -> Result<()> {
        self.set(value, |[x, _, w, h], v| [x, v.minus(h), w, h])
    }
    pub fn set_centerx(&self, value: &impl Num) -> Result<()> {
        self.set(value, |[_, y, w, h], v| [v.minus(w.half()), y, w, h])
    }
    pub fn set_centery(&self, value: &impl Num) -> Result<()> {
        self.set(value, |[x, _, w, h], v| [x, v.minus(h.half()), w, h])
    }
    pub fn set_topleft(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[_, _, w, h], a, b| [a, b, w, h])
    }
    pub fn set_topright(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[_, _, w, h], a, b| [a.minus(w), b, w, h])
    }
    pub fn set_bottomleft(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[_, _, w, h], a, b| [a, b.minus(h), w, h])
    }
    pub fn set_bottomright(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[_, _, w, h], a, b| [a.minus(w), b.minus(h), w, h])
    }
    /// pygame moves by the difference to the old centre, which rounds differently for floats; so does this.
    fn centre(at: S, size: S, to: S) -> S {
        at.plus(to.minus(at.plus(size.half())))
    }
    pub fn set_center(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[x, y, w, h], a, b| [Self::centre(x, w, a), Self::centre(y, h, b), w, h])
    }
    pub fn set_midtop(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[x, _, w, h], a, b| [Self::centre(x, w, a), b, w, h])
    }
    pub fn set_midbottom(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[x, _, w, h], a, b| [Self::centre(x, w, a), b.minus(h), w, h])
    }
    pub fn set_midleft(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[_, y, w, h], a, b| [a, Self::centre(y, h, b), w, h])
    }
    pub fn set_midright(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[_, y, w, h], a, b| [a.minus(w), Self::centre(y, h, b), w, h])
    }
    pub fn set_size(&self, value: &impl IntoPoint) -> Result<()> {
        self.set2(value, |[x, y, _, _], a, b| [x, y, a, b])
    }
}

impl<S: Part> RectOf<S> {
    pub fn left(&self) -> S::Shown {
        self.parts()[0].part()
    }
    pub fn top(&self) -> S::Shown {
        self.parts()[1].part()
    }
    pub fn width(&self) -> S::Shown {
        self.parts()[2].part()
    }
    pub fn height(&self) -> S::Shown {
        self.parts()[3].part()
    }
    fn ends(&self) -> (S, S) {
        let [x, y, w, h] = self.parts();
        (x.plus(w), y.plus(h))
    }
    fn middle(&self) -> (S, S) {
        let [x, y, w, h] = self.parts();
        (x.plus(w.half()), y.plus(h.half()))
    }
    pub fn right(&self) -> S::Shown {
        self.ends().0.part()
    }
    pub fn bottom(&self) -> S::Shown {
        self.ends().1.part()
    }
    pub fn centerx(&self) -> S::Shown {
        self.middle().0.part()
    }
    pub fn centery(&self) -> S::Shown {
        self.middle().1.part()
    }
    fn pair(x: S, y: S) -> (S::Paired, S::Paired) {
        (x.paired(), y.paired())
    }
    pub fn topleft(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.parts()[0], self.parts()[1])
    }
    pub fn topright(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.ends().0, self.parts()[1])
    }
    pub fn bottomleft(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.parts()[0], self.ends().1)
    }
    pub fn bottomright(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.ends().0, self.ends().1)
    }
    pub fn center(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.middle().0, self.middle().1)
    }
    pub fn midtop(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.middle().0, self.parts()[1])
    }
    pub fn midbottom(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.middle().0, self.ends().1)
    }
    pub fn midleft(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.parts()[0], self.middle().1)
    }
    pub fn midright(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.ends().0, self.middle().1)
    }
    pub fn size(&self) -> (S::Paired, S::Paired) {
        Self::pair(self.parts()[2], self.parts()[3])
    }
    pub fn item(&self, index: i64) -> Result<S::Shown> {
        Ok(self.parts()[Self::index(index)?].part())
    }
    pub fn py_iter(&self) -> Iter<S::Paired>
    where
        S::Paired: Clone + 'static,
    {
        Iter::from_std(self.parts().map(Part::paired).into_iter())
    }
    pub fn as_tuple(&self) -> (S::Paired, S::Paired, S::Paired, S::Paired) {
        let [x, y, w, h] = self.parts().map(Part::paired);
        (x, y, w, h)
    }
}

impl Rect {
    /// Both ends of the part of a segment inside the rectangle, or nothing.
    pub fn clipline(&self, start: &impl IntoPoint, end: &impl IntoPoint) -> Result<Tuple<(Int, Int)>> {
        let pair = |which: &str| type_error(format!("number pair expected for {which} argument"));
        let from = start.point().ok_or_else(|| pair("first"))?;
        let to = end.point().ok_or_else(|| pair("second"))?;
        let normal = self.copy();
        normal.normalize();
        let [x, y, w, h] = normal.parts();
        let inside = crate::sys::clip_line(SdlRect { x, y, w, h }, [from.0, from.1, to.0, to.1]);
        Ok(inside.map_or_else(Tuple::new, |ends| {
            let [x1, y1, x2, y2] = ends.map(Part::paired);
            Tuple::from(vec![(x1, y1), (x2, y2)])
        }))
    }
}

impl<S: Scalar> Object for RectOf<S> {
    fn type_name(&self) -> &'static str {
        S::NAME
    }
    fn py_repr(&self) -> Result<Str> {
        let [x, y, w, h] = self.parts().map(Scalar::shown);
        Ok(Str::from(format!("{}({x}, {y}, {w}, {h})", S::NAME)))
    }
    fn py_bool(&self) -> Result<bool> {
        let [_, _, w, h] = self.parts();
        Ok(w != S::ZERO && h != S::ZERO)
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.parts() == other.parts())
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
