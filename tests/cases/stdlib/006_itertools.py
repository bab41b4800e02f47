import itertools
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, permutations, product, repeat, takewhile

print(list(chain([1], "ab")), list(islice(count(5, 2), 4)), list(combinations("abc", 2)), list(permutations([1, 2, 3], 2)))
print(list(product([0, 1], repeat=2)), list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(repeat("x", 3)))
for k, g in groupby(sorted(["apple", "bob", "avocado", "cat"]), key=lambda w: w[0]):
    print(k, list(g))
c = cycle("xy")
print([next(c) for _ in range(5)], list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda n: n < 3, [1, 3, 1])))
print(list(itertools.zip_longest([1, 2], "a", fillvalue="-")), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.pairwise([1, 2, 3])))
a, b = itertools.tee([1, 2])
print(list(a), list(b), list(itertools.compress("abc", [1, 0, 1])), list(itertools.filterfalse(bool, [0, 1])), list(chain.from_iterable([[1], [2]])))
print(list(itertools.combinations_with_replacement("ab", 2)), list(product("ab", [1, 2])), list(islice("abcdef", 1, 5, 2)))
