"""The game package."""
VERSION = "1.0"
