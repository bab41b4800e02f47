//! The matcher: CPython's backtracking order over an explicit stack, so no text is too long for it.
//!
//! Positions are byte offsets into the text, always on character boundaries.

use super::charset::{CharSet, is_word, same_lower};
use super::program::{Anchor, Inst, Program, Start};
use super::tree::Repeat;

/// Not a position.
pub(super) const NONE: usize = usize::MAX;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Search,
    Match,
    FullMatch,
}

/// Where the groups of a match are; slots `2n` and `2n + 1` belong to group `n`.
#[derive(Clone, Debug)]
pub(super) struct Captures {
    pub slots: Vec<usize>,
    pub last_index: usize,
}

/// What to do when the current attempt fails.
enum Entry {
    Branch {
        pc: usize,
        pos: usize,
    },
    /// A greedy run may give back characters down to `low`.
    Shorter {
        pc: usize,
        low: usize,
        pos: usize,
    },
    /// A lazy run may take `left` characters more.
    Longer {
        pc: usize,
        set: usize,
        pos: usize,
        left: u32,
    },
    /// A lazy loop may go another round.
    Round {
        pc: usize,
        pos: usize,
    },
    Slot {
        slot: usize,
        old: usize,
        last_index: usize,
    },
    Register {
        register: usize,
        old: Register,
    },
}

#[derive(Clone, Copy)]
struct Register {
    count: u32,
    /// Where the last round that was not required began.
    last: usize,
}

/// Finds the first match at or after `pos` (exactly at `pos` unless searching). `advance`: the match at `pos` itself
/// must not be empty.
pub(super) fn find(program: &Program, text: &str, pos: usize, mode: Mode, advance: bool) -> Option<Captures> {
    let mut machine = Machine {
        program,
        text,
        full: mode == Mode::FullMatch,
        forbidden: if advance { pos } else { NONE },
        slots: vec![NONE; 2 * program.groups.len()],
        last_index: 0,
        registers: vec![Register { count: 0, last: NONE }; program.registers],
        stack: Vec::new(),
    };
    if mode != Mode::Search {
        return machine.attempt(pos);
    }
    let mut start = machine.next_start(pos)?;
    loop {
        if let Some(captures) = machine.attempt(start) {
            return Some(captures);
        }
        machine.forbidden = NONE;
        let ch = text[start..].chars().next()?;
        start = machine.next_start(start + ch.len_utf8())?;
    }
}

struct Machine<'a> {
    program: &'a Program,
    text: &'a str,
    full: bool,
    /// The end that a match must not have.
    forbidden: usize,
    slots: Vec<usize>,
    last_index: usize,
    registers: Vec<Register>,
    stack: Vec<Entry>,
}

impl Machine<'_> {
    /// The next place at or after `pos` where a match can begin.
    fn next_start(&self, pos: usize) -> Option<usize> {
        match &self.program.start {
            Start::Anywhere => Some(pos),
            Start::Beginning => (pos == 0).then_some(0),
            Start::Text(prefix) => self.text[pos..].find(prefix.as_str()).map(|offset| pos + offset),
            Start::Set(set) => {
                let mut places = self.text[pos..].char_indices();
                places.find(|&(_, ch)| set.contains(ch)).map(|(offset, _)| pos + offset)
            }
        }
    }

    fn attempt(&mut self, start: usize) -> Option<Captures> {
        self.slots.fill(NONE);
        self.last_index = 0;
        self.stack.clear();
        let end = self.run(0, start)?;
        self.slots[0] = start;
        self.slots[1] = end;
        Some(Captures { slots: self.slots.clone(), last_index: self.last_index })
    }

    /// Runs from `pc` to the end of the pattern or of the sub-pattern; on failure the stack is back at its height.
    fn run(&mut self, mut pc: usize, mut pos: usize) -> Option<usize> {
        let base = self.stack.len();
        loop {
            match self.step(pc, pos) {
                Step::To(next_pc, next_pos) => (pc, pos) = (next_pc, next_pos),
                Step::Done => return Some(pos),
                Step::Fail => (pc, pos) = self.backtrack(base)?,
            }
        }
    }

    fn step(&mut self, pc: usize, pos: usize) -> Step {
        let on = |matched: bool| if matched { Step::To(pc + 1, pos) } else { Step::Fail };
        match self.program.code[pc] {
            Inst::Char(ch) => {
                if self.text[pos..].starts_with(ch) {
                    Step::To(pc + 1, pos + ch.len_utf8())
                } else {
                    Step::Fail
                }
            }
            Inst::Set(set) => match take(self.text, &self.program.sets[set], pos) {
                NONE => Step::Fail,
                next => Step::To(pc + 1, next),
            },
            Inst::Never => Step::Fail,
            Inst::Anchor(anchor) => on(self.holds(anchor, pos)),
            Inst::Save(slot) => {
                self.save(slot, pos);
                Step::To(pc + 1, pos)
            }
            Inst::Split(first, second) => {
                self.stack.push(Entry::Branch { pc: second, pos });
                Step::To(first, pos)
            }
            Inst::Jump(target) => Step::To(target, pos),
            Inst::Run { set, min, max, kind } => self.repeat_class(pc, pos, set, (min, max), kind),
            Inst::LoopEnter(register) => {
                self.set_register(register, Register { count: 0, last: NONE });
                Step::To(pc + 1, pos)
            }
            Inst::LoopNext { register, min, greedy, .. } => self.next_round(pc, pos, register, min, greedy),
            Inst::BackReference { group, fold } => match self.back_reference(group, fold, pos) {
                Some(next) => Step::To(pc + 1, next),
                None => Step::Fail,
            },
            Inst::Look { back, negate, end } => on_look(self.look(pc + 1, pos, back, negate), end, pos),
            Inst::Atomic { end } => match self.atomic(pc + 1, pos) {
                Some(next) => Step::To(end, next),
                None => Step::Fail,
            },
            Inst::Conditional { group, otherwise } => {
                let matched = self.group(group).is_some();
                Step::To(if matched { pc + 1 } else { otherwise }, pos)
            }
            Inst::SubMatch => Step::Done,
            Inst::Match => {
                let refused = (self.full && pos != self.text.len()) || pos == self.forbidden;
                if refused { Step::Fail } else { Step::Done }
            }
        }
    }

    fn save(&mut self, slot: usize, pos: usize) {
        if !self.stack.is_empty() {
            self.stack.push(Entry::Slot { slot, old: self.slots[slot], last_index: self.last_index });
        }
        self.slots[slot] = pos;
        if slot % 2 == 1 {
            self.last_index = slot / 2;
        }
    }

    fn set_register(&mut self, register: usize, value: Register) {
        if !self.stack.is_empty() {
            self.stack.push(Entry::Register { register, old: self.registers[register] });
        }
        self.registers[register] = value;
    }

    fn repeat_class(&mut self, pc: usize, pos: usize, set: usize, bounds: (u32, Option<u32>), kind: Repeat) -> Step {
        let class = &self.program.sets[set];
        let (min, max) = bounds;
        let Some(low) = take_many(self.text, class, pos, min, true) else { return Step::Fail };
        let left = max.map_or(u32::MAX, |max| max - min);
        if kind == Repeat::Lazy {
            self.stack.push(Entry::Longer { pc: pc + 1, set, pos: low, left });
            return Step::To(pc + 1, low);
        }
        let end = take_many(self.text, class, low, left, false).unwrap_or(low);
        if kind == Repeat::Greedy && end > low {
            self.stack.push(Entry::Shorter { pc: pc + 1, low, pos: end });
        }
        Step::To(pc + 1, end)
    }

    fn next_round(&mut self, pc: usize, pos: usize, register: usize, min: u32, greedy: bool) -> Step {
        let Register { count, last } = self.registers[register];
        if count < min {
            return self.enter_round(pc, register, Register { count: count + 1, last }, pos);
        }
        if !greedy {
            self.stack.push(Entry::Round { pc, pos });
            return Step::To(pc + 1, pos);
        }
        if !self.may_go_on(pc, pos) {
            return Step::To(pc + 1, pos);
        }
        self.stack.push(Entry::Branch { pc: pc + 1, pos });
        self.enter_round(pc, register, Register { count: count + 1, last: pos }, pos)
    }

    fn enter_round(&mut self, pc: usize, register: usize, value: Register, pos: usize) -> Step {
        let Inst::LoopNext { body, .. } = self.program.code[pc] else { return Step::Fail };
        self.set_register(register, value);
        Step::To(body, pos)
    }

    /// A round that is not required needs room below the maximum, and must not follow an empty one.
    fn may_go_on(&self, pc: usize, pos: usize) -> bool {
        let Inst::LoopNext { register, max, .. } = self.program.code[pc] else { return false };
        let Register { count, last } = self.registers[register];
        max.is_none_or(|max| count < max) && last != pos
    }

    fn group(&self, group: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.slots[2 * group], self.slots[2 * group + 1]);
        (start != NONE && end != NONE && start <= end).then_some((start, end))
    }

    fn back_reference(&self, group: usize, fold: Option<bool>, pos: usize) -> Option<usize> {
        let (start, end) = self.group(group)?;
        let (wanted, rest) = (&self.text[start..end], &self.text[pos..]);
        let Some(ascii) = fold else {
            return rest.starts_with(wanted).then_some(pos + wanted.len());
        };
        let mut chars = rest.chars();
        for ch in wanted.chars() {
            if !same_lower(ch, chars.next()?, ascii) {
                return None;
            }
        }
        Some(self.text.len() - chars.as_str().len())
    }

    fn look(&mut self, body: usize, pos: usize, back: usize, negate: bool) -> bool {
        let mut start = Some(pos);
        for _ in 0..back {
            start = start.and_then(|start| self.text[..start].char_indices().next_back()).map(|(index, _)| index);
        }
        let Some(start) = start else { return negate };
        let base = self.stack.len();
        // A barrier: what the body records must be undone even where nothing outside could fail.
        self.stack.push(Entry::Branch { pc: NONE, pos });
        let found = self.run(body, start).is_some();
        if negate {
            self.undo(base);
        } else {
            self.commit(base);
        }
        found != negate
    }

    fn atomic(&mut self, body: usize, pos: usize) -> Option<usize> {
        let base = self.stack.len();
        let end = self.run(body, pos)?;
        self.commit(base);
        Some(end)
    }

    /// Forgets the alternatives above `base` but keeps what undoes captures.
    fn commit(&mut self, base: usize) {
        let mut keep = base;
        for index in base..self.stack.len() {
            if matches!(self.stack[index], Entry::Slot { .. } | Entry::Register { .. }) {
                self.stack.swap(keep, index);
                keep += 1;
            }
        }
        self.stack.truncate(keep);
    }

    fn undo(&mut self, base: usize) {
        while self.stack.len() > base {
            if let Some(entry) = self.stack.pop() {
                self.restore(&entry);
            }
        }
    }

    fn restore(&mut self, entry: &Entry) {
        match *entry {
            Entry::Slot { slot, old, last_index } => {
                self.slots[slot] = old;
                self.last_index = last_index;
            }
            Entry::Register { register, old } => self.registers[register] = old,
            _ => {}
        }
    }

    /// The next alternative above `base`.
    fn backtrack(&mut self, base: usize) -> Option<(usize, usize)> {
        while self.stack.len() > base {
            match self.stack.pop()? {
                Entry::Branch { pc, pos } => return Some((pc, pos)),
                Entry::Shorter { pc, low, pos } => {
                    if let Some(shorter) = self.give_back(pc, low, pos) {
                        if shorter > low {
                            self.stack.push(Entry::Shorter { pc, low, pos: shorter });
                        }
                        return Some((pc, shorter));
                    }
                }
                Entry::Longer { pc, set, pos, left } => {
                    let next = if left > 0 { take(self.text, &self.program.sets[set], pos) } else { NONE };
                    if next != NONE {
                        self.stack.push(Entry::Longer { pc, set, pos: next, left: left - 1 });
                        return Some((pc, next));
                    }
                }
                Entry::Round { pc, pos } => {
                    if let Some(state) = self.lazy_round(pc, pos) {
                        return Some(state);
                    }
                }
                entry => self.restore(&entry),
            }
        }
        None
    }

    fn lazy_round(&mut self, pc: usize, pos: usize) -> Option<(usize, usize)> {
        let Inst::LoopNext { register, body, .. } = self.program.code[pc] else { return None };
        if !self.may_go_on(pc, pos) {
            return None;
        }
        let count = self.registers[register].count + 1;
        self.set_register(register, Register { count, last: pos });
        Some((body, pos))
    }

    /// One character less, or as many as it takes to stand before the character that must follow.
    fn give_back(&self, pc: usize, low: usize, pos: usize) -> Option<usize> {
        if let Inst::Char(ch) = self.program.code[pc] {
            return self.text[low..pos].rfind(ch).map(|offset| low + offset);
        }
        self.text[low..pos].char_indices().next_back().map(|(offset, _)| low + offset)
    }

    fn holds(&self, anchor: Anchor, pos: usize) -> bool {
        let (before, after) = self.text.split_at(pos);
        match anchor {
            Anchor::StringStart => pos == 0,
            Anchor::LineStart => pos == 0 || before.ends_with('\n'),
            Anchor::StringEnd => after.is_empty(),
            Anchor::LastLineEnd => after.is_empty() || after == "\n",
            Anchor::LineEnd => after.is_empty() || after.starts_with('\n'),
            Anchor::Boundary { ascii } => self.boundary(before, after, ascii),
            // An empty text has neither a boundary nor the absence of one.
            Anchor::NonBoundary { ascii } => !self.text.is_empty() && !self.boundary(before, after, ascii),
        }
    }

    fn boundary(&self, before: &str, after: &str, ascii: bool) -> bool {
        let word = |ch: Option<char>| ch.is_some_and(|ch| is_word(ch, ascii));
        word(before.chars().next_back()) != word(after.chars().next())
    }
}

enum Step {
    To(usize, usize),
    Fail,
    Done,
}

fn on_look(holds: bool, end: usize, pos: usize) -> Step {
    if holds { Step::To(end, pos) } else { Step::Fail }
}

/// The position after one character of the class, or `NONE`.
#[inline]
fn take(text: &str, set: &CharSet, pos: usize) -> usize {
    match text.as_bytes().get(pos) {
        None => NONE,
        Some(&byte) if byte < 128 => {
            if set.contains_ascii(byte) {
                pos + 1
            } else {
                NONE
            }
        }
        Some(_) => match text[pos..].chars().next() {
            Some(ch) if set.contains(ch) => pos + ch.len_utf8(),
            _ => NONE,
        },
    }
}

/// The position after up to `count` characters of the class; `None` if all of them are needed and missing.
fn take_many(text: &str, set: &CharSet, mut pos: usize, count: u32, needed: bool) -> Option<usize> {
    for _ in 0..count {
        match take(text, set, pos) {
            NONE => return (!needed).then_some(pos),
            next => pos = next,
        }
    }
    Some(pos)
}
