"""`gc`: memory is counted, not searched, so a collection finds nothing and every threshold is kept and not used."""

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

_enabled = True
_thresholds = (700, 10, 10)
_flags = 0


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def collect(generation=2):
    if generation not in (0, 1, 2):
        raise ValueError("invalid generation")
    return 0


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0


def get_threshold():
    return _thresholds


def set_threshold(threshold0, threshold1=10, threshold2=10):
    global _thresholds
    _thresholds = (threshold0, threshold1, threshold2)


def get_debug():
    return _flags


def set_debug(flags):
    global _flags
    _flags = flags
