//! The patterns of `Path.glob`: `*`, `?` and `[...]` in a name, `**` for any folders.

use super::Path;
use crate::exc::{Result, value_error};
use crate::os;
use crate::str::Str;

enum Part {
    Name(String),
    Wild(String),
    /// `**`.
    Folders,
}

/// The paths under `folder` that match, in the order in which CPython 3.11 finds them.
pub fn matches(folder: &Path, pattern: &str, deep: bool) -> Result<Vec<Path>> {
    let mut parts = if deep { vec![Part::Folders] } else { Vec::new() };
    for part in pattern.split('/').filter(|part| !part.is_empty() && *part != ".") {
        parts.push(match part {
            "**" => Part::Folders,
            _ if part.contains("**") => {
                return Err(value_error("Invalid pattern: '**' can only be an entire path component"));
            }
            _ if part.contains(['*', '?', '[']) => Part::Wild(part.to_owned()),
            _ => Part::Name(part.to_owned()),
        });
    }
    let mut found = Vec::new();
    if folder.is_dir() {
        select(folder, &parts, &mut found);
    }
    if parts.iter().filter(|part| matches!(part, Part::Folders)).count() > 0 {
        // Several ways through the folders may lead to one path.
        let mut seen = std::collections::HashSet::new();
        found.retain(|path: &Path| seen.insert(path.as_str().to_owned()));
    }
    Ok(found)
}

fn names(folder: &Path) -> Vec<Str> {
    // A folder that may not be read has no matches.
    os::listdir(&folder.to_text()).map(|names| names.to_vec()).unwrap_or_default()
}

fn select(folder: &Path, parts: &[Part], found: &mut Vec<Path>) {
    let Some((part, rest)) = parts.split_first() else {
        found.push(folder.clone());
        return;
    };
    let only_folders = !rest.is_empty();
    match part {
        Part::Name(name) => {
            let path = folder.join(&Str::from(name.as_str()));
            if if only_folders { path.is_dir() } else { path.exists() } {
                select(&path, rest, found);
            }
        }
        Part::Wild(pattern) => {
            for name in names(folder) {
                let path = folder.join(&name);
                if name_matches(name.as_str(), pattern) && (!only_folders || path.is_dir()) {
                    select(&path, rest, found);
                }
            }
        }
        Part::Folders => every_folder(folder, &mut |path| select(path, rest, found)),
    }
}

/// The folder and all below it, the outer ones first; links are not followed.
fn every_folder(folder: &Path, visit: &mut dyn FnMut(&Path)) {
    visit(folder);
    for name in names(folder) {
        let path = folder.join(&name);
        if path.is_dir() && !path.is_symlink() {
            every_folder(&path, visit);
        }
    }
}

/// `fnmatch.fnmatchcase(name, pattern)`.
pub fn name_matches(name: &str, pattern: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    let pattern: Vec<char> = pattern.chars().collect();
    matches_from(&name, &pattern)
}

fn matches_from(name: &[char], pattern: &[char]) -> bool {
    match pattern.first() {
        None => name.is_empty(),
        Some('*') => (0..=name.len()).any(|skipped| matches_from(&name[skipped..], &pattern[1..])),
        Some('?') => !name.is_empty() && matches_from(&name[1..], &pattern[1..]),
        Some('[') => match set_end(pattern) {
            Some(end) => {
                !name.is_empty() && in_set(name[0], &pattern[1..end]) && matches_from(&name[1..], &pattern[end + 1..])
            }
            None => name.first() == Some(&'[') && matches_from(&name[1..], &pattern[1..]),
        },
        Some(ch) => name.first() == Some(ch) && matches_from(&name[1..], &pattern[1..]),
    }
}

/// Where the set that opens the pattern closes; a bracket in the first place is a member.
fn set_end(pattern: &[char]) -> Option<usize> {
    let mut at = 1;
    if pattern.get(at) == Some(&'!') {
        at += 1;
    }
    if pattern.get(at) == Some(&']') {
        at += 1;
    }
    (at..pattern.len()).find(|index| pattern[*index] == ']')
}

fn in_set(ch: char, set: &[char]) -> bool {
    let (negated, set) = match set.first() {
        Some('!') => (true, &set[1..]),
        _ => (false, set),
    };
    let mut found = false;
    let mut at = 0;
    while at < set.len() {
        if at + 2 < set.len() && set[at + 1] == '-' {
            found |= (set[at]..=set[at + 2]).contains(&ch);
            at += 3;
        } else {
            found |= set[at] == ch;
            at += 1;
        }
    }
    found != negated
}
