"""`shutil`: translated with the program that imports it. Copies keep permissions where CPython's do."""

import os
import stat
from collections import namedtuple

import _posix
import _shutil


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


usage = namedtuple("usage", ["total", "used", "free"])
size_names = namedtuple("terminal_size", ["columns", "lines"])


class ExecError(OSError):
    pass


class ReadError(OSError):
    pass


class terminal_size(size_names):
    def __repr__(self):
        return f"os.terminal_size(columns={self.columns}, lines={self.lines})"


def disk_usage(path):
    total, used, free = _posix.disk_usage(os.fspath(path))
    return usage(total, used, free)


def copyfileobj(fsrc, fdst, length=0):
    while True:
        chunk = fsrc.read(65536)
        if not chunk:
            break
        fdst.write(chunk)


def copyfile(src, dst, *, follow_symlinks=True):
    source = os.fspath(src)
    target = os.fspath(dst)
    if os.path.exists(source) and os.path.exists(target) and os.path.samefile(source, target):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and os.path.islink(source):
        os.symlink(os.readlink(source), target)
        return dst
    with open(source, "rb") as read:
        with open(target, "wb") as write:
            copyfileobj(read, write)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    found = os.stat(src)
    os.utime(dst, (found.st_atime, found.st_mtime))
    os.chmod(dst, stat.S_IMODE(found.st_mode))


def _inside(src, dst):
    """Where a copy to `dst` arrives: in it when it is a folder."""
    return os.path.join(os.fspath(dst), os.path.basename(os.fspath(src)))


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        target = _inside(src, dst)
        copyfile(src, target)
        copymode(src, target)
        return target
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        target = _inside(src, dst)
        copyfile(src, target)
        copystat(src, target)
        return target
    copyfile(src, dst)
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    import fnmatch

    def ignored(path, names):
        found = set()
        for pattern in patterns:
            for name in fnmatch.filter(names, pattern):
                found.add(name)
        return found

    return ignored


def copytree(src, dst, symlinks=False, ignore=None, dirs_exist_ok=False):
    source = os.fspath(src)
    target = os.fspath(dst)
    names = os.listdir(source)
    skipped = set() if ignore is None else ignore(source, names)
    os.makedirs(target, exist_ok=dirs_exist_ok)
    for name in names:
        if name in skipped:
            continue
        entry = os.path.join(source, name)
        copied = os.path.join(target, name)
        if os.path.islink(entry) and symlinks:
            os.symlink(os.readlink(entry), copied)
        elif os.path.isdir(entry):
            copytree(entry, copied, symlinks, ignore, dirs_exist_ok)
        else:
            copy2(entry, copied)
    copystat(source, target)
    return dst


def _remove_tree(path):
    for name in os.listdir(path):
        entry = os.path.join(path, name)
        if os.path.isdir(entry) and not os.path.islink(entry):
            _remove_tree(entry)
        else:
            os.unlink(entry)
    os.rmdir(path)


def rmtree(path, ignore_errors=False):
    folder = os.fspath(path)
    if ignore_errors:
        try:
            rmtree(folder)
        except OSError:
            pass
        return
    if os.path.islink(folder):
        raise OSError("Cannot call rmtree on a symbolic link")
    _remove_tree(folder)


def move(src, dst, copy_function=copy2):
    source = os.fspath(src)
    target = os.fspath(dst)
    if os.path.isdir(target):
        if os.path.exists(source) and os.path.samefile(source, target):
            os.rename(source, target)
            return target
        target = os.path.join(target, os.path.basename(source.rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(source, target)
    except OSError:
        if os.path.isdir(source):
            copytree(source, target, symlinks=True)
            rmtree(source)
        else:
            copy2(source, target)
            os.unlink(source)
    return target


def which(cmd, path=None):
    if os.path.dirname(cmd):
        return cmd if _shutil.executable(cmd) else None
    where = os.environ.get("PATH", "/bin:/usr/bin") if path is None else path
    if not where:
        return None
    seen = set()
    for folder in where.split(os.pathsep):
        if folder not in seen:
            seen.add(folder)
            found = os.path.join(folder, cmd)
            if _shutil.executable(found):
                return found
    return None


def _size(name):
    try:
        return int(os.environ[name])
    except (KeyError, ValueError):
        return 0


def get_terminal_size(fallback=(80, 24)):
    columns = _size("COLUMNS")
    lines = _size("LINES")
    if columns <= 0 or lines <= 0:
        width, height = _shutil.terminal_size()
        if columns <= 0:
            columns = width or fallback[0]
        if lines <= 0:
            lines = height or fallback[1]
    return terminal_size(columns, lines)
