"""The module `pathlib`, and what `tempfile` stands on."""

module = "pathlib"


@rust("pathlib::Path")
class Path:
    @row("pathlib::Path::from({path})")
    def __init__(self, path: str) -> None: ...
    @row("{path:own}")
    def __init__(self, path: Path) -> None: ...
    @row("{path}.joinpath({parts:own})")
    def __init__(self, path: Path, /, *parts: str) -> None: ...
    @row("pathlib::Path::new({parts:own})")
    def __init__(self, *parts: str) -> None: ...
    @row("pathlib::Path::cwd()", raises="OSError", effects="io")
    def cwd(cls) -> Path: ...
    @row("pathlib::Path::home()", effects="env")
    def home(cls) -> Path: ...
    @row("{self}.join({key})")
    def __truediv__(self, key: str) -> Path: ...
    @row("{self}.join({key})")
    def __truediv__(self, key: Path) -> Path: ...
    @row("pathlib::Path::from({key}).join({self})")
    def __rtruediv__(self, key: str) -> Path: ...
    @row("{self}.join({other})")
    def joinpath(self, other: Path, /) -> Path: ...
    @row("{self}.joinpath({others:own})")
    def joinpath(self, *others: str) -> Path: ...
    @row("{self}.to_text()")
    def __fspath__(self) -> str: ...
    @row("{self}.to_text()")
    def as_posix(self) -> str: ...
    @row("{self}.name()", prop=True)
    def name(self) -> str: ...
    @row("{self}.suffix()", prop=True)
    def suffix(self) -> str: ...
    @row("{self}.suffixes()", prop=True)
    def suffixes(self) -> list[str]: ...
    @row("{self}.stem()", prop=True)
    def stem(self) -> str: ...
    @row("{self}.root()", prop=True)
    def root(self) -> str: ...
    @row("{self}.parent()", prop=True)
    def parent(self) -> Path: ...
    @row("{self}.parents()", prop=True)
    def parents(self) -> tuple[Path, ...]: ...
    @row("{self}.parts()", prop=True)
    def parts(self) -> tuple[str, ...]: ...
    @row("{self}.root()", prop=True)
    def anchor(self) -> str: ...
    @row("{self}.is_absolute()")
    def is_absolute(self) -> bool: ...
    @row("{self}.with_name({name})", raises="ValueError")
    def with_name(self, name: str) -> Path: ...
    @row("{self}.with_stem({stem})", raises="ValueError")
    def with_stem(self, stem: str) -> Path: ...
    @row("{self}.with_suffix({suffix})", raises="ValueError")
    def with_suffix(self, suffix: str) -> Path: ...
    @row("{self}.relative_to({other})", raises="ValueError")
    def relative_to(self, other: str) -> Path: ...
    @row("{self}.is_relative_to({other})")
    def is_relative_to(self, other: str) -> bool: ...
    @row("{self}.relative_to({other})", raises="ValueError")
    def relative_to(self, other: Path) -> Path: ...
    @row("{self}.is_relative_to({other})")
    def is_relative_to(self, other: Path) -> bool: ...
    @row("{self}.exists()", effects="io")
    def exists(self) -> bool: ...
    @row("{self}.is_file()", effects="io")
    def is_file(self) -> bool: ...
    @row("{self}.is_dir()", effects="io")
    def is_dir(self) -> bool: ...
    @row("{self}.is_symlink()", effects="io")
    def is_symlink(self) -> bool: ...
    @row("{self}.stat()", raises="OSError", effects="io")
    def stat(self) -> os.stat_result: ...
    @row("{self}.absolute()", raises="OSError", effects="io")
    def absolute(self) -> Path: ...
    @row("{self}.resolve({strict})", raises="OSError", effects="io")
    def resolve(self, strict: bool = False) -> Path: ...
    @row("{self}.expanduser()", effects="env")
    def expanduser(self) -> Path: ...
    @row("{self}.open_binary({mode})", raises="OSError|ValueError", effects="io", when={"mode": "contains b"})
    def open(self, mode: str, buffering: int = -1) -> io.BufferedFile: ...
    @row("{self}.open({mode}, {encoding}, {errors}, {newline})", raises="OSError|LookupError|ValueError", effects="io")
    def open(
        self,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
    ) -> io.TextIOWrapper: ...
    @row("{self}.read_text({encoding}, {errors})", raises="OSError|LookupError|ValueError", effects="io")
    def read_text(self, encoding: str | None = None, errors: str | None = None) -> str: ...
    @row("{self}.write_text({data}, {encoding}, {errors}, {newline})", raises="OSError|LookupError|ValueError", effects="io")
    def write_text(
        self, data: str, encoding: str | None = None, errors: str | None = None, newline: str | None = None
    ) -> int: ...
    @row("{self}.read_bytes()", raises="OSError", effects="io")
    def read_bytes(self) -> bytes: ...
    @row("{self}.write_bytes({data})", raises="OSError", effects="io")
    def write_bytes(self, data: bytes) -> int: ...
    @row("{self}.touch({exist_ok})", raises="OSError", effects="io")
    def touch(self, mode: int = 0o666, exist_ok: bool = True) -> None: ...
    @row("{self}.mkdir({mode:i64}, {parents}, {exist_ok})", raises="OSError", effects="io")
    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None: ...
    @row("{self}.rmdir()", raises="OSError", effects="io")
    def rmdir(self) -> None: ...
    @row("{self}.unlink({missing_ok})", raises="OSError", effects="io")
    def unlink(self, missing_ok: bool = False) -> None: ...
    @row("{self}.rename({target})", raises="OSError", effects="io")
    def rename(self, target: str) -> Path: ...
    @row("{self}.rename({target})", raises="OSError", effects="io")
    def rename(self, target: Path) -> Path: ...
    @row("{self}.rename({target})", raises="OSError", effects="io")
    def replace(self, target: str) -> Path: ...
    @row("{self}.rename({target})", raises="OSError", effects="io")
    def replace(self, target: Path) -> Path: ...
    @row("{self}.iterdir()", raises="OSError", effects="io")
    def iterdir(self) -> Iterator[Path]: ...
    @row("{self}.glob({pattern})", raises="ValueError|NotImplementedError", effects="io")
    def glob(self, pattern: str) -> Iterator[Path]: ...
    @row("{self}.rglob({pattern})", raises="ValueError|NotImplementedError", effects="io")
    def rglob(self, pattern: str) -> Iterator[Path]: ...
    @row("{self}.matches({path_pattern})", raises="ValueError")
    def match(self, path_pattern: str) -> bool: ...
    @row("os::lstat(&{self}.to_text())", raises="OSError", effects="io")
    def lstat(self) -> os.stat_result: ...
    @row("os::chmod(&{self}.to_text(), {mode:i64})", raises="OSError", effects="io")
    def chmod(self, mode: int) -> None: ...
    @row("os::symlink({target}, &{self}.to_text())", raises="OSError", effects="io")
    def symlink_to(self, target: str, target_is_directory: bool = False) -> None: ...
    @row("os::symlink(&{target}.to_text(), &{self}.to_text())", raises="OSError", effects="io")
    def symlink_to(self, target: Path, target_is_directory: bool = False) -> None: ...
    @row("os::link({target}, &{self}.to_text())", raises="OSError", effects="io")
    def hardlink_to(self, target: str) -> None: ...
    @row("os::link(&{target}.to_text(), &{self}.to_text())", raises="OSError", effects="io")
    def hardlink_to(self, target: Path) -> None: ...
    @row("{self}.readlink()", raises="OSError", effects="io")
    def readlink(self) -> Path: ...
    @row("os::path::samefile(&{self}.to_text(), {other_path})", raises="OSError", effects="io")
    def samefile(self, other_path: str) -> bool: ...
    @row("os::path::samefile(&{self}.to_text(), &{other_path}.to_text())", raises="OSError", effects="io")
    def samefile(self, other_path: Path) -> bool: ...
    @row("os::path::ismount(&{self}.to_text())", effects="io")
    def is_mount(self) -> bool: ...
    @row("{self}.as_uri()", raises="ValueError")
    def as_uri(self) -> str: ...
    @row("Str::EMPTY", prop=True)
    def drive(self) -> str: ...


PosixPath = pathlib.Path


# What the Python text of `tempfile` stands on.
module = "_tempfile"


@row("os::mkdtemp({suffix}, {prefix}, {dir})", raises="OSError", effects="io|random")
def mkdtemp(suffix: str, prefix: str, dir: str) -> str: ...
@row("os::mkstemp({suffix}, {prefix}, {dir})", raises="OSError", effects="io|random")
def mkstemp(suffix: str, prefix: str, dir: str) -> tuple[int, str]: ...
@row("os::gettempdir()", effects="env")
def gettempdir() -> str: ...


module = "tempfile"


@row("os::temporary_text({mode}, {encoding}, {newline}, ({suffix}, {prefix}, {dir}), {delete})", raises="OSError|LookupError|ValueError", effects="io|random", when={"mode": "lacks b"})
def NamedTemporaryFile(
    mode: str,
    buffering: int = -1,
    encoding: str | None = None,
    newline: str | None = None,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: str | None = None,
    delete: bool = True,
) -> io.TextIOWrapper: ...
@row("os::temporary_binary({mode}, ({suffix}, {prefix}, {dir}), {delete})", raises="OSError|ValueError", effects="io|random", when={"mode": "contains b"})
def NamedTemporaryFile(
    mode: str = "w+b",
    buffering: int = -1,
    *,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: str | None = None,
    delete: bool = True,
) -> io.BufferedFile: ...
@row("os::temporary_text({mode}, {encoding}, {newline}, ({suffix}, {prefix}, {dir}), true)", raises="OSError|LookupError|ValueError", effects="io|random", when={"mode": "lacks b"})
def TemporaryFile(
    mode: str,
    buffering: int = -1,
    encoding: str | None = None,
    newline: str | None = None,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: str | None = None,
) -> io.TextIOWrapper: ...
@row("os::temporary_binary({mode}, ({suffix}, {prefix}, {dir}), true)", raises="OSError|ValueError", effects="io|random", when={"mode": "contains b"})
def TemporaryFile(
    mode: str = "w+b",
    buffering: int = -1,
    *,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: str | None = None,
) -> io.BufferedFile: ...


module = "_shutil"


@row("os::executable({path})", effects="io")
def executable(path: str) -> bool: ...
@row("os::terminal_size()", effects="io", feature="terminal")
def terminal_size() -> tuple[int, int]: ...


module = "errno"


EPERM: int = const("Int::Small(1)")
ENOENT: int = const("Int::Small(2)")
ESRCH: int = const("Int::Small(3)")
EINTR: int = const("Int::Small(4)")
EIO: int = const("Int::Small(5)")
ENXIO: int = const("Int::Small(6)")
E2BIG: int = const("Int::Small(7)")
ENOEXEC: int = const("Int::Small(8)")
EBADF: int = const("Int::Small(9)")
ECHILD: int = const("Int::Small(10)")
EAGAIN: int = const("Int::Small(11)")
ENOMEM: int = const("Int::Small(12)")
EACCES: int = const("Int::Small(13)")
EFAULT: int = const("Int::Small(14)")
ENOTBLK: int = const("Int::Small(15)")
EBUSY: int = const("Int::Small(16)")
EEXIST: int = const("Int::Small(17)")
EXDEV: int = const("Int::Small(18)")
ENODEV: int = const("Int::Small(19)")
ENOTDIR: int = const("Int::Small(20)")
EISDIR: int = const("Int::Small(21)")
EINVAL: int = const("Int::Small(22)")
ENFILE: int = const("Int::Small(23)")
EMFILE: int = const("Int::Small(24)")
ENOTTY: int = const("Int::Small(25)")
ETXTBSY: int = const("Int::Small(26)")
EFBIG: int = const("Int::Small(27)")
ENOSPC: int = const("Int::Small(28)")
ESPIPE: int = const("Int::Small(29)")
EROFS: int = const("Int::Small(30)")
EMLINK: int = const("Int::Small(31)")
EPIPE: int = const("Int::Small(32)")
EDOM: int = const("Int::Small(33)")
ERANGE: int = const("Int::Small(34)")
EDEADLOCK: int = const("Int::Small(35)")
ENAMETOOLONG: int = const("Int::Small(36)")
ENOLCK: int = const("Int::Small(37)")
ENOSYS: int = const("Int::Small(38)")
ENOTEMPTY: int = const("Int::Small(39)")
ELOOP: int = const("Int::Small(40)")
ENOMSG: int = const("Int::Small(42)")
EIDRM: int = const("Int::Small(43)")
ECHRNG: int = const("Int::Small(44)")
EL2NSYNC: int = const("Int::Small(45)")
EL3HLT: int = const("Int::Small(46)")
EL3RST: int = const("Int::Small(47)")
ELNRNG: int = const("Int::Small(48)")
EUNATCH: int = const("Int::Small(49)")
ENOCSI: int = const("Int::Small(50)")
EL2HLT: int = const("Int::Small(51)")
EBADE: int = const("Int::Small(52)")
EBADR: int = const("Int::Small(53)")
EXFULL: int = const("Int::Small(54)")
ENOANO: int = const("Int::Small(55)")
EBADRQC: int = const("Int::Small(56)")
EBADSLT: int = const("Int::Small(57)")
EBFONT: int = const("Int::Small(59)")
ENOSTR: int = const("Int::Small(60)")
ENODATA: int = const("Int::Small(61)")
ETIME: int = const("Int::Small(62)")
ENOSR: int = const("Int::Small(63)")
ENONET: int = const("Int::Small(64)")
ENOPKG: int = const("Int::Small(65)")
EREMOTE: int = const("Int::Small(66)")
ENOLINK: int = const("Int::Small(67)")
EADV: int = const("Int::Small(68)")
ESRMNT: int = const("Int::Small(69)")
ECOMM: int = const("Int::Small(70)")
EPROTO: int = const("Int::Small(71)")
EMULTIHOP: int = const("Int::Small(72)")
EDOTDOT: int = const("Int::Small(73)")
EBADMSG: int = const("Int::Small(74)")
EOVERFLOW: int = const("Int::Small(75)")
ENOTUNIQ: int = const("Int::Small(76)")
EBADFD: int = const("Int::Small(77)")
EREMCHG: int = const("Int::Small(78)")
ELIBACC: int = const("Int::Small(79)")
ELIBBAD: int = const("Int::Small(80)")
ELIBSCN: int = const("Int::Small(81)")
ELIBMAX: int = const("Int::Small(82)")
ELIBEXEC: int = const("Int::Small(83)")
EILSEQ: int = const("Int::Small(84)")
ERESTART: int = const("Int::Small(85)")
ESTRPIPE: int = const("Int::Small(86)")
EUSERS: int = const("Int::Small(87)")
ENOTSOCK: int = const("Int::Small(88)")
EDESTADDRREQ: int = const("Int::Small(89)")
EMSGSIZE: int = const("Int::Small(90)")
EPROTOTYPE: int = const("Int::Small(91)")
ENOPROTOOPT: int = const("Int::Small(92)")
EPROTONOSUPPORT: int = const("Int::Small(93)")
ESOCKTNOSUPPORT: int = const("Int::Small(94)")
ENOTSUP: int = const("Int::Small(95)")
EPFNOSUPPORT: int = const("Int::Small(96)")
EAFNOSUPPORT: int = const("Int::Small(97)")
EADDRINUSE: int = const("Int::Small(98)")
EADDRNOTAVAIL: int = const("Int::Small(99)")
ENETDOWN: int = const("Int::Small(100)")
ENETUNREACH: int = const("Int::Small(101)")
ENETRESET: int = const("Int::Small(102)")
ECONNABORTED: int = const("Int::Small(103)")
ECONNRESET: int = const("Int::Small(104)")
ENOBUFS: int = const("Int::Small(105)")
EISCONN: int = const("Int::Small(106)")
ENOTCONN: int = const("Int::Small(107)")
ESHUTDOWN: int = const("Int::Small(108)")
ETOOMANYREFS: int = const("Int::Small(109)")
ETIMEDOUT: int = const("Int::Small(110)")
ECONNREFUSED: int = const("Int::Small(111)")
EHOSTDOWN: int = const("Int::Small(112)")
EHOSTUNREACH: int = const("Int::Small(113)")
EALREADY: int = const("Int::Small(114)")
EINPROGRESS: int = const("Int::Small(115)")
ESTALE: int = const("Int::Small(116)")
EUCLEAN: int = const("Int::Small(117)")
ENOTNAM: int = const("Int::Small(118)")
ENAVAIL: int = const("Int::Small(119)")
EISNAM: int = const("Int::Small(120)")
EREMOTEIO: int = const("Int::Small(121)")
EDQUOT: int = const("Int::Small(122)")
ENOMEDIUM: int = const("Int::Small(123)")
EMEDIUMTYPE: int = const("Int::Small(124)")
ECANCELED: int = const("Int::Small(125)")
ENOKEY: int = const("Int::Small(126)")
EKEYEXPIRED: int = const("Int::Small(127)")
EKEYREVOKED: int = const("Int::Small(128)")
EKEYREJECTED: int = const("Int::Small(129)")
EOWNERDEAD: int = const("Int::Small(130)")
ENOTRECOVERABLE: int = const("Int::Small(131)")
ERFKILL: int = const("Int::Small(132)")
EWOULDBLOCK: int = const("Int::Small(11)")
