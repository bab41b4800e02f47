z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate())
print(z * 2, z + 1, z * z, z / 2)
print(complex(1, -1), 1j * 1j, z == 3 + 4j)
