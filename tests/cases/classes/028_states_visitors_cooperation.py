"""Plugins, mixins with super().__init__(**kw), cooperative methods, states as classes."""
import json


class Event:
    def __init__(self, *, name, **kw):
        super().__init__(**kw)
        self.name = name


class Timed:
    def __init__(self, *, when=0, **kw):
        super().__init__(**kw)
        self.when = when

    def order(self):
        return self.when


class Tagged:
    def __init__(self, *, tags=(), **kw):
        super().__init__(**kw)
        self.tags = list(tags)

    def has(self, tag):
        return tag in self.tags


class Meeting(Event, Timed, Tagged):
    def __init__(self, name, **kw):
        super().__init__(name=name, **kw)
        self.people = []

    def __repr__(self):
        return f"<{self.name} at {self.when} {self.tags}>"


class State:
    name = "?"

    def __init__(self, machine):
        self.machine = machine

    def handle(self, event):
        return self

    def __str__(self):
        return self.name


class Idle(State):
    name = "idle"

    def handle(self, event):
        return Running(self.machine) if event == "start" else self


class Running(State):
    name = "running"

    def __init__(self, machine):
        super().__init__(machine)
        machine.starts += 1

    def handle(self, event):
        if event == "stop":
            return Idle(self.machine)
        if event == "fail":
            return Broken(self.machine, "oops")
        return self


class Broken(State):
    name = "broken"

    def __init__(self, machine, why):
        super().__init__(machine)
        self.why = why

    def __str__(self):
        return f"{super().__str__()} ({self.why})"


class Machine:
    def __init__(self):
        self.starts = 0
        self.state = Idle(self)
        self.trace = []

    def send(self, *events):
        for e in events:
            self.state = self.state.handle(e)
            self.trace.append(str(self.state))
        return self


class Serializable:
    fields = ()

    def to_dict(self):
        return {f: getattr(self, f) for f in self.fields}

    @classmethod
    def from_dict(cls, data):
        obj = cls()
        for key, value in data.items():
            if key in cls.fields:
                setattr(obj, key, value)
        return obj


class User(Serializable):
    fields = ("name", "age")

    def __init__(self):
        self.name = ""
        self.age = 0


class Visitor:
    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__.lower(), self.generic)
        return method(node)

    def generic(self, node):
        return f"no visitor for {type(node).__name__}"


class Leaf:
    def __init__(self, v):
        self.v = v


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b


class Other:
    pass


class Printer(Visitor):
    def visit_leaf(self, node):
        return str(node.v)

    def visit_pair(self, node):
        return f"({self.visit(node.a)} {self.visit(node.b)})"


class Summer(Visitor):
    def visit_leaf(self, node):
        return node.v

    def visit_pair(self, node):
        return self.visit(node.a) + self.visit(node.b)

    def generic(self, node):
        return 0


ms = [Meeting("standup", when=9, tags=["daily"]), Meeting("retro", when=4), Meeting("plan", tags=("x", "y"))]
print(sorted(ms, key=Timed.order), [m.has("daily") for m in ms], [c.__name__ for c in Meeting.__mro__])
mc = Machine().send("start", "stop", "start", "noop", "fail", "start")
print(mc.trace, mc.starts, isinstance(mc.state, Broken), mc.state.name)
u = User.from_dict({"name": "Al", "age": 3, "zip": "no"})
print(u.to_dict(), json.dumps(u.to_dict()), u.name)
tree = Pair(Leaf(1), Pair(Leaf(2), Leaf(3)))
print(Printer().visit(tree), Summer().visit(tree), Printer().visit(Other()), Summer().visit(Pair(Leaf(4), Other())))
