"""One process of a server: an ASGI server over a socket that the supervisor opened. It says that it is ready by a
line on its standard output, and drains when it is told to end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from ferrule.sandbox import Function
from ferrule.serve.application import Application
from ferrule.serve.settings import read_settings


def main() -> None:
    order = json.loads(sys.stdin.readline())
    settings = read_settings(Path(order["settings"]) if order["settings"] else None)
    application = Application(settings, Function.from_file(order["module"]))
    listening = socket.socket(fileno=order["socket"])
    run(application, listening, settings.drain_seconds)


def run(application: Application, listening: socket.socket, drain_seconds: int) -> None:
    import uvicorn

    config = uvicorn.Config(
        application, lifespan="on", access_log=False, log_level="warning", server_header=False, ws="none",
        timeout_graceful_shutdown=drain_seconds, timeout_keep_alive=30, backlog=2048,
    )  # fmt: skip
    server = _server(config)
    # An interrupt is the terminal's way to end the supervisor, which then tells this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    server.run(sockets=[listening])
    if not server.started:
        sys.exit(3)


def _ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def _server(config: Any) -> Any:
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                _ready()
                # The supervisor holds the other end; when that is gone, nobody watches over this process any more.
                asyncio.get_running_loop().add_reader(sys.stdin.fileno(), self._orphaned)

        def _orphaned(self) -> None:
            if not os.read(sys.stdin.fileno(), 1):
                self.should_exit = True
                asyncio.get_running_loop().remove_reader(sys.stdin.fileno())

    return Server(config)


if __name__ == "__main__":
    main()
