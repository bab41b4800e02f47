//! `pygame.font`.

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

use ferrule_rt::exc::{RUNTIME_ERROR, value_error};
use ferrule_rt::{Exc, Int, Object, Result, Str};

use crate::color::IntoColor;
use crate::error::{OrError, error};
use crate::image::no_file;
use crate::surface::Surface;
use crate::sys::{self, Quality, Raw, SdlColor, Typeface};

const DEFAULT_NAME: &str = "freesansbold.ttf";
/// The default font's size is scaled: pygame's sizes are heights of another font.
const DEFAULT_SCALE: f64 = 0.6875;

const BOLD: i32 = 1;
const ITALIC: i32 = 2;
const UNDERLINE: i32 = 4;
const STRIKETHROUGH: i32 = 8;

thread_local! {
    static READY: Cell<bool> = const { Cell::new(false) };
}

pub fn init() -> Result<()> {
    if !READY.get() {
        sys::init_fonts().or_error()?;
        READY.set(true);
    }
    Ok(())
}
pub fn get_init() -> bool {
    READY.get()
}
pub fn quit() {
    READY.set(false);
}
pub fn get_default_font() -> Str {
    Str::lit(DEFAULT_NAME)
}

/// pygame's font: beside the SDL libraries of its wheel, or where a system keeps it.
fn default_path() -> Result<PathBuf> {
    let package = |dir: PathBuf| dir.parent().map(|site| site.join("pygame").join(DEFAULT_NAME));
    let given = std::env::var_os("FERRULE_PYGAME_FONT").map(PathBuf::from);
    let system = ["/usr/share/fonts/truetype/freefont/FreeSansBold.ttf", "/usr/share/fonts/gnu-free/FreeSansBold.ttf"];
    let beside = sys::sdl_dir().map(|dir| dir.join(DEFAULT_NAME));
    given
        .into_iter()
        .chain(beside)
        .chain(sys::sdl_dir().and_then(package))
        .chain(system.map(PathBuf::from))
        .find(|path| path.is_file())
        .ok_or_else(|| Exc::with_message(&RUNTIME_ERROR, format!("default font '{DEFAULT_NAME}' not found")))
}

/// A font; a clone is a second name for the same one.
#[derive(Clone)]
pub struct Font(Rc<Data>);

struct Data {
    face: Typeface,
    size: Cell<i32>,
}

impl Font {
    fn open(path: PathBuf, size: i32) -> Result<Self> {
        let size = size.max(1);
        let face = Typeface::open(&path, size).or_error()?;
        Ok(Self(Rc::new(Data { face, size: Cell::new(size) })))
    }
    fn ready() -> Result<()> {
        if READY.get() { Ok(()) } else { Err(error("font not initialized")) }
    }
    /// `Font(None, size)`.
    pub fn default_of(size: i64) -> Result<Self> {
        Self::ready()?;
        let size = (size as i32).max(1);
        Self::open(default_path()?, (f64::from(size) * DEFAULT_SCALE) as i32)
    }
    /// `Font(path, size)`.
    pub fn new(path: &Str, size: i64) -> Result<Self> {
        Self::ready()?;
        let file = PathBuf::from(path.as_str());
        if file.is_file() {
            return Self::open(file, size as i32);
        }
        if path.as_str() == DEFAULT_NAME {
            return Self::open(default_path()?, size as i32);
        }
        Err(no_file(path))
    }
    /// `SysFont`: a font of the system is not looked for; it is the default font.
    pub fn system(size: i64, bold: bool, italic: bool) -> Result<Self> {
        let font = Self::default_of(size)?;
        font.set_style(BOLD, bold);
        font.set_style(ITALIC, italic);
        Ok(font)
    }

    pub fn render(&self, text: &Str, smooth: bool, color: &impl IntoColor, wrap: i64) -> Result<Surface> {
        self.draw(text, smooth, color.rgba()?, None, wrap)
    }
    pub fn render_on(
        &self,
        text: &Str,
        smooth: bool,
        color: &impl IntoColor,
        background: &impl IntoColor,
        wrap: i64,
    ) -> Result<Surface> {
        self.draw(text, smooth, color.rgba()?, Some(background.rgba()?), wrap)
    }
    fn draw(&self, text: &Str, smooth: bool, color: [u8; 4], back: Option<[u8; 4]>, wrap: i64) -> Result<Surface> {
        let solid = |[r, g, b, _]: [u8; 4]| SdlColor { r, g, b, a: 255 };
        let wrap = u32::try_from(wrap).map_err(|_| value_error("wraplength parameter must be positive"))?;
        if text.as_str().contains('\0') {
            return Err(value_error("A null character was found in the text"));
        }
        if text.is_empty() {
            let [height, ..] = self.0.face.metrics();
            return Raw::create(0, height, sys::XRGB8888).map(Surface::of).or_error();
        }
        let quality = match back {
            _ if !smooth => Quality::Solid,
            Some(back) => Quality::Shaded(solid(back)),
            None => Quality::Blended,
        };
        let raw = self.0.face.render(text.as_str(), &quality, solid(color), wrap).or_error()?;
        if let (false, Some(back)) = (smooth, back) {
            raw.set_color_key(None).or_error()?;
            raw.set_palette(&[solid(back)], 0).or_error()?;
        }
        Ok(Surface::of(raw))
    }
    pub fn size(&self, text: &Str) -> Result<(Int, Int)> {
        let (w, h) = self.0.face.size_of(text.as_str()).or_error()?;
        Ok((Int::from(i64::from(w)), Int::from(i64::from(h))))
    }
    pub fn get_height(&self) -> i64 {
        i64::from(self.0.face.metrics()[0])
    }
    pub fn get_ascent(&self) -> i64 {
        i64::from(self.0.face.metrics()[1])
    }
    pub fn get_descent(&self) -> i64 {
        i64::from(self.0.face.metrics()[2])
    }
    pub fn get_linesize(&self) -> i64 {
        i64::from(self.0.face.metrics()[3])
    }
    fn style(&self, flag: i32) -> bool {
        self.0.face.style() & flag != 0
    }
    fn set_style(&self, flag: i32, on: bool) {
        let style = self.0.face.style();
        self.0.face.set_style(if on { style | flag } else { style & !flag });
    }
    pub fn bold(&self) -> bool {
        self.style(BOLD)
    }
    pub fn set_bold(&self, on: bool) {
        self.set_style(BOLD, on);
    }
    pub fn italic(&self) -> bool {
        self.style(ITALIC)
    }
    pub fn set_italic(&self, on: bool) {
        self.set_style(ITALIC, on);
    }
    pub fn underline(&self) -> bool {
        self.style(UNDERLINE)
    }
    pub fn set_underline(&self, on: bool) {
        self.set_style(UNDERLINE, on);
    }
    pub fn strikethrough(&self) -> bool {
        self.style(STRIKETHROUGH)
    }
    pub fn set_strikethrough(&self, on: bool) {
        self.set_style(STRIKETHROUGH, on);
    }
    pub fn align(&self) -> i64 {
        i64::from(self.0.face.align())
    }
    pub fn set_align(&self, align: i64) -> Result<()> {
        if !(0..=2).contains(&align) {
            return Err(error("font.align must be FONT_LEFT, FONT_CENTER, or FONT_RIGHT."));
        }
        self.0.face.set_align(align as i32);
        Ok(())
    }
    pub fn point_size(&self) -> i64 {
        i64::from(self.0.size.get())
    }
    pub fn set_point_size(&self, size: i64) -> Result<()> {
        if size <= 0 {
            return Err(value_error("point_size cannot be equal to, or less than 0"));
        }
        self.0.face.set_size(size as i32).or_error()?;
        self.0.size.set(size as i32);
        Ok(())
    }
}

impl Object for Font {
    fn type_name(&self) -> &'static str {
        "Font"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<pygame.font.Font object at {:#x}>", self.py_id())))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other))
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
    fn py_hash(&self) -> Result<i64> {
        Ok((self.py_id() >> 4) as i64)
    }
}
