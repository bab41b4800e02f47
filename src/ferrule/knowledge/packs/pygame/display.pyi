"""pygame.display."""

module = "pygame.display"


@row("display::init()", raises="*", effects="io", crate="ferrule_pygame")
def init() -> None: ...


@row("display::quit()", effects="io", crate="ferrule_pygame")
def quit() -> None: ...


@row("display::get_init()", crate="ferrule_pygame")
def get_init() -> bool: ...


@row("display::set_mode({size}, {flags:i64})", raises="*", effects="io", crate="ferrule_pygame")
def set_mode(size: Any = (0, 0), flags: int = 0, depth: int = 0, display: int = 0, vsync: int = 0) -> pygame.Surface: ...


@row("display::surface()", raises="*", crate="ferrule_pygame")
def get_surface() -> pygame.Surface: ...


@row("display::flip()", raises="*", effects="io", crate="ferrule_pygame")
def flip() -> None: ...


@row("display::update()", raises="*", effects="io", crate="ferrule_pygame")
def update() -> None: ...


@row("display::update_rect({rect})", raises="*", effects="io", crate="ferrule_pygame")
def update(rect: pygame.Rect) -> None: ...


@row("display::update_rects({rects})", raises="*", effects="io", crate="ferrule_pygame")
def update(rects: Iterable[T]) -> None: ...


@row("display::set_caption({title})", raises="*", effects="io", crate="ferrule_pygame")
def set_caption(title: str, icontitle: str = "") -> None: ...


@row("display::get_caption()", crate="ferrule_pygame")
def get_caption() -> tuple[str, str]: ...


@row("display::set_icon({surface})", raises="*", effects="io", crate="ferrule_pygame")
def set_icon(surface: pygame.Surface) -> None: ...


@row("display::get_window_size()", raises="*", crate="ferrule_pygame")
def get_window_size() -> tuple[int, int]: ...


@row("display::get_driver()", raises="*", crate="ferrule_pygame")
def get_driver() -> str: ...


@row("display::toggle_fullscreen()", raises="*", effects="io", ret="i64", crate="ferrule_pygame")
def toggle_fullscreen() -> int: ...
