"""From a line of text to a command."""
import re

from world import SHORT

FILLER = {"the", "a", "an", "at", "to", "with", "please", "my"}
SYNONYMS = {"get": "take", "grab": "take", "pick": "take", "leave": "drop", "walk": "go", "feed": "give", "open": "unlock", "read": "examine"}


class ParseError(Exception):
    pass


def parse(line):
    """Return (verb, nouns); an empty verb for an empty line."""
    words = [SHORT.get(w, w) for w in re.findall(r"[^\W\d_]+", line.lower())]
    words = [w for w in words if w not in FILLER]
    if not words:
        return "", []
    verb, *nouns = words
    verb = SYNONYMS.get(verb, verb)
    if verb in ("north", "south", "east", "west", "up", "down", "in", "out", "gate"):
        verb, nouns = "go", [verb]
    if len(nouns) > 3:
        raise ParseError(f"I only understood as far as '{' '.join(nouns[:3])}'.")
    return verb, nouns
