"""The same handlers without the sandbox: an ASGI application that runs them under CPython, in the server's own process.

For development, and to compare with. `uvicorn --factory ferrule.serve.plain:application` serves the file that
`FERRULE_APP` names, with the settings that `FERRULE_SETTINGS` names.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from ferrule.edge import Request, Response, host
from ferrule.serve.granted import functions
from ferrule.serve.routes import Routes
from ferrule.serve.settings import Settings, read_settings

Handler = Callable[[Request], Response]


def application() -> Any:
    """What the environment names."""
    chosen = os.environ.get("FERRULE_SETTINGS")
    return plain(Path(os.environ["FERRULE_APP"]), read_settings(Path(chosen) if chosen else None))


def plain(app: Path, settings: Settings) -> Any:
    """The application of a file's handlers."""
    spec = importlib.util.spec_from_file_location(app.stem, app)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[app.stem] = module
    spec.loader.exec_module(module)
    base = settings.file.parent if settings.file else Path.cwd()
    names = tuple(sorted({name for route in settings.routes for name in route.grant}))
    host.grant(functions(names, settings.grants, base))
    routes = Routes(settings.routes)
    handlers: dict[str, Handler] = {route.handler: getattr(module, route.handler) for route in settings.routes}

    async def run(
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
        send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ) -> None:
        if scope["type"] != "http":
            return
        route, params, _ = routes.find(scope["method"], scope["path"])
        message = await receive()
        body: bytes = message.get("body", b"")
        while message.get("more_body"):
            message = await receive()
            body += message.get("body", b"")
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        query = scope["query_string"].decode("latin-1")
        request = Request(scope["method"], scope["path"], query, headers, body, params)
        try:
            response = handlers[route.handler](request) if route else Response("not found\n", 404)
        except Exception:
            traceback.print_exc()
            response = Response("failed\n", 500)
        given = {"content-type": "text/plain; charset=utf-8", **response.headers}
        pairs = [(name.lower().encode(), value.encode("latin-1", "replace")) for name, value in given.items()]
        pairs.append((b"content-length", str(len(response.body)).encode()))
        await send({"type": "http.response.start", "status": response.status, "headers": pairs})
        await send({"type": "http.response.body", "body": response.body})

    return run
