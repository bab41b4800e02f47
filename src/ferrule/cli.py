"""The command line: arguments to options, results to text or JSON, problems to exit statuses. No translation logic.

Exit status: 0 done; 1 a difference, a failed check or the program's own failure; 2 the user's input is at fault;
3 a bug in Ferrule. `--json` prints one object on stdout and nothing else there.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from ferrule import __version__
from ferrule.diagnostics import FerruleError, diagnostic, exit_status, explanation, render, to_json
from ferrule.settings import Options, load_options

app = typer.Typer(
    name="ferrule",
    help="Translates Python programs to Rust programs that behave the same, and shows the evidence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
graph_app = typer.Typer(help="Ask what defines, calls, owns and changes what.", no_args_is_help=True)
app.add_typer(graph_app, name="graph")
sandbox_app = typer.Typer(help="Run, measure and probe functions that nobody should trust.", no_args_is_help=True)
app.add_typer(sandbox_app, name="sandbox")

PathArgument = Annotated[Path, typer.Argument(help="A Python file, or a folder with a main file.", show_default=False)]
RestArguments = Annotated[
    list[str] | None, typer.Argument(help="The program's own arguments, after `--`.", show_default=False)
]
JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
EntryOption = Annotated[str | None, typer.Option("--entry", help="A file in the folder, or `pkg.mod:func`.")]
PlainOption = Annotated[
    str | None, typer.Option("--plain", help="`on`: plain Rust types where proved; `off`: the sound baseline.")
]
StrictFlag = Annotated[bool | None, typer.Option("--strict", help="Refuse what would stay in CPython.")]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", help="Where to write.")]
ScriptOption = Annotated[Path | None, typer.Option("--script", help="Input events, JSON lines.")]
StdinOption = Annotated[Path | None, typer.Option("--stdin", help="A file for the standard input.")]
FramesOption = Annotated[int, typer.Option("--frames", help="Stop after so many frames.", min=0)]
SheetOption = Annotated[int, typer.Option("--sheet", help="A contact sheet of every n-th frame.", min=0)]
PicturesOption = Annotated[Path | None, typer.Option("--pictures", help="A folder for pictures of frames.")]
SeedOption = Annotated[int, typer.Option("--seed", help="Replaces seeds from the system.")]
TimeoutOption = Annotated[float, typer.Option("--timeout", help="Seconds for each side.", min=0.1)]
PythonOption = Annotated[str, typer.Option("--python", help="The CPython to compare with.")]


@dataclass
class Answer:
    """What a command found: an object for `--json`, a text for people, a status."""

    data: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    status: int = 0


class Progress:
    """A line on stderr that says what is going on, when stderr is a terminal."""

    def __init__(self) -> None:
        self.status: Any = None
        if sys.stderr.isatty():
            from rich.console import Console

            self.status = Console(stderr=True).status("starting")

    def __enter__(self) -> Callable[[str], None] | None:
        if self.status is None:
            return None
        self.status.__enter__()
        return lambda text: self.status.update(text)

    def __exit__(self, *error: object) -> None:
        if self.status is not None:
            self.status.__exit__(*error)


def _answer(as_json: bool, work: Callable[[], Answer]) -> None:
    """Runs a command and tells its outcome in the form asked for."""
    diagnostics: list[Any] = []
    try:
        answer = work()
    except FerruleError as error:
        diagnostics = list(error.diagnostics)
        answer = Answer(status=error.exit_status)
    except (BrokenPipeError, KeyboardInterrupt, typer.BadParameter):
        raise
    except Exception as error:
        diagnostics = [_internal(error)]
        answer = Answer(status=3)
    diagnostics = [*answer.data.pop("_diagnostics", ()), *diagnostics]
    if as_json:
        _print_json({"ok": answer.status == 0, "diagnostics": [to_json(d) for d in diagnostics], **answer.data})
    else:
        if diagnostics:
            print(render(diagnostics, colour=sys.stderr.isatty()), file=sys.stderr)
        if exit_status(diagnostics):
            print(_closing(diagnostics), file=sys.stderr)
        if answer.text:
            print(answer.text)
    sys.stdout.flush()
    raise typer.Exit(answer.status)


def _print_json(data: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False, default=str) + "\n")


def _closing(diagnostics: list[Any]) -> str:
    codes = list(dict.fromkeys(d.code for d in diagnostics if d.severity in ("error", "bug")))
    return f"\n`ferrule explain {codes[0]}` says more."


def _internal(error: Exception) -> Any:
    """FER0902, with the traceback in a file that can be sent."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="ferrule-bug-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(f"ferrule {__version__}, Python {sys.version}\narguments: {sys.argv[1:]}\n\n")
        file.write("".join(traceback.format_exception(error)))
    last = traceback.extract_tb(error.__traceback__)[-1]
    return diagnostic(
        "FER0902",
        f"internal error: {type(error).__name__}: {error}",
        notes=(f"in {Path(last.filename).name}, line {last.lineno}",),
        help=f"this is a bug in Ferrule, not in your program; please report it with `{file.name}`",
    )


def _options(path: Path, *, plain: str | None = None, **flags: Any) -> Options:
    if plain not in (None, "on", "off"):
        raise typer.BadParameter("must be `on` or `off`", param_hint="--plain")
    return load_options(path, plain=None if plain is None else plain == "on", **flags)


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version.", is_eager=True)] = False,
) -> None:
    if version:
        print(f"ferrule {__version__}")
        raise typer.Exit


@app.command()
def translate(
    path: PathArgument,
    out: OutOption = None,
    entry: EntryOption = None,
    strict: StrictFlag = None,
    plain: PlainOption = None,
    vendor: Annotated[bool | None, typer.Option("--vendor", help="Copy the runtime crates into the output.")] = None,
    name: Annotated[str | None, typer.Option("--name", help="The Cargo package's name.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Lose edits that were made in the output.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Write a Cargo project that behaves as the Python program does."""
    options = _options(path, plain=plain, entry=entry, strict=strict, vendor=vendor, name=name)

    def work() -> Answer:
        from ferrule import pipeline
        from ferrule.build import check_output, write_project

        target = out or Path(options.out or f"{(path if path.is_dir() else path.with_suffix('')).resolve().name}-rs")
        if path.exists():
            check_output(target, force=force)
        with Progress() as progress:
            translation = pipeline.translate(path, options, progress=progress)
        changed = write_project(target, translation.files, translation.manifest, vendor=options.vendor, force=force)
        lines = sum(text.count("\n") for file, text in translation.files.items() if file.endswith(".rs"))
        data = {
            "out": str(target),
            "changed": changed,
            "files": sorted(translation.files),
            "rust_lines": lines,
            "modules": [str(path) for path in translation.inputs()],
            "seconds": {stage: round(spent, 4) for stage, spent in translation.seconds.items()},
            "_diagnostics": translation.diagnostics,
        }
        verb = "wrote" if changed else "unchanged:"
        return Answer(data, f"{verb} {target} ({len(translation.files)} files, {lines} lines of Rust)")

    _answer(as_json, work)


@app.command()
def run(
    path: PathArgument,
    args: RestArguments = None,
    entry: EntryOption = None,
    strict: StrictFlag = None,
    plain: PlainOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Translate, build and run a program; nothing is built again while nothing changes."""
    options = _options(path, plain=plain, entry=entry, strict=strict)

    def work() -> Answer:
        from ferrule.workflow import build_program

        with Progress() as progress:
            built = build_program(path, options, progress=progress)
        if not as_json:
            if built.diagnostics:
                print(render(built.diagnostics, colour=sys.stderr.isatty()), file=sys.stderr)
            return Answer(status=_start(built.binary, str(path), args or [], built.root))
        return _run_captured(built, str(path), args or [])

    _answer(as_json, work)


def _start(binary: Path, shown: str, args: list[str], root: Path) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        from ferrule.entry import start

        start(str(binary), shown, args, str(root))
    import subprocess

    return subprocess.run([str(binary), *args], env={**os.environ, "FERRULE_ROOT": str(root)}, check=False).returncode


def _run_captured(built: Any, shown: str, args: list[str]) -> Answer:
    import subprocess

    done = subprocess.run(
        [shown, *args],
        executable=str(built.binary),
        env={**os.environ, "FERRULE_ROOT": str(built.root)},
        capture_output=True,
        check=False,
    )
    data = {
        "status": done.returncode,
        "stdout": done.stdout.decode(errors="replace"),
        "stderr": done.stderr.decode(errors="replace"),
        "cached": built.cached,
        "binary": str(built.binary),
        "_diagnostics": built.diagnostics,
    }
    return Answer(data, status=0 if done.returncode == 0 else 1)


@app.command()
def build(
    path: PathArgument,
    target: Annotated[
        str, typer.Option("--target", help="`bin`: a program; `guest`, `wasm`: a module for the sandbox.")
    ] = "bin",
    out: OutOption = None,
    entry: EntryOption = None,
    strict: StrictFlag = None,
    plain: PlainOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Translate and build; the result is a native program, or a module whose functions the sandbox calls."""
    if target not in ("bin", "guest", "wasm"):
        raise typer.BadParameter("must be `bin`, `guest` or `wasm`", param_hint="--target")
    options = _options(path, plain=plain, entry=entry, strict=strict)
    if target != "bin":
        _answer(as_json, lambda: _build_exports(path, target, out, options))

    def work() -> Answer:
        from ferrule.workflow import build_program, export_binary

        with Progress() as progress:
            built = build_program(path, options, progress=progress)
        binary = export_binary(built, out or Path.cwd() / built.binary.name)
        data = {"binary": str(binary), "cached": built.cached, "_diagnostics": built.diagnostics}
        return Answer(data, f"wrote {binary}")

    _answer(as_json, work)


def _build_exports(path: Path, target: str, out: Path | None, options: Options) -> Answer:
    from ferrule.export import exports
    from ferrule.workflow import build_exports, export_binary

    found = exports(path, options.entry)
    with Progress() as progress:
        built = build_exports(path, target, found, options, progress=progress)
    module = export_binary(built, out or Path.cwd() / built.binary.name)
    data = {
        "module": str(module),
        "functions": list(found.names),
        "cached": built.cached,
        "_diagnostics": built.diagnostics,
    }
    return Answer(data, f"wrote {module}: {', '.join(found.names)}")


@app.command()
def serve(
    path: Annotated[Path, typer.Argument(help="The Python file with the handlers.", show_default=False)],
    config: Annotated[
        Path | None, typer.Option("--config", help="Settings; by default the TOML file of the same name beside it.")
    ] = None,
    address: Annotated[str | None, typer.Option("--address", help="HOST:PORT, before that of the settings.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Build and check everything, and serve nothing.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Answer HTTP requests by handlers in the sandbox, each in a machine of its own."""

    def work() -> Answer:
        from ferrule.serve.supervisor import Supervisor, check_packages

        check_packages()
        beside = path.with_suffix(".toml")
        file = config or (beside if beside.is_file() else None)
        with Progress() as progress:
            settings, module = _served(path, file, address, progress)
        data = {"module": str(module), "handlers": sorted({route.handler for route in settings.routes})}
        if check:
            return Answer(data, f"ready to serve: {', '.join(data['handlers'])}")
        supervisor = Supervisor(lambda: _served(path, file, address, None), lambda text: print(text, file=sys.stderr))
        return Answer(data, status=supervisor.run())

    _answer(as_json, work)


def _served(path: Path, file: Path | None, address: str | None, progress: Callable[[str], None] | None) -> Any:
    """The settings of a server, and its handlers as a module for the strongest backend that they may have."""
    from dataclasses import replace

    from ferrule.export import handlers
    from ferrule.sandbox import available
    from ferrule.serve import read_settings
    from ferrule.workflow import build_exports

    settings = read_settings(file.resolve() if file else None)
    if address is not None:
        settings = replace(settings, address=address)
    found = handlers(path, [(route.handler, route.span) for route in settings.routes])
    wasm = settings.backend in ("wasm", "vm+wasm") or (settings.backend == "auto" and bool(available()["vm"]))
    built = build_exports(path, "wasm" if wasm else "guest", found, _options(path), progress=progress)
    return settings, built.binary


def _request(built: Any, args: list[str] | None, script: Path | None, stdin: Path | None, **more: Any) -> Any:
    """What to run on both sides of a built program."""
    from ferrule.verify import Request, read_bytes, read_script

    events, typed = read_script(script) if script else ("", b"")
    if stdin:
        typed = read_bytes(stdin)
    return Request(
        built.root,
        built.shown_main,
        package=built.package,
        entry=built.entry,
        args=tuple(args or ()),
        stdin=typed,
        script=events,
        **more,
    )


@app.command()
def verify(
    path: PathArgument,
    args: RestArguments = None,
    script: ScriptOption = None,
    stdin: StdinOption = None,
    frames: FramesOption = 0,
    sheet: SheetOption = 0,
    pictures: PicturesOption = None,
    seed: SeedOption = 1,
    timeout: TimeoutOption = 120.0,
    python: PythonOption = "",
    entry: EntryOption = None,
    plain: PlainOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Run the program under CPython and as Rust, and compare everything that can be seen. Status 1: a difference."""
    options = _options(path, plain=plain, entry=entry)

    def work() -> Answer:
        from ferrule.verify import compare_program
        from ferrule.workflow import build_program

        with Progress() as progress:
            built = build_program(path, options, progress=progress)
            if progress:
                progress("comparing")
            places = {"pictures": pictures or Path.cwd() / "ferrule-verify", "sheet_every": sheet}
            limits = {"frames": frames, "seed": seed, "timeout": timeout, "python": python}
            result = compare_program(_request(built, args, script, stdin, **places, **limits), built.binary)
        data = {**result.to_json(), "_diagnostics": built.diagnostics}
        return Answer(data, _verified(result), 0 if result.same else 1)

    _answer(as_json, work)


def _verified(result: Any) -> str:
    counts = result.compared
    parts = [f"{counts['stdout_bytes']} bytes of stdout", f"exit status {result.status}", f"{counts['files']} files"]
    if counts["frames"]:
        parts.append(f"{counts['frames']} frames")
    spent = f"CPython {result.python_seconds:.2f} s, Rust {result.rust_seconds:.2f} s"
    sheet = f"\ncontact sheet: {result.contact_sheet}" if result.contact_sheet else ""
    if result.same:
        return f"identical: {', '.join(parts)} ({spent}){sheet}"
    lines = [f"different ({spent}){sheet}"]
    for found in result.differences:
        lines += [f"  {found.kind}, {found.where}", f"    CPython: {found.python}", f"    Rust:    {found.rust}"]
        lines += [f"    picture: {found.picture}"] if found.picture else []
    return "\n".join(lines)


@app.command()
def report(
    path: PathArgument,
    args: RestArguments = None,
    out: OutOption = None,
    check: Annotated[bool, typer.Option("--verify/--no-verify", help="Also run and compare both sides.")] = True,
    script: ScriptOption = None,
    stdin: StdinOption = None,
    frames: FramesOption = 0,
    sheet: SheetOption = 0,
    timeout: TimeoutOption = 300.0,
    entry: EntryOption = None,
    plain: PlainOption = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    as_json: JsonFlag = False,
) -> None:
    """Write an HTML page: Python and Rust side by side, and what is known about each function, and how."""
    options = _options(path, plain=plain, entry=entry)

    def work() -> Answer:
        from ferrule.verify.coverage import compare_traced
        from ferrule.workflow import build_program

        with Progress() as progress:
            built = build_program(path, options, progress=progress, translation=True)
            result = coverage = None
            if check:
                if progress:
                    progress("comparing")
                # Pictures of frames go beside the page, which holds the contact sheet itself.
                places = {"pictures": (out.parent if out else Path.cwd()) / "ferrule-verify", "sheet_every": sheet}
                request = _request(built, args, script, stdin, frames=frames, timeout=timeout, **places)
                result, coverage = compare_traced(request, built.binary)
        from ferrule import report as reporting

        page = out or Path(f"{built.binary.name}-report.html")
        assert built.translation is not None
        data = reporting.write(built.translation, page, built=True, verification=result, coverage=coverage)
        if open_it:
            import webbrowser

            webbrowser.open(page.resolve().as_uri())
        told = {"page": str(page), "summary": data, "verification": result.to_json() if result else None}
        text = f"wrote {page}" + (f"\n{_verified(result)}" if result else "")
        return Answer({**told, "_diagnostics": built.diagnostics}, text, 0 if result is None or result.same else 1)

    _answer(as_json, work)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="A diagnostic code, such as FER0103.", show_default=False)],
    as_json: JsonFlag = False,
) -> None:
    """Say what a diagnostic code means and what to do about it."""
    page = explanation(code.upper())
    if page is None:
        raise typer.BadParameter(f"`{code}` is not a code", param_hint="CODE")

    def work() -> Answer:
        return Answer({"code": code.upper(), "page": page}, _markdown(page))

    _answer(as_json, work)


def _markdown(page: str) -> str:
    if not sys.stdout.isatty():
        return page.rstrip()
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(width=min(100, Console().width))
    with console.capture() as capture:
        console.print(Markdown(page))
    return capture.get().rstrip()


def _graph(as_json: bool, call: Callable[[Any], dict[str, Any]], text: Callable[[dict[str, Any]], str]) -> None:
    def work() -> Answer:
        from ferrule.graph import commands

        try:
            data = call(commands)
        except commands.UnknownSymbol as error:
            raise FerruleError(diagnostic("FER0112", str(error), help="give the full dotted name")) from None
        except commands.UnknownChoice as error:
            raise typer.BadParameter(str(error)) from None
        return Answer(data, text(data))

    _answer(as_json, work)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise typer.BadParameter(f"`{path}` does not exist", param_hint="PATH")
    return path


@graph_app.command("index")
def graph_index(path: PathArgument, as_json: JsonFlag = False) -> None:
    """Bring the stored graph up to date with the sources."""
    root = _existing(path)
    _graph(
        as_json,
        lambda commands: dict(commands.index(root)),
        lambda data: "\n".join(f"{key}: {value}" for key, value in data.items() if isinstance(value, int | str)),
    )


@graph_app.command("query")
def graph_query(
    path: PathArgument,
    name: Annotated[str, typer.Argument(help="A symbol, such as `game.Player.jump`.", show_default=False)],
    relation: Annotated[
        str, typer.Option("--relation", "-r", help="What to ask, such as `used-by`, `search` or `neighbours`.")
    ] = "used-by",
    as_json: JsonFlag = False,
) -> None:
    """Ask about one symbol."""
    root = _existing(path)
    _graph(as_json, lambda commands: dict(commands.query(root, name, relation)), _listed)


def _listed(data: dict[str, Any]) -> str:
    rows = data.get("found") or data.get("nodes") or []
    return "\n".join(str(row.get("symbol") or row.get("dotted") or row) for row in rows) or "nothing found"


@graph_app.command("path")
def graph_path(
    path: PathArgument,
    start: Annotated[str, typer.Argument(metavar="FROM", help="A symbol.", show_default=False)],
    end: Annotated[str, typer.Argument(metavar="TO", help="A symbol.", show_default=False)],
    kinds: Annotated[list[str] | None, typer.Option("--kind", help="Kinds of edges; calls by default.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """Show a shortest chain of calls from one symbol to another."""
    root = _existing(path)

    def text(data: dict[str, Any]) -> str:
        if data["path"] is None:
            return f"no path from {data['from']} to {data['to']}"
        sites = [f"{step['site']['path']}:{step['site']['line']}" for step in data["path"]]
        steps = [f"  {step['kind']} {step['to']}  ({site})" for step, site in zip(data["path"], sites)]
        return "\n".join([data["from"], *steps])

    _graph(as_json, lambda commands: dict(commands.path(root, start, end, commands.edge_kinds(kinds or []))), text)


@graph_app.command("communities")
def graph_communities(path: PathArgument, as_json: JsonFlag = False) -> None:
    """List what belongs together, by who uses whom."""
    root = _existing(path)

    def text(data: dict[str, Any]) -> str:
        return "\n".join(f"{'  ' * c['level']}{c['title']} ({c['size']})" for c in data["communities"])

    _graph(as_json, lambda commands: dict(commands.communities(root)), text)


@graph_app.command("order")
def graph_order(path: PathArgument, as_json: JsonFlag = False) -> None:
    """List all symbols, each after what it depends on; those that depend on one another share a line."""
    root = _existing(path)
    _graph(
        as_json,
        lambda commands: dict(commands.order(root)),
        lambda data: "\n".join(", ".join(group) for group in data["order"]),
    )


@graph_app.command("export")
def graph_export(
    path: PathArgument,
    form: Annotated[str, typer.Option("--format", help="`json`, `graphml` or `dot`.")] = "json",
    kinds: Annotated[list[str] | None, typer.Option("--kind", help="Only these kinds of edges.")] = None,
    out: OutOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Write the whole graph for another tool."""
    root = _existing(path)

    def call(commands: Any) -> dict[str, Any]:
        text = commands.export(root, form, commands.edge_kinds(kinds or []))
        if out is None:
            return {"format": form, "text": text}
        out.write_text(text, encoding="utf-8")
        return {"format": form, "out": str(out)}

    _graph(as_json, call, lambda data: data.get("text") or f"wrote {data['out']}")


BackendOption = Annotated[
    str, typer.Option("--backend", help="`vm+wasm`, `vm`, `wasm`, or `auto`: the strongest that works.")
]


@sandbox_app.command("run")
def sandbox_run(
    module: Annotated[Path, typer.Argument(help="A guest program (ELF) or a wasm module.", show_default=False)],
    function: Annotated[str, typer.Argument(help="The function to call.", show_default=False)],
    argument: Annotated[str, typer.Argument(help="A JSON value; text that is none is sent as text.")] = "null",
    raw: Annotated[bool, typer.Option("--bytes", help="Send the argument as bytes, as it is.")] = False,
    backend: BackendOption = "auto",
    wall_ms: Annotated[int, typer.Option("--wall-ms", help="Time on the clock.")] = 1000,
    cpu_ms: Annotated[int, typer.Option("--cpu-ms", help="Time of the processor; 0: as much as fits.")] = 0,
    memory_mb: Annotated[int, typer.Option("--memory-mb", help="Memory of the guest.")] = 16,
    output_kb: Annotated[int, typer.Option("--output-kb", help="Bytes that may leave the guest.")] = 1024,
    fuel: Annotated[int, typer.Option("--fuel", help="Instructions (wasm only).")] = 0,
    as_json: JsonFlag = False,
) -> None:
    """Call one function of a module that nobody trusts, in its own machine."""

    def work() -> Answer:
        from ferrule.sandbox import Function, Limits, Pool

        limits = Limits(wall_ms=wall_ms, cpu_ms=cpu_ms, memory_mb=memory_mb, output_kb=output_kb, fuel=fuel)
        with Pool(Function.from_file(module), backend=backend, limits=limits) as pool:
            result = pool.run(function, argument.encode(errors="surrogateescape") if raw else _json_or_text(argument))
            data = {"backend": pool.backend, "walls": list(pool.walls), "cpu_ms": result.cpu_ms}
        value, output = _shown(result.value), result.output.decode(errors="replace")
        text = output + (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        return Answer({"value": value, "output": output, **data}, text)

    _answer(as_json, work)


def _json_or_text(argument: str) -> Any:
    try:
        return json.loads(argument)
    except ValueError:
        return argument


def _shown(value: Any) -> Any:
    """Bytes as text, at any depth, and keys as JSON has them."""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, list):
        return [_shown(item) for item in value]
    if isinstance(value, dict):
        return {str(_shown(key)): _shown(item) for key, item in value.items()}
    return value


def _backends(chosen: str) -> tuple[list[str], dict[str, str]]:
    """Those to look at, and why others cannot be used here."""
    from ferrule.sandbox import BackendUnavailable, available

    reasons = available(named=chosen)
    if chosen != "auto":
        if chosen not in reasons:
            raise typer.BadParameter(f"there are: auto, {', '.join(reasons)}", param_hint="--backend")
        if reasons[chosen]:
            raise BackendUnavailable(f"the backend `{chosen}` cannot be used here", notes=(reasons[chosen],))
        return [chosen], {}
    return [name for name, reason in reasons.items() if not reason], {k: v for k, v in reasons.items() if v}


@sandbox_app.command("bench")
def sandbox_bench(
    backend: BackendOption = "auto",
    count: Annotated[int, typer.Option("--count", help="Calls for each figure.", min=10)] = 1000,
    workers: Annotated[int, typer.Option("--workers", help="Workers for the throughput.", min=1)] = 1,
    instances: Annotated[int, typer.Option("--instances", help="Machines that live at once.", min=1)] = 1000,
    as_json: JsonFlag = False,
) -> None:
    """Measure every backend of this machine: cold, warm, restore, host call, throughput."""

    def work() -> Answer:
        from ferrule.sandbox.bench import bench

        there, reasons = _backends(backend)
        found = {name: bench(name, count=count, workers=workers, instances=instances) for name in there}
        lines = [f"{name}: not here: {reason}" for name, reason in reasons.items()]
        for name, figures in found.items():
            lines.append(f"{name}: {', '.join(figures.pop('walls'))}")
            lines += [f"  {figure:24}{value}" for figure, value in figures.items()]
        return Answer({**found, "_not_here": reasons}, "\n".join(lines))

    _answer(as_json, work)


@sandbox_app.command("probe")
def sandbox_probe(backend: BackendOption = "auto", as_json: JsonFlag = False) -> None:
    """Try to get out of every backend of this machine, and say how each ended. Status 1: a wall did not hold."""

    def work() -> Answer:
        from dataclasses import asdict

        from ferrule.sandbox.probe import suite

        there, reasons = _backends(backend)
        data: dict[str, Any] = {"_not_here": reasons}
        lines, held = [f"{name}: not here: {reason}" for name, reason in reasons.items()], True
        for name in there:
            walls, rows = suite(name)
            data[name] = {"walls": list(walls), "rows": [asdict(row) for row in rows]}
            lines.append(f"{name}: {', '.join(walls)}")
            lines += [f"{row.number:4}  {'held' if row.held else 'FAILED':7}{row.about:42}{row.said}" for row in rows]
            lines.append(f"      {sum(row.held for row in rows)} of {len(rows)} held")
            held = held and all(row.held for row in rows)
        return Answer(data, "\n".join(lines), 0 if held else 1)

    _answer(as_json, work)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and ends the process with the status that the head of this file promises."""
    given = sys.argv[1:] if arguments is None else arguments
    # typer brings its own copy of click or uses the installed one; this is the base of its usage errors in both.
    usage_error: Any = typer.BadParameter.__mro__[1]
    try:
        status = app(args=given, standalone_mode=False)
    except FerruleError as error:  # in the settings, before a command starts its work
        if "--json" in given:
            _print_json({"ok": False, "diagnostics": [to_json(d) for d in error.diagnostics]})
        else:
            print(render(error.diagnostics, colour=sys.stderr.isatty()), file=sys.stderr)
        sys.exit(error.exit_status)
    except usage_error as error:
        if "--json" in given:
            _print_json({"ok": False, "diagnostics": [], "usage": error.format_message()})
        else:
            error.show()
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
