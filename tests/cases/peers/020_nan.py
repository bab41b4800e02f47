nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], [nan].index(nan), [nan].count(nan), nan != nan)
print(sorted([3.0, nan, 1.0, 2.0]), max([nan, 1.0]), max([1.0, nan]), min(nan, 0.0), min(0.0, nan))
print({nan: 1}.get(nan), len({nan, nan}), (nan,) == (nan,), {"a": nan} == {"a": nan})
print(nan < 1, nan > 1, nan <= nan, not nan, [1.0, nan] < [1.0, 2.0], f"{nan:8.2f}|{nan}", round(nan, 2), nan * 0)
xs = [nan, 1.0]
print(xs.index(1.0), nan is xs[0], float("inf") - float("inf"), sum(xs))
xs.sort(reverse=True)
print(xs)
