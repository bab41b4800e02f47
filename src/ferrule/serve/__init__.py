"""HTTP in front of handlers that run in the sandbox: every request in a machine that no other request has touched.

A supervisor owns the socket and starts processes; each has an ASGI server, and the workers of its machines. A handler
never runs in any of these.
"""

from __future__ import annotations

from ferrule.serve.settings import Route, Settings, read_settings

__all__ = ["Route", "Settings", "read_settings"]
