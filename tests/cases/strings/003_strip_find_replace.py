s = "xxhelloxx"
print(s.strip("x"), s.lstrip("x"), s.rstrip("x"), "  pad ".strip(), "\t\n a".lstrip())
print(s.find("l"), s.rfind("l"), s.find("z"), s.index("hello"), s.count("l"), s.count("xx"))
print(s.replace("l", "L"), s.replace("l", "L", 1), s.replace("", "-"))
print(s.startswith("xx"), s.endswith("x"), s.startswith(("a", "xx")), s.removeprefix("xx"), s.removesuffix("xx"))
try:
    s.index("q")
except ValueError as e:
    print(e)
