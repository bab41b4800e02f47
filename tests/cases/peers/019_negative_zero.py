import math

z = -0.0
print(z, -z, 0.0 == z, z + 0.0, z - 0.0, z * 1, abs(z), str(z), f"{z:.1f} {z:+g} {z:z.1f}", round(-0.4), round(-0.4, 0))
print(math.copysign(1, z), math.atan2(0.0, z), min(0.0, z), max(z, 0.0), [z, 0.0].index(0.0), {z: 1}[0.0], -0)
print(0.0 // -1, -0.0 % 5, 5 % -5.0, int(z), bool(z), z == 0, complex(z, z), sum([z, z]), 0 * -1.0, -1 // 2.0)
print(sorted([0.0, -0.0, 0]), float("-0"), float("-0.0e5"), z.hex(), divmod(-0.0, 3))
