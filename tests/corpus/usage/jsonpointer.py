from jsonpointer import JsonPointer, JsonPointerException, resolve_pointer, set_pointer

obj = {"foo": {"another prop": {"baz": "A string"}, "a%20b": [1, 2, 3]}, "": 5, "a/b": 1, "m~n": 8}
print(resolve_pointer(obj, '') == obj, resolve_pointer(obj, '/foo/another%20prop/baz', None), resolve_pointer(obj, '/foo/another prop/baz'))
print(resolve_pointer(obj, '/foo/a%20b/1'), resolve_pointer(obj, '/a~1b'), resolve_pointer(obj, '/m~0n'), resolve_pointer(obj, '/some/path', 'default'))
p = JsonPointer('/foo/a%20b/0')
print(p, p.resolve(obj), p.parts, p.get_parts(), p == JsonPointer.from_parts(["foo", "a%20b", 0]), p.path)
set_pointer(obj, '/foo/a%20b/0', 10)
print(obj)
try:
    resolve_pointer(obj, '/nope/1')
except JsonPointerException as e:
    print(e)
try:
    JsonPointer('foo')
except JsonPointerException as e:
    print(e)
