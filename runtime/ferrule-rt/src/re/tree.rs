//! A parsed pattern as data.

/// A pattern that Python rejects, with the position (in code points) where it has one.
#[derive(Debug, Clone)]
pub(super) struct PatternError {
    pub message: String,
    pub position: Option<usize>,
    pub kind: ErrorKind,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum ErrorKind {
    Pattern,
    Overflow,
    Value,
}

impl PatternError {
    pub fn at(message: impl Into<String>, position: usize) -> Self {
        Self { message: message.into(), position: Some(position), kind: ErrorKind::Pattern }
    }
    pub fn bare(message: impl Into<String>) -> Self {
        Self { message: message.into(), position: None, kind: ErrorKind::Pattern }
    }
    pub fn overflow(message: impl Into<String>) -> Self {
        Self { message: message.into(), position: None, kind: ErrorKind::Overflow }
    }
}

/// The flags of a pattern, with CPython's bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Flags(pub u32);

impl Flags {
    pub const NONE: Self = Self(0);
    pub const IGNORECASE: Self = Self(2);
    pub const LOCALE: Self = Self(4);
    pub const MULTILINE: Self = Self(8);
    pub const DOTALL: Self = Self(16);
    pub const UNICODE: Self = Self(32);
    pub const VERBOSE: Self = Self(64);
    pub const ASCII: Self = Self(256);

    pub fn of(ch: char) -> Option<Self> {
        Some(match ch {
            'i' => Self::IGNORECASE,
            'L' => Self::LOCALE,
            'm' => Self::MULTILINE,
            's' => Self::DOTALL,
            'x' => Self::VERBOSE,
            'a' => Self::ASCII,
            'u' => Self::UNICODE,
            _ => return None,
        })
    }
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    pub fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    pub fn verbose(self) -> bool {
        self.intersects(Self::VERBOSE)
    }
    /// The bits of `a`, `L` and `u`, which exclude each other.
    pub fn kind(self) -> u32 {
        self.0 & (Self::ASCII.0 | Self::LOCALE.0 | Self::UNICODE.0)
    }
    /// Flags that cannot be switched for a part of a pattern (`re.DEBUG`; the inline letters have none).
    pub fn is_global(self) -> bool {
        self.0 & 128 != 0
    }
    /// A group's flags replace the kind if they name one.
    pub fn combine(self, add: Self, remove: Self) -> Self {
        let base = if add.kind() != 0 { self.0 & !self.kind() } else { self.0 };
        Self((base | add.0) & !remove.0)
    }
    /// A text pattern is a Unicode pattern unless it says ASCII.
    pub fn fixed(self) -> Result<Self, PatternError> {
        let value = |message: &str| PatternError { kind: ErrorKind::Value, ..PatternError::bare(message) };
        if self.intersects(Self::LOCALE) {
            return Err(value("cannot use LOCALE flag with a str pattern"));
        }
        if !self.intersects(Self::ASCII) {
            return Ok(self.union(Self::UNICODE));
        }
        if self.intersects(Self::UNICODE) {
            return Err(value("ASCII and UNICODE flags are incompatible"));
        }
        Ok(self)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Beginning,
    BeginningString,
    Boundary,
    NonBoundary,
    End,
    EndString,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Category {
    Digit,
    Space,
    Word,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum SetItem {
    Literal(u32),
    Range(u32, u32),
    /// A category; `true` means its complement.
    Category(Category, bool),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    Greedy,
    Lazy,
    Possessive,
}

pub(super) type Seq = Vec<Node>;

#[derive(Debug, Clone)]
pub(super) enum Node {
    Literal(u32),
    Any,
    Set { negate: bool, items: Vec<SetItem> },
    At(At),
    Group { index: Option<usize>, add: Flags, remove: Flags, body: Seq },
    Repeat { kind: Repeat, min: u32, max: Option<u32>, body: Seq },
    Branch(Vec<Seq>),
    Assert { ahead: bool, negate: bool, body: Seq },
    Atomic(Seq),
    BackReference(usize),
    Conditional { group: usize, yes: Seq, no: Option<Seq> },
}

#[derive(Debug, Clone)]
pub(super) struct GroupInfo {
    pub name: Option<String>,
    /// How many code points it can match; `None` while the group is open.
    pub width: Option<Width>,
}

#[derive(Debug)]
pub(super) struct Parsed {
    pub body: Seq,
    pub flags: Flags,
    /// Index 0 stands for the whole match.
    pub groups: Vec<GroupInfo>,
}

/// The least and the greatest number of code points; saturates far above any text.
pub(super) type Width = (u64, u64);

pub(super) fn width(seq: &[Node], groups: &[GroupInfo]) -> Width {
    seq.iter().fold((0, 0), |(low, high): Width, node| {
        let (more_low, more_high) = node_width(node, groups);
        (low.saturating_add(more_low), high.saturating_add(more_high))
    })
}

fn node_width(node: &Node, groups: &[GroupInfo]) -> Width {
    match node {
        Node::Literal(_) | Node::Any | Node::Set { .. } => (1, 1),
        Node::At(_) | Node::Assert { .. } => (0, 0),
        Node::Group { body, .. } | Node::Atomic(body) => width(body, groups),
        Node::Repeat { min, max, body, .. } => {
            let (low, high) = width(body, groups);
            let high = match max {
                Some(max) => high.saturating_mul(u64::from(*max)),
                None if high > 0 => u64::MAX,
                None => 0,
            };
            (low.saturating_mul(u64::from(*min)), high)
        }
        Node::Branch(items) => items.iter().fold((u64::MAX, 0), |(low, high), item| {
            let (item_low, item_high) = width(item, groups);
            (low.min(item_low), high.max(item_high))
        }),
        Node::BackReference(group) => groups.get(*group).and_then(|info| info.width).unwrap_or((0, u64::MAX)),
        Node::Conditional { yes, no, .. } => {
            let (yes_low, yes_high) = width(yes, groups);
            let (no_low, no_high) = no.as_ref().map_or((0, 0), |no| width(no, groups));
            (yes_low.min(no_low), yes_high.max(no_high))
        }
    }
}
