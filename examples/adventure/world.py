"""The house: rooms, things and doors, as data."""

ROOMS = {
    "hall": {
        "name": "Entrance Hall",
        "text": "Dust dances in the light of one candle. A portrait watches you.",
        "exits": {"north": "library", "east": "kitchen", "down": "cellar"},
        "things": ["umbrella"],
    },
    "library": {
        "name": "Library",
        "text": "Books from floor to ceiling, and a reading desk by the window.",
        "exits": {"south": "hall", "east": "tower"},
        "things": ["book", "letter"],
    },
    "kitchen": {
        "name": "Kitchen",
        "text": "Something was cooked here long ago. It has not left.",
        "exits": {"west": "hall", "out": "garden"},
        "things": ["lamp", "bread"],
    },
    "cellar": {
        "name": "Cellar",
        "text": "Barrels, cobwebs, and a chest with iron bands.",
        "exits": {"up": "hall"},
        "things": ["chest"],
        "dark": True,
    },
    "tower": {
        "name": "Tower Room",
        "text": "Wind everywhere. A raven sits on the only chair.",
        "exits": {"west": "library"},
        "things": ["raven"],
    },
    "garden": {
        "name": "Garden",
        "text": "Roses gone wild. Behind the gate is the road home.",
        "exits": {"in": "kitchen", "gate": "road"},
        "things": ["rose"],
    },
}

THINGS = {
    "umbrella": {"text": "Black, and older than you.", "weight": 2},
    "book": {"text": "'On the Habits of Ravens'. They will do anything for bread.", "weight": 3},
    "letter": {"text": "\"The key is where the black bird sleeps. — Æ.\"", "weight": 1},
    "lamp": {"text": "An oil lamp, half full.", "weight": 3, "light": True},
    "bread": {"text": "Hard as a brick.", "weight": 2},
    "chest": {"text": "The lock is big enough for a big key.", "weight": 99},
    "raven": {"text": "It looks at your pockets.", "weight": 99},
    "key": {"text": "A big iron key.", "weight": 1},
    "crown": {"text": "Gold, with a stone as red as the rose.", "weight": 4, "points": 50},
    "rose": {"text": "It has thorns.", "weight": 1, "points": 5},
}

SHORT = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down", "i": "inventory", "l": "look", "x": "examine"}
