"""The border of a program in the sandbox; `ferrule.edge` and what calls it are Python text of their own."""

module = "ferrule.edge.host"


@row("guest::call({name}, {argument})", raises="RuntimeError", effects="io")
def call(name: str, argument: bytes) -> bytes: ...
@row("guest::serve({handler})", effects="io")
def serve(handler: Callable[[str, bytes], bytes]) -> None: ...
