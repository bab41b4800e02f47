//! Python's pattern syntax to a tree, with CPython's error messages and positions.

use super::tree::{At, Category, Flags, GroupInfo, Node, Parsed, PatternError, Repeat, Seq, SetItem};

const MAXREPEAT: u64 = u32::MAX as u64;
const MAXGROUPS: u64 = 1_073_741_823;

type Parse<T> = Result<T, PatternError>;

/// A character, or a backslash with the character after it.
#[derive(Clone, Copy, PartialEq)]
struct Token {
    ch: char,
    escaped: Option<char>,
}

impl Token {
    fn len(self) -> usize {
        1 + usize::from(self.escaped.is_some())
    }
    fn text(self) -> String {
        std::iter::once(self.ch).chain(self.escaped).collect()
    }
    fn is(self, ch: char) -> bool {
        self.escaped.is_none() && self.ch == ch
    }
    fn plain(self) -> Option<char> {
        if self.escaped.is_none() { Some(self.ch) } else { None }
    }
}

/// The pattern as a stream of tokens.
pub(super) struct Source {
    chars: Vec<char>,
    index: usize,
    next: Option<Token>,
}

impl Source {
    pub(super) fn new(text: &str) -> Parse<Self> {
        let mut source = Self { chars: text.chars().collect(), index: 0, next: None };
        source.advance()?;
        Ok(source)
    }

    fn advance(&mut self) -> Parse<()> {
        let Some(&ch) = self.chars.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        let mut escaped = None;
        if ch == '\\' {
            self.index += 1;
            escaped = self.chars.get(self.index).copied();
            if escaped.is_none() {
                return Err(PatternError::at("bad escape (end of pattern)", self.chars.len() - 1));
            }
        }
        self.index += 1;
        self.next = Some(Token { ch, escaped });
        Ok(())
    }

    fn accept(&mut self, ch: char) -> Parse<bool> {
        let found = self.next.is_some_and(|token| token.is(ch));
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    fn get(&mut self) -> Parse<Option<Token>> {
        let this = self.next;
        self.advance()?;
        Ok(this)
    }

    fn peek(&self) -> Option<char> {
        self.next.and_then(Token::plain)
    }

    fn take_while(&mut self, limit: usize, accepts: impl Fn(char) -> bool) -> Parse<String> {
        let mut result = String::new();
        while result.len() < limit {
            let Some(ch) = self.peek().filter(|&ch| accepts(ch)) else { break };
            result.push(ch);
            self.advance()?;
        }
        Ok(result)
    }

    fn take_until(&mut self, terminator: char, name: &str) -> Parse<String> {
        let mut result = String::new();
        loop {
            let token = self.next;
            self.advance()?;
            match token {
                None if result.is_empty() => return Err(self.error(format!("missing {name}"), 0)),
                None => {
                    let message = format!("missing {terminator}, unterminated name");
                    return Err(self.error(message, result.chars().count()));
                }
                Some(token) if token.is(terminator) => break,
                Some(token) => result.push_str(&token.text()),
            }
        }
        if result.is_empty() {
            return Err(self.error(format!("missing {name}"), 1));
        }
        Ok(result)
    }

    fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    fn seek(&mut self, index: usize) -> Parse<()> {
        self.index = index;
        self.advance()
    }

    fn error(&self, message: impl Into<String>, offset: usize) -> PatternError {
        PatternError::at(message, self.tell().saturating_sub(offset))
    }

    fn check_group_name(&self, name: &str, offset: usize) -> Parse<()> {
        if is_identifier(name) {
            return Ok(());
        }
        let message = format!("bad character in group name {}", quoted(name));
        Err(self.error(message, name.chars().count() + offset))
    }
}

pub(super) fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|ch| ch == '_' || ch.is_alphabetic()) && chars.all(|ch| ch == '_' || ch.is_alphanumeric())
}

/// `repr` of a name in a message.
pub(super) fn quoted(name: &str) -> String {
    let quote = if name.contains('\'') && !name.contains('"') { '"' } else { '\'' };
    let body: String = name
        .chars()
        .map(|ch| match ch {
            '\\' => "\\\\".to_owned(),
            '\n' => "\\n".to_owned(),
            '\t' => "\\t".to_owned(),
            '\r' => "\\r".to_owned(),
            ch if ch == quote => format!("\\{ch}"),
            ch => ch.to_string(),
        })
        .collect();
    format!("{quote}{body}{quote}")
}

/// What the parser knows about the groups seen so far.
struct State {
    flags: Flags,
    groups: Vec<GroupInfo>,
    lookbehind_groups: Option<usize>,
    /// Conditional references to groups that may come later, with their position.
    references: Vec<(usize, usize)>,
}

impl State {
    fn open_group(&mut self, name: Option<&str>) -> Result<usize, String> {
        let index = self.groups.len();
        if let Some(name) = name
            && let Some(old) = self.named(name)
        {
            return Err(format!("redefinition of group name {} as group {index}; was group {old}", quoted(name)));
        }
        self.groups.push(GroupInfo { name: name.map(str::to_owned), width: None });
        Ok(index)
    }
    fn named(&self, name: &str) -> Option<usize> {
        self.groups.iter().position(|group| group.name.as_deref() == Some(name))
    }
    fn is_closed(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(|info| info.width.is_some())
    }
    fn check_lookbehind(&self, group: usize, source: &Source) -> Parse<()> {
        let Some(limit) = self.lookbehind_groups else { return Ok(()) };
        if !self.is_closed(group) {
            return Err(source.error("cannot refer to an open group", 0));
        }
        if group >= limit {
            return Err(source.error("cannot refer to group defined in the same lookbehind subpattern", 0));
        }
        Ok(())
    }
}

pub(super) fn parse(pattern: &str, flags: Flags) -> Parse<Parsed> {
    let mut source = Source::new(pattern)?;
    let mut state = State {
        flags,
        groups: vec![GroupInfo { name: None, width: None }],
        lookbehind_groups: None,
        references: Vec::new(),
    };
    let body = parse_alternatives(&mut source, &mut state, flags.verbose(), 0)?;
    state.flags = state.flags.fixed()?;
    if source.next.is_some() {
        return Err(source.error("unbalanced parenthesis", 0));
    }
    for &(group, position) in &state.references {
        if group >= state.groups.len() {
            return Err(PatternError::at(format!("invalid group reference {group}"), position));
        }
    }
    Ok(Parsed { body, flags: state.flags, groups: state.groups })
}

fn parse_alternatives(source: &mut Source, state: &mut State, mut verbose: bool, nested: usize) -> Parse<Seq> {
    let mut items = Vec::new();
    loop {
        let first = nested == 0 && items.is_empty();
        items.push(parse_sequence(source, state, verbose, nested + 1, first)?);
        if !source.accept('|')? {
            break;
        }
        if nested == 0 {
            verbose = state.flags.verbose();
        }
    }
    if items.len() == 1 {
        return Ok(items.remove(0));
    }
    Ok(vec![Node::Branch(items)])
}

fn parse_sequence(source: &mut Source, state: &mut State, mut verbose: bool, nested: usize, first: bool) -> Parse<Seq> {
    let mut seq: Seq = Vec::new();
    while let Some(this) = source.next {
        if this.is('|') || this.is(')') {
            break;
        }
        source.advance()?;
        if verbose && let Some(ch) = this.plain() {
            if matches!(ch, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') {
                continue;
            }
            if ch == '#' {
                while source.get()?.is_some_and(|token| !token.is('\n')) {}
                continue;
            }
        }
        if let Some(ch) = this.escaped {
            seq.push(escape(source, ch, state)?);
            continue;
        }
        match this.ch {
            '[' => seq.push(set(source)?),
            '*' | '+' | '?' | '{' => quantifier(source, this.ch, &mut seq)?,
            '.' => seq.push(Node::Any),
            '^' => seq.push(Node::At(At::Beginning)),
            '$' => seq.push(Node::At(At::End)),
            '(' => group(source, state, &mut verbose, nested, first, &mut seq)?,
            ch => seq.push(Node::Literal(ch as u32)),
        }
    }
    Ok(seq)
}

/// The escapes that mean one character, in a class and outside.
fn simple_escape(ch: char) -> Option<u32> {
    Some(match ch {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => 92,
        _ => return None,
    })
}

fn category(ch: char) -> Option<SetItem> {
    let (category, negate) = match ch {
        'd' => (Category::Digit, false),
        'D' => (Category::Digit, true),
        's' => (Category::Space, false),
        'S' => (Category::Space, true),
        'w' => (Category::Word, false),
        'W' => (Category::Word, true),
        _ => return None,
    };
    Some(SetItem::Category(category, negate))
}

/// `\xhh`, `\uhhhh`, `\Uhhhhhhhh`.
fn hex_escape(source: &mut Source, ch: char, digits: usize) -> Parse<u32> {
    let text = source.take_while(digits, |ch| ch.is_ascii_hexdigit())?;
    if text.len() != digits {
        return Err(source.error(format!("incomplete escape \\{ch}{text}"), 2 + text.len()));
    }
    let code = u32::from_str_radix(&text, 16).unwrap_or(u32::MAX);
    if code > 0x10_ffff {
        return Err(source.error(format!("bad escape \\{ch}{text}"), 2 + text.len()));
    }
    Ok(code)
}

fn named_character(source: &mut Source) -> Parse<u32> {
    if !source.accept('{')? {
        return Err(source.error("missing {", 0));
    }
    let name = source.take_until('}', "character name")?;
    let message = format!("undefined character name {}", quoted(&name));
    Err(source.error(message, name.chars().count() + 4))
}

/// The escapes that are alike in a class and outside.
fn common_escape(source: &mut Source, ch: char) -> Parse<Option<u32>> {
    Ok(Some(match ch {
        'x' => hex_escape(source, ch, 2)?,
        'u' => hex_escape(source, ch, 4)?,
        'U' => hex_escape(source, ch, 8)?,
        'N' => named_character(source)?,
        _ => return Ok(None),
    }))
}

fn octal(source: &Source, text: &str) -> Parse<u32> {
    let code = u32::from_str_radix(text, 8).unwrap_or(u32::MAX);
    if code > 0o377 {
        let message = format!("octal escape value \\{text} outside of range 0-0o377");
        return Err(source.error(message, text.len() + 1));
    }
    Ok(code)
}

fn is_octal(ch: char) -> bool {
    ('0'..='7').contains(&ch)
}

fn class_escape(source: &mut Source, ch: char) -> Parse<SetItem> {
    if let Some(code) = simple_escape(ch) {
        return Ok(SetItem::Literal(code));
    }
    if let Some(item) = category(ch) {
        return Ok(item);
    }
    if let Some(code) = common_escape(source, ch)? {
        return Ok(SetItem::Literal(code));
    }
    if is_octal(ch) {
        let text = format!("{ch}{}", source.take_while(2, is_octal)?);
        return octal(source, &text).map(SetItem::Literal);
    }
    if ch.is_ascii_alphanumeric() {
        return Err(source.error(format!("bad escape \\{ch}"), 2));
    }
    Ok(SetItem::Literal(ch as u32))
}

fn escape(source: &mut Source, ch: char, state: &State) -> Parse<Node> {
    let at = match ch {
        'A' => Some(At::BeginningString),
        'b' => Some(At::Boundary),
        'B' => Some(At::NonBoundary),
        'Z' => Some(At::EndString),
        _ => None,
    };
    if let Some(at) = at {
        return Ok(Node::At(at));
    }
    if let Some(item) = category(ch) {
        return Ok(Node::Set { negate: false, items: vec![item] });
    }
    if let Some(code) = simple_escape(ch) {
        return Ok(Node::Literal(code));
    }
    if let Some(code) = common_escape(source, ch)? {
        return Ok(Node::Literal(code));
    }
    if ch == '0' {
        let text = format!("0{}", source.take_while(2, is_octal)?);
        return Ok(Node::Literal(u32::from_str_radix(&text, 8).unwrap_or(0)));
    }
    if ch.is_ascii_digit() {
        return octal_or_reference(source, ch, state);
    }
    if ch.is_ascii_alphabetic() {
        return Err(source.error(format!("bad escape \\{ch}"), 2));
    }
    Ok(Node::Literal(ch as u32))
}

fn octal_or_reference(source: &mut Source, first: char, state: &State) -> Parse<Node> {
    let mut text = first.to_string();
    if let Some(second) = source.peek().filter(char::is_ascii_digit) {
        text.push(second);
        source.advance()?;
        if is_octal(first)
            && is_octal(second)
            && let Some(third) = source.peek().filter(|&ch| is_octal(ch))
        {
            text.push(third);
            source.advance()?;
            return octal(source, &text).map(Node::Literal);
        }
    }
    let group: usize = text.parse().unwrap_or(usize::MAX);
    if group >= state.groups.len() {
        return Err(source.error(format!("invalid group reference {group}"), text.len()));
    }
    if !state.is_closed(group) {
        return Err(source.error("cannot refer to an open group", text.len() + 1));
    }
    state.check_lookbehind(group, source)?;
    Ok(Node::BackReference(group))
}

fn set(source: &mut Source) -> Parse<Node> {
    let here = source.tell() - 1;
    let unterminated = |source: &Source| PatternError::at("unterminated character set", here.min(source.tell()));
    let negate = source.accept('^')?;
    let mut items: Vec<SetItem> = Vec::new();
    loop {
        let Some(this) = source.get()? else { return Err(unterminated(source)) };
        if this.is(']') && !items.is_empty() {
            break;
        }
        let low = set_item(source, this)?;
        if !source.accept('-')? {
            items.push(low);
            continue;
        }
        let Some(that) = source.get()? else { return Err(unterminated(source)) };
        if that.is(']') {
            items.push(low);
            items.push(SetItem::Literal('-' as u32));
            break;
        }
        let high = set_item(source, that)?;
        match (&low, &high) {
            (SetItem::Literal(low), SetItem::Literal(high)) if low <= high => items.push(SetItem::Range(*low, *high)),
            _ => {
                let message = format!("bad character range {}-{}", this.text(), that.text());
                return Err(source.error(message, this.len() + 1 + that.len()));
            }
        }
    }
    if let ([SetItem::Literal(code)], false) = (items.as_slice(), negate) {
        return Ok(Node::Literal(*code));
    }
    Ok(Node::Set { negate, items })
}

fn set_item(source: &mut Source, token: Token) -> Parse<SetItem> {
    match token.escaped {
        Some(ch) => class_escape(source, ch),
        None => Ok(SetItem::Literal(token.ch as u32)),
    }
}

fn quantifier(source: &mut Source, this: char, seq: &mut Seq) -> Parse<()> {
    let here = source.tell();
    let (min, max) = match this {
        '?' => (0, Some(1)),
        '*' => (0, None),
        '+' => (1, None),
        _ => match braces(source, here)? {
            Some(bounds) => bounds,
            None => {
                seq.push(Node::Literal('{' as u32));
                return Ok(());
            }
        },
    };
    let offset = |source: &Source| source.tell() - here + 1;
    let item = match seq.last() {
        None | Some(Node::At(_)) => return Err(source.error("nothing to repeat", offset(source))),
        Some(Node::Repeat { .. }) => return Err(source.error("multiple repeat", offset(source))),
        Some(_) => seq.pop().into_iter().collect::<Seq>(),
    };
    let kind = if source.accept('?')? {
        Repeat::Lazy
    } else if source.accept('+')? {
        Repeat::Possessive
    } else {
        Repeat::Greedy
    };
    seq.push(Node::Repeat { kind, min, max, body: item });
    Ok(())
}

type Bounds = (u32, Option<u32>);

/// The bounds after `{`, or `None` (and the source where it was) when the brace is a literal.
fn braces(source: &mut Source, here: usize) -> Parse<Option<Bounds>> {
    if source.peek() == Some('}') {
        return Ok(None);
    }
    let low = source.take_while(usize::MAX, |ch| ch.is_ascii_digit())?;
    let high = if source.accept(',')? { source.take_while(usize::MAX, |ch| ch.is_ascii_digit())? } else { low.clone() };
    if !source.accept('}')? {
        source.seek(here)?;
        return Ok(None);
    }
    let min = if low.is_empty() { 0 } else { repetition(&low)? };
    let max = if high.is_empty() { None } else { Some(repetition(&high)?) };
    if max.is_some_and(|max| max < min) {
        return Err(source.error("min repeat greater than max repeat", source.tell() - here));
    }
    Ok(Some((min, max)))
}

fn repetition(digits: &str) -> Parse<u32> {
    match digits.parse::<u64>() {
        Ok(count) if count < MAXREPEAT => Ok(count as u32),
        _ => Err(PatternError::overflow("the repetition number is too large")),
    }
}

/// Everything that opens with a parenthesis. Global flags switch `verbose` for the rest of the sequence.
fn group(
    source: &mut Source,
    state: &mut State,
    verbose: &mut bool,
    nested: usize,
    first: bool,
    seq: &mut Seq,
) -> Parse<()> {
    let start = source.tell() - 1;
    if !source.accept('?')? {
        return capture(source, state, *verbose, nested, start, None, seq);
    }
    let end_of_pattern = |source: &Source| source.error("unexpected end of pattern", 0);
    let Some(token) = source.get()? else { return Err(end_of_pattern(source)) };
    match token.plain() {
        Some('P') if source.accept('<')? => {
            let name = source.take_until('>', "group name")?;
            source.check_group_name(&name, 1)?;
            capture(source, state, *verbose, nested, start, Some(name), seq)
        }
        Some('P') if source.accept('=')? => named_reference(source, state, seq),
        Some('P') => {
            let Some(token) = source.get()? else { return Err(end_of_pattern(source)) };
            Err(source.error(format!("unknown extension ?P{}", token.text()), token.len() + 2))
        }
        Some(':') => {
            let body = closed(source, state, *verbose, nested, start)?;
            seq.push(Node::Group { index: None, add: Flags::NONE, remove: Flags::NONE, body });
            Ok(())
        }
        Some('#') => comment(source, start),
        Some('=') => assertion(source, state, *verbose, nested, start, (true, false), seq),
        Some('!') => assertion(source, state, *verbose, nested, start, (true, true), seq),
        Some('<') => {
            let Some(token) = source.get()? else { return Err(end_of_pattern(source)) };
            let negate = match token.plain() {
                Some('=') => false,
                Some('!') => true,
                _ => return Err(source.error(format!("unknown extension ?<{}", token.text()), token.len() + 2)),
            };
            assertion(source, state, *verbose, nested, start, (false, negate), seq)
        }
        Some('(') => conditional(source, state, *verbose, nested, start, seq),
        Some('>') => {
            let body = closed(source, state, *verbose, nested, start)?;
            seq.push(Node::Atomic(body));
            Ok(())
        }
        Some(ch) if ch == '-' || Flags::of(ch).is_some() => {
            let Some((add, remove)) = inline_flags(source, state, ch)? else {
                if !first || !seq.is_empty() {
                    let message = "global flags not at the start of the expression";
                    return Err(source.error(message, source.tell() - start));
                }
                *verbose = state.flags.verbose();
                return Ok(());
            };
            let inner = (*verbose || add.verbose()) && !remove.verbose();
            let body = closed(source, state, inner, nested, start)?;
            seq.push(Node::Group { index: None, add, remove, body });
            Ok(())
        }
        _ => Err(source.error(format!("unknown extension ?{}", token.text()), token.len() + 1)),
    }
}

/// The contents of a group up to its closing parenthesis.
fn closed(source: &mut Source, state: &mut State, verbose: bool, nested: usize, start: usize) -> Parse<Seq> {
    let body = parse_alternatives(source, state, verbose, nested + 1)?;
    if !source.accept(')')? {
        return Err(source.error("missing ), unterminated subpattern", source.tell() - start));
    }
    Ok(body)
}

fn capture(
    source: &mut Source,
    state: &mut State,
    verbose: bool,
    nested: usize,
    start: usize,
    name: Option<String>,
    seq: &mut Seq,
) -> Parse<()> {
    let opened = state.open_group(name.as_deref());
    let index = opened.map_err(|message| {
        let length = name.as_deref().map_or(0, |name| name.chars().count());
        source.error(message, length + 1)
    })?;
    let body = closed(source, state, verbose, nested, start)?;
    state.groups[index].width = Some(super::tree::width(&body, &state.groups));
    seq.push(Node::Group { index: Some(index), add: Flags::NONE, remove: Flags::NONE, body });
    Ok(())
}

fn named_reference(source: &mut Source, state: &State, seq: &mut Seq) -> Parse<()> {
    let name = source.take_until(')', "group name")?;
    source.check_group_name(&name, 1)?;
    let length = name.chars().count();
    let Some(group) = state.named(&name) else {
        return Err(source.error(format!("unknown group name {}", quoted(&name)), length + 1));
    };
    if !state.is_closed(group) {
        return Err(source.error("cannot refer to an open group", length + 1));
    }
    state.check_lookbehind(group, source)?;
    seq.push(Node::BackReference(group));
    Ok(())
}

fn comment(source: &mut Source, start: usize) -> Parse<()> {
    loop {
        if source.next.is_none() {
            return Err(source.error("missing ), unterminated comment", source.tell() - start));
        }
        if source.get()?.is_some_and(|token| token.is(')')) {
            return Ok(());
        }
    }
}

fn assertion(
    source: &mut Source,
    state: &mut State,
    verbose: bool,
    nested: usize,
    start: usize,
    (ahead, negate): (bool, bool),
    seq: &mut Seq,
) -> Parse<()> {
    let outer = state.lookbehind_groups;
    if !ahead && outer.is_none() {
        state.lookbehind_groups = Some(state.groups.len());
    }
    let body = parse_alternatives(source, state, verbose, nested + 1)?;
    if !ahead {
        state.lookbehind_groups = outer;
    }
    if !source.accept(')')? {
        return Err(source.error("missing ), unterminated subpattern", source.tell() - start));
    }
    seq.push(Node::Assert { ahead, negate, body });
    Ok(())
}

fn conditional(
    source: &mut Source,
    state: &mut State,
    verbose: bool,
    nested: usize,
    start: usize,
    seq: &mut Seq,
) -> Parse<()> {
    let name = source.take_until(')', "group name")?;
    let length = name.chars().count();
    let group = if is_identifier(&name) {
        let unknown = || source.error(format!("unknown group name {}", quoted(&name)), length + 1);
        state.named(&name).ok_or_else(unknown)?
    } else {
        let group = group_number(source, &name)?;
        if group == 0 {
            return Err(source.error("bad group number", length + 1));
        }
        if !state.references.iter().any(|&(known, _)| known == group) {
            state.references.push((group, source.tell() - length - 1));
        }
        group
    };
    state.check_lookbehind(group, source)?;
    let yes = parse_sequence(source, state, verbose, nested + 1, false)?;
    let mut no = None;
    if source.accept('|')? {
        no = Some(parse_sequence(source, state, verbose, nested + 1, false)?);
        if source.peek() == Some('|') {
            return Err(source.error("conditional backref with more than two branches", 0));
        }
    }
    if !source.accept(')')? {
        return Err(source.error("missing ), unterminated subpattern", source.tell() - start));
    }
    seq.push(Node::Conditional { group, yes, no });
    Ok(())
}

/// The number in `(?(1)...)` or `\g<1>`.
fn group_number(source: &Source, name: &str) -> Parse<usize> {
    let length = name.chars().count();
    if !name.chars().all(|ch| ch.is_ascii_digit()) {
        return Err(source.error(format!("bad character in group name {}", quoted(name)), length + 1));
    }
    match name.parse::<u64>() {
        Ok(group) if group < MAXGROUPS => Ok(group as usize),
        _ => Err(source.error(format!("invalid group reference {name}"), length + 1)),
    }
}

/// The flags after `(?`: `None` when they are global, else what a group adds and removes.
fn inline_flags(source: &mut Source, state: &mut State, first: char) -> Parse<Option<(Flags, Flags)>> {
    let mut add = Flags::NONE;
    let mut ch = first;
    while ch != '-' && ch != ')' && ch != ':' {
        let flag = Flags::of(ch).unwrap_or(Flags::NONE);
        if ch == 'L' {
            return Err(source.error("bad inline flags: cannot use 'L' flag with a str pattern", 0));
        }
        add = add.union(flag);
        if flag.kind() != 0 && add.kind() != flag.kind() {
            return Err(source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0));
        }
        ch = next_flag(source, "missing -, : or )", ")-:")?;
    }
    if ch == ')' {
        state.flags = state.flags.union(add);
        return Ok(None);
    }
    if add.is_global() {
        return Err(source.error("bad inline flags: cannot turn on global flag", 1));
    }
    let mut remove = Flags::NONE;
    if ch == '-' {
        ch = next_flag(source, "missing flag", "")?;
        while ch != ':' {
            let flag = Flags::of(ch).unwrap_or(Flags::NONE);
            if flag.kind() != 0 {
                return Err(source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0));
            }
            remove = remove.union(flag);
            ch = next_flag(source, "missing :", ":")?;
        }
    }
    if remove.is_global() {
        return Err(source.error("bad inline flags: cannot turn off global flag", 1));
    }
    if add.intersects(remove) {
        return Err(source.error("bad inline flags: flag turned on and off", 1));
    }
    Ok(Some((add, remove)))
}

fn next_flag(source: &mut Source, missing: &str, ends: &str) -> Parse<char> {
    let Some(token) = source.get()? else { return Err(source.error(missing, 0)) };
    match token.plain() {
        Some(ch) if ends.contains(ch) || Flags::of(ch).is_some() => Ok(ch),
        Some(ch) if ch.is_alphabetic() => Err(source.error("unknown flag", 1)),
        _ => Err(source.error(missing, token.len())),
    }
}

/// A replacement template: literal text and group references in turn.
#[derive(Debug)]
pub(super) enum Piece {
    Text(String),
    Group(usize),
}

pub(super) enum TemplateError {
    Pattern(PatternError),
    UnknownName(String),
}

impl From<PatternError> for TemplateError {
    fn from(error: PatternError) -> Self {
        Self::Pattern(error)
    }
}

pub(super) fn parse_template(text: &str, groups: &[GroupInfo]) -> Result<Vec<Piece>, TemplateError> {
    let mut source = Source::new(text)?;
    let mut pieces = Vec::new();
    let mut literal = String::new();
    while let Some(token) = source.get()? {
        let Some(ch) = token.escaped else {
            literal.push(token.ch);
            continue;
        };
        match template_escape(&mut source, ch, groups)? {
            Piece::Text(text) => literal.push_str(&text),
            group => {
                if !literal.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut literal)));
                }
                pieces.push(group);
            }
        }
    }
    if !literal.is_empty() {
        pieces.push(Piece::Text(literal));
    }
    Ok(pieces)
}

fn template_escape(source: &mut Source, ch: char, groups: &[GroupInfo]) -> Result<Piece, TemplateError> {
    let byte = |code: u32| Piece::Text(char::from((code & 0xff) as u8).to_string());
    match ch {
        'g' => template_name(source, groups),
        '0' => {
            let digits = format!("0{}", source.take_while(2, is_octal)?);
            Ok(byte(u32::from_str_radix(&digits, 8).unwrap_or(0)))
        }
        '1'..='9' => {
            let mut digits = ch.to_string();
            if let Some(second) = source.peek().filter(char::is_ascii_digit) {
                digits.push(second);
                source.advance()?;
                if is_octal(ch)
                    && is_octal(second)
                    && let Some(third) = source.peek().filter(|&ch| is_octal(ch))
                {
                    digits.push(third);
                    source.advance()?;
                    return Ok(byte(octal(source, &digits)?));
                }
            }
            known_group(source, digits.parse().unwrap_or(usize::MAX), groups, digits.len())
        }
        _ => match simple_escape(ch) {
            Some(code) => Ok(byte(code)),
            None if ch.is_ascii_alphabetic() => Err(source.error(format!("bad escape \\{ch}"), 2).into()),
            None => Ok(Piece::Text(format!("\\{ch}"))),
        },
    }
}

fn template_name(source: &mut Source, groups: &[GroupInfo]) -> Result<Piece, TemplateError> {
    if !source.accept('<')? {
        return Err(source.error("missing <", 0).into());
    }
    let name = source.take_until('>', "group name")?;
    if is_identifier(&name) {
        let found = groups.iter().position(|group| group.name.as_deref() == Some(name.as_str()));
        return found.map(Piece::Group).ok_or(TemplateError::UnknownName(name));
    }
    let index = group_number(source, &name)?;
    known_group(source, index, groups, name.chars().count() + 1)
}

fn known_group(source: &Source, index: usize, groups: &[GroupInfo], offset: usize) -> Result<Piece, TemplateError> {
    if index >= groups.len() {
        return Err(source.error(format!("invalid group reference {index}"), offset).into());
    }
    Ok(Piece::Group(index))
}
