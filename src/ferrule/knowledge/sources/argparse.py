"""`argparse`: translated with the program. What an argument assigns is written out before (`infer/arguments.py`)."""

import os
import re
import sys
import textwrap

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."
PARSER = "A..."


class ArgumentTypeError(Exception):
    pass


class ArgumentError(Exception):
    pass


class HelpFormatter:
    raw_description = False
    raw_text = False
    shows_defaults = False


class RawDescriptionHelpFormatter(HelpFormatter):
    raw_description = True


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    raw_description = True
    raw_text = True


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    shows_defaults = True


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class BooleanOptionalAction:
    pass


class Namespace:
    def __init__(self):
        self._names = []
        self._shown = []

    def _known(self, name, show):
        if name and name not in self._names:
            self._names.append(name)
            self._shown.append(show)

    def __repr__(self):
        parts = [name + "=" + self._shown[i](self) for i, name in enumerate(self._names)]
        return "Namespace(" + ", ".join(parts) + ")"

    def __contains__(self, key):
        return key in self._names


def _nothing(namespace, texts):
    return None


def _no_default(namespace):
    return None


def _no_show(namespace):
    return ""


class _Action:
    def __init__(self, options, dest, nargs, action, required, help, metavar, choices, reprs, kind, default):
        self.options = options
        self.dest = dest
        self.nargs = nargs
        self.action = action
        self.required = required
        self.help = help
        self.metavar = metavar
        self.choices = choices
        self.reprs = reprs
        self.kind = kind
        self.default = default
        self.version = ""
        self.group = -1
        self.parsers = {}
        self.is_parsers = False
        self.sub_help = [("", "")]  # a first pair so that there is one

    def name(self):
        if self.options:
            return "/".join(self.options)
        if self.metavar is not None:
            return self.metavar
        if self.dest:
            return self.dest
        return "{" + ",".join(self.choices) + "}"

    def flag(self):
        return self.action in ("store_true", "store_false", "store_const", "append_const", "count", "help", "version", "boolean")

    def pattern(self):
        if self.flag():
            found = "(-*-*)"
        elif self.nargs == "":
            found = "(-*A-*)"
        elif self.nargs == "?":
            found = "(-*A?-*)"
        elif self.nargs == "*":
            found = "(-*[A-]*)"
        elif self.nargs == "+":
            found = "(-*A[A-]*)"
        elif self.nargs == "...":
            found = "([-AO]*)"
        elif self.nargs == "A...":
            found = "(-*A[-AO]*)"
        else:
            found = "(-*" + "-*".join("A" * int(self.nargs)) + ")"
        if self.options:
            found = found.replace("-*", "").replace("-", "")
        return found

    def default_metavar(self):
        if self.metavar is not None:
            return self.metavar
        if self.choices:
            return "{" + ",".join(self.choices) + "}"
        return self.dest.upper() if self.options else self.dest

    def arguments(self):
        shown = self.default_metavar()
        if self.flag():
            return ""
        if self.nargs == "":
            return shown
        if self.nargs == "?":
            return "[" + shown + "]"
        if self.nargs == "*":
            return "[" + shown + " ...]"
        if self.nargs == "+":
            return shown + " [" + shown + " ...]"
        if self.nargs == "...":
            return "..."
        if self.nargs == "A...":
            return shown + " ..."
        return " ".join([shown] * int(self.nargs))

    def usage(self):
        if not self.options:
            return self.arguments()
        first = self.options[0]
        if self.action == "boolean":
            first = " | ".join(self.options)
        text = first if self.flag() else first + " " + self.arguments()
        return text if self.required else "[" + text + "]"

    def invocation(self):
        if not self.options:
            return self.default_metavar()
        if self.flag():
            return ", ".join(self.options)
        return ", ".join([option + " " + self.arguments() for option in self.options])


class _Group:
    def __init__(self, parser, title, description, number, exclusive):
        self.parser = parser
        self.title = title
        self.description = description
        self.number = number
        self.exclusive = exclusive
        self.actions = []

    def add_argument(self, *names, _dest, _take, _init, _show, action="store", nargs="", required=False, help=None,
                     metavar=None, version=None, _default=None, _check=None, _choices=None, _reprs=None, _kind=""):
        made = self.parser._add(list(names), _dest, action, nargs, required, help, metavar, _default, _choices, _reprs, _kind)
        made.take = _take
        made.init = _init
        made.show = _show
        made.check = _check
        if version is not None:
            made.version = version
        if self.exclusive:
            made.group = self.number
            self.parser._default_group(made).actions.append(made)
        else:
            self.actions.append(made)
        return made


class _SubParsers:
    def __init__(self, parser, action, prog):
        self.parser = parser
        self.action = action
        self.prog = prog

    def add_parser(self, name, *, help=None, description=None, aliases=None, epilog=None, prog=None, usage=None,
                   add_help=True, formatter_class=HelpFormatter):
        made = ArgumentParser(prog=self.prog + " " + name if prog is None else prog, description=description,
                              epilog=epilog, usage=usage, add_help=add_help, formatter_class=formatter_class)
        others = [] if aliases is None else list(aliases)
        if help is not None:
            shown = name + " (" + ", ".join(others) + ")" if others else name
            self.action.sub_help.append((shown, help))
        for key in [name, *others]:
            self.action.parsers[key] = made
            self.action.choices.append(key)
            self.action.reprs.append(repr(key))
        return made


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, *, formatter_class=HelpFormatter,
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.raw_description = formatter_class.raw_description
        self.raw_text = formatter_class.raw_text
        self.shows_defaults = formatter_class.shows_defaults
        self.allow_abbrev = allow_abbrev
        self._actions = []
        self._groups = [_Group(self, "positional arguments", None, 0, False), _Group(self, "options", None, 1, False)]
        self._exclusive = []
        self._default_inits = []
        self._default_names = []
        self._default_shows = []
        if add_help:
            made = self._add(["-h", "--help"], "", "help", "", False, "show this help message and exit", None, None, None, None, "")
            made.take = _nothing
            made.init = _no_default
            made.show = _no_show
            made.check = None
            self._groups[1].actions.append(made)

    def _default_group(self, action):
        return self._groups[1] if action.options else self._groups[0]

    def _add(self, names, dest, action, nargs, required, help, metavar, default, choices, reprs, kind):
        options = [name for name in names if name.startswith("-")]
        if action == "boolean":
            options = [o for name in options for o in ([name, "--no-" + name[2:]] if name.startswith("--") else [name])]
        shown = help
        if action == "version" and help is None:
            shown = "show program's version number and exit"
        if action == "boolean" and help is not None and default is not None and default != "None":
            shown = help + " (default: %(default)s)"
        needed = required if options else nargs not in ("?", "*", "...") or (nargs == "*" and default is None)
        made = _Action(options, dest, "" if nargs == "None" else nargs, action, needed, shown, metavar,
                       [] if choices is None else choices, [] if reprs is None else reprs, kind, default)
        self._actions.append(made)
        return made

    def add_argument(self, *names, _dest, _take, _init, _show, action="store", nargs="", required=False, help=None,
                     metavar=None, version=None, _default=None, _check=None, _choices=None, _reprs=None, _kind=""):
        made = self._add(list(names), _dest, action, nargs, required, help, metavar, _default, _choices, _reprs, _kind)
        made.take = _take
        made.init = _init
        made.show = _show
        made.check = _check
        if version is not None:
            made.version = version
        self._default_group(made).actions.append(made)
        return made

    def add_argument_group(self, title=None, description=None):
        made = _Group(self, title, description, len(self._groups), False)
        self._groups.append(made)
        return made

    def add_mutually_exclusive_group(self, *, required=False):
        made = _Group(self, None, None, len(self._exclusive), True)
        self._exclusive.append(required)
        return made

    def add_subparsers(self, *, _take, _init, _show, title=None, description=None, prog=None, dest="", required=False,
                       help=None, metavar=None):
        positional = [action.usage() for action in self._actions if not action.options]
        full = " ".join([self.prog, *positional]) if prog is None else prog
        made = _Action([], dest, "A...", "parsers", required, help, metavar, [], [], "", None)
        made.is_parsers = True
        made.take = _take
        made.init = _init
        made.show = _show
        made.check = None
        self._actions.append(made)
        if title is not None or description is not None:
            group = _Group(self, "subcommands" if title is None else title, description, len(self._groups), False)
            self._groups.append(group)
            group.actions.append(made)
        else:
            self._groups[0].actions.append(made)
        return _SubParsers(self, made, full)

    def set_defaults(self, inits, names, shows):
        self._default_inits += inits
        self._default_names += names
        self._default_shows += shows

    # Parsing

    def parse_args(self, args=None, namespace=None):
        found, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error("unrecognized arguments: " + " ".join(extras))
        return found

    def parse_known_args(self, args=None, namespace=None):
        texts = sys.argv[1:] if args is None else list(args)
        found = Namespace() if namespace is None else namespace
        extras = []
        try:
            self._parse(texts, found, extras)
        except ArgumentError as exc:
            self.error(str(exc))
        return found, extras

    def _parse(self, texts, namespace, extras):
        for action in self._actions:
            if action.dest and action.dest not in namespace._names and action.default != SUPPRESS:
                action.init(namespace)
                namespace._known(action.dest, action.show)
        for i, init in enumerate(self._default_inits):
            init(namespace)
            namespace._known(self._default_names[i], self._default_shows[i])
        _Run(self, texts, namespace, extras).all()

    def _option(self, text):
        """The action of an option's text, the option as it is known, and the value after `=`."""
        if not text or text[0] != "-":
            return None
        for action in self._actions:
            if text in action.options:
                return action, text, None
        if len(text) == 1:
            return None
        name, equals, value = text.partition("=")
        if equals:
            for action in self._actions:
                if name in action.options:
                    return action, name, value
        matches = []
        if text.startswith("--"):
            if self.allow_abbrev:
                for action in self._actions:
                    for option in action.options:
                        if option.startswith(name):
                            matches.append((action, option, value if equals else None))
        else:
            short = text[:2]
            for action in self._actions:
                for option in action.options:
                    if option == short:
                        matches.append((action, option, text[2:]))
                    elif option.startswith(name) and self.allow_abbrev:
                        matches.append((action, option, value if equals else None))
        if len(matches) > 1:
            names = ", ".join([option for _, option, _ in matches])
            self.error("ambiguous option: " + text + " could match " + names)
        if len(matches) == 1:
            return matches[0]
        if re.match(r"^-\d+$|^-\d*\.\d+$", text) and not self._has_negative():
            return None
        if " " in text:
            return None
        return None, text, None

    def _has_negative(self):
        return any(re.match(r"^-\d+$|^-\d*\.\d+$", option) is not None for a in self._actions for option in a.options)

    # Texts

    def _width(self):
        return int(os.environ.get("COLUMNS", "80")) - 2

    def format_usage(self):
        return self._usage_text()

    def _usage_text(self):
        if self.usage is not None:
            return "usage: " + self.usage.replace("%(prog)s", self.prog) + "\n"
        options = [action for action in self._actions if action.options]
        positional = [action for action in self._actions if not action.options]
        option_parts = self._usage_parts(options)
        positional_parts = self._usage_parts(positional)
        parts = option_parts + positional_parts
        usage = " ".join([self.prog, *parts])
        width = self._width()
        if len("usage: ") + len(usage) > width:
            if len("usage: ") + len(self.prog) <= 0.75 * width:
                indent = " " * (len("usage: ") + len(self.prog) + 1)
                if option_parts:
                    lines = self._usage_lines([self.prog, *option_parts], indent, len("usage: "))
                    lines += self._usage_lines(positional_parts, indent, 0)
                elif positional_parts:
                    lines = self._usage_lines([self.prog, *positional_parts], indent, len("usage: "))
                else:
                    lines = [self.prog]
            else:
                indent = " " * len("usage: ")
                lines = self._usage_lines(parts, indent, 0)
                if len(lines) > 1:
                    lines = self._usage_lines(option_parts, indent, 0) + self._usage_lines(positional_parts, indent, 0)
                lines = [self.prog, *lines]
            usage = "\n".join(lines)
        return "usage: " + usage + "\n"

    def _usage_lines(self, parts, indent, prefix):
        lines = []
        line = []
        taken = prefix - 1 if prefix else len(indent) - 1
        for part in parts:
            if taken + 1 + len(part) > self._width() and line:
                lines.append(indent + " ".join(line))
                line = []
                taken = len(indent) - 1
            line.append(part)
            taken += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix and lines:
            lines[0] = lines[0][len(indent):]
        return lines

    def _usage_parts(self, actions):
        parts = []
        i = 0
        while i < len(actions):
            action = actions[i]
            if action.help == SUPPRESS:
                i += 1
                continue
            same = [action]
            if action.group >= 0:
                while i + len(same) < len(actions) and actions[i + len(same)].group == action.group:
                    same.append(actions[i + len(same)])
            if len(same) > 1:
                inner = []
                for one in same:
                    text = one.usage()
                    inner.append(text[1:-1] if text.startswith("[") and one.options else text)
                joined = " | ".join(inner)
                parts.append("(" + joined + ")" if self._exclusive[action.group] else "[" + joined + "]")
            elif action.group >= 0 and self._exclusive[action.group] and action.options:
                parts.append(action.usage()[1:-1])
            else:
                parts.append(action.usage())
            i += len(same)
        return parts

    def _fill(self, text, indent):
        shown = text.replace("%(prog)s", self.prog)
        if self.raw_description:
            return "\n".join([indent + line if line else line for line in shown.split("\n")])
        width = max(11, self._width()) - len(indent)
        return textwrap.fill(" ".join(shown.split()), width + len(indent), initial_indent=indent, subsequent_indent=indent)

    def _expanded(self, action):
        text = action.help
        if text is None:
            return ""
        if self.shows_defaults and "%(default)" not in text and action.default is not None:
            if action.options or action.nargs in ("?", "*"):
                text += " (default: %(default)s)"
        elif self.shows_defaults and "%(default)" not in text and action.action == "store" and action.options:
            text += " (default: %(default)s)"
        default = "None" if action.default is None else action.default
        text = text.replace("%(default)s", default).replace("%(default)d", default).replace("%(default)r", default)
        text = text.replace("%(prog)s", self.prog).replace("%(choices)s", ", ".join(action.choices))
        text = text.replace("%(dest)s", action.dest).replace("%(type)s", action.kind)
        return text.replace("%(metavar)s", action.default_metavar()).replace("%%", "%")

    def _entries(self, group):
        """The invocation and the help of each line of a group."""
        found = []
        for action in group.actions:
            if action.help == SUPPRESS:
                continue
            found.append(("  " + action.invocation(), self._expanded(action), action.help is not None))
            for name, text in action.sub_help[1:]:
                found.append(("    " + name, text, True))
        return found

    def format_help(self):
        width = max(11, self._width())
        longest = 0
        for group in self._groups:
            for head, _, _ in self._entries(group):
                longest = max(longest, len(head))
        position = min(longest + 2, min(24, max(width - 20, 4)))
        help_width = max(width - position, 11)
        blocks = [self._usage_text()]
        if self.description is not None and self.description:
            blocks.append(self._fill(self.description, "") + "\n")
        for group in self._groups:
            entries = self._entries(group)
            about = group.description
            if not entries and (about is None or group.title is None):
                continue
            lines = []
            if group.title is not None:
                lines.append(group.title + ":")
            if about is not None:
                lines.append(self._fill(about, "  "))
                if entries:
                    lines.append("")
            for head, text, has_help in entries:
                lines += self._entry(head, text, has_help, position, help_width)
            blocks.append("\n".join(lines) + "\n")
        if self.epilog is not None:
            blocks.append(self._fill(self.epilog, "") + "\n")
        return "\n".join(blocks)

    def _entry(self, head, text, has_help, position, help_width):
        if not has_help or not text.strip():
            return [head]
        wrapped = text.splitlines() if self.raw_text else textwrap.wrap(" ".join(text.split()), help_width)
        lines = []
        if len(head) <= position - 2:
            lines.append(head + " " * (position - len(head)) + wrapped[0])
            wrapped = wrapped[1:]
        else:
            lines.append(head)
        for line in wrapped:
            lines.append(" " * position + line)
        return lines

    def print_usage(self, file=None):
        if file is None:
            print(self._usage_text(), end="")
        else:
            print(self._usage_text(), end="", file=file)

    def print_help(self, file=None):
        if file is None:
            print(self.format_help(), end="")
        else:
            print(self.format_help(), end="", file=file)

    def exit(self, status=0, message=None):
        if message is not None:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        sys.stderr.write(self._usage_text())
        self.exit(2, self.prog + ": error: " + message + "\n")


class _Run:
    """One run of a parser over the texts."""

    def __init__(self, parser, texts, namespace, extras):
        self.parser = parser
        self.texts = texts
        self.namespace = namespace
        self.extras = extras
        self.seen = []
        self.positionals = [action for action in parser._actions if not action.options]
        self.pattern = ""
        self.options = {}

    def all(self):
        only = False
        for i, text in enumerate(self.texts):
            if only:
                self.pattern += "A"
            elif text == "--":
                self.pattern += "-"
                only = True
            else:
                option = self.parser._option(text)
                if option is None:
                    self.pattern += "A"
                else:
                    self.options[i] = option
                    self.pattern += "O"
        last = max(self.options) if self.options else -1
        start = 0
        while start <= last:
            following = min([i for i in self.options if i >= start])
            if start != following:
                stop = self.take_positionals(start)
                if stop > start:
                    start = stop
                    continue
            if start not in self.options:
                self.extras += self.texts[start:following]
                start = following
            start = self.take_option(start)
        stop = self.take_positionals(start)
        self.extras += self.texts[stop:]
        self.finish()

    def finish(self):
        missing = [a.name() for a in self.parser._actions if a.required and a not in self.seen]
        if missing:
            self.parser.error("the following arguments are required: " + ", ".join(missing))
        for number, required in enumerate(self.parser._exclusive):
            members = [a for a in self.parser._actions if a.group == number]
            if required and not any(a in self.seen for a in members):
                names = " ".join([a.name() for a in members if a.help != SUPPRESS])
                self.parser.error("one of the arguments " + names + " is required")

    def fail(self, action, message):
        raise ArgumentError("argument " + action.name() + ": " + message)

    def count(self, action, pattern):
        found = re.match(action.pattern(), pattern)
        if found is None:
            if action.nargs == "":
                self.fail(action, "expected one argument")
            if action.nargs == "?":
                self.fail(action, "expected at most one argument")
            if action.nargs == "+":
                self.fail(action, "expected at least one argument")
            plural = "" if action.nargs == "1" else "s"
            self.fail(action, "expected " + action.nargs + " argument" + plural)
            return 0
        return found.end()

    def take_option(self, start):
        action, option, value = self.options[start]
        while True:
            if action is None:
                self.extras.append(self.texts[start])
                return start + 1
            if value is not None:
                if action.flag():
                    single = not option.startswith("--")
                    if single and value:
                        self.take(action, [], option)
                        option = "-" + value[0]
                        rest = value[1:]
                        following = None
                        for other in self.parser._actions:
                            if option in other.options:
                                following = other
                        if following is None:
                            self.fail(action, "ignored explicit argument " + repr(value))
                        action = following
                        value = rest if rest else None
                        continue
                    self.fail(action, "ignored explicit argument " + repr(value))
                if self.count(action, "A") != 1:
                    self.fail(action, "ignored explicit argument " + repr(value))
                self.take(action, [value], option)
                return start + 1
            stop = start + 1 + self.count(action, self.pattern[start + 1 :])
            self.take(action, self.texts[start + 1 : stop], option)
            return stop

    def take_positionals(self, start):
        counts = []
        for size in range(len(self.positionals), 0, -1):
            found = re.match("".join([a.pattern() for a in self.positionals[:size]]), self.pattern[start:])
            if found is not None:
                for number in range(1, size + 1):
                    counts.append(found.end(number) - found.start(number))
                break
        taken = self.positionals[: len(counts)]
        self.positionals = self.positionals[len(counts) :]
        for i, action in enumerate(taken):
            self.take(action, self.texts[start : start + counts[i]], "")
            start += counts[i]
        return start

    def take(self, action, given, option):
        texts = given
        if action.nargs not in ("...", "A...") and "--" in given:
            at = given.index("--")
            texts = given[:at] + given[at + 1 :]
        if not texts and not action.options and action.nargs in ("?", "*"):
            self.seen.append(action)
            if action.nargs == "*" and action.default is None:
                action.take(self.namespace, texts)
            return
        self.seen.append(action)
        self.conflict(action)
        if action.action == "help":
            self.parser.print_help()
            self.parser.exit()
        if action.action == "version":
            print(action.version.replace("%(prog)s", self.parser.prog))
            self.parser.exit()
        if action.is_parsers:
            self.take_parser(action, texts)
            return
        if action.action == "boolean":
            action.take(self.namespace, [option] if option.startswith("--no-") else [])
            return
        try:
            action.take(self.namespace, texts)
        except ArgumentTypeError as exc:
            self.fail(action, str(exc))
        except (TypeError, ValueError):
            bad = texts[0]
            self.fail(action, "invalid " + action.kind + " value: " + repr(bad))
        if action.check is not None:
            wrong = action.check(self.namespace)
            if wrong:
                self.fail(action, "invalid choice: " + wrong[0] + " (choose from " + ", ".join(action.reprs) + ")")

    def conflict(self, action):
        if action.group >= 0:
            for other in self.seen:
                if other is not action and other.group == action.group:
                    self.fail(action, "not allowed with argument " + other.name())

    def take_parser(self, action, texts):
        name = texts[0]
        if name not in action.parsers:
            self.fail(action, "invalid choice: " + repr(name) + " (choose from " + ", ".join(action.reprs) + ")")
        action.take(self.namespace, texts)
        chosen = action.parsers[name]
        try:
            chosen._parse(texts[1:], self.namespace, self.extras)
        except ArgumentError as exc:
            chosen.error(str(exc))
