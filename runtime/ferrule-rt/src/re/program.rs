//! A parsed pattern to instructions for the backtracking matcher.

use super::charset::CharSet;
use super::tree::{At, Flags, GroupInfo, Node, Parsed, PatternError, Repeat, Seq, SetItem, width};

#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor {
    StringStart,
    LineStart,
    StringEnd,
    /// At the end, or before a newline that ends the text.
    LastLineEnd,
    LineEnd,
    Boundary {
        ascii: bool,
    },
    NonBoundary {
        ascii: bool,
    },
}

#[derive(Debug)]
pub(super) enum Inst {
    Char(char),
    Set(usize),
    /// A character that no text contains (half of a surrogate pair).
    Never,
    Anchor(Anchor),
    Save(usize),
    /// Continue at the first; the second is the alternative.
    Split(usize, usize),
    Jump(usize),
    /// Repeats one character class.
    Run {
        set: usize,
        min: u32,
        max: Option<u32>,
        kind: Repeat,
    },
    LoopEnter(usize),
    /// The end of each round of a loop, and its entry: another round at `body`, or on to the next instruction.
    LoopNext {
        register: usize,
        min: u32,
        max: Option<u32>,
        greedy: bool,
        body: usize,
    },
    BackReference {
        group: usize,
        fold: Option<bool>,
    },
    /// The assertion's body follows; matching goes on at `end`. `back` is how far a look-behind starts earlier.
    Look {
        back: usize,
        negate: bool,
        end: usize,
    },
    Atomic {
        end: usize,
    },
    /// On if the group has matched, else at `otherwise`.
    Conditional {
        group: usize,
        otherwise: usize,
    },
    SubMatch,
    Match,
}

#[derive(Debug)]
pub(super) struct Program {
    pub code: Vec<Inst>,
    pub sets: Vec<CharSet>,
    pub groups: Vec<GroupInfo>,
    pub flags: Flags,
    pub registers: usize,
    pub start: Start,
}

/// What a match must begin with, to skip over text that cannot match.
#[derive(Debug)]
pub(super) enum Start {
    Anywhere,
    /// Only at the beginning of the text.
    Beginning,
    Text(String),
    Set(CharSet),
}

pub(super) fn compile(parsed: Parsed) -> Result<Program, PatternError> {
    let Parsed { body, flags, groups } = parsed;
    let mut compiler = Compiler { code: Vec::new(), sets: Vec::new(), groups: &groups, registers: 0 };
    compiler.sequence(&body, flags)?;
    compiler.code.push(Inst::Match);
    let Compiler { code, sets, registers, .. } = compiler;
    let start = start_of(&body, flags);
    Ok(Program { code, sets, groups, flags, registers, start })
}

struct Compiler<'a> {
    code: Vec<Inst>,
    sets: Vec<CharSet>,
    groups: &'a [GroupInfo],
    registers: usize,
}

impl Compiler<'_> {
    fn sequence(&mut self, seq: &[Node], flags: Flags) -> Result<(), PatternError> {
        seq.iter().try_for_each(|node| self.node(node, flags))
    }

    fn node(&mut self, node: &Node, flags: Flags) -> Result<(), PatternError> {
        match node {
            Node::Literal(_) | Node::Any | Node::Set { .. } => {
                if let Some(set) = class_of(node, flags) {
                    self.class(set);
                }
            }
            Node::At(at) => self.code.push(Inst::Anchor(anchor(*at, flags))),
            Node::Group { index, add, remove, body } => {
                if let Some(index) = index {
                    self.code.push(Inst::Save(2 * index));
                }
                self.sequence(body, flags.combine(*add, *remove))?;
                if let Some(index) = index {
                    self.code.push(Inst::Save(2 * index + 1));
                }
            }
            Node::Repeat { kind, min, max, body } => self.repeat(*kind, *min, *max, body, flags)?,
            Node::Branch(items) => self.branch(items, flags)?,
            Node::Assert { ahead, negate, body } => self.look(*ahead, *negate, body, flags)?,
            Node::Atomic(body) => self.atomic(flags, |this| this.sequence(body, flags))?,
            Node::BackReference(group) => {
                let fold = flags.intersects(Flags::IGNORECASE).then_some(flags.intersects(Flags::ASCII));
                self.code.push(Inst::BackReference { group: *group, fold });
            }
            Node::Conditional { group, yes, no } => self.conditional(*group, yes, no.as_ref(), flags)?,
        }
        Ok(())
    }

    fn class(&mut self, set: CharSet) {
        let inst = match set.only() {
            Some(ch) => Inst::Char(ch),
            None if matches!(set.ranges(), [(low, high)] if low == high) => Inst::Never,
            None => Inst::Set(self.intern(set)),
        };
        self.code.push(inst);
    }

    fn intern(&mut self, set: CharSet) -> usize {
        let known = self.sets.iter().position(|old| *old == set);
        known.unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        })
    }

    fn repeat(
        &mut self,
        kind: Repeat,
        min: u32,
        max: Option<u32>,
        body: &Seq,
        flags: Flags,
    ) -> Result<(), PatternError> {
        if let Some(set) = single_class(body, flags) {
            let set = self.intern(set);
            self.code.push(Inst::Run { set, min, max, kind });
            return Ok(());
        }
        if kind == Repeat::Possessive {
            // Each round is atomic by itself, then the whole.
            return self.atomic(flags, |this| {
                this.general_loop(true, min, max, |this| this.atomic(flags, |this| this.sequence(body, flags)))
            });
        }
        self.general_loop(kind == Repeat::Greedy, min, max, |this| this.sequence(body, flags))
    }

    fn general_loop(
        &mut self,
        greedy: bool,
        min: u32,
        max: Option<u32>,
        body: impl FnOnce(&mut Self) -> Result<(), PatternError>,
    ) -> Result<(), PatternError> {
        let register = self.registers;
        self.registers += 1;
        self.code.push(Inst::LoopEnter(register));
        let jump = self.code.len();
        self.code.push(Inst::Jump(0));
        body(self)?;
        self.code[jump] = Inst::Jump(self.code.len());
        self.code.push(Inst::LoopNext { register, min, max, greedy, body: jump + 1 });
        Ok(())
    }

    fn atomic(
        &mut self,
        _flags: Flags,
        body: impl FnOnce(&mut Self) -> Result<(), PatternError>,
    ) -> Result<(), PatternError> {
        let at = self.code.len();
        self.code.push(Inst::Atomic { end: 0 });
        body(self)?;
        self.code.push(Inst::SubMatch);
        self.code[at] = Inst::Atomic { end: self.code.len() };
        Ok(())
    }

    fn branch(&mut self, items: &[Seq], flags: Flags) -> Result<(), PatternError> {
        let mut jumps = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if index + 1 == items.len() {
                self.sequence(item, flags)?;
                break;
            }
            let split = self.code.len();
            self.code.push(Inst::Split(split + 1, 0));
            self.sequence(item, flags)?;
            jumps.push(self.code.len());
            self.code.push(Inst::Jump(0));
            self.code[split] = Inst::Split(split + 1, self.code.len());
        }
        let end = self.code.len();
        for jump in jumps {
            self.code[jump] = Inst::Jump(end);
        }
        Ok(())
    }

    fn look(&mut self, ahead: bool, negate: bool, body: &Seq, flags: Flags) -> Result<(), PatternError> {
        let mut back = 0;
        if !ahead {
            let (low, high) = width(body, self.groups);
            if low != high {
                return Err(PatternError::bare("look-behind requires fixed-width pattern"));
            }
            back = low as usize;
        }
        let at = self.code.len();
        self.code.push(Inst::Look { back, negate, end: 0 });
        self.sequence(body, flags)?;
        self.code.push(Inst::SubMatch);
        self.code[at] = Inst::Look { back, negate, end: self.code.len() };
        Ok(())
    }

    fn conditional(&mut self, group: usize, yes: &Seq, no: Option<&Seq>, flags: Flags) -> Result<(), PatternError> {
        let at = self.code.len();
        self.code.push(Inst::Conditional { group, otherwise: 0 });
        self.sequence(yes, flags)?;
        let jump = self.code.len();
        if no.is_some() {
            self.code.push(Inst::Jump(0));
        }
        self.code[at] = Inst::Conditional { group, otherwise: self.code.len() };
        if let Some(no) = no {
            self.sequence(no, flags)?;
            self.code[jump] = Inst::Jump(self.code.len());
        }
        Ok(())
    }
}

fn anchor(at: At, flags: Flags) -> Anchor {
    let multiline = flags.intersects(Flags::MULTILINE);
    let ascii = flags.intersects(Flags::ASCII);
    match at {
        At::Beginning if multiline => Anchor::LineStart,
        At::Beginning | At::BeginningString => Anchor::StringStart,
        At::End if multiline => Anchor::LineEnd,
        At::End => Anchor::LastLineEnd,
        At::EndString => Anchor::StringEnd,
        At::Boundary => Anchor::Boundary { ascii },
        At::NonBoundary => Anchor::NonBoundary { ascii },
    }
}

/// The class of a node that matches exactly one character.
fn class_of(node: &Node, flags: Flags) -> Option<CharSet> {
    match node {
        Node::Literal(code) if flags.intersects(Flags::IGNORECASE) => {
            Some(CharSet::of(&[SetItem::Literal(*code)], false, flags))
        }
        Node::Literal(code) => Some(CharSet::single(*code)),
        Node::Any => Some(CharSet::any(flags.intersects(Flags::DOTALL))),
        Node::Set { negate, items } => Some(CharSet::of(items, *negate, flags)),
        _ => None,
    }
}

fn single_class(body: &[Node], flags: Flags) -> Option<CharSet> {
    match body {
        [Node::Group { index: None, add, remove, body }] => single_class(body, flags.combine(*add, *remove)),
        [node] => class_of(node, flags),
        _ => None,
    }
}

fn start_of(body: &[Node], flags: Flags) -> Start {
    if let Some(Node::At(at)) = body.first()
        && matches!(anchor(*at, flags), Anchor::StringStart)
    {
        return Start::Beginning;
    }
    let text = literal_prefix(body, flags);
    if !text.is_empty() {
        return Start::Text(text);
    }
    first_set(body, flags).map_or(Start::Anywhere, Start::Set)
}

fn literal_prefix(body: &[Node], flags: Flags) -> String {
    let literals = body.iter().map_while(|node| match node {
        Node::Literal(_) => class_of(node, flags)?.only(),
        _ => None,
    });
    literals.collect()
}

/// The characters that a match can begin with; `None` when it can begin with nothing or with anything.
fn first_set(body: &[Node], flags: Flags) -> Option<CharSet> {
    let mut optional: Option<CharSet> = None;
    let join = |optional: &Option<CharSet>, set: CharSet| match optional {
        Some(other) => other.union(&set),
        None => set,
    };
    for node in body {
        let set = match node {
            Node::Literal(_) | Node::Any | Node::Set { .. } => class_of(node, flags)?,
            Node::At(_) | Node::Assert { .. } => continue,
            Node::Group { add, remove, body, .. } => first_set(body, flags.combine(*add, *remove))?,
            Node::Atomic(body) => first_set(body, flags)?,
            Node::Repeat { min: 0, max, body, .. } => {
                if *max != Some(0) {
                    optional = Some(join(&optional, first_set(body, flags)?));
                }
                continue;
            }
            Node::Repeat { body, .. } => first_set(body, flags)?,
            Node::Branch(items) => {
                let sets = items.iter().map(|item| first_set(item, flags)).collect::<Option<Vec<_>>>()?;
                sets.into_iter().reduce(|left, right| left.union(&right))?
            }
            Node::BackReference(_) | Node::Conditional { .. } => return None,
        };
        return Some(join(&optional, set));
    }
    None
}
