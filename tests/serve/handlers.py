"""Handlers that the tests of the server send requests to: some are good, the others do what strangers' code may do."""

from __future__ import annotations

import hashlib
import json
import time

from ferrule.edge import Request, Response, fetch, html, kv_delete, kv_get, kv_set, log

SEEN: list[str] = []


def echo(request: Request) -> Response:
    lines = [request.method, request.path, request.query, request.text(), request.header("X-Test"), request.id]
    lines += [f"{name}={value}" for name, value in sorted(request.params.items())]
    return Response("\n".join(lines), 200, {"X-Answer": "yes"})


def page(request: Request) -> Response:
    return html(f"<p>{request.argument('name', 'nobody')}</p>", 201)


def receipt(request: Request) -> Response:
    """What was sent, as a digest, and whether the clock goes right."""
    digest = hashlib.sha256(request.body).hexdigest()
    return Response(json.dumps({"digest": digest, "late": time.time() > 1.7e9}))


def remember(request: Request) -> Response:
    """How many requests this machine has seen."""
    SEEN.append(request.id)
    return Response(str(len(SEEN)))


def loop(request: Request) -> Response:
    number = 0
    while True:
        number += 1


def down(depth: int) -> int:
    return 1 + down(depth + 1)


def fault(request: Request) -> Response:
    return Response(str(down(0)))


def hoard(request: Request) -> Response:
    kept: list[list[int]] = []
    while True:
        kept.append(list(range(1000)))


def fail(request: Request) -> Response:
    return Response(str(1 // len(request.body)))


def flood(request: Request) -> Response:
    while True:
        log("x" * 1000)


def shout(request: Request) -> Response:
    return Response("x" * 3_000_000)


def ask(request: Request) -> Response:
    while True:
        kv_get("key")


def bad_header(request: Request) -> Response:
    return Response("", 200, {"x-split": "a\r\nset-cookie: b=c"})


def bad_status(request: Request) -> Response:
    return Response("", 99)


def says(request: Request) -> Response:
    log("a line for the log")
    return Response("said")


def store(request: Request) -> Response:
    key = request.params["key"]
    if request.method == "PUT":
        kv_set(key, request.text())
    elif request.method == "DELETE":
        kv_delete(key)
    value = kv_get(key)
    return Response("nothing" if value is None else f"value: {value}", 404 if value is None else 200)


def get(request: Request) -> Response:
    try:
        return Response(fetch(request.argument("url")))
    except RuntimeError as error:
        return Response(str(error), 502)
