"""Modules whose names are written out before inference (`infer/expand.py`) or only speak to type checkers."""

module = "dataclasses"


@exception("exc::FROZEN_INSTANCE_ERROR")
class FrozenInstanceError(AttributeError): ...


module = "enum"
module = "abc"
module = "contextlib"
module = "typing"
module = "typing_extensions"
module = "collections.abc"
module = "numbers"
module = "types"
