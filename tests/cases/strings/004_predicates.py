for s in ["abc", "ABC", "123", "a1", " ", "", "Hello World", "½", "éa"]:
    print(repr(s), s.isalpha(), s.isdigit(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isnumeric())
print("name_1".isidentifier(), "1name".isidentifier(), "class".isidentifier())
