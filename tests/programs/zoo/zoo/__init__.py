"""The zoo package: importing it registers every kind of animal."""
from .animals import birds, mammals
from .core import ANIMALS, Keeper, create

__all__ = ["ANIMALS", "Keeper", "create", "birds", "mammals"]
