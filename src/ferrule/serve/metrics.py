"""What is counted, for Prometheus. Each process of a server writes to files of a shared folder; the supervisor adds
up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prometheus_client import Counter, Gauge, Histogram

_BUCKETS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0)

REQUESTS = Counter("ferrule_requests", "Requests answered", ["handler", "status", "outcome"])
SECONDS = Histogram("ferrule_request_seconds", "Time from request to answer", ["handler"], buckets=_BUCKETS)
GUEST_CPU = Counter("ferrule_guest_cpu_seconds", "Processor time of guests", ["handler"])
HOST_CALLS = Counter("ferrule_host_calls", "Calls of host functions", ["handler"])
REPLACED = Counter("ferrule_workers_replaced", "Workers that were lost and replaced")
WAITING = Gauge("ferrule_requests_waiting", "Requests that wait for a machine", multiprocess_mode="livesum")


class Counts:
    """Counts requests. What belongs to one set of labels is looked up once."""

    def __init__(self) -> None:
        self._requests: dict[tuple[str, int, str], Counter] = {}
        self._handlers: dict[str, tuple[Histogram, Counter, Counter]] = {}

    def count(self, handler: str, status: int, outcome: str, seconds: float, record: Mapping[str, Any]) -> None:
        """`record` has what the sandbox said of the call, if there was one."""
        requests = self._requests.get((handler, status, outcome))
        if requests is None:
            requests = self._requests[handler, status, outcome] = REQUESTS.labels(handler, str(status), outcome)
        requests.inc()
        if not handler:
            return
        if handler not in self._handlers:
            labelled = SECONDS.labels(handler), GUEST_CPU.labels(handler), HOST_CALLS.labels(handler)
            self._handlers[handler] = labelled
        times, processor, calls = self._handlers[handler]
        times.observe(seconds)
        if record.get("cpu"):
            processor.inc(record["cpu"])
        if record.get("host_calls"):
            calls.inc(record["host_calls"])
