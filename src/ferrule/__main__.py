"""`python -m ferrule`."""

from __future__ import annotations

from ferrule.entry import main

main()
