def twice(function):
    def wrapper(self):
        return function(self) * 2

    return wrapper


class Api:
    @twice  #! FER0314 "twice"
    def get(self):
        return 1


print(Api().get())
