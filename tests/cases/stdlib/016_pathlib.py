import tempfile
from pathlib import Path

root = Path(tempfile.mkdtemp())
p = root / "sub" / "file.txt"
p.parent.mkdir(parents=True)
p.write_text("one\ntwo\n")
print(p.name, p.suffix, p.stem, p.exists(), p.read_text().splitlines(), p.is_file(), p.parent.name)
print([q.name for q in sorted((root / "sub").iterdir())], Path("a/b/../c").parts, Path("x.tar.gz").with_suffix(".zip"), str(Path("a") / "b"))
(root / "sub" / "b.log").write_text("")
print([q.name for q in sorted(root.glob("**/*.txt"))], p.relative_to(root))
p.unlink()
print(p.exists())
