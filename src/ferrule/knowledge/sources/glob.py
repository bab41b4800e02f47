"""`glob`: translated with the program that imports it. The order is the system's, as in CPython."""

import fnmatch
import os
import re

_MAGIC = re.compile("[*?[]")


def has_magic(s):
    return _MAGIC.search(s) is not None


def escape(pathname):
    return re.sub("([*?[])", r"[\1]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = "" if root_dir is None else os.fspath(root_dir)
    skip = recursive and pathname[:2] == "**"
    for found in _matching(pathname, root, recursive, False, include_hidden):
        if skip and not found:
            skip = False
            continue
        yield found


def _matching(pathname, root, recursive, folders_only, hidden):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        full = os.path.join(root, pathname)
        if basename:
            if os.path.lexists(full):
                yield pathname
        elif os.path.isdir(os.path.join(root, dirname)):
            yield pathname
        return
    if not dirname:
        for name in _names(root, basename, recursive, folders_only, hidden):
            yield name
        return
    folders = [dirname]
    if dirname != pathname and has_magic(dirname):
        folders = list(_matching(dirname, root, recursive, True, hidden))
    for folder in folders:
        for name in _names(os.path.join(root, folder), basename, recursive, folders_only, hidden):
            yield os.path.join(folder, name)


def _names(folder, basename, recursive, folders_only, hidden):
    """The names in a folder that match the last part of a pattern."""
    if not has_magic(basename):
        if basename == "":
            return [""] if os.path.isdir(folder) else []
        return [basename] if os.path.lexists(os.path.join(folder, basename)) else []
    if basename == "**" and recursive:
        return _below(folder, folders_only, hidden)
    names = [entry for entry in _listed(folder, folders_only) if hidden or not entry.startswith(".")]
    if basename.startswith("."):
        names = _listed(folder, folders_only)
    return fnmatch.filter(names, basename)


def _below(folder, folders_only, hidden):
    found = [""] if not folder or os.path.isdir(folder) else []
    for name in _listed(folder, folders_only):
        if hidden or not name.startswith("."):
            found.append(name)
            for inner in _below(os.path.join(folder, name), folders_only, hidden):
                if inner:
                    found.append(os.path.join(name, inner))
    return found


def _listed(folder, folders_only):
    try:
        names = os.listdir(folder or os.curdir)
    except OSError:
        return []
    if folders_only:
        return [name for name in names if os.path.isdir(os.path.join(folder, name))]
    return names
