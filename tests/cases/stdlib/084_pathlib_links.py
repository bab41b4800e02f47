"""`pathlib`: links, folders, addresses."""

from pathlib import Path, PosixPath
import os
import tempfile

p = Path("a/b/c.tar.gz")
print(p, repr(p), p.suffixes, p.parent, Path("/x") / "y", p.match("*.gz"), p.with_suffix(""), list(p.parents))
q = Path(tempfile.mkdtemp()) / "pl"
q.mkdir(parents=True, exist_ok=True)
(q / "a.txt").write_text("hello")
(q / "b.bin").write_bytes(b"123")
print(
    sorted(x.name for x in q.iterdir()),
    [x.name for x in sorted(q.glob("*.txt"))],
    [x.name for x in sorted(q.rglob("*"))],
)
print((q / "a.txt").stat().st_size, (q / "a.txt").read_text(), q.is_dir(), (q / "a.txt").samefile(q / "a.txt"))
(q / "a.txt").rename(q / "c.txt")
(q / "c.txt").touch()
(q / "c.txt").chmod(0o600)
(q / "l").unlink(missing_ok=True)
(q / "l").symlink_to(q / "c.txt")
print((q / "l").readlink() == q / "c.txt", (q / "l").is_symlink(), (q / "l").resolve().name)
print(
    q < Path("/z"),
    hash(q) == hash(Path(str(q))),
    {q: 1}[Path(str(q))],
    isinstance(q, os.PathLike),
    q.as_uri() == "file://" + str(q),
    q.drive == "",
    q.anchor,
)
with (q / "c.txt").open() as f:
    print(f.read())
for x in q.iterdir():
    x.unlink()
q.rmdir()
print(
    q.exists(),
    Path("x").joinpath("y", "z"),
    Path("~").expanduser() == Path.home(),
    Path("a") == PosixPath("a"),
    str(Path("a", "b")),
    os.fspath(Path("z")),
)
print(Path("a/../b").resolve() == Path.cwd() / "b", Path("/a/b").relative_to("/a"), Path("/a/b").is_relative_to("/c"))
