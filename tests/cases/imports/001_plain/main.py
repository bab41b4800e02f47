import shapes
from helpers import double, PI as pi
import helpers as h

print(shapes.Square(3).area(), double(4), pi, h.double("x"), shapes.COUNT)
h.state.append(1)
print(h.get_state(), helpers_loaded := h.LOADED)
shapes.COUNT += 5
print(shapes.COUNT, shapes.get_count(), __name__, h.__name__)
