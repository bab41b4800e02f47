"""How many requests a second the three handlers answer, each in a machine of its own, and how many under uvicorn alone.

    python examples/edge/loadtest.py [--seconds 5] [--connections 16] [--json]
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import os
import re
import selectors
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEY = b"an example's key, not a secret"
BODY = json.dumps(
    {"id": 7, "name": "Ada", "score": 99.5, "active": True, "tags": ["a", "b"], "address": {"city": "London", "zip": "N1"}}
)


def token() -> str:
    claims = "ada|4102444800"
    signature = hmac.new(KEY, claims.encode(), hashlib.sha256).hexdigest()
    return base64.urlsafe_b64encode(claims.encode()).decode().rstrip("=") + "." + signature


def message(method: str, path: str, headers: str = "", body: str = "") -> bytes:
    length = f"content-length: {len(body)}\r\ncontent-type: application/json\r\n" if body else ""
    return f"{method} {path} HTTP/1.1\r\nhost: localhost\r\n{headers}{length}\r\n{body}".encode()


REQUESTS = {
    "order": message("GET", "/orders/7?name=Ada"),
    "validate": message("POST", "/validate", body=BODY),
    "token": message("GET", "/token?now=1", f"authorization: Bearer {token()}\r\n"),
}


class Connection:
    def __init__(self, address: tuple[str, int]) -> None:
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.sent = 0.0


def load(address: tuple[str, int], requests: list[bytes], seconds: float, count: int) -> dict[str, float]:
    """Sends one request after the other on each of `count` connections."""
    selector = selectors.DefaultSelector()
    turn, times, failed = 0, [], 0
    for _ in range(count):
        connection = Connection(address)
        selector.register(connection.socket, selectors.EVENT_READ, connection)
        connection.sent = time.perf_counter()
        connection.socket.sendall(requests[turn % len(requests)])
        turn += 1
    start = time.perf_counter()
    end = start + seconds
    busy = count
    while busy:
        for key, _ in selector.select():
            connection = key.data
            connection.buffer += connection.socket.recv(65536)
            head, found, body = connection.buffer.partition(b"\r\n\r\n")
            if not found or len(body) < int(re.search(rb"content-length: (\d+)", head)[1]):
                continue
            now = time.perf_counter()
            times.append(now - connection.sent)
            failed += not head.startswith(b"HTTP/1.1 200")
            connection.buffer = b""
            if now < end:
                connection.sent = now
                connection.socket.sendall(requests[turn % len(requests)])
                turn += 1
            else:
                selector.unregister(connection.socket)
                connection.socket.close()
                busy -= 1
    spent = time.perf_counter() - start
    times.sort()
    at = {share: round(times[min(len(times) * share // 1000, len(times) - 1)] * 1000, 2) for share in (500, 990, 999)}
    return {"per_second": round(len(times) / spent), "p50_ms": at[500], "p99_ms": at[990], "p999_ms": at[999],
            "failed": failed}  # fmt: skip


def started(command: list[str], environment: dict[str, str], ready: str) -> tuple[subprocess.Popen[str], tuple[str, int]]:
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}, cwd=HERE)
    for line in process.stderr:
        if found := re.search(ready + r".*?http://([\d.]+):(\d+)", line):
            return process, (found[1], int(found[2]))
        print(line, end="", file=sys.stderr)
    raise SystemExit("the server did not start")


def wait_for(address: tuple[str, int]) -> None:
    for _ in range(200):
        try:
            socket.create_connection(address).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.1)


def measured(address: tuple[str, int], seconds: float, count: int) -> dict[str, dict[str, float]]:
    load(address, list(REQUESTS.values()), 1.0, count)
    chosen = {name: [request] for name, request in REQUESTS.items()} | {"all three": list(REQUESTS.values())}
    return {name: load(address, requests, seconds, count) for name, requests in chosen.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    processors = len(os.sched_getaffinity(0))
    uvicorn = [sys.executable, "-m", "uvicorn", "--factory", "ferrule.serve.plain:application", "--port", "8901",
               "--workers", str(processors), "--no-access-log"]  # fmt: skip
    named = {"FERRULE_APP": str(HERE / "app.py"), "FERRULE_SETTINGS": str(HERE / "app.toml")}
    ferrule = [sys.executable, "-m", "ferrule", "serve", "app.py", "--address", "127.0.0.1:0"]
    results: dict[str, object] = {"processors": processors, "load_before": os.getloadavg()[0]}
    for name, command, environment, ready in (
        ("ferrule", ferrule, {}, "serving on"),
        ("uvicorn", uvicorn, named, "running on"),
    ):
        process, address = started(command, environment, ready)
        try:
            wait_for(address)
            results[name] = measured(address, options.seconds, options.connections)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
    if options.json:
        print(json.dumps(results, indent=2))
        return
    print(f"{processors} processors, {options.connections} connections, load before: {results['load_before']:.1f}\n")
    print(f"{'':<10}{'handler':<12}{'per second':>11}{'p50 ms':>9}{'p99 ms':>9}{'p99.9 ms':>9}{'failed':>8}")
    for server in ("ferrule", "uvicorn"):
        for name, row in results[server].items():
            cells = f"{row['per_second']:>11,}{row['p50_ms']:>9}{row['p99_ms']:>9}{row['p999_ms']:>9}{row['failed']:>8}"
            print(f"{server:<10}{name:<12}{cells}")


if __name__ == "__main__":
    main()
