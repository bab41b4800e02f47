import collections
from collections import namedtuple
FIELDS = ['a', 'b', 'c']
P = collections.namedtuple('P', FIELDS, defaults=(None,) * 2)
print(P(1), P(1, 2), P._fields)
class Q(namedtuple('Q_', FIELDS)):
    def total(self):
        return self.a + self.b + self.c
print(Q(1, 2, 3), Q(1,2,3).total(), Q(1, 2, 3) == (1, 2, 3))
