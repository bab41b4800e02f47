"""Warnings: recorded, ignored, made errors, shown."""

import warnings


class OldApi(DeprecationWarning):
    pass


def old():
    warnings.warn("old() is deprecated, use new()", DeprecationWarning, stacklevel=2)
    return 1


def custom():
    warnings.warn(OldApi("custom"), stacklevel=2)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    old()
    custom()
    warnings.warn("plain")
    print(len(caught))
    for w in caught:
        print(w.category.__name__, w.message, str(w.message), issubclass(w.category, DeprecationWarning))
    print(caught[3].lineno)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as error:
        print("raised", error)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for _ in range(3):
        warnings.warn("the same line", RuntimeWarning)
    print(len(caught))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message="not.*interesting")
    warnings.filterwarnings("error", category=UserWarning, message="bad")
    warnings.warn("not very interesting")
    warnings.warn("interesting", FutureWarning)
    try:
        warnings.warn("Bad thing")
    except UserWarning as error:
        print("raised", error)
    print([str(w.message) for w in caught])

warnings.filterwarnings("ignore", category=OldApi)
custom()
print(warnings.formatwarning("text", UserWarning, "file.py", 3, "x = 1"), end="")
warnings.warn("shown on stderr", RuntimeWarning)
