from kit import Key, Pos, loads


def deepest(key: Key) -> str:
    return key[-1]


def main():
    key, pos, value = loads("a.b.c = 1.5")
    print(deepest(key), pos, value, isinstance(pos, Pos))
    print(loads("x = 7", parse_float=lambda text: int(text) * 2.0))


if __name__ == "__main__":
    main()
