"""gettext without catalogs, threading.local, and what is only asked for when something goes wrong."""

import gettext
import importlib.metadata
import threading
import traceback
from gettext import gettext as _
from gettext import ngettext

print(_("Hello"), ngettext("%d file", "%d files", 1) % 1, ngettext("%d file", "%d files", 3) % 3)
words = gettext.translation("ferrule-no-such-domain", fallback=True)
print(words.gettext("one"), words.ngettext("a", "b", 2), words.pgettext("menu", "open"))
print(gettext.textdomain(), gettext.textdomain("mine"), gettext.textdomain(), gettext.find("ferrule-no-such-domain"))
try:
    gettext.translation("ferrule-no-such-domain")
except FileNotFoundError as error:
    print(error.errno, error.strerror, error.filename)

state = threading.local()
state.depth = 1
state.names = ["a"]
state.depth += 1
print(state.depth, state.names, hasattr(state, "depth"), hasattr(state, "missing"), getattr(state, "missing", None))


class Context(threading.local):
    def __init__(self):
        self.stack = []


context = Context()
context.stack.append(3)
print(context.stack)


def guarded(text):
    try:
        return int(text)
    except KeyError:
        return traceback.format_exc()
    except ValueError as error:
        return "".join(traceback.format_exception_only(error)).strip()


print(guarded("4"), guarded("x"))


def version():
    try:
        return importlib.metadata.version("nothing")
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


if len(state.names) > 1:
    print(version())
