//! `pygame.math`.

use ferrule_rt::Result;
use ferrule_rt::exc::value_error;

pub use crate::vector::{Vector2, Vector3};

pub fn clamp(value: f64, min: f64, max: f64) -> Result<f64> {
    if min > max {
        return Err(value_error("In clamp, 'min' should always be less than or equal to 'max'"));
    }
    Ok(value.max(min).min(max))
}
pub fn lerp(a: f64, b: f64, weight: f64) -> Result<f64> {
    let weight = weight.clamp(0.0, 1.0);
    Ok(a * (1.0 - weight) + b * weight)
}
