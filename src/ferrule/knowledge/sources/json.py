"""The classes of `json` that a program extends; the functions are rows, or in `_json.py`."""

import _json


class JSONEncoder:
    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        self.separators = separators

    def default(self, o):
        _json.refuse(o)

    def encode(self, o):
        style = _json.style_of(
            self.skipkeys, self.ensure_ascii, self.allow_nan, self.sort_keys, self.indent, self.separators
        )
        return _json.text(o, 0, self.default, style)

    def iterencode(self, o):
        yield self.encode(o)
