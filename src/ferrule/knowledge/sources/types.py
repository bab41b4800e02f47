"""`types` as far as it is Python: translated with the program. `SimpleNamespace(a=1)` is written out (`infer/getters.py`)."""


class SimpleNamespace:
    def __init__(self, names=""):
        self._order = names

    def _names(self):
        """The attributes in the order in which they were set: those of the call, then at most one other."""
        present = set(vars(self))
        found = [name for name in self._order.split() if name in present]
        later = [name for name in sorted(present) if name not in found and name != "_order"]
        if len(later) > 1:
            raise NotImplementedError("Ferrule: the order of attributes set later is not known (FER0306)")
        return found + later

    def __repr__(self):
        parts = [name + "=" + repr(getattr(self, str(name))) for name in self._names()]
        return "namespace(" + ", ".join(parts) + ")"

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            mine = set(vars(self))
            if mine != set(vars(other)):
                return False
            for name in mine:
                if name != "_order" and getattr(self, str(name)) != getattr(other, str(name)):
                    return False
            return True
        return NotImplemented


class MappingProxyType:
    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return iter(self._mapping)

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __repr__(self):
        return "mappingproxy(" + repr(self._mapping) + ")"

    def __str__(self):
        return str(self._mapping)

    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")

    def __delitem__(self, key):
        raise TypeError("'mappingproxy' object does not support item deletion")
