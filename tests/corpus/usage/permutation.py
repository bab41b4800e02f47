from permutation import Permutation

p = Permutation(2, 1, 4, 5, 3)
print(p(1), p(3), p(42))
print(p.to_cycles())
print(p)
print(p.inverse())
print(p.degree, p.order, p.is_even)
print(p.lehmer(5))
q = Permutation.cycle(1, 2, 3)
print(p * q)
print(q * p)
for p in Permutation.group(3):
    print(p)
