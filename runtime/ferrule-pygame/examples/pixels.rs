//! Runs drawing commands from standard input; the tests compare its answers with pygame-ce's.
//!
//! A command is a line `op surface numbers...`; the answer to each is the returned rectangle or `-`, and the hash of the
//! surface's bytes.

use std::collections::HashMap;
use std::io::{BufRead, Write};

use ferrule_pygame::draw::{self, Corners, Quarters};
use ferrule_pygame::{Font, Rect, Surface, blits, display, image, transform};
use ferrule_rt::{Exc, Iter, Result, Str};
use sha2::{Digest, Sha256};

struct World {
    surfaces: HashMap<i64, Surface>,
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or(0.0)
}

impl World {
    fn surface(&self, id: f64) -> Surface {
        self.surfaces[&(id as i64)].clone()
    }
    fn keep(&mut self, id: f64, surface: Surface) {
        self.surfaces.insert(id as i64, surface);
    }

    fn run(&mut self, op: &str, words: &[&str]) -> Result<Option<Rect>> {
        let n: Vec<f64> = words.iter().map(|word| number(word)).collect();
        let i: Vec<i64> = n.iter().map(|value| *value as i64).collect();
        let id = n[0];
        if op == "display" {
            self.keep(id, display::set_mode(&(i[1], i[2]), i[3])?);
            return Ok(None);
        }
        if op == "new" {
            self.keep(id, Surface::new(&(i[1], i[2]), i[3], i[4])?);
            return Ok(None);
        }
        if op == "text" {
            let font = Font::default_of(i[1])?;
            font.set_bold(i[6] != 0);
            let (text, color) = (Str::from(words[8].replace('_', " ")), (i[3], i[4], i[5]));
            let made = if i[7] < 0 {
                font.render(&text, i[2] != 0, &color, 0)?
            } else {
                font.render_on(&text, i[2] != 0, &color, &(i[7], 10i64, 200i64), 0)?
            };
            self.keep(id, made);
            return Ok(None);
        }
        if op == "load" {
            self.keep(id, image::load(&Str::from(words[1]))?);
            return Ok(None);
        }
        // A command that makes its surface has none yet.
        let s = self.surfaces.get(&i[0]).cloned().unwrap_or_else(|| self.surface(n[1]));
        if let Some(rect) = Self::drawn(op, &s, &n, &i)? {
            return Ok(Some(rect));
        }
        self.changed(op, &s, &n, &i)
    }

    /// Shapes: the colour is in places 1 to 4.
    fn drawn(op: &str, s: &Surface, n: &[f64], i: &[i64]) -> Result<Option<Rect>> {
        let points = || {
            Iter::from_std(
                (0..(n.len() - 7) / 2).map(|at| (n[7 + 2 * at], n[8 + 2 * at])).collect::<Vec<_>>().into_iter(),
            )
        };
        if i.len() < 5 {
            return Ok(None);
        }
        let color = (i[1], i[2], i[3], i[4]);
        Ok(Some(match op {
            "rect" => {
                draw::rect(s, &color, &(i[5], i[6], i[7], i[8]), i[9], &Corners([i[10], i[11], i[12], i[13], i[14]]))?
            }
            "circle" => draw::circle(s, &color, &(n[5], n[6]), &n[7], i[8], &Quarters([i[9], i[10], i[11], i[12]]))?,
            "aacircle" => {
                draw::aacircle(s, &color, &(n[5], n[6]), &n[7], i[8], &Quarters([i[9], i[10], i[11], i[12]]))?
            }
            "ellipse" => draw::ellipse(s, &color, &(i[5], i[6], i[7], i[8]), i[9])?,
            "arc" => draw::arc(s, &color, &(i[5], i[6], i[7], i[8]), n[9], n[10], i[11])?,
            "line" => draw::line(s, &color, &(n[5], n[6]), &(n[7], n[8]), i[9])?,
            "aaline" => draw::aaline(s, &color, &(n[5], n[6]), &(n[7], n[8]), i[9])?,
            "polygon" => draw::polygon(s, &color, points(), i[5])?,
            "lines" => draw::lines(s, &color, i[6] != 0, points(), i[5])?,
            "aalines" => draw::aalines(s, &color, i[6] != 0, points())?,
            "flood" => draw::flood_fill(s, &color, &(i[5], i[6]))?,
            "fill" => s.fill_in(&color, &(i[5], i[6], i[7], i[8]), i[9])?,
            _ => return Ok(None),
        }))
    }

    fn changed(&mut self, op: &str, s: &Surface, n: &[f64], i: &[i64]) -> Result<Option<Rect>> {
        let id = n[0];
        match op {
            "blit" => return s.blit(&self.surface(n[1]), &(n[2], n[3]), i[4]).map(Some),
            "blitarea" => {
                return s.blit_area(&self.surface(n[1]), &(i[2], i[3]), &(i[5], i[6], i[7], i[8]), i[4]).map(Some);
            }
            "fblits" => {
                let pairs = vec![(self.surface(n[1]), (n[2], n[3])), (self.surface(n[1]), (n[3], n[2]))];
                blits::fblits(s, Iter::from_std(pairs.into_iter()), i[4])?;
            }
            "clip" => s.set_clip(&(i[1], i[2], i[3], i[4]))?,
            "noclip" => s.clear_clip(),
            "alpha" => s.set_alpha((i[1] >= 0).then_some(i[1])),
            "colorkey" => s.set_colorkey(&(i[1], i[2], i[3]))?,
            "copy" => self.keep(id, self.surface(n[1]).copy()?),
            "convert" => self.keep(id, self.surface(n[1]).convert()?),
            "convert_alpha" => self.keep(id, self.surface(n[1]).convert_alpha()?),
            "premul" => self.keep(id, self.surface(n[1]).premul_alpha()?),
            "sub" => {
                let sub = self.surface(n[1]).subsurface(&(i[2], i[3], i[4], i[5]))?;
                self.keep(id, sub);
            }
            "scroll" => s.scroll(i[1], i[2], i[3])?,
            "bounds" => return Ok(Some(s.bounding_rect(i[1]))),
            "scale" => self.keep(id, transform::scale(&self.surface(n[1]), &(i[2], i[3]))?),
            "smoothscale" => self.keep(id, transform::smoothscale(&self.surface(n[1]), &(i[2], i[3]))?),
            "scale2x" => self.keep(id, transform::scale2x(&self.surface(n[1]))?),
            "flip" => self.keep(id, transform::flip(&self.surface(n[1]), i[2] != 0, i[3] != 0)?),
            "rotate" => self.keep(id, transform::rotate(&self.surface(n[1]), n[2])?),
            "rotozoom" => self.keep(id, transform::rotozoom(&self.surface(n[1]), n[2], n[3])?),
            _ => {}
        }
        Ok(None)
    }
}

fn answer(world: &World, id: i64, result: Result<Option<Rect>>) -> String {
    let told = match result {
        Ok(Some(rect)) => rect.parts().map(|part| part.to_string()).join(","),
        Ok(None) => "-".to_owned(),
        Err(error) => format!("{}:{}", error.class().name, shown(&error)),
    };
    let Some(surface) = world.surfaces.get(&id) else { return told };
    let hash: String = Sha256::digest(surface.raw_bytes())[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{told} {}x{} {hash}", surface.width(), surface.height())
}

fn shown(error: &Exc) -> String {
    error.message().map(|text| text.as_str().to_owned()).unwrap_or_default()
}

fn main() {
    ferrule_pygame::init().expect("SDL starts");
    let mut world = World { surfaces: HashMap::new() };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line of input");
        let words: Vec<&str> = line.split_whitespace().collect();
        let result = world.run(words[0], &words[1..]);
        let id = number(words[1]) as i64;
        writeln!(out, "{}", answer(&world, id, result)).expect("output");
    }
}
