"""pygame.mixer."""

module = "pygame.mixer"


@rust("mixer::Channel", crate="ferrule_pygame")
class Channel:
    @row("mixer::Channel::new({id:i64})", raises="*", crate="ferrule_pygame")
    def __init__(self, id: int) -> None: ...
    @row("{self}.play({sound}, {loops:i64})", effects="io", crate="ferrule_pygame")
    def play(self, sound: pygame.mixer.Sound, loops: int = 0) -> None: ...
    @row("{self}.stop()", effects="io", crate="ferrule_pygame")
    def stop(self) -> None: ...
    @row("{self}.pause(true)", effects="io", crate="ferrule_pygame")
    def pause(self) -> None: ...
    @row("{self}.pause(false)", effects="io", crate="ferrule_pygame")
    def unpause(self) -> None: ...
    @row("{self}.fadeout({time:i64})", effects="io", crate="ferrule_pygame")
    def fadeout(self, time: int) -> None: ...
    @row("{self}.set_volume({value})", effects="io", crate="ferrule_pygame")
    def set_volume(self, value: float) -> None: ...
    @row("{self}.get_busy()", effects="io", crate="ferrule_pygame")
    def get_busy(self) -> bool: ...


@rust("mixer::Sound", crate="ferrule_pygame")
class Sound:
    @row("mixer::Sound::new({file})", raises="*", effects="io", crate="ferrule_pygame")
    def __init__(self, file: str) -> None: ...
    @row("{self}.play({loops:i64}, {maxtime:i64}, {fade_ms:i64})", effects="io", crate="ferrule_pygame")
    def play(self, loops: int = 0, maxtime: int = 0, fade_ms: int = 0) -> pygame.mixer.Channel: ...
    @row("{self}.stop()", effects="io", crate="ferrule_pygame")
    def stop(self) -> None: ...
    @row("{self}.fadeout({time:i64})", effects="io", crate="ferrule_pygame")
    def fadeout(self, time: int) -> None: ...
    @row("{self}.set_volume({value})", effects="io", mutates="self", crate="ferrule_pygame")
    def set_volume(self, value: float) -> None: ...
    @row("{self}.get_volume()", crate="ferrule_pygame")
    def get_volume(self) -> float: ...
    @row("{self}.get_length()", crate="ferrule_pygame")
    def get_length(self) -> float: ...
    @row("{self}.get_num_channels()", ret="i64", crate="ferrule_pygame")
    def get_num_channels(self) -> int: ...


@row("mixer::init({frequency:i64}, {size:i64}, {channels:i64}, {buffer:i64})", raises="*", effects="io", crate="ferrule_pygame")
def init(frequency: int = 0, size: int = 0, channels: int = 0, buffer: int = 0) -> None: ...


@row("mixer::pre_init({frequency:i64}, {size:i64}, {channels:i64}, {buffer:i64})", effects="io", crate="ferrule_pygame")
def pre_init(frequency: int = 0, size: int = 0, channels: int = 0, buffer: int = 0) -> None: ...


@row("mixer::quit()", effects="io", crate="ferrule_pygame")
def quit() -> None: ...


@row("mixer::get_init()", effects="io", crate="ferrule_pygame")
def get_init() -> tuple[int, int, int] | None: ...


@row("mixer::stop()", effects="io", crate="ferrule_pygame")
def stop() -> None: ...


@row("mixer::pause(true)", effects="io", crate="ferrule_pygame")
def pause() -> None: ...


@row("mixer::pause(false)", effects="io", crate="ferrule_pygame")
def unpause() -> None: ...


@row("mixer::get_busy()", effects="io", crate="ferrule_pygame")
def get_busy() -> bool: ...


@row("mixer::set_num_channels({count:i64})", effects="io", crate="ferrule_pygame")
def set_num_channels(count: int) -> None: ...


module = "pygame.mixer.music"


@row("mixer::music::load({filename})", raises="*", effects="io", crate="ferrule_pygame")
def load(filename: str) -> None: ...


@row("mixer::music::unload()", effects="io", crate="ferrule_pygame")
def unload() -> None: ...


@row("mixer::music::play({loops:i64}, {fade_ms:i64})", raises="*", effects="io", crate="ferrule_pygame")
def play(loops: int = 0, *, fade_ms: int = 0) -> None: ...


@row("mixer::music::stop()", effects="io", crate="ferrule_pygame")
def stop() -> None: ...


@row("mixer::music::fadeout({time:i64})", effects="io", crate="ferrule_pygame")
def fadeout(time: int) -> None: ...


@row("mixer::music::pause(true)", effects="io", crate="ferrule_pygame")
def pause() -> None: ...


@row("mixer::music::pause(false)", effects="io", crate="ferrule_pygame")
def unpause() -> None: ...


@row("mixer::music::set_volume({volume})", effects="io", crate="ferrule_pygame")
def set_volume(volume: float) -> None: ...


@row("mixer::music::get_volume()", crate="ferrule_pygame")
def get_volume() -> float: ...


@row("mixer::music::get_busy()", effects="io", crate="ferrule_pygame")
def get_busy() -> bool: ...
