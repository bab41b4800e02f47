"""Ferrule moves Python code bases to Rust, with evidence that each piece behaves as before."""

__version__ = "0.1.0"
