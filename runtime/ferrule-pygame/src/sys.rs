//! The border to SDL2 and its companions: the only place with `unsafe` code.
//!
//! The libraries are loaded at run time: from the folder `FERRULE_SDL_DIR` (of the environment, or recorded when the
//! program was built), else from the system. The rest of the crate sees safe wrappers.
//!
//! Invariants that the safety of this module rests on:
//! - SDL is used from one thread only: handles are neither `Send` nor `Sync`.
//! - A [`Raw`] owns its surface, or the surface belongs to a window and is replaced through [`Raw::replace`], never
//!   while a view of its pixels exists (counted by `views`).
//! - Pixel memory is only seen as slices of `Cell`s: aliasing surfaces (a subsurface and its parent) are allowed to
//!   write to the same bytes, and so is SDL between two reads.

#![allow(unsafe_code)]
#![allow(non_snake_case)]

use std::cell::Cell;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use libloading::Library;

#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SdlRect {
    pub x: i32,
    pub y: i32,
    pub w: i32,
    pub h: i32,
}

#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SdlColor {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
}

#[repr(C)]
struct SdlPalette {
    ncolors: c_int,
    colors: *mut SdlColor,
    version: u32,
    refcount: c_int,
}

#[repr(C)]
struct SdlPixelFormat {
    format: u32,
    palette: *mut SdlPalette,
    bits: u8,
    bytes: u8,
    padding: [u8; 2],
    masks: [u32; 4],
    losses: [u8; 4],
    shifts: [u8; 4],
    refcount: c_int,
    next: *mut SdlPixelFormat,
}

#[repr(C)]
struct SdlSurface {
    flags: u32,
    format: *mut SdlPixelFormat,
    w: c_int,
    h: c_int,
    pitch: c_int,
    pixels: *mut c_void,
    userdata: *mut c_void,
    locked: c_int,
    list_blitmap: *mut c_void,
    clip: SdlRect,
    map: *mut c_void,
    refcount: c_int,
}

/// `SDL_Event`, as the bytes that SDL writes; fields are read at their C offsets.
#[repr(C, align(8))]
#[derive(Clone, Copy)]
pub struct SdlEvent(pub [u8; 64]);

impl SdlEvent {
    pub fn kind(&self) -> u32 {
        self.u32_at(0)
    }
    pub fn u8_at(&self, at: usize) -> u8 {
        self.0[at]
    }
    pub fn u16_at(&self, at: usize) -> u16 {
        u16::from_ne_bytes([self.0[at], self.0[at + 1]])
    }
    pub fn u32_at(&self, at: usize) -> u32 {
        u32::from_ne_bytes([self.0[at], self.0[at + 1], self.0[at + 2], self.0[at + 3]])
    }
    pub fn i32_at(&self, at: usize) -> i32 {
        self.u32_at(at) as i32
    }
    pub fn f32_at(&self, at: usize) -> f32 {
        f32::from_bits(self.u32_at(at))
    }
    /// The text of a `SDL_TEXTINPUT` event (32 bytes, zero-terminated).
    pub fn text(&self) -> String {
        let bytes = &self.0[12..44];
        let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
        String::from_utf8_lossy(&bytes[..end]).into_owned()
    }
}

type Window = *mut c_void;
type Font = *mut c_void;

macro_rules! library {
    ($name:ident { $($function:ident: fn($($argument:ty),*) $(-> $result:ty)?;)* }) => {
        struct $name {
            $($function: unsafe extern "C" fn($($argument),*) $(-> $result)?,)*
            _library: Library,
        }
        impl $name {
            fn bind(library: Library) -> Result<Self, String> {
                $(
                    // SAFETY: the declared type is the C prototype of this function in the library's 2.x series.
                    let $function = unsafe {
                        *library
                            .get::<unsafe extern "C" fn($($argument),*) $(-> $result)?>(
                                concat!(stringify!($function), "\0").as_bytes(),
                            )
                            .map_err(|error| error.to_string())?
                    };
                )*
                Ok(Self { $($function,)* _library: library })
            }
        }
    };
}

library!(Sdl {
    SDL_InitSubSystem: fn(u32) -> c_int;
    SDL_QuitSubSystem: fn(u32);
    SDL_WasInit: fn(u32) -> u32;
    SDL_GetError: fn() -> *const c_char;
    SDL_SetHint: fn(*const c_char, *const c_char) -> c_int;
    SDL_IntersectRectAndLine: fn(*const SdlRect, *mut c_int, *mut c_int, *mut c_int, *mut c_int) -> c_int;
    SDL_GetTicks64: fn() -> u64;
    SDL_Delay: fn(u32);
    SDL_CreateRGBSurfaceWithFormat: fn(u32, c_int, c_int, c_int, u32) -> *mut SdlSurface;
    SDL_CreateRGBSurfaceWithFormatFrom: fn(*mut c_void, c_int, c_int, c_int, c_int, u32) -> *mut SdlSurface;
    SDL_FreeSurface: fn(*mut SdlSurface);
    SDL_ConvertSurface: fn(*mut SdlSurface, *const SdlPixelFormat, u32) -> *mut SdlSurface;
    SDL_ConvertSurfaceFormat: fn(*mut SdlSurface, u32, u32) -> *mut SdlSurface;
    SDL_SetClipRect: fn(*mut SdlSurface, *const SdlRect) -> c_int;
    SDL_FillRect: fn(*mut SdlSurface, *const SdlRect, u32) -> c_int;
    SDL_UpperBlit: fn(*mut SdlSurface, *const SdlRect, *mut SdlSurface, *mut SdlRect) -> c_int;
    SDL_SoftStretch: fn(*mut SdlSurface, *const SdlRect, *mut SdlSurface, *const SdlRect) -> c_int;
    SDL_SetSurfaceBlendMode: fn(*mut SdlSurface, c_int) -> c_int;
    SDL_GetSurfaceBlendMode: fn(*mut SdlSurface, *mut c_int) -> c_int;
    SDL_SetSurfaceAlphaMod: fn(*mut SdlSurface, u8) -> c_int;
    SDL_GetSurfaceAlphaMod: fn(*mut SdlSurface, *mut u8) -> c_int;
    SDL_SetColorKey: fn(*mut SdlSurface, c_int, u32) -> c_int;
    SDL_GetColorKey: fn(*mut SdlSurface, *mut u32) -> c_int;
    SDL_SetPaletteColors: fn(*mut SdlPalette, *const SdlColor, c_int, c_int) -> c_int;
    SDL_MapRGBA: fn(*const SdlPixelFormat, u8, u8, u8, u8) -> u32;
    SDL_GetRGBA: fn(u32, *const SdlPixelFormat, *mut u8, *mut u8, *mut u8, *mut u8);
    SDL_CreateWindow: fn(*const c_char, c_int, c_int, c_int, c_int, u32) -> Window;
    SDL_DestroyWindow: fn(Window);
    SDL_GetWindowSurface: fn(Window) -> *mut SdlSurface;
    SDL_UpdateWindowSurface: fn(Window) -> c_int;
    SDL_UpdateWindowSurfaceRects: fn(Window, *const SdlRect, c_int) -> c_int;
    SDL_SetWindowTitle: fn(Window, *const c_char);
    SDL_SetWindowSize: fn(Window, c_int, c_int);
    SDL_GetWindowSize: fn(Window, *mut c_int, *mut c_int);
    SDL_SetWindowFullscreen: fn(Window, u32) -> c_int;
    SDL_SetWindowResizable: fn(Window, c_int);
    SDL_SetWindowBordered: fn(Window, c_int);
    SDL_SetWindowIcon: fn(Window, *mut SdlSurface);
    SDL_SetWindowGrab: fn(Window, c_int);
    SDL_GetWindowFlags: fn(Window) -> u32;
    SDL_GetDesktopDisplayMode: fn(c_int, *mut DisplayMode) -> c_int;
    SDL_GetCurrentVideoDriver: fn() -> *const c_char;
    SDL_PollEvent: fn(*mut SdlEvent) -> c_int;
    SDL_GetModState: fn() -> c_int;
    SDL_SetModState: fn(c_int);
    SDL_GetKeyName: fn(i32) -> *const c_char;
    SDL_GetScancodeFromKey: fn(i32) -> c_int;
    SDL_GetKeyboardState: fn(*mut c_int) -> *const u8;
    SDL_GetMouseState: fn(*mut c_int, *mut c_int) -> u32;
    SDL_GetRelativeMouseState: fn(*mut c_int, *mut c_int) -> u32;
    SDL_WarpMouseInWindow: fn(Window, c_int, c_int);
    SDL_ShowCursor: fn(c_int) -> c_int;
    SDL_StartTextInput: fn();
    SDL_StopTextInput: fn();
    SDL_RWFromFile: fn(*const c_char, *const c_char) -> *mut c_void;
    SDL_SaveBMP_RW: fn(*mut SdlSurface, *mut c_void, c_int) -> c_int;
});

library!(Image {
    IMG_Load: fn(*const c_char) -> *mut SdlSurface;
    IMG_SavePNG: fn(*mut SdlSurface, *const c_char) -> c_int;
    IMG_SaveJPG: fn(*mut SdlSurface, *const c_char, c_int) -> c_int;
});

library!(Ttf {
    TTF_Init: fn() -> c_int;
    TTF_OpenFont: fn(*const c_char, c_int) -> Font;
    TTF_CloseFont: fn(Font);
    TTF_SetFontSize: fn(Font, c_int) -> c_int;
    TTF_FontHeight: fn(Font) -> c_int;
    TTF_FontAscent: fn(Font) -> c_int;
    TTF_FontDescent: fn(Font) -> c_int;
    TTF_FontLineSkip: fn(Font) -> c_int;
    TTF_GetFontStyle: fn(Font) -> c_int;
    TTF_SetFontStyle: fn(Font, c_int);
    TTF_SetFontWrappedAlign: fn(Font, c_int);
    TTF_GetFontWrappedAlign: fn(Font) -> c_int;
    TTF_SizeUTF8: fn(Font, *const c_char, *mut c_int, *mut c_int) -> c_int;
    TTF_RenderUTF8_Blended_Wrapped: fn(Font, *const c_char, SdlColor, u32) -> *mut SdlSurface;
    TTF_RenderUTF8_Shaded_Wrapped: fn(Font, *const c_char, SdlColor, SdlColor, u32) -> *mut SdlSurface;
    TTF_RenderUTF8_Solid_Wrapped: fn(Font, *const c_char, SdlColor, u32) -> *mut SdlSurface;
});

library!(Mixer {
    Mix_OpenAudioDevice: fn(c_int, u16, c_int, c_int, *const c_char, c_int) -> c_int;
    Mix_CloseAudio: fn();
    Mix_AllocateChannels: fn(c_int) -> c_int;
    Mix_LoadWAV_RW: fn(*mut c_void, c_int) -> *mut MixChunk;
    Mix_FreeChunk: fn(*mut MixChunk);
    Mix_PlayChannelTimed: fn(c_int, *mut MixChunk, c_int, c_int) -> c_int;
    Mix_FadeInChannelTimed: fn(c_int, *mut MixChunk, c_int, c_int, c_int) -> c_int;
    Mix_VolumeChunk: fn(*mut MixChunk, c_int) -> c_int;
    Mix_Volume: fn(c_int, c_int) -> c_int;
    Mix_HaltChannel: fn(c_int) -> c_int;
    Mix_FadeOutChannel: fn(c_int, c_int) -> c_int;
    Mix_Pause: fn(c_int);
    Mix_Resume: fn(c_int);
    Mix_Playing: fn(c_int) -> c_int;
    Mix_GetChunk: fn(c_int) -> *mut MixChunk;
    Mix_LoadMUS: fn(*const c_char) -> *mut c_void;
    Mix_FreeMusic: fn(*mut c_void);
    Mix_PlayMusic: fn(*mut c_void, c_int) -> c_int;
    Mix_FadeInMusic: fn(*mut c_void, c_int, c_int) -> c_int;
    Mix_HaltMusic: fn() -> c_int;
    Mix_FadeOutMusic: fn(c_int) -> c_int;
    Mix_PauseMusic: fn();
    Mix_ResumeMusic: fn();
    Mix_VolumeMusic: fn(c_int) -> c_int;
    Mix_PlayingMusic: fn() -> c_int;
});

#[repr(C)]
struct MixChunk {
    allocated: c_int,
    abuf: *mut u8,
    alen: u32,
    volume: u8,
}

#[repr(C)]
#[derive(Default)]
struct DisplayMode {
    format: u32,
    w: c_int,
    h: c_int,
    refresh_rate: c_int,
    driverdata: usize,
}

// ---- loading ----------------------------------------------------------------------------------------------------

/// The folder with the SDL libraries, if one was given; pygame-ce's wheel keeps them in `pygame_ce.libs`.
pub fn sdl_dir() -> Option<PathBuf> {
    let given = std::env::var_os("FERRULE_SDL_DIR").map(PathBuf::from);
    let built = option_env!("FERRULE_SDL_DIR").map(PathBuf::from);
    given.into_iter().chain(built).find(|dir| dir.is_dir())
}

/// Where a library may be, best first: `stem` is `libSDL2_ttf`. A wheel adds a hash to the name: `libSDL2_ttf-2-e69aa315.0.so`.
fn candidates(stem: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    if let Some(dir) = sdl_dir() {
        let prefix = format!("{stem}-2");
        let mut names: Vec<PathBuf> = std::fs::read_dir(dir)
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix)))
            .collect();
        names.sort();
        found.extend(names);
    }
    let bare = stem.trim_start_matches("lib");
    let system = if cfg!(windows) {
        format!("{bare}.dll")
    } else if cfg!(target_os = "macos") {
        format!("{stem}.dylib")
    } else {
        format!("{stem}-2.0.so.0")
    };
    found.push(PathBuf::from(system));
    found
}

fn open(stem: &str) -> Result<Library, String> {
    let mut why = String::from("no candidate");
    for path in candidates(stem) {
        // SAFETY: loading runs the library's initialisers; SDL's have no preconditions.
        match unsafe { Library::new(&path) } {
            Ok(library) => return Ok(library),
            Err(error) => why = error.to_string(),
        }
    }
    Err(format!("{stem} was not found (set FERRULE_SDL_DIR to the folder that holds it): {why}"))
}

fn sdl_or() -> Result<&'static Sdl, String> {
    static SDL: OnceLock<Result<Sdl, String>> = OnceLock::new();
    SDL.get_or_init(|| Sdl::bind(open("libSDL2")?)).as_ref().map_err(String::clone)
}
fn image_or() -> Result<&'static Image, String> {
    static IMAGE: OnceLock<Result<Image, String>> = OnceLock::new();
    sdl_or()?;
    IMAGE.get_or_init(|| Image::bind(open("libSDL2_image")?)).as_ref().map_err(String::clone)
}
fn ttf_or() -> Result<&'static Ttf, String> {
    static TTF: OnceLock<Result<Ttf, String>> = OnceLock::new();
    sdl_or()?;
    TTF.get_or_init(|| Ttf::bind(open("libSDL2_ttf")?)).as_ref().map_err(String::clone)
}
fn mixer_or() -> Result<&'static Mixer, String> {
    static MIXER: OnceLock<Result<Mixer, String>> = OnceLock::new();
    sdl_or()?;
    MIXER.get_or_init(|| Mixer::bind(open("libSDL2_mixer")?)).as_ref().map_err(String::clone)
}

/// SDL, which is known to be loaded wherever a handle of it exists; a program without SDL stops with the reason.
fn sdl() -> &'static Sdl {
    sdl_or().unwrap_or_else(|why| panic!("{why}"))
}

fn error_text() -> String {
    // SAFETY: SDL_GetError returns a zero-terminated string of its own, copied at once.
    unsafe { CStr::from_ptr((sdl().SDL_GetError)()) }.to_string_lossy().into_owned()
}

fn c_string(text: &str) -> Result<CString, String> {
    CString::new(text).map_err(|_| "embedded null character".to_owned())
}

fn c_path(path: &Path) -> Result<CString, String> {
    c_string(&path.to_string_lossy())
}

fn check(status: c_int) -> Result<(), String> {
    if status < 0 { Err(error_text()) } else { Ok(()) }
}

// ---- surfaces ---------------------------------------------------------------------------------------------------

pub const BLEND_NONE: i32 = 0;
pub const BLEND_BLEND: i32 = 1;
pub const XRGB8888: u32 = 0x1616_1804;
pub const ARGB8888: u32 = 0x1636_2004;
pub const ABGR8888: u32 = 0x1676_2004;
pub const RGB24: u32 = 0x1710_1803;
pub const BGR24: u32 = 0x1740_1803;
pub const INDEX8: u32 = 0x1300_0801;
pub const RGB565: u32 = 0x1515_1002;
pub const ARGB4444: u32 = 0x1532_1002;
pub const XRGB4444: u32 = 0x1512_0c02;
pub const XRGB1555: u32 = 0x1513_0f02;

/// A copy of what the blitters need of `SDL_PixelFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    pub code: u32,
    pub bits: u8,
    pub bytes: usize,
    /// Red, green, blue, alpha.
    pub masks: [u32; 4],
    pub shifts: [u8; 4],
    pub losses: [u8; 4],
}

impl Format {
    pub fn has_alpha(&self) -> bool {
        self.masks[3] != 0
    }
    pub fn same_rgb(&self, other: &Self) -> bool {
        self.masks[..3] == other.masks[..3]
    }
    /// All channels are whole bytes of a 32-bit pixel, so packing needs no table.
    fn is_plain(&self) -> bool {
        self.bytes == 4 && self.losses[..3] == [0, 0, 0] && (self.masks[3] == 0 || self.losses[3] == 0)
    }
}

/// An SDL surface.
pub struct Raw {
    surface: Cell<*mut SdlSurface>,
    owned: bool,
    views: Cell<usize>,
}

impl Drop for Raw {
    fn drop(&mut self) {
        if self.owned {
            // SAFETY: this handle owns the surface and is its last user.
            unsafe { (sdl().SDL_FreeSurface)(self.surface.get()) }
        }
    }
}

/// The pixels of a surface while nothing may replace it.
pub struct View<'a> {
    raw: &'a Raw,
}

impl Drop for View<'_> {
    fn drop(&mut self) {
        self.raw.views.set(self.raw.views.get() - 1);
    }
}

impl View<'_> {
    fn span(&self) -> (*mut u8, usize) {
        let surface = self.raw.get();
        if surface.pixels.is_null() || surface.h <= 0 || surface.w <= 0 {
            return (std::ptr::dangling_mut::<u64>().cast(), 0);
        }
        // The last line ends with its last pixel: a subsurface may end before the pitch does.
        let line = surface.w as usize * self.raw.format().bytes;
        (surface.pixels.cast(), (surface.h as usize - 1) * surface.pitch as usize + line)
    }
    pub fn bytes(&self) -> &[Cell<u8>] {
        let (start, len) = self.span();
        // SAFETY: the memory of the surface lives while the view does; Cells may alias.
        unsafe { std::slice::from_raw_parts(start.cast(), len) }
    }
    /// Only of surfaces with 4 bytes per pixel, whose lines SDL aligns to 4 bytes.
    pub fn words(&self) -> &[Cell<u32>] {
        let (start, len) = self.span();
        assert!(self.raw.format().bytes == 4 && start.addr().is_multiple_of(4));
        // SAFETY: as in `bytes`; the start is aligned.
        unsafe { std::slice::from_raw_parts(start.cast(), len / 4) }
    }
}

impl Raw {
    fn adopt(surface: *mut SdlSurface, owned: bool) -> Result<Self, String> {
        if surface.is_null() {
            return Err(error_text());
        }
        Ok(Self { surface: Cell::new(surface), owned, views: Cell::new(0) })
    }

    pub fn create(w: i32, h: i32, format: u32) -> Result<Self, String> {
        let sdl = sdl_or()?;
        // SAFETY: plain values; a null result is reported.
        Self::adopt(unsafe { (sdl.SDL_CreateRGBSurfaceWithFormat)(0, w, h, 0, format) }, true)
    }

    /// A surface of another's memory. The caller keeps `parent` alive as long as the result.
    pub fn window_onto(parent: &Self, rect: SdlRect, format: u32) -> Result<Self, String> {
        let surface = parent.get();
        let inside = rect.x >= 0 && rect.y >= 0 && rect.w >= 0 && rect.h >= 0;
        if !inside || rect.x + rect.w > surface.w || rect.y + rect.h > surface.h {
            return Err("subsurface rectangle outside surface area".to_owned());
        }
        let bytes = parent.format().bytes;
        // SAFETY: the rectangle lies inside the parent, so do the offset and the lines.
        unsafe {
            let offset = rect.x as usize * bytes + rect.y as usize * surface.pitch as usize;
            let start = surface.pixels.cast::<u8>().wrapping_add(offset).cast();
            let new = (sdl().SDL_CreateRGBSurfaceWithFormatFrom)(start, rect.w, rect.h, 0, surface.pitch, format);
            Self::adopt(new, true)
        }
    }

    fn get(&self) -> &SdlSurface {
        // SAFETY: the surface is alive (owned, or kept by its window) and only this thread uses it.
        unsafe { &*self.surface.get() }
    }

    /// A window was resized or made anew: its surface is another one.
    fn replace(&self, surface: *mut SdlSurface) -> Result<(), String> {
        assert!(self.views.get() == 0 && !self.owned, "a window's surface was replaced while its pixels were in use");
        if surface.is_null() {
            return Err(error_text());
        }
        self.surface.set(surface);
        Ok(())
    }

    /// A closed window's surface becomes an empty one: what still holds it finds no pixels.
    pub fn detach(&self) {
        // SAFETY: plain values; the small surface is never freed, because handles may outlive everything.
        let empty = unsafe { (sdl().SDL_CreateRGBSurfaceWithFormat)(0, 0, 0, 0, XRGB8888) };
        if !empty.is_null() {
            let _ = self.replace(empty);
        }
    }

    pub fn view(&self) -> View<'_> {
        self.views.set(self.views.get() + 1);
        View { raw: self }
    }
    pub fn w(&self) -> i32 {
        self.get().w
    }
    pub fn h(&self) -> i32 {
        self.get().h
    }
    pub fn pitch(&self) -> usize {
        self.get().pitch as usize
    }
    pub fn clip(&self) -> SdlRect {
        self.get().clip
    }
    pub fn set_clip(&self, clip: Option<SdlRect>) {
        let clip = clip.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
        // SAFETY: a live surface and a rectangle or null.
        unsafe { (sdl().SDL_SetClipRect)(self.surface.get(), clip) };
    }
    pub fn same_pixels(&self, other: &Self) -> bool {
        std::ptr::eq(self.get().pixels, other.get().pixels)
    }
    pub fn same(&self, other: &Self) -> bool {
        std::ptr::eq(self.surface.get(), other.surface.get())
    }
    /// The address of the first pixel, for the order of overlapping copies.
    pub fn address(&self) -> usize {
        self.get().pixels.addr()
    }
    pub fn format(&self) -> Format {
        // SAFETY: a surface always has a format.
        let format = unsafe { &*self.get().format };
        Format {
            code: format.format,
            bits: format.bits,
            bytes: usize::from(format.bytes),
            masks: format.masks,
            shifts: format.shifts,
            losses: format.losses,
        }
    }

    pub fn map_rgba(&self, rgba: [u8; 4]) -> u32 {
        let format = self.format();
        if format.is_plain() {
            let alpha = if format.has_alpha() { u32::from(rgba[3]) << format.shifts[3] } else { 0 };
            return (0..3).fold(alpha, |pixel, i| pixel | u32::from(rgba[i]) << format.shifts[i]);
        }
        // SAFETY: a live format.
        unsafe { (sdl().SDL_MapRGBA)(self.get().format, rgba[0], rgba[1], rgba[2], rgba[3]) }
    }
    pub fn get_rgba(&self, pixel: u32) -> [u8; 4] {
        let format = self.format();
        if format.is_plain() {
            let part = |i: usize| ((pixel & format.masks[i]) >> format.shifts[i]) as u8;
            return [part(0), part(1), part(2), if format.has_alpha() { part(3) } else { 255 }];
        }
        let [mut r, mut g, mut b, mut a] = [0; 4];
        // SAFETY: a live format and four places for the result.
        unsafe { (sdl().SDL_GetRGBA)(pixel, self.get().format, &mut r, &mut g, &mut b, &mut a) };
        [r, g, b, a]
    }

    pub fn blend_mode(&self) -> i32 {
        let mut mode = BLEND_NONE;
        // SAFETY: a live surface and a place for the result; likewise below.
        unsafe { (sdl().SDL_GetSurfaceBlendMode)(self.surface.get(), &mut mode) };
        mode
    }
    pub fn set_blend_mode(&self, mode: i32) {
        // SAFETY: see above.
        unsafe { (sdl().SDL_SetSurfaceBlendMode)(self.surface.get(), mode) };
    }
    pub fn alpha_mod(&self) -> u8 {
        let mut alpha = 255;
        // SAFETY: see above.
        unsafe { (sdl().SDL_GetSurfaceAlphaMod)(self.surface.get(), &mut alpha) };
        alpha
    }
    pub fn set_alpha_mod(&self, alpha: u8) {
        // SAFETY: see above.
        unsafe { (sdl().SDL_SetSurfaceAlphaMod)(self.surface.get(), alpha) };
    }
    pub fn color_key(&self) -> Option<u32> {
        let mut key = 0;
        // SAFETY: see above.
        (unsafe { (sdl().SDL_GetColorKey)(self.surface.get(), &mut key) } == 0).then_some(key)
    }
    pub fn set_color_key(&self, key: Option<u32>) -> Result<(), String> {
        // SAFETY: see above.
        check(unsafe { (sdl().SDL_SetColorKey)(self.surface.get(), c_int::from(key.is_some()), key.unwrap_or(0)) })
    }
    pub fn fill(&self, rect: &SdlRect, color: u32) -> Result<(), String> {
        // SAFETY: SDL clips the rectangle to the surface.
        check(unsafe { (sdl().SDL_FillRect)(self.surface.get(), rect, color) })
    }
    /// `SDL_UpperBlit`: clips both rectangles, writes the clipped one to `at`.
    pub fn blit_from(&self, source: &Self, area: &SdlRect, at: &mut SdlRect) -> Result<(), String> {
        // SAFETY: two live surfaces; SDL clips.
        check(unsafe { (sdl().SDL_UpperBlit)(source.surface.get(), area, self.surface.get(), at) })
    }
    /// Nearest-neighbour scaling of the whole surface into this one.
    pub fn stretch_from(&self, source: &Self) -> Result<(), String> {
        let whole = std::ptr::null();
        // SAFETY: two live surfaces; null means all of each.
        check(unsafe { (sdl().SDL_SoftStretch)(source.surface.get(), whole, self.surface.get(), whole) })
    }
    pub fn convert_like(&self, other: &Self) -> Result<Self, String> {
        // SAFETY: a live surface and a live format.
        Self::adopt(unsafe { (sdl().SDL_ConvertSurface)(self.surface.get(), other.get().format, 0) }, true)
    }
    pub fn convert_to(&self, format: u32) -> Result<Self, String> {
        // SAFETY: a live surface.
        Self::adopt(unsafe { (sdl().SDL_ConvertSurfaceFormat)(self.surface.get(), format, 0) }, true)
    }
    pub fn palette(&self) -> Vec<SdlColor> {
        // SAFETY: a palette, if any, has `ncolors` colours.
        unsafe {
            let palette = (*self.get().format).palette;
            if palette.is_null() {
                return Vec::new();
            }
            std::slice::from_raw_parts((*palette).colors, (*palette).ncolors as usize).to_vec()
        }
    }
    pub fn set_palette(&self, colors: &[SdlColor], first: usize) -> Result<(), String> {
        // SAFETY: SDL checks the range against the palette's size.
        unsafe {
            let palette = (*self.get().format).palette;
            if palette.is_null() {
                return Ok(());
            }
            check((sdl().SDL_SetPaletteColors)(palette, colors.as_ptr(), first as c_int, colors.len() as c_int))
        }
    }

    pub fn load(path: &Path) -> Result<Self, String> {
        let image = image_or()?;
        let path = c_path(path)?;
        // SAFETY: a zero-terminated path.
        Self::adopt(unsafe { (image.IMG_Load)(path.as_ptr()) }, true)
    }
    pub fn save_png(&self, path: &Path) -> Result<(), String> {
        let (image, path) = (image_or()?, c_path(path)?);
        // SAFETY: a live surface and a zero-terminated path; likewise below.
        check(unsafe { (image.IMG_SavePNG)(self.surface.get(), path.as_ptr()) })
    }
    pub fn save_jpg(&self, path: &Path) -> Result<(), String> {
        let (image, path) = (image_or()?, c_path(path)?);
        // SAFETY: see above.
        check(unsafe { (image.IMG_SaveJPG)(self.surface.get(), path.as_ptr(), 85) })
    }
    pub fn save_bmp(&self, path: &Path) -> Result<(), String> {
        let path = c_path(path)?;
        // SAFETY: SDL closes the stream (last argument) and reports a null one.
        check(unsafe {
            let stream = (sdl().SDL_RWFromFile)(path.as_ptr(), c"wb".as_ptr());
            (sdl().SDL_SaveBMP_RW)(self.surface.get(), stream, 1)
        })
    }
}

/// The part of a segment inside a rectangle.
pub fn clip_line(rect: SdlRect, [mut x1, mut y1, mut x2, mut y2]: [i32; 4]) -> Option<[i32; 4]> {
    // SAFETY: a rectangle and four places that SDL reads and writes.
    let met = unsafe { (sdl().SDL_IntersectRectAndLine)(&rect, &mut x1, &mut y1, &mut x2, &mut y2) } != 0;
    met.then_some([x1, y1, x2, y2])
}

// ---- window and video -------------------------------------------------------------------------------------------

pub const INIT_TIMER: u32 = 0x1;
pub const INIT_AUDIO: u32 = 0x10;
pub const INIT_VIDEO: u32 = 0x20;
pub const INIT_EVENTS: u32 = 0x4000;

pub fn init(systems: u32) -> Result<(), String> {
    // SAFETY: plain values.
    check(unsafe { (sdl_or()?.SDL_InitSubSystem)(systems) })
}
pub fn quit(systems: u32) {
    // SAFETY: plain values.
    unsafe { (sdl().SDL_QuitSubSystem)(systems) }
}
pub fn was_init(systems: u32) -> bool {
    // SAFETY: plain values.
    sdl_or().is_ok_and(|sdl| unsafe { (sdl.SDL_WasInit)(systems) } & systems == systems)
}
/// Settings such as the drivers: SDL reads hints before the environment.
pub fn set_hint(name: &CStr, value: &CStr) {
    if let Ok(sdl) = sdl_or() {
        // SAFETY: zero-terminated strings, copied by SDL.
        unsafe { (sdl.SDL_SetHint)(name.as_ptr(), value.as_ptr()) };
    }
}
pub fn video_driver() -> Option<String> {
    // SAFETY: a zero-terminated string or null.
    unsafe {
        let name = (sdl().SDL_GetCurrentVideoDriver)();
        (!name.is_null()).then(|| CStr::from_ptr(name).to_string_lossy().into_owned())
    }
}
pub fn desktop_size() -> Result<(i32, i32), String> {
    let mut mode = DisplayMode::default();
    // SAFETY: a place for the result.
    check(unsafe { (sdl().SDL_GetDesktopDisplayMode)(0, &mut mode) })?;
    Ok((mode.w, mode.h))
}

/// The program's window; dropping it closes it.
pub struct Screen {
    window: Window,
    _not_send: PhantomData<*mut ()>,
}

impl Drop for Screen {
    fn drop(&mut self) {
        // SAFETY: the window is alive; the surface handle of a closed display is no longer used (see display.rs).
        unsafe { (sdl().SDL_DestroyWindow)(self.window) }
    }
}

impl Screen {
    pub fn open(title: &str, w: i32, h: i32, flags: u32) -> Result<Self, String> {
        const UNDEFINED: c_int = 0x1FFF_0000;
        let title = c_string(title)?;
        // SAFETY: a zero-terminated title.
        let window = unsafe { (sdl_or()?.SDL_CreateWindow)(title.as_ptr(), UNDEFINED, UNDEFINED, w, h, flags) };
        if window.is_null() { Err(error_text()) } else { Ok(Self { window, _not_send: PhantomData }) }
    }
    pub fn surface(&self) -> Result<Raw, String> {
        // SAFETY: the window is alive and owns the surface; likewise below.
        Raw::adopt(unsafe { (sdl().SDL_GetWindowSurface)(self.window) }, false)
    }
    pub fn refresh(&self, raw: &Raw) -> Result<(), String> {
        // SAFETY: see above.
        raw.replace(unsafe { (sdl().SDL_GetWindowSurface)(self.window) })
    }
    pub fn update(&self) -> Result<(), String> {
        // SAFETY: see above.
        check(unsafe { (sdl().SDL_UpdateWindowSurface)(self.window) })
    }
    pub fn update_rects(&self, rects: &[SdlRect]) -> Result<(), String> {
        // SAFETY: a pointer and its length.
        check(unsafe { (sdl().SDL_UpdateWindowSurfaceRects)(self.window, rects.as_ptr(), rects.len() as c_int) })
    }
    pub fn set_title(&self, title: &str) -> Result<(), String> {
        let title = c_string(title)?;
        // SAFETY: a zero-terminated title.
        unsafe { (sdl().SDL_SetWindowTitle)(self.window, title.as_ptr()) };
        Ok(())
    }
    pub fn configure(&self, w: i32, h: i32, fullscreen: u32, resizable: bool, bordered: bool) -> Result<(), String> {
        // SAFETY: a live window and plain values.
        unsafe {
            (sdl().SDL_SetWindowSize)(self.window, w, h);
            check((sdl().SDL_SetWindowFullscreen)(self.window, fullscreen))?;
            (sdl().SDL_SetWindowResizable)(self.window, c_int::from(resizable));
            (sdl().SDL_SetWindowBordered)(self.window, c_int::from(bordered));
        }
        Ok(())
    }
    pub fn set_fullscreen(&self, flags: u32) -> Result<(), String> {
        // SAFETY: a live window.
        check(unsafe { (sdl().SDL_SetWindowFullscreen)(self.window, flags) })
    }
    pub fn flags(&self) -> u32 {
        // SAFETY: a live window.
        unsafe { (sdl().SDL_GetWindowFlags)(self.window) }
    }
    pub fn size(&self) -> (i32, i32) {
        let (mut w, mut h) = (0, 0);
        // SAFETY: a live window and places for the result.
        unsafe { (sdl().SDL_GetWindowSize)(self.window, &mut w, &mut h) };
        (w, h)
    }
    pub fn set_icon(&self, icon: &Raw) {
        // SAFETY: a live window and surface; SDL copies the icon.
        unsafe { (sdl().SDL_SetWindowIcon)(self.window, icon.surface.get()) }
    }
    pub fn set_grab(&self, grab: bool) {
        // SAFETY: a live window.
        unsafe { (sdl().SDL_SetWindowGrab)(self.window, c_int::from(grab)) }
    }
    pub fn warp_mouse(&self, x: i32, y: i32) {
        // SAFETY: a live window.
        unsafe { (sdl().SDL_WarpMouseInWindow)(self.window, x, y) }
    }
}

// ---- input and time ---------------------------------------------------------------------------------------------

pub fn poll_event() -> Option<SdlEvent> {
    let mut event = SdlEvent([0; 64]);
    // SAFETY: SDL_Event has 56 bytes; the buffer is larger.
    (unsafe { (sdl().SDL_PollEvent)(&mut event) } != 0).then_some(event)
}
pub fn mod_state() -> i32 {
    // SAFETY: no argument; likewise in the functions below unless they say more.
    unsafe { (sdl().SDL_GetModState)() }
}
pub fn set_mod_state(state: i32) {
    // SAFETY: plain value.
    unsafe { (sdl().SDL_SetModState)(state) }
}
pub fn key_name(key: i32) -> String {
    // SAFETY: SDL returns a zero-terminated string of its own, copied at once.
    unsafe { CStr::from_ptr((sdl().SDL_GetKeyName)(key)) }.to_string_lossy().into_owned()
}
pub fn scancode(key: i32) -> i32 {
    // SAFETY: plain value.
    unsafe { (sdl().SDL_GetScancodeFromKey)(key) }
}
pub fn keyboard_state() -> Vec<bool> {
    let mut count = 0;
    // SAFETY: SDL returns an array of `count` bytes that lives as long as SDL, copied at once.
    unsafe {
        let keys = (sdl().SDL_GetKeyboardState)(&mut count);
        std::slice::from_raw_parts(keys, count as usize).iter().map(|key| *key != 0).collect()
    }
}
/// Position and mask of buttons.
pub fn mouse_state() -> (i32, i32, u32) {
    let (mut x, mut y) = (0, 0);
    // SAFETY: places for the result; likewise below.
    let buttons = unsafe { (sdl().SDL_GetMouseState)(&mut x, &mut y) };
    (x, y, buttons)
}
pub fn mouse_motion() -> (i32, i32) {
    let (mut x, mut y) = (0, 0);
    // SAFETY: see above.
    unsafe { (sdl().SDL_GetRelativeMouseState)(&mut x, &mut y) };
    (x, y)
}
/// Shows (1), hides (0) or asks about (-1) the cursor; the result is its state.
pub fn show_cursor(state: i32) -> i32 {
    // SAFETY: plain value.
    unsafe { (sdl().SDL_ShowCursor)(state) }
}
pub fn text_input(on: bool) {
    // SAFETY: no argument.
    unsafe { if on { (sdl().SDL_StartTextInput)() } else { (sdl().SDL_StopTextInput)() } }
}
pub fn ticks() -> u64 {
    // SAFETY: no argument.
    unsafe { (sdl().SDL_GetTicks64)() }
}
pub fn delay(ms: u32) {
    // SAFETY: plain value.
    unsafe { (sdl().SDL_Delay)(ms) }
}

// ---- fonts ------------------------------------------------------------------------------------------------------

pub struct Typeface(Font);

impl Drop for Typeface {
    fn drop(&mut self) {
        if let Ok(ttf) = ttf_or() {
            // SAFETY: the font is alive and this is its last user.
            unsafe { (ttf.TTF_CloseFont)(self.0) }
        }
    }
}

pub enum Quality {
    Solid,
    Shaded(SdlColor),
    Blended,
}

pub fn init_fonts() -> Result<(), String> {
    // SAFETY: no argument.
    check(unsafe { (ttf_or()?.TTF_Init)() })
}

fn ttf() -> &'static Ttf {
    ttf_or().unwrap_or_else(|why| panic!("{why}"))
}

impl Typeface {
    pub fn open(path: &Path, size: i32) -> Result<Self, String> {
        let (ttf, path) = (ttf_or()?, c_path(path)?);
        // SAFETY: a zero-terminated path.
        let font = unsafe { (ttf.TTF_OpenFont)(path.as_ptr(), size) };
        if font.is_null() { Err(error_text()) } else { Ok(Self(font)) }
    }
    pub fn render(&self, text: &str, quality: &Quality, color: SdlColor, wrap: u32) -> Result<Raw, String> {
        let text = c_string(text)?;
        let text = text.as_ptr();
        // SAFETY: a live font and zero-terminated text, here and below.
        let surface = unsafe {
            match quality {
                Quality::Solid => (ttf().TTF_RenderUTF8_Solid_Wrapped)(self.0, text, color, wrap),
                Quality::Shaded(back) => (ttf().TTF_RenderUTF8_Shaded_Wrapped)(self.0, text, color, *back, wrap),
                Quality::Blended => (ttf().TTF_RenderUTF8_Blended_Wrapped)(self.0, text, color, wrap),
            }
        };
        Raw::adopt(surface, true)
    }
    pub fn size_of(&self, text: &str) -> Result<(i32, i32), String> {
        let text = c_string(text)?;
        let (mut w, mut h) = (0, 0);
        // SAFETY: see above.
        check(unsafe { (ttf().TTF_SizeUTF8)(self.0, text.as_ptr(), &mut w, &mut h) })?;
        Ok((w, h))
    }
    /// Height, ascent, descent, line size.
    pub fn metrics(&self) -> [i32; 4] {
        // SAFETY: see above.
        unsafe {
            [
                (ttf().TTF_FontHeight)(self.0),
                (ttf().TTF_FontAscent)(self.0),
                (ttf().TTF_FontDescent)(self.0),
                (ttf().TTF_FontLineSkip)(self.0),
            ]
        }
    }
    pub fn style(&self) -> i32 {
        // SAFETY: see above.
        unsafe { (ttf().TTF_GetFontStyle)(self.0) }
    }
    pub fn set_style(&self, style: i32) {
        // SAFETY: see above.
        unsafe { (ttf().TTF_SetFontStyle)(self.0, style) }
    }
    pub fn set_size(&self, size: i32) -> Result<(), String> {
        // SAFETY: see above.
        check(unsafe { (ttf().TTF_SetFontSize)(self.0, size) })
    }
    pub fn align(&self) -> i32 {
        // SAFETY: see above.
        unsafe { (ttf().TTF_GetFontWrappedAlign)(self.0) }
    }
    pub fn set_align(&self, align: i32) {
        // SAFETY: see above.
        unsafe { (ttf().TTF_SetFontWrappedAlign)(self.0, align) }
    }
}

// ---- sound ------------------------------------------------------------------------------------------------------

pub struct Chunk(*mut MixChunk);
pub struct Music(*mut c_void);

fn mixer() -> &'static Mixer {
    mixer_or().unwrap_or_else(|why| panic!("{why}"))
}

impl Drop for Chunk {
    fn drop(&mut self) {
        // SAFETY: SDL_mixer stops the channels that play the chunk before it frees it.
        unsafe { (mixer().Mix_FreeChunk)(self.0) }
    }
}
impl Drop for Music {
    fn drop(&mut self) {
        // SAFETY: as for a chunk.
        unsafe { (mixer().Mix_FreeMusic)(self.0) }
    }
}

pub fn open_audio(frequency: i32, channels: i32, buffer: i32) -> Result<(), String> {
    const S16: u16 = 0x8010;
    const ALLOW_CHANGES: c_int = 0b1001;
    let mixer = mixer_or()?;
    // SAFETY: plain values; null is the default device.
    check(unsafe { (mixer.Mix_OpenAudioDevice)(frequency, S16, channels, buffer, std::ptr::null(), ALLOW_CHANGES) })
}
pub fn close_audio() {
    // SAFETY: no argument.
    unsafe { (mixer().Mix_CloseAudio)() }
}
pub fn allocate_channels(count: i32) -> i32 {
    // SAFETY: plain value.
    unsafe { (mixer().Mix_AllocateChannels)(count) }
}

impl Chunk {
    pub fn load(path: &Path) -> Result<Self, String> {
        let path = c_path(path)?;
        // SAFETY: the stream is closed by the loader (last argument), which reports a null one.
        let chunk = unsafe {
            let stream = (sdl_or()?.SDL_RWFromFile)(path.as_ptr(), c"rb".as_ptr());
            (mixer_or()?.Mix_LoadWAV_RW)(stream, 1)
        };
        if chunk.is_null() { Err(error_text()) } else { Ok(Self(chunk)) }
    }
    /// Length in bytes of the decoded sound.
    pub fn len(&self) -> u32 {
        // SAFETY: the chunk is alive.
        unsafe { (*self.0).alen }
    }
    /// Plays on `channel` (-1: any free one) and returns the channel.
    pub fn play(&self, channel: i32, loops: i32, max_ms: i32, fade_ms: i32) -> i32 {
        // SAFETY: the chunk is alive, here and below.
        unsafe {
            if fade_ms > 0 {
                (mixer().Mix_FadeInChannelTimed)(channel, self.0, loops, fade_ms, max_ms)
            } else {
                (mixer().Mix_PlayChannelTimed)(channel, self.0, loops, max_ms)
            }
        }
    }
    pub fn volume(&self, volume: i32) -> i32 {
        // SAFETY: see above.
        unsafe { (mixer().Mix_VolumeChunk)(self.0, volume) }
    }
    pub fn plays_on(&self, channel: i32) -> bool {
        // SAFETY: the result is only compared.
        unsafe { (mixer().Mix_Playing)(channel) != 0 && std::ptr::eq((mixer().Mix_GetChunk)(channel), self.0) }
    }
}

pub fn halt_channel(channel: i32) {
    // SAFETY: plain values, here and below.
    unsafe { (mixer().Mix_HaltChannel)(channel) };
}
pub fn fade_out_channel(channel: i32, ms: i32) {
    // SAFETY: see above.
    unsafe { (mixer().Mix_FadeOutChannel)(channel, ms) };
}
pub fn pause_channel(channel: i32, pause: bool) {
    // SAFETY: see above.
    unsafe { if pause { (mixer().Mix_Pause)(channel) } else { (mixer().Mix_Resume)(channel) } }
}
pub fn channel_volume(channel: i32, volume: i32) -> i32 {
    // SAFETY: see above.
    unsafe { (mixer().Mix_Volume)(channel, volume) }
}
/// The number of playing channels (`-1`), or whether one plays.
pub fn playing(channel: i32) -> i32 {
    // SAFETY: see above.
    unsafe { (mixer().Mix_Playing)(channel) }
}

impl Music {
    pub fn load(path: &Path) -> Result<Self, String> {
        let path = c_path(path)?;
        // SAFETY: a zero-terminated path.
        let music = unsafe { (mixer_or()?.Mix_LoadMUS)(path.as_ptr()) };
        if music.is_null() { Err(error_text()) } else { Ok(Self(music)) }
    }
    pub fn play(&self, loops: i32, fade_ms: i32) -> Result<(), String> {
        // SAFETY: the music is alive.
        check(unsafe {
            if fade_ms > 0 {
                (mixer().Mix_FadeInMusic)(self.0, loops, fade_ms)
            } else {
                (mixer().Mix_PlayMusic)(self.0, loops)
            }
        })
    }
}

pub fn stop_music() {
    // SAFETY: no argument, here and below.
    unsafe { (mixer().Mix_HaltMusic)() };
}
pub fn fade_out_music(ms: i32) {
    // SAFETY: plain value.
    unsafe { (mixer().Mix_FadeOutMusic)(ms) };
}
pub fn pause_music(pause: bool) {
    // SAFETY: see above.
    unsafe { if pause { (mixer().Mix_PauseMusic)() } else { (mixer().Mix_ResumeMusic)() } }
}
pub fn music_volume(volume: i32) -> i32 {
    // SAFETY: plain value.
    unsafe { (mixer().Mix_VolumeMusic)(volume) }
}
pub fn music_playing() -> bool {
    // SAFETY: see above.
    unsafe { (mixer().Mix_PlayingMusic)() != 0 }
}
