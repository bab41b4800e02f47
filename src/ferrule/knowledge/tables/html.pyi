"""What the Python text of `html` stands on."""

module = "_html"


@row("ferrule_rt::html::unescape({s})")
def unescape(s: str) -> str: ...
@row("ferrule_rt::html::entity({name})")
def entity(name: str) -> str | None: ...
