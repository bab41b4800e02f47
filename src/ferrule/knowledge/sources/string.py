"""`string.Formatter` and `string.Template`; the constants are rows."""

import re

import _fields


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index):
        """The text, and the number of the next field without a name; -1 once fields have numbers of their own."""
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            name = field_name
            if name == "":
                if auto_arg_index == -1:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index > 0:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = -1
            obj, arg_used = self.get_field(name, args, kwargs)
            used_args.add(arg_used)
            spec, auto_arg_index = self._vformat(
                format_spec or "", args, kwargs, used_args, recursion_depth - 1, auto_arg_index
            )
            if conversion is None:
                result.append(self.format_field(obj, spec))
            else:
                result.append(self.format_field(self.convert_field(obj, conversion), spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _fields.parse(format_string)

    def get_field(self, field_name, args, kwargs):
        end = len(field_name)
        for i in range(len(field_name)):
            if field_name[i] == "." or field_name[i] == "[":
                end = i
                break
        first = field_name[:end]
        if end < len(field_name):
            raise NotImplementedError("Ferrule: string.Formatter with attributes or items (FER0422)")
        key = int(first) if first.isdigit() else first
        return self.get_value(key, args, kwargs), key


_DEFAULT_ID = "(?a:[_a-z][_a-z0-9]*)"
_ID = re.compile("[_a-z][_a-z0-9]*", re.IGNORECASE | re.ASCII)


class Template:
    delimiter = "$"
    idpattern = _DEFAULT_ID

    def __init__(self, template):
        self.template = template

    def _pattern(self):
        if self.idpattern == _DEFAULT_ID:
            return _ID
        return re.compile(self.idpattern, re.IGNORECASE)

    def _pieces(self):
        """Pairs of a kind and a text; for an invalid placeholder the text after its delimiter."""
        text = self.template
        delimiter = self.delimiter
        width = len(delimiter)
        pattern = self._pattern()
        found = []
        at = 0
        while True:
            next_at = text.find(delimiter, at)
            if next_at < 0:
                found.append(("text", text[at:], next_at))
                return found
            found.append(("text", text[at:next_at], next_at))
            at = next_at + width
            if text.startswith(delimiter, at):
                found.append(("escaped", delimiter, next_at))
                at += width
                continue
            braced = text.startswith("{", at)
            match = pattern.match(text, at + 1 if braced else at)
            if match is not None and (not braced or text.startswith("}", match.end())):
                at = match.end() + 1 if braced else match.end()
                found.append((text[next_at:at], match.group(), next_at))
            else:
                found.append(("invalid", delimiter, at))

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            column = 1
            line = 1
        else:
            column = at - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def substitute(self, mapping=None, /, **kws):
        out = []
        for kind, text, at in self._pieces():
            if kind == "text" or kind == "escaped":
                out.append(text)
            elif kind == "invalid":
                self._invalid(at)
            elif text in kws:
                out.append(str(kws[text]))
            elif mapping is None:
                raise KeyError(text)
            else:
                out.append(str(mapping[text]))
        return "".join(out)

    def safe_substitute(self, mapping=None, /, **kws):
        out = []
        for kind, text, at in self._pieces():
            if kind == "text" or kind == "escaped" or kind == "invalid":
                out.append(text)
            elif text in kws:
                out.append(str(kws[text]))
            elif mapping is None:
                out.append(kind)
            else:
                try:
                    out.append(str(mapping[text]))
                except KeyError:
                    out.append(kind)
        return "".join(out)

    def get_identifiers(self):
        found = []
        for kind, text, at in self._pieces():
            if kind not in ("text", "escaped", "invalid") and text not in found:
                found.append(text)
        return found

    def is_valid(self):
        return all(kind != "invalid" for kind, text, at in self._pieces())
