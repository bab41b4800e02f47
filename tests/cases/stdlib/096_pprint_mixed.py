import pprint

pprint.pprint({1: 2, "a": 3, None: [4], (1, 2): 5}, width=20)
pprint.pprint({"b", 1, None, "a"}, width=10)
pprint.pprint(bytearray(range(40)), width=30)
pprint.pprint([bytearray(range(24)), {"x": bytearray(b"abc" * 9)}], width=40)
pprint.pprint({"b": 1, "a": [1, 2]})
