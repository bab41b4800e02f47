//! The module `pathlib`: `Path` as it is on POSIX systems.

mod glob;

use std::rc::Rc;

use crate::exc::{FILE_NOT_FOUND_ERROR, NOT_IMPLEMENTED_ERROR, OS_ERROR, Result, value_error};
use crate::files::{self, BinaryFile, TextFile};
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::object::Object;
use crate::os;
use crate::str::Str;
use crate::tuple::Tuple;

/// `pathlib.Path`: its text has no empty part and no `.`.
#[derive(Clone)]
pub struct Path(Rc<str>);

/// `/`, or `//` where exactly two start the path, or nothing.
fn root_of(text: &str) -> &str {
    match text.len() - text.trim_start_matches('/').len() {
        0 => "",
        2 => "//",
        _ => "/",
    }
}

impl From<&str> for Path {
    fn from(text: &str) -> Self {
        let root = root_of(text);
        let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let joined = format!("{root}{}", parts.join("/"));
        Self(if joined.is_empty() { ".".into() } else { joined.into() })
    }
}

impl From<&Str> for Path {
    fn from(text: &Str) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&Path> for Path {
    fn from(path: &Path) -> Self {
        path.clone()
    }
}

impl Path {
    /// `Path(*segments)`.
    pub fn new(segments: Vec<Str>) -> Self {
        segments.iter().fold(Self::from("."), |path, segment| path.join(segment))
    }
    pub fn cwd() -> Result<Self> {
        Ok(Self::from(&os::getcwd()?))
    }
    pub fn home() -> Self {
        Self::from(&os::path::expanduser(&Str::lit("~")))
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// `str(self)`.
    pub fn to_text(&self) -> Str {
        Str::from(&*self.0)
    }

    /// `self / other`.
    pub fn join(&self, other: impl Into<Path>) -> Self {
        let other = other.into();
        if other.is_absolute() || &*self.0 == "." {
            return other;
        }
        if &*other.0 == "." {
            return self.clone();
        }
        let slash = if self.0.ends_with('/') { "" } else { "/" };
        Self(format!("{}{slash}{}", self.0, other.0).into())
    }
    pub fn joinpath(&self, others: Vec<Str>) -> Self {
        others.iter().fold(self.clone(), |path, other| path.join(other))
    }

    fn root_text(&self) -> &str {
        root_of(&self.0)
    }
    /// The parts without the root.
    fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/').filter(|part| !part.is_empty() && *part != ".")
    }
    pub fn parts(&self) -> Tuple<Str> {
        let root = Some(self.root_text()).filter(|root| !root.is_empty());
        root.into_iter().chain(self.names()).map(Str::from).collect()
    }
    pub fn root(&self) -> Str {
        Str::from(self.root_text())
    }
    fn last(&self) -> &str {
        self.names().next_back().unwrap_or("")
    }
    pub fn name(&self) -> Str {
        Str::from(self.last())
    }
    /// Where the suffix of a name starts: no dot at either end makes one.
    fn dot(name: &str) -> Option<usize> {
        name.rfind('.').filter(|dot| *dot > 0 && *dot < name.len() - 1)
    }
    pub fn suffix(&self) -> Str {
        let name = self.last();
        Str::from(Self::dot(name).map_or("", |dot| &name[dot..]))
    }
    pub fn suffixes(&self) -> List<Str> {
        let name = self.last();
        if name.ends_with('.') {
            return List::new();
        }
        name.trim_start_matches('.').split('.').skip(1).map(|part| Str::from(format!(".{part}"))).collect()
    }
    pub fn stem(&self) -> Str {
        let name = self.last();
        Str::from(Self::dot(name).map_or(name, |dot| &name[..dot]))
    }
    pub fn parent(&self) -> Self {
        let mut names: Vec<&str> = self.names().collect();
        if names.pop().is_none() {
            return self.clone();
        }
        Self::from(format!("{}{}", self.root_text(), names.join("/")).as_str())
    }
    /// The folders above, nearest first.
    pub fn parents(&self) -> Tuple<Path> {
        let mut found = Vec::new();
        let mut path = self.clone();
        for _ in self.names() {
            path = path.parent();
            found.push(path.clone());
        }
        Tuple::from(found)
    }
    pub fn is_absolute(&self) -> bool {
        self.0.starts_with('/')
    }

    fn nameless(&self) -> Result<()> {
        if !self.last().is_empty() {
            return Ok(());
        }
        Err(value_error(format!("{} has an empty name", self.py_repr()?.as_str())))
    }
    pub fn with_name(&self, name: &Str) -> Result<Self> {
        self.nameless()?;
        let text = name.as_str();
        if text.is_empty() || text.contains('/') || text == "." {
            return Err(value_error(format!("Invalid name {}", name.py_repr()?.as_str())));
        }
        Ok(self.parent().join(name))
    }
    pub fn with_stem(&self, stem: &Str) -> Result<Self> {
        self.with_name(&Str::from(format!("{}{}", stem.as_str(), self.suffix().as_str())))
    }
    pub fn with_suffix(&self, suffix: &Str) -> Result<Self> {
        let text = suffix.as_str();
        if text.contains('/') || (!text.is_empty() && !text.starts_with('.')) || text == "." {
            return Err(value_error(format!("Invalid suffix {}", suffix.py_repr()?.as_str())));
        }
        self.nameless()?;
        Ok(self.parent().join(&Str::from(format!("{}{text}", self.stem().as_str()))))
    }
    pub fn relative_to(&self, other: impl Into<Path>) -> Result<Self> {
        let other = other.into();
        let (ours, theirs) = (self.parts().to_vec(), other.parts().to_vec());
        let outside = theirs.is_empty() && self.is_absolute();
        if outside || ours.len() < theirs.len() || ours.iter().zip(&theirs).any(|(a, b)| a != b) {
            let shown = if theirs.is_empty() { Str::EMPTY } else { other.to_text() };
            return Err(value_error(format!(
                "{} is not in the subpath of {} OR one path is relative and the other is absolute.",
                self.to_text().py_repr()?.as_str(),
                shown.py_repr()?.as_str()
            )));
        }
        Ok(Self::new(ours[theirs.len()..].to_vec()))
    }
    pub fn is_relative_to(&self, other: impl Into<Path>) -> bool {
        self.relative_to(other).is_ok()
    }

    pub fn exists(&self) -> bool {
        os::path::exists(&self.to_text())
    }
    pub fn is_file(&self) -> bool {
        os::path::isfile(&self.to_text())
    }
    pub fn is_dir(&self) -> bool {
        os::path::isdir(&self.to_text())
    }
    pub fn is_symlink(&self) -> bool {
        os::path::islink(&self.to_text())
    }
    pub fn stat(&self) -> Result<os::StatResult> {
        os::stat(&self.to_text())
    }
    pub fn absolute(&self) -> Result<Self> {
        Ok(if self.is_absolute() { self.clone() } else { Self::cwd()?.join(self) })
    }
    /// `resolve(strict)`: with `strict` each part has to be there, and the error names the first that is not.
    pub fn resolve(&self, strict: bool) -> Result<Self> {
        let found = Self::from(&os::path::realpath(&self.to_text())?);
        if strict {
            let mut parts = found.parents().to_vec();
            parts.reverse();
            for part in parts.iter().chain([&found]) {
                os::lstat(&part.to_text())?;
            }
        }
        Ok(found)
    }
    pub fn expanduser(&self) -> Self {
        Self::from(&os::path::expanduser(&self.to_text()))
    }

    pub fn open(
        &self,
        mode: &Str,
        encoding: &Option<Str>,
        errors: &Option<Str>,
        newline: &Option<Str>,
    ) -> Result<TextFile> {
        files::open(&self.to_text(), mode, encoding, errors, newline)
    }
    pub fn open_binary(&self, mode: &Str) -> Result<BinaryFile> {
        files::open_binary(&self.to_text(), mode)
    }
    pub fn read_text(&self, encoding: &Option<Str>, errors: &Option<Str>) -> Result<Str> {
        self.open(&Str::lit("r"), encoding, errors, &None)?.read()
    }
    pub fn write_text(
        &self,
        data: &Str,
        encoding: &Option<Str>,
        errors: &Option<Str>,
        newline: &Option<Str>,
    ) -> Result<Int> {
        let file = self.open(&Str::lit("w"), encoding, errors, newline)?;
        let count = file.write(data)?;
        file.close()?;
        Ok(count)
    }
    pub fn read_bytes(&self) -> Result<crate::bytes::Bytes> {
        self.open_binary(&Str::lit("rb"))?.read(&None)
    }
    pub fn write_bytes(&self, data: &crate::bytes::Bytes) -> Result<Int> {
        let file = self.open_binary(&Str::lit("wb"))?;
        let count = file.write(data)?;
        file.close()?;
        Ok(count)
    }
    pub fn touch(&self, exist_ok: bool) -> Result<()> {
        let mode = if exist_ok { "a" } else { "x" };
        self.open(&Str::lit(mode), &None, &None, &None)?.close()
    }

    pub fn mkdir(&self, mode: i64, parents: bool, exist_ok: bool) -> Result<()> {
        match os::mkdir(&self.to_text(), mode) {
            Err(exc) if exc.is(&FILE_NOT_FOUND_ERROR) && parents && self.parent().0 != self.0 => {
                self.parent().mkdir(0o777, true, true)?;
                self.mkdir(mode, false, exist_ok)
            }
            Err(exc) if exc.is(&OS_ERROR) && !exc.is(&FILE_NOT_FOUND_ERROR) && exist_ok && self.is_dir() => Ok(()),
            result => result,
        }
    }
    pub fn readlink(&self) -> Result<Self> {
        Ok(Self::from(&os::readlink(&self.to_text())?))
    }
    /// The path as a `file:` address.
    pub fn as_uri(&self) -> Result<Str> {
        if !self.is_absolute() {
            return Err(value_error("relative path can't be expressed as a file URI"));
        }
        let mut address = String::from("file://");
        for byte in self.0.bytes() {
            if byte.is_ascii_alphanumeric() || b"_.-~/".contains(&byte) {
                address.push(char::from(byte));
            } else {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
        Ok(Str::from(address))
    }
    pub fn rmdir(&self) -> Result<()> {
        os::rmdir(&self.to_text())
    }
    pub fn unlink(&self, missing_ok: bool) -> Result<()> {
        match os::remove(&self.to_text()) {
            Err(exc) if missing_ok && exc.is(&FILE_NOT_FOUND_ERROR) => Ok(()),
            result => result,
        }
    }
    /// `rename` and `replace`: the new path.
    pub fn rename(&self, target: impl Into<Path>) -> Result<Self> {
        let target = target.into();
        os::rename(&self.to_text(), &target.to_text())?;
        Ok(target)
    }

    pub fn iterdir(&self) -> Result<Iter<Path>> {
        let names = os::listdir(&self.to_text())?.to_vec();
        let folder = self.clone();
        Ok(Iter::named("generator", {
            let mut names = names.into_iter();
            move || Ok(names.next().map(|name| folder.join(&name)))
        }))
    }
    /// The paths below that match a relative pattern.
    pub fn glob(&self, pattern: &Str) -> Result<Iter<Path>> {
        if pattern.is_empty() {
            return Err(value_error("Unacceptable pattern: ''"));
        }
        self.matching(pattern, false)
    }
    pub fn rglob(&self, pattern: &Str) -> Result<Iter<Path>> {
        self.matching(pattern, true)
    }
    fn matching(&self, pattern: &Str, deep: bool) -> Result<Iter<Path>> {
        if pattern.as_str().starts_with('/') {
            let message = "Non-relative patterns are unsupported";
            return Err(crate::exc::Exc::with_message(&NOT_IMPLEMENTED_ERROR, message));
        }
        Ok(Iter::from_std(glob::matches(self, pattern.as_str(), deep)?.into_iter()))
    }
    /// `self.match(pattern)`: the last parts match a pattern's, or all where it is absolute.
    pub fn matches(&self, pattern: &Str) -> Result<bool> {
        let pattern = Path::from(pattern);
        let (ours, theirs) = (self.parts().to_vec(), pattern.parts().to_vec());
        if theirs.is_empty() {
            return Err(value_error("empty pattern"));
        }
        if ours.len() < theirs.len() || (pattern.is_absolute() && ours.len() != theirs.len()) {
            return Ok(false);
        }
        let tail = &ours[ours.len() - theirs.len()..];
        Ok(tail.iter().zip(&theirs).all(|(name, pattern)| glob::name_matches(name.as_str(), pattern.as_str())))
    }
}

impl Object for Path {
    fn type_name(&self) -> &'static str {
        "PosixPath"
    }
    fn py_repr(&self) -> Result<Str> {
        Ok(Str::from(format!("PosixPath({})", self.to_text().py_repr()?.as_str())))
    }
    fn py_str(&self) -> Result<Str> {
        Ok(self.to_text())
    }
    fn py_format(&self, spec: &Str) -> Result<Str> {
        if spec.is_empty() {
            return self.py_str();
        }
        let message = "unsupported format string passed to PosixPath.__format__";
        Err(crate::exc::type_error(message))
    }
    fn py_eq(&self, other: &Self) -> Result<bool> {
        Ok(self.0 == other.0)
    }
    fn py_lt(&self, other: &Self) -> Result<bool> {
        Ok(self.parts().to_vec() < other.parts().to_vec())
    }
    fn py_le(&self, other: &Self) -> Result<bool> {
        Ok(self.parts().to_vec() <= other.parts().to_vec())
    }
    fn py_hash(&self) -> Result<i64> {
        self.to_text().py_hash()
    }
    fn py_is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
