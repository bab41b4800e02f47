//! What `findall` and `split` give: it depends on how many groups the pattern has.

use super::found::Match;
use crate::exc::{Exc, Result, not_implemented};
use crate::str::Str;
use crate::tuple::Tuple;

/// An item of `findall`.
pub trait Item: Sized {
    /// What the item is called where the pattern does not fit.
    const NAME: &'static str;
    /// Whether a pattern of so many groups gives such items.
    fn fits(groups: usize) -> bool;
    fn of(found: &Match, groups: usize) -> Self;

    fn check(groups: usize) -> Result<()> {
        if Self::fits(groups) {
            return Ok(());
        }
        let name = Self::NAME;
        Err(not_implemented(format!("findall of a pattern with {groups} groups used as a list of {name} (FER0420)")))
    }
}

impl Item for Str {
    const NAME: &'static str = "strings";
    fn fits(groups: usize) -> bool {
        groups < 2
    }
    fn of(found: &Match, groups: usize) -> Self {
        found.text_or_empty(groups)
    }
}

impl Item for Tuple<Str> {
    const NAME: &'static str = "tuples";
    fn fits(groups: usize) -> bool {
        groups > 1
    }
    fn of(found: &Match, groups: usize) -> Self {
        (1..=groups).map(|group| found.text_or_empty(group)).collect()
    }
}

macro_rules! tuples {
    ($($count:literal: ($($group:literal $text:ident),+);)*) => {
        $(
            impl Item for ($($text,)+) {
                const NAME: &'static str = concat!("tuples of ", $count);
                fn fits(groups: usize) -> bool {
                    groups == $count
                }
                fn of(found: &Match, _groups: usize) -> Self {
                    ($(found.text_or_empty($group),)+)
                }
            }
        )*
    };
}

tuples! {
    2: (1 Str, 2 Str);
    3: (1 Str, 2 Str, 3 Str);
    4: (1 Str, 2 Str, 3 Str, 4 Str);
}

/// An item of `split`: `None` stands for a group that took no part.
pub trait Part: Sized {
    fn of(part: Option<Str>) -> Result<Self>;
}

impl Part for Option<Str> {
    fn of(part: Self) -> Result<Self> {
        Ok(part)
    }
}

impl Part for Str {
    fn of(part: Option<Str>) -> Result<Self> {
        let missing =
            || -> Exc { not_implemented("split with a group that took no part, used as a list of strings (FER0420)") };
        part.ok_or_else(missing)
    }
}
