from . import feeding

__all__ = ["feeding"]
