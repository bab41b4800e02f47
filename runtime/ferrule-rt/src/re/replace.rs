//! Replacement templates: `\1`, `\g<name>`.

use super::exception;
use super::found::Match;
use super::parse::{Piece, TemplateError, parse_template, quoted};
use super::pattern::Pattern;
use crate::exc::{Result, index_error};
use crate::str::Str;

/// A template that fits its pattern.
pub(super) struct Template(Vec<Piece>);

impl Template {
    pub fn new(pattern: &Pattern, template: &Str) -> Result<Self> {
        let text = template.as_str();
        if !text.contains('\\') {
            return Ok(Self(vec![Piece::Text(text.to_owned())]));
        }
        let groups = &pattern.regex().program.groups;
        parse_template(text, groups).map(Self).map_err(|error| match error {
            TemplateError::Pattern(error) => exception(&error, Some(text)),
            TemplateError::UnknownName(name) => index_error(format!("unknown group name {}", quoted(&name))),
        })
    }
    /// Appends the replacement of a match; a group that took no part gives nothing.
    pub fn expand(&self, found: &Match, out: &mut String) {
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Group(group) => out.push_str(found.slice(*group).unwrap_or_default()),
            }
        }
    }
}
