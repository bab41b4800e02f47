names = ["upper", "lower"]
for name in names:
    print(getattr("abc", name)())  #! FER0305 "getattr("abc", name)"
