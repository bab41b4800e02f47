from game.units import Knight, make_all
from game import rules
import game.util.text as text

for u in make_all():
    print(text.box(u.describe()))
print(rules.damage(Knight("Z"), 3), rules.LIMIT)
