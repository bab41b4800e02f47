def greet(name, greeting="Hello"):
    return greeting + ", " + name + "!"


def nothing():
    pass


def early(n):
    if n < 0:
        return "negative"
    return n * 2


print(greet("Ann"), greet("Bob", "Hi"), greet(greeting="Yo", name="Cy"))
print(nothing(), early(-1), early(4))
print(type(greet).__name__)
