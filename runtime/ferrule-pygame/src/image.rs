//! `pygame.image`.

use std::path::Path;

use ferrule_rt::exc::FILE_NOT_FOUND_ERROR;
use ferrule_rt::{Exc, Result, Str};

use crate::error::{OrError, error};
use crate::surface::Surface;
use crate::sys::Raw;

/// pygame's error for a file that is not there.
pub(crate) fn no_file(name: &Str) -> Exc {
    let dir = std::env::current_dir().unwrap_or_default();
    let message = format!("No file '{}' found in working directory '{}'.", name.as_str(), dir.display());
    Exc::with_message(&FILE_NOT_FOUND_ERROR, message)
}

pub fn load(name: &Str) -> Result<Surface> {
    let path = Path::new(name.as_str());
    if !path.is_file() {
        return Err(no_file(name));
    }
    Raw::load(path).map(Surface::of).or_error()
}

pub fn save(surface: &Surface, name: &Str) -> Result<()> {
    let path = Path::new(name.as_str());
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("png") => surface.raw().save_png(path).or_error(),
        Some("jpg" | "jpeg") => surface.raw().save_jpg(path).or_error(),
        Some("bmp") => surface.raw().save_bmp(path).or_error(),
        _ => Err(error("Unrecognized image type")),
    }
}

pub fn get_extended() -> bool {
    true
}
