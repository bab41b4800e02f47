# A name that nothing binds may be asked for where NameError is caught.
try:
    unicode
except NameError:
    unicode = str

try:
    basestring
    kinds = "old"
except Exception as error:
    kinds = "new"
    print(type(error).__name__, error)

try:
    unheard_of
except:

    def text(x):
        return "handler " + x

else:

    def text(x):
        return "else " + x


def inside():
    try:
        return raw_input()
    except (NameError, ValueError) as error:
        return str(error)


print(unicode(5), kinds, text("x"), inside())
