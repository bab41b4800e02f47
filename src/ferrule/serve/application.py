"""The ASGI application: from a request to a route, a machine, and an answer."""

from __future__ import annotations

import itertools
import json
import os
import re
import secrets
import sys
import time
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from ferrule.sandbox import Function, HostDenied, Limits
from ferrule.sandbox.errors import CpuLimit, GuestError, GuestFault, LimitReached, SandboxError, Timeout
from ferrule.serve import metrics
from ferrule.serve.granted import functions
from ferrule.serve.lanes import Lanes, Overloaded
from ferrule.serve.messages import BadResponse, request, response
from ferrule.serve.routes import Routes
from ferrule.serve.settings import Route, Settings

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Answer = tuple[int, list[tuple[bytes, bytes]], bytes]

_ID = re.compile(rb"[A-Za-z0-9._:/+=-]{1,128}")
_PLAIN = (b"content-type", b"text/plain; charset=utf-8")


class Application:
    def __init__(self, settings: Settings, module: Function) -> None:
        self.settings, self.module = settings, module
        self.routes = Routes(settings.routes)
        self._lanes: dict[tuple[Limits, tuple[str, ...]], Lanes] = {}
        self._ids = itertools.count(1)
        self._prefix = secrets.token_hex(6)
        self._most_body = settings.max_body_kb * 1024
        self._counts = metrics.Counts()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                try:
                    await self.start()
                except SandboxError as error:
                    await send({"type": "lifespan.startup.failed", "message": error.message})
                    return
                await send({"type": "lifespan.startup.complete"})
            else:
                self.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def start(self) -> None:
        """The workers of each set of limits and grants."""
        settings = self.settings
        base = settings.file.parent if settings.file else Path.cwd()
        handlers: dict[tuple[Limits, tuple[str, ...]], set[str]] = {}
        for route in settings.routes:
            handlers.setdefault((route.limits, route.grant), set()).add(route.handler)
        for (limits, grant), names in handlers.items():
            host = functions(grant, settings.grants, base)
            lanes = Lanes(self.module, settings.machines, limits, host, settings.queue, settings.backend)
            self._lanes[limits, grant] = lanes
            await lanes.start(len(names))

    def close(self) -> None:
        for lanes in self._lanes.values():
            lanes.close()

    @property
    def lanes(self) -> list[Lanes]:
        return list(self._lanes.values())

    async def _http(self, scope: Message, receive: Receive, send: Send) -> None:
        started = time.perf_counter()
        id = self._id(scope["headers"])
        route, params, allowed = self.routes.find(scope["method"], scope["path"])
        record: dict[str, Any] = {}
        if route is None:
            outcome = "no route"
            answer = _refusal(405, "method not allowed") if allowed else _refusal(404, "not found")
            if allowed:
                answer[1].append((b"allow", ", ".join(sorted(allowed)).encode()))
        else:
            answer, outcome = await self._routed(route, params, scope, receive, id, record)
        status, headers, body = answer
        headers.append((b"x-request-id", id.encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
        self._tell(scope, route, status, outcome, id, time.perf_counter() - started, record)

    def _id(self, headers: list[tuple[bytes, bytes]]) -> str:
        for name, value in headers:
            if name == b"x-request-id" and _ID.fullmatch(value):
                return value.decode()
        return f"{self._prefix}-{next(self._ids):x}"

    async def _routed(
        self, route: Route, params: dict[str, str], scope: Message, receive: Receive, id: str, record: dict[str, Any]
    ) -> tuple[Answer, str]:
        body = await self._body(receive)
        if body is None:
            return _refusal(413, "the body is too large"), "too large"
        message = request(scope["method"], scope["path"], scope["query_string"], scope["headers"], body, params, id)
        lanes = self._lanes[route.limits, route.grant]
        try:
            frame = await lanes.call(route.handler.encode(), message)
            record.update(cpu=frame.cpu_us / 1e6, host_calls=frame.host_calls, output=frame.head)
            return response(frame.body), "answered"
        except Overloaded:
            answer = _refusal(503, "busy")
            answer[1].append((b"retry-after", b"1"))
            return answer, "busy"
        except BadResponse as error:
            record["error"] = str(error)
            return _refusal(500, "the handler's response is not valid"), "bad response"
        except SandboxError as error:
            record.update(error=error.message, output=error.output)
            status, outcome = _failure(error)
            return _refusal(status, outcome), outcome

    async def _body(self, receive: Receive) -> bytes | None:
        message = await receive()
        body: bytes = message.get("body", b"")
        while message.get("more_body"):
            if len(body) > self._most_body:
                return None
            message = await receive()
            body += message.get("body", b"")
        return body if len(body) <= self._most_body else None

    def _tell(
        self, scope: Message, route: Route | None, status: int, outcome: str, id: str, seconds: float,
        record: dict[str, Any],
    ) -> None:  # fmt: skip
        handler = route.handler if route else ""
        self._counts.count(handler, status, outcome, seconds, record)
        if self.settings.log == "requests" or (self.settings.log == "errors" and status >= 500):
            self._log(scope, handler, status, outcome, id, seconds, record)

    def _log(
        self, scope: Message, handler: str, status: int, outcome: str, id: str, seconds: float, record: dict[str, Any]
    ) -> None:
        line: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "id": id, "process": os.getpid(),
            "client": (scope.get("client") or ("",))[0], "method": scope["method"], "path": scope["path"],
            "handler": handler, "status": status, "outcome": outcome, "ms": round(seconds * 1000, 3),
        }  # fmt: skip
        if record.get("error"):
            line["error"] = record["error"]
        if record.get("output"):
            line["output"] = record["output"][:8192].decode(errors="replace")
        sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")


def _refusal(status: int, words: str) -> Answer:
    body = words.encode() + b"\n"
    return status, [_PLAIN, (b"content-length", str(len(body)).encode())], body


def _failure(error: SandboxError) -> tuple[int, str]:
    """What a caller learns of a failure: its kind, and nothing of what was inside."""
    match error:
        case Timeout() | CpuLimit():
            return 504, "too slow"
        case LimitReached():
            return 500, "over a limit"
        case HostDenied():
            return 500, "denied"
        case GuestFault():
            return 500, "faulted"
        case GuestError():
            return 500, "failed"
    return 503, "unavailable"
