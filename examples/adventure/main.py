"""The Raven's Crown: a text adventure. Type `help` when you are lost."""
import sys

from parser import ParseError, parse
from world import ROOMS, THINGS

MAX_WEIGHT = 10


class GameOver(Exception):
    def __init__(self, won, reason):
        super().__init__(reason)
        self.won = won


class Room:
    def __init__(self, key, data):
        self.key = key
        self.name = data["name"]
        self.text = data["text"]
        self.exits = dict(data["exits"])
        self.things = list(data["things"])
        self.dark = data.get("dark", False)
        self.visits = 0


class Game:
    def __init__(self, name="stranger"):
        self.player = name
        self.rooms = {key: Room(key, data) for key, data in ROOMS.items()}
        self.here = self.rooms["hall"]
        self.carried = []
        self.turns = 0
        self.score = 0
        self.unlocked = False

    def say(self, text, *args):
        print(text.format(*args) if args else text)

    @property
    def weight(self):
        return sum(THINGS[t]["weight"] for t in self.carried)

    def has_light(self):
        return any(THINGS[t].get("light") for t in self.carried + self.here.things)

    def find(self, nouns, where):
        if not nouns:
            raise ParseError("What do you mean?")
        for noun in nouns:
            if noun in where:
                return noun
        raise ParseError(f"There is no {' '.join(nouns)} here.")

    def do_look(self, nouns):
        room = self.here
        if room.dark and not self.has_light():
            self.say("It is pitch dark.")
            return
        self.say("== {} ==", room.name)
        if room.visits == 0 or nouns is not None:
            self.say(room.text)
        if room.things:
            self.say("You see: {}.", ", ".join(sorted(room.things)))
        self.say("Exits: {}.", ", ".join(room.exits))
        room.visits += 1

    def do_go(self, nouns):
        direction = nouns[0] if nouns else "nowhere"
        if direction not in self.here.exits:
            raise ParseError(f"You cannot go {direction}.")
        goal = self.here.exits[direction]
        if goal == "road":
            self.leave()
        self.here = self.rooms[goal]
        self.do_look(None)

    def leave(self):
        if "crown" not in self.carried:
            raise GameOver(False, "You walk home with empty hands.")
        self.score += sum(THINGS[t].get("points", 0) for t in self.carried)
        raise GameOver(True, "You walk home a king.")

    def do_take(self, nouns):
        if nouns[:1] == ["all"]:
            nouns_to_take = [t for t in self.here.things if THINGS[t]["weight"] < 50]
        else:
            nouns_to_take = [self.find(nouns, self.here.things)]
        for thing in nouns_to_take:
            if THINGS[thing]["weight"] > 50:
                self.say("The {} does not move.", thing)
            elif self.weight + THINGS[thing]["weight"] > MAX_WEIGHT:
                self.say("The {} is too heavy ({} of {}).", thing, self.weight, MAX_WEIGHT)
            elif self.here.dark and not self.has_light():
                raise ParseError("You cannot see it.")
            else:
                self.here.things.remove(thing)
                self.carried.append(thing)
                self.say("Taken: {}.", thing)

    def do_drop(self, nouns):
        thing = self.find(nouns, self.carried)
        self.carried.remove(thing)
        self.here.things.append(thing)
        self.say("Dropped: {}.", thing)

    def do_examine(self, nouns):
        thing = self.find(nouns, self.carried + self.here.things)
        self.say(THINGS[thing]["text"])

    def do_inventory(self, nouns):
        for thing in sorted(self.carried, key=lambda t: (-THINGS[t]["weight"], t)):
            self.say("{:<10}{:>3}", thing, THINGS[thing]["weight"])
        self.say("Weight {} of {}.", self.weight, MAX_WEIGHT)

    def do_give(self, nouns):
        thing = self.find(nouns, self.carried)
        if "raven" not in self.here.things:
            raise ParseError("Nobody wants it.")
        if thing != "bread":
            self.say("The raven is not interested in the {}.", thing)
            return
        self.carried.remove(thing)
        self.here.things[:] = ["key" if t == "raven" else t for t in self.here.things]
        self.score += 10
        self.say("The raven takes the bread and flies off. A key falls from its nest.")

    def do_unlock(self, nouns):
        self.find(nouns, self.here.things)
        if "chest" not in nouns or self.unlocked:
            raise ParseError("That does not open.")
        if "key" not in self.carried:
            raise ParseError("It is locked.")
        self.unlocked = True
        self.here.things.append("crown")
        self.score += 20
        self.say("The lock gives way. Inside lies a crown!")

    def do_help(self, nouns):
        self.say("I know: {}.", ", ".join(sorted(self.commands())))

    def do_quit(self, nouns):
        raise GameOver(False, "You give up.")

    def commands(self):
        return {
            "look": self.do_look, "go": self.do_go, "take": self.do_take, "drop": self.do_drop,
            "examine": self.do_examine, "inventory": self.do_inventory, "give": self.do_give,
            "unlock": self.do_unlock, "help": self.do_help, "quit": self.do_quit,
        }

    def turn(self, line):
        verb, nouns = parse(line)
        if verb == "":
            return
        self.turns += 1
        command = self.commands().get(verb)
        if command is None:
            raise ParseError(f"I do not know how to {verb}.")
        command(nouns)


def main():
    print("What is your name?")
    name = sys.stdin.readline().strip() or "stranger"
    game = Game(name)
    print(f"Welcome, {game.player}.")
    game.do_look(None)
    won = False
    try:
        for line in sys.stdin:
            print("> " + line.rstrip())
            try:
                game.turn(line)
            except ParseError as e:
                print(e)
        print("The story ends in the middle.")
    except GameOver as end:
        print(end)
        won = end.won
    rank = next(title for points, title in [(80, "King"), (30, "Burglar"), (0, "Tourist")] if game.score >= points)
    print(f"{game.player}: {game.score} points in {game.turns} turns, {rank}.")
    return 0 if won else 1


if __name__ == "__main__":
    sys.exit(main())
