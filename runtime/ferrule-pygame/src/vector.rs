//! `pygame.math.Vector2` and `Vector3`.

use std::cell::Cell;
use std::rc::Rc;

use ferrule_rt::exc::{index_error, value_error, zero_division};
use ferrule_rt::{Iter, Object, Result, Str};

use crate::convert::{IntoPoint, IntoTriple};

const EPSILON: f64 = 1e-6;

/// A vector of N numbers; a clone is a second name for the same one.
pub struct Vector<const N: usize>(Rc<Cell<[f64; N]>>);
pub type Vector2 = Vector<2>;
pub type Vector3 = Vector<3>;

impl<const N: usize> Clone for Vector<N> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

fn zero() -> ferrule_rt::Exc {
    value_error("Can't normalize Vector of length zero")
}

impl<const N: usize> Vector<N> {
    pub fn of(parts: [f64; N]) -> Self {
        Self(Rc::new(Cell::new(parts)))
    }
    pub fn parts(&self) -> [f64; N] {
        self.0.get()
    }
    pub fn put(&self, parts: [f64; N]) {
        self.0.set(parts);
    }
    pub fn filled(value: f64) -> Self {
        Self::of([value; N])
    }
    pub fn copy(&self) -> Self {
        Self::of(self.parts())
    }
    pub fn x(&self) -> f64 {
        self.parts()[0]
    }
    pub fn y(&self) -> f64 {
        self.parts()[1]
    }
    pub fn set_part(&self, index: usize, value: f64) {
        let mut parts = self.parts();
        parts[index] = value;
        self.put(parts);
    }
    pub fn py_iter(&self) -> Iter<f64> {
        Iter::from_std(self.parts().into_iter())
    }
    fn index(index: i64) -> Result<usize> {
        let at = if index < 0 { index + N as i64 } else { index };
        usize::try_from(at).ok().filter(|at| *at < N).ok_or_else(|| index_error("subscript out of range."))
    }
    pub fn item(&self, index: i64) -> Result<f64> {
        Ok(self.parts()[Self::index(index)?])
    }
    pub fn set_item(&self, index: i64, value: f64) -> Result<()> {
        self.set_part(Self::index(index)?, value);
        Ok(())
    }
    fn zip(a: [f64; N], b: [f64; N], f: impl Fn(f64, f64) -> f64) -> Self {
        Self::of(std::array::from_fn(|i| f(a[i], b[i])))
    }
    fn each(&self, f: impl Fn(f64) -> f64) -> Self {
        Self::of(self.parts().map(f))
    }
    pub fn add_parts(&self, other: [f64; N]) -> Self {
        Self::zip(self.parts(), other, |a, b| a + b)
    }
    pub fn sub_parts(&self, other: [f64; N]) -> Self {
        Self::zip(self.parts(), other, |a, b| a - b)
    }
    pub fn rsub_parts(&self, other: [f64; N]) -> Self {
        Self::zip(other, self.parts(), |a, b| a - b)
    }
    pub fn dot_parts(&self, other: [f64; N]) -> f64 {
        let parts = self.parts();
        (0..N).map(|i| parts[i] * other[i]).fold(0.0, |sum, product| sum + product)
    }
    pub fn scaled(&self, by: f64) -> Self {
        self.each(|part| part * by)
    }
    pub fn divided(&self, by: f64) -> Result<Self> {
        if by == 0.0 {
            return Err(zero_division("division by zero"));
        }
        let inverse = 1.0 / by;
        Ok(self.each(|part| part * inverse))
    }
    pub fn floor_divided(&self, by: f64) -> Result<Self> {
        if by == 0.0 {
            return Err(zero_division("division by zero"));
        }
        Ok(self.each(|part| (part / by).floor()))
    }
    pub fn negated(&self) -> Self {
        self.each(|part| -part)
    }
    pub fn length_squared(&self) -> f64 {
        self.dot_parts(self.parts())
    }
    pub fn length(&self) -> f64 {
        self.length_squared().sqrt()
    }
    pub fn normalize(&self) -> Result<Self> {
        let length = self.length();
        if length == 0.0 {
            return Err(zero());
        }
        Ok(self.each(|part| part / length))
    }
    pub fn normalize_ip(&self) -> Result<()> {
        self.put(self.normalize()?.parts());
        Ok(())
    }
    pub fn is_normalized(&self) -> bool {
        (self.length_squared() - 1.0).abs() < EPSILON
    }
    pub fn scale_to_length(&self, length: f64) -> Result<()> {
        let old = self.length();
        if old < EPSILON {
            return Err(value_error("Cannot scale a vector with zero length"));
        }
        let fraction = length / old;
        self.put(self.parts().map(|part| part * fraction));
        Ok(())
    }
    pub fn distance_squared(&self, other: [f64; N]) -> f64 {
        let difference = self.sub_parts(other);
        difference.length_squared()
    }
    pub fn lerp_parts(&self, other: [f64; N], t: f64) -> Result<Self> {
        if !(0.0..=1.0).contains(&t) {
            return Err(value_error("Argument 2 must be in range [0, 1]"));
        }
        Ok(Self::zip(self.parts(), other, |a, b| a * (1.0 - t) + b * t))
    }
    pub fn move_towards_parts(&self, target: [f64; N], by: f64) -> Self {
        let delta: [f64; N] = std::array::from_fn(|i| target[i] - self.parts()[i]);
        let length = Self::of(delta).length();
        if length == 0.0 {
            return self.copy();
        }
        if length <= by && by > 0.0 {
            return Self::of(target);
        }
        let step = by / length;
        Self::of(std::array::from_fn(|i| self.parts()[i] + delta[i] * step))
    }
    fn close(a: [f64; N], b: [f64; N]) -> bool {
        (0..N).all(|i| (a[i] - b[i]).abs() < EPSILON)
    }
    fn shown(&self, open: &str, close: &str) -> Result<Str> {
        let parts: Result<Vec<String>> = self.parts().iter().map(|part| general(*part)).collect();
        Ok(Str::from(format!("{open}{}{close}", parts?.join(", "))))
    }
}

/// C's `%g`.
fn general(value: f64) -> Result<String> {
    Ok(value.py_format(&Str::lit("g"))?.as_str().to_owned())
}

fn pair(value: &impl IntoPoint) -> Result<[f64; 2]> {
    let (x, y) = value.point_f().ok_or_else(|| value_error("Vector2 must be set with 2 real numbers"))?;
    Ok([x, y])
}

impl Vector2 {
    pub fn new(value: &impl IntoPoint) -> Result<Self> {
        pair(value).map(Self::of)
    }
    pub fn update(&self, value: &impl IntoPoint) -> Result<()> {
        self.put(pair(value)?);
        Ok(())
    }
    pub fn add(&self, other: &impl IntoPoint) -> Result<Self> {
        Ok(self.add_parts(pair(other)?))
    }
    pub fn sub(&self, other: &impl IntoPoint) -> Result<Self> {
        Ok(self.sub_parts(pair(other)?))
    }
    pub fn rsub(&self, other: &impl IntoPoint) -> Result<Self> {
        Ok(self.rsub_parts(pair(other)?))
    }
    pub fn add_ip(&self, other: &impl IntoPoint) -> Result<()> {
        self.put(self.add(other)?.parts());
        Ok(())
    }
    pub fn sub_ip(&self, other: &impl IntoPoint) -> Result<()> {
        self.put(self.sub(other)?.parts());
        Ok(())
    }
    pub fn scale_ip(&self, by: f64) {
        self.put(self.scaled(by).parts());
    }
    pub fn divide_ip(&self, by: f64) -> Result<()> {
        self.put(self.divided(by)?.parts());
        Ok(())
    }
    pub fn dot(&self, other: &impl IntoPoint) -> Result<f64> {
        Ok(self.dot_parts(pair(other)?))
    }
    pub fn cross(&self, other: &impl IntoPoint) -> Result<f64> {
        let ([ax, ay], [bx, by]) = (self.parts(), pair(other)?);
        Ok(ax * by - ay * bx)
    }
    pub fn distance_to(&self, other: &impl IntoPoint) -> Result<f64> {
        Ok(self.distance_squared(pair(other)?).sqrt())
    }
    pub fn distance_squared_to(&self, other: &impl IntoPoint) -> Result<f64> {
        Ok(self.distance_squared(pair(other)?))
    }
    pub fn lerp(&self, other: &impl IntoPoint, t: f64) -> Result<Self> {
        self.lerp_parts(pair(other)?, t)
    }
    pub fn move_towards(&self, target: &impl IntoPoint, by: f64) -> Result<Self> {
        Ok(self.move_towards_parts(pair(target)?, by))
    }
    pub fn move_towards_ip(&self, target: &impl IntoPoint, by: f64) -> Result<()> {
        self.put(self.move_towards(target, by)?.parts());
        Ok(())
    }
    pub fn reflect(&self, normal: &impl IntoPoint) -> Result<Self> {
        let normal = Self::of(pair(normal)?);
        if normal.length_squared() < EPSILON {
            return Err(value_error("Normal must not be of length zero."));
        }
        let normal = normal.normalize()?.parts();
        let twice = 2.0 * self.dot_parts(normal);
        Ok(Self::of(std::array::from_fn(|i| self.parts()[i] - twice * normal[i])))
    }
    pub fn angle(&self) -> f64 {
        self.y().atan2(self.x()).to_degrees()
    }
    pub fn angle_to(&self, other: &impl IntoPoint) -> Result<f64> {
        let [x, y] = pair(other)?;
        let angle = y.atan2(x) - self.y().atan2(self.x());
        Ok(angle * 180.0 / std::f64::consts::PI)
    }
    pub fn as_polar(&self) -> (f64, f64) {
        (self.length(), self.y().atan2(self.x()) * 180.0 / std::f64::consts::PI)
    }
    pub fn rotate(&self, degrees: f64) -> Self {
        self.turned(degrees * std::f64::consts::PI / 180.0)
    }
    /// Quarter turns are exact.
    fn turned(&self, radians: f64) -> Self {
        use std::f64::consts::PI;
        let [x, y] = self.parts();
        let mut angle = radians % (2.0 * PI);
        if angle < 0.0 {
            angle += 2.0 * PI;
        }
        let quarter = PI / 2.0;
        if (angle + EPSILON) % quarter < 2.0 * EPSILON {
            return Self::of(match ((angle + EPSILON) / quarter) as i64 {
                0 | 4 => [x, y],
                1 => [-y, x],
                2 => [-x, -y],
                _ => [y, -x],
            });
        }
        let (sin, cos) = (angle.sin(), angle.cos());
        Self::of([cos * x - sin * y, sin * x + cos * y])
    }
    pub fn rotate_rad(&self, radians: f64) -> Self {
        self.turned(radians)
    }
    pub fn rotate_ip(&self, degrees: f64) {
        self.put(self.rotate(degrees).parts());
    }
    pub fn equals(&self, other: &impl IntoPoint) -> bool {
        other.point_f().is_some_and(|(x, y)| Self::close(self.parts(), [x, y]))
    }
}

impl Vector3 {
    pub fn z(&self) -> f64 {
        self.parts()[2]
    }
    pub fn new(value: &impl IntoTriple) -> Result<Self> {
        value.triple().map(Self::of).ok_or_else(|| value_error("Vector3 must be set with 3 real numbers"))
    }
    fn three(value: &impl IntoTriple) -> Result<[f64; 3]> {
        Self::new(value).map(|vector| vector.parts())
    }
    pub fn add(&self, other: &impl IntoTriple) -> Result<Self> {
        Ok(self.add_parts(Self::three(other)?))
    }
    pub fn sub(&self, other: &impl IntoTriple) -> Result<Self> {
        Ok(self.sub_parts(Self::three(other)?))
    }
    pub fn dot(&self, other: &impl IntoTriple) -> Result<f64> {
        Ok(self.dot_parts(Self::three(other)?))
    }
    pub fn cross(&self, other: &impl IntoTriple) -> Result<Self> {
        let ([ax, ay, az], [bx, by, bz]) = (self.parts(), Self::three(other)?);
        Ok(Self::of([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]))
    }
    pub fn distance_to(&self, other: &impl IntoTriple) -> Result<f64> {
        Ok(self.distance_squared(Self::three(other)?).sqrt())
    }
}

impl<const N: usize> Object for Vector<N> {
    fn type_name(&self) -> &'static str {
        if N == 2 { "Vector2" } else { "Vector3" }
    }
    fn py_repr(&self) -> Result<Str> {
        self.shown(&format!("Vector{N}("), ")")
    }
    fn py_str(&self) -> Result<Str> {
        self.shown("[", "]")
    }
    fn py_bool(&self) -> Result<bool> {
        Ok(self.parts().iter().any(|part| *part != 0.0))
    }
    /// pygame's vectors are equal when they differ by less than a millionth.
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(Self::close(self.parts(), other.parts()))
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
    fn py_len(&self) -> Result<usize> {
        Ok(N)
    }
}
