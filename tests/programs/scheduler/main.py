# Cooperative scheduler: every task is a generator, the scheduler sends results back in.

from collections import deque


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks


class Fork:
    def __init__(self, task, name):
        self.task = task
        self.name = name


class Receive:
    pass


class Send:
    def __init__(self, to, message):
        self.to = to
        self.message = message


class Task:
    count = 0

    def __init__(self, name, gen):
        Task.count += 1
        self.id = Task.count
        self.name = name
        self.gen = gen
        self.inbox = deque()
        self.value = None
        self.error = None
        self.result = None

    def __repr__(self):
        return "<%d:%s>" % (self.id, self.name)


class Scheduler:
    def __init__(self):
        self.tick = 0
        self.ready = deque()
        self.sleeping = []
        self.waiting = {}
        self.tasks = {}
        self.log = []

    def spawn(self, name, gen):
        task = Task(name, gen)
        self.tasks[name] = task
        self.ready.append(task)
        return task

    def note(self, *words):
        self.log.append("%3d %s" % (self.tick, " ".join(map(str, words))))

    def handle(self, task, request):
        task.value = None
        if isinstance(request, Sleep):
            self.sleeping.append((self.tick + request.ticks, task.id, task))
            self.sleeping.sort()
            return
        if isinstance(request, Fork):
            child = self.spawn(request.name, request.task)
            self.note(task, "forked", child)
            task.value = child.id
        elif isinstance(request, Send):
            target = self.tasks.get(request.to)
            if target is None or target.gen is None:
                task.error = LookupError("no task " + request.to)
            else:
                target.inbox.append((task.name, request.message))
                if target.name in self.waiting:
                    del self.waiting[target.name]
                    target.value = target.inbox.popleft()
                    self.ready.append(target)
        elif isinstance(request, Receive):
            if not task.inbox:
                self.waiting[task.name] = task
                return
            task.value = task.inbox.popleft()
        elif request is not None:
            task.error = TypeError("what is %r?" % (request,))
        self.ready.append(task)

    def step(self, task):
        try:
            if task.error is not None:
                error, task.error = task.error, None
                request = task.gen.throw(error)
            else:
                request = task.gen.send(task.value)
        except StopIteration as stop:
            task.result = stop.value
            task.gen = None
            self.note(task, "finished with", repr(stop.value))
        except Exception as e:
            task.gen = None
            self.note(task, "died:", type(e).__name__, e)
        else:
            self.handle(task, request)

    def run(self, limit=200):
        while (self.ready or self.sleeping) and self.tick < limit:
            self.tick += 1
            while self.sleeping and self.sleeping[0][0] <= self.tick:
                self.ready.append(self.sleeping.pop(0)[2])
            for _ in range(len(self.ready)):
                self.step(self.ready.popleft())
        for name in sorted(self.waiting):
            self.note(self.waiting[name], "still waiting")
            self.waiting[name].gen.close()


def countdown(n, step=1):
    total = 0
    while n > 0:
        total += n
        n -= step
        yield Sleep(2)
    return total


def adder(log):
    total = 0
    try:
        while True:
            sender, value = yield Receive()
            if value is None:
                return total
            total += value
            log.append((sender, value, total))
            yield Send(sender, total)
    finally:
        log.append("adder closed")


def client(n):
    answers = []
    for i in range(1, n + 1):
        yield Send("adder", i * i)
        _, answer = yield Receive()
        answers.append(answer)
    return answers


def parent():
    ids = []
    for i in range(3):
        ids.append((yield Fork(countdown(i + 1), "child%d" % i)))
    yield from countdown(3, 2)
    try:
        yield Send("nobody", "hi")
    except LookupError as e:
        ids.append(str(e))
    return ids


def broken():
    yield
    yield "nonsense"


def crash():
    yield None
    return [][0]


def closing(log):
    try:
        yield Receive()
    except GeneratorExit:
        log.append("closing saw GeneratorExit")
        raise


def main():
    log = []
    s = Scheduler()
    s.spawn("adder", adder(log))
    s.spawn("c1", client(3))
    s.spawn("c2", client(2))
    s.spawn("parent", parent())
    s.spawn("broken", broken())
    s.spawn("crash", crash())
    s.spawn("closing", closing(log))
    s.run()
    print("\n".join(s.log))
    print(log)
    print({t.name: t.result for t in s.tasks.values()}, s.tick, Task.count)


main()
