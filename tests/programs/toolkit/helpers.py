"""Small helpers that other modules import."""


def line_up(rules, values):
    """Yield (name, check, value) for rules and values in the same order."""
    for (name, check), value in zip(rules.items(), values):
        yield name, check, value
