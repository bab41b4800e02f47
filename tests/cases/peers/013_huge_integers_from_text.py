digits = "123456789" * 40
n = int(digits)
print(n % 1000000007, len(str(n)), str(n) == digits, n.bit_length(), -n // 10**350)
print(int("-0"), int(" 42\n"), int("1_000_000"), int("ff", 16), int("0b101", 0), int("z" * 30, 36))
for text in ["", "1__0", "0x", "12a", "٣٤", "- 1"]:
    try:
        print(int(text))
    except ValueError as error:
        print(error)
try:
    int("9" * 5000)
except ValueError as error:
    print(error)
