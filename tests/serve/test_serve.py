"""A server with good handlers and with handlers that do what strangers' code may do: these harm nobody else."""

from __future__ import annotations

import asyncio
import hashlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from ferrule.build.guest import TARGETS, check_target
from ferrule.diagnostics import FerruleError
from ferrule.sandbox import available

pytest.importorskip("uvicorn", reason="the server was not tested: uvicorn is not installed")
pytest.importorskip("prometheus_client", reason="the server was not tested: prometheus_client is not installed")
pytestmark = [pytest.mark.rust, pytest.mark.slow]
HERE = Path(__file__).parent
SOURCE = str(HERE.parents[1] / "src")
Answer = tuple[int, dict[str, str], bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`ferrule serve` in a folder of its own."""

    def __init__(self, folder: Path, fetched: int) -> None:
        self.folder, self.metrics = folder, free_port()
        (folder / "handlers.py").write_text((HERE / "handlers.py").read_text(encoding="utf-8"), encoding="utf-8")
        text = (HERE / "handlers.toml").read_text(encoding="utf-8")
        self.settings = text.replace("FETCH", str(fetched)).replace("METRICS", str(self.metrics))
        (folder / "handlers.toml").write_text(self.settings, encoding="utf-8")
        self.log = folder / "log.txt"
        self.start()

    def start(self) -> None:
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "ferrule", "serve", "handlers.py"], cwd=self.folder, stderr=log, stdout=log,
                env={**os.environ, "PYTHONPATH": SOURCE},
            )  # fmt: skip
        self.port = int(self.said(r"serving on http://127\.0\.0\.1:(\d+)", 600)[1])

    def said(self, pattern: str, seconds: float = 10.0) -> re.Match[str]:
        """Waits until the server has said something."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := re.search(pattern, self.log.read_text(encoding="utf-8")):
                return found
            assert self.process.poll() is None or re.search(pattern, self.log.read_text(encoding="utf-8")), (
                self.log.read_text(encoding="utf-8")
            )
            time.sleep(0.02)
        raise AssertionError(f"never said {pattern}: {self.log.read_text(encoding='utf-8')[-2000:]}")

    def ask(self, path: str, method: str = "GET", body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body or None, headers or {})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def record(self, id: str) -> dict[str, Any]:
        """The line of the log for a request."""
        found = self.said(rf'(?m)^\{{.*"id": "{id}".*\}}$')
        record: dict[str, Any] = json.loads(found[0])
        return record

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


@pytest.fixture(scope="module")
def fetched() -> Iterator[int]:
    """A server elsewhere, that handlers may fetch from."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith("slow"):
                time.sleep(0.5)
            if self.path.endswith("away"):
                self.send_response(302)
                self.send_header("Location", "/closed")
            else:
                self.send_response(200)
            self.end_headers()
            self.wfile.write(b"fetched " + self.path.encode())

        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, fetched: int) -> Iterator[Server]:
    backends = available()
    if all(backends[name] for name in ("vm", "wasm")):
        pytest.skip(f"the server was not tested: {backends}")
    if backends["vm"]:
        try:
            check_target(TARGETS["wasm"])
        except FerruleError as error:
            pytest.skip(f"the server was not tested: {backends['vm']}, and {error.diagnostics[0].message}")
    made = Server(tmp_path_factory.mktemp("serve"), fetched)
    yield made
    if made.process.poll() is None:
        made.end()


def test_a_request_arrives_as_it_was_sent(server: Server) -> None:
    status, headers, body = server.ask(
        "/echo/n%C3%A4me?a=1", "POST", "b\u00f6dy".encode(), {"X-Test": "t", "x-request-id": "id-1"}
    )
    assert (status, headers["x-answer"], headers["x-request-id"]) == (200, "yes", "id-1")
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert body.decode().split("\n") == ["POST", "/echo/n\u00e4me", "a=1", "b\u00f6dy", "t", "id-1", "name=n\u00e4me"]


def test_modules_of_the_library(server: Server) -> None:
    _, _, body = server.ask("/receipt", "POST", b"three apples")
    assert json.loads(body) == {"digest": hashlib.sha256(b"three apples").hexdigest(), "late": True}


def test_an_id_is_made_where_none_is_given_or_it_is_not_one(server: Server) -> None:
    ids = {server.ask("/page")[1]["x-request-id"] for _ in range(5)}
    assert len(ids) == 5
    assert server.ask("/page", headers={"x-request-id": 'a"b'})[1]["x-request-id"] != 'a"b'


def test_routes(server: Server) -> None:
    assert server.ask("/page?name=Ada+L%C3%B6v")[0::2] == (201, "<p>Ada L\u00f6v</p>".encode())
    assert server.ask("/page", "HEAD")[0::2] == (201, b"")
    assert server.ask("/nothing")[0] == 404 and server.ask("/echo/a/b")[0] == 404
    status, headers, _ = server.ask("/page", "DELETE")
    assert (status, headers["allow"]) == (405, "GET, HEAD")
    assert server.ask("/echo/x", "POST", b"x" * 20_000)[0] == 413


def test_no_request_sees_another(server: Server) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: server.ask("/remember")[2], range(40)))
    assert answers == [b"1"] * 40


def test_the_store(server: Server) -> None:
    assert server.ask("/store/a")[0] == 404
    assert server.ask("/store/a", "PUT", "v\u00e4lue".encode())[2] == "value: v\u00e4lue".encode()
    assert server.ask("/store/a")[2] == "value: v\u00e4lue".encode()
    assert server.ask("/store/empty", "PUT")[2] == b"value: "
    assert server.ask("/store/a", "PUT", b"x" * 2000, {"x-request-id": "large"})[0] == 500
    assert "at most 1024 bytes" in server.record("large")["error"]
    assert server.ask("/store/a", "DELETE")[0] == 404 and server.ask("/store/a")[0] == 404


def test_what_may_be_fetched(server: Server, fetched: int) -> None:
    base = f"http://127.0.0.1:{fetched}"
    assert server.ask(f"/get?url={base}/open/x")[2] == b"fetched /open/x"
    for url in (f"{base}/closed", f"{base}/openly", f"{base}/open/../closed", "http://127.0.0.1:1/open/x",
                f"http://127.0.0.1:{fetched}@localhost/open/", "file:///etc/passwd", f"{base}/open/away",
                f"https://127.0.0.1:{fetched}/open/x", "%0d%0a"):  # fmt: skip
        status, _, body = server.ask(f"/get?url={url}")
        assert status == 502 and b"NotAllowed" in body, url
    assert b"TimeoutError" in server.ask(f"/get?url={base}/open/slow")[2]


def test_what_was_not_granted(server: Server) -> None:
    status, _, body = server.ask("/denied/a", headers={"x-request-id": "denied"})
    assert (status, body) == (500, b"denied\n")
    assert "`kv.get`, which was not granted" in server.record("denied")["error"]


HARM = {
    "loop": (504, "too slow"),
    "fault": (500, None),
    "hoard": (500, None),
    "fail": (500, "failed"),
    "flood": (500, "over a limit"),
    "shout": (500, None),
    "ask": (500, "denied"),
    "bad_header": (500, "bad response"),
    "bad_status": (500, "bad response"),
}


@pytest.mark.parametrize("name", HARM)
def test_a_handler_that_does_harm(server: Server, name: str) -> None:
    """It fails, its caller learns nothing of what was inside, and the next request is answered."""
    status, headers, body = server.ask(f"/{name}", headers={"x-request-id": f"harm-{name}"})
    expected, outcome = HARM[name]
    assert status == expected and b"Traceback" not in body and len(body) < 60 and "set-cookie" not in headers
    assert outcome is None or server.record(f"harm-{name}")["outcome"] == outcome
    assert server.ask("/remember")[2] == b"1"


def test_handlers_that_do_harm_leave_the_others_alone(server: Server) -> None:
    """While several of them loop, fault and flood, another handler answers everything, and about as fast as its turn on
    the processor comes."""
    stop = threading.Event()

    def harm(name: str) -> None:
        while not stop.is_set():
            server.ask(f"/{name}")

    threads = [
        threading.Thread(target=harm, args=(name,)) for name in ("loop", "loop", "loop", "fault", "flood", "hoard")
    ]
    for thread in threads:
        thread.start()
    times = []
    try:
        for number in range(60):
            started = time.perf_counter()
            answer = server.ask("/store/quiet") if number % 2 else server.ask("/page")
            times.append(time.perf_counter() - started)
            assert answer[0] in (201, 404)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert sorted(times)[int(len(times) * 0.9)] < 0.5, times


def test_a_handler_that_loops_does_not_hold_every_machine(server: Server) -> None:
    """Six of its requests are always there, and one machine is left for the others: they need not wait for its
    limit."""
    stop = threading.Event()

    def loop() -> None:
        while not stop.is_set():
            server.ask("/loop")

    threads = [threading.Thread(target=loop) for _ in range(6)]
    for thread in threads:
        thread.start()
    times = []
    try:
        time.sleep(0.3)
        for _ in range(20):
            started = time.perf_counter()
            assert server.ask("/page")[0] == 201
            times.append(time.perf_counter() - started)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert sorted(times)[len(times) // 2] < 0.1, times


def test_more_requests_than_may_wait(server: Server) -> None:
    with ThreadPoolExecutor(40) as threads:
        answers = list(threads.map(lambda _: server.ask("/loop"), range(40)))
    busy = [answer for answer in answers if answer[0] == 503]
    assert busy and all(headers["retry-after"] == "1" for _, headers, _ in busy)
    assert {answer[0] for answer in answers} == {503, 504}
    assert server.ask("/remember")[2] == b"1"


def test_a_worker_that_is_killed(server: Server) -> None:
    worker = _descendants(server.process.pid)
    victims = [pid for pid in worker if "sandbox.worker" in Path(f"/proc/{pid}/cmdline").read_text()]
    assert victims
    for pid in victims:
        os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + 20
    while time.monotonic() < end and server.ask("/remember")[0] != 200:
        time.sleep(0.05)
    assert server.ask("/remember")[2] == b"1"


def _descendants(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *_descendants(child)]
    return found


def test_the_log(server: Server) -> None:
    server.ask("/says", headers={"x-request-id": "said"})
    record = server.record("said")
    assert record["output"] == "a line for the log\n" and record["handler"] == "says" and record["status"] == 200
    server.ask("/fail", headers={"x-request-id": "failing"})
    assert "ZeroDivisionError" in server.record("failing")["error"]


def test_metrics(server: Server) -> None:
    server.ask("/says")
    connection = http.client.HTTPConnection("127.0.0.1", server.metrics, timeout=5)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    assert re.search(r'ferrule_requests_total\{handler="says",outcome="answered",status="200"\} [1-9]', text)
    assert 'ferrule_request_seconds_bucket{handler="says",le="+Inf"}' in text


def test_a_reload_loses_no_request(server: Server) -> None:
    assert server.ask("/again")[0] == 404
    stop, failures = threading.Event(), []

    def ask() -> None:
        while not stop.is_set():
            answer = server.ask("/page")
            if answer[0] != 201:
                failures.append(answer)

    thread = threading.Thread(target=ask)
    thread.start()
    more = '\n[[routes]]\npath = "/again"\nhandler = "page"\n'
    (server.folder / "handlers.toml").write_text(server.settings + more, encoding="utf-8")
    server.process.send_signal(signal.SIGHUP)
    server.said(r"(?m)^reloaded$", 60)
    # The old processes were told to end; until they notice, one of them may take a request.
    end = time.monotonic() + 30
    while (status := server.ask("/again")[0]) == 404 and time.monotonic() < end:
        time.sleep(0.05)
    stop.set()
    thread.join()
    assert (status, failures) == (201, [])


def test_settings_that_cannot_be_meant_change_nothing(server: Server) -> None:
    (server.folder / "handlers.toml").write_text("[server]\nmachine = 1\n", encoding="utf-8")
    server.process.send_signal(signal.SIGHUP)
    server.said("not reloaded: unknown setting `machine`")
    assert server.ask("/remember")[2] == b"1"
    (server.folder / "handlers.toml").write_text(server.settings, encoding="utf-8")


def test_the_same_handlers_under_cpython(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from ferrule.serve import read_settings
    from ferrule.serve.plain import plain

    monkeypatch.chdir(server.folder)
    application = plain(server.folder / "handlers.py", read_settings(server.folder / "handlers.toml"))
    for method, path, body in (("GET", "/page?name=x%20y", b""), ("PUT", "/store/k", b"v"), ("POST", "/echo/e", b"b")):
        headers = {"x-request-id": "", "host": "h"}
        status, _, data = server.ask(path, method, body, headers)
        assert _plain(application, method, path, body) == (status, re.sub(rb"(?m)^\w{12}-\w+$", b"", data))


def _plain(application: Callable[..., Any], method: str, path: str, body: bytes) -> tuple[int, bytes]:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    path, _, query = path.partition("?")
    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": []}
    asyncio.run(application(scope, receive, send))
    return sent[0]["status"], sent[1]["body"]


def test_the_end_waits_for_what_is_under_way(server: Server) -> None:
    """The last test of the module's server: it drains, and answers what it has."""
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(server.ask, "/loop")
        time.sleep(0.08)
        assert server.end() == 0
    assert answer.result()[0] == 504
    with pytest.raises(ConnectionError):
        server.ask("/page")
