"""Builds that try to read, write, connect, stay and use up what they may not."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ferrule.sandbox import BackendUnavailable, BadRequest, BuildFailed
from ferrule.sandbox.build import BuildLimits, _confined, _order, build

MECHANISMS = ("namespaces", "landlock")


@pytest.fixture
def secret() -> Iterator[Path]:
    """A file outside the folder that anybody on this machine may read and write."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "secret")
        file.write_text("the secret")
        os.chmod(place, 0o777)
        file.chmod(0o666)
        yield file


@pytest.fixture
def listener() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def shell(tmp_path: Path, mechanism: str, script: str, **limits: int) -> str:
    """What a script printed, run as a build is."""
    source = tmp_path / "source"
    source.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for part in ("root", "work"):
            Path(scratch, part).mkdir()
        os.chmod(scratch, 0o711)
        order = _order(
            source, scratch, Path("/usr"), "x", "bin", False, False, BuildLimits(**{"seconds": 20, **limits})
        )
        # The script is a file: braces in a command name paths.
        (source / "script").write_text(f"exec > ../result 2>&1\n{script}\nexit 0\n")
        order |= {"command": ["/bin/sh", "script"], "mechanism": mechanism, "output": "{work}/result"}
        try:
            return _confined(order, "x").binary.decode(errors="replace")
        except BackendUnavailable as error:
            pytest.skip(f"{mechanism}: {error.notes}")


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_what_a_build_sees(tmp_path: Path, mechanism: str, secret: Path, listener: int) -> None:
    said = shell(
        tmp_path, mechanism,
        f"""
        echo inside > here && cat here
        cat {secret} && echo READ
        echo changed > {secret} && echo WROTE
        echo x > /usr/bin/added && echo ADDED
        python3 -c "import socket; socket.create_connection(('127.0.0.1', {listener}), 2); print('CONN' + 'ECTED')"
        python3 -c "import os; os.setuid(0); print('BECAME ROOT')"
        unshare -r true && echo NAMESPACE
        mount -t tmpfs none /mnt && echo MOUNTED
        kill -0 {os.getpid()} && echo SIGNALLED
        id -u
        """,
    )  # fmt: skip
    assert said.startswith("inside\n")
    for word in ("the secret", "READ", "WROTE", "ADDED", "CONNECTED", "BECAME", "NAMESPACE", "MOUNTED", "SIGNALLED"):
        assert word not in said, said
    if os.geteuid() == 0:
        assert said.endswith("65533\n")
    assert secret.read_text() == "the secret"


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_what_a_build_may_use(tmp_path: Path, mechanism: str) -> None:
    with pytest.raises(BuildFailed, match="longer than 1 s"):
        shell(tmp_path, mechanism, "while true; do :; done", seconds=1)
    bomb = 'python3 -c "x = []\nwhile True: x.append(bytes(10_000_000))" | tail -n 1'
    assert "MemoryError" in shell(tmp_path, mechanism, bomb + "; true", memory_mb=300)
    said = shell(tmp_path, mechanism, "head -c 100000000 /dev/zero > big; s=$(wc -c < big); rm big; echo $s", disk_mb=8)
    assert int(said.split()[-1]) <= 8 << 20


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_nothing_outlives_a_build(tmp_path: Path, mechanism: str) -> None:
    shell(tmp_path, mechanism, "setsid sleep 271.25 > /dev/null 2>&1 & sleep 0.2")
    assert (
        "sleep 271.25" not in subprocess.run(["ps", "axo", "args"], capture_output=True, text=True, check=True).stdout
    )


HOSTILE = """
fn attempt() -> String {
    let mut done = vec![];
    if std::fs::read_to_string("SECRET").is_ok() { done.push("read"); }
    if std::fs::write("SECRET", "x").is_ok() { done.push("wrote"); }
    if std::net::TcpStream::connect("127.0.0.1:PORT").is_ok() { done.push("connected"); }
    if std::fs::read_to_string("own").is_err() { done.push("cannot read its own folder"); }
    format!("attempts that worked: {done:?}")
}
"""


@pytest.mark.slow
def test_build_scripts_and_macros(tmp_path: Path, secret: Path, listener: int) -> None:
    folder = tmp_path / "package"
    hostile = HOSTILE.replace("SECRET", str(secret)).replace("PORT", str(listener))
    files = {
        "own": "x",
        "Cargo.toml": '[package]\nname = "main"\nversion = "0.1.0"\nedition = "2024"\n[workspace]\n'
                      '[dependencies]\nmacros = { path = "macros" }\n',
        "build.rs": hostile + 'fn main() { println!("cargo:rustc-env=SCRIPT={}", attempt()); }',
        "src/main.rs": 'fn main() { println!("{} | {}", env!("SCRIPT"), macros::told!()); }',
        "macros/Cargo.toml": '[package]\nname = "macros"\nversion = "0.1.0"\nedition = "2024"\n'
                             "[lib]\nproc-macro = true\n",
        "macros/src/lib.rs": "use proc_macro::TokenStream;\n" + hostile +
                             "#[proc_macro] pub fn told(_: TokenStream) -> TokenStream {"
                             ' format!("{:?}", attempt()).parse().unwrap() }',
    }  # fmt: skip
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    try:
        built = build(folder, name="main", guest=False, release=False)
    except BackendUnavailable as error:
        pytest.skip(f"untrusted builds were not tested: {error.notes}")
    assert built.binary[:4] == b"\x7fELF" and built.walls
    assert built.binary.count(b"attempts that worked: []") == 2, "of the script, and of the macro"
    (folder / "src" / "main.rs").write_text("fn main() { nothing() }")
    with pytest.raises(BuildFailed) as caught:
        build(folder, name="main", guest=False, release=False)
    assert any("cannot find function `nothing`" in line for line in caught.value.notes)


def test_requests_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        build(tmp_path, name="x")
    (tmp_path / "Cargo.toml").write_text("")
    arguments: list[dict[str, Any]] = [
        {"name": "../x"},
        {"name": "x", "kind": "lib"},
        {"name": "x", "mechanism": "none"},
    ]
    for given in arguments:
        with pytest.raises(BadRequest):
            build(tmp_path, **given)
