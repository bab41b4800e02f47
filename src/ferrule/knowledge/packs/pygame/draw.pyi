"""pygame.draw."""

module = "pygame.draw"


@row("draw::rect({surface}, {color}, {rect}, {width:i64}, &ferrule_pygame::draw::Corners([{border_radius:i64}, {border_top_left_radius:i64}, {border_top_right_radius:i64}, {border_bottom_left_radius:i64}, {border_bottom_right_radius:i64}]))", raises="*", mutates="surface", crate="ferrule_pygame")
def rect(surface: pygame.Surface, color: Any, rect: Any, width: int = 0, border_radius: int = -1, border_top_left_radius: int = -1, border_top_right_radius: int = -1, border_bottom_left_radius: int = -1, border_bottom_right_radius: int = -1) -> pygame.Rect: ...


@row("draw::circle({surface}, {color}, {center}, {radius}, {width:i64}, &ferrule_pygame::draw::Quarters([{draw_top_right:i64}, {draw_top_left:i64}, {draw_bottom_left:i64}, {draw_bottom_right:i64}]))", raises="*", mutates="surface", crate="ferrule_pygame")
def circle(surface: pygame.Surface, color: Any, center: Any, radius: Any, width: int = 0, draw_top_right: int = 0, draw_top_left: int = 0, draw_bottom_left: int = 0, draw_bottom_right: int = 0) -> pygame.Rect: ...


@row("draw::aacircle({surface}, {color}, {center}, {radius}, {width:i64}, &ferrule_pygame::draw::Quarters([{draw_top_right:i64}, {draw_top_left:i64}, {draw_bottom_left:i64}, {draw_bottom_right:i64}]))", raises="*", mutates="surface", crate="ferrule_pygame")
def aacircle(surface: pygame.Surface, color: Any, center: Any, radius: Any, width: int = 0, draw_top_right: int = 0, draw_top_left: int = 0, draw_bottom_left: int = 0, draw_bottom_right: int = 0) -> pygame.Rect: ...


@row("draw::ellipse({surface}, {color}, {rect}, {width:i64})", raises="*", mutates="surface", crate="ferrule_pygame")
def ellipse(surface: pygame.Surface, color: Any, rect: Any, width: int = 0) -> pygame.Rect: ...


@row("draw::arc({surface}, {color}, {rect}, {start_angle}, {stop_angle}, {width:i64})", raises="*", mutates="surface", crate="ferrule_pygame")
def arc(surface: pygame.Surface, color: Any, rect: Any, start_angle: float, stop_angle: float, width: int = 1) -> pygame.Rect: ...


@row("draw::line({surface}, {color}, {start_pos}, {end_pos}, {width:i64})", raises="*", mutates="surface", crate="ferrule_pygame")
def line(surface: pygame.Surface, color: Any, start_pos: Any, end_pos: Any, width: int = 1) -> pygame.Rect: ...


@row("draw::aaline({surface}, {color}, {start_pos}, {end_pos}, {width:i64})", raises="*", mutates="surface", crate="ferrule_pygame")
def aaline(surface: pygame.Surface, color: Any, start_pos: Any, end_pos: Any, width: int = 1) -> pygame.Rect: ...


@row("draw::lines({surface}, {color}, {closed}, {points}, {width:i64})", raises="*", mutates="surface", crate="ferrule_pygame")
def lines(surface: pygame.Surface, color: Any, closed: bool, points: Iterable[T], width: int = 1) -> pygame.Rect: ...


@row("draw::lines({surface}, {color}, {closed:i64} != 0, {points}, {width:i64})", raises="*", mutates="surface", crate="ferrule_pygame")
def lines(surface: pygame.Surface, color: Any, closed: int, points: Iterable[T], width: int = 1) -> pygame.Rect: ...


@row("draw::aalines({surface}, {color}, {closed}, {points})", raises="*", mutates="surface", crate="ferrule_pygame")
def aalines(surface: pygame.Surface, color: Any, closed: bool, points: Iterable[T]) -> pygame.Rect: ...


@row("draw::polygon({surface}, {color}, {points}, {width:i64})", raises="*", mutates="surface", crate="ferrule_pygame")
def polygon(surface: pygame.Surface, color: Any, points: Iterable[T], width: int = 0) -> pygame.Rect: ...


@row("draw::flood_fill({surface}, {color}, {start_pos})", raises="*", mutates="surface", crate="ferrule_pygame")
def flood_fill(surface: pygame.Surface, color: Any, start_pos: Any) -> pygame.Rect: ...
