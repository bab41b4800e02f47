a = 1000
b = int("1000")
text = "".join(["a", "b"])
print(a is b)  #! FER0328 "a is b"
print(text is not "ab", (1, 2) is (1, 2))  #! FER0328 "text is not "ab"" FER0328 "(1, 2) is (1, 2)"
print(1.5 is a, a is None, None is not b, True is True, [] is [], a == 1000)
marker = object()
print(marker is marker, {"x": a}.get("x", marker) is marker)
