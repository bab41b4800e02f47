print("loading helpers")
PI = 3.14
LOADED = True
state = []


def double(x):
    return x + x


def get_state():
    return state
