import copy

inner = [1, 2]
outer = [inner, inner, 3]
shallow = copy.copy(outer)
deep = copy.deepcopy(outer)
inner.append(99)
print(outer, shallow, deep)
deep[0].append(5)
print(deep, deep[0] is deep[1], shallow[0] is inner)
