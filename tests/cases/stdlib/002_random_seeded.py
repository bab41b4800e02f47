import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abc"), random.uniform(1, 2))
xs = list(range(10))
random.shuffle(xs)
print(xs, random.sample(xs, 3), random.randrange(0, 100, 5), random.getrandbits(40))
r = random.Random(7)
print([r.randint(0, 99) for _ in range(8)], r.gauss(0, 1), r.choices(["a", "b"], k=4), r.choices([1, 2, 3], weights=[5, 1, 1], k=3))
r2 = random.Random("text seed")
print(r2.random(), r2.randint(-10 ** 20, 10 ** 20), r2.triangular(0, 1), r2.expovariate(2))
