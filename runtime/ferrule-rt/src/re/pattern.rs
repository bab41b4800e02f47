//! `re.Pattern`.

use std::rc::Rc;

use super::found::Match;
use super::groups::{Item, Part};
use super::vm::{self, Captures, Mode};
use super::{Regex, replace};
use crate::dict::Dict;
use crate::exc::Result;
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::object::Object;
use crate::str::Str;

/// A compiled pattern. Cloning makes a second name.
#[derive(Clone)]
pub struct Pattern(Rc<Compiled>);

struct Compiled {
    source: Str,
    regex: Regex,
}

/// The part of the text that a search may see, in bytes; `pos` and `end` of the call.
#[derive(Clone, Copy)]
pub(super) struct Window {
    pub start: usize,
    pub end: usize,
}

impl Window {
    fn all(text: &Str) -> Self {
        Self { start: 0, end: text.as_str().len() }
    }
    /// `pos` and `endpos` in code points, clamped as CPython does.
    fn of(text: &Str, pos: i64, endpos: i64) -> Self {
        let length = text.char_len() as i64;
        let end = endpos.clamp(0, length);
        let start = pos.clamp(0, length).min(end);
        Self { start: text.byte_offset(start as usize), end: text.byte_offset(end as usize) }
    }
}

/// Matches one after the other; an empty one never repeats the place of the one before.
pub(super) struct Matches {
    pattern: Pattern,
    text: Str,
    window: Window,
    next: Option<usize>,
    advance: bool,
}

impl Matches {
    pub(super) fn next(&mut self) -> Option<Match> {
        let from = self.next?;
        let found = self.pattern.find(&self.text, Window { start: from, ..self.window }, Mode::Search, self.advance);
        let Some(captures) = found else {
            self.next = None;
            return None;
        };
        let (start, end) = (captures.slots[0], captures.slots[1]);
        self.advance = start == end;
        self.next = Some(end);
        Some(Match::new(&self.pattern, &self.text, self.window, captures))
    }
}

impl Pattern {
    pub(super) fn new(source: &Str, flags: i64) -> Result<Self> {
        Ok(Self(Rc::new(Compiled { source: source.clone(), regex: Regex::new(source.as_str(), flags)? })))
    }
    pub(super) fn regex(&self) -> &Regex {
        &self.0.regex
    }
    /// `self.pattern`.
    pub fn pattern(&self) -> Str {
        self.0.source.clone()
    }
    /// `self.flags`.
    pub fn flags(&self) -> i64 {
        i64::from(self.0.regex.program.flags.0)
    }
    /// `self.groups`.
    pub fn groups(&self) -> usize {
        self.0.regex.program.groups.len() - 1
    }
    /// The names of the groups with their numbers, in order of the numbers.
    pub fn group_names(&self) -> Vec<(Str, usize)> {
        let groups = self.0.regex.program.groups.iter().enumerate();
        groups.filter_map(|(index, group)| Some((Str::from(group.name.as_deref()?), index))).collect()
    }

    /// `self.groupindex`.
    pub fn groupindex(&self) -> Dict<Str, Int> {
        let index = Dict::new();
        for (name, group) in self.group_names() {
            // Text as a key raises nothing.
            let _ = index.set_item(name, Int::from(group));
        }
        index
    }

    fn find(&self, text: &Str, window: Window, mode: Mode, advance: bool) -> Option<Captures> {
        vm::find(&self.0.regex.program, &text.as_str()[..window.end], window.start, mode, advance)
    }
    fn first(&self, text: &Str, window: Window, mode: Mode) -> Option<Match> {
        let captures = self.find(text, window, mode, false)?;
        Some(Match::new(self, text, window, captures))
    }
    fn matches(&self, text: &Str, window: Window) -> Matches {
        Matches { pattern: self.clone(), text: text.clone(), window, next: Some(window.start), advance: false }
    }
    pub fn search(&self, text: &Str) -> Option<Match> {
        self.first(text, Window::all(text), Mode::Search)
    }
    pub fn match_(&self, text: &Str) -> Option<Match> {
        self.first(text, Window::all(text), Mode::Match)
    }
    pub fn fullmatch(&self, text: &Str) -> Option<Match> {
        self.first(text, Window::all(text), Mode::FullMatch)
    }
    pub fn search_in(&self, text: &Str, pos: i64, endpos: i64) -> Option<Match> {
        self.first(text, Window::of(text, pos, endpos), Mode::Search)
    }
    pub fn match_in(&self, text: &Str, pos: i64, endpos: i64) -> Option<Match> {
        self.first(text, Window::of(text, pos, endpos), Mode::Match)
    }
    pub fn fullmatch_in(&self, text: &Str, pos: i64, endpos: i64) -> Option<Match> {
        self.first(text, Window::of(text, pos, endpos), Mode::FullMatch)
    }
    pub fn finditer(&self, text: &Str) -> Iter<Match> {
        self.iterate(text, Window::all(text))
    }
    pub fn finditer_in(&self, text: &Str, pos: i64, endpos: i64) -> Iter<Match> {
        self.iterate(text, Window::of(text, pos, endpos))
    }
    fn iterate(&self, text: &Str, window: Window) -> Iter<Match> {
        let mut matches = self.matches(text, window);
        Iter::named("callable_iterator", move || Ok(matches.next()))
    }

    /// `findall`: items of the type that the pattern's groups give.
    pub fn findall<I: Item>(&self, text: &Str, pos: i64, endpos: i64) -> Result<List<I>> {
        let groups = self.groups();
        I::check(groups)?;
        let mut matches = self.matches(text, Window::of(text, pos, endpos));
        Ok(std::iter::from_fn(|| matches.next()).map(|found| I::of(&found, groups)).collect())
    }

    pub fn sub(&self, template: &Str, text: &Str, count: i64) -> Result<Str> {
        Ok(self.subn(template, text, count)?.0)
    }
    pub fn subn(&self, template: &Str, text: &Str, count: i64) -> Result<(Str, Int)> {
        let template = replace::Template::new(self, template)?;
        self.replace(text, count, |found, out| {
            template.expand(found, out);
            Ok(())
        })
    }
    pub fn sub_with(&self, f: impl FnMut(&Match) -> Result<Str>, text: &Str, count: i64) -> Result<Str> {
        Ok(self.subn_with(f, text, count)?.0)
    }
    pub fn subn_with(&self, mut f: impl FnMut(&Match) -> Result<Str>, text: &Str, count: i64) -> Result<(Str, Int)> {
        self.replace(text, count, |found, out| {
            out.push_str(f(found)?.as_str());
            Ok(())
        })
    }
    /// A count of 0 means all; a negative one too, as in CPython.
    fn replace(
        &self,
        text: &Str,
        count: i64,
        mut replacement: impl FnMut(&Match, &mut String) -> Result<()>,
    ) -> Result<(Str, Int)> {
        let mut matches = self.matches(text, Window::all(text));
        let (mut out, mut done, mut last) = (String::new(), 0_i64, 0);
        while count == 0 || done < count {
            let Some(found) = matches.next() else { break };
            let (start, end) = found.bytes();
            out.push_str(&text.as_str()[last..start]);
            replacement(&found, &mut out)?;
            last = end;
            done += 1;
        }
        if done == 0 {
            return Ok((text.clone(), Int::ZERO));
        }
        out.push_str(&text.as_str()[last..]);
        Ok((Str::from(out), Int::from(done)))
    }

    pub fn split<P: Part>(&self, text: &Str, maxsplit: i64) -> Result<List<P>> {
        let parts: Result<Vec<P>> = self.parts(text, maxsplit).into_iter().map(P::of).collect();
        Ok(List::from(parts?))
    }
    fn parts(&self, text: &Str, maxsplit: i64) -> Vec<Option<Str>> {
        let mut matches = self.matches(text, Window::all(text));
        let (mut parts, mut done, mut last) = (Vec::new(), 0, 0);
        while maxsplit == 0 || done < maxsplit {
            let Some(found) = matches.next() else { break };
            let (start, end) = found.bytes();
            parts.push(Some(text.part(last, start)));
            parts.extend((1..=self.groups()).map(|group| found.text(group)));
            last = end;
            done += 1;
        }
        parts.push(Some(text.part(last, text.as_str().len())));
        parts
    }
}

/// `re.IGNORECASE|re.MULTILINE`, as the `repr` of a pattern shows its flags.
fn flags_text(flags: i64) -> String {
    const NAMES: [(i64, &str); 6] = [
        (2, "re.IGNORECASE"),
        (8, "re.MULTILINE"),
        (16, "re.DOTALL"),
        (64, "re.VERBOSE"),
        (128, "re.DEBUG"),
        (256, "re.ASCII"),
    ];
    let names: Vec<&str> = NAMES.iter().filter(|(bit, _)| flags & bit != 0).map(|(_, name)| *name).collect();
    names.join("|")
}

impl Object for Pattern {
    fn type_name(&self) -> &'static str {
        "Pattern"
    }
    fn py_repr(&self) -> Result<Str> {
        let source = self.0.source.py_repr()?;
        // CPython cuts the pattern at 200 characters.
        let source: String = source.as_str().chars().take(200).collect();
        let flags = flags_text(self.flags());
        let separator = if flags.is_empty() { "" } else { ", " };
        Ok(Str::from(format!("re.compile({source}{separator}{flags})")))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.py_is(other) || (self.flags() == other.flags() && self.0.source.py_eq(&other.0.source)?))
    }
    fn py_hash(&self) -> Result<i64> {
        Ok(self.0.source.py_hash()? ^ self.flags())
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
    fn py_id(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
}
