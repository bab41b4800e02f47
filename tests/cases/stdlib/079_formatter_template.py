"""`string.Formatter` and `string.Template`, also below."""

import string


class F(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, "<" + key + ">")
        return string.Formatter.get_value(self, key, args, kwargs)

    def format_field(self, value, spec):
        if spec == "up":
            return str(value).upper()
        return super().format_field(value, spec)


f = F()
print(f.format("{a} {b:>5} {0} {c}", "x", a="1", b="2"))
print(f.format("{a:up}", a="loud"))
print(string.Formatter().format("{} {} {x!r}", "p", "q", x="z"))
print(list(string.Formatter().parse("a{b:c}d{e!r}{{x}}")))


class T(string.Template):
    delimiter = "%"


print(T("%x and %{y} %%").substitute(x=1, y=2))
t = string.Template("$a ${b} $$ $c")
print(t.safe_substitute({"a": 1}), t.template)
try:
    t.substitute(a=1)
except KeyError as e:
    print("KeyError", e)
