//! The program under `ferrule verify`: scripted input, hashes of the frames. See verify/PROTOCOL.md of the tool.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use ferrule_rt::exc::SYSTEM_EXIT;
use ferrule_rt::{Exc, Int, Result, Str, seam};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::event::{self, Event, Field};
use crate::surface::Surface;
use crate::{key, mouse, sys};

struct Run {
    /// Frames presented so far.
    frames: u64,
    last: Option<u64>,
    hashes: Option<File>,
    dump: Option<Dump>,
    script: VecDeque<(u64, Value)>,
}

struct Dump {
    folder: PathBuf,
    every: Option<u64>,
    frames: Vec<u64>,
}

thread_local! {
    static RUN: RefCell<Option<Run>> = const { RefCell::new(None) };
}

pub fn on() -> bool {
    seam::verifying()
}

fn variable(name: &str) -> Option<String> {
    seam::env_var(name).filter(|value| !value.is_empty())
}

impl Run {
    fn start() -> Self {
        let text = variable("FERRULE_VERIFY_SCRIPT").and_then(|path| std::fs::read_to_string(path).ok());
        let script = text
            .unwrap_or_default()
            .lines()
            .filter_map(|line| {
                let event: Value = serde_json::from_str(line).ok()?;
                Some((event.get("frame")?.as_u64()?, event))
            })
            .collect();
        let dump = variable("FERRULE_VERIFY_DUMP").map(|folder| {
            let wanted = variable("FERRULE_VERIFY_DUMP_FRAMES").unwrap_or_default();
            let every = wanted.strip_prefix("every:").and_then(|every| every.parse().ok()).filter(|every| *every > 0);
            let frames = wanted.split(',').filter_map(|frame| frame.trim().parse().ok()).collect();
            Dump { folder: PathBuf::from(folder), every, frames }
        });
        Self {
            frames: 0,
            last: variable("FERRULE_VERIFY_FRAMES_MAX").and_then(|max| max.parse().ok()).filter(|max| *max > 0),
            hashes: variable("FERRULE_VERIFY_FRAMES").and_then(|path| File::create(path).ok()),
            dump,
            script,
        }
    }
}

fn with<R>(f: impl FnOnce(&mut Run) -> R) -> R {
    RUN.with_borrow_mut(|run| f(run.get_or_insert_with(Run::start)))
}

/// How a verified program ends when its last frame was shown, or when it waits for input that will not come.
pub(crate) fn closed() -> Exc {
    Exc::new(&SYSTEM_EXIT, vec![std::rc::Rc::new(Int::from(0))])
}

/// The first 64 bits of SHA-256 over the size and the colours.
fn hash(surface: &Surface, rgb: &[u8]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(format!("{}x{}\n", surface.width(), surface.height()));
    hasher.update(rgb);
    hasher.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A frame was shown: notes its hash, keeps its picture where wanted, and ends the program after the last.
pub(crate) fn presented(surface: &Surface) -> Result<()> {
    if !on() {
        return Ok(());
    }
    with(|run| {
        run.frames += 1;
        let frame = run.frames;
        let kept = run
            .dump
            .as_ref()
            .filter(|dump| dump.every.is_some_and(|every| frame.is_multiple_of(every)) || dump.frames.contains(&frame));
        if run.hashes.is_none() && kept.is_none() {
            return;
        }
        let rgb = surface.rgb_bytes();
        if let Some(dump) = kept {
            let mut picture = format!("P6\n{} {}\n255\n", surface.width(), surface.height()).into_bytes();
            picture.extend_from_slice(&rgb);
            // A folder that cannot be written shows as a missing picture on this side.
            let _ = std::fs::write(dump.folder.join(format!("{frame}.ppm")), picture);
        }
        if let Some(file) = &mut run.hashes {
            let _ = writeln!(file, "{frame} {}", hash(surface, &rgb));
        }
    });
    let over = with(|run| run.last.is_some_and(|last| run.frames >= last));
    if over { Err(closed()) } else { Ok(()) }
}

/// Delivers what the script has for the frame that the program prepares.
pub(crate) fn pump() {
    loop {
        let next = with(|run| {
            let frame = run.frames + 1;
            let due = run.script.front().is_some_and(|(at, _)| *at <= frame);
            if due { run.script.pop_front() } else { None }
        });
        match next {
            Some((_, event)) => deliver(&event),
            None => return,
        }
    }
}

/// Delivers the next event of the script whatever its frame; false if there is none.
pub(crate) fn skip_to_next() -> bool {
    let next = with(|run| run.script.pop_front());
    next.inspect(|(_, event)| deliver(event)).is_some()
}

fn number(event: &Value, name: &str) -> Option<i64> {
    event.get(name).and_then(|value| value.as_i64().or_else(|| value.as_f64().map(|float| float as i64)))
}
fn pair(event: &Value, name: &str) -> Option<(i32, i32)> {
    let [x, y] = event.get(name)?.as_array()?.as_slice() else { return None };
    Some((x.as_i64()? as i32, y.as_i64()? as i32))
}

/// A key by number or by name, with or without `K_`.
fn key_of(event: &Value) -> i64 {
    match event.get("key") {
        Some(Value::Number(code)) => code.as_i64().unwrap_or(0),
        Some(Value::String(name)) => {
            let bare = name.strip_prefix("K_").unwrap_or(name).to_lowercase().replace('_', " ");
            let spelt = match bare.as_str() {
                "esc" => "escape",
                "enter" => "return",
                "lshift" => "left shift",
                "rshift" => "right shift",
                "lctrl" => "left ctrl",
                "rctrl" => "right ctrl",
                "lalt" => "left alt",
                "ralt" => "right alt",
                other => other,
            };
            key::key_code(&Str::from(spelt)).unwrap_or(0)
        }
        _ => 0,
    }
}

fn deliver(script: &Value) {
    let kind = script.get("type").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    match kind.as_str() {
        "quit" => event::enqueue(Event::of(event::QUIT, Vec::new())),
        "keydown" | "keyup" => {
            let (code, down) = (key_of(script), kind == "keydown");
            key::hold(code, down);
            let text = script.get("unicode").and_then(Value::as_str).map(str::to_owned).or_else(|| {
                u8::try_from(code).ok().filter(|byte| (32..127).contains(byte)).map(|byte| char::from(byte).to_string())
            });
            let modifiers = number(script, "mod").unwrap_or_else(key::get_mods);
            let scancode = i64::from(sys::scancode(code as i32));
            let kind = if down { event::KEYDOWN } else { event::KEYUP };
            event::enqueue(key::event(kind, code, modifiers, scancode, text));
        }
        "textinput" => {
            let text = script.get("text").and_then(Value::as_str).unwrap_or_default();
            event::enqueue(Event::of(
                event::TEXTINPUT,
                vec![("text", Field::Str(Str::from(text))), ("window", Field::None)],
            ));
        }
        "mousemotion" => {
            let at = pair(script, "pos").unwrap_or_else(mouse::position);
            let by = mouse::moved_to(at);
            event::enqueue(mouse::motion(at, pair(script, "rel").unwrap_or(by), mouse::mask()));
        }
        "mousebuttondown" | "mousebuttonup" => {
            let button = number(script, "button").unwrap_or(1);
            let at = pair(script, "pos").unwrap_or_else(mouse::position);
            mouse::moved_to(at);
            let down = kind == "mousebuttondown";
            mouse::press(button, down);
            let kind = if down { event::MOUSEBUTTONDOWN } else { event::MOUSEBUTTONUP };
            event::enqueue(mouse::button_event(kind, button, at));
        }
        "mousewheel" => {
            let (x, y) = (number(script, "x").unwrap_or(0), number(script, "y").unwrap_or(0));
            event::enqueue(mouse::wheel_event(x, y, false, x as f64, y as f64));
        }
        _ => {
            let offset = number(script, "code").unwrap_or(0);
            event::enqueue(Event::of(event::USEREVENT + offset, Vec::new()));
        }
    }
}
