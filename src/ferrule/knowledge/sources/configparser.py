"""`configparser`: every value is a text, so `allow_no_value` is not there; no converters of one's own."""

import io
import os
import pathlib
import re
from collections.abc import MutableMapping

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    def __str__(self):
        return self.message


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, "No section: %r" % (section,))
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        msg = "Section %r already exists" % section
        if source is not None:
            msg = "While reading from %r [line %2d]: section %r already exists" % (source, lineno, section)
        Error.__init__(self, msg)
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        msg = "Option %r in section %r already exists" % (option, section)
        if source is not None:
            where = "While reading from %r [line %2d]: option %r in section %r already exists"
            msg = where % (source, lineno, option, section)
        Error.__init__(self, msg)
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, "No option %r in section: %r" % (option, section))
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        msg = (
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
            f"{reference!r} which is not a valid option name. Raw value: {rawval!r}"
        )
        InterpolationError.__init__(self, option, section, msg)
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        msg = (
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. "
            f"Raw value: {rawval!r}"
        )
        InterpolationError.__init__(self, option, section, msg)
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source):
        Error.__init__(self, "Source contains parsing errors: %r" % source)
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line))
        self.source = filename
        self.errors = []
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class _Unset:
    pass


_UNSET = _Unset()


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value


class _References(Interpolation):
    """Values with references to other values: after `sign` stands the sign itself or a name, which `pattern` takes out."""

    sign = "%"
    opening = "("
    pattern = r"%\(([^)]+)\)s"

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._some(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        rest = re.sub(self.pattern, "", value.replace(self.sign + self.sign, ""))
        if self.sign in rest:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, rest.find(self.sign)))
        return value

    def _some(self, parser, option, parts, rest, section, values, depth):
        rawval = parser._raw(section, option, rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rawval)
        while rest:
            p = rest.find(self.sign)
            if p < 0:
                parts.append(rest)
                return
            if p > 0:
                parts.append(rest[:p])
                rest = rest[p:]
            c = rest[1:2]
            if c == self.sign:
                parts.append(self.sign)
                rest = rest[2:]
            elif c == self.opening:
                m = re.match(self.pattern, rest)
                if m is None:
                    raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % rest)
                rest = rest[m.end() :]
                self._refer(parser, option, parts, m.group(1), rest, rawval, section, values, depth)
            else:
                found = "'%s' must be followed by '%s' or '%s', found: %r" % (self.sign, self.sign, self.opening, rest)
                raise InterpolationSyntaxError(option, section, found)

    def _add(self, parser, option, parts, value, section, values, depth):
        if self.sign in value:
            self._some(parser, option, parts, value, section, values, depth + 1)
        else:
            parts.append(value)


class BasicInterpolation(_References):
    def _refer(self, parser, option, parts, name, rest, rawval, section, values, depth):
        var = parser.optionxform(name)
        if var not in values:
            raise InterpolationMissingOptionError(option, section, rawval, var)
        self._add(parser, option, parts, values[var], section, values, depth)


class ExtendedInterpolation(_References):
    sign = "$"
    opening = "{"
    pattern = r"\$\{([^}]+)\}"

    def _refer(self, parser, option, parts, name, rest, rawval, section, values, depth):
        path = name.split(":")
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % (rest,))
        sect = section if len(path) == 1 else path[0]
        opt = parser.optionxform(path[-1])
        found = values if len(path) == 1 else parser._values(sect)
        if opt not in found:
            raise InterpolationMissingOptionError(option, section, rawval, ":".join(path))
        self._add(parser, opt, parts, found[opt], sect, parser._values(sect), depth)


def _lower(optionstr):
    return optionstr.lower()


class RawConfigParser(MutableMapping):
    BOOLEAN_STATES = {
        "1": True,
        "yes": True,
        "true": True,
        "on": True,
        "0": False,
        "no": False,
        "false": False,
        "off": False,
    }

    def __init__(
        self,
        defaults=None,
        dict_type=dict,
        allow_no_value=False,
        *,
        delimiters=("=", ":"),
        comment_prefixes=("#", ";"),
        inline_comment_prefixes=None,
        strict=True,
        empty_lines_in_values=True,
        default_section=DEFAULTSECT,
        interpolation=_UNSET,
    ):
        if allow_no_value:
            raise NotImplementedError("Ferrule: configparser with allow_no_value is not supported (FER0403)")
        self.optionxform = _lower
        self._sections = {}
        self._defaults = {}
        self._delimiters = list(delimiters)
        self._comment_prefixes = list(comment_prefixes)
        self._inline_comment_prefixes = list(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        if interpolation is None:
            self._interpolation = Interpolation()
        elif isinstance(interpolation, _Unset):
            self._interpolation = self._usual_interpolation()
        else:
            self._interpolation = interpolation
        if defaults:
            for key, value in defaults.items():
                self._defaults[self.optionxform(key)] = str(value)

    def _usual_interpolation(self):
        return Interpolation()

    def _raw(self, section, option, fallback):
        """The value as it is written; what stands in `fallback` if there is none."""
        found = self._values(section)
        return found.get(self.optionxform(option), fallback)

    def _values(self, section):
        found = dict(self._defaults)
        if section in self._sections:
            found.update(self._sections[section])
        return found

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        found = dict(self._sections[section])
        found.update(self._defaults)
        return list(found)

    def read(self, filenames, encoding=None):
        names = [filenames] if isinstance(filenames, (str, pathlib.Path)) else filenames
        read_ok = []
        for filename in names:
            name = os.fspath(filename)
            try:
                with open(name, encoding="utf-8") as fp:
                    self._read(fp, name)
            except OSError:
                continue
            read_ok.append(name)
        return read_ok

    def read_file(self, f, source=None):
        if source is None:
            source = getattr(f, "name", "<???>")
        self._read(f, source)

    def read_string(self, string, source="<string>"):
        self._read(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        added = set()
        for section, keys in dictionary.items():
            section = str(section)
            if section == self.default_section or section in self._sections:
                if self._strict and (section, "") in added:
                    raise DuplicateSectionError(section)
            else:
                self.add_section(section)
            added.add((section, ""))
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if self._strict and (section, key) in added:
                    raise DuplicateOptionError(section, key, source)
                added.add((section, key))
                self.set(section, key, str(value))

    def _missing(self, section, option):
        """The exception for an option that is not there."""
        if section != self.default_section and section not in self._sections:
            return NoSectionError(section)
        return NoOptionError(option, section)

    def _found(self, section, option, raw, vars):
        """A list of the value, or nothing."""
        if section != self.default_section and section not in self._sections:
            return []
        values = self._values(section)
        if vars:
            for key, value in vars.items():
                values[self.optionxform(key)] = str(value)
        if option not in values:
            return []
        value = values[option]
        if raw:
            return [value]
        return [self._interpolation.before_get(self, section, option, value, values)]

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        option = self.optionxform(option)
        for value in self._found(section, option, raw, vars):
            return value
        if isinstance(fallback, _Unset):
            raise self._missing(section, option)
        return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        option = self.optionxform(option)
        for value in self._found(section, option, raw, vars):
            return int(value)
        if isinstance(fallback, _Unset):
            raise self._missing(section, option)
        return fallback

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        option = self.optionxform(option)
        for value in self._found(section, option, raw, vars):
            return float(value)
        if isinstance(fallback, _Unset):
            raise self._missing(section, option)
        return fallback

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        option = self.optionxform(option)
        for value in self._found(section, option, raw, vars):
            return self._convert_to_boolean(value)
        if isinstance(fallback, _Unset):
            raise self._missing(section, option)
        return fallback

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if isinstance(section, _Unset):
            return [(name, self[name]) for name in self]
        if section not in self._sections and section != self.default_section:
            raise NoSectionError(section)
        values = self._values(section)
        names = list(values)
        if vars:
            for key, value in vars.items():
                values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, self._interpolation.before_get(self, section, name, values[name], values)) for name in names]

    def has_option(self, section, option):
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        if section not in self._sections:
            return False
        return option in self._sections[section] or option in self._defaults

    def _of(self, section):
        if not section or section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def set(self, section, option, value):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._of(section)[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        d = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults, d)
        for section, options in self._sections.items():
            self._write_section(fp, section, options, d)

    def _write_section(self, fp, section_name, options, delimiter):
        fp.write(f"[{section_name}]\n")
        for key, value in options.items():
            fp.write(key + delimiter + value.replace("\n", "\n\t") + "\n")
        fp.write("\n")

    def remove_option(self, section, option):
        options = self._of(section)
        option = self.optionxform(option)
        existed = option in options
        if existed:
            del options[option]
        return existed

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section]
        return existed

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if isinstance(value, SectionProxy) and value._parser is self and value._name == key:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if key not in self._sections:
            raise KeyError(key)
        del self._sections[key]

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])

    def _without_comment(self, line):
        """What stands before a comment, and whether there is one."""
        end = len(line)
        for prefix in self._inline_comment_prefixes:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    end = min(end, at)
                    break
                at = line.find(prefix, at + 1)
        for prefix in self._comment_prefixes:
            if line.strip().startswith(prefix):
                end = 0
                break
        return line[:end].strip(), end < len(line)

    def _split_option(self, text):
        """The name and the value, by the first delimiter; a list of nothing where there is none."""
        best = -1
        length = 0
        for delimiter in self._delimiters:
            at = text.find(delimiter)
            if at >= 0 and (best < 0 or at < best):
                best = at
                length = len(delimiter)
        if best < 0:
            return []
        return [text[:best].rstrip(), text[best + length :].strip()]

    def _read(self, fp, fpname):
        added = set()
        lines = {}  # of each option that was read, by section and name
        sectname = ""
        optname = ""
        indent_level = 0
        error = None
        started = False
        for lineno, line in enumerate(fp, start=1):
            value, has_comment = self._without_comment(line)
            if not value:
                if self._empty_lines_in_values:
                    if not has_comment and started and optname:
                        lines[sectname, optname].append("")
                else:
                    indent_level = 1 << 62
                continue
            current = len(line) - len(line.lstrip())
            if started and optname and current > indent_level:
                lines[sectname, optname].append(value)
                continue
            indent_level = current
            header = re.match(r"\[(.+)\]", value)
            if header is not None:
                sectname = header.group(1)
                if sectname in self._sections:
                    if self._strict and (sectname, "") in added:
                        raise DuplicateSectionError(sectname, fpname, lineno)
                elif sectname != self.default_section:
                    self._sections[sectname] = {}
                if sectname != self.default_section:
                    added.add((sectname, ""))
                started = True
                optname = ""
                continue
            if not started:
                raise MissingSectionHeaderError(fpname, lineno, line)
            found = self._split_option(value)
            if not found or not found[0]:
                if error is None:
                    error = ParsingError(fpname)
                error.append(lineno, repr(line))
                if not found:
                    continue
            optname = self.optionxform(found[0])
            if self._strict and (sectname, optname) in added:
                raise DuplicateOptionError(sectname, optname, fpname, lineno)
            added.add((sectname, optname))
            lines[sectname, optname] = [found[1]]
            self._of(sectname)[optname] = ""
        for place, parts in lines.items():
            self._of(place[0])[place[1]] = "\n".join(parts).rstrip()
        if error is not None:
            raise error


class ConfigParser(RawConfigParser):
    def _usual_interpolation(self):
        return BasicInterpolation()

    def set(self, section, option, value):
        if not isinstance(value, str):
            raise TypeError("option values must be strings")
        super().set(section, option, value)


class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if not isinstance(value, str):
            raise TypeError("option values must be strings")
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.getint(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getfloat(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.getfloat(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getboolean(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.getboolean(self._name, option, raw=raw, vars=vars, fallback=fallback)
