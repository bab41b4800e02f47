"""pygame.key and pygame.mouse."""

module = "pygame.key"


@rust("key::Pressed", crate="ferrule_pygame")
class ScancodeWrapper:
    @row("{self}.item({key:i64})", raises="IndexError", crate="ferrule_pygame")
    def __getitem__(self, key: int) -> bool: ...


@row("key::get_pressed()", raises="*", effects="io", crate="ferrule_pygame")
def get_pressed() -> pygame.key.ScancodeWrapper: ...


@row("key::get_mods()", effects="io", ret="i64", crate="ferrule_pygame")
def get_mods() -> int: ...


@row("key::set_mods({mods:i64})", effects="io", crate="ferrule_pygame")
def set_mods(mods: int) -> None: ...


@row("key::name({key:i64})", crate="ferrule_pygame")
def name(key: int) -> str: ...


@row("key::key_code({name})", raises="ValueError", ret="i64", crate="ferrule_pygame")
def key_code(name: str) -> int: ...


@row("key::set_repeat({delay:i64}, {interval:i64})", raises="ValueError", effects="io", crate="ferrule_pygame")
def set_repeat(delay: int = 0, interval: int = 0) -> None: ...


@row("key::get_repeat()", crate="ferrule_pygame")
def get_repeat() -> tuple[int, int]: ...


@row("key::get_focused()", crate="ferrule_pygame")
def get_focused() -> bool: ...


@row("key::text_input(true)", effects="io", crate="ferrule_pygame")
def start_text_input() -> None: ...


@row("key::text_input(false)", effects="io", crate="ferrule_pygame")
def stop_text_input() -> None: ...


module = "pygame.mouse"


@row("mouse::get_pos()", effects="io", crate="ferrule_pygame")
def get_pos() -> tuple[int, int]: ...


@row("mouse::get_rel()", effects="io", crate="ferrule_pygame")
def get_rel() -> tuple[int, int]: ...


@row("mouse::get_pressed()", effects="io", crate="ferrule_pygame")
def get_pressed() -> tuple[bool, bool, bool]: ...


@row("mouse::set_pos({pos})", raises="TypeError", effects="io", crate="ferrule_pygame")
def set_pos(pos: Any) -> None: ...


@row("mouse::set_pos(&({x:own}, {y:own}))", raises="TypeError", effects="io", crate="ferrule_pygame")
def set_pos(x: Any, y: Any) -> None: ...


@row("mouse::set_visible({value})", effects="io", crate="ferrule_pygame")
def set_visible(value: bool) -> bool: ...


@row("mouse::set_visible({value:i64} != 0)", effects="io", crate="ferrule_pygame")
def set_visible(value: int) -> bool: ...


@row("mouse::get_visible()", crate="ferrule_pygame")
def get_visible() -> bool: ...


@row("mouse::get_focused()", crate="ferrule_pygame")
def get_focused() -> bool: ...
