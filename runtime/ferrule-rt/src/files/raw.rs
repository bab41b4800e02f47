//! What a file object stands on: a file of the system, memory, or a standard stream, with one buffer per direction.

use std::fs::File;
use std::io::{self, BufRead, Read, Seek, SeekFrom, Write};

use super::binary::BinaryFile;
use crate::bytes::Bytes;
use crate::exc::{Exc, ExcClass, OS_ERROR, Result, VALUE_ERROR, os_error, value_error};
use crate::int::Int;
use crate::str::Str;

pub static UNSUPPORTED_OPERATION: ExcClass =
    ExcClass::new("UnsupportedOperation", &[&OS_ERROR, &VALUE_ERROR]).module("io");

/// `ENOSYS`, for whatever a program in the sandbox asks of the system that is not there.
const NO_SYSTEM: i64 = 38;

pub const CLOSED: &str = "I/O operation on closed file.";

/// How many bytes one read asks for and a write gathers.
pub const CHUNK: usize = 8192;

/// The place that the bytes come from and go to.
pub enum Source {
    File(File),
    Memory(io::Cursor<Vec<u8>>),
    Stdin,
    Stdout,
    Stderr,
    /// What stands in place of a standard stream.
    Redirected(crate::io::Sink),
    /// The binary file under `io.TextIOWrapper(buffer)`.
    Under(BinaryFile),
}

/// A source with the permissions and the write buffer of one file object.
pub struct Raw {
    source: Source,
    pub readable: bool,
    pub writable: bool,
    pub closed: bool,
    waiting: Vec<u8>,
    /// A temporary file goes with its file object.
    temporary: Option<String>,
}

pub fn unsupported(message: &'static str) -> Exc {
    Exc::with_message(&UNSUPPORTED_OPERATION, message)
}

/// The exception for an error of the system.
pub fn os_failure(error: &io::Error, filename: Option<&str>) -> Exc {
    if crate::guest::host().is_some() {
        return os_error(NO_SYSTEM, "Function not implemented", filename.map(Str::from));
    }
    let errno = error.raw_os_error().unwrap_or(5);
    let text = io::Error::from_raw_os_error(errno).to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    os_error(i64::from(errno), text, filename.map(Str::from))
}

fn failed(error: io::Error) -> Exc {
    os_failure(&error, None)
}

impl Raw {
    pub fn new(source: Source, readable: bool, writable: bool) -> Self {
        Self { source, readable, writable, closed: false, waiting: Vec::new(), temporary: None }
    }

    /// The same, for a file that is removed when it is closed.
    pub fn temporary(mut self, path: &Str) -> Self {
        self.temporary = Some(path.as_str().to_owned());
        self
    }

    /// Another file object on the same standard stream, which holds nothing back itself.
    pub fn shared(&self) -> Option<Self> {
        let source = match self.source {
            Source::Stdin => Source::Stdin,
            Source::Stdout => Source::Stdout,
            Source::Stderr => Source::Stderr,
            Source::Redirected(ref sink) => Source::Redirected(sink.clone()),
            Source::File(_) | Source::Memory(_) | Source::Under(_) => return None,
        };
        Some(Self::new(source, self.readable, self.writable))
    }

    pub fn check_open(&self) -> Result<()> {
        if self.closed { Err(value_error(CLOSED)) } else { Ok(()) }
    }
    pub fn check_readable(&self, message: &'static str) -> Result<()> {
        self.check_open()?;
        if self.readable { Ok(()) } else { Err(unsupported(message)) }
    }
    pub fn check_writable(&self, message: &'static str) -> Result<()> {
        self.check_open()?;
        if self.writable { Ok(()) } else { Err(unsupported(message)) }
    }

    pub fn is_terminal(&self) -> bool {
        use std::io::IsTerminal;
        match &self.source {
            Source::File(file) => file.is_terminal(),
            Source::Memory(_) | Source::Redirected(_) => false,
            Source::Under(file) => file.isatty().unwrap_or(false),
            Source::Stdin => io::stdin().is_terminal(),
            Source::Stdout => io::stdout().is_terminal(),
            Source::Stderr => io::stderr().is_terminal(),
        }
    }

    pub fn fileno(&self) -> Result<i64> {
        use crate::platform::AsRawFd;
        match &self.source {
            Source::File(file) => Ok(i64::from(file.as_raw_fd())),
            Source::Memory(_) | Source::Redirected(_) => Err(unsupported("fileno")),
            Source::Under(file) => file.fileno().map(|number| number.to_i64().unwrap_or(-1)),
            Source::Stdin => Ok(0),
            Source::Stdout => Ok(1),
            Source::Stderr => Ok(2),
        }
    }

    /// Reads up to a chunk; nothing at the end.
    pub fn read_chunk(&mut self) -> Result<Vec<u8>> {
        self.flush()?;
        let mut bytes = vec![0; CHUNK];
        let count = match &mut self.source {
            Source::File(file) => retry(|| file.read(&mut bytes))?,
            Source::Memory(memory) => memory.read(&mut bytes).map_err(failed)?,
            Source::Stdin => {
                // Line by line: what `input` reads next is not read ahead, and a terminal gives no more anyway.
                crate::io::flush()?;
                bytes.clear();
                io::stdin().lock().read_until(b'\n', &mut bytes).map_err(failed)?
            }
            Source::Under(file) => return Ok(file.read1(&Int::from(CHUNK))?.as_slice().to_vec()),
            Source::Stdout | Source::Stderr | Source::Redirected(_) => 0,
        };
        bytes.truncate(count);
        Ok(bytes)
    }

    /// Reads to the end.
    pub fn read_rest(&mut self, onto: &mut Vec<u8>) -> Result<()> {
        self.flush()?;
        match &mut self.source {
            Source::File(file) => file.read_to_end(onto),
            Source::Memory(memory) => memory.read_to_end(onto),
            Source::Stdin => io::stdin().lock().read_to_end(onto),
            Source::Under(file) => {
                onto.extend_from_slice(file.read(&None)?.as_slice());
                Ok(0)
            }
            Source::Stdout | Source::Stderr | Source::Redirected(_) => Ok(0),
        }
        .map(|_| ())
        .map_err(failed)
    }

    /// Takes bytes to be written at the latest when a chunk is full, or the file is flushed or closed.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        if let Source::Memory(memory) = &mut self.source {
            return memory.write_all(bytes).map_err(failed);
        }
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= CHUNK || matches!(self.source, Source::Stdout | Source::Stderr | Source::Redirected(_))
        {
            return self.push();
        }
        Ok(())
    }

    /// Hands the waiting bytes on.
    fn push(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let waiting = std::mem::take(&mut self.waiting);
        match &mut self.source {
            Source::File(file) => file.write_all(&waiting).map_err(failed),
            Source::Memory(memory) => memory.write_all(&waiting).map_err(failed),
            Source::Stdin => Ok(()),
            Source::Stdout => crate::io::write_own_stdout(&waiting),
            Source::Stderr => crate::io::write_own_stderr(&waiting),
            Source::Redirected(sink) => sink(&String::from_utf8_lossy(&waiting)),
            Source::Under(file) => file.write(&Bytes::from(waiting)).map(|_| ()),
        }
    }

    pub fn flush(&mut self) -> Result<()> {
        self.push()?;
        match &self.source {
            Source::Stdout => crate::io::flush(),
            Source::Under(file) if self.writable => file.flush(),
            _ => Ok(()),
        }
    }

    pub fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.flush()?;
        match &mut self.source {
            Source::File(file) => file.seek(to).map_err(failed),
            Source::Memory(memory) => memory.seek(to).map_err(failed),
            Source::Under(file) => file.seek_to(to),
            _ => Err(unsupported("underlying stream is not seekable")),
        }
    }

    /// The position with what waits to be written behind it.
    pub fn position(&mut self) -> Result<u64> {
        let position = match &mut self.source {
            Source::File(file) => file.stream_position().map_err(failed)?,
            Source::Memory(memory) => memory.position(),
            Source::Under(file) => file.position()?,
            _ => return Err(unsupported("underlying stream is not seekable")),
        };
        Ok(position + self.waiting.len() as u64)
    }

    pub fn truncate(&mut self, size: u64) -> Result<()> {
        self.flush()?;
        match &mut self.source {
            Source::File(file) => file.set_len(size).map_err(failed),
            Source::Memory(memory) => {
                let size = usize::try_from(size).unwrap_or(usize::MAX);
                if size < memory.get_ref().len() {
                    memory.get_mut().truncate(size);
                }
                Ok(())
            }
            Source::Under(file) => file.truncate(&Some(Int::from(size))).map(|_| ()),
            _ => Err(unsupported("truncate")),
        }
    }

    /// The contents of a memory file.
    pub fn memory(&self) -> &[u8] {
        match &self.source {
            Source::Memory(memory) => memory.get_ref(),
            _ => &[],
        }
    }

    /// The binary file below, if that is what the bytes go to.
    pub fn under(&self) -> Option<BinaryFile> {
        match &self.source {
            Source::Under(file) => Some(file.clone()),
            _ => None,
        }
    }

    /// Closes once; the standard streams themselves stay.
    pub fn close(&mut self) -> Result<()> {
        if self.closed {
            return Ok(());
        }
        let flushed = self.flush();
        self.closed = true;
        if let Source::Under(file) = &self.source {
            file.close()?;
        }
        if let Source::File(_) | Source::Memory(_) = self.source {
            self.source = Source::Memory(io::Cursor::default());
        }
        if let Some(path) = self.temporary.take() {
            // Somebody else may have removed it.
            let _ = std::fs::remove_file(path);
        }
        flushed
    }
}

impl Drop for Raw {
    /// As CPython, which closes a file when nobody holds it any more.
    fn drop(&mut self) {
        if let Source::Under(_) = self.source {
            // CPython closes the file below too, but later: whoever still looks at it finds it as it was.
            let _ = if self.closed { Ok(()) } else { self.flush() };
            return;
        }
        // Nobody is left to tell.
        let _ = self.close();
    }
}

fn retry(mut read: impl FnMut() -> io::Result<usize>) -> Result<usize> {
    loop {
        match read() {
            Ok(count) => return Ok(count),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(failed(error)),
        }
    }
}
