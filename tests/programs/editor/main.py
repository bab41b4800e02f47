# A line editor with undo, redo, search and blocks; commands come from stdin.
import re
import string
import sys


class EditError(Exception):
    pass


class Change:
    """Replaces lines[start:end] by new; knows how to go back."""

    def __init__(self, start, end, new):
        self.start = start
        self.end = end
        self.new = list(new)
        self.old = None

    def apply(self, lines):
        self.old = lines[self.start:self.end]
        lines[self.start:self.end] = self.new

    def revert(self, lines):
        lines[self.start:self.start + len(self.new)] = self.old

    @property
    def size(self):
        return len(self.new) - (self.end - self.start)


class Group:
    def __init__(self, changes):
        self.changes = changes

    def apply(self, lines):
        for c in self.changes:
            c.apply(lines)

    def revert(self, lines):
        for c in reversed(self.changes):
            c.revert(lines)

    size = property(lambda self: sum(c.size for c in self.changes))


class Editor:
    def __init__(self, text=""):
        self.lines = text.split("\n") if text else []
        self.undo_stack = []
        self.redo_stack = []
        self.clipboard = []
        self.marks = {}
        self.commands = {
            "append": self.do_append,
            "delete": self.do_delete,
            "paste": self.do_paste,
            "swap": self.do_swap,
            "sub": self.do_sub,
            "mark": self.do_mark,
            "sort": self.do_sort,
            "indent": self.do_indent,
            "every": self.do_every,
            "find": self.do_find,
            "undo": self.do_undo,
            "redo": self.do_redo,
            "print": self.do_print,
        }

    def perform(self, change):
        change.apply(self.lines)
        self.undo_stack.append(change)
        del self.redo_stack[:]

    def span(self, text):
        total = len(self.lines)
        if not text:
            return 0, total
        first, comma, last = text.partition(",")
        start = self.number(first or "1")
        end = self.number(last or "$") if comma else start
        if not 1 <= start <= end <= total:
            raise EditError("bad range %s of %d" % (text, total))
        return start - 1, end

    def number(self, text):
        if text == "$":
            return len(self.lines)
        if text.startswith("'"):
            if (name := text[1:]) not in self.marks:
                raise EditError("no mark " + name)
            return self.marks[name]
        try:
            return int(text)
        except ValueError:
            raise EditError("not a line: %r" % text)

    def do_append(self, where, text=""):
        at = self.number(where) if self.lines else 0
        self.perform(Change(at, at, text.split("|")))

    def do_delete(self, where="", *_):
        start, end = self.span(where)
        self.clipboard = self.lines[start:end]
        self.perform(Change(start, end, []))

    def do_paste(self, where, *_):
        at = self.number(where)
        self.perform(Change(at, at, self.clipboard))

    def do_swap(self, where, *_):
        start, end = self.span(where)
        self.perform(Change(start, end, self.lines[start:end][::-1]))

    def do_sub(self, where, rule=""):
        start, end = self.span("" if where == "%" else where)
        try:
            _, old, new, *flags = rule.split("/")
        except ValueError as e:
            raise EditError("bad rule %r: %s" % (rule, e)) from e
        count = 0 if flags and "g" in flags[0] else 1
        changes = []
        total = 0
        for i, line in enumerate(self.lines[start:end], start):
            text, n = re.subn(old, new, line, count=count)
            if n:
                total += n
                changes.append(Change(i, i + 1, [text]))
        if not changes:
            raise EditError("nothing matches " + old)
        self.perform(Group(changes))
        return "%d replaced in %d lines" % (total, len(changes))

    def do_mark(self, name, where="$"):
        if name not in string.ascii_lowercase:
            raise EditError("bad mark")
        self.marks[name] = self.number(where)

    def do_sort(self, where="", *_):
        start, end = self.span(where)
        self.perform(Change(start, end, sorted(self.lines[start:end], key=str.casefold)))

    def do_indent(self, where, by="4"):
        start, end = self.span(where)
        self.perform(Change(start, end, [" " * int(by) + line if line else line for line in self.lines[start:end]]))

    def do_every(self, step, *_):
        step = int(step)
        self.perform(Group([Change(i, i + 1, [self.lines[i].upper()]) for i in range(0, len(self.lines), step)]))
        return self.lines[::step] if step < 3 else None

    def do_find(self, pattern, *_):
        return [(i, m.start()) for i, line in enumerate(self.lines, 1) if (m := re.search(pattern, line))]

    def do_undo(self, n="1", *_):
        for _ in range(int(n)):
            if not self.undo_stack:
                raise EditError("nothing to undo")
            change = self.undo_stack.pop()
            change.revert(self.lines)
            self.redo_stack.append(change)

    def do_redo(self, *_):
        if not self.redo_stack:
            raise EditError("nothing to redo")
        change = self.redo_stack.pop()
        change.apply(self.lines)
        self.undo_stack.append(change)

    def do_print(self, where="", *_):
        start, end = self.span(where)
        for i in range(start, end):
            print("%3d %s" % (i + 1, self.lines[i]))

    def execute(self, line):
        name, *args = line.split(" ", 2)
        command = self.commands.get(name)
        if command is None:
            matches = [c for c in self.commands if c.startswith(name)]
            if len(matches) != 1:
                raise EditError("%s command: %s %s" % ("ambiguous" if matches else "unknown", name, matches))
            command = self.commands[matches[0]]
        return command(*args)


editor = Editor("one\ntwo\nthree")
same = editor.lines
errors = 0
while (line := sys.stdin.readline()) != "":
    line = line.rstrip("\n")
    if not line or line[0] == "#":
        continue
    try:
        result = editor.execute(line)
    except EditError as e:
        errors += 1
        print("?", e)
    except (TypeError, re.error) as e:
        errors += 1
        print("??", type(e).__name__)
    else:
        if result is not None:
            print("=", result)
print(errors, "errors;", len(editor.lines), "lines;", [c.size for c in editor.undo_stack], len(editor.redo_stack))
print(same is editor.lines, editor.marks, editor.clipboard)
sys.exit(errors > 0)
