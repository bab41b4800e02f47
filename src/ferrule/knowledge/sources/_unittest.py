"""What assertions of `unittest` say when they fail: each call has types of its own."""

import re


class Caught:
    """What `with self.assertRaises(E) as caught` binds, where more is read of it than its exception."""

    exception = None


def safe(value):
    try:
        return repr(value)
    except Exception:
        raise NotImplementedError("Ferrule: a failed assertion shows an object whose `repr` fails (FER0420)") from None


def message(msg, standard):
    return standard if msg is None else f"{standard} : {msg}"


def name_of(expected):
    if isinstance(expected, tuple):
        return str(expected)
    return expected.__name__


def _shorten(text, before, after):
    skipped = len(text) - before - after
    if skipped > 12:
        return f"{text[:before]}[{skipped} chars]{text[len(text) - after :]}"
    return text


def shortened(first, second):
    """Both texts with what they have in common cut out, where they are long."""
    longest = max(len(first), len(second))
    if longest <= 80:
        return first, second
    same = 0
    for a, b in zip(first, second):
        if a != b:
            break
        same += 1
    prefix = first[:same]
    common = 80 - (longest - same + 5 + 12)
    if common > 5:
        prefix = _shorten(prefix, 5, common)
        return prefix + first[same:], prefix + second[same:]
    prefix = _shorten(prefix, 5, 5)
    return prefix + _shorten(first[same:], 41, 5), prefix + _shorten(second[same:], 41, 5)


def unequal(first, second):
    a, b = shortened(safe(first), safe(second))
    return f"{a} != {b}"


def almost(first, second, places, delta):
    """Why two numbers are not almost equal, or nothing."""
    if first == second:
        return None
    diff = abs(first - second)
    if delta is not None:
        if diff <= delta:
            return None
        return f"{safe(first)} != {safe(second)} within {safe(delta)} delta ({safe(diff)} difference)"
    digits = 7 if places is None else places
    if round(diff, digits) == 0:
        return None
    return f"{safe(first)} != {safe(second)} within {digits} places ({safe(diff)} difference)"


def not_almost(first, second, places, delta):
    if delta is not None:
        if not (first == second) and abs(first - second) > delta:
            return None
        return f"{safe(first)} == {safe(second)} within {safe(delta)} delta ({safe(abs(first - second))} difference)"
    digits = 7 if places is None else places
    if not (first == second) and round(abs(first - second), digits) != 0:
        return None
    return f"{safe(first)} == {safe(second)} within {digits} places"


def check_pattern(pattern, text, msg):
    if re.search(pattern, text) is None:
        shown = pattern if isinstance(pattern, str) else pattern.pattern
        raise AssertionError(message(msg, f'"{shown}" does not match "{text}"'))


def unmatched(pattern, text):
    if re.search(pattern, text) is not None:
        return None
    shown = pattern if isinstance(pattern, str) else pattern.pattern
    return f"Regex didn't match: {shown!r} not found in {text!r}"


def matched(pattern, text):
    found = re.search(pattern, text)
    if found is None:
        return None
    shown = pattern if isinstance(pattern, str) else pattern.pattern
    return f"Regex matched: {text[found.start() : found.end()]!r} matches {shown!r} in {text!r}"


def count_differences(first, second):
    """How often what occurs in both, where that differs."""
    left = list(first)
    right = list(second)
    lines = []
    while left:
        one = left[0]
        a = len([x for x in left if x is one or x == one])
        b = len([x for x in right if x is one or x == one])
        left = [x for x in left if not (x is one or x == one)]
        right = [x for x in right if not (x is one or x == one)]
        if a != b:
            lines.append(f"First has {a}, Second has {b}:  {safe(one)}")
    while right:
        one = right[0]
        b = len([x for x in right if x is one or x == one])
        right = [x for x in right if not (x is one or x == one)]
        lines.append(f"First has 0, Second has {b}:  {safe(one)}")
    return None if not lines else "Element counts were not equal:\n" + "\n".join(lines)
