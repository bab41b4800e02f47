//! `tests/pygame/game.py` by hand: what its translation does.

use ferrule_pygame::draw::{self, Corners, Quarters};
use ferrule_pygame::{Clock, Font, Rect, Surface, display, event, key, time};
use ferrule_rt::{Int, Iter, Object, Result, Str};

const K_SPACE: i64 = 32;
const K_RIGHT: i64 = 1_073_741_903;
const K_LEFT: i64 = 1_073_741_904;

fn play() -> Result<()> {
    ferrule_pygame::init()?;
    let screen = display::set_mode(&(160i64, 120i64), 0)?;
    display::set_caption(&Str::lit("game"))?;
    let clock = Clock::new();
    let font = Font::default_of(24)?;
    let sprite = Surface::new(&(20i64, 20i64), ferrule_pygame::surface::SRCALPHA, 0)?;
    let all = Quarters([0; 4]);
    draw::circle(&sprite, &(255i64, 200i64, 0i64, 180i64), &(10i64, 10i64), &9i64, 0, &all)?;
    draw::circle(&sprite, &(0i64, 0i64, 0i64, 255i64), &(13i64, 7i64), &2i64, 0, &all)?;
    let player = Rect::new4(&10i64, &80i64, &20i64, &20i64)?;
    time::set_timer_of(event::USEREVENT, 100, 0)?;
    let (mut blinks, mut elapsed, mut running) = (0i64, 0i64, true);
    let mut clicks: Vec<(Int, Int)> = Vec::new();
    while running {
        for event in event::get()?.to_vec() {
            match event.kind() {
                event::QUIT => running = false,
                event::KEYDOWN => {
                    let text = event.str_field("unicode")?.py_repr()?;
                    let (code, modifiers) = (event.int_field("key")?, event.int_field("mod")?);
                    println!("down {code} {} {modifiers} {}", text.as_str(), event.int_field("scancode")?);
                    if code == K_SPACE {
                        player.set_top(&(player.top() - 30))?;
                    }
                }
                event::MOUSEBUTTONDOWN => {
                    let at = event.pair_field("pos")?;
                    println!("click {} {}", at.py_repr()?.as_str(), event.int_field("button")?);
                    clicks.push(at);
                }
                event::USEREVENT => blinks += 1,
                _ => {}
            }
        }
        let keys = key::get_pressed()?;
        if keys.item(K_RIGHT)? {
            player.set_left(&(player.left() + 3))?;
        }
        if keys.item(K_LEFT)? {
            player.set_left(&(player.left() - 2))?;
        }
        player.set_top(&(player.top() + 1).min(80))?;
        screen.fill(&(30i64, 60i64, 120 + blinks % 2 * 60), None, 0)?;
        draw::rect(&screen, &Str::lit("darkgreen"), &(0i64, 100i64, 160i64, 20i64), 0, &Corners([-1; 5]))?;
        let hill = vec![(100.0, 100.0), (120.0, 60.5), (140.0, 100.0)];
        draw::polygon(&screen, &(90i64, 90i64, 100i64), Iter::from_std(hill.into_iter()), 0)?;
        draw::line(&screen, &(255i64, 255i64, 255i64), &(0i64, 0i64), &player.center(), 3)?;
        for (x, y) in &clicks {
            let (x, y) = (x.to_i64().unwrap_or(0), y.to_i64().unwrap_or(0));
            draw::rect(
                &screen,
                &(200i64, 30i64, 30i64),
                &(x - 4, y - 4, 9i64, 9i64),
                2,
                &Corners([3, -1, -1, -1, -1]),
            )?;
        }
        screen.blit(&sprite, &player, 0)?;
        let text =
            font.render(&Str::from(format!("t {} {blinks}", time::get_ticks())), true, &(255i64, 255i64, 255i64), 0)?;
        screen.blit(&text, &(4i64, 4i64), 0)?;
        display::flip()?;
        elapsed += clock.tick(60.0);
    }
    println!("elapsed {elapsed} {}", clock.get_fps().py_repr()?.as_str());
    ferrule_pygame::quit();
    Ok(())
}

fn main() {
    if let Err(error) = play() {
        if error.class().name == "SystemExit" {
            return;
        }
        eprintln!(
            "{}: {}",
            error.class().name,
            error.message().map_or_else(|_| String::new(), |m| m.as_str().to_owned())
        );
        std::process::exit(1);
    }
}
