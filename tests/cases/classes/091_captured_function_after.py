def make(prefix):
    suffix = "!"

    class Local:
        def say(self):
            return prefix + suffix + helper()

    def helper():
        return "?"

    return Local


print(make("a")().say())
