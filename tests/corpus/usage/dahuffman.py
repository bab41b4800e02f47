from dahuffman import HuffmanCodec

codec = HuffmanCodec.from_frequencies({"e": 100, "n": 20, "x": 1, "i": 40, "q": 3})
codec.print_code_table()
encoded = codec.encode("exeneeeexniqneieini")
print(encoded)
print(len(encoded))
print(codec.decode(encoded))
print(list(encoded))
print(codec.decode([134, 124, 37, 19, 105, 64]))
codec = HuffmanCodec.from_data("hello world how are you doing today foo bar lorem ipsum")
print(codec.encode("do lo er ad od"))
print(codec.decode(codec.encode("do lo er ad od")))
