"""`contextlib` as far as it is Python: translated with the program that imports it."""

import os
from functools import wraps

import _redirect


class _GeneratorContextManager:
    def __init__(self, gen):
        self.gen = gen

    def __enter__(self):
        return next(self.gen)

    def __exit__(self, kind, value, traceback):
        if value is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.gen.throw(value)
        except StopIteration as stopped:
            return stopped is not value
        except BaseException as raised:
            if raised is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func(*args, **kwds))

    return helper


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, kind, value, traceback):
        return None


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, kind, value, traceback):
        self.thing.close()


class _AsyncGeneratorContextManager:
    def __init__(self, gen):
        self.gen = gen

    async def __aenter__(self):
        return await self.gen.__anext__()

    async def __aexit__(self, kind, value, traceback):
        if value is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration:
            return True
        except BaseException as raised:
            if raised is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func(*args, **kwds))

    return helper


class redirect_stdout:
    def __init__(self, new_target):
        self._new_target = new_target

    def __enter__(self):
        _redirect.push(0, self._new_target)
        return self._new_target

    def __exit__(self, kind, value, traceback):
        _redirect.pop(0)


class redirect_stderr:
    def __init__(self, new_target):
        self._new_target = new_target

    def __enter__(self):
        _redirect.push(1, self._new_target)
        return self._new_target

    def __exit__(self, kind, value, traceback):
        _redirect.pop(1)


class AbstractContextManager:
    def __enter__(self):
        return self


class ExitStack:
    def __init__(self):
        self._exits = []

    def enter_context(self, cm):
        result = cm.__enter__()
        self._exits.append(lambda kind, value: cm.__exit__(kind, value, None))
        return result

    def push(self, exit):
        self._exits.append(lambda kind, value: exit.__exit__(kind, value, None))
        return exit

    def callback(self, callback, *args, **kwds):
        def call(kind, value):
            callback(*args, **kwds)
            return False

        self._exits.append(call)
        return callback

    def pop_all(self):
        other = ExitStack()
        other._exits = self._exits
        self._exits = []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        current = value
        raised = None
        while self._exits:
            leave = self._exits.pop()
            try:
                if leave(None if current is None else type(current), current):
                    current = None
                    raised = None
            except BaseException as error:
                current = error
                raised = error
        if raised is not None:
            raise raised
        return value is not None and current is None


class chdir:
    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, kind, value, traceback):
        os.chdir(self._old_cwd.pop())


class aclosing:
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, kind, value, traceback):
        await self.thing.aclose()


class ContextDecorator:
    def __call__(self, func):
        def inner(*args, **kwds):
            with self:
                return func(*args, **kwds)

        return inner
