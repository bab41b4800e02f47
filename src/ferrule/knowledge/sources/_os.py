"""`os` where functions of the program take part or a result is a named tuple; everything else is rows."""

import os
from collections import namedtuple

import _posix

uname_names = namedtuple("uname_result", ["sysname", "nodename", "release", "version", "machine"])
size_names = namedtuple("terminal_size", ["columns", "lines"])


class uname_result(uname_names):
    def __repr__(self):
        return (
            f"posix.uname_result(sysname={self.sysname!r}, nodename={self.nodename!r}, release={self.release!r}, "
            f"version={self.version!r}, machine={self.machine!r})"
        )


class terminal_size(size_names):
    def __repr__(self):
        return f"os.terminal_size(columns={self.columns}, lines={self.lines})"


def uname():
    sysname, nodename, release, version, machine = _posix.uname()
    return uname_result(sysname, nodename, release, version, machine)


def get_terminal_size(fd=1):
    columns, lines = _posix.terminal_size()
    if columns == 0:
        raise OSError(25, "Inappropriate ioctl for device")
    return terminal_size(columns, lines)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """The folder, the folders in it and what else is in it, in the order of `os.scandir`."""
    folder = os.fspath(top)
    folders = []
    others = []
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    inside = []
    for entry in entries:
        if entry.is_dir():
            folders.append(entry.name)
            if followlinks or not entry.is_symlink():
                inside.append(entry.path)
        else:
            others.append(entry.name)
    if topdown:
        yield folder, folders, others
        for name in folders:
            path = os.path.join(folder, name)
            if followlinks or not os.path.islink(path):
                yield from walk(path, topdown, onerror, followlinks)
    else:
        for path in inside:
            yield from walk(path, topdown, onerror, followlinks)
        yield folder, folders, others


def renames(old, new):
    head, tail = os.path.split(os.fspath(new))
    if head and tail and not os.path.exists(head):
        os.makedirs(head)
    os.rename(old, new)
    head, tail = os.path.split(os.fspath(old))
    if head and tail:
        try:
            os.removedirs(head)
        except OSError:
            pass


def get_exec_path():
    return os.environ.get("PATH", os.defpath).split(os.pathsep)
