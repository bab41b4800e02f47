//! `Surface.blits` and `Surface.fblits`: many blits in one call.

use ferrule_rt::{Iter, List, Object, Result};

use crate::convert::IntoPos;
use crate::rect::Rect;
use crate::surface::Surface;

pub fn fblits<P: IntoPos + Object>(onto: &Surface, items: Iter<(Surface, P)>, flags: i64) -> Result<()> {
    while let Some((source, at)) = items.next()? {
        onto.blit(&source, &at, flags)?;
    }
    Ok(())
}

pub fn blits<P: IntoPos + Object>(onto: &Surface, items: Iter<(Surface, P)>) -> Result<List<Rect>> {
    let drawn = List::new();
    while let Some((source, at)) = items.next()? {
        drawn.append(onto.blit(&source, &at, 0)?);
    }
    Ok(drawn)
}
