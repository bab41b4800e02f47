//! The module `os.path`, as it is on POSIX systems.

use std::fs;

use super::{getcwd, metadata, on};
use crate::exc::{Result, value_error};
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::platform::MetadataExt;
use crate::seam;
use crate::str::Str;

/// `os.path.join(first, *rest)`.
pub fn join(first: &Str, rest: &[&Str]) -> Str {
    let mut path = first.as_str().to_owned();
    for part in rest {
        let part = part.as_str();
        if part.starts_with('/') {
            path = part.to_owned();
        } else {
            if !path.is_empty() && !path.ends_with('/') {
                path.push('/');
            }
            path.push_str(part);
        }
    }
    Str::from(path)
}

/// `os.path.join` for any number of parts.
pub fn join_all(first: &Str, rest: Vec<Str>) -> Str {
    join(first, &rest.iter().collect::<Vec<_>>())
}

/// The folder with its slash, and the last part.
fn halves(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |at| at + 1))
}

/// A folder without its slashes at the end, unless it has nothing else.
fn trimmed(head: &str) -> &str {
    let bare = head.trim_end_matches('/');
    if bare.is_empty() { head } else { bare }
}

pub fn split(p: &Str) -> (Str, Str) {
    let (head, tail) = halves(p.as_str());
    (Str::from(trimmed(head)), Str::from(tail))
}

pub fn basename(p: &Str) -> Str {
    Str::from(halves(p.as_str()).1)
}

pub fn dirname(p: &Str) -> Str {
    Str::from(trimmed(halves(p.as_str()).0))
}

/// The path without the extension of its last part, and the extension; dots in front make no extension.
pub fn splitext(p: &Str) -> (Str, Str) {
    let path = p.as_str();
    let (head, tail) = halves(path);
    let named = tail.trim_start_matches('.');
    match named.rfind('.') {
        Some(dot) => {
            let (root, ext) = path.split_at(head.len() + tail.len() - named.len() + dot);
            (Str::from(root), Str::from(ext))
        }
        None => (p.clone(), Str::lit("")),
    }
}

pub fn isabs(s: &Str) -> bool {
    s.as_str().starts_with('/')
}

pub fn exists(path: &Str) -> bool {
    metadata(path).is_some()
}

pub fn lexists(path: &Str) -> bool {
    fs::symlink_metadata(path.as_str()).is_ok()
}

pub fn isfile(path: &Str) -> bool {
    metadata(path).is_some_and(|data| data.is_file())
}

pub fn isdir(s: &Str) -> bool {
    metadata(s).is_some_and(|data| data.is_dir())
}

pub fn islink(path: &Str) -> bool {
    fs::symlink_metadata(path.as_str()).is_ok_and(|data| data.file_type().is_symlink())
}

pub fn getsize(filename: &Str) -> Result<Int> {
    Ok(Int::from(on(filename, fs::metadata(filename.as_str()))?.len()))
}

pub fn getmtime(filename: &Str) -> Result<f64> {
    Ok(super::stat(filename)?.st_mtime())
}

pub fn getatime(filename: &Str) -> Result<f64> {
    Ok(super::stat(filename)?.st_atime())
}

pub fn getctime(filename: &Str) -> Result<f64> {
    Ok(super::stat(filename)?.st_ctime())
}

/// `os.path.ismount(path)`: a folder on another device than its parent, or the root.
pub fn ismount(path: &Str) -> bool {
    let parent = join(path, &[&Str::lit("..")]);
    match (fs::symlink_metadata(path.as_str()), fs::symlink_metadata(parent.as_str())) {
        (Ok(own), Ok(above)) if !own.is_symlink() => own.dev() != above.dev() || own.ino() == above.ino(),
        _ => false,
    }
}

/// `os.path.expandvars(path)`: `$name` and `${name}`; unknown ones stay.
pub fn expandvars(path: &Str) -> Result<Str> {
    let mut result = String::new();
    let mut rest = path.as_str();
    while let Some(at) = rest.find('$') {
        result.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let (name, length) = match after.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
            Some((name, _)) => (name, name.len() + 2),
            None => {
                let length = after.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
                (&after[..length], length)
            }
        };
        match super::getenv(&Str::from(name)) {
            Some(value) if length > 0 => result.push_str(value.as_str()),
            _ => result.push_str(&rest[at..=at + length]),
        }
        rest = &after[length..];
    }
    Ok(Str::from(result + rest))
}

pub fn samefile(f1: &Str, f2: &Str) -> Result<bool> {
    let first = on(f1, fs::metadata(f1.as_str()))?;
    let second = on(f2, fs::metadata(f2.as_str()))?;
    Ok(first.ino() == second.ino() && first.dev() == second.dev())
}

/// Without empty parts, `.` and `..` where the name before it goes away.
fn normal(path: &str) -> String {
    if path.is_empty() {
        return ".".to_owned();
    }
    // POSIX lets exactly two slashes in front mean something of their own.
    let lead = match path.len() - path.trim_start_matches('/').len() {
        0 => "",
        2 => "//",
        _ => "/",
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_none_or(|last| *last == "..") => {
                if lead.is_empty() {
                    parts.push(part);
                }
            }
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let joined = format!("{lead}{}", parts.join("/"));
    if joined.is_empty() { ".".to_owned() } else { joined }
}

pub fn normpath(path: &Str) -> Str {
    Str::from(normal(path.as_str()))
}

pub fn abspath(path: &Str) -> Result<Str> {
    let absolute = if isabs(path) { path.clone() } else { join(&getcwd()?, &[path]) };
    Ok(normpath(&absolute))
}

/// Without links, as far as the path exists.
pub fn realpath(filename: &Str) -> Result<Str> {
    let absolute = abspath(filename)?;
    let mut head = absolute.as_str();
    let mut tail: Vec<&str> = Vec::new();
    loop {
        if let Ok(found) = fs::canonicalize(head) {
            let mut path = Str::from(found.to_string_lossy().as_ref());
            for name in tail.iter().rev() {
                path = join(&path, &[&Str::from(*name)]);
            }
            return Ok(path);
        }
        let (folder, name) = halves(head);
        if name.is_empty() {
            return Ok(absolute);
        }
        tail.push(name);
        head = trimmed(folder);
    }
}

pub fn relpath(path: &Str, start: &Str) -> Result<Str> {
    if path.is_empty() {
        return Err(value_error("no path specified"));
    }
    let (start, path) = (abspath(start)?, abspath(path)?);
    let parts = |path: &'_ Str| -> Vec<String> {
        path.as_str().split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (start, path) = (parts(&start), parts(&path));
    let common = start.iter().zip(&path).take_while(|(a, b)| a == b).count();
    let mut relative = vec![".."; start.len() - common];
    relative.extend(path[common..].iter().map(String::as_str));
    Ok(Str::from(if relative.is_empty() { ".".to_owned() } else { relative.join("/") }))
}

/// `~` is the home folder; other users' folders stay as they are written.
pub fn expanduser(path: &Str) -> Str {
    let text = path.as_str();
    let rest = match text.strip_prefix('~') {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
        _ => return path.clone(),
    };
    let Some(home) = seam::env_var("HOME") else {
        return path.clone();
    };
    let expanded = format!("{}{rest}", home.trim_end_matches('/'));
    Str::from(if expanded.is_empty() { "/".to_owned() } else { expanded })
}

/// The longest path that all paths are in.
pub fn commonpath(paths: Iter<Str>) -> Result<Str> {
    let paths = paths.to_vec()?;
    let Some(first) = paths.first() else {
        return Err(value_error("commonpath() arg is an empty sequence"));
    };
    let absolute = isabs(first);
    if paths.iter().any(|path| isabs(path) != absolute) {
        return Err(value_error("Can't mix absolute and relative paths"));
    }
    let split: Vec<Vec<&str>> = paths
        .iter()
        .map(|path| path.as_str().split('/').filter(|part| !part.is_empty() && *part != ".").collect())
        .collect();
    let mut common = split[0].clone();
    for parts in &split[1..] {
        let shared = common.iter().zip(parts).take_while(|(a, b)| a == b).count();
        common.truncate(shared);
    }
    Ok(Str::from(format!("{}{}", if absolute { "/" } else { "" }, common.join("/"))))
}

/// The longest text that all texts start with.
pub fn commonprefix(m: &List<Str>) -> Str {
    let texts = m.to_vec();
    let (Some(low), Some(high)) = (texts.iter().min(), texts.iter().max()) else {
        return Str::lit("");
    };
    let same = low.as_str().chars().zip(high.as_str().chars()).take_while(|(a, b)| a == b);
    same.map(|(ch, _)| ch).collect()
}
