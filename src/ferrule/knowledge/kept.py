"""What the tables say, kept as Python keeps bytecode: reading it back takes a fifth of the time of reading the tables.

It lies where the bytecode of this package lies, is made again when a table or the reader changed, and is not written
where Python must not write bytecode.
"""

from __future__ import annotations

import importlib.util
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from ferrule.knowledge.model import Knowledge

HERE = Path(__file__).parent
READERS = (HERE / "model.py", HERE / "reader.py")
Stamp = list[tuple[str, int, int]]


def kept(tables: Sequence[Path], read: Callable[[], Knowledge]) -> Knowledge:
    """What `read` gives, or gave for the same tables."""
    place = Path(importlib.util.cache_from_source(str(HERE / "tables.py"))).with_suffix(".pickle")
    stamp = [(str(path), stat.st_size, stat.st_mtime_ns) for path in (*tables, *READERS) for stat in [path.stat()]]
    # Whatever is wrong with the file, it is made again.
    with suppress(Exception), place.open("rb") as file:
        if pickle.load(file) == stamp:
            found: Knowledge = pickle.load(file)
            return found
    knowledge = read()
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            write(place, stamp, knowledge)
    return knowledge


def write(place: Path, stamp: Stamp, knowledge: Knowledge) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        pickle.dump(stamp, file)
        pickle.dump(knowledge, file)
    os.replace(file.name, place)
