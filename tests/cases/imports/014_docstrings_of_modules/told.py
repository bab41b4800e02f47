"""What this module
is for."""

VALUE = 1
