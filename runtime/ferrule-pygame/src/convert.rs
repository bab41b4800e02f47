//! What pygame accepts for a number, a point, a rectangle and a position.
//!
//! pygame converts by C rules: a float is truncated, an integer keeps its low 32 bits. `None` means that the value does
//! not fit; the caller raises its own error.

use ferrule_rt::{List, Number, Object, Tuple};

use crate::math::{Vector2, Vector3};
use crate::rect::{FRect, Rect};

/// `(int)x`, as x86 does it: what does not fit becomes the smallest integer.
pub fn c_int(value: f64) -> i32 {
    let whole = value.trunc();
    if (-2_147_483_648.0..=2_147_483_647.0).contains(&whole) { whole as i32 } else { i32::MIN }
}

/// A value where pygame wants a number; what is none converts to nothing.
pub trait Num {
    fn c_int(&self) -> Option<i32>;
    fn c_double(&self) -> Option<f64>;
    /// `int(x)` where it lies in 0..=255: a part of a colour.
    fn channel(&self) -> Option<u8>;
}

impl<T: Object> Num for T {
    fn c_int(&self) -> Option<i32> {
        match self.as_number()? {
            Number::Int(int) => int.to_i64().map(|whole| whole as i32),
            Number::Float(float) => Some(c_int(float)),
        }
    }
    fn c_double(&self) -> Option<f64> {
        match self.as_number()? {
            Number::Int(int) => int.to_i64().map(|whole| whole as f64),
            Number::Float(float) => Some(float),
        }
    }
    fn channel(&self) -> Option<u8> {
        match self.as_number()? {
            Number::Int(int) => int.to_i64().and_then(|whole| u8::try_from(whole).ok()),
            // -0.9 is 0, 255.9 is 255.
            Number::Float(float) => (float > -1.0 && float < 256.0).then_some(float as u8),
        }
    }
}

/// A pair of numbers.
pub trait IntoPoint {
    fn point(&self) -> Option<(i32, i32)>;
    fn point_f(&self) -> Option<(f64, f64)>;
}

impl<A: Num, B: Num> IntoPoint for (A, B) {
    fn point(&self) -> Option<(i32, i32)> {
        Some((self.0.c_int()?, self.1.c_int()?))
    }
    fn point_f(&self) -> Option<(f64, f64)> {
        Some((self.0.c_double()?, self.1.c_double()?))
    }
}

impl IntoPoint for Vector2 {
    fn point(&self) -> Option<(i32, i32)> {
        (self.x(), self.y()).point()
    }
    fn point_f(&self) -> Option<(f64, f64)> {
        Some((self.x(), self.y()))
    }
}

/// The items of a sequence of exactly that length.
fn exactly<T, const N: usize>(items: &[T]) -> Option<&[T; N]> {
    items.try_into().ok()
}

macro_rules! sequences {
    ($(($type:ident, $with:expr)),*) => {
        $(
            impl<T: Num> IntoPoint for $type<T> {
                fn point(&self) -> Option<(i32, i32)> {
                    $with(self, &mut |items: &[T]| exactly::<T, 2>(items).and_then(|[a, b]| Some((a.c_int()?, b.c_int()?))))
                }
                fn point_f(&self) -> Option<(f64, f64)> {
                    let pair = |[a, b]: &[T; 2]| Some((a.c_double()?, b.c_double()?));
                    $with(self, &mut |items: &[T]| exactly::<T, 2>(items).and_then(pair))
                }
            }
            impl<T: Num> IntoRect for $type<T> {
                fn rect(&self) -> Option<[i32; 4]> {
                    let four = |[a, b, c, d]: &[T; 4]| Some([a.c_int()?, b.c_int()?, c.c_int()?, d.c_int()?]);
                    $with(self, &mut |items: &[T]| exactly::<T, 4>(items).and_then(four))
                }
                fn rect_f(&self) -> Option<[f32; 4]> {
                    let four = |[a, b, c, d]: &[T; 4]| {
                        Some([a.c_double()?, b.c_double()?, c.c_double()?, d.c_double()?].map(|part| part as f32))
                    };
                    $with(self, &mut |items: &[T]| exactly::<T, 4>(items).and_then(four))
                }
            }
            impl<T: Num> IntoPos for $type<T> {
                fn pos(&self) -> Option<(i32, i32)> {
                    self.rect().map(|rect| (rect[0], rect[1])).or_else(|| self.point())
                }
            }
        )*
    };
}

fn in_list<T, R>(list: &List<T>, f: &mut dyn FnMut(&[T]) -> R) -> R {
    list.with(f)
}
fn in_tuple<T, R>(tuple: &Tuple<T>, f: &mut dyn FnMut(&[T]) -> R) -> R {
    f(tuple.as_slice())
}
sequences!((List, in_list), (Tuple, in_tuple));

/// A rectangle: a Rect, an FRect, four numbers or two pairs.
pub trait IntoRect {
    fn rect(&self) -> Option<[i32; 4]>;
    fn rect_f(&self) -> Option<[f32; 4]>;
}

impl<A: Num, B: Num, C: Num, D: Num> IntoRect for (A, B, C, D) {
    fn rect(&self) -> Option<[i32; 4]> {
        Some([self.0.c_int()?, self.1.c_int()?, self.2.c_int()?, self.3.c_int()?])
    }
    fn rect_f(&self) -> Option<[f32; 4]> {
        let [a, b, c, d] = [self.0.c_double()?, self.1.c_double()?, self.2.c_double()?, self.3.c_double()?];
        Some([a as f32, b as f32, c as f32, d as f32])
    }
}

impl<P: IntoPoint, Q: IntoPoint> IntoRect for (P, Q) {
    fn rect(&self) -> Option<[i32; 4]> {
        let ((x, y), (w, h)) = (self.0.point()?, self.1.point()?);
        Some([x, y, w, h])
    }
    fn rect_f(&self) -> Option<[f32; 4]> {
        let ((x, y), (w, h)) = (self.0.point_f()?, self.1.point_f()?);
        Some([x as f32, y as f32, w as f32, h as f32])
    }
}

impl IntoRect for Rect {
    fn rect(&self) -> Option<[i32; 4]> {
        Some(self.parts())
    }
    fn rect_f(&self) -> Option<[f32; 4]> {
        Some(self.parts().map(|part| part as f32))
    }
}

impl IntoRect for FRect {
    fn rect(&self) -> Option<[i32; 4]> {
        Some(self.parts().map(|part| c_int(f64::from(part))))
    }
    fn rect_f(&self) -> Option<[f32; 4]> {
        Some(self.parts())
    }
}

/// Where to blit: a point or the corner of a rectangle.
pub trait IntoPos {
    fn pos(&self) -> Option<(i32, i32)>;
}

impl<A: Num, B: Num> IntoPos for (A, B) {
    fn pos(&self) -> Option<(i32, i32)> {
        self.point()
    }
}
impl<A: Num, B: Num, C: Num, D: Num> IntoPos for (A, B, C, D) {
    fn pos(&self) -> Option<(i32, i32)> {
        self.rect().map(|rect| (rect[0], rect[1]))
    }
}
impl IntoPos for Vector2 {
    fn pos(&self) -> Option<(i32, i32)> {
        self.point()
    }
}
impl IntoPos for Rect {
    fn pos(&self) -> Option<(i32, i32)> {
        let [x, y, ..] = self.parts();
        Some((x, y))
    }
}
impl IntoPos for FRect {
    fn pos(&self) -> Option<(i32, i32)> {
        self.rect().map(|rect| (rect[0], rect[1]))
    }
}

/// Three numbers.
pub trait IntoTriple {
    fn triple(&self) -> Option<[f64; 3]>;
}
impl<A: Num, B: Num, C: Num> IntoTriple for (A, B, C) {
    fn triple(&self) -> Option<[f64; 3]> {
        Some([self.0.c_double()?, self.1.c_double()?, self.2.c_double()?])
    }
}
impl IntoTriple for Vector3 {
    fn triple(&self) -> Option<[f64; 3]> {
        Some([self.x(), self.y(), self.z()])
    }
}
