z = 3 + 4j
print(2 * z, 1 + z, 2.5 - z, 1 / z, z - 1, z / 2, z ** 2, 2 ** z, -z, +z, True + z)
print(1 + 0j == 1, z != 3, z == 3.0, 2.0 == 2 + 0j)
total = 0
for k in [1, 2.5, 1j]:
    total += k
print(total)
w = 0
w += 1j
w *= 2
print(w, bool(0j), abs(3 + 4j), (1 + 2j).real)
try:
    print(z // 2)
except TypeError as e:
    print(e)
try:
    print(z < 1)
except TypeError as e:
    print(e)
try:
    print(z / 0)
except ZeroDivisionError as e:
    print(e)
print(f"{z}", repr(1j), str(-1j), complex(2))
print([x for x in (1j, 1) if x == 1], hash(1 + 0j) == hash(1))
