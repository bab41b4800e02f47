"""Runs one command that nobody trusts, with its own folder and nothing else: no network, no other files, bounded time,
memory, disk and processes.

Two mechanisms, by what the machine has: namespaces (a root of its own made of read-only mounts, no network, its own
processes), else Landlock with a filter of system calls. Both also get the filter, the resource limits and, from root, a
user that owns nothing. Without either, nothing is run.

This file runs in a process of its own: `main` reads what to do as JSON from standard input.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import shutil
import signal
import stat
import struct
import sys
import time
from pathlib import Path
from typing import Any

from ferrule.sandbox import seccomp

USER = 65533  # not the user of workers, so that neither can signal or starve the other
REFUSED = 111  # nothing was run
_LIBC = ctypes.CDLL(None, use_errno=True)

_NEW = {
    "mount": 0x20000,
    "uts": 0x04000000,
    "ipc": 0x08000000,
    "user": 0x10000000,
    "pid": 0x20000000,
    "net": 0x40000000,
}
_READ_ONLY, _NO_SUID, _NO_DEV, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
_PIVOT_ROOT, _LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 155, 444, 445, 446
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_CHILD_SUBREAPER = 1, 38, 36
_DEVICES = ("null", "zero", "urandom")


class Refused(Exception):
    """The mechanism is not to be had here."""


def _check(result: int, what: str) -> None:
    if result < 0:
        raise Refused(f"{what}: {os.strerror(ctypes.get_errno())}")


def _mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    arguments = (source.encode(), target.encode(), kind.encode() or None, flags, options.encode() or None)
    _check(_LIBC.mount(*arguments), f"mount {target}")


def _bind(source: str, target: str) -> None:
    """Read-only, without set-user-id programs and devices."""
    _mount(source, target, "", _BIND | _RECURSIVE)
    _mount("", target, "", _BIND | _REMOUNT | _READ_ONLY | _NO_SUID)


def _unshare() -> None:
    user = os.geteuid(), os.getegid()
    kinds = [kind for kind in _NEW if kind != "user" or user[0] != 0]
    _check(_LIBC.unshare(sum(_NEW[kind] for kind in kinds)), "unshare")
    if user[0] != 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user[0]} {user[0]} 1")
        Path("/proc/self/gid_map").write_text(f"{user[1]} {user[1]} 1")


def _new_root(order: dict[str, Any]) -> None:
    """System and toolchain read-only, `/source` read-only, `/work` to write, in memory and of bounded size."""
    _mount("", "/", "", _RECURSIVE | _PRIVATE)
    root = order["scratch"]
    _mount("none", root, "tmpfs", _NO_SUID, f"size={order['disk_mb']}m,mode=755")
    for name in ("proc", "dev", "work", "old"):
        os.mkdir(f"{root}/{name}")
    for place in order["read_only"]:
        inside, outside = place
        if os.path.islink(outside) and inside == outside:
            os.symlink(os.readlink(outside), root + inside)
        elif os.path.isdir(outside):
            os.makedirs(root + inside, exist_ok=True)
            _bind(outside, root + inside)
        elif os.path.exists(outside):
            os.makedirs(os.path.dirname(root + inside), exist_ok=True)
            Path(root + inside).touch()
            _bind(outside, root + inside)
    for name in _DEVICES:
        Path(f"{root}/dev/{name}").touch()
        _mount(f"/dev/{name}", f"{root}/dev/{name}", "", _BIND)
    # While the old one can still be seen: without root, the kernel asks for that.
    _mount("proc", f"{root}/proc", "proc", _NO_SUID | _NO_DEV)
    _check(_LIBC.syscall(_PIVOT_ROOT, root.encode(), f"{root}/old".encode()), "pivot_root")
    os.chdir("/")
    _check(_LIBC.umount2(b"/old", 2), "umount")
    os.rmdir("/old")


def _try_namespaces(order: dict[str, Any]) -> str:
    """Does all of the work in a child with namespaces, and ends this process as that ended; comes back only if they are
    not to be had, and says why."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        _stage(order, telling)
    os.close(telling)
    with os.fdopen(told) as pipe:
        reason = pipe.read()
    _, status = os.waitpid(child, 0)
    if not reason:
        os._exit(max(os.waitstatus_to_exitcode(status), 0))
    return reason


def _stage(order: dict[str, Any], telling: int) -> None:
    """Makes the namespaces and, as the first process of the new ones, works in them. When that one ends, so does every
    process that the command left behind. Does not return."""
    try:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        _unshare()
        child = os.fork()
        if child:
            os.close(telling)
            _, status = os.waitpid(child, 0)
            os._exit(max(os.waitstatus_to_exitcode(status), 0))
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        _new_root(order)
    except (Refused, OSError) as refused:
        os.write(telling, str(refused).encode())
        os._exit(REFUSED)
    os.close(telling)
    paths = {"work": "/work", "source": "/source", "toolchain": order["toolchain_inside"]}
    try:
        _work(order, paths, ["namespaces", "no network", "read-only root"], rules=False)
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        sys.stderr.flush()
        os._exit(0)


def landlock(order: dict[str, Any]) -> list[str]:
    """Rules for this process and its children: read the system, toolchain and source, write below `work`."""
    version = _LIBC.syscall(_LANDLOCK_CREATE, None, 0, 1)
    _check(version, "Landlock")
    every = (1 << 13) - 1 | (1 << 13 if version >= 2 else 0) | (1 << 14 if version >= 3 else 0)
    # TCP of any kind; then signals and abstract sockets across the border.
    rules = struct.pack("<QQQ", every, 3, 3)
    ruleset = _LIBC.syscall(_LANDLOCK_CREATE, rules, 24 if version >= 6 else 16 if version >= 4 else 8, 0)
    _check(ruleset, "Landlock")
    read = 1 | 4 | 8  # execute, read files, read folders
    places = [(outside, read) for _, outside in order["read_only"]] + [(order["work"], every)]
    places += [(f"/dev/{name}", 2 | 4) for name in _DEVICES]
    for path, rights in places:
        if os.path.exists(path):
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
            if not stat.S_ISDIR(os.fstat(opened).st_mode):
                rights &= 1 | 2 | 4 | (1 << 14 if version >= 3 else 0)
            rule = struct.pack("<Qi", rights, opened)
            _check(_LIBC.syscall(_LANDLOCK_ADD, ruleset, 1, rule, 0), f"Landlock rule for {path}")
            os.close(opened)
    _check(_LIBC.syscall(_LANDLOCK_RESTRICT, ruleset, 0), "Landlock")
    os.close(ruleset)
    return [f"Landlock {version}"]


def _limit(order: dict[str, Any]) -> None:
    megabyte = 1 << 20
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, order["memory_mb"] * megabyte),
        (resource.RLIMIT_FSIZE, order["disk_mb"] * megabyte),
        (resource.RLIMIT_CPU, order["seconds"] * (os.cpu_count() or 1)),
        (resource.RLIMIT_NPROC, order["processes"]),
        (resource.RLIMIT_NOFILE, 1024),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))


def _become_nobody() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(USER, USER, USER)
        os.setresuid(USER, USER, USER)


def _run(order: dict[str, Any], paths: dict[str, str], *, rules: bool) -> None:
    """The child: gives up the rest and becomes the command. Does not return."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _limit(order)
    _become_nobody()
    _check(_LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    if rules:
        landlock(order)
    if seccomp.supported():
        seccomp.install(seccomp.build_program())
    os.chdir(f"{paths['work']}/source")
    environment = {name: value.format(**paths) for name, value in order["environment"].items()}
    command = [part.format(**paths) for part in order["command"]]
    os.execve(command[0], command, environment)


def _tree(root: int) -> list[int]:
    """All processes below `root`."""
    found, rest = [], [root]
    while rest:
        pid = rest.pop()
        for file in Path("/proc", str(pid), "task").glob("*/children"):
            try:
                children = [int(word) for word in file.read_text().split()]
            except OSError:
                continue
            found += children
            rest += children
    return found


def _resident(pids: list[int]) -> int:
    total = 0
    for pid in pids:
        try:
            total += int(Path("/proc", str(pid), "statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
    return total * os.sysconf("SC_PAGE_SIZE")


def _watch(child: int, order: dict[str, Any]) -> tuple[int, str]:
    """Waits for the command; ends it when its time or its memory is over. Status, and why it was ended."""
    deadline = time.monotonic() + order["seconds"]
    why = ""
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status), why
        if not why and time.monotonic() > deadline:
            why = f"it took longer than {order['seconds']} s"
        if not why and _resident([child, *_tree(child)]) > order["memory_mb"] << 20:
            why = f"its processes used more than {order['memory_mb']} MiB together"
        if why:
            _end(child)
        time.sleep(0.02)


def _end(child: int) -> None:
    for pid in [child, *_tree(child)]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _end_orphans() -> None:
    """What outlived the command became a child of this process, which is their reaper."""
    for _ in range(1000):
        left = _tree(os.getpid())
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def _take(path: str, most: int) -> bytes:
    """A file that the command made, if it is a plain one."""
    opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(opened, "rb") as file:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise OSError("not a plain file")
        return file.read(most + 1)


def main() -> None:
    order: dict[str, Any] = json.loads(sys.stdin.readline())
    reasons = []
    if order["mechanism"] != "landlock":
        reasons.append(f"namespaces: {_try_namespaces(order)}")
    hidden = _hidden(order["toolchain"])
    if order["mechanism"] == "namespaces":
        reasons.append("Landlock: not asked for")
    elif _LIBC.syscall(_LANDLOCK_CREATE, None, 0, 1) < 1:
        reasons.append("Landlock: not in this kernel")
    elif hidden:
        reasons.append(f"Landlock: {hidden} is not open to the user that builds")
    else:
        paths = {"work": order["work"], "source": order["source"], "toolchain": order["toolchain"]}
        _work(order, paths, ["Landlock"], rules=True)
        return
    sys.stdout.write(json.dumps({"refused": reasons}) + "\n")


def _work(order: dict[str, Any], paths: dict[str, str], walls: list[str], *, rules: bool) -> None:
    """Copies the source, runs the command as a child, watches it, and tells what came out."""
    _LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    skip = shutil.ignore_patterns(*order["skip"])
    shutil.copytree(paths["source"], f"{paths['work']}/source", symlinks=True, ignore=skip)
    for name in ("home", "target", "tmp"):
        os.mkdir(f"{paths['work']}/{name}")
    _give_away(paths["work"])
    log = os.open(f"{paths['work']}/../log" if rules else "/log", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    child = os.fork()
    if child == 0:
        try:
            os.dup2(log, 1)
            os.dup2(log, 2)
            _run(order, paths, rules=rules)
        except BaseException as error:
            os.write(2, f"could not start: {error}\n".encode())
        finally:
            os._exit(REFUSED)
    status, why = _watch(child, order)
    _end_orphans()
    _tell(order, paths, walls, log, status, why)


def _hidden(path: str) -> str:
    """The folder on the way to `path` that only its owner may enter, where the build will be another user."""
    if os.geteuid() != 0:
        return ""
    for folder in [Path(path), *Path(path).parents]:
        if not folder.stat().st_mode & stat.S_IXOTH:
            return str(folder)
    return ""


def _give_away(work: str) -> None:
    if os.geteuid() == 0:
        for folder, _, files in os.walk(work):
            for name in [folder, *(os.path.join(folder, file) for file in files)]:
                os.chown(name, USER, USER, follow_symlinks=False)


def _tell(order: dict[str, Any], paths: dict[str, str], walls: list[str], log: int, status: int, why: str) -> None:
    """What came out, for the parent: a line of JSON, then the file that was asked for."""
    text = os.pread(log, os.fstat(log).st_size, 0)[-(1 << 20) :].decode(errors="replace")
    made, problem = b"", ""
    if status == 0 and not why:
        try:
            made = _take(order["output"].format(**paths), order["most_output"])
        except OSError as error:
            problem = f"it left no output: {error}"
    told = {"status": status, "why": why or problem, "log": text, "walls": walls, "bytes": len(made)}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made)
    sys.stdout.buffer.flush()
