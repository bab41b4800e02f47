//! `pygame.mixer`. Under verification everything is silent: files must exist, nothing ever plays.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;

use ferrule_rt::{Int, Object, Result, Str};

use crate::error::{OrError, error};
use crate::image::no_file;
use crate::{sys, verify};

const FULL: f64 = 128.0;

thread_local! {
    static OPEN: Cell<bool> = const { Cell::new(false) };
    static SETTINGS: Cell<(i32, i32, i32)> = const { Cell::new((44100, 2, 512)) };
}

/// Opens the device; 0 keeps a setting.
pub fn init(frequency: i64, _size: i64, channels: i64, buffer: i64) -> Result<()> {
    pre_init(frequency, 0, channels, buffer);
    if OPEN.get() {
        return Ok(());
    }
    if !verify::on() {
        let (frequency, channels, buffer) = SETTINGS.get();
        sys::init(sys::INIT_AUDIO).or_error()?;
        sys::open_audio(frequency, channels, buffer).or_error()?;
        sys::allocate_channels(8);
    }
    OPEN.set(true);
    Ok(())
}
pub fn pre_init(frequency: i64, _size: i64, channels: i64, buffer: i64) {
    let chosen = |given: i64, before: i32| if given > 0 { given as i32 } else { before };
    let (old_frequency, old_channels, old_buffer) = SETTINGS.get();
    SETTINGS.set((chosen(frequency, old_frequency), chosen(channels, old_channels), chosen(buffer, old_buffer)));
}
pub fn quit() {
    if OPEN.replace(false) && !verify::on() {
        sys::close_audio();
    }
}
pub fn get_init() -> Option<(Int, Int, Int)> {
    let (frequency, channels, _) = SETTINGS.get();
    let int = |value: i32| Int::from(i64::from(value));
    OPEN.get().then(|| (int(frequency), int(-16), int(channels)))
}
/// `pygame.init()` starts the mixer and does not mind a machine without sound; the first sound does.
fn ready() -> Result<()> {
    if OPEN.get() { Ok(()) } else { init(0, 0, 0, 0).map_err(|_| error("mixer not initialized")) }
}

fn volume_of(volume: f64) -> i32 {
    (volume * FULL) as i32
}

/// A sound; a clone is a second name for the same one.
#[derive(Clone)]
pub struct Sound(Rc<Loaded>);

struct Loaded {
    /// Nothing under verification.
    chunk: Option<sys::Chunk>,
    volume: Cell<i32>,
}

impl Sound {
    pub fn new(name: &Str) -> Result<Self> {
        ready()?;
        let path = Path::new(name.as_str());
        if !path.is_file() {
            return Err(no_file(name));
        }
        let chunk = if verify::on() { None } else { Some(sys::Chunk::load(path).or_error()?) };
        Ok(Self(Rc::new(Loaded { chunk, volume: Cell::new(FULL as i32) })))
    }
    pub fn play(&self, loops: i64, max_ms: i64, fade_ms: i64) -> Channel {
        let max_ms = if max_ms > 0 { max_ms as i32 } else { -1 };
        let play = |chunk: &sys::Chunk| chunk.play(-1, loops as i32, max_ms, fade_ms as i32);
        Channel { number: self.0.chunk.as_ref().map_or(-1, play) }
    }
    /// The channels that play this sound.
    fn channels(&self) -> Vec<i32> {
        let chunk = self.0.chunk.as_ref();
        (0..8).filter(|channel| chunk.is_some_and(|chunk| chunk.plays_on(*channel))).collect()
    }
    pub fn stop(&self) {
        self.channels().into_iter().for_each(sys::halt_channel);
    }
    pub fn fadeout(&self, ms: i64) {
        self.channels().into_iter().for_each(|channel| sys::fade_out_channel(channel, ms as i32));
    }
    pub fn get_num_channels(&self) -> i64 {
        self.channels().len() as i64
    }
    pub fn set_volume(&self, volume: f64) {
        let volume = volume_of(volume);
        if volume >= 0 {
            self.0.volume.set(volume.min(FULL as i32));
        }
        if let Some(chunk) = &self.0.chunk {
            chunk.volume(volume);
        }
    }
    pub fn get_volume(&self) -> f64 {
        f64::from(self.0.volume.get()) / FULL
    }
    /// Seconds; 0 under verification.
    pub fn get_length(&self) -> f64 {
        let (frequency, channels, _) = SETTINGS.get();
        let second = f64::from(frequency) * f64::from(channels) * 2.0;
        self.0.chunk.as_ref().map_or(0.0, |chunk| f64::from(chunk.len()) / second)
    }
}

/// A channel of the mixer; -1 is none.
#[derive(Clone, Copy)]
pub struct Channel {
    number: i32,
}

impl Channel {
    pub fn new(number: i64) -> Result<Self> {
        ready()?;
        Ok(Self { number: if verify::on() { -1 } else { number as i32 } })
    }
    pub fn play(&self, sound: &Sound, loops: i64) {
        if let (Some(chunk), 0..) = (&sound.0.chunk, self.number) {
            chunk.play(self.number, loops as i32, -1, 0);
        }
    }
    pub fn stop(&self) {
        if self.number >= 0 {
            sys::halt_channel(self.number);
        }
    }
    pub fn pause(&self, pause: bool) {
        if self.number >= 0 {
            sys::pause_channel(self.number, pause);
        }
    }
    pub fn fadeout(&self, ms: i64) {
        if self.number >= 0 {
            sys::fade_out_channel(self.number, ms as i32);
        }
    }
    pub fn set_volume(&self, volume: f64) {
        if self.number >= 0 {
            sys::channel_volume(self.number, volume_of(volume));
        }
    }
    pub fn get_busy(&self) -> bool {
        self.number >= 0 && sys::playing(self.number) != 0
    }
}

fn device() -> bool {
    OPEN.get() && !verify::on()
}
pub fn stop() {
    if device() {
        sys::halt_channel(-1);
    }
}
pub fn pause(pause: bool) {
    if device() {
        sys::pause_channel(-1, pause);
    }
}
pub fn get_busy() -> bool {
    device() && sys::playing(-1) != 0
}
pub fn set_num_channels(count: i64) {
    if device() {
        sys::allocate_channels(count as i32);
    }
}

/// `pygame.mixer.music`: one piece at a time, streamed.
pub mod music {
    use std::cell::RefCell;

    use super::{Cell, FULL, OrError, Path, Result, Str, device, error, no_file, ready, sys, verify, volume_of};

    thread_local! {
        static PIECE: RefCell<Option<sys::Music>> = const { RefCell::new(None) };
        static VOLUME: Cell<i32> = const { Cell::new(FULL as i32) };
    }

    pub fn load(name: &Str) -> Result<()> {
        ready()?;
        let path = Path::new(name.as_str());
        if !path.is_file() {
            return Err(no_file(name));
        }
        if !verify::on() {
            let piece = sys::Music::load(path).or_error()?;
            PIECE.replace(Some(piece));
        }
        Ok(())
    }
    pub fn unload() {
        PIECE.replace(None);
    }
    pub fn play(loops: i64, fade_ms: i64) -> Result<()> {
        ready()?;
        if verify::on() {
            return Ok(());
        }
        PIECE.with_borrow(|piece| match piece {
            Some(piece) => piece.play(loops as i32, fade_ms as i32).or_error(),
            None => Err(error("music not loaded")),
        })
    }
    pub fn stop() {
        if device() {
            sys::stop_music();
        }
    }
    pub fn fadeout(ms: i64) {
        if device() {
            sys::fade_out_music(ms as i32);
        }
    }
    pub fn pause(pause: bool) {
        if device() {
            sys::pause_music(pause);
        }
    }
    pub fn set_volume(volume: f64) {
        VOLUME.set(volume_of(volume).clamp(0, FULL as i32));
        if device() {
            sys::music_volume(VOLUME.get());
        }
    }
    pub fn get_volume() -> f64 {
        f64::from(VOLUME.get()) / FULL
    }
    pub fn get_busy() -> bool {
        device() && sys::music_playing()
    }
}

impl Object for Sound {
    fn type_name(&self) -> &'static str {
        "Sound"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<pygame.mixer.Sound object at {:#x}>", self.py_id())))
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

impl Object for Channel {
    fn type_name(&self) -> &'static str {
        "Channel"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("<pygame.mixer.Channel({})>", self.number)))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.number == other.number)
    }
    fn py_is(&self, other: &Self) -> bool {
        self.number == other.number
    }
}
