"""`getopt`: translated with the program that imports it."""


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    found = []
    rest = list(args)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        first = rest.pop(0)
        if first == "--":
            break
        if first.startswith("--"):
            name, equals, value = first[2:].partition("=")
            matches = [o for o in longopts if o.rstrip("=").startswith(name)]
            exact = [o for o in matches if o.rstrip("=") == name]
            if not matches:
                raise GetoptError("option --" + name + " not recognized", name)
            if len(matches) > 1 and not exact:
                raise GetoptError("option --" + name + " not a unique prefix", name)
            option = exact[0] if exact else matches[0]
            if option.endswith("="):
                if not equals:
                    if not rest:
                        raise GetoptError("option --" + option[:-1] + " requires argument", option[:-1])
                    value = rest.pop(0)
            elif equals:
                raise GetoptError("option --" + option + " must not have an argument", option)
            found.append(("--" + option.rstrip("="), value))
            continue
        letters = first[1:]
        while letters:
            letter = letters[0]
            letters = letters[1:]
            at = shortopts.find(letter)
            if at < 0 or letter == ":":
                raise GetoptError("option -" + letter + " not recognized", letter)
            if shortopts[at + 1 : at + 2] == ":":
                if not letters:
                    if not rest:
                        raise GetoptError("option -" + letter + " requires argument", letter)
                    letters = rest.pop(0)
                found.append(("-" + letter, letters))
                letters = ""
            else:
                found.append(("-" + letter, ""))
    return found, rest
