"""`atexit`: translated with the program that imports it; the runtime makes the calls (`sys::run_exit_calls`)."""

import _atexit


def register(func, *args, **kwargs):
    def call():
        func(*args, **kwargs)

    _atexit.register(call)
    return func
