//! Sets of characters, resolved when a pattern is compiled: case, categories and negation cost nothing later.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tables;
use super::tree::{Category, Flags, SetItem};

const LAST: u32 = 0x10_ffff;

/// Sorted, disjoint, inclusive ranges of code points, with a bitmap for ASCII.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CharSet {
    ascii: u128,
    ranges: Vec<(u32, u32)>,
}

impl CharSet {
    fn new(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        let mut ascii = 0;
        for code in merged.iter().take_while(|range| range.0 < 128).flat_map(|&(low, high)| low..=high.min(127)) {
            ascii |= 1 << code;
        }
        Self { ascii, ranges: merged }
    }

    pub fn single(code: u32) -> Self {
        Self::new(vec![(code, code)])
    }

    /// `.`: everything, or everything but a newline.
    pub fn any(dotall: bool) -> Self {
        if dotall { Self::new(vec![(0, LAST)]) } else { Self::new(vec![(0, 9), (11, LAST)]) }
    }

    pub fn of(items: &[SetItem], negate: bool, flags: Flags) -> Self {
        let mut ranges = Vec::new();
        let mut categories = Vec::new();
        for item in items {
            match item {
                SetItem::Literal(code) => ranges.push((*code, *code)),
                SetItem::Range(low, high) => ranges.push((*low, *high)),
                SetItem::Category(category, false) => categories.extend(category_ranges(*category, flags)),
                SetItem::Category(category, true) => {
                    categories.extend(Self::new(category_ranges(*category, flags)).complement().ranges);
                }
            }
        }
        if flags.intersects(Flags::IGNORECASE) {
            ranges = with_other_case(&ranges, flags);
        }
        ranges.extend(categories);
        let set = Self::new(ranges);
        if negate { set.complement() } else { set }
    }

    fn complement(&self) -> Self {
        let mut ranges = Vec::new();
        let mut next = 0;
        for &(low, high) in &self.ranges {
            if next < low {
                ranges.push((next, low - 1));
            }
            next = high + 1;
        }
        if next <= LAST {
            ranges.push((next, LAST));
        }
        Self::new(ranges)
    }

    pub fn union(&self, other: &Self) -> Self {
        Self::new(self.ranges.iter().chain(&other.ranges).copied().collect())
    }

    #[inline]
    pub fn contains(&self, ch: char) -> bool {
        let code = ch as u32;
        if code < 128 {
            return self.ascii >> code & 1 == 1;
        }
        let after = self.ranges.partition_point(|&(low, _)| low <= code);
        after > 0 && self.ranges[after - 1].1 >= code
    }

    #[inline]
    pub fn contains_ascii(&self, byte: u8) -> bool {
        self.ascii >> byte & 1 == 1
    }

    /// The only character of the set.
    pub fn only(&self) -> Option<char> {
        match self.ranges.as_slice() {
            [(low, high)] if low == high => char::from_u32(*low),
            _ => None,
        }
    }

    pub fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }
}

fn category_ranges(category: Category, flags: Flags) -> Vec<(u32, u32)> {
    let ascii = flags.intersects(Flags::ASCII);
    match category {
        Category::Digit if ascii => vec![(48, 57)],
        Category::Digit => tables::DIGIT.to_vec(),
        Category::Space if ascii => vec![(9, 13), (32, 32)],
        Category::Space => tables::SPACE.to_vec(),
        Category::Word if ascii => vec![(48, 57), (65, 90), (95, 95), (97, 122)],
        Category::Word => tables::WORD.to_vec(),
    }
}

/// Is `\w`, for word boundaries.
pub(super) fn is_word(ch: char, ascii: bool) -> bool {
    if ch.is_ascii() || ascii {
        return ch.is_ascii_alphanumeric() || ch == '_';
    }
    let code = ch as u32;
    let after = tables::WORD.partition_point(|&(low, _)| low <= code);
    after > 0 && tables::WORD[after - 1].1 >= code
}

/// The classes of characters that are one when case is ignored, by character.
static SAME: LazyLock<HashMap<u32, Vec<u32>>> = LazyLock::new(|| {
    let pairs = tables::CASE_PAIRS.iter().flat_map(|&(first, count, step, distance)| {
        (0..count).map(move |index| vec![first + index * step, first + index * step + distance])
    });
    let classes = pairs.chain(tables::CASE_GROUPS.iter().map(|group| group.to_vec()));
    classes.flat_map(|class| class.clone().into_iter().map(move |code| (code, class.clone()))).collect()
});

/// The ranges with everything that equals one of their characters when case is ignored.
fn with_other_case(ranges: &[(u32, u32)], flags: Flags) -> Vec<(u32, u32)> {
    let mut result = ranges.to_vec();
    let inside = |code: u32| ranges.iter().any(|&(low, high)| (low..=high).contains(&code));
    if flags.intersects(Flags::ASCII) {
        for code in 65..=90 {
            if inside(code) != inside(code + 32) {
                result.extend([(code, code), (code + 32, code + 32)]);
            }
        }
        return result;
    }
    let size: u64 = ranges.iter().map(|&(low, high)| u64::from(high - low) + 1).sum();
    if size > SAME.len() as u64 {
        let classes = SAME.iter().filter(|&(&code, _)| inside(code)).flat_map(|(_, class)| class);
        result.extend(classes.map(|&code| (code, code)));
        return result;
    }
    for code in ranges.iter().flat_map(|&(low, high)| low..=high) {
        result.extend(SAME.get(&code).into_iter().flatten().map(|&code| (code, code)));
    }
    result
}

/// How the text of a back reference compares when case is ignored: by simple lower case, without the wider classes.
pub(super) fn same_lower(left: char, right: char, ascii: bool) -> bool {
    if ascii || (left.is_ascii() && right.is_ascii()) {
        return left.eq_ignore_ascii_case(&right);
    }
    left == right || left.to_lowercase().next() == right.to_lowercase().next()
}
