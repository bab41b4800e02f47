# pprint: what fits stays on a line, the rest is laid out.
from pprint import PrettyPrinter, isreadable, pformat, pp, pprint, saferepr

people = [
    {"name": "Ada", "tags": ["mathematics", "engines", "poetry"], "born": 1815, "known": True},
    {"name": "Grace", "tags": ["compilers", "ships", "nanoseconds"], "born": 1906, "known": True},
]
pprint(people)
pprint(people, width=40)
pp(people, width=60)
pprint({"b": 1, "a": (1, 2), "c": (3,)})
pprint([list(range(30)), list(range(5))], width=50, compact=True)
pprint([[1, [2, [3, [4]]]]], depth=2)
pprint({"key": "a text of many words that does not fit on the line " * 3}, width=50)
pprint("one line\nand another line that is longer than the width of it\n", width=30)
pprint(b"some bytes that are longer than the width " * 2, width=40)
pprint({3, 1, 2})
pprint(set("abcdefghijklmnopqrstuvwxyz"), width=30)
pprint(1234567, underscore_numbers=True)
print(pformat([]), pformat(()), pformat({}), saferepr({2: None, 1: 0.5}), isreadable([1, "a"]))
printer = PrettyPrinter(indent=4, width=30)
printer.pprint({"first": [1, 2, 3, 4, 5], "second": ("x" * 10, "y" * 10)})
print(printer.pformat([("string", (1, 2), [3, 4], {5: 6, 7: 8})] * 2))
