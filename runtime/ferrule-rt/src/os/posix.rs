//! What `os` asks of a POSIX system beside files: users, rights, names of the machine.

use rustix::{fs, process, system, thread};

use super::on;
use crate::exc::Result;
use crate::files::os_failure;
use crate::int::Int;
use crate::set::Set;
use crate::str::Str;

fn failed(error: rustix::io::Errno) -> std::io::Error {
    std::io::Error::from_raw_os_error(error.raw_os_error())
}

/// `os.access(path, mode)`.
pub fn access(path: &Str, mode: i64) -> bool {
    fs::access(path.as_str(), fs::Access::from_bits_retain(mode as u32)).is_ok()
}

pub fn getuid() -> Int {
    Int::from(process::getuid().as_raw())
}
pub fn geteuid() -> Int {
    Int::from(process::geteuid().as_raw())
}
pub fn getgid() -> Int {
    Int::from(process::getgid().as_raw())
}
pub fn getegid() -> Int {
    Int::from(process::getegid().as_raw())
}
pub fn getpgrp() -> Int {
    Int::from(i64::from(process::getpgrp().as_raw_nonzero().get()))
}

/// `os.umask(mask)`: the mask before.
pub fn umask(mask: i64) -> Int {
    Int::from(process::umask(fs::Mode::from_bits_truncate(mask as u32)).bits())
}

/// `os.uname()`: the names of the system, the machine in the network, the release, the version and the hardware.
pub fn uname() -> (Str, Str, Str, Str, Str) {
    let names = system::uname();
    let text = |name: &std::ffi::CStr| Str::from(name.to_string_lossy().as_ref());
    (text(names.sysname()), text(names.nodename()), text(names.release()), text(names.version()), text(names.machine()))
}

/// `shutil.disk_usage(path)`: all bytes, those in use and those that a user may have.
pub fn disk_usage(path: &Str) -> Result<(Int, Int, Int)> {
    let found = on(path, fs::statvfs(path.as_str()).map_err(failed))?;
    let total = found.f_blocks * found.f_frsize;
    let used = (found.f_blocks - found.f_bfree) * found.f_frsize;
    Ok((Int::from(total), Int::from(used), Int::from(found.f_bavail * found.f_frsize)))
}

/// `os.sched_getaffinity(0)`: the processors that the program may use.
pub fn sched_getaffinity() -> Result<Set<Int>> {
    let found = thread::sched_getaffinity(None).map_err(|error| os_failure(&failed(error), None))?;
    let usable = (0..thread::CpuSet::MAX_CPU).filter(|cpu| found.is_set(*cpu)).map(Int::from);
    Set::of(usable.collect())
}

/// `os.kill(pid, signal)`.
pub fn kill(process: i64, signal: i64) -> Result<()> {
    let nothing_such = || os_failure(&std::io::Error::from_raw_os_error(3), None);
    let pid = i32::try_from(process).ok().and_then(process::Pid::from_raw).ok_or_else(nothing_such)?;
    let done = if signal == 0 {
        process::test_kill_process(pid)
    } else {
        let named = i32::try_from(signal).ok().and_then(process::Signal::from_named_raw);
        let signal = named.ok_or_else(|| os_failure(&std::io::Error::from_raw_os_error(22), None))?;
        process::kill_process(pid, signal)
    };
    done.map_err(|error| os_failure(&failed(error), None))
}
