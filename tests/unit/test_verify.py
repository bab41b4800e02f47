"""Running and comparing. A translation's part is played by scripts that do what a translated program would."""

from __future__ import annotations

import random
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ferrule.verify import Request, VerifyResult, compare_program, read_script, run_python
from ferrule.verify.compare import last_line


def program(folder: Path, text: str, **files: str) -> Request:
    root = folder / "program"
    root.mkdir()
    (root / "main.py").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (root / name).write_text(content)
    return Request(root, "main.py", timeout=20)


def binary(folder: Path, python: str) -> Path:
    """An executable in the place of the translation."""
    path = folder / "translation"
    path.write_text(f"#!{sys.executable} -S\n{python}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def compared(tmp_path: Path, ours: str, theirs: str) -> VerifyResult:
    return compare_program(program(tmp_path, ours), binary(tmp_path, theirs))


def kinds(result: VerifyResult) -> list[str]:
    return [difference.kind for difference in result.differences]


def test_same(tmp_path: Path) -> None:
    result = compared(tmp_path, "print('hello')\n", "print('hello')\n")
    assert result.same and result.status == 0 and result.compared["stdout_bytes"] == 6


def test_stdout(tmp_path: Path) -> None:
    result = compared(tmp_path, "print('a')\nprint('b')\n", "print('a')\nprint('c')\nprint('d')\n")
    (found,) = result.differences
    assert (found.kind, found.where, found.python, found.rust) == ("stdout", "line 2", "b", "c")


def test_missing_end_of_line(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, "print('a')\n", "print('a', end='')\n").differences
    assert (found.where, found.python, found.rust) == ("line 2", "", "(no such line)")


def test_status_and_stderr(tmp_path: Path) -> None:
    ours = "raise KeyError('x')\n"
    same = "import sys\nprint('Traceback\\n  elsewhere', file=sys.stderr)\nsys.exit(\"KeyError: 'x'\")\n"
    assert compared(tmp_path, ours, same).same
    different = compare_program(Request(tmp_path / "program", "main.py"), binary(tmp_path, "import sys\nsys.exit(3)\n"))
    assert kinds(different) == ["status", "stderr"]


def test_files(tmp_path: Path) -> None:
    ours = "open('scores', 'w').write('10\\n20\\n')\n"
    (found,) = compared(tmp_path, ours, ours.replace("20", "21")).differences
    assert (found.kind, found.where, found.python, found.rust) == ("files", "scores, line 2", "20", "21")
    absent = compare_program(Request(tmp_path / "program", "main.py"), binary(tmp_path, "pass\n"))
    assert absent.differences[0].rust == "(no such file)"
    # Each side had a copy of its own.
    assert [p.name for p in (tmp_path / "program").iterdir()] == ["main.py"]


def test_time_limit(tmp_path: Path) -> None:
    request = replace(program(tmp_path, "print(1)\n"), timeout=1.5)
    result = compare_program(request, binary(tmp_path, "while True: pass\n"))
    assert kinds(result)[0] == "timeout" and result.differences[0].rust == "did not end in time"


def test_both_sides_see_one_path_and_their_arguments(tmp_path: Path) -> None:
    ours = "import os, sys\nprint(os.getcwd(), sys.argv, sys.stdin.read(), os.environ['TZ'])\n"
    request = replace(program(tmp_path, ours), args=("a b", "--x"), stdin=b"typed\n")
    # The stand-in is a script, so its own name is not the one it was given.
    theirs = ours.replace("sys.argv", "['main.py', *sys.argv[1:]]")
    result = compare_program(request, binary(tmp_path, theirs))
    assert result.same, result.differences


def test_frames(tmp_path: Path) -> None:
    text = "import os\nopen(os.environ['FERRULE_VERIFY_FRAMES'], 'w').write('1 aa\\n2 bb\\n3 cc\\n')\n"
    assert compared(tmp_path, text, text).compared["frames"] == 3
    result = compare_program(Request(tmp_path / "program", "main.py"), binary(tmp_path, text.replace("bb", "xx")))
    assert [(d.kind, d.where, d.python, d.rust) for d in result.differences] == [("frames", "frame 2", "bb", "xx")]


FRAMES = """
import os
dump, wanted = os.environ.get("FERRULE_VERIFY_DUMP"), os.environ.get("FERRULE_VERIFY_DUMP_FRAMES", "")
with open(os.environ["FERRULE_VERIFY_FRAMES"], "w") as log:
    for frame in range(1, int(os.environ.get("FERRULE_VERIFY_FRAMES_MAX", 6)) + 1):
        blue = 200 + (SHADE if frame == 4 else 0)
        print(frame, f"{frame}-{blue}", file=log)
        every = wanted.startswith("every:") and frame % int(wanted[6:]) == 0
        if dump and (every or str(frame) in wanted.split(",")):
            with open(f"{dump}/{frame}.ppm", "wb") as picture:
                picture.write(b"P6\\n40 20\\n255\\n" + bytes((frame * 40, 90, blue)) * 800)
"""


def test_pictures(tmp_path: Path) -> None:
    images = pytest.importorskip("PIL.Image")
    request = replace(
        program(tmp_path, FRAMES.replace("SHADE", "0")), pictures=tmp_path / "pictures", sheet_every=2, frames=6
    )
    result = compare_program(request, binary(tmp_path, FRAMES.replace("SHADE", "1")))
    (found,) = result.differences
    assert found.where == "frame 4" and Path(found.picture).is_file()
    picture = images.open(found.picture)
    # One step of blue is white in the third picture: frames of 40 by 20, 8 apart, below a caption of 16.
    assert picture.getpixel((8 + 2 * 48 + 20, 8 + 16 + 10)) == (255, 255, 255)
    assert Path(result.contact_sheet).is_file()


def run(tmp_path: Path, text: str, **files: str) -> list[str]:
    side = run_python(program(tmp_path, text, **files))
    assert side.status == 0, side.stderr.decode()
    return side.stdout.decode().splitlines()


def test_clock_of_the_python_side(tmp_path: Path) -> None:
    lines = run(
        tmp_path,
        "import time\n"
        "print(time.time(), time.monotonic(), time.perf_counter_ns(), time.process_time())\n"
        "time.sleep(0.25)\n"
        "time.sleep(1)\n"
        "print(time.monotonic_ns(), time.time_ns())\n"
        "print(time.strftime('%H:%M'), time.gmtime(0).tm_year, time.ctime(), time.localtime().tm_sec)\n"
        "for bad in (-1, float('nan'), 'x'):\n"
        "    try:\n"
        "        time.sleep(bad)\n"
        "    except (ValueError, TypeError) as error:\n"
        "        print(error)\n",
    )
    assert lines == [
        "1700000000.000001 2e-06 3000 4e-06",
        "1250005000 1700000001250006000",
        "22:13 1970 Tue Nov 14 22:13:21 2023 21",
        "sleep length must be non-negative",
        "Invalid value NaN (not a number)",
        "'str' object cannot be interpreted as an integer",
    ]


def test_dates_of_the_python_side(tmp_path: Path) -> None:
    lines = run(
        tmp_path,
        "import datetime\nfrom datetime import datetime as dt, date, timezone, timedelta\n"
        "now = dt.now()\n"
        "print(repr(now), now, type(now), type(now).__name__, dt.__name__)\n"
        "print(repr(now + timedelta(days=1)), repr(date.today()), repr(dt.utcnow()))\n"
        "print(repr(dt.now(timezone.utc)), repr(dt.now(timezone(timedelta(hours=2)))))\n"
        "print(isinstance(dt.min, dt), isinstance(now, date), issubclass(dt, date))\n"
        "print(dt(2020, 1, 2) == dt.fromisoformat('2020-01-02'))\n"
        "print(repr(dt.strptime('5', '%d')), dt.min, now.isoformat())\n",
    )
    assert lines == [
        "datetime.datetime(2023, 11, 14, 22, 13, 20, 1) 2023-11-14 22:13:20.000001 <class 'datetime.datetime'> "
        "datetime datetime",
        "datetime.datetime(2023, 11, 15, 22, 13, 20, 1) datetime.date(2023, 11, 14) "
        "datetime.datetime(2023, 11, 14, 22, 13, 20, 3)",
        "datetime.datetime(2023, 11, 14, 22, 13, 20, 4, tzinfo=datetime.timezone.utc) datetime.datetime(2023, 11, 15, "
        "0, 13, 20, 5, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))",
        "True True True",
        "True",
        "datetime.datetime(1900, 1, 5, 0, 0) 0001-01-01 00:00:00 2023-11-14T22:13:20.000001",
    ]


def test_seed_of_the_python_side(tmp_path: Path) -> None:
    text = "import random\nprint(random.random())\nrandom.seed()\nprint(random.random(), random.Random().random())\n"
    expected = str(random.Random(1).random())
    assert run(tmp_path, text + "random.seed(5)\nprint(random.random())\n") == [
        expected, f"{expected} {expected}", str(random.Random(5).random()),
    ]  # fmt: skip


def test_the_runner_stays_out_of_the_way(tmp_path: Path) -> None:
    files = {f"{name}.py": f"print('mine: {name}')\n" for name in ("random", "types", "functools", "datetime", "re")}
    request = program(tmp_path, "import random, functools, datetime, re\nprint(__name__, __file__[-7:])\nint('x')\n")
    for name, text in files.items():
        (request.root / name).write_text(text)
    side = run_python(request)
    direct = subprocess.run([sys.executable, "main.py"], cwd=request.root, capture_output=True, check=False)
    assert side.stdout == direct.stdout and side.status == direct.returncode == 1
    assert (
        last_line(side.stderr) == last_line(direct.stderr) == b"ValueError: invalid literal for int() with base 10: 'x'"
    )
    assert b"runner.py" not in side.stderr


def test_the_runner_loads_nothing_for_itself(tmp_path: Path) -> None:
    text = "import sys\nprint(sorted(n for n in sys.modules if n != '__future__' and not n.startswith('_ferrule')))\n"
    request = program(tmp_path, text)
    direct = subprocess.run([sys.executable, "main.py"], cwd=request.root, capture_output=True, check=False)
    assert run_python(request).stdout == direct.stdout


def test_ways_to_end(tmp_path: Path) -> None:
    request = program(tmp_path, "")
    for text in (
        "raise SystemExit(3)\n",
        "import sys\nsys.exit('no')\n",
        "import atexit\natexit.register(print, 'bye')\n1/0\n",
    ):
        (request.root / "main.py").write_text(text)
        direct = subprocess.run([sys.executable, "main.py"], cwd=request.root, capture_output=True, check=False)
        side = run_python(request)
        assert (side.status, side.stdout) == (direct.returncode, direct.stdout)
        assert last_line(side.stderr) == last_line(direct.stderr)


def test_packages_and_functions_run(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "__init__.py").write_text("print('init')\n")
    (pack / "__main__.py").write_text("from .core import go\ngo()\n")
    (pack / "core.py").write_text("def go():\n    print('go', __name__)\n    return 7\n")
    as_package = run_python(Request(tmp_path, "pack/__main__.py", package="pack"))
    assert (as_package.status, as_package.stdout) == (0, b"init\ngo pack.core\n")
    as_function = run_python(Request(tmp_path, "pack.core:go", entry="pack.core:go"))
    assert (as_function.status, as_function.stdout) == (7, b"init\ngo pack.core\n")


def test_script_splits_events_and_typing(tmp_path: Path) -> None:
    path = tmp_path / "play.jsonl"
    path.write_text(
        '# a comment\n{"frame": 1, "type": "keydown", "key": "left"}\n{"type": "stdin", "text": "yes\\n"}\n'
        '{"frame": 1, "type": "quit"}\n'
    )
    events, typed = read_script(path)
    assert typed == b"yes\n" and events.count("\n") == 2 and events.startswith('{"frame": 1')
