"""Textbook RSA with numbers of a few hundred bits. Not for secrets."""
import random


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def egcd(a, b):
    if a == 0:
        return b, 0, 1
    g, x, y = egcd(b % a, a)
    return g, y - (b // a) * x, x


def inverse(a, m):
    g, x, _ = egcd(a, m)
    if g != 1:
        raise ValueError("%d has no inverse modulo %d" % (a, m))
    return x % m


def power(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


SMALL = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]


def is_prime(n, rng, rounds=8):
    if n < 2:
        return False
    for p in SMALL:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for _ in range(rounds):
        a = rng.randrange(2, n - 1)
        x = pow(a, d, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def find_prime(bits, rng):
    tries = 0
    while True:
        tries += 1
        candidate = rng.getrandbits(bits) | (1 << (bits - 1)) | 1
        if is_prime(candidate, rng):
            return candidate, tries


def make_keys(bits, rng):
    e = 65537
    while True:
        p, _ = find_prime(bits // 2, rng)
        q, _ = find_prime(bits // 2, rng)
        phi = (p - 1) * (q - 1)
        if p != q and gcd(e, phi) == 1:
            return (p * q, e), (p * q, inverse(e, phi)), (p, q)


def to_number(text):
    n = 0
    for byte in text.encode("utf-8"):
        n = n * 256 + byte
    return n


def to_text(n):
    out = []
    while n:
        n, byte = divmod(n, 256)
        out.append(byte)
    return bytes(reversed(out)).decode("utf-8")


def crt(d, p, q, cipher):
    dp, dq, qinv = d % (p - 1), d % (q - 1), inverse(q, p)
    m1, m2 = power(cipher, dp, p), power(cipher, dq, q)
    return m2 + qinv * (m1 - m2) % p * q


def main():
    rng = random.Random(20240229)
    public, private, (p, q) = make_keys(256, rng)
    print("n =", public[0])
    print("d =", private[1])
    print("bits", public[0].bit_length(), p.bit_length(), q.bit_length())
    for message in ["hi", "Grüße, 世界!", "attack at dawn"]:
        m = to_number(message)
        c = power(m, public[1], public[0])
        back = power(c, private[1], private[0])
        assert c == pow(m, public[1], public[0])
        print(message, "->", "%x" % c)
        print("   ", to_text(back), back == m, crt(private[1], p, q, c) == m)
    print(power(2, 1000, 10 ** 9 + 7), power(3, 10 ** 30, 10 ** 20 + 39))
    print(2 ** 127 - 1, is_prime(2 ** 127 - 1, rng), is_prime(2 ** 121 - 1, rng))
    print(egcd(240, 46), [n for n in range(2, 80) if is_prime(n, rng)])
    digits = str(7 ** 123)
    print(len(digits), digits[:10], digits[-10:], sum(int(c) for c in digits))
    print(-(7 ** 30) // 10 ** 9, -(7 ** 30) % 10 ** 9, (1 << 100) >> 37, ~(1 << 70), (3 ** 50) & 0xFFFFFFFFFFFFFFFFFFFF)
    print(inverse(6, 9))


main()
