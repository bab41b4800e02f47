# The first parameter of a method may have any name, and a property may be a lambda.
class A:
    def __init__(self, v):
        self._v = v
    value = property(lambda s: s._v)
    def twice(me):
        return me._v * 2
    triple = lambda this: this._v * 3
class B:
    def __init__(this, v):
        this._v = v
    def set(me, v):
        me._v = v
        return me
print(B(3).set(5)._v)
print(A(3).value, A(4).twice(), A(5).triple())
